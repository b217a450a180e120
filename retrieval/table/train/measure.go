package main

import (
	"fmt"
	"strings"
)

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
