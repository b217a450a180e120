package ingest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestMutatedTablesPrinted reads the forms after LibreOffice printed them: rows
// are cut by pages, headers come again. It takes a minute or two, so it runs
// where KEHOACH_TEST_FORMATS is set; -v prints the figures.
func TestMutatedTablesPrinted(t *testing.T) {
	if os.Getenv("KEHOACH_TEST_FORMATS") == "" {
		t.Skip("minutes of LibreOffice; set KEHOACH_TEST_FORMATS=1")
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("needs LibreOffice and fonts with Vietnamese letters: apt-get install libreoffice-writer-nogui fonts-croscore")
	}
	want := sampleAsWritten(t)
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for i, f := range forms() {
		name := filepath.Join(dir, fmt.Sprintf("%02d.docx", i))
		if err := os.WriteFile(name, f.layout.document(t, want), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	if out, err := exec.CommandContext(t.Context(), soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	var rows, cells score
	n := 0
	for i, f := range forms() {
		if f.unprinted {
			continue
		}
		n++
		t.Run(f.name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("%02d.pdf", i)))
			if err != nil {
				t.Fatal(err)
			}
			told := 0
			r, c := f.read(t, "plan.pdf", data, want, func(format string, args ...any) {
				if told++; told <= 5 {
					t.Logf(format, args...)
				}
			})
			t.Logf("rows F1 %.4f, cells F1 %.4f", r.f1(), c.f1())
			rows.add(r)
			cells.add(c)
		})
	}
	t.Logf("%d forms as PDF: rows F1 %.4f (%+v), cells F1 %.4f (%+v)", n, rows.f1(), rows, cells.f1(), cells)
	if rows.f1() < 0.99 || cells.f1() < 0.99 {
		t.Error("less than 0.99")
	}
}
