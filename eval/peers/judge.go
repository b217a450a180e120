package main

import (
	"cmp"
	"math"
	"slices"

	"kehoach/eval"
)

// refuse has a library say that it does not know where its best score is less.
func (a *asked) refuse(least float64) {
	best := a.best()
	if len(a.hits) > 0 {
		a.reply.Confidence = &best
	}
	if best < least {
		a.reply.Abstained, a.reply.Entries, a.reply.Text = true, nil, ""
	}
}

// best is the score of the best chunk.
func (a *asked) best() float64 {
	if len(a.hits) == 0 {
		return math.Inf(-1)
	}
	return a.hits[0].score
}

// mustRefuse and mustAnswer say what a turn asks for; neither, where both are
// right.
func (a *asked) mustRefuse() bool { return len(a.t.Reasons) > 0 && !a.t.MayAnswer }
func (a *asked) mustAnswer() bool { return len(a.t.Reasons) == 0 }

// holds reports whether a text and the entries in it have all that the answer
// needs: each entry that is wanted, and the words. That there is more besides,
// and that no count is given, is forgiven.
func (a *asked) holds(text string, entries []string) bool {
	r := a.score(text, entries)
	return len(r.Missing) == 0 && len(r.MissingWords) == 0
}

func (a *asked) score(text string, entries []string) eval.Result {
	answer := eval.Answer{Answer: text}
	for _, id := range entries {
		answer.Entries = append(answer.Entries, eval.Rested{ID: id})
	}
	return eval.Score(a.c, a.t, answer)
}

// serves reports whether the user is served: refused where that is right, else
// given all that the answer needs.
func (a *asked) serves() bool {
	if a.reply.Abstained {
		return !a.mustAnswer()
	}
	return !a.mustRefuse() && a.holds(a.reply.Text, a.reply.Entries)
}

// atDepth judges the first k chunks for the turns that must be answered.
func atDepth(said []asked, r *reader, k int) Depth {
	d := Depth{K: k}
	for i := range said {
		a := &said[i]
		if !a.mustAnswer() {
			continue
		}
		holds := a.holds(r.read(a.hits, k))
		d.All.add(holds)
		if a.c.Held {
			d.Held.add(holds)
		}
	}
	return d
}

// worth is what it brings to answer a turn, and to refuse it.
type worth struct{ answered, refused float64 }

// served is the worth where it counts how many users are served.
func (a *asked) served() worth {
	var w worth
	if !a.mustRefuse() && a.holds(a.reply.Text, a.reply.Entries) {
		w.answered = 1
	}
	if !a.mustAnswer() {
		w.refused = 1
	}
	return w
}

// threshold is the least score of the best chunk at which to answer: that which
// brings most on the part for tuning.
func threshold(said []asked, of func(*asked) worth) float64 {
	type scored struct {
		best float64
		worth
	}
	var all []scored
	now := 0.0 // with every turn answered
	for i := range said {
		if a := &said[i]; !a.c.Held {
			all = append(all, scored{a.best(), of(a)})
			now += all[len(all)-1].answered
		}
	}
	slices.SortFunc(all, func(x, y scored) int { return cmp.Compare(x.best, y.best) })
	// With the least score at that of all[i], those before it are refused.
	most, least := math.Inf(-1), 0.0
	for i, s := range all {
		if (i == 0 || s.best > all[i-1].best) && now > most {
			most, least = now, s.best
		}
		now += s.refused - s.answered
	}
	return least
}

// balanced gives the worth where refusing what must be refused counts, in all,
// as much as answering what must be answered.
func balanced(said []asked) func(*asked) worth {
	refuse, answer := 0, 0
	for i := range said {
		switch a := &said[i]; {
		case a.c.Held:
		case a.mustRefuse():
			refuse++
		case a.mustAnswer():
			answer++
		}
	}
	return func(a *asked) worth {
		switch {
		case a.mustRefuse():
			return worth{refused: 1 / float64(refuse)}
		case a.mustAnswer():
			return worth{answered: 1 / float64(answer)}
		}
		return worth{}
	}
}
