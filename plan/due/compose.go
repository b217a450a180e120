package due

import (
	"slices"

	"kehoach/plan"
)

// textStart is where the words of a part begin, with its product.
func (p *parser) textStart(pt *part) int {
	if p.name(pt.w, pt.i) == "" {
		return pt.i
	}
	w := pt.w
	for w < pt.i && p.toks[w].kind == mark {
		w++
	}
	return w
}

// balance moves the end of some words so that a parenthesis which is closed
// just after them is in, and one that was opened before them is out.
func (p *parser) balance(i, j int) (from, to int) {
	depth := 0
	for k := i; k < j; k++ {
		if p.is(k, "(") {
			depth++
		} else if p.is(k, ")") {
			depth--
		}
	}
	switch {
	case depth > 0 && p.is(j, ")"):
		j++
	case depth < 0 && p.is(j-1, ")"):
		j--
	}
	return i, j
}

// trimText takes marks off the end of a part's words, and words of lists.
func (p *parser) trimText(j, end int) int {
	for end > j && p.oneOf(end-1, ",", ".", ":", "-", "va", "hoac", "/", "(") {
		end--
	}
	return end
}

// combine makes one due of several.
func combine(dues []plan.Due) plan.Due {
	switch len(dues) {
	case 0:
		return plan.Due{Kind: plan.DueUnspecified}
	case 1:
		return dues[0]
	}
	d := plan.Due{Kind: plan.DueComposite, Parts: dues}
	for _, part := range dues {
		for _, a := range part.Anomalies {
			if !slices.Contains(d.Anomalies, a) {
				d.Anomalies = append(d.Anomalies, a)
			}
		}
		d.Date = max(d.Date, part.Date)
	}
	if slices.ContainsFunc(dues, func(part plan.Due) bool { return part.Date == "" }) {
		d.Date = ""
	}
	return d
}
