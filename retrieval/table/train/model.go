package main

import (
	"math"
	"slices"
)

// model is a table in training. The vector of a text is the sum of its rows,
// each times its weight, at length one.
type model struct {
	rows    vectors
	weights []float32 // logarithms
	// The moments of Adam, and how many steps were made.
	rowMoments, rowSquares       []float32
	weightMoments, weightSquares []float32
	steps                        int
}

func newModel(rows vectors, weights []float32) *model {
	m := &model{rows: rows, weights: weights}
	m.restart()
	return m
}

// restart forgets the moments of the steps before.
func (m *model) restart() {
	m.rowMoments, m.rowSquares = make([]float32, len(m.rows.data)), make([]float32, len(m.rows.data))
	m.weightMoments, m.weightSquares = make([]float32, len(m.weights)), make([]float32, len(m.weights))
	m.steps = 0
}

func (m *model) clone() *model {
	return newModel(vectors{m.rows.dim, slices.Clone(m.rows.data)}, slices.Clone(m.weights))
}

func (m *model) weight(row int32) float32 { return float32(math.Exp(float64(m.weights[row]))) }

// pooled are texts with their vectors and the lengths of the sums.
type pooled struct {
	texts   [][]int32
	vectors vectors
	lengths []float32
}

func (m *model) pool(texts [][]int32) pooled {
	p := pooled{texts, newVectors(len(texts), m.rows.dim), make([]float32, len(texts))}
	parallel(len(texts), func(i int) {
		v := p.vectors.at(i)
		for _, r := range texts[i] {
			add(v, m.weight(r), m.rows.at(int(r)))
		}
		p.lengths[i] = unit(v)
	})
	return p
}

// unit scales a vector to length one and returns the length that it had.
func unit(v []float32) float32 {
	length := float32(math.Sqrt(float64(dot(v, v))))
	if length > 0 {
		for i := range v {
			v[i] /= length
		}
	}
	return length
}
