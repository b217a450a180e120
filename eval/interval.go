package eval

import (
	"math/rand/v2"
	"slices"
)

// Interval is a figure with the bounds between which it lies in 95 of 100
// samples of such questions; all from 0 to 1.
type Interval struct{ Value, Low, High float64 }

// resamples is how often [Bootstrap] draws: the bounds of figures of a hundred
// questions and more then stand to half a per cent.
const resamples = 1000

// Bootstrap gives the mean over groups with its bounds by the percentiles of
// resampling. A group is what was asked together (the turns of a conversation),
// which is right or wrong together too, so whole groups are drawn. The same
// groups always give the same bounds.
func Bootstrap(groups []Mean) Interval {
	groups = slices.DeleteFunc(slices.Clone(groups), func(m Mean) bool { return m.N == 0 })
	if len(groups) == 0 {
		return Interval{}
	}
	r := rand.New(rand.NewPCG(uint64(len(groups)), resamples))
	drawn := make([]float64, resamples)
	for i := range drawn {
		var m Mean
		for range groups {
			m.join(groups[r.IntN(len(groups))])
		}
		drawn[i] = m.value()
	}
	slices.Sort(drawn)
	var all Mean
	for _, g := range groups {
		all.join(g)
	}
	return Interval{Value: all.value(), Low: drawn[resamples*25/1000], High: drawn[resamples*975/1000-1]}
}

func (m *Mean) join(o Mean) {
	m.Sum += o.Sum
	m.N += o.N
}

func (m Mean) value() float64 {
	if m.N == 0 {
		return 0
	}
	return m.Sum / float64(m.N)
}

// yes counts a thing that is so or not.
func yes(checked, right bool) Mean {
	switch {
	case !checked:
		return Mean{}
	case right:
		return Mean{Sum: 1, N: 1}
	}
	return Mean{N: 1}
}
