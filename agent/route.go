package agent

import (
	"context"
	"fmt"
	"strings"

	"kehoach/plan/vi"
	"kehoach/retrieval"
)

// route chooses among several plans: the one whose number or place the
// question names, else that of the conversation, else the one whose entries
// and title the question's words fit best, else the last stored.
func (a *Agent) route(ctx context.Context, req Request, text string, infos []retrieval.PlanInfo) (string, error) {
	best, most := "", 0
	for _, p := range infos {
		n := 0
		if namesPlan(text, p.Number) {
			n = 100
		}
		if n += shared(folds(text), folds(p.Title+" "+p.Issuer)); n > most {
			best, most = p.ID, n
		}
	}
	if most >= 100 {
		return best, nil
	}
	if t := req.Conversation; t != nil && t.plan != "" {
		for _, p := range infos {
			if p.ID == t.plan {
				return p.ID, nil
			}
		}
	}
	hits, err := a.store.Search(ctx, req.Tenant, retrieval.Query{Terms: retrieval.Terms(text, retrieval.TermOptions{}), K: 20})
	if err != nil {
		return "", fmt.Errorf("search for the plan: %w", err)
	}
	score := make(map[string]float64)
	for i, h := range hits {
		score[h.Plan] += h.Score / float64(i+1)
	}
	id, top := infos[0].ID, 0.0
	for _, p := range infos {
		s := score[p.ID] * (1 + 0.2*float64(shared(folds(text), folds(p.Title+" "+p.Issuer))))
		if s > top {
			id, top = p.ID, s
		}
	}
	return id, nil
}

// namesPlan reports whether a text names a plan by its number.
func namesPlan(text, number string) bool {
	folded := foldedWords(text)
	num, _, _ := strings.Cut(vi.Fold(number), "/")
	return number != "" && strings.Contains(folded, " "+vi.Fold(number)+" ") || num != "" && namesNumber(folded, num)
}

// namesNumber reports whether "kế hoạch 552" or "KH 552" is said.
func namesNumber(folded, num string) bool {
	for _, w := range []string{"ke hoach so ", "ke hoach ", "kh so ", "kh ", "kh", "van ban ", "van ban so ", "plan no ", "plan "} {
		if strings.Contains(folded, " "+w+num+" ") {
			return true
		}
	}
	return false
}

func folds(s string) []string {
	toks := vi.Tokens(s)
	out := make([]string, len(toks))
	for i, t := range toks {
		out[i] = t.Fold
	}
	return out
}

// shared counts the neighbouring pairs of words that a has of b.
func shared(a, b []string) int {
	pairs := make(map[string]bool)
	for i := 1; i < len(b); i++ {
		pairs[b[i-1]+" "+b[i]] = true
	}
	n := 0
	for i := 1; i < len(a); i++ {
		if pairs[a[i-1]+" "+a[i]] {
			n++
		}
	}
	return n
}
