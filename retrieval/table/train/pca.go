package main

import (
	"cmp"
	"math"
	"slices"
)

// centre takes their mean from vectors and gives them length one.
func centre(vs [][]float32) {
	if len(vs) == 0 {
		return
	}
	mean := make([]float32, len(vs[0]))
	for _, v := range vs {
		add(mean, 1/float32(len(vs)), v)
	}
	for _, v := range vs {
		add(v, -1, mean)
		unit(v)
	}
}

// axes returns the dim directions in which vectors, whose mean is zero, differ
// most.
func axes(vs [][]float32, dim int) vectors {
	n := len(vs[0])
	covariance := make([][]float64, n)
	parallel(n, func(i int) {
		covariance[i] = make([]float64, n)
		for _, v := range vs {
			for j, x := range v {
				covariance[i][j] += float64(v[i] * x)
			}
		}
	})
	values, directions := eigen(covariance)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(values[b], values[a]) })
	out := newVectors(dim, n)
	for i := range dim {
		for j := range n {
			out.at(i)[j] = float32(directions[j][order[i]])
		}
	}
	return out
}

// project gives a vector by the axes, at length one.
func project(v []float32, axes vectors) []float32 {
	out := make([]float32, axes.len())
	for i := range out {
		out[i] = dot(v, axes.at(i))
	}
	unit(out)
	return out
}

// eigen returns the eigenvalues of a symmetric matrix, which it overwrites,
// and as columns its eigenvectors: Jacobi's rotations, until what stands off
// the diagonal is nothing.
func eigen(a [][]float64) (values []float64, columns [][]float64) {
	n := len(a)
	columns = make([][]float64, n)
	for i := range columns {
		columns[i] = make([]float64, n)
		columns[i][i] = 1
	}
	for range 30 {
		off, all := 0.0, 0.0
		for i := range n {
			for j := range n {
				all += a[i][j] * a[i][j]
				if i != j {
					off += a[i][j] * a[i][j]
				}
			}
		}
		if off <= 1e-18*all {
			break
		}
		for p := range n {
			for q := p + 1; q < n; q++ {
				rotate(a, columns, p, q)
			}
		}
	}
	values = make([]float64, n)
	for i := range n {
		values[i] = a[i][i]
	}
	return values, columns
}

// rotate makes a[p][q] zero.
func rotate(a, columns [][]float64, p, q int) {
	if a[p][q] == 0 {
		return
	}
	theta := (a[q][q] - a[p][p]) / (2 * a[p][q])
	t := math.Copysign(1, theta) / (math.Abs(theta) + math.Sqrt(theta*theta+1))
	c := 1 / math.Sqrt(t*t+1)
	s := t * c
	for k := range a {
		x, y := a[k][p], a[k][q]
		a[k][p], a[k][q] = c*x-s*y, s*x+c*y
		x, y = columns[k][p], columns[k][q]
		columns[k][p], columns[k][q] = c*x-s*y, s*x+c*y
	}
	rp, rq := a[p], a[q]
	for k, x := range rp {
		y := rq[k]
		rp[k], rq[k] = c*x-s*y, s*x+c*y
	}
}
