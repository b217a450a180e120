package appendix

import (
	"fmt"
	"strings"
	"unicode"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// warnRow adds what the place of a row in its table shows: its number and the
// borders of its cells. The other warnings are for [Complete].
func (b *builder) warnRow(e *plan.Entry, r *row) {
	switch {
	case r.restored && r.doubt:
		warn(e, plan.WarnNumberLost, "", e.Number, fmt.Sprintf("Số thứ tự %s bị mất trong văn bản, suy ra từ các dòng lân cận; chưa chắc dòng này mang số đó.", e.Number))
	case r.restored:
		warn(e, plan.WarnNumberLost, "", e.Number, fmt.Sprintf("Số thứ tự %s không in trong văn bản, suy ra từ các dòng lân cận.", e.Number))
	case r.sub && r.number.text != "" && !r.merged:
		warn(e, WarnNumberRepeated, "", r.number.text, fmt.Sprintf("Số thứ tự %s in hai lần.", r.number.text))
	}
	for _, f := range r.unsure {
		text := r.cells[f].Text
		if text == "" {
			continue
		}
		warn(e, plan.WarnUndecided, f, text, fmt.Sprintf("Chưa chắc ô %s gồm những dòng nào; hãy xem lại văn bản gốc.", fieldNames[f]))
	}
	if r.noGuess {
		warn(e, plan.WarnUndecided, plan.FieldObjective, "", "Không rõ nhiệm vụ này thuộc ô mục tiêu ở dòng trên hay không có mục tiêu; để trống.")
	}
}

// sayOnce are the words that no sentence has twice in a row: words of grammar
// and of dates. Others may meet legitimately ("giao thông thông minh").
var sayOnce = map[string]bool{
	"ngày": true, "tháng": true, "và": true, "của": true, "các": true, "được": true, "trong": true, "cho": true,
	"là": true, "để": true, "với": true, "theo": true, "tại": true, "đến": true, "về": true, "có": true,
	"những": true, "không": true, "khi": true, "này": true, "đã": true, "sẽ": true, "việc": true, "trên": true,
	"do": true, "hoặc": true, "bằng": true, "như": true, "phải": true, "sở": true, "tỉnh": true, "huyện": true,
}

// longestRepeat is how many words a repeated phrase may have.
const longestRepeat = 6

// RepeatedWords returns the places where a text says a word of grammar, or any
// two to six words, twice in a row on one line with nothing but spaces between:
// "ngày ngày", "được thực hiện được thực hiện". They are given verbatim.
func RepeatedWords(text string) []string {
	var out []string
	tokens := vi.Tokens(text)
	joined := func(i int) bool { // only spaces between tokens i and i+1
		return strings.Trim(text[tokens[i].End:tokens[i+1].Start], " \t\u00a0") == ""
	}
	for i := 0; i < len(tokens); i++ {
		for n := min(longestRepeat, (len(tokens)-i)/2); n >= 1; n-- {
			same := true
			for k := 0; k < n && same; k++ {
				same = tokens[i+k].Lower == tokens[i+n+k].Lower && !isDigits(tokens[i+k].Text)
			}
			for k := i; k < i+2*n-1 && same; k++ {
				same = joined(k)
			}
			if !same || n == 1 && !sayOnce[tokens[i].Lower] {
				continue
			}
			out = append(out, text[tokens[i].Start:tokens[i+2*n-1].End])
			i += 2*n - 1
			break
		}
	}
	return out
}

// warnShortForms warns about initials that lost the stroke of their Đ: "HDND"
// in a table that otherwise writes "HĐND".
func (b *builder) warnShortForms() {
	count := map[string]int{}
	b.eachShortForm(func(_ *plan.Entry, _ plan.FieldName, w string) { count[w]++ })
	stroked := map[string]string{}
	for w := range count {
		if bare := strings.ReplaceAll(w, "Đ", "D"); bare != w && count[w] > count[stroked[bare]] {
			stroked[bare] = w
		}
	}
	b.eachShortForm(func(e *plan.Entry, f plan.FieldName, w string) {
		if full := stroked[w]; full != "" && count[full] > 2*count[w] {
			warn(e, plan.WarnTypo, f, w, fmt.Sprintf("%q có thể viết sai của %q.", w, full))
		}
	})
}

// eachShortForm calls f with the words of three or more capitals in cells that
// are not inherited.
func (b *builder) eachShortForm(f func(*plan.Entry, plan.FieldName, string)) {
	for _, e := range b.out.Entries {
		for _, field := range plan.TaskFields {
			c := e.Cell(field)
			if c.Inherited {
				continue
			}
			for w := range strings.FieldsFuncSeq(c.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
				if len(w) >= 3 && capitals(w) {
					f(e, field, w)
				}
			}
		}
	}
}
