package main

import (
	"runtime"
	"sync"
)

// parallel calls f for each number below n, in as many goroutines as there are
// cores.
func parallel(n int, f func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	wg.Wait()
}

// dot returns the product of two vectors.
func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	for len(a) >= 4 && len(b) >= 4 {
		s0 += a[0] * b[0]
		s1 += a[1] * b[1]
		s2 += a[2] * b[2]
		s3 += a[3] * b[3]
		a, b = a[4:], b[4:]
	}
	for i := range a {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}

// add adds x times a to y.
func add(y []float32, x float32, a []float32) {
	a = a[:len(y)]
	for len(y) >= 4 && len(a) >= 4 {
		y[0] += x * a[0]
		y[1] += x * a[1]
		y[2] += x * a[2]
		y[3] += x * a[3]
		y, a = y[4:], a[4:]
	}
	for i := range y {
		y[i] += x * a[i]
	}
}

// vectors are n vectors of dim components in one slice.
type vectors struct {
	dim  int
	data []float32
}

func newVectors(n, dim int) vectors { return vectors{dim, make([]float32, n*dim)} }

func (v vectors) at(i int) []float32 { return v.data[i*v.dim : (i+1)*v.dim] }
func (v vectors) len() int           { return len(v.data) / v.dim }
