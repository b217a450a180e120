package agent

import (
	"slices"

	"kehoach/plan"
)

const (
	// longRun is how many words of a question in a row make it one that has
	// an entry's own words.
	longRun = 6
	// clearRun is by how many words its longest run must beat the next one's.
	clearRun = 2
	// clearlyLess is the share of the score of one with the same run below
	// which another is not meant as well.
	clearlyLess = 0.9
)

// wordedLike returns the entries that have a longer run of the question's
// words, one after another, than all others do: the question then quotes
// them ("lộ trình số hóa và thông minh hóa lĩnh vực hạ tầng y tế"), whatever
// else its words fit. It returns nil where none has a clearly longer run.
func (t *turn) wordedLike(words string, kinds ...plan.Kind) []*plan.Entry {
	said := t.saidWords()
	if len(said) < longRun+1 {
		return nil
	}
	var best []*plan.Entry
	most, next, score := 0, 0, 0.0
	for _, h := range t.look(words, mostHits, kinds...) {
		n := sharedRun(said, t.b.words()[t.b.place[h.e.ID]])
		switch {
		case n > most:
			most, next, best, score = n, most, []*plan.Entry{h.e}, h.score
		case n == most && !t.q.Has("list", "count") && h.score < clearlyLess*score:
		case n == most:
			best = append(best, h.e)
		default:
			next = max(next, n)
		}
	}
	if most < longRun || most < next+clearRun || len(best) > 2 || 4*most < 3*len(folds(t.q.Content)) {
		return nil
	}
	return best
}

// sharedRun returns the length of the longest run of words that a and b have
// in common.
func sharedRun(a, b []string) int {
	most := 0
	runs := make([]int, len(b)+1) // of those that end at a's word and b's
	for i := range a {
		for k := len(b) - 1; k >= 0; k-- {
			if a[i] != b[k] {
				runs[k+1] = 0
				continue
			}
			runs[k+1] = runs[k] + 1
			most = max(most, runs[k+1])
		}
	}
	return most
}

// quotesTask reports whether a question that names no agency quotes a task:
// then neither a group of tasks nor a time that its words name is meant.
func (t *turn) quotesTask() bool {
	q := t.q
	if len(q.Agencies) > 0 || len(q.Refs) > 0 || len(t.given) > 0 || q.TopicWords < 3 || q.Has("count", "overdue") || q.HasPhrase("nhom", "cac nhiem vu", "group") && t.group() != "" {
		return false
	}
	return slices.ContainsFunc(t.wordedLike(q.Topic), func(e *plan.Entry) bool { return e.Kind != plan.KindSection })
}
