package question

import "kehoach/plan"

// places are the words for a place in a period.
var places = map[string]place{
	"đầu": atStart, "early": atStart, "start": atStart, "beginning": atStart, "first": atStart, "opening": atStart,
	"giữa": midway, "mid": midway, "middle": midway,
	"cuối": atEnd, "late": atEnd, "end": atEnd, "close": atEnd, "last": atEnd, "final": atEnd, "closing": atEnd, "sau": atEnd, "còn": atEnd,
}

// placeWord reads one of these words for a place at token i, with what belongs
// to it: "đầu tiên", "cuối cùng", "còn lại".
func placeWord(w *words, i int, allowed ...string) (place, int) {
	for _, word := range allowed {
		if !w.says(i, word) {
			continue
		}
		switch {
		case word == "còn" && !w.is(i+1, "lai"):
			return nowhere, i
		case word == "đầu" && w.is(i+1, "tien"), word == "cuối" && w.is(i+1, "cung"), word == "còn":
			return places[word], i + 2
		}
		return places[word], i + 1
	}
	return nowhere, i
}

// baseAt reads the greater period that a part is of. bare allows the current
// month, quarter or week with no more said than its name: "cuối tháng".
func baseAt(w *words, k int, c Context, bare bool) (period, bool) {
	for w.is(k, "cua", "trong", "of", "in", "the") {
		k++
	}
	for _, read := range []func(*words, int, Context) (period, bool){shiftedAt, monthAt, quarterAt, halfAt, yearAt} {
		if p, ok := read(w, k, c); ok {
			return p, true
		}
	}
	if isYear(w.fold(k)) && w.is(k-1, "of", "in") {
		return yearPeriod(k, k+1, atoi(w.fold(k))), true
	}
	unit := unitNames[w.fold(k)]
	switch {
	case startsDigit(w.fold(k+1)) || w.is(k+1, "nao", "may") || w.is(k+1, "mot") && w.is(k+2, "lan"):
		return period{}, false
	case unit == plan.Year && w.says(k, "năm", "year"):
		return wholeYear(k, k+1, c), true
	case !bare || unit == "" || unit == plan.Year || unit == plan.Quarter && !w.quarterWord(k) || w.is(k, "ngay", "day"):
		return period{}, false
	}
	return around(c.Today, w.fold(k), 0, k, k+1), true
}

// quarterWord reports whether the token is "quý" and not "quy" of "quy định"
// typed without diacritics.
func (w *words) quarterWord(k int) bool {
	return w.says(k, "quý", "quí", "quarter", "quarters") && !w.is(k+1, "dinh", "che", "trinh", "mo", "tac", "hoach", "luat", "doi", "vi", "anh", "chi", "co", "ong", "ba", "ban")
}

// wholeYear is the year that is meant where none is said.
func wholeYear(i, j int, c Context) period {
	p := yearPeriod(i, j, c.year(0))
	p.yearSaid = false
	return p
}
