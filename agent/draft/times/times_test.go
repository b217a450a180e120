package times_test

import (
	"math"
	"testing"

	"kehoach/agent/draft/times"
)

// TestWidth holds the widths against those of a page that LibreOffice set in
// Tinos, whose letters are as wide.
func TestWidth(t *testing.T) {
	for _, tc := range []struct {
		text   string
		points float64
		bold   bool
		mm     float64
	}{
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, true, 88.2},
		{"Độc lập - Tự do - Hạnh phúc", 13, true, 56.1},
		{"UBND TỈNH TUYÊN QUANG", 12, false, 54.9},
	} {
		got := float64(times.Width(tc.text, tc.points, tc.bold)) * 25.4 / 1440
		if math.Abs(got-tc.mm) > 1 {
			t.Errorf("%q at %g pt is %.1f mm wide, measured %.1f", tc.text, tc.points, got, tc.mm)
		}
	}
}
