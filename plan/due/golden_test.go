package due

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kehoach/plan"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The golden files hold a text a block: the text, with "\n" for a line break,
// then what is read from it and its meaning in both languages. A line "@ …"
// sets the plan's date and years for what follows.

func TestParseGolden(t *testing.T) {
	t.Parallel()
	golden(t, "cells.txt", func(text string, c Context) []plan.Due { return []plan.Due{Parse(text, c)} })
}

func TestFindGolden(t *testing.T) {
	t.Parallel()
	golden(t, "duties.txt", Find)
}

func golden(t *testing.T, name string, read func(string, Context) []plan.Due) {
	t.Helper()
	file := filepath.Join("testdata", name)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var c Context
	var got strings.Builder
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "@ "):
			if _, err := fmt.Sscanf(line, "@ %s %d %d", &c.Issued, &c.Year, &c.LastYear); err != nil {
				t.Fatalf("%s: %q: %v", file, line, err)
			}
			if c.Issued == "-" {
				c.Issued = ""
			}
			fmt.Fprintln(&got, line)
		case line == "" || strings.HasPrefix(line, "#"):
			fmt.Fprintln(&got, line)
		case !strings.HasPrefix(line, "    "):
			fmt.Fprintln(&got, line)
			for _, d := range read(strings.ReplaceAll(line, `\n`, "\n"), c) {
				brief(&got, d, "    ")
				fmt.Fprintf(&got, "    vi: %s\n    en: %s\n", Meaning(d, "vi"), Meaning(d, "en"))
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(string(data), got.String()); d != "" {
		t.Errorf("%s (run with -update to accept): %s", file, d)
	}
}

// brief writes a due in a line or more, and its parts below it.
func brief(w *strings.Builder, d plan.Due, indent string) {
	fmt.Fprintf(w, "%s= %s", indent, d.Kind)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, " %s=%s", name, value)
		}
	}
	field("date", string(d.Date))
	if d.From != "" || d.To != "" && d.To != d.Date {
		fmt.Fprintf(w, " %s..%s", d.From, d.To)
	}
	field("by", string(d.Granularity))
	if d.Before {
		w.WriteString(" before")
	}
	if d.Fuzzy {
		w.WriteString(" fuzzy")
	}
	field("clock", d.Clock)
	field("rule", d.RRule)
	if d.Times > 0 {
		fmt.Fprintf(w, " times=%d", d.Times)
	}
	if ev := d.Event; ev != nil {
		fmt.Fprintf(w, " %s", ev.Side)
		if ev.Offset != nil {
			fmt.Fprintf(w, " %d %s", *ev.Offset, ev.Unit)
		}
		if ev.Within {
			w.WriteString(" within")
		}
		fmt.Fprintf(w, " %q", ev.Trigger)
	}
	if d.Ref != "" {
		fmt.Fprintf(w, " ref=%q", d.Ref)
	}
	if d.Product != "" {
		fmt.Fprintf(w, " for=%q", d.Product)
	}
	if len(d.Anomalies) > 0 {
		fmt.Fprintf(w, " ! %s", strings.Join(d.Anomalies, " "))
	}
	w.WriteString("\n")
	for _, part := range d.Parts {
		fmt.Fprintf(w, "%s  %s\n", indent, strings.ReplaceAll(part.Text, "\n", `\n`))
		brief(w, part, indent+"  ")
	}
}
