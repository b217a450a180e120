package eval

import "strings"

// ExtractionFigures gives the share of all measures that is right, of the cells
// of tasks, and of what deadlines mean.
func ExtractionFigures(rep *ExtractionReport) []Figure {
	var all, cells, dues Measure
	for _, m := range rep.Measures {
		for _, part := range []struct {
			sum *Measure
			in  bool
		}{{&all, true}, {&cells, strings.HasPrefix(m.Name, "cell ")}, {&dues, strings.Contains(m.Name, " due ")}} {
			if part.in {
				part.sum.Right += m.Right
				part.sum.Of += m.Of
			}
		}
	}
	var out []Figure
	for _, f := range []struct {
		name string
		m    Measure
	}{{"extraction", all}, {"cells", cells}, {"due", dues}} {
		if f.m.Of > 0 {
			out = append(out, Figure{f.name, Bootstrap(eachOf(f.m)), f.m.Of})
		}
	}
	return out
}

// eachOf gives the cases of a measure one by one.
func eachOf(m Measure) []Mean {
	out := make([]Mean, m.Of)
	for i := range out {
		out[i] = yes(true, i < m.Right)
	}
	return out
}
