package plan

import (
	"testing"
	"time"
)

// TestDatesAreThoseOfTime holds the short ways of reading and writing days to
// those of package time.
func TestDatesAreThoseOfTime(t *testing.T) {
	for day := time.Date(1899, 12, 28, 0, 0, 0, 0, time.UTC); day.Year() < 2101; day = day.AddDate(0, 0, 1) {
		d := DateOf(day)
		if want := day.Format(time.DateOnly); string(d) != want {
			t.Fatalf("DateOf gives %q, want %q", d, want)
		}
		if !d.Time().Equal(day) {
			t.Fatalf("%q is %v, want %v", d, d.Time(), day)
		}
	}
	for _, text := range []string{"", "2025", "2025-1-2", "2025-13-01", "2025-02-30", "2025-00-10", "2025-01-0x", "02/01/2025", "2025-01-011", "12025-01-01"} {
		want, _ := time.Parse(time.DateOnly, text)
		if got := Date(text).Time(); !got.Equal(want) {
			t.Errorf("%q is %v, want %v", text, got, want)
		}
	}
	for _, day := range []time.Time{time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		if got, want := string(DateOf(day)), day.Format(time.DateOnly); got != want {
			t.Errorf("DateOf gives %q, want %q", got, want)
		}
	}
}

func BenchmarkDateOf(b *testing.B) {
	day := time.Date(2025, 1, 2, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		DateOf(day)
	}
}
