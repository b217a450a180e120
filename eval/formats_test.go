package eval

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
)

// convert lets LibreOffice write a document in other formats and returns the
// folder in which they are.
func convert(t *testing.T, name string, data []byte, formats ...string) string {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("needs LibreOffice and fonts with Vietnamese letters: apt-get install libreoffice-writer-nogui fonts-croscore")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range formats {
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		out, err := exec.CommandContext(ctx, soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
			"--headless", "--convert-to", format, "--outdir", dir, filepath.Join(dir, name)).CombinedOutput()
		cancel()
		if err != nil {
			t.Fatalf("soffice --convert-to %s: %v\n%s", format, err, out)
		}
	}
	return dir
}

func readPlan(t *testing.T, name string, data []byte) *plan.Plan {
	t.Helper()
	p, err := ingest.Read(name, data, nil)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	doc, err := ingest.Document(name, data)
	if err != nil {
		t.Fatal(err)
	}
	if lost := ingest.Account(doc, p); len(lost) > 0 {
		t.Errorf("%s: words that are nowhere: %q", name, lost)
	}
	return p
}

// TestFormatsAgree reads one plan of 75 tasks, with an appendix that lies and
// merged cells that pages cut, from each format: the entries are the same.
func TestFormatsAgree(t *testing.T) {
	text := readPlan(t, sample.Name, sample.Text)
	whole := strings.Split(strings.TrimPrefix(string(sample.Text), "\ufeff"), "\n")
	var body []string
	for _, line := range whole {
		if strings.HasPrefix(line, "NỘI DUNG, PHÂN CÔNG") {
			break
		}
		body = append(body, strings.TrimRight(line, "\r"))
	}
	word := wordPlan(t, text, body)
	want := readPlan(t, "plan.docx", word)
	if n := len(want.OfKind(plan.KindTask)); n != len(text.OfKind(plan.KindTask)) {
		t.Errorf("the .docx has %d tasks, the text %d", n, len(text.OfKind(plan.KindTask)))
	}
	dir := convert(t, "plan.docx", word, "pdf", "html", "doc")
	for _, format := range []string{"pdf", "html", "doc"} {
		data, err := os.ReadFile(filepath.Join(dir, "plan."+format))
		if err != nil {
			t.Fatal(err)
		}
		sameEntries(t, format, want, readPlan(t, "plan."+format, data))
	}
}

// TestRealPlansAgree does so with the Word files of two offices.
func TestRealPlansAgree(t *testing.T) {
	for _, name := range []string{"dong-thap-552", "dong-nai-179"} {
		word, err := sourceDocument(name + ".docx")
		if err != nil {
			t.Fatal(err)
		}
		want := readPlan(t, name+".docx", word)
		dir := convert(t, name+".docx", word, "pdf", "html")
		for _, format := range []string{"pdf", "html"} {
			data, err := os.ReadFile(filepath.Join(dir, name+"."+format))
			if err != nil {
				t.Fatal(err)
			}
			sameEntries(t, name+"."+format, want, readPlan(t, name+"."+format, data))
		}
	}
}

// sameEntries compares what was read, white space aside.
func sameEntries(t *testing.T, format string, want, got *plan.Plan) {
	t.Helper()
	plain := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	differ := func(where, want, got string) {
		if plain(want) != plain(got) {
			t.Errorf("%s: %s:\n got %q\nwant %q", format, where, plain(got), plain(want))
		}
	}
	differ("number", want.Number, got.Number)
	differ("title", want.Title, got.Title)
	differ("signer", want.Signer, got.Signer)
	differ("recipients", strings.Join(want.Recipients, "|"), strings.Join(got.Recipients, "|"))
	if len(want.Entries) != len(got.Entries) {
		t.Errorf("%s: %d entries, want %d", format, len(got.Entries), len(want.Entries))
	}
	have := make(map[string]*plan.Entry)
	for _, e := range got.Entries {
		have[e.ID] = e
	}
	for _, w := range want.Entries {
		g := have[w.ID]
		if g == nil {
			t.Errorf("%s: no %s", format, w.ID)
			continue
		}
		differ(w.ID, w.Text, g.Text)
		differ(w.ID+" due", string(w.Due.Kind)+" "+string(w.Due.Date), string(g.Due.Kind)+" "+string(g.Due.Date))
		for _, f := range plan.TaskFields {
			differ(w.ID+" "+string(f), w.Cell(f).Text, g.Cell(f).Text)
			if w.Cell(f).Inherited != g.Cell(f).Inherited {
				t.Errorf("%s: %s %s: inherited is %v, want %v", format, w.ID, f, g.Cell(f).Inherited, w.Cell(f).Inherited)
			}
		}
	}
}
