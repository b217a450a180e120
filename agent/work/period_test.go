package work_test

import (
	"testing"

	"kehoach/agent/work"
)

func TestParsePeriod(t *testing.T) {
	for _, tc := range []struct{ in, from, to, label, next string }{
		{"2025", "2025-01-01", "2025-12-31", "năm 2025", "2026"},
		{"2025-H1", "2025-01-01", "2025-06-30", "6 tháng đầu năm 2025", "2025-H2"},
		{"2025-Q4", "2025-10-01", "2025-12-31", "quý IV năm 2025", "2026-Q1"},
		{"2025q2", "2025-04-01", "2025-06-30", "quý II năm 2025", "2025-Q3"},
		{"2025-6", "2025-06-01", "2025-06-30", "tháng 6 năm 2025", "2025-07"},
	} {
		p, err := work.ParsePeriod(tc.in)
		if err != nil {
			t.Errorf("%s: %v", tc.in, err)
			continue
		}
		if string(p.From) != tc.from || string(p.To) != tc.to || p.Label() != tc.label || p.Next().String() != tc.next {
			t.Errorf("%s is %s to %s, %q, then %s", tc.in, p.From, p.To, p.Label(), p.Next())
		}
		if again, err := work.ParsePeriod(p.String()); err != nil || again != p {
			t.Errorf("%s prints as %q, which is read as %v, %v", tc.in, p, again, err)
		}
	}
	for _, in := range []string{"", "2025-H3", "2025-13", "2025-00", "quý 2", "25-Q1"} {
		if p, err := work.ParsePeriod(in); err == nil {
			t.Errorf("%q is read as %v", in, p)
		}
	}
}
