package main

import (
	"math"
	"math/rand/v2"
)

// temperature sharpens the likeness of a question and a statement.
const temperature = 0.05

// contrasting are questions and the statements that they shall find.
type contrasting struct {
	statements [][]int32
	questions  []asking
}

// asking is a question: its phrases, and those it has when it was typed
// without diacritics (nil: the same).
type asking struct {
	rows, again []int32
	statement   int
}

// contrasted returns the loss of questions against all statements (how
// unlikely the right one is among them) and the gradients of both.
func contrasted(questions, statements vectors, right []int) (float64, vectors, vectors) {
	n, all := questions.len(), statements.len()
	of := make([][]float32, n) // by question and statement: share − right
	losses := make([]float64, n)
	byQuestion, byStatement := newVectors(n, questions.dim), newVectors(all, questions.dim)
	parallel(n, func(i int) {
		q, p := questions.at(i), make([]float32, all)
		sum := 0.0
		for j := range all {
			p[j] = dot(q, statements.at(j))
			sum += math.Exp(float64(p[j]-1) / temperature)
		}
		for j := range all {
			share := math.Exp(float64(p[j]-1)/temperature) / sum
			if j == right[i] {
				losses[i] = -math.Log(share) / float64(n)
				share--
			}
			p[j] = float32(share / temperature / float64(n))
			add(byQuestion.at(i), p[j], statements.at(j))
		}
		of[i] = p
	})
	parallel(all, func(j int) {
		for i := range n {
			add(byStatement.at(j), of[i][j], questions.at(i))
		}
	})
	sum := 0.0
	for _, l := range losses {
		sum += l
	}
	return sum, byQuestion, byStatement
}

// contrast trains epochs times over the questions. Each time, a share of those
// with diacritics is taken as it comes back when typed without, and words are
// left out by chance. After each epoch it calls after, which may end it by
// returning false.
func (m *model) contrast(c contrasting, s settings, rng *rand.Rand, after func(epoch int, loss float64) bool) {
	const batch = 100
	m.restart()
	down := descent{rate: s.pairRate, weightRate: s.pairRate, pull: float32(s.pull), to: m.clone()}
	order := rng.Perm(len(c.questions))
	for epoch := range s.pairEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		sum, batches := 0.0, 0
		for from := 0; from < len(order); from += batch {
			texts, right := c.draw(order[from:min(from+batch, len(order))], s.dropout, rng)
			n := len(right)
			p := m.pool(texts)
			questions, statements := p.vectors.split(n)
			loss, byQuestion, byStatement := contrasted(questions, statements, right)
			m.step(p, vectors{m.rows.dim, append(byQuestion.data, byStatement.data...)}, down)
			sum, batches = sum+loss, batches+1
		}
		if !after(epoch+1, sum/float64(max(batches, 1))) {
			return
		}
	}
}

// draw returns the questions of a batch and after them all statements, each
// without some of its words, and which statement each question is to find.
func (c *contrasting) draw(batch []int, dropout float64, rng *rand.Rand) (texts [][]int32, right []int) {
	const refolded = 0.3
	for _, k := range batch {
		q := c.questions[k]
		rows := q.rows
		if q.again != nil && rng.Float64() < refolded {
			rows = q.again
		}
		texts, right = append(texts, without(rows, dropout, rng)), append(right, q.statement)
	}
	for _, rows := range c.statements {
		texts = append(texts, without(rows, dropout, rng))
	}
	return texts, right
}

// without leaves out a share of rows, but never all.
func without(rows []int32, share float64, rng *rand.Rand) []int32 {
	if share == 0 {
		return rows
	}
	var out []int32
	for _, r := range rows {
		if rng.Float64() >= share {
			out = append(out, r)
		}
	}
	if out == nil {
		return rows
	}
	return out
}

// draw returns n sentences by chance, with what they are distilled from.
func (d *distilling) draw(n int, rng *rand.Rand) ([][]int32, vectors) {
	texts, targets := make([][]int32, n), newVectors(n, d.targets.dim)
	for i := range texts {
		at := rng.IntN(len(d.texts))
		texts[i] = d.texts[at]
		copy(targets.at(i), d.targets.at(at))
	}
	return texts, targets
}

// split returns the first n vectors and the others.
func (v vectors) split(n int) (vectors, vectors) {
	return vectors{v.dim, v.data[:n*v.dim]}, vectors{v.dim, v.data[n*v.dim:]}
}
