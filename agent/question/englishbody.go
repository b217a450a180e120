package question

// useBodyWords marks as read what English adds to the name of a place whose
// authority is meant: "Chiem Hoa district … its People's Committee".
func (q *Question) useBodyWords() {
	w := q.w
	if q.Lang != "en" || len(q.Agencies) == 0 {
		return
	}
	for i := range w.toks {
		if w.is(i, "people", "peoples") {
			j := i + 1
			for w.is(j, "s") {
				j++
			}
			if w.is(j, "committee", "committees") {
				w.use(i, j+1)
			}
		}
	}
	for _, m := range q.Agencies {
		if i := w.tokenAt(m.End); w.is(i, "district", "commune", "ward", "city", "town", "province", "department", "office") {
			w.use(i, i+1)
		}
	}
}
