package main

import (
	"math/rand/v2"
)

// weak are pairs that shall be near one another.
type weak struct {
	questions [][]int32
	answers   [][][]int32 // one is taken at a time
}

// weakPairs are the answered headings and the parallel sentences.
func (m *material) weakPairs() weak {
	var w weak
	for _, a := range m.texts.answered {
		w.questions = append(w.questions, m.words.Rows(nil, a.question))
		w.answers = append(w.answers, m.rows(a.answers))
	}
	for _, p := range m.texts.parallel {
		w.questions = append(w.questions, m.words.Rows(nil, p[0]))
		w.answers = append(w.answers, m.rows(p[1:]))
	}
	return w
}

// near trains weak pairs: each question against the answers of its batch.
// Beside them go sentences, which keep their place.
func (m *model) near(w weak, d distilling, s settings, rng *rand.Rand, after func(epoch int, loss float64) bool) {
	const batch = 256
	m.restart()
	down := descent{rate: s.weakRate, weightRate: s.weakRate}
	order := rng.Perm(len(w.questions))
	right := make([]int, batch)
	for i := range right {
		right[i] = i
	}
	for epoch := range s.weakEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		sum, batches := 0.0, 0
		for from := 0; from+batch <= len(order); from += batch {
			texts := make([][]int32, 2*batch)
			for i, at := range order[from : from+batch] {
				texts[i] = without(w.questions[at], s.dropout, rng)
				texts[batch+i] = without(w.answers[at][rng.IntN(len(w.answers[at]))], s.dropout, rng)
			}
			sentences, targets := d.draw(s.beside, rng)
			p := m.pool(append(texts, sentences...))
			questions, others := p.vectors.split(batch)
			answers, kept := others.split(batch)
			loss, byQuestion, byAnswer := contrasted(questions, answers, right)
			gradient := append(byQuestion.data, byAnswer.data...)
			m.step(p, vectors{m.rows.dim, beside(gradient, kept, targets, s)}, down)
			sum, batches = sum+loss, batches+1
		}
		if !after(epoch+1, sum/float64(max(batches, 1))) {
			return
		}
	}
}

// beside appends the gradient of the sentences that are trained on beside.
func beside(gradient []float32, got, want vectors, s settings) []float32 {
	if got.len() == 0 {
		return gradient
	}
	_, bySentence := distilled(got, want)
	for _, x := range bySentence.data {
		gradient = append(gradient, x*float32(s.besideWeight))
	}
	return gradient
}
