package appendix

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/ingest/block"
	"kehoach/plan"
	"kehoach/plan/due"
)

// sampleContext is what the head of the sample says.
var sampleContext = Context{Due: due.Context{Issued: "2024-12-23", Year: 2025, LastYear: 2025}}

// sampleStart is the line of the appendix's title.
const sampleStart = 127

func sampleLines(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile("../../plan/sample/ke-hoach-223-kh-ubnd.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(data), "\n")
}

// blocksOf makes blocks of lines of which the first has this number.
func blocksOf(lines []string, first int) []block.Block {
	var bs []block.Block
	for i, l := range lines {
		if strings.TrimSpace(l) != "" {
			bs = append(bs, block.Block{Text: l, Source: plan.Source{FirstLine: first + i, LastLine: first + i}})
		}
	}
	return bs
}

func sample(t testing.TB) *Result {
	t.Helper()
	r, ok := FromLines(blocksOf(sampleLines(t)[sampleStart-1:], sampleStart), sampleContext)
	if !ok {
		t.Fatal("the sample's appendix was not read")
	}
	return r
}

// wantCell reads a cell of testdata/sample.rows.
func wantCell(t *testing.T, lines []string, spec string) plan.Cell {
	t.Helper()
	spec, inherited := strings.CutPrefix(spec, "^")
	if spec == "-" {
		return plan.Cell{}
	}
	from, to, ranged := strings.Cut(spec, "-")
	if !ranged {
		to = from
	}
	first, err1 := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil {
		t.Fatalf("bad cell %q", spec)
	}
	var text []string
	for _, l := range lines[first-1 : last] {
		text = append(text, strings.TrimSpace(l))
	}
	return plan.Cell{Text: strings.Join(text, "\n"), Inherited: inherited, Source: plan.Source{FirstLine: first, LastLine: last}}
}

func TestSample(t *testing.T) {
	t.Parallel()
	want, err := os.ReadFile("testdata/sample.rows")
	if err != nil {
		t.Fatal(err)
	}
	lines, r := sampleLines(t), sample(t)
	i := 0
	for row := range strings.Lines(string(want)) {
		f := strings.Fields(row)
		if f[0] == "#" {
			continue
		}
		if i == len(r.Entries) {
			t.Fatalf("only %d rows, want %s too", i, f[0])
		}
		e := r.Entries[i]
		i++
		if e.ID != "task/"+f[0] || e.Number != f[0] || e.Group != f[1] || e.NumberPrinted != (f[2] == "p") {
			t.Errorf("row %d: ID %q, number %q printed %v, group %q; want %s", i, e.ID, e.Number, e.NumberPrinted, e.Group, row)
		}
		for k, name := range plan.TaskFields {
			if diff := cmp.Diff(wantCell(t, lines, f[3+k]), *e.Cell(name)); diff != "" {
				t.Errorf("task %s, %s (-want +got):\n%s", f[0], name, diff)
			}
		}
	}
	if i != len(r.Entries) {
		t.Errorf("%d rows, want %d", len(r.Entries), i)
	}
	if n := plan.TaskCount(r.Entries); n != 75 {
		t.Errorf("%d tasks, want 75", n)
	}
}

func TestSampleFrame(t *testing.T) {
	t.Parallel()
	r := sample(t)
	var groups []string
	for _, g := range r.Groups {
		groups = append(groups, g.Numeral+" "+g.Name)
	}
	if diff := cmp.Diff([]string{
		"I CẢI CÁCH THỂ CHẾ", "II CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "III CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH NHÀ NƯỚC",
		"IV CẢI CÁCH CHẾ ĐỘ CÔNG VỤ", "V CẢI CÁCH TÀI CHÍNH SÁCH CÔNG",
		"VI XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ", "VII CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH",
	}, groups); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"I. CẢI CÁCH THỂ CHẾ"}, r.Entries[0].Heading); diff != "" {
		t.Errorf("heading (-want +got):\n%s", diff)
	}
	if got, want := r.Groups[1].Source, (plan.Source{FirstLine: 257, LastLine: 258}); got != want {
		t.Errorf("group II stands in %v, want %v", got, want)
	}
	if len(r.Headings) != 10 || len(r.Leftovers) != 1 || r.Leftovers[0].Text != "Nguồn tra cứu: vanban.phaplyvn.com" || len(r.Warnings) != 0 {
		t.Errorf("headings %v\nleftovers %v\nwarnings %v", r.Headings, r.Leftovers, r.Warnings)
	}
}

// TestSampleWarnings holds the oddities that a reader finds: a date before the
// plan's, an agency for a product, slips, rows without a task. The numbers
// that the copy lost are counted.
func TestSampleWarnings(t *testing.T) {
	t.Parallel()
	var got []string
	lost := 0
	for _, e := range sample(t).Entries {
		for _, w := range e.Warnings {
			if w.Entry != e.ID || w.Message == "" {
				t.Errorf("%s: warning %+v", e.ID, w)
			}
			if w.Code == plan.WarnNumberLost {
				lost++
				continue
			}
			got = append(got, e.Number+" "+w.Code+" "+string(w.Field))
		}
	}
	want := []string{
		"11 agency_in_product product",
		"12 undecided_cell task", "12 undecided_cell product", "12 repeated_word product", "12 typo task",
		"36b undecided_cell task", "36b undecided_cell product",
		"43 no_task_text task",
		"53 repeated_word objective",
		"64 undecided_cell objective",
		"67 undecided_cell start",
		"68 before_plan_date start", "68 before_plan_date end",
		"72 no_task_text task",
		"74 typo start",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
	if lost != 21 {
		t.Errorf("%d numbers lost, want 21", lost)
	}
}

func TestSampleAgenciesAndDues(t *testing.T) {
	t.Parallel()
	byNumber := map[string]*plan.Entry{}
	for _, e := range sample(t).Entries {
		byNumber[e.Number] = e
	}
	for _, tt := range []struct {
		number, agencies string
		kind             plan.DueKind
		date             plan.Date
	}{
		{"1", "lead Sở Tư pháp; coordinating Văn phòng UBND tỉnh; coordinating các cơ quan, đơn vị có liên quan", plan.DueRange, "2025-01-31"},
		{"13", "lead Sở Tư pháp; coordinating Các cơ quan, đơn vị có liên quan", plan.DueComposite, "2025-12-09"},
		{"59", "lead Sở Y tế; coordinating Sở Thông tin và Truyền thông; coordinating Bảo hiểm xã hội tỉnh; coordinating các đơn vị khác liên quan", plan.DueRange, "2025-12-31"},
		{"11", "lead Sở Tư pháp; coordinating Các Sở, ban, ngành", plan.DueContinuous, ""},
	} {
		e := byNumber[tt.number]
		var names []string
		for _, a := range e.Agencies {
			names = append(names, string(a.Role)+" "+a.Name)
		}
		if got := strings.Join(names, "; "); got != tt.agencies {
			t.Errorf("task %s: agencies %q, want %q", tt.number, got, tt.agencies)
		}
		if e.Due.Kind != tt.kind || e.Due.Date != tt.date {
			t.Errorf("task %s: due %s %q, want %s %q", tt.number, e.Due.Kind, e.Due.Date, tt.kind, tt.date)
		}
	}
}

func BenchmarkFromLines(b *testing.B) {
	bs := blocksOf(sampleLines(b)[sampleStart-1:], sampleStart)
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := FromLines(bs, sampleContext); !ok {
			b.Fatal("not read")
		}
	}
}
