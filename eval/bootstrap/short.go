package bootstrap

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// How many words a shortened description has.
const (
	fewestWords = 6
	someWords   = 9
	mostWords   = 26
)

// leadIn is what stands before the first word of an entry.
var leadIn = regexp.MustCompile(`^(?:[-–+*•]|\(?[0-9a-zđ]{1,3}[.)])\s+`)

// short returns the beginning of what a task says, as long as it takes to tell
// it from the other tasks, and the other kinds of entries that say the same;
// "" where that is too long.
func (b *maker) short(e *plan.Entry) (words string, also []string) {
	clause := leadIn.ReplaceAllString(strings.TrimSpace(e.Text), "")
	if i := strings.IndexAny(clause, "\n;:."); i > 0 {
		clause = clause[:i]
	}
	all := strings.Fields(clause)
	if len(all) > 0 && strings.EqualFold(all[0], "việc") {
		all = all[1:]
	}
	for n := fewestWords; n <= min(mostWords, len(all)); n++ {
		if _, ok := b.alone(e, strings.Join(all[:n], " ")); !ok {
			continue
		}
		words = strings.TrimRight(strings.Join(all[:rounded(all, n)], " "), " ,(“\"")
		also, _ := b.alone(e, words)
		return lowered(words), also
	}
	return "", nil
}

// rounded returns a number of words, at least n, that says a little more than
// what sets a text apart, and ends where the text breaks by itself if that is
// near.
func rounded(all []string, n int) int {
	n = min(max(n+2, someWords), len(all))
	for to := n; to <= min(n+6, len(all)); to++ {
		open := strings.Count(strings.Join(all[:to], " "), "(") - strings.Count(strings.Join(all[:to], " "), ")")
		if open == 0 && (to == len(all) || strings.HasSuffix(all[to-1], ",") || slices.Contains(joints, all[to])) {
			return to
		}
	}
	for slices.Contains(joints, all[n-1]) && n > fewestWords {
		n--
	}
	return n
}

// joints are words before which a text breaks.
var joints = []string{"và", "theo", "trên", "cho", "của", "tại", "trong", "về", "để"}

// alone reports whether no other task has these words, and which entries of
// other kinds do.
func (b *maker) alone(e *plan.Entry, words string) (also []string, ok bool) {
	folded := vi.Fold(words)
	for i, o := range b.plan.Entries {
		if o == e || !strings.Contains(b.words[i], folded) {
			continue
		}
		if o.Kind == e.Kind {
			return nil, false
		}
		also = append(also, o.ID)
	}
	return also, true
}

// lowered begins with a small letter, as in the middle of a question, unless
// the first word is a name in capitals.
func lowered(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

// snippet returns the first line of a cell, cut at a word to at most n letters,
// "" where nothing is left that says much or the gold's separators are in it.
func snippet(text string, n int) string {
	line, _, _ := strings.Cut(leadIn.ReplaceAllString(strings.TrimSpace(text), ""), "\n")
	line = oneLine(line)
	if utf8.RuneCountInString(line) > n {
		cut := string([]rune(line)[:n+1])
		line = cut[:max(strings.LastIndexByte(cut, ' '), 0)]
	}
	line = strings.TrimRight(line, " .,;:")
	if strings.Contains(line, " / ") || strings.Contains(line, "|") {
		return ""
	}
	return line
}
