// Package appendix turns the task table of a plan (phụ lục phân công nhiệm vụ)
// into tasks and groups.
//
// [FromTable] reads a table that kept its grid. [FromLines] reads one that a
// text extraction flattened: each paragraph of a cell on a line of its own,
// empty cells gone, merged cells printed once, row numbers partly lost. Both
// find the columns by their headers and never assume an order. [Complete]
// works out a task's agencies, its deadline and what looks wrong in it.
//
// Every word that goes in comes out in a cell of an entry, the name of a
// group, a heading (header cells too) or a leftover.
package appendix

import (
	"kehoach/ingest/block"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
)

// Context is what is known from outside the table.
type Context struct {
	// Agencies is who is who; nil means [agency.Default].
	Agencies *agency.Directory
	// Due is the plan's date of issue and year.
	Due due.Context
	// Prev is the result of the task table before this one in the same
	// document, nil for the first. A table without a header row is then read
	// with the columns of Prev, numbers go on from Prev, and numbers and
	// numerals that Prev (or one before it) has used are not given again: a
	// clash is solved by the group's numeral ("II.1") and, where there is
	// none, by the table's rank ("B2.1", bảng 2).
	Prev *Result
	// Under is a line right above the table that heads its tasks as a group
	// ("I. CẢI CÁCH THỂ CHẾ"), see [HeadsGroup]; zero for none.
	Under block.Block
}

// Result is what a table held, in its order.
type Result struct {
	Groups   []plan.Group
	Entries  []*plan.Entry
	Headings []plan.Piece
	// Leftovers are the words that are neither task, group nor header:
	// footnotes, sums, page numbers.
	Leftovers []plan.Piece
	// Warnings are those of the whole table; those of a task are with it.
	Warnings []plan.Warning

	layout layout
	last   *builder
}

// FromTable reads a table of tasks. It returns false for a table of another
// sort: a letterhead, a signature, statistics, a budget.
func FromTable(t *block.Table, c Context) (*Result, bool) {
	if t == nil || len(t.Rows) == 0 {
		return nil, false
	}
	c = c.withDefaults()
	b := newBuilder(c)
	if !b.readTable(t) {
		return nil, false
	}
	return b.finish(), true
}

// FromLines reads the lines of flattened tables of tasks, from a title on or
// from somewhere before the first header; what stands before a header becomes
// headings. A header with other columns begins another table, as one with Prev
// would. FromLines returns false where no header of a task table is found.
func FromLines(bs []block.Block, c Context) (*Result, bool) {
	c = c.withDefaults()
	var all *Result
	bs, texts := onlyLines(bs)
	for len(bs) > 0 {
		b := newBuilder(c)
		b.lined = true
		read, ok := b.readLines(bs, texts)
		if !ok {
			break
		}
		r := b.finish()
		c.Prev = r
		if all == nil {
			first := *r
			all = &first
		} else {
			all.add(r)
		}
		bs, texts = bs[read:], texts[read:]
	}
	return all, all != nil && len(all.Entries) > 0
}

// add puts what a further table held behind what is there.
func (r *Result) add(next *Result) {
	r.Groups = append(r.Groups, next.Groups...)
	r.Entries = append(r.Entries, next.Entries...)
	r.Headings = append(r.Headings, next.Headings...)
	r.Leftovers = append(r.Leftovers, next.Leftovers...)
	r.Warnings = append(r.Warnings, next.Warnings...)
	r.layout, r.last = next.layout, next.last
}

func (c Context) withDefaults() Context {
	if c.Agencies == nil {
		c.Agencies = agency.Default()
	}
	return c
}
