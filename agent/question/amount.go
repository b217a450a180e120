package question

import "slices"

// amounts are things, folded, whose number a plan sets as a figure. What is
// asked with "mấy" of other nouns is the number of entries or of agencies.
var amounts = []string{"tin", "bai", "lop", "cuon", "buoi", "cuoc", "dot", "mau", "vi", "tram", "may", "giuong", "ca", "vu", "ho", "truong", "km", "ha", "nguoi", "hoc", "ao", "cay", "con", "mo", "cong", "ty", "trieu", "hop", "san"}

// asAmount takes "mấy" before what is counted in figures for "bao nhiêu".
func (q *Question) asAmount() {
	if q.cues["count"] == 0 || q.cues["figure"] > 0 || q.Lang == "en" {
		return
	}
	for i := 0; i+1 < len(q.w.toks); i++ {
		if (q.w.says(i, "mấy") || q.w.is(i, "may")) && slices.Contains(amounts, q.w.fold(i+1)) && !q.w.is(i+2, "quan", "pham") {
			q.cues["figure"]++
			delete(q.cues, "count")
			return
		}
	}
}
