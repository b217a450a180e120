package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// The shares at which a heading is what a list is asked of: of the question's
// words that it and those above it have, and of its own that are said.
const (
	listSaid  = 0.85
	listOwn   = 0.5
	listShort = 3 // words of a question that can tell a heading
)

// listUnder answers what a part of the body consists of where the question's
// words are those of its heading and of those above it: "hồ sơ đề nghị tặng
// Bằng khen của Chủ tịch UBND tỉnh gồm những gì".
func (t *turn) listUnder() bool {
	q := t.q
	if len(q.Refs) > 0 || q.Window != nil || len(t.given) > 0 || q.Has("count", "lead", "coord", "product", "due", "when", "figure", "report", "compare", "objective") ||
		!q.HasPhrase("gom nhung gi", "gom gi", "bao gom", "gom nhung", "gom cac", "la gi", "la nhung gi", "nhung gi", "nhu the nao", "the nao", "ra sao", "include", "consist", "what are") {
		return false
	}
	said := slices.DeleteFunc(folds(q.Text), func(w string) bool { return sectionNoise[w] || w == "bao" || w == "voi" || w == "nhieu" })
	if len(said) < listShort {
		return false
	}
	var best []string
	most := 0.0
	for _, e := range t.b.plan.Entries {
		for n := len(e.Heading); e.Kind != plan.KindTask && n > 1; n-- {
			if slices.Equal(e.Heading[:n], best) {
				break
			}
			own := t.b.headings()[e.Heading[n-1]]
			all := slices.Clone(own)
			for _, h := range e.Heading[:n-1] {
				all = append(all, t.b.headings()[h]...)
			}
			has, of := overlap(all, said, t.b), overlap(said, own, t.b)
			if has >= listSaid && of >= listOwn && len(own) > 1 && has+of > most {
				best, most = e.Heading[:n], has+of
			}
		}
	}
	if best == nil {
		return false
	}
	t.r.intent = "heading"
	var cs []concern
	for _, e := range t.b.plan.Entries {
		if e.Kind != plan.KindTask && len(e.Heading) >= len(best) && slices.Equal(e.Heading[:len(best)], best) {
			cs = append(cs, concern{e: e, way: notConcerned})
		}
	}
	t.r.line("**%s** (%s):", "**%s** (%s):", oneLine(best[len(best)-1]), t.r.plural(len(cs), "mục", "item"))
	for _, c := range cs {
		t.full(c)
	}
	t.r.total = len(cs)
	return true
}

// runIn is how long, in bytes, the label is that an entry begins with: "Phạm
// vi: …".
const runIn = 60

// labelOf returns the folded words of the label that an entry's text begins
// with, nil for none.
func labelOf(e *plan.Entry) []string {
	label, _, found := strings.Cut(e.Text, ":")
	if !found || len(label) > runIn || e.Kind == plan.KindTask {
		return nil
	}
	return folds(label)
}

// The bounds of a heading whose words answer where those of no entry do: of the
// subject's words that it has, and of how much may stand under it.
const (
	headingSaid = 0.6
	headingMost = 12
)

// headingFor answers with what stands under the heading that has most of the
// subject's words, where the entries themselves do not have them.
func (t *turn) headingFor() bool {
	said := folds(t.subject())
	if len(said) < 2 || t.q.Has("figure", "when", "due", "lead", "coord", "product") {
		return false
	}
	best, most := "", headingSaid
	for _, e := range t.b.plan.Entries {
		if e.Kind == plan.KindTask || len(e.Heading) == 0 {
			continue
		}
		name := t.b.headings()[e.Heading[len(e.Heading)-1]]
		if s := overlap(name, said, t.b); s > most && len(name) > 1 {
			best, most = e.Heading[len(e.Heading)-1], s
		}
	}
	if best == "" {
		return false
	}
	in := slices.DeleteFunc(slices.Clone(t.b.plan.Entries), func(e *plan.Entry) bool { return e.Kind == plan.KindTask || !slices.Contains(e.Heading, best) })
	if len(in) > headingMost {
		return false
	}
	return t.under(best, in[0].Kind == plan.KindTarget)
}
