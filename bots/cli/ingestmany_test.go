package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kehoach/plan"
	"kehoach/retrieval"
	"kehoach/retrieval/postgres"
	"kehoach/retrieval/postgres/postgrestest"
)

// planFiles writes n files with a small plan each, and returns their folder.
func planFiles(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: %d/KH-UBND\nHà Nam, ngày 02 tháng 3 năm 2025\nKẾ HOẠCH\nPhát triển du lịch năm 2025\n"+
			"I. MỤC TIÊU\n1. Đón %d%% khách đúng hẹn.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế chủ trì triển khai Kế hoạch này.\n", i+1, i%100)
		write(t, filepath.Join(dir, fmt.Sprintf("%04d.txt", i)), text)
	}
	return dir
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// call runs the command line and returns what it printed and its exit code.
func call(args ...string) (out, errs string, code int) {
	var o, e bytes.Buffer
	code = Main(args, strings.NewReader(""), &o, &e, func(string) string { return "" })
	return o.String(), e.String(), code
}

// TestIngestManyInPostgres reads a folder into PostgreSQL: bad files are told
// and stop nobody, and what is there is passed over.
func TestIngestManyInPostgres(t *testing.T) {
	t.Parallel()
	u := postgrestest.Empty(t)
	if _, errs, code := call("migrate", "--store", u); code != exitOK {
		t.Fatalf("migrate: %d, %s", code, errs)
	}
	const n = 230 // some transactions
	dir := planFiles(t, n)
	first := filepath.Join(dir, "0003.txt")
	if out, errs, code := call("ingest", "--store", u, first); code != exitOK || !strings.Contains(out, "đã lưu") || strings.Contains(errs, "Xong") {
		t.Errorf("ingest of one file: %d, %s, %s", code, out, errs)
	}
	write(t, filepath.Join(dir, "0100-empty.txt"), "")
	write(t, filepath.Join(dir, "0200-secret.txt"), "TUYỆT MẬT\nSố: 14/KH-UBND\nKẾ HOẠCH\nPhòng thủ năm 2025\nI. MỤC TIÊU\n1. Một.\n")
	for run, want := range []struct{ stored, same int }{{n - 1, 1}, {0, n}} {
		out, errs, code := call("ingest", "--store", u, dir, filepath.Join(dir, "missing.docx"))
		if stored, same := strings.Count(out, "(đã lưu)"), strings.Count(out, "không thay đổi"); code != exitFail || stored != want.stored || same != want.same {
			t.Errorf("run %d: exit code %d, %d stored, %d the same; want %d, %d\n%s", run, code, stored, same, want.stored, want.same, errs)
		}
		for _, words := range []string{"0100-empty.txt: ", "0200-secret.txt: ", "missing.docx: ", "[233/233]", "Xong: 230 tệp đọc được, 3 tệp không đọc được"} {
			if !strings.Contains(errs, words) {
				t.Errorf("run %d does not say %q:\n%s", run, words, errs)
			}
		}
	}
	if out, _, _ := call("plans", "--json", "--store", u); strings.Count(out, "\n") != n {
		t.Errorf("%d plans are stored, want %d", strings.Count(out, "\n"), n)
	}
	out, _, code := call("ingest", "--json", "--store", u, filepath.Join(dir, "0001.txt"), filepath.Join(dir, "0002.txt"))
	if code != exitOK || strings.Count(out, `{"plan":`) != 2 || strings.Index(out, `"2/KH-UBND"`) > strings.Index(out, `"3/KH-UBND"`) {
		t.Errorf("ingest --json: %d\n%s", code, out)
	}
}

// stubborn is a store that refuses one plan, and breaks off after some.
type stubborn struct {
	retrieval.BulkStore
	bad   string
	after int
}

func (s *stubborn) Put(ctx context.Context, tenant string, p *plan.Plan, vs *retrieval.Vectors) (bool, error) {
	if p.Number == s.bad {
		return false, errors.New("refused")
	}
	return s.BulkStore.Put(ctx, tenant, p, vs)
}

func (s *stubborn) PutMany(ctx context.Context, plans iter.Seq2[retrieval.BulkItem, error], report func(retrieval.Progress)) (retrieval.Progress, error) {
	return s.BulkStore.PutMany(ctx, func(yield func(retrieval.BulkItem, error) bool) {
		n := 0
		for item, err := range plans {
			switch n++; {
			case item.Plan.Number == s.bad:
				yield(item, errors.New("one is refused"))
				return
			case s.after > 0 && n > s.after:
				yield(item, &retrieval.Fault{Code: retrieval.StoreFull, VI: "đầy", EN: "full"})
				return
			case !yield(item, err):
				return
			}
		}
	}, report)
}

// TestIngestManyPastARefusal: a plan that the store refuses stops no other;
// a fault of the store stops all, and the next run goes on.
func TestIngestManyPastARefusal(t *testing.T) {
	t.Parallel()
	st, err := postgres.Open(t.Context(), postgrestest.Empty(t), &postgres.Options{Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	files, err := collect([]string{planFiles(t, 140)})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		store     *stubborn
		good, bad int
		fault     bool
	}{
		{&stubborn{BulkStore: st, after: 20}, 20, 0, true},
		{&stubborn{BulkStore: st, bad: "120/KH-UBND"}, 139, 1, false},
	} {
		var errs bytes.Buffer
		g := &ingestRun{app: &app{out: io.Discard, err: &errs, tenant: "t", lang: "vi"}}
		err := g.many(t.Context(), test.store, files)
		if g.good != test.good || g.bad != test.bad || (err != nil) != test.fault {
			t.Errorf("%d good, %d bad, %v; want %d, %d\n%s", g.good, g.bad, err, test.good, test.bad, errs.String())
		}
		infos, err := st.Plans(t.Context(), "t")
		if err != nil || len(infos) != test.good {
			t.Errorf("%d plans are stored, %v; want %d", len(infos), err, test.good)
		}
	}
}
