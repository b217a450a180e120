package main

import (
	"cmp"
	"math"
	"slices"
)

// use is a place where a row is summed.
type use struct {
	row  int32
	text int32
}

// descent is how a step goes down the gradient: Adam's rate, the rate of the
// weights, and how hard rows are pulled to those of an earlier model.
type descent struct {
	rate, weightRate float64
	pull             float32
	to               *model
}

// step moves the rows of texts against a gradient, which is given by the
// vectors of the texts and is overwritten.
func (m *model) step(p pooled, gradient vectors, d descent) {
	m.steps++
	m.backThroughLength(p, gradient)
	byRow := usesByRow(p.texts)
	parallel(len(byRow), func(i int) { m.stepRow(byRow[i], gradient, d) })
}

// usesByRow returns where each row of texts is used.
func usesByRow(texts [][]int32) [][]use {
	var uses []use
	for i, rows := range texts {
		for _, r := range rows {
			uses = append(uses, use{r, int32(i)})
		}
	}
	slices.SortFunc(uses, func(a, b use) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.text, b.text))
	})
	var byRow [][]use
	for len(uses) > 0 {
		n := 1
		for n < len(uses) && uses[n].row == uses[0].row {
			n++
		}
		byRow, uses = append(byRow, uses[:n]), uses[n:]
	}
	return byRow
}

// backThroughLength turns a gradient by the unit vectors into one by the sums.
func (m *model) backThroughLength(p pooled, gradient vectors) {
	parallel(len(p.texts), func(i int) {
		g, v := gradient.at(i), p.vectors.at(i)
		if p.lengths[i] == 0 {
			clear(g)
			return
		}
		add(g, -dot(g, v), v)
		for j := range g {
			g[j] /= p.lengths[i]
		}
	})
}

// rowGradient returns the gradient by a row, and by its weight's logarithm,
// given the one by the sums that it is used in.
func (m *model) rowGradient(uses []use, gradient vectors) ([]float32, float32) {
	g := make([]float32, m.rows.dim)
	for _, u := range uses {
		add(g, m.weight(u.row), gradient.at(int(u.text)))
	}
	return g, dot(g, m.rows.at(int(uses[0].row)))
}

// stepRow makes Adam's step for a row and its weight.
func (m *model) stepRow(uses []use, gradient vectors, d descent) {
	row := int(uses[0].row)
	v := m.rows.at(row)
	g, gw := m.rowGradient(uses, gradient)
	if d.pull > 0 {
		for i, x := range d.to.rows.at(row) {
			g[i] += d.pull * (v[i] - x)
		}
		gw += d.pull * (m.weights[row] - d.to.weights[row])
	}
	from := row * m.rows.dim
	m.adam(v, g, m.rowMoments[from:], m.rowSquares[from:], d.rate)
	m.adam(m.weights[row:row+1], []float32{gw}, m.weightMoments[row:], m.weightSquares[row:], d.weightRate)
}

// adam moves x by a step of Adam against the gradient g.
func (m *model) adam(x, g, moments, squares []float32, rate float64) {
	const b1, b2, least = 0.9, 0.999, 1e-8
	rate *= math.Sqrt(1-math.Pow(b2, float64(m.steps))) / (1 - math.Pow(b1, float64(m.steps)))
	step := float32(rate)
	moments, squares = moments[:len(g)], squares[:len(g)]
	for i, gi := range g {
		moments[i] = b1*moments[i] + (1-b1)*gi
		squares[i] = b2*squares[i] + (1-b2)*gi*gi
		x[i] -= step * moments[i] / (float32(math.Sqrt(float64(squares[i]))) + least)
	}
}
