package eval

import "slices"

// Result is how one turn was answered.
type Result struct {
	Case *Case
	Turn *Turn
	// Answer is what was answered; Err is set instead where asking failed.
	Answer Answer
	Err    error

	// Checked says which of the measures below apply to the turn.
	Checked Checks
	// Right says which of those are right.
	Right Checks
	// Recall is the share of the wanted entries that are there, Precision the
	// share of the given ones that are wanted or tolerable; both 0 to 1.
	Recall, Precision float64

	// Missing are wanted entries that are not there (alternatives joined by
	// " / "), Extra given ones that are neither wanted nor tolerable,
	// MissingWords the words that the answer lacks.
	Missing, Extra, MissingWords []string
}

// Checks is a flag for each measure.
type Checks struct {
	// Entries: want ⊆ given ⊆ want ∪ may.
	Entries bool
	// Recall and Precision are meaningful: something was wanted, given.
	Recall, Precision bool
	// Words: all are in the answer.
	Words bool
	// Abstention: it answers where it should and abstains, for a reason that
	// holds, where it should.
	Abstention bool
	// Total: the count is right.
	Total bool
}

// AllRight reports whether nothing is wrong with the answer.
func (r *Result) AllRight() bool {
	c, ok := r.Checked, r.Right
	return r.Err == nil &&
		(!c.Entries || ok.Entries) && (!c.Words || ok.Words) &&
		(!c.Abstention || ok.Abstention) && (!c.Total || ok.Total)
}

// Score judges the answer to one turn.
func Score(c *Case, t *Turn, a Answer) Result {
	r := Result{Case: c, Turn: t, Answer: a}
	if t.Open {
		return r
	}
	r.Checked.Abstention = true
	if a.Abstained {
		r.Right.Abstention = slices.Contains(t.Reasons, a.Reason)
	} else {
		r.Right.Abstention = !t.mustAbstain()
	}
	r.scoreEntries()
	if t.mustAbstain() || a.Abstained && r.Right.Abstention {
		return r
	}
	r.scoreWords()
	if len(t.Totals) > 0 {
		r.Checked.Total = true
		r.Right.Total = a.Total != nil && slices.Contains(t.Totals, *a.Total)
	}
	return r
}

// scoreEntries compares the entries. An abstaining answer must have none, and
// where abstaining is right nothing is missing.
func (r *Result) scoreEntries() {
	t, given := r.Turn, r.Answer.ids()
	want := t.Want
	if r.Answer.Abstained && r.Right.Abstention {
		want = nil
	}
	found := 0
	for _, item := range want {
		if slices.ContainsFunc(item, func(id string) bool { return slices.Contains(given, id) }) {
			found++
			continue
		}
		r.Missing = append(r.Missing, either(item))
	}
	allowed := t.allowed()
	for _, id := range given {
		if r.Answer.Abstained || !t.MayAny && !allowed[id] {
			r.Extra = append(r.Extra, id)
		}
	}
	r.Checked.Entries = true
	r.Right.Entries = len(r.Missing) == 0 && len(r.Extra) == 0
	if len(want) > 0 {
		r.Checked.Recall = true
		r.Recall = float64(found) / float64(len(want))
	}
	if len(given) > 0 {
		r.Checked.Precision = true
		r.Precision = 1 - float64(len(r.Extra))/float64(len(given))
	}
}

func (r *Result) scoreWords() {
	if len(r.Turn.Words) == 0 {
		return
	}
	text := normalise(r.Answer.Answer)
	for _, alternatives := range r.Turn.Words {
		if !hasWords(text, alternatives) {
			r.MissingWords = append(r.MissingWords, either(alternatives))
		}
	}
	r.Checked.Words = true
	r.Right.Words = len(r.MissingWords) == 0
}
