package agent

import (
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// mostSpoken is in how many entries a word can stand before none of them can
// be said to explain it.
const mostSpoken = 2

// spoken says where the plan itself uses the words asked about, in its own
// words, where only few of its entries do.
func (t *turn) spoken(ms []meaning) {
	var keys []string
	for _, m := range ms {
		if m.abbr.Long == "" && t.uses(m.word) <= mostSpoken { // reads the whole plan: once a word
			keys = append(keys, joinFold(vi.Tokens(m.word)))
		}
	}
	for i, e := range t.b.plan.Entries {
		for _, key := range keys {
			if said := t.b.said(i, key); said != "" {
				t.r.line("Kế hoạch viết ở %s: “%s”", "The plan says in %s: \"%s\"", t.r.cite(e), said)
				break
			}
		}
	}
}

// uses counts the entries that have these words.
func (t *turn) uses(word string) int {
	key, n := joinFold(vi.Tokens(word)), 0
	for i := range t.b.plan.Entries {
		if t.b.said(i, key) != "" {
			n++
		}
	}
	return n
}

// said is saidAround for the entry at place i, quick where it has not the
// words.
func (b *book) said(i int, key string) string {
	for word := range strings.SplitSeq(key, " ") {
		if !strings.Contains(b.folded()[i], word) {
			return ""
		}
	}
	return saidAround(b.plan.Entries[i], key)
}

// ownText is what an entry says itself, without what its group says for it.
func ownText(e *plan.Entry) string {
	return strings.TrimSpace(e.Task.Text + "\n" + e.Text)
}

// saidAround returns the sentence or clause of an entry that has these folded
// words, with some of what stands around it; "" where it has them not.
func saidAround(e *plan.Entry, key string) string {
	text := ownText(e)
	toks := vi.Tokens(text)
	n := strings.Count(key, " ") + 1
	for i := 0; i+n <= len(toks); i++ {
		if joinFold(toks[i:i+n]) != key {
			continue
		}
		from, to := max(0, i-12), min(len(toks), i+n+28)
		said := text[toks[from].Start:toks[to-1].End]
		if from > 0 {
			said = "… " + said
		}
		if to < len(toks) {
			said += " …"
		}
		return strings.ReplaceAll(said, "\n", " ")
	}
	return ""
}
