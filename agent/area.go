package agent

import (
	"slices"
	"strconv"
	"strings"

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
		if r.What == "group" && t.isGroup(num) {
			return num
		}
	}
	if t.q.HasPhrase("muc tieu", "chi tieu", "targets") && !t.q.HasPhrase("nhiem vu", "nv") {
		return "" // the targets under a heading of the body
	}
	if t.partNamed() != "" {
		return "" // a part of the body: "phần tổ chức thực hiện"
	}
	named := t.q.HasPhrase("nhom", "linh vuc", "group", "area", "field", "sector", "part", "pillar") || t.q.HasPhrase("mang") && !strings.Contains(t.q.Text, "mạng") ||
		t.q.HasPhrase("phan") && !t.q.HasPhrase("thanh phan", "mot phan", "phan tram")
	if !named && !t.q.HasPhrase("ve", "on", "about", "lien quan den", "lien quan toi", "lien quan") && !t.q.Has("count") {
		return ""
	}
	words := t.plainWords(t.q.Content)
	subject := slices.DeleteFunc(t.plainWords(t.q.Topic), func(w string) bool {
		return slices.Contains([]string{"nhom", "linh", "vuc", "mang", "phan", "group", "area", "field", "part", "pillar", "tthc", "cqdt", "lien", "quan", "den", "toi"}, w)
	})
	said := t.saidWords()
	names := make([][]string, len(t.b.plan.Groups))
	for i, g := range t.b.plan.Groups {
		names[i] = folds(g.Name)
	}
	best, most := "", 0.0
	for i, g := range t.b.plan.Groups {
		s := max(overlap(words, names[i], t.b), nameShare(said, names[i], names))
		if len(subject) > 1 && overlap(folds(g.Name), subject, t.b) >= 0.75 {
			s = max(s, 0.6)
		} else if !named && !(t.q.Has("count") && len(subject) > 1 && onlyOf(subject, names[i], names)) {
			continue
		} else if onlyOf(subject, names[i], names) {
			s = max(s, 0.6)
		}
		if s > most && s >= 0.6 {
			best, most = g.Numeral, s
		}
	}
	return best
}

// onlyOf reports whether all these words stand in a name, two of them or more
// in no other.
func onlyOf(words, name []string, all [][]string) bool {
	own := 0
	for _, w := range words {
		if !slices.Contains(name, w) {
			return false
		}
		n := 0
		for _, other := range all {
			if slices.Contains(other, w) {
				n++
			}
		}
		if n == 1 {
			own++
		}
	}
	return own >= 2
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
