package agent

import (
	"slices"
	"strconv"

	"kehoach/plan"
	"kehoach/plan/vi"
	"kehoach/retrieval"
)

// group returns the numeral of the group of tasks that the question names by
// its number or its name.
func (t *turn) group() string {
	for _, r := range t.q.Refs {
		num := r.Number
		if n, err := strconv.Atoi(num); err == nil && r.What == "group" && n >= 1 && n <= len(t.b.plan.Groups) {
			num = t.b.plan.Groups[n-1].Numeral // "nhóm 4" is IV
		}
		if _, ok := t.b.plan.Group(num); ok && r.What == "group" {
			return num
		}
	}
	if t.q.HasPhrase("muc tieu", "chi tieu", "targets") && !t.q.HasPhrase("nhiem vu", "nv") {
		return "" // the targets under a heading of the body
	}
	named := t.q.HasPhrase("nhom", "linh vuc", "mang", "group", "area", "field", "sector") ||
		t.q.HasPhrase("phan") && !t.q.HasPhrase("thanh phan", "mot phan", "phan tram")
	if !named && !t.q.HasPhrase("ve", "on", "about") {
		return ""
	}
	words := t.plainWords(t.q.Content)
	subject := slices.DeleteFunc(t.plainWords(t.q.Topic), func(w string) bool {
		return slices.Contains([]string{"nhom", "linh", "vuc", "mang", "phan", "group", "area", "field", "tthc", "cqdt"}, w)
	})
	said := t.saidWords()
	best, most := "", 0.0
	for _, g := range t.b.plan.Groups {
		s := max(overlap(words, folds(g.Name), t.b), t.b.namesGroup(said, g))
		if len(subject) > 1 && overlap(folds(g.Name), subject, t.b) >= 0.75 {
			s = max(s, 0.6)
		} else if !named {
			continue
		}
		if s > most && s >= 0.6 {
			best, most = g.Numeral, s
		}
	}
	return best
}

// saidWords returns the question's words in their order, folded, with the
// plan's abbreviations written out.
func (t *turn) saidWords() []string {
	var out []string
	for _, tok := range t.q.Tokens() {
		long := ""
		for _, a := range t.b.plan.Abbreviations {
			if vi.Fold(a.Short) == tok.Fold {
				long = a.Long
			}
		}
		if long == "" {
			out = append(out, tok.Fold)
		} else {
			out = append(out, folds(long)...)
		}
	}
	return out
}

// namesGroup returns how much of what tells a group's name from those of the
// others is said, in one run of two words or more: 0 to 1.
func (b *book) namesGroup(said []string, g plan.Group) float64 {
	name := folds(g.Name)
	worth := func(w string) float64 {
		n := 0.0
		for _, other := range b.plan.Groups {
			if slices.Contains(folds(other.Name), w) {
				n++
			}
		}
		return 1/n - 1/float64(len(b.plan.Groups)+1)
	}
	all, best := 0.0, 0.0
	for _, w := range name {
		all += worth(w)
	}
	for i := range said {
		for j := range name {
			have, n := 0.0, 0
			for i+n < len(said) && j+n < len(name) && said[i+n] == name[j+n] {
				have += worth(name[j+n])
				n++
			}
			if n >= 2 && have > best {
				best = have
			}
		}
	}
	if all == 0 {
		return 0
	}
	return min(1, 1.3*best/all)
}

// plainWords returns a text's words, folded, with abbreviations written out
// and English put into Vietnamese.
func (t *turn) plainWords(text string) []string {
	var out []string
	for _, term := range retrieval.Terms(text, retrieval.TermOptions{Abbreviations: t.b.plan.Abbreviations, Lang: t.q.Lang}) {
		if retrieval.IsPlain(term.Text) && term.Weight >= 0.3 {
			out = append(out, term.Text)
		}
	}
	return out
}
