package question

import (
	"strings"

	"kehoach/plan/vi"
)

// says reports whether the token at i is one of these words: with its
// diacritics if it has any, else by its letters alone.
func (w *words) says(i int, words ...string) bool {
	low := w.lower(i)
	for _, s := range words {
		if low != "" && (low == s || plain(low) && low == vi.Fold(s)) {
			return true
		}
	}
	return false
}

// gap returns what stands before token i and after the one before it.
func (w *words) gap(i int) string {
	if i <= 0 || i >= len(w.toks) {
		return ""
	}
	return strings.TrimSpace(w.raw[w.toks[i-1].End:w.toks[i].Start])
}

// dash reports whether a dash stands before token i.
func (w *words) dash(i int) bool {
	switch w.gap(i) {
	case "-", "–", "—", "->", "→", "~":
		return true
	}
	return false
}

// countedNouns are what a number before them counts: "giữa năm cơ quan" is no
// middle of a year, "tháng 6, 5 nhiệm vụ" no list of months.
var countedNouns = []string{
	"nhiệm vụ", "đơn vị", "cơ quan", "chỉ tiêu", "phần trăm", "văn bản", "đầu việc", "đầu mục", "đầu mối", "nv", "sở", "nhóm", "mục", "lần",
	"người", "phòng", "tasks", "task", "agencies", "items", "targets",
}

// countedNoun reports whether such a noun stands at token i.
func (w *words) countedNoun(i int) bool {
	for _, noun := range countedNouns {
		f := strings.Fields(noun)
		if w.endsWith(i+len(f), f) > 0 {
			return true
		}
	}
	return false
}
