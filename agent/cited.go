package agent

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"kehoach/plan/vi"
)

// documentNumber matches a document with its number, as legal bases write it.
var documentNumber = regexp.MustCompile(`\d+(?:/\d{4})?[/-][A-ZĐ]+\d*(?:[/-][A-ZĐ]+\d*)*`)

// citedByName answers what the number is of a document that the question
// describes: "Chiến lược quốc gia về bình đẳng giới ban hành bằng nghị quyết số
// mấy". The plan's head and its entries cite it.
func (t *turn) citedByName() bool {
	q := t.q
	if !q.HasPhrase("so may", "so bao nhieu", "so ky hieu", "so hieu", "so nao", "what number", "which number", "number of") || len(q.Refs) > 0 || len(q.Agencies) > 1 ||
		!q.HasPhrase("nghi quyet", "quyet dinh", "nghi dinh", "thong tu", "chi thi", "chuong trinh hanh dong", "ke hoach hanh dong", "chien luoc", "de an", "luat", "cong van", "ket luan", "resolution", "decision", "decree", "circular", "directive", "strategy") {
		return false
	}
	words := slices.DeleteFunc(folds(q.Text), func(w string) bool { return citedNoise[w] })
	if len(words) < 3 {
		return false
	}
	type cited struct {
		text  string
		share float64
	}
	var best cited
	for _, par := range slices.Concat(t.b.plan.LegalBasis, t.b.plan.Preamble) {
		for part := range strings.SplitSeq(par, ";") {
			if documentNumber.MatchString(part) {
				best = slices.MaxFunc([]cited{best, {strings.TrimSpace(part), overlap(folds(part), words, t.b)}}, func(a, b cited) int { return cmp.Compare(a.share, b.share) })
			}
		}
	}
	if best.share < surely {
		return false
	}
	t.r.intent = "facts"
	t.r.line("Kế hoạch dẫn văn bản này ở phần căn cứ:\n- %s", "The plan cites this document in its legal basis:\n- %s", vi.NFC(best.text))
	return true
}

// citedNoise are words around a question for a document's number.
var citedNoise = map[string]bool{
	"so": true, "may": true, "bao": true, "nhieu": true, "nao": true, "la": true, "duoc": true, "ban": true, "hanh": true, "bang": true, "cua": true, "ky": true,
	"hieu": true, "nay": true, "ma": true, "co": true, "trien": true, "khai": true, "thuc": true, "hien": true, "the": true, "of": true, "what": true, "is": true, "number": true, "which": true, "vay": true, "a": true,
}
