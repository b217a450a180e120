package draft

import (
	"strings"
	"testing"
)

func TestFiguresAreRead(t *testing.T) {
	all, err := readFigures(builtinFigures)
	if err != nil {
		t.Fatal(err)
	}
	groups := all["cai cach hanh chinh"]
	if len(groups) != 7 {
		t.Fatalf("%d groups of the reform of administration, want 7", len(groups))
	}
	seen := make(map[string]bool)
	for _, g := range groups {
		if len(g.Rows) < 4 {
			t.Errorf("%s has %d figures", g.Name, len(g.Rows))
		}
		for _, f := range g.Rows {
			if seen[f.Name] {
				t.Errorf("%q stands twice", f.Name)
			}
			seen[f.Name] = true
			if strings.ContainsAny(f.Name+f.Unit, "0123456789") && !strings.Contains(f.Name, "nhóm") {
				t.Errorf("%q holds a figure", f.Name)
			}
		}
	}
	for name, text := range map[string]string{
		"no field of work": "[A]\nx | y",
		"no group":         "== a ==\nx | y",
		"no unit":          "== a ==\n[A]\nx",
		"no such report":   "== a ==\n[A]\nx | y | xã",
	} {
		if _, err := readFigures(text); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
