package main

import (
	"os"
	"path/filepath"
	"testing"

	"kehoach/plan/vi/restore"
	"kehoach/plan/vi/restore/ngram"
)

// TestTrain trains on a few sentences and finds them again.
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
