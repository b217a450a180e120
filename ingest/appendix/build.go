package appendix

import (
	"strings"

	"kehoach/plan"
)

// row is a task's row before it has its number.
type row struct {
	group int // index in builder.groups, -1 for none
	// number is what the number cell holds; merged, where that cell began in
	// a row above.
	number label
	merged bool
	// marked: the text shows that a number stood here and was lost.
	marked  bool
	cells   map[plan.FieldName]plan.Cell
	marks   int // in columns of periods
	others  []plan.OtherCell
	src     plan.Source
	unsure  []plan.FieldName // cells whose borders are a guess
	noGuess bool             // the objective above does not fit this task

	base     string // the number without prefix and block letter
	letter   string
	restored bool // base was not printed
	sub      bool // a further block under the number above
	doubt    bool // which row has the missing number is a guess
}

// has reports whether the row has a text of its own in this cell.
func (r *row) has(f plan.FieldName) bool {
	c := r.cells[f]
	return c.Text != "" && !c.Inherited
}

// group is a group row with its place in the tree.
type group struct {
	plan.Group
	label   label
	name    string
	parent  int // index of the group around it, -1 at the top
	tasks   int
	carried bool // opened in the table before
	heading string
}

// builder gathers groups and rows in the order of the table.
type builder struct {
	c      Context
	layout layout
	groups []group
	open   []int // the groups that are open now, outermost first
	rows   []*row
	out    Result
	// lined: the rows come from a flattened table, where a row without a
	// number is more likely one that lost it.
	lined bool
	// used numbers and numerals of this and earlier tables.
	usedNumbers, usedNumerals map[string]bool
	prefixed                  bool // numbers begin anew in each group
	rank                      int  // of the table in its document, from 1
}

func newBuilder(c Context) *builder {
	b := &builder{c: c, usedNumbers: map[string]bool{}, usedNumerals: map[string]bool{}, rank: 1}
	if p := c.prev(); p != nil {
		b.rank = p.rank + 1
		for n := range p.usedNumbers {
			b.usedNumbers[n] = true
		}
		for n := range p.usedNumerals {
			b.usedNumerals[n] = true
		}
	}
	return b
}

func (c Context) prev() *builder {
	if c.Prev == nil {
		return nil
	}
	return c.Prev.last
}

// current returns the index of the innermost open group, -1 for none.
func (b *builder) current() int {
	if len(b.open) == 0 {
		return -1
	}
	return b.open[len(b.open)-1]
}

// addGroup opens a group. A numeral of a sort that is open already closes the
// groups down to it; a new sort opens a level inside.
func (b *builder) addGroup(l label, name string, src plan.Source) {
	l = b.settleStyle(l)
	for i, g := range b.open {
		if b.groups[g].label.style == l.style && (l.style != styleDotted || b.groups[g].label.depth() == l.depth()) {
			b.open = b.open[:i]
			break
		}
	}
	g := group{label: l, name: oneLine(name), parent: b.current()}
	g.Source = src
	g.heading = g.name
	if l.text != "" && !has(words(name), strings.ToLower(l.text)) {
		g.heading = l.text + ". " + g.name
	}
	b.open = append(b.open, len(b.groups))
	b.groups = append(b.groups, g)
}

// settleStyle decides whether C, V or X is a letter or a Roman numeral, by the
// groups before it.
func (b *builder) settleStyle(l label) label {
	letter, ok := l.asLetter()
	if !ok {
		return l
	}
	for i := len(b.groups) - 1; i >= 0; i-- {
		if last := b.groups[i].label; last.style == styleLetter && last.n == letter.n-1 {
			return letter
		} else if last.style == styleRoman && last.n == l.n-1 {
			return l
		}
	}
	return l
}

func (b *builder) addRow(r *row) {
	r.group = b.current()
	if r.group >= 0 {
		b.groups[r.group].tasks++
	}
	b.rows = append(b.rows, r)
}

func (b *builder) heading(text string, src plan.Source) {
	if t := strings.TrimSpace(text); t != "" {
		b.out.Headings = append(b.out.Headings, plan.Piece{Text: t, Source: src})
	}
}

func (b *builder) leftover(text string, src plan.Source) {
	if t := strings.TrimSpace(text); t != "" {
		b.out.Leftovers = append(b.out.Leftovers, plan.Piece{Text: t, Source: src})
	}
}

// path returns the groups around and including g, outermost first.
func (b *builder) path(g int) []int {
	if g < 0 {
		return nil
	}
	return append(b.path(b.groups[g].parent), g)
}

// finish numbers the rows and makes entries of them.
func (b *builder) finish() *Result {
	b.nameGroups()
	b.numberRows()
	numbers := b.uniqueNumbers()
	for i, r := range b.rows {
		e := &plan.Entry{
			Kind: plan.KindTask, ID: "task/" + numbers[i], Number: numbers[i],
			NumberPrinted: !r.restored && (!r.sub || r.merged || r.number.text != ""),
			Others:        r.others, Source: r.src,
		}
		for _, g := range b.path(r.group) {
			e.Heading = append(e.Heading, b.groups[g].heading)
		}
		if r.group >= 0 {
			e.Group = b.groups[r.group].Numeral
		}
		for f, c := range r.cells {
			*e.Cell(f) = c
		}
		e.Text = e.Task.Text
		if e.Text == "" {
			e.Text = e.Objective.Text
		}
		b.warnRow(e, r)
		complete(e, b.c, b.layout.columnsOf())
		b.usedNumbers[numbers[i]] = true
		b.out.Entries = append(b.out.Entries, e)
	}
	b.warnShortForms()
	for _, g := range b.groups {
		if !g.carried {
			b.out.Groups = append(b.out.Groups, g.Group)
		}
	}
	b.out.layout, b.out.last = b.layout, b
	b.c.Prev = nil // a chain of results is not needed again
	return &b.out
}
