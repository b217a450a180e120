package oddity

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// slips are initials that a plan writes in two ways, by the rarer way: "HDND"
// gives "HĐND".
type slips map[string]string

// often is how many times as often the right way must be written.
const often = 3

// initialSlips finds initials that a plan writes now and then without the
// diacritics with which it writes them elsewhere.
func initialSlips(p *plan.Plan) slips {
	count := make(map[string]int)
	byFold := make(map[string][]string)
	for _, e := range p.Entries {
		for _, part := range parts(e) {
			for _, w := range initials(part.text) {
				if count[w]++; count[w] == 1 {
					fold := vi.Fold(w)
					byFold[fold] = append(byFold[fold], w)
				}
			}
		}
	}
	out := make(slips)
	for _, forms := range byFold {
		for _, a := range forms {
			for _, b := range forms {
				if count[b] >= often*count[a] && marks(b) > marks(a) {
					out[a] = b
				}
			}
		}
	}
	return out
}

func (s slips) in(text string) []plan.Warning {
	if len(s) == 0 {
		return nil
	}
	var out []plan.Warning
	for _, w := range initials(text) {
		if right := s[w]; right != "" {
			out = append(out, plan.Warning{
				Code: plan.WarnTypo, Text: w, Message: fmt.Sprintf("%q có thể viết sai của %q.", w, right),
			})
		}
	}
	return out
}

// initials returns the words of three or more capitals.
func initials(text string) []string {
	var out []string
	start, n := -1, 0
	flush := func(end int) {
		if n >= 3 {
			out = append(out, text[start:end])
		}
		start, n = -1, 0
	}
	word := false // inside a word that is not all capitals
	for i, r := range text {
		switch {
		case unicode.IsUpper(r) && !word:
			if start < 0 {
				start = i
			}
			n++
		case unicode.IsLetter(r):
			start, n, word = -1, 0, true
		default:
			flush(i)
			word = false
		}
	}
	flush(len(text))
	return out
}

// marks counts the letters that are not plain.
func marks(s string) int { return len(s) - utf8.RuneCountInString(s) }
