package question

import (
	"slices"
	"strings"

	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// askingLeave are phrases, folded, after which the question itself comes,
// whatever a person has told of himself before.
var askingLeave = []string{
	"cho em hoi", "cho toi hoi", "cho minh hoi", "cho chau hoi", "cho hoi", "em xin hoi", "toi xin hoi", "xin duoc hoi", "em muon hoi", "toi muon hoi", "minh muon hoi",
	"lanh dao hoi em la", "lanh dao hoi em", "lanh dao hoi la", "lanh dao hoi", "sep hoi em la", "sep hoi em", "sep hoi", "giao em ra soat xem", "giao ra soat xem", "giao em xem", "giao em kiem tra xem",
	"nho anh chi cho biet", "mong anh chi cho biet", "anh chi cho biet", "may i ask", "i would like to ask", "i want to ask", "my boss asks", "my question is",
}

// afterword are phrases at the end of a question, folded, that ask nothing.
var afterword = []string{
	"em tra loi sao", "em phai tra loi sao", "em tra loi the nao", "toi tra loi sao", "thi tra loi sao", "nho anh chi kiem tra giup", "anh chi kiem tra giup", "kiem tra giup em", "kiem tra giup", "anh chi xem giup em", "xem giup em",
}

// ownBody are words, folded, by which people speak of the body that they are of.
var ownBody = []string{
	"minh", "so em", "so toi", "so nha", "co quan em", "co quan toi", "don vi em", "don vi toi", "ben em", "ben toi", "phong em", "huyen em", "xa em", "phuong em", "chung toi", "chung em", "em phai", "toi phai", "our", "we",
	"so phai", "so co phai", "so can", "co quan phai", "don vi phai",
}

// split parts a question into what a person tells before he asks, and the
// question; the first is "" where nothing is told.
func split(text string) (told, asked string) {
	toks := vi.Tokens(text)
	folds := make([]string, len(toks))
	for i, t := range toks {
		folds[i] = t.Fold
	}
	end, line := len(toks), " "+strings.Join(folds, " ")+" "
	for _, p := range afterword {
		if at := end - 1 - strings.Count(p, " "); at > 4 && strings.HasSuffix(line, " "+p+" ") {
			end, line = at, line[:len(line)-len(p)-1]
		}
	}
	from := 0
	for _, p := range askingLeave {
		if i := strings.LastIndex(line, " "+p+" "); i > 0 { // not at the very head
			if at := strings.Count(line[:i+1], " ") + strings.Count(p, " "); at+4 <= end {
				from = max(from, at)
			}
		}
	}
	if from == 0 && end == len(toks) {
		return "", text
	}
	asked = text[:toks[end-1].End]
	if end == len(toks) {
		asked = text
	}
	if from == 0 {
		return "", asked
	}
	return text[:toks[from-1].End], strings.TrimLeft(asked[toks[from].Start:], " ,.:;")
}

// takeOwnBody takes the agency that a person said he is of for the one that
// his question calls his own: "em ở Sở Y tế, cho hỏi sở mình phải làm gì".
func (q *Question) takeOwnBody(told string, d *agency.Directory) {
	if told == "" || d == nil || !q.HasPhrase(ownBody...) && !(len(q.Agencies) == 0 && q.HasPhrase("huyen phai", "xa phai", "phuong phai")) ||
		slices.ContainsFunc(q.Agencies, func(m agency.Mention) bool { return !m.Group }) {
		return
	}
	for _, m := range d.Find(told) {
		if !m.Weak {
			m.Start, m.End = 0, 0
			q.Agencies = append([]agency.Mention{m}, q.Agencies...)
			return
		}
	}
}
