// Package abbrev collects the short forms that a plan itself explains: "thủ tục
// hành chính (TTHC)", "(gọi tắt là CĐS)", "(sau đây viết là Đề án 06)".
package abbrev

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// Mine returns the short forms that the plan explains, each once, with the
// first entry that explains it; those that only its head or headings explain
// have no entry.
func Mine(p *plan.Plan) []plan.Abbreviation {
	var out []plan.Abbreviation
	at := make(map[string]int)
	add := func(text, entry string) {
		for _, a := range In(text) {
			a.Entry = entry
			if i, seen := at[a.Short]; !seen {
				at[a.Short] = len(out)
				out = append(out, a)
			} else if out[i].Entry == "" {
				out[i].Entry = entry
			}
		}
	}
	for _, t := range p.LegalBasis {
		add(t, "")
	}
	for _, t := range p.Preamble {
		add(t, "")
	}
	for _, h := range p.Headings {
		add(h.Text, "")
	}
	for _, e := range p.Entries {
		add(e.Words(), e.ID)
	}
	return out
}

// sayings introduce a short form in brackets, folded.
var sayings = []string{
	"sau day viet tat la", "sau day goi tat la", "sau day goi chung la", "sau day viet la", "sau day goi la", "goi tat la", "viet tat la",
	"goi chung la", "viet tat", "goi tat",
}

// In returns the short forms that one text explains. Initials without a saying
// count only where they are those of the words before them.
func In(text string) []plan.Abbreviation {
	var out []plan.Abbreviation
	for from := 0; ; {
		open := strings.IndexByte(text[from:], '(')
		if open < 0 {
			return out
		}
		open += from
		length := strings.IndexByte(text[open:], ')')
		if length < 0 {
			return out
		}
		inside := strings.TrimSpace(text[open+1 : open+length])
		from = open + length
		short, said := cutSaying(inside)
		short = strings.Trim(short, " \"“”'‘’:;.,")
		if short == "" || utf8.RuneCountInString(short) > 40 || strings.ContainsAny(short, "(;:") {
			continue
		}
		before := strings.TrimRight(text[:open], " \"“”")
		long := byInitials(before, short)
		if long == "" && said {
			long = byFirstWord(before, short)
		}
		if long != "" {
			out = append(out, plan.Abbreviation{Short: short, Long: long})
		}
	}
}

// cutSaying takes "sau đây gọi tắt là" from before a short form.
func cutSaying(inside string) (short string, said bool) {
	fold := vi.Fold(inside)
	for _, s := range sayings {
		if strings.HasPrefix(fold, s+" ") || strings.HasPrefix(fold, s+":") {
			n := utf8.RuneCountInString(s)
			return string([]rune(inside)[n:]), true
		}
	}
	return inside, false
}

// byInitials returns the last words before the bracket whose initials are the
// short form: "TTHC" of "thủ tục hành chính". A word may also be there whole,
// as in "TP. Huế".
func byInitials(before, short string) string {
	if utf8.RuneCountInString(short) < 2 || short != strings.ToUpper(short) || strings.ContainsAny(short, " 0123456789") {
		return ""
	}
	var letters []rune
	for _, r := range vi.Fold(short) {
		if unicode.IsLetter(r) {
			letters = append(letters, r)
		}
	}
	tokens := vi.Tokens(before)
	i := len(tokens) - 1
	for k := len(letters) - 1; k >= 0; k-- {
		for i >= 0 && skipped[tokens[i].Fold] && !startsWith(tokens[i], letters[k]) && k < len(letters)-1 {
			i--
		}
		if i < 0 || !startsWith(tokens[i], letters[k]) || strings.ContainsAny(gapAfter(before, tokens, i), ".;:()") {
			return ""
		}
		i--
	}
	if len(letters) < 2 {
		return ""
	}
	return before[tokens[i+1].Start:]
}

// skipped are words that initials leave out.
var skipped = map[string]bool{"va": true, "cua": true, "ve": true, "cac": true}

func startsWith(t vi.Token, letter rune) bool {
	r, _ := utf8.DecodeRuneInString(t.Fold)
	return r == letter
}

// gapAfter is what stands between token i and the next.
func gapAfter(text string, tokens []vi.Token, i int) string {
	if i+1 < len(tokens) {
		return text[tokens[i].End:tokens[i+1].Start]
	}
	return text[tokens[i].End:]
}

// byFirstWord returns the words before the bracket from the last place on where
// the short form's first two words (or its first) stand: "Đề án phát triển …"
// for "Đề án 06". Without such a place it is the clause before the bracket.
func byFirstWord(before, short string) string {
	words := strings.Fields(short)
	for n := min(2, len(words)); n > 0; n-- {
		start := strings.Join(words[:n], " ")
		if at := strings.LastIndex(before, start+" "); at >= 0 {
			return strings.TrimSpace(before[at:])
		}
	}
	if cut := strings.LastIndexAny(before, ".;:("); cut >= 0 {
		before = before[cut+1:]
	}
	if before = strings.TrimSpace(before); utf8.RuneCountInString(before) > 250 {
		return ""
	}
	return before
}
