package appendix

import (
	"slices"

	"kehoach/ingest/block"
)

// JoinParts makes one table of task tables that stand directly one behind the
// other and are parts of one: a page break or an empty paragraph cut it. The
// columns are the same and the numbers run on, so that rows without a number,
// blocks under one number and groups are read over the cut.
func JoinParts(bs []block.Block) []block.Block {
	var out []block.Block
	for _, b := range bs {
		if n := len(out); n > 0 && b.Table != nil && out[n-1].Table != nil {
			if t := join(out[n-1].Table, b.Table); t != nil {
				out[n-1].Table = t
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// join returns the table whose parts a and b are, nil where they are none.
func join(a, b *block.Table) *block.Table {
	if len(a.Rows) == 0 || len(b.Rows) == 0 || len(a.Rows[0]) != len(b.Rows[0]) {
		return nil
	}
	lay, from, ok := findHeader(a)
	if !ok || !lay.has(roleNumber) {
		return nil
	}
	again, to, headed := findHeader(b)
	switch {
	case headed && !lay.sameAs(again), !headed && !continues(b, lay):
		return nil
	case !headed:
		to = 0
	}
	if !runsOn(&builder{layout: lay}, a.Rows[from:], b.Rows[to:]) {
		return nil
	}
	t := &block.Table{Rows: slices.Concat(a.Rows, b.Rows), HeaderRows: a.HeaderRows, Again: slices.Clone(a.Again)}
	for i := range to {
		t.Again = append(t.Again, len(a.Rows)+i)
	}
	return t
}

// runsOn reports whether the numbers of rows b go on where those of rows a end;
// numbers may be lost on both sides of the cut.
func runsOn(b *builder, before, after [][]block.Cell) bool {
	last, blanks := label{}, 0
	for _, cells := range slices.Backward(before) {
		if isColumnNumbers(cells) {
			break
		}
		if l := b.labelOf(cells); l.style == styleArabic || l.style == styleDotted {
			last = l
			break
		}
		blanks++
	}
	for _, cells := range after {
		if isColumnNumbers(cells) {
			continue
		}
		if l := b.labelOf(cells); l.style == styleArabic || l.style == styleDotted {
			return sameSeries(last, l) && l.n >= last.n && l.n-last.n <= blanks+1
		}
		blanks++
	}
	return false
}
