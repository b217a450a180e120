package agent

import (
	"regexp"
	"slices"

	"kehoach/plan/vi"
)

// held reports whether the plan speaks of what an absence's phrase names: it
// has those words, and an entry that most of the question's words fit.
func (t *turn) held(a absence, p []vi.Token) bool {
	if a.code == "progress" || a.code == "person" {
		return false
	}
	if len(p) == 2 && t.b.index.DF(joinFold(p)) == 0 {
		return false
	}
	if a.code == "phone" && t.saysNumber() {
		return true
	}
	if a.code == "phone" {
		asked := !t.q.HasPhrase("muc tieu so may", "nhiem vu so may", "chi tieu so may") && t.q.HasPhrase("la gi", "bao nhieu", "la so may", "xin", "cho em", "cho toi", "what is", "what's", "lien he")
		return !asked && t.q.TopicWords > 3
	}
	return t.topical() || (a.code == "places" || a.code == "headcount") && t.saysHowMany()
}

// telephone matches a number that can be called.
var telephone = regexp.MustCompile(`\b(?:0\d{2,3}[. ]?\d{3}[. ]?\d{3,4}|1[089]\d{2,6}|11[1-5]|\d{9,14})\b`)

// saysNumber reports whether an entry that the question's words fit gives a
// telephone number.
func (t *turn) saysNumber() bool {
	return slices.ContainsFunc(t.look(t.q.Content, 3), func(h hit) bool { return telephone.MatchString(h.e.Words()) })
}

// countOf matches a number of places or people, folded.
var countOf = regexp.MustCompile(`\d+\s+(?:xa|phuong|huyen|thon|dac khu|nguoi|can bo|cong chuc|vien chuc|lao dong|hoc sinh|ho)\b`)

// saysHowMany reports whether an entry that the question's words fit says how many
// places or people there are to be.
func (t *turn) saysHowMany() bool {
	hits := t.look(t.q.Content, 5)
	return slices.ContainsFunc(hits, func(h hit) bool { return h.cover >= perhaps && countOf.MatchString(vi.Fold(h.e.Words())) })
}
