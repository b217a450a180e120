package question

import (
	"strings"

	"kehoach/plan"
)

// side is where a window lies of the period that the words name.
type side int

const (
	inside side = iota
	before      // "trước quý 2"
	until       // "đến quý 2", "không quá quý 2"
	after       // "sau quý 2"
	since       // "từ quý 2", "not before Q2"
)

// sides are the words before a period that say on which side of it the window
// lies. The first that stands there counts, so what is denied comes first.
var sides = []struct {
	side    side
	phrases []string
}{
	{until, []string{"khong qua", "chua qua", "khong sau", "khong muon hon", "khong cham hon", "khong tre hon",
		"no later than", "not later than", "not after", "cham nhat", "muon nhat", "tre nhat"}},
	{since, []string{"khong truoc", "khong som hon", "not before", "no earlier than", "not earlier than"}},
	{before, []string{"truoc", "trc", "tr", "truocngay", "som hon", "before", "prior to", "earlier than"}},
	{inside, []string{"truoc sau", "truoc va sau"}},
	{after, []string{"sau", "qua", "muon hon", "cham hon", "tre hon", "after", "later than"}},
	{until, []string{"den", "toi", "by", "until", "till"}},
	{since, []string{"ke tu", "tu", "ke", "from", "since", "between", "giua"}},
}

// linking are words that may stand between a side and its period: "trước khi
// kết thúc quý II", "before the start of Q2", "chậm nhất là vào ngày 15/6".
var linking = []string{
	"ngay", "thang", "hom", "khi", "luc", "la", "vao", "gio", "het", "cuoi", "ket", "thuc", "dau", "bat", "sang", "buoc",
	"the", "of", "end", "start", "beginning", "close",
}

// sideOf reads the words before token i: the side, the token where they begin,
// and whether they speak of the end of the period, or of an hour on its day ("trước
// khi hết quý 2", "trước 17h ngày 15/6").
func (w *words) sideOf(i int) (s side, from int, end bool) {
	k := i
	for k > 0 && (w.is(k-1, linking...) || isClock(w, k-1)) {
		k--
		end = end || w.is(k, "het", "cuoi", "thuc", "end", "close") || isClock(w, k)
	}
	for _, row := range sides {
		for _, phrase := range row.phrases {
			if n := w.endsWith(k, strings.Fields(phrase)); n > 0 {
				return row.side, k - n, end
			}
		}
	}
	return inside, i, end
}

// endsWith returns how many words the phrase has if it ends before token k,
// else 0.
func (w *words) endsWith(k int, phrase []string) int {
	for n, word := range phrase {
		if !w.is(k-len(phrase)+n, word) {
			return 0
		}
	}
	return len(phrase)
}

// isClock reports whether token i is of a time of day: "17h", "17 giờ", "17h30".
func isClock(w *words, i int) bool {
	hour, minute, ok := strings.Cut(w.fold(i), "h")
	if !ok {
		return isNumber(hour) && w.is(i+1, "gio")
	}
	return isNumber(hour) && (minute == "" || isNumber(minute))
}

// bound makes a window of a period by the words around it: "trước", "sau",
// "từ … đến …".
func (w *words) bound(p period, c Context) *Window {
	v := &Window{Span: Within, From: p.from, To: p.to, Unit: p.unit, YearSaid: p.yearSaid, Named: [2]plan.Date{p.from, p.to}}
	s, i, end := w.sideOf(p.i)
	j := p.j
	q, isRange := w.rangeEnd(p, c)
	if s == since && w.is(i, "giua", "between") && !isRange {
		s, i = inside, p.i // "giữa tháng 6"
	}
	switch s {
	case before:
		v.Span, v.From, v.To = Before, "", p.from.AddDays(-1)
		if k := w.ending(j); k > j || end || p.part && w.is(p.i, "het", "cuoi") {
			// What is due on the last day is done before it ends.
			v.To, j = p.to, k
		}
	case after:
		v.Span, v.From, v.To = After, p.to.AddDays(1), ""
	case until:
		v.Span, v.From, v.To = Before, "", p.to
	case since:
		if isRange {
			v.To, v.Unit, j = q.to, q.unit, q.j
			break
		}
		v.Span, v.To = After, ""
		for w.is(j, "tro", "di", "onwards", "onward", "on", "ve", "sau") {
			j++
		}
	case inside:
		if isRange && (q.unit == p.unit || p.part) {
			v.To, j = q.to, q.j
		}
	}
	v.Text = w.text(i, j)
	w.use(i, j)
	if w.is(i-1, "trong", "vao", "in", "within", "during", "hon", "ngay", "cua") {
		w.use(i-1, i)
	}
	return v
}

// ending returns the token after "kết thúc" or "ends" at token j, else j.
func (w *words) ending(j int) int {
	switch {
	case w.is(j, "ket") && w.is(j+1, "thuc"):
		return j + 2
	case w.is(j, "ends", "closes"):
		return j + 1
	}
	return j
}
