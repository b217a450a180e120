package appendix

import "math"

// line is a line below the header with what the whole table says about it.
type line struct {
	traits
	number  bool // is a row number
	numeral bool // is a group's numeral
	first   bool // stands first in its group
	// listStart and listEnd: the line is the first or last of a run of items.
	listStart, listEnd bool

	boost float64 // what speaks for a row without a number beginning here
	block int     // index of the block
}

// unsureBelow is the probability under which a line's column is called a
// guess.
const unsureBelow = 0.6

// best returns the most likely state of each line (index in m.states), and the
// probability of each by the model.
func (m *model) best(lines []*line) ([]int, []float64) {
	n, k := len(lines), len(m.states)
	emits := make([]float64, n*k)
	steps := make([]float64, n*k*k)
	for i, t := range lines {
		for s := range k {
			emits[i*k+s] = m.emit(m.states[s], t)
		}
		if i == 0 {
			continue
		}
		for a := range k {
			if emits[(i-1)*k+a] <= never {
				continue
			}
			for s := range k {
				if emits[i*k+s] > never {
					steps[(i*k+a)*k+s] = m.step(m.states[a], m.states[s], lines[i-1], t)
				} else {
					steps[(i*k+a)*k+s] = never
				}
			}
		}
	}
	path := m.viterbi(lines, emits, steps)
	return path, m.posterior(lines, path, emits, steps)
}

// enter is the cost of a table beginning in a state, leave of one ending in it.
func (m *model) enter(s state, t *line) float64 {
	if s.kind == kindColumn && !s.fresh {
		return never
	}
	return m.opened(s, t)
}

func (m *model) leave(s state) float64 {
	switch s.kind {
	case kindColumn:
		return m.skips(s.at+1, len(m.roles), false)
	case kindStray:
		return 0
	}
	return -8
}

func (m *model) viterbi(lines []*line, emits, steps []float64) []int {
	n, k := len(lines), len(m.states)
	score := make([]float64, n*k)
	from := make([]int, n*k)
	for s := range k {
		score[s] = m.enter(m.states[s], lines[0]) + emits[s]
	}
	for i := 1; i < n; i++ {
		for s := range k {
			best, at := math.Inf(-1), 0
			for a := range k {
				if v := score[(i-1)*k+a] + steps[(i*k+a)*k+s]; v > best {
					best, at = v, a
				}
			}
			score[i*k+s], from[i*k+s] = best+emits[i*k+s], at
		}
	}
	last, best := 0, math.Inf(-1)
	for s := range k {
		if v := score[(n-1)*k+s] + m.leave(m.states[s]); v > best {
			last, best = s, v
		}
	}
	path := make([]int, n)
	for i := n - 1; i >= 0; i-- {
		path[i] = last
		last = from[i*k+last]
	}
	return path
}

// posterior returns the probability that each line stands where the path has
// it, summed over all ways to read the other lines (forward, backward).
func (m *model) posterior(lines []*line, path []int, emits, steps []float64) []float64 {
	n, k := len(lines), len(m.states)
	ahead, behind := make([]float64, n*k), make([]float64, n*k)
	for s := range k {
		ahead[s] = m.enter(m.states[s], lines[0]) + emits[s]
		behind[(n-1)*k+s] = m.leave(m.states[s])
	}
	terms := make([]float64, k)
	for i := 1; i < n; i++ {
		for s := range k {
			if emits[i*k+s] <= never {
				ahead[i*k+s] = never
				continue
			}
			for a := range k {
				terms[a] = ahead[(i-1)*k+a] + steps[(i*k+a)*k+s]
			}
			ahead[i*k+s] = logSum(terms) + emits[i*k+s]
		}
	}
	for i := n - 2; i >= 0; i-- {
		for a := range k {
			for s := range k {
				terms[s] = steps[((i+1)*k+a)*k+s] + emits[(i+1)*k+s] + behind[(i+1)*k+s]
			}
			behind[i*k+a] = logSum(terms)
		}
	}
	out := make([]float64, n)
	for i := range n {
		for s := range k {
			terms[s] = ahead[i*k+s] + behind[i*k+s]
		}
		out[i] = math.Exp(ahead[i*k+path[i]] + behind[i*k+path[i]] - logSum(terms))
	}
	return out
}

// logSum is the logarithm of the sum of exponentials.
func logSum(terms []float64) float64 {
	top := math.Inf(-1)
	for _, t := range terms {
		top = max(top, t)
	}
	sum := 0.0
	for _, t := range terms {
		if d := t - top; d == 0 {
			sum++
		} else if d > -12 { // less does not show in a probability
			sum += math.Exp(d)
		}
	}
	return top + math.Log(sum)
}
