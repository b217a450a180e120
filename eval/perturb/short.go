package perturb

import (
	_ "embed"
	"math/rand/v2"
	"strings"
	"sync"

	"kehoach/plan/vi"
)

//go:embed office.txt
var officeText string

//go:embed chat.txt
var chatText string

var (
	officeForms = sync.OnceValue(func() []form { return readForms(officeText) })
	chatForms   = sync.OnceValue(func() []form { return readForms(chatText) })
)

// form is a phrase and the ways in which it is written short.
type form struct {
	long   []vi.Token
	short  []string
	number bool // a number comes after it
	marked bool // only where it is typed with its diacritics
}

// readForms reads lines such as "~ tháng # = thg # | t#": "#" is a number that
// follows, "~" a phrase that without diacritics could be another.
func readForms(text string) []form {
	var out []form
	for line := range strings.SplitSeq(vi.NFC(text), "\n") {
		long, short, ok := strings.Cut(line, " = ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		var f form
		long, f.marked = strings.CutPrefix(long, "~ ")
		long, f.number = strings.CutSuffix(long, " #")
		f.long = vi.Tokens(long)
		for s := range strings.SplitSeq(short, "|") {
			f.short = append(f.short, strings.TrimSpace(s))
		}
		out = append(out, f)
	}
	return out
}

// at reports whether the form stands at the start of some words.
func (f *form) at(ts []vi.Token, unaccented bool) bool {
	n := len(f.long)
	if f.number {
		n++
	}
	if len(ts) < n || f.marked && unaccented {
		return false
	}
	for i, w := range f.long {
		if ts[i].Lower != w.Lower && !(unaccented && ts[i].Fold == w.Fold) {
			return false
		}
	}
	return !f.number || '0' <= ts[n-1].Text[0] && ts[n-1].Text[0] <= '9'
}

// shortened returns a perturbation that writes each phrase of a list short
// with some likelihood, the longest that stands at a place.
func shortened(list func() []form, likely float64) func(string, *rand.Rand) string {
	return func(text string, r *rand.Rand) string {
		forms, unaccented := list(), vi.Unaccented(text)
		ts := vi.Tokens(text)
		var b strings.Builder
		done := 0
		for i := 0; i < len(ts); i++ {
			f := longest(forms, ts[i:], unaccented)
			if f == nil || r.Float64() >= likely {
				continue
			}
			short, last := f.short[r.IntN(len(f.short))], i+len(f.long)-1
			if f.number {
				last++
				short = strings.ReplaceAll(short, "#", ts[last].Text)
			}
			if unaccented {
				short = plain(short)
			}
			b.WriteString(text[done:ts[i].Start])
			b.WriteString(short)
			done = ts[last].End
			i = last
		}
		return b.String() + text[done:]
	}
}

func longest(forms []form, ts []vi.Token, unaccented bool) *form {
	var best *form
	for i := range forms {
		if f := &forms[i]; f.at(ts, unaccented) && (best == nil || len(f.long) > len(best.long)) {
			best = f
		}
	}
	return best
}
