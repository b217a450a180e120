package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan/vi/restore"
	"kehoach/plan/vi/restore/ngram"
)

func TestSentences(t *testing.T) {
	t.Parallel()
	got := sentences("# Một tiêu đề\n\n**Căn cứ** Luật số\n5; theo đề nghị.\n| ô một | ô hai |\n(Hình từ Internet)\n- Xã A. Xã B\n")
	want := []string{"Một tiêu đề", "Căn cứ Luật số 5", "theo đề nghị.", "ô một", "ô hai", "- Xã A", "Xã B"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestExcluded(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "gold.txt")
	text := "q: hạn chót nộp báo cáo\nmột câu dài có đủ tám âm tiết trở lên\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	e, err := readExcluded([]string{file})
	if err != nil {
		t.Fatal(err)
	}
	for s, want := range map[string]bool{
		"han chot nop bao cao":                      true,
		"hạn chót nộp báo cáo quý":                  false,
		"đây là một câu dài có đủ tám âm tiết khác": true,
		"đây là một câu dài có đủ bảy âm tiết khác": false,
		"một câu dài có đủ tám âm tiết":             true,
	} {
		if got := e.has(ngram.Units(s)); got != want {
			t.Errorf("has(%q) = %t", s, got)
		}
	}
}

// TestEveryLineIsRestored trains on a few sentences and finds them again.
func TestTrain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	text := ""
	for range 6 {
		text += "Sở Nội vụ chủ trì việc này " + text[:min(len(text), 40)] + "\n\n"
	}
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "model")
	agencies := filepath.Join(dir, "agencies.txt")
	if err := os.WriteFile(agencies, []byte("body: Sở Nội vụ\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := settings{texts: dir, out: out, agencies: agencies, size: 1_000_000, minPair: 1, minTriple: 1, everyday: 5, names: 5}
	if err := run(s); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ngram.Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if got := restore.New(m).Restore("so noi vu chu tri viec nay").Text; got != "sở nội vụ chủ trì việc này" {
		t.Errorf("restored %q", got)
	}
}

func TestTypings(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][3]string{
		"được": {"dduowcj", "d9u7o7c5", "đựơc"},
		"tiền": {"tieenf", "tie6n2", "tiền"},
		"phải": {"phair", "phai3", "phaỉ"},
		"xã":   {"xax", "xa4", "xã"},
	} {
		got := [3]string{telex(in, nil), vni(in, nil), misplaced(in)}
		if got[0] != want[0] || got[1] != want[1] {
			t.Errorf("%q is typed %q", in, got)
		}
	}
	if onlyTone("được") != "duọc" {
		t.Errorf("onlyTone: %q", onlyTone("được"))
	}
}
