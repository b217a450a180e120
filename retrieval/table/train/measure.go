package main

import (
	"fmt"
	"strings"

	"kehoach/plan/vi"
	"kehoach/plan/vi/corpus"
	"kehoach/plan/vi/restore"
	"kehoach/plan/vi/restore/ngram"
)

// kinds of questions, by how they are typed.
type kind int

const (
	accented kind = iota
	folded
	english
	kinds
)

func (k kind) String() string { return [...]string{"accented", "folded", "English"}[k] }

// kindOf tells how a question is typed, and returns it with its diacritics. A
// question without any that the restorer leaves as it is is English.
func kindOf(question string) (kind, string) {
	r := restore.Default().Restore(question)
	switch {
	case !vi.Unaccented(question):
		return accented, r.Text
	case r.Changed:
		return folded, r.Text
	}
	return english, question
}

// question is a question of a pair.
type question struct {
	text      string // restored
	kind      kind
	statement int
	// again is the question as it comes back when it is typed without
	// diacritics; of an accented question only.
	again string
}

// pairs are the statements with their questions. Those held out are measured
// on and never trained on.
type pairs struct {
	statements      []string
	held            []bool
	train, measured []question
	excluded        int // statements and questions
}

// newPairs sorts the pairs that are not excluded.
func newPairs(rows []corpus.Pair, excluded *corpus.Excluded) pairs {
	var p pairs
	seen := map[string]bool{}
	for _, row := range rows {
		if seen[row.T] {
			continue
		}
		seen[row.T] = true
		if excluded.Has(ngram.Units(row.T)) {
			p.excluded++
			continue
		}
		at := len(p.statements)
		p.statements = append(p.statements, row.T)
		p.held = append(p.held, row.HeldOut())
		for _, text := range row.Q {
			if excluded.Has(ngram.Units(text)) {
				p.excluded++
				continue
			}
			q := question{statement: at}
			q.kind, q.text = kindOf(text)
			if row.HeldOut() {
				p.measured = append(p.measured, q)
				continue
			}
			if q.kind == accented {
				q.again = restore.Default().Restore(vi.Fold(text)).Text
			}
			p.train = append(p.train, q)
		}
	}
	return p
}

func (p pairs) account() string {
	held := 0
	for _, h := range p.held {
		if h {
			held++
		}
	}
	return fmt.Sprintf("statements: %d with %d questions; held out: %d with %d questions; excluded: %d",
		len(p.statements)-held, len(p.train), held, len(p.measured), p.excluded)
}

// recall is how well questions find their statements.
type recall struct {
	n, five, first [kinds]int
	reciprocal     [kinds]float64
}

func (r *recall) add(k kind, rank int) {
	r.n[k]++
	if rank <= 5 {
		r.five[k]++
	}
	if rank == 1 {
		r.first[k]++
	}
	r.reciprocal[k] += 1 / float64(rank)
}

func (r recall) total() (n, five, first int, reciprocal float64) {
	for k := range kinds {
		n, five, first, reciprocal = n+r.n[k], five+r.five[k], first+r.first[k], reciprocal+r.reciprocal[k]
	}
	return n, five, first, reciprocal / float64(max(n, 1))
}

func (r recall) String() string {
	n, five, first, reciprocal := r.total()
	var b strings.Builder
	fmt.Fprintf(&b, "among 5 %.1f %%, first %.1f %%, MRR %.3f (", share(five, n), share(first, n), reciprocal)
	for k := range kinds {
		if k > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s %.1f/%.3f", k, share(r.five[k], r.n[k]), r.reciprocal[k]/float64(max(r.n[k], 1)))
	}
	return b.String() + ")"
}

func share(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// measureVectors ranks all statements for each question.
func measureVectors(questions []question, asked, statements vectors) recall {
	ranks := make([]int, len(questions))
	parallel(len(questions), func(i int) {
		q := asked.at(i)
		own := dot(q, statements.at(questions[i].statement))
		rank := 1
		for j := range statements.len() {
			if j != questions[i].statement && dot(q, statements.at(j)) >= own {
				rank++
			}
		}
		ranks[i] = rank
	})
	var r recall
	for i, q := range questions {
		r.add(q.kind, ranks[i])
	}
	return r
}
