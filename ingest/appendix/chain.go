package appendix

import "kehoach/ingest/block"

// markNumbers decides which lines that are only a number are row numbers, and
// which are numerals of groups. What is neither (page numbers, a number
// printed twice) goes to the leftovers, and its line is left out.
func (b *builder) markNumbers(lines []*line, bs []block.Block) []*line {
	var cand []int
	for i, t := range lines {
		switch t.label.style {
		case styleRoman, styleLetter:
			t.numeral = i+1 < len(lines) && lines[i+1].label.style == styleNone && lines[i+1].n <= 160 &&
				lines[i+1].time < 0.7 || i+2 < len(lines) && lines[i+1].label.style == styleArabic && lines[i+2].caps
		}
		if t.label.style == styleArabic || t.label.style == styleDotted || t.label.style == styleSmall {
			if t.numeral = nestedGroup(lines, i); !t.numeral {
				cand = append(cand, i)
			}
		}
	}
	if !b.layout.has(roleNumber) {
		cand = nil
	}
	last := b.layout.columns[len(b.layout.columns)-1].role
	for _, i := range longestChain(lines, cand, last == roleEnd || last == roleStart) {
		lines[i].number = true
	}
	numbers := b.hasFigures()
	out := lines[:0]
	for i, t := range lines {
		stray := t.label.style != styleNone && !t.number && !t.numeral
		if stray && !numbers && i > 0 {
			b.leftover(t.text, bs[t.block].Source)
			continue
		}
		out = append(out, t)
	}
	return out
}

// hasFigures reports whether a column may hold bare figures (funding).
func (b *builder) hasFigures() bool {
	for _, c := range b.layout.columns {
		if c.role == roleOther || c.role == roleNone {
			return true
		}
	}
	return false
}

// nestedGroup reports whether a number heads a group: its name stands on the
// next line and a number one level deeper on the one after.
func nestedGroup(lines []*line, i int) bool {
	if i+2 >= len(lines) || lines[i+1].label.style != styleNone || lines[i+1].n > 160 {
		return false
	}
	l, next := lines[i].label, lines[i+2].label
	if next.style == styleSmall {
		return false
	}
	return next.depth() > l.depth() && next.n <= 1
}

// longestChain returns the candidates that best make up numberings: each one
// more than the last, or with a gap, or beginning anew. timeLast says that the
// rows end with a time, so that a number is likely after one.
func longestChain(lines []*line, cand []int, timeLast bool) []int {
	score := make([]float64, len(cand))
	from := make([]int, len(cand))
	best := -1
	for c, i := range cand {
		score[c], from[c] = 1-0.02*float64(lines[i].label.n), -1
		for p := max(0, c-60); p < c; p++ {
			if v := score[p] + follows(lines, cand[p], i); v > score[c] {
				score[c], from[c] = v, p
			}
		}
		score[c] -= choose(headsRow(lines, i), 0, 0.9) + choose(timeLast && !afterRow(lines, i), 0.6, 0)
		if best < 0 || score[c] > score[best] {
			best = c
		}
	}
	var chain []int
	for c := best; c >= 0; c = from[c] {
		chain = append(chain, cand[c])
	}
	return chain
}

// headsRow reports whether what follows a number can begin a row.
func headsRow(lines []*line, i int) bool {
	if i+1 >= len(lines) {
		return false
	}
	next := lines[i+1]
	return next.label.style == styleNone && next.time < 0.7 && next.agency < 0.7
}

// afterRow reports whether what stands before a number can be the end of a row
// whose last column is a time, or of a group's name.
func afterRow(lines []*line, i int) bool {
	return i == 0 || lines[i-1].time > 0.5 || lines[i-1].caps || i > 1 && lines[i-2].numeral
}

// follows scores the number on line j as the next after that on line i.
func follows(lines []*line, i, j int) float64 {
	a, b := lines[i].label, lines[j].label
	between := j - i - 1
	if between < 1 {
		return never
	}
	grouped := false
	for k := i + 1; k < j; k++ {
		grouped = grouped || lines[k].numeral || lines[k].caps && lines[k].n > 6
	}
	switch {
	case sameSeries(a, b) && b.n > a.n:
		gap := b.n - a.n - 1
		if gap > between {
			return never
		}
		return 1 - 0.05*float64(gap)
	case sameSeries(a, b) && b.n == a.n:
		return choose(between > 2 && headsRow(lines, j), 0.2, -0.5)
	case b.n <= 2 && grouped:
		return 0.8 - 0.1*float64(b.n-1)
	case sameSeries(a, b):
		return -0.5
	case b.n <= 1 || b.depth() < a.depth():
		return 0.7
	}
	return 0.3
}
