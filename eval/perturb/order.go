package perturb

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// A time phrase, in folded text.
const (
	timePoint = `(?:het |dau |giua |cuoi )?(?:thang \d{1,2}(?:/\d{4}| nam \d{4})?|thang nay|thang sau|thang toi|quy (?:[1-4]|iv|i{1,3})(?:/\d{4}| nam \d{4})?|quy nay|nam 2025|` +
		`ngay \d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{1,2}(?:/\d{4})?|tuan nay|tuan sau|tuan toi|hom nay|\d+ (?:ngay|tuan|thang) (?:toi|nua|qua))`
	timeRange   = `tu ` + timePoint + ` (?:den|toi) ` + timePoint
	englishTime = `(?:in|before|after|by|during) (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|` +
		`first quarter|second quarter|third quarter|fourth quarter|q[1-4])(?: of)?(?: 2025)?`
)

var (
	timeInFront = regexp.MustCompile(`^(?:` + timeRange + `|(?:trong |truoc |sau |vao |den )?` + timePoint + `|` + englishTime + `)\b`)
	// At the end it needs a word before it that makes it one of its own: "báo
	// cáo quý 1" is no question about what is due then.
	timeAtEnd = regexp.MustCompile(` (?:` + timeRange + `|(?:trong |truoc |vao )` + timePoint + `|` + englishTime + `)$`)
	asks      = regexp.MustCompile(`\b(?:gi|j|nao|ai|may|bao nhieu|bao gio|khi nao|dau|the nao|what|which|who|when|how)\b`)
	// topics are words that open a clause which only says what the next is about.
	topics = regexp.MustCompile(`^(?:trong|rieng|o|ve|doi voi|voi|cu|thua|theo|tinh den|toi o|toi moi|em moi|em o|em la|toi la|la|ben em|ben toi|for|in|among|at|as|under)\b`)
	// askers open a clause that has its own subject.
	askers = regexp.MustCompile(`^(?:ai|so nao|co quan nao|don vi nao|phan nao|muc nao|nhiem vu nao|viec nao|who|which|when|what)\b`)
	// leans are words by which a clause needs the one before it.
	leans = regexp.MustCompile(`^(?:va|hay|hoac|thi|con|roi|nhung|ma|cung|cu the|tuc|ke ca|ca|voi|gom|de|ghi|and|or|but|then|including)\b|\b(?:nay|do|ay|no|vay|the|viec nay|it|they|minh|that|its|their|this)\b`)
)

// reordered puts a question's parts the other way round, where it can be seen
// that they do not hang on their order: a time in front goes to the end or the
// reverse, or two clauses of which only the second asks change places.
func reordered(text string) string {
	body := strings.TrimRight(text, "?. ")
	end := text[len(body):]
	fold := vi.Fold(body)
	if utf8.RuneCountInString(fold) != utf8.RuneCountInString(body) || strings.ContainsAny(body, ".;:!?()") && !dated(body) {
		return text
	}
	runes := []rune(body)
	cut := func(from, to int) string { return string(runes[from:to]) }
	at := func(i int) int { return utf8.RuneCountInString(fold[:i]) }
	if m := timeInFront.FindStringIndex(fold); m != nil {
		rest, ok := afterTime(cut(at(m[1]), len(runes)))
		if ok && timeWords.FindString(vi.Fold(rest)) == "" {
			return upperFirst(rest) + " " + lowerFirst(cut(0, at(m[1]))) + end
		}
		return text
	}
	if m := timeAtEnd.FindStringIndex(fold); m != nil {
		rest := cut(0, at(m[0]))
		if f := vi.Fold(rest); timeWords.FindString(f) == "" && !strings.Contains(rest, ",") && !strings.HasSuffix(f, " la") && !strings.HasSuffix(f, " ghi") {
			return upperFirst(cut(at(m[0]+1), len(runes))) + ", " + lowerFirst(rest) + end
		}
		return text
	}
	return swapClauses(body, end, text)
}

var timeWords = regexp.MustCompile(`\b(?:thang|quy|nam|ngay|tuan|\d+/\d+|january|february|march|april|june|july|august|september|october|november|december|quarter)\b`)

// dated reports whether all stops in a text are inside tokens.
func dated(text string) bool {
	for start, end := range vi.Spans(text) {
		text = text[:start] + strings.Repeat("x", end-start) + text[end:]
	}
	return !strings.ContainsAny(text, ".;:!?()")
}

// afterTime returns what follows a time in front, without the comma or "thì".
func afterTime(rest string) (string, bool) {
	rest = strings.TrimLeft(rest, ", ")
	for _, joint := range []string{"thì ", "thi "} {
		rest = strings.TrimPrefix(rest, joint)
	}
	fold := vi.Fold(rest)
	for _, bound := range []string{"den ", "toi ", "cua ", "va ", "hay ", "of ", "to ", "and ", "tro ", "moi ", "nam ", "nay "} {
		if strings.HasPrefix(fold, bound) {
			return "", false
		}
	}
	return rest, len(strings.Fields(rest)) > 2 && !strings.Contains(rest, ",")
}

func swapClauses(body, end, text string) string {
	a, b, ok := strings.Cut(body, ", ")
	if !ok || strings.Contains(b, ",") || len(strings.Fields(a)) < 3 || len(strings.Fields(b)) < 3 {
		return text
	}
	fa, fb := vi.Fold(a), vi.Fold(b)
	if asks.MatchString(fa) || !asks.MatchString(fb) || leans.MatchString(fb) || leans.MatchString(fa) {
		return text
	}
	if !topics.MatchString(fa) && !askers.MatchString(fb) || strings.Contains(fb, " thi ") {
		return text // the comma may stand in a list
	}
	return upperFirst(b) + ", " + lowerFirst(a) + end
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lowerFirst leaves a text that begins with a name in capitals as it is.
func lowerFirst(s string) string {
	if capitals(s) {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
