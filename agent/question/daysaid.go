package question

import "kehoach/plan"

// daySaid reads the day that a question says it is asked on ("giả sử hôm nay
// là 10/6", "nay 20/2 rồi", "if today is June 10") and marks its words as
// read. It returns "" where none is said.
func (w *words) daySaid(c Context) plan.Date {
	for i := range w.toks {
		j := w.nowAt(i)
		if j == i {
			continue
		}
		for w.is(j, "la", "dang", "moi", "da", "vao", "is", "being") {
			j++
		}
		p, ok := dayAt(w, j, c)
		if !ok || p.from != p.to || p.relative {
			continue
		}
		for w.is(i-1, "neu", "gia", "su", "dinh", "cu", "coi", "nhu", "if", "suppose", "assume", "assuming", "say") {
			i--
		}
		end := p.j
		for w.is(end, "roi", "ma", "thi") {
			end++
		}
		w.use(i, end)
		return p.from
	}
	return ""
}

// nowAt returns the end of the words for today that begin at token i, i for
// none.
func (w *words) nowAt(i int) int {
	switch {
	case w.is(i, "hom", "bua", "ngay") && w.is(i+1, "nay"):
		return i + 2
	case w.is(i, "nay") && (i == 0 || w.is(i-1, "neu", "gio")):
		return i + 1
	case w.is(i, "today"):
		return i + 1
	}
	return i
}
