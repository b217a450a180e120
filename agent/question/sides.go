package question

import "strings"

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
	{inside, []string{"kết quả", "hiệu quả", "trước sau", "trước và sau"}},
	{until, []string{"không quá", "chưa quá", "không sau", "không muộn hơn", "không chậm hơn", "không trễ hơn", "không trể hơn",
		"no later than", "not later than", "not after", "chậm nhất", "muộn nhất", "trễ nhất", "at the latest", "on or before", "trước hoặc đúng"}},
	{since, []string{"không trước", "không sớm hơn", "not before", "no earlier than", "not earlier than", "sớm nhất", "on or after"}},
	{before, []string{"trước", "trc", "tr", "truocngay", "sớm hơn", "before", "prior to", "earlier than", "chưa tới", "chưa đến", "ahead of"}},
	{after, []string{"sau", "quá", "qua", "muộn hơn", "chậm hơn", "trễ hơn", "after", "later than", "past"}},
	{until, []string{"tính đến", "tính tới", "cho đến", "cho tới", "đến", "tới", "by", "until", "till", "up to", "through", "as of", "as at"}},
	{since, []string{"bắt đầu từ", "tính từ", "kể từ", "từ", "kể", "starting from", "starting", "from", "since", "between", "giữa"}},
}

// trailing are the words after a period that say the same.
var trailing = []struct {
	side    side
	phrases []string
}{
	{until, []string{"trở về trước", "trở lại", "về trước", "or earlier", "and earlier", "or before", "hoặc trước đó", "là muộn nhất", "là chậm nhất", "at the latest"}},
	{since, []string{"trở về sau", "trở đi", "về sau", "onwards", "onward", "and later", "or later", "on"}},
}

// linking are words that may stand between a side and its period: "trước khi
// kết thúc quý II", "chậm nhất là vào ngày 15/6".
var linking = []string{
	"ngay", "hom", "khi", "luc", "la", "vao", "gio", "het", "ket", "thuc", "bat", "dau", "sang", "buoc", "dip", "moc", "thoi", "diem", "hoac", "trong", "tan", "the", "of", "end",
}

// sideOf reads the words before token i: the side, the token where they begin,
// and whether they speak of the end of the period, or of an hour on its day ("trước
// khi hết quý 2", "trước 17h ngày 15/6").
func (w *words) sideOf(i int) (s side, from int, end bool) {
	k := i
	over := false // "hết 31/3" has its side in itself
	for k > 0 && (w.is(k-1, linking...) || isClock(w, k-1)) {
		k--
		over = over || w.is(k, "het") && k == i-1 || w.is(k, "het") && w.is(k+1, "ngay")
		end = end || w.is(k, "het", "thuc", "end") || isClock(w, k)
		if s, from := w.sideBefore(k); s != inside {
			return s, from, end
		}
	}
	if s, from := w.sideBefore(i); s != inside {
		return s, from, false
	}
	if over || w.says(i, "hết") {
		return until, i, true
	}
	return inside, i, false
}

// sideBefore reads the side said by the words that end before token k.
func (w *words) sideBefore(k int) (side, int) {
	for _, row := range sides {
		for _, phrase := range row.phrases {
			if n := w.endsWith(k, strings.Fields(phrase)); n > 0 {
				return row.side, k - n
			}
		}
	}
	return inside, k
}

// sideAfter reads the side said by the words at token j.
func (w *words) sideAfter(j int) (side, int) {
	for _, row := range trailing {
		for _, phrase := range row.phrases {
			f := strings.Fields(phrase)
			if n := w.endsWith(j+len(f), f); n > 0 {
				return row.side, j + n
			}
		}
	}
	return inside, j
}

// endsWith returns how many words the phrase has if it ends before token k,
// else 0.
func (w *words) endsWith(k int, phrase []string) int {
	for n, word := range phrase {
		if !w.says(k-len(phrase)+n, word) {
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
