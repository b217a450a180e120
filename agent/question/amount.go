package question

import "slices"

// amounts are things, folded, whose number a plan sets as a figure. What is
// asked with "mấy" of other nouns is the number of entries or of agencies.
var amounts = []string{"tin", "bai", "lop", "cuon", "buoi", "cuoc", "dot", "mau", "tram", "may", "giuong", "ca", "vu", "ho", "truong", "km", "ha", "nguoi", "hoc", "ao", "cay", "con", "mo", "cong", "ty", "trieu", "hop", "san"}

// asAmount takes "mấy" before what is counted in figures for "bao nhiêu".
func (q *Question) asAmount() {
	if q.cues["figure"] > 0 || q.Lang == "en" {
		return
	}
	for i := 0; i+1 < len(q.w.toks); i++ {
		if q.w.says(i, "mấy") && !q.w.is(i+1, "vi", "may") && slices.Contains(amounts, q.w.fold(i+1)) && !q.w.is(i+2, "quan", "pham") {
			q.cues["figure"]++
			delete(q.cues, "count")
			return
		}
	}
}

// settle drops the cues that other words make void: "nộp báo cáo gì" asks for
// reports, and not for what comes out of tasks; "từ sớm đến muộn" for all, not
// for the first; a plan that is handed in by a day is no list of recipients.
func (q *Question) settle() {
	if q.cues["report"] > 0 && q.cues["product"] > 0 && q.HasPhrase("nop bao cao gi", "gui bao cao gi", "lam bao cao gi", "nop nhung bao cao", "gui nhung bao cao", "nop bao cao nao", "gui bao cao nao") {
		delete(q.cues, "product")
	}
	if q.HasPhrase("tu som den muon", "tu gan den xa", "theo thu tu thoi gian") {
		delete(q.cues, "next")
		delete(q.cues, "earliest")
		delete(q.cues, "latest")
	}
	if q.HasPhrase("ke hoach gui", "ke hoach nop", "ke hoach trinh") && (q.Has("when", "due") || q.Window != nil) {
		q.cues["report"]++ // a plan that is handed in by a day
		delete(q.cues, "recipients")
	}
}
