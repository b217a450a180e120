package main

import (
	"math"
	"math/rand/v2"
	"testing"
)

// random returns a model of a few rows, and texts that use them, some twice.
func random() (*model, [][]int32) {
	rng := rand.New(rand.NewPCG(1, 2))
	rows := newVectors(7, 6)
	for i := range rows.data {
		rows.data[i] = rng.Float32() - 0.5
	}
	weights := make([]float32, rows.len())
	for i := range weights {
		weights[i] = rng.Float32() - 0.5
	}
	return newModel(rows, weights), [][]int32{{0, 1, 2}, {2, 3, 3, 4}, {1, 5}, {6, 0}, {4, 5, 6}}
}

// checkGradient compares the gradient of a loss of the texts' vectors, carried
// back to rows and weights, with differences of the loss.
func checkGradient(t *testing.T, loss func(vectors) (float64, vectors)) {
	t.Helper()
	m, texts := random()
	p := m.pool(texts)
	_, gradient := loss(p.vectors)
	m.backThroughLength(p, gradient)
	const h = 1e-3
	slope := func(x *float32) float64 {
		at := *x
		*x = at + h
		up, _ := loss(m.pool(texts).vectors)
		*x = at - h
		down, _ := loss(m.pool(texts).vectors)
		*x = at
		return (up - down) / (2 * h)
	}
	same := func(what string, row, i int, got float32, want float64) {
		if math.Abs(float64(got)-want) > 2e-3*(1+math.Abs(want)) {
			t.Errorf("%s %d.%d: gradient %.5f, differences say %.5f", what, row, i, got, want)
		}
	}
	for _, uses := range usesByRow(texts) {
		row := int(uses[0].row)
		g, gw := m.rowGradient(uses, gradient)
		for i := range g {
			same("row", row, i, g[i], slope(&m.rows.at(row)[i]))
		}
		same("weight", row, 0, gw, slope(&m.weights[row]))
	}
}

func TestGradientOfDistilling(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	want := newVectors(5, 6)
	for i := range want.data {
		want.data[i] = rng.Float32() - 0.5
	}
	for i := range want.len() {
		unit(want.at(i))
	}
	checkGradient(t, func(got vectors) (float64, vectors) { return distilled(got, want) })
}

func TestGradientOfContrasting(t *testing.T) {
	t.Parallel()
	checkGradient(t, func(got vectors) (float64, vectors) {
		questions, statements := got.split(2)
		loss, byQuestion, byStatement := contrasted(questions, statements, []int{2, 0})
		return loss, vectors{got.dim, append(byQuestion.data, byStatement.data...)}
	})
}

func TestEigen(t *testing.T) {
	t.Parallel()
	values, columns := eigen([][]float64{{2, 1, 0}, {1, 2, 1}, {0, 1, 2}})
	a := [][]float64{{2, 1, 0}, {1, 2, 1}, {0, 1, 2}}
	for k, value := range values {
		for i := range a {
			got := 0.0
			for j := range a {
				got += a[i][j] * columns[j][k]
			}
			if math.Abs(got-value*columns[i][k]) > 1e-9 {
				t.Errorf("column %d is no eigenvector of %.4f", k, value)
			}
		}
	}
}
