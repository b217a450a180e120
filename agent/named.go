package agent

import (
	"slices"

	"kehoach/plan"
)

// nameShare returns how much of what tells a name from the others is said, in
// one run of two words or more: 0 to 1. All are folded words.
func nameShare(said, name []string, all [][]string) float64 {
	worth := func(w string) float64 {
		n := 0.0
		for _, other := range all {
			if slices.Contains(other, w) {
				n++
			}
		}
		tells := 1/max(1, n) - 1/float64(len(all)+1)
		if headingTalk[w] {
			tells *= 0.3
		}
		return tells
	}
	whole, best := 0.0, 0.0
	for i, w := range name {
		if !slices.Contains(name[:i], w) {
			whole += worth(w)
		}
	}
	for i := range said {
		for j := range name {
			have, n := 0.0, 0
			for i+n < len(said) && j+n < len(name) && said[i+n] == name[j+n] {
				have += worth(name[j+n])
				n++
			}
			if n >= 2 {
				best = max(best, have)
			}
		}
	}
	if whole == 0 {
		return 0
	}
	return min(1, 1.3*best/whole) // a part of a name is enough
}

// headingTalk are words, folded, that many names begin with or join parts by,
// and that people leave out.
var headingTalk = map[string]bool{
	"va": true, "xay": true, "dung": true, "phat": true, "trien": true, "nang": true, "cao": true,
}

// targetPart returns the heading of targets that the question names, by a part
// that tells it from the others; "" for none.
func (t *turn) targetPart() string {
	var heads []string
	for _, e := range t.b.ofKind(plan.KindTarget) {
		if n := len(e.Heading); n > 1 && !slices.Contains(heads, e.Heading[n-1]) {
			heads = append(heads, e.Heading[n-1])
		}
	}
	names := make([][]string, len(heads))
	for i, h := range heads {
		names[i] = headingWords(h)
	}
	said := t.saidWords()
	if t.r.lang == "en" {
		said = append(said, t.plainWords(t.q.Content)...)
	}
	best, most := "", 0.35
	for i, h := range heads {
		s := nameShare(said, names[i], names)
		if t.r.lang == "en" {
			s = max(s, 0.9*overlap(said, names[i], t.b))
		}
		if s > most {
			best, most = h, s
		}
	}
	return best
}

// partNamed returns the part of the document in whose words the question says
// where to look: the heading of a part of the body, folded to its words.
func (t *turn) partNamed() string {
	said := t.saidWords()
	last := ""
	for _, e := range t.b.plan.Entries {
		if len(e.Heading) == 0 || e.Kind == plan.KindTask || e.Heading[0] == last {
			continue
		}
		last = e.Heading[0]
		if words := t.b.headings()[last]; len(words) > 2 && holdsRun(said, words) {
			return last
		}
	}
	return ""
}

// inPart keeps the entries of the part of the document that the question
// names: a part of the body by its heading, or the appendix.
func (t *turn) inPart(cs []concern) []concern {
	if t.q.Has("both_ways") && t.q.Has("direct", "which_role") {
		return cs // that part as well as the rest
	}
	part := t.partNamed()
	if part != "" && t.q.HasPhrase("phu luc", "appendix", "annex") {
		return cs // both
	}
	var in []concern
	switch {
	case part == "" && len(t.q.Agencies) > 0 && t.q.Has("count") && t.q.HasPhrase("trach nhiem", "duties", "responsibilities") && !t.q.HasPhrase("nhiem vu", "viec", "nv", "chiu trach nhiem", "tasks"):
		in = keep(cs, func(c concern) bool { return c.e.Kind == plan.KindDuty && c.way == leads })
	case part != "" && len(t.q.Agencies) > 0 && t.q.Has("count"):
		in = keep(cs, func(c concern) bool {
			return len(c.e.Heading) > 0 && c.e.Heading[0] == part && c.way == leads && !isTask(c)
		})
	case part != "":
		in = keep(cs, func(c concern) bool { return len(c.e.Heading) > 0 && c.e.Heading[0] == part && !isTask(c) })
	case t.q.HasPhrase("phu luc", "appendix", "annex"):
		in = keep(cs, isTask)
	}
	if own := keep(in, func(c concern) bool { return c.way == leads }); len(own) > 0 && part != "" && !t.q.Has("both_ways", "group_way") {
		return own // rather than what falls to all alike
	}
	if len(in) > 0 {
		return in
	}
	return cs
}
