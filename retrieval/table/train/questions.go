package main

import (
	"fmt"

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
