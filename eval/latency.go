package eval

import (
	"math"
	"slices"
)

// Latency gives a percentile, 0 to 100, of how long answers took, in
// milliseconds: the least time within which so many of them came.
func Latency(results []Result, percentile float64) float64 {
	var ms []float64
	for i := range results {
		if results[i].Err == nil {
			ms = append(ms, results[i].Answer.ElapsedMS)
		}
	}
	if len(ms) == 0 {
		return 0
	}
	slices.Sort(ms)
	return ms[max(0, int(math.Ceil(percentile/100*float64(len(ms))))-1)]
}
