package main

import "math/rand/v2"

// likeness is how much more the differences between the similarities of a
// batch's sentences count than the sentences' own.
const likeness = 20

// distilling are sentences with the vectors that theirs shall be.
type distilling struct {
	texts   [][]int32
	targets vectors
}

// distilled returns the loss of a batch and its gradient by the vectors:
// 1 − cosine on average, plus the mean squared difference of all similarities
// between two sentences.
func distilled(got, want vectors) (float64, vectors) {
	n := got.len()
	gradient := newVectors(n, got.dim)
	losses := make([]float64, n)
	parallel(n, func(i int) {
		v, t, g := got.at(i), want.at(i), gradient.at(i)
		losses[i] = (1 - float64(dot(v, t))) / float64(n)
		add(g, -1/float32(n), t)
		for j := range n {
			if i == j {
				continue
			}
			d := dot(v, got.at(j)) - dot(t, want.at(j))
			losses[i] += likeness * float64(d*d) / float64(n*n)
			add(g, 4*likeness*d/float32(n*n), got.at(j))
		}
	})
	sum := 0.0
	for _, l := range losses {
		sum += l
	}
	return sum, gradient
}

// distil trains epochs times over the sentences. After each it calls after,
// which may end it by returning false.
func (m *model) distil(d distilling, s settings, rng *rand.Rand, after func(epoch int, loss float64) bool) {
	const batch = 256
	down := descent{rate: s.distilRate, weightRate: s.distilRate}
	order := rng.Perm(len(d.texts))
	for epoch := range s.distilEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		sum, batches := 0.0, 0
		for from := 0; from+batch <= len(order); from += batch {
			texts, targets := make([][]int32, batch), newVectors(batch, m.rows.dim)
			for i, at := range order[from : from+batch] {
				texts[i] = d.texts[at]
				copy(targets.at(i), d.targets.at(at))
			}
			p := m.pool(texts)
			loss, gradient := distilled(p.vectors, targets)
			m.step(p, gradient, down)
			sum, batches = sum+loss, batches+1
		}
		if !after(epoch+1, sum/float64(max(batches, 1))) {
			return
		}
	}
}
