package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// siblingNoise are the words around what a follow-up names instead.
var siblingNoise = map[string]bool{"con": true, "the": true, "vay": true, "thi": true, "sao": true, "and": true, "what": true, "about": true, "a": true, "nhe": true, "o": true, "for": true, "voi": true, "doi": true, "cua": true}

// siblingShare is the share of a follow-up's words that a heading must have to
// be what it names.
const siblingShare = 0.7

// sibling answers a follow-up that names the part beside the one talked of:
// "còn Bằng khen của Thủ tướng?" after the standards for that of the chairman.
// Of a part of which one entry was shown, the entry at the same place is.
func (t *turn) sibling() bool {
	q := t.q
	toks := q.Tokens()
	if t.talk == nil || t.talk.last == nil || len(toks) < 2 || len(q.Refs) > 0 || q.Window != nil || !slices.Contains([]string{"con", "the", "vay", "and", "what"}, toks[0].Fold) {
		return false
	}
	words := slices.DeleteFunc(folds(q.Text), func(w string) bool { return siblingNoise[w] })
	shown := slices.DeleteFunc(t.before(), func(e *plan.Entry) bool { return e.Kind == plan.KindTask || len(e.Heading) == 0 })
	if len(words) == 0 || len(words) > 8 || len(shown) == 0 {
		return false
	}
	for k := len(shown[0].Heading); k > 1; k-- {
		path := shown[0].Heading[:k]
		if slices.ContainsFunc(shown, func(e *plan.Entry) bool { return len(e.Heading) < k || !slices.Equal(e.Heading[:k], path) }) {
			continue
		}
		if beside := t.beside(path, words); beside != nil {
			return t.showBeside(shown, beside)
		}
	}
	return false
}

// beside returns the path of the heading beside one that the words name, nil
// for none.
func (t *turn) beside(path, words []string) []string {
	var best []string
	most := siblingShare
	for _, e := range t.b.plan.Entries {
		k := len(path)
		if e.Kind == plan.KindTask || len(e.Heading) < k || !slices.Equal(e.Heading[:k-1], path[:k-1]) || e.Heading[k-1] == path[k-1] {
			continue
		}
		if s := overlap(t.b.headings()[e.Heading[k-1]], words, t.b); s > most {
			best, most = e.Heading[:k], s
		}
	}
	return best
}

// showBeside writes what is under the path beside: the entry at the place of
// the single one shown before, else all.
func (t *turn) showBeside(shown []*plan.Entry, path []string) bool {
	var under []*plan.Entry
	for _, e := range t.b.plan.Entries {
		if e.Kind != plan.KindTask && len(e.Heading) >= len(path) && slices.Equal(e.Heading[:len(path)], path) {
			under = append(under, e)
		}
	}
	if len(shown) == 1 {
		place := strings.Split(shown[0].Number, ".")
		for depth := len(place) - 1; depth > 0 && len(under) > 1; depth-- {
			end := "." + strings.Join(place[depth:], ".")
			if same := slices.DeleteFunc(slices.Clone(under), func(e *plan.Entry) bool { return !strings.HasSuffix(e.Number, end) }); len(same) > 0 && len(place)-depth >= len(shown[0].Heading)-len(path)+1 {
				under = same
				break
			}
		}
	}
	t.r.intent = "heading"
	t.r.line("**%s** (%s):", "**%s** (%s):", oneLine(path[len(path)-1]), t.r.plural(len(under), "mục", "item"))
	for _, e := range under {
		t.full(concern{e: e, way: notConcerned})
	}
	t.r.total = len(under)
	return true
}
