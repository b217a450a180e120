package body

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// A sentence that lays work on someone begins with the name: "Sở Nội vụ chủ
// trì, …", "Giao Sở Tư pháp theo dõi …", "Thủ trưởng các sở, ban, ngành chịu
// trách nhiệm …". The name is read up to the verb, so that one which the
// directory does not know is found whole.

// openers stand before the name, folded. "Căn cứ …," and the like do not.
var openers = []string{
	"giao ", "yeu cau ", "de nghi ", "kinh de nghi ", "khuyen khich ", "phan cong ", "trach nhiem cua ", "nhiem vu cua ", "doi voi ", "uy quyen ",
}

// subject returns the name of whom a sentence lays work on, as written, or "".
func (r *reader) subject(text string) string {
	from := opener(text)
	if name := subjectAt(text[from:], r.Agencies); name != "" {
		if to := r.asked(text[from:], name); to != "" {
			return to
		}
		return name + r.directed(text[from:], name)
	}
	if name := r.mentioned(text, from); name != "" {
		return name
	}
	if name := r.afterGround(text); name != "" {
		return name
	}
	// "…, đề nghị các sở, ban, ngành phản ánh về …"
	fold := vi.Fold(text)
	for _, o := range []string{"de nghi ", "yeu cau ", "giao "} {
		at := strings.Index(fold, " "+o)
		if at < 0 {
			continue
		}
		rest := text[byteAt(text, fold, at+1):]
		if name := subjectAt(rest[opener(rest):], r.Agencies); name != "" {
			return name
		}
	}
	return ""
}

// province is the key of the People's Committee that issues the plan.
const province = "ubnd-tinh"

// asked returns whom the province asks: "UBND tỉnh yêu cầu các sở, ban, ngành
// báo cáo …" lays work on the sở, ban, ngành.
func (r *reader) asked(text, name string) string {
	_, rest, found := strings.Cut(text, name)
	rest = strings.TrimSpace(rest)
	from := opener(rest)
	if !found || from == 0 {
		return ""
	}
	if m := r.Agencies.Find(name); len(m) != 1 || m[0].Key != province {
		return ""
	}
	return subjectAt(rest[from:], r.Agencies)
}

// directed returns the single body that the one named directs, with the words
// between: "Sở Nông nghiệp và Môi trường | chỉ đạo Chi cục Thủy sản | thực hiện".
func (r *reader) directed(text, name string) string {
	_, rest, found := strings.Cut(text, name)
	verb, after, _ := strings.Cut(strings.TrimSpace(rest), "chỉ đạo ")
	if !found || verb != "" {
		return ""
	}
	to := subjectAt(after, r.Agencies)
	if to == "" || plainWord(to) || slices.ContainsFunc(r.Agencies.Find(to), func(m agency.Mention) bool { return m.Group }) {
		return ""
	}
	return "; " + to
}

// byteAt carries a byte offset in the folded text over to the text itself.
func byteAt(text, fold string, at int) int {
	n := utf8.RuneCountInString(fold[:at])
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

// opener returns where the name begins after an opening verb.
func opener(text string) int {
	fold := vi.Fold(text[:min(len(text), 60)])
	for _, o := range openers {
		if strings.HasPrefix(fold, o) {
			return byteAt(text, vi.Fold(text), len(o))
		}
	}
	return 0
}

// longestName is how long, in bytes, a list of names before its verb is.
const longestName = 1000

// subjectAt reads a name at the start of a text up to the verb after it. What
// the directory knows as one name is not cut at a verb inside it.
func subjectAt(text string, dir *agency.Directory) string {
	if cut := runeStart(text, longestName); cut < len(text) {
		text = text[:cut]
	}
	tokens := vi.Tokens(text)
	if !beginsName(tokens, 0) {
		return ""
	}
	inside := 0 // the end of the last name begun
	mentions := dir.Find(text)
	for i := 1; i < len(tokens); i++ {
		for len(mentions) > 0 && mentions[0].Start < tokens[i].Start {
			if m := mentions[0]; m.Exact && !m.Weak {
				inside = max(inside, m.End)
			}
			mentions = mentions[1:]
		}
		gap := text[tokens[i-1].End:tokens[i].Start]
		if strings.Contains(gap, ". ") {
			return ""
		}
		if strings.Contains(gap, ":") && !bareHead(tokens, i) {
			return cleanName(text[:tokens[i-1].End+strings.IndexByte(gap, ':')])
		}
		if tokens[i].Start < inside || !isVerb(tokens, i, text) {
			continue
		}
		if end := afterRelative(tokens, i); end > i {
			i = end
		}
		return cleanName(text[:tokens[i].Start])
	}
	return ""
}

// runeStart returns the start of the rune at or before byte i.
func runeStart(s string, i int) int {
	if i >= len(s) {
		return len(s)
	}
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// bareHead reports whether only the head of names stands before the colon in
// front of token i, so that a list of names follows: "Các Sở: Y tế; Tư pháp".
func bareHead(tokens []vi.Token, i int) bool {
	if i > 3 || i+1 < len(tokens) && verbs[tokens[i].Lower+" "+tokens[i+1].Lower] {
		return false
	}
	return i == 1 || plurals[tokens[0].Lower] || plurals[tokens[1].Lower]
}

func cleanName(s string) string {
	s = strings.TrimSpace(s)
	for _, tail := range []string{" và", " cùng", " tiếp", " cũng"} {
		s = strings.TrimSuffix(s, tail)
	}
	return strings.Trim(s, " ,;:-–")
}

// mentioned returns the names that a text begins with, by the directory.
func (r *reader) mentioned(text string, from int) string {
	if from >= len(text) {
		return ""
	}
	text = text[from:]
	text = text[:runeStart(text, 300)]
	mentions := r.Agencies.Find(text)
	if len(mentions) == 0 || mentions[0].Start > 5 || !mentions[0].Exact {
		return ""
	}
	to := mentions[0].End
	for _, m := range mentions[1:] {
		if gap := text[to:m.Start]; strings.TrimSpace(strings.ReplaceAll(strings.Trim(gap, " ,;"), "và", "")) != "" {
			break
		}
		to = m.End
	}
	return cleanName(text[:to])
}

// headed returns the name in a heading that lays what follows on someone:
// "Trách nhiệm của Sở Nội vụ", "Sở Tài chính:". It is "" for other headings.
func headed(heading string, dir *agency.Directory) string {
	heading = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(heading), ":."))
	from := opener(heading)
	name := strings.TrimSpace(heading[from:])
	tokens := vi.Tokens(name)
	if len(tokens) == 0 {
		return ""
	}
	fold := vi.Fold(heading)
	if from > 0 && (beginsName(tokens, 0) || strings.HasPrefix(fold, "trach nhiem cua ") || strings.HasPrefix(fold, "nhiem vu cua ")) {
		return name
	}
	if at := subjectAt(name+" chủ trì", dir); at != name {
		// A sentence with a verb: it begins with a name, or is none.
		if at != "" && len(dir.Find(at)) > 0 {
			return at
		}
		return ""
	}
	if mentions := dir.Find(name); len(mentions) > 0 && mentions[0].Start <= 5 {
		return name
	}
	if tokens[0].Text != strings.ToLower(tokens[0].Text) && beginsName(tokens, 0) {
		return name
	}
	return ""
}
