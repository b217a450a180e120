package gate

import (
	"regexp"
	"strings"

	"kehoach/plan"
)

// when is a time that a text names: words[from:to]. A part that is not said is
// 0.
type when struct {
	from, to            int
	year, quarter       int
	until               int // the last year of "2021-2025"
	month, day          int
	relation            relation
	document            bool // the date of a document that is named before it
	start, end, derived bool // where in an entry it stands
}

// relation is what stands before a time.
type relation string

const (
	plain  relation = ""
	before relation = "before"
	after  relation = "after"
	since  relation = "from"
)

var relations = map[string]relation{
	"trước": before, "before": before, "sau": after, "after": after, "từ": since, "from": since, "since": since, "prior": before,
}

var (
	dayMonthYear = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)
	monthDay     = regexp.MustCompile(`^(\d{2})-(\d{2})$`)
	twoParts     = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,4})$`)
	roman        = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
	monthWord    = map[string]int{"giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "chạp": 12}
	english      = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
		"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
)

// times finds the times that a text names.
func times(ws []word) []when {
	var out []when
	for i := 0; i < len(ws); {
		w := when{from: i}
		if w.to = readTime(ws, i, &w); w.to <= i {
			i++
			continue
		}
		w.lead(ws)
		out = append(out, w)
		i = w.to
	}
	return out
}

// lead reads what stands before a time: its relation and the document that it
// is the date of.
func (w *when) lead(ws []word) {
	i := w.from - 1
	for i >= 0 && (ws[i].lower == "ngày" || ws[i].lower == "the" || ws[i].lower == "to" || ws[i].lower == "dated" || ws[i].lower == "of") && !ws[i+1].breaks() {
		i--
	}
	if i < 0 || ws[i+1].breaks() {
		return
	}
	w.relation = relations[ws[i].lower]
	w.document = ws[i].document()
	if w.relation != plain {
		w.from = i
	}
}

// readTime reads a time that begins at words[i] and returns where it ends; i
// where none does.
func readTime(ws []word, i int, w *when) int {
	text := ws[i].lower
	if m := dayMonthYear.FindStringSubmatch(text); m != nil {
		w.day, w.month, w.year = field(m[1]), field(m[2]), num(m[3])
		return i + 1
	}
	switch text {
	case "ngày", "mùng", "mồng":
		return readDay(ws, i, w)
	case "tháng":
		return readMonth(ws, i, w)
	case "quý", "q1", "q2", "q3", "q4", "quarter":
		return readQuarter(ws, i, w)
	case "năm", "year":
		if y := yearOf(at(ws, i+1)); y > 0 && ws[i+1].sep == " " {
			w.year = y
			return i + 2
		}
		return i
	}
	if m := twoParts.FindStringSubmatch(text); m != nil && !strings.Contains(text, ".") {
		a, b := num(m[1]), num(m[2])
		switch {
		case yearOf(m[2]) > 0 && 1 <= a && a <= 12 && !strings.Contains(text, "-"):
			w.month, w.year = a, b
			return i + 1
		case 1 <= a && a <= 31 && 1 <= b && b <= 12:
			w.day, w.month = a, b
			return i + 1
		}
		return i
	}
	if m := english[text]; m > 0 && ws[i].capital() {
		return readEnglish(ws, i, m, w)
	}
	if d := ordinal(text); d > 0 && i+1 < len(ws) && english[at(ws, i+1)] > 0 && ws[i+1].capital() {
		w.day = d
		w.month = english[at(ws, i+1)]
		return w.andYear(ws, i+2)
	}
	if y := yearOf(text); y > 0 {
		if m := monthDay.FindStringSubmatch(at(ws, i+1)); m != nil && ws[i+1].sep == "-" {
			w.year, w.month, w.day = y, field(m[1]), field(m[2])
			return i + 2
		}
		w.year = y
		if last := yearOf(at(ws, i+1)); last > 0 && (ws[i+1].sep == "-" || ws[i+1].sep == "–" || ws[i+1].sep == " - ") {
			w.until = last
			return i + 2
		}
		return i + 1
	}
	return i
}

// holds reports whether o, a time of an entry, licenses w, one of a claim: the
// same, or a wider one that holds it.
func (o when) holds(w when) bool {
	if o.document != w.document || w.day < 0 || w.month < 0 || w.quarter < 0 {
		return false
	}
	if w.until != o.until {
		return w.until == 0 && w.month == 0 && w.quarter == 0 && w.relation == plain && w.year == o.year
	}
	if w.year > 0 && w.year != o.year {
		return false
	}
	same := w.relation == o.relation || o.relation == since && o.start && w.relation == plain || o.start && o.relation == plain && w.relation == since
	if w.day == o.day && w.month == o.month && w.quarter == o.quarter && (w.year == o.year || w.year == 0) {
		return same
	}
	if w.relation != plain || o.relation == before || o.relation == after || w.day > 0 {
		return false
	}
	switch {
	case w.month > 0:
		return o.month == w.month && o.day > 0
	case w.quarter > 0:
		return o.month > 0 && (o.month+2)/3 == w.quarter
	}
	return w.year > 0 && o.year == w.year
}

// dated is a day of ours as a time.
func dated(d plan.Date) when {
	return when{year: d.Year(), month: d.Month(), day: d.Day(), derived: true}
}
