// Package body reads the body of a plan into entries: targets, duties, tasks in
// prose and other sections.
//
// What a section is about is taken from its headings, whatever their numbers:
// mục tiêu and chỉ tiêu hold targets; tổ chức thực hiện, trách nhiệm and phân
// công hold duties; all else is sections. A unit of text (a numbered item, a
// bullet, a paragraph) is one entry, with the number that
// [kehoach/ingest/outline] gives its place.
//
// In a plan without such lines and without a table of tasks, a unit under a
// heading about tasks that begins with the name of whom it lays work on is a
// task: "Sở Y tế chủ trì, phối hợp với Sở Tài chính …, hoàn thành trong quý II".
//
// A unit that is followed by lines such as "Cơ quan chủ trì: …" and "Thời gian
// thực hiện: …" is a task, wherever it stands. Its number is its place too:
// "III.1"; where one heading holds several tasks they are "III.4.1", "III.4.2".
// Bullets before such lines make one task with the bullet that the lines
// follow. Among tasks, a numbered item that names in its sentence who does the
// work is a task as well.
//
// Every word that goes in comes out in an entry or in a heading; the labels
// ("Cơ quan chủ trì:") are headings.
package body

import (
	"slices"
	"strings"

	"kehoach/ingest/appendix"
	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
)

// Context is what is known from outside the body.
type Context struct {
	Agencies *agency.Directory
	Due      due.Context
	// Prefix stands before all numbers, "" for none: "PL" for an annex in prose.
	Prefix string
	// Above are the headings that all of the body stands under: the title of an
	// annex.
	Above []string
	// Prev is the last task table before this body, nil for none.
	Prev *appendix.Result
	// Sentences makes tasks of the units under headings about tasks whose
	// sentence begins with whom it lays work on. It is for plans that have no
	// table of tasks; where the body has tasks with fields it has no effect.
	Sentences bool
	// Used are the IDs that are taken, with how often each was asked for; Read
	// adds those that it gives.
	Used map[string]int
}

// Result is what a body held, in its order.
type Result struct {
	Groups    []plan.Group
	Entries   []*plan.Entry
	Headings  []plan.Piece
	Leftovers []plan.Piece
	Warnings  []plan.Warning
	// Table is the last task table, nil for none.
	Table *appendix.Result
}

// reader walks over the tree of a body.
type reader struct {
	Context
	Result
	sentences bool
}

// scope is what the headings above a unit say about it.
type scope struct {
	kind plan.Kind
	// work is true under headings about tasks: nhiệm vụ, giải pháp, nội dung.
	work bool
	path []string
	// agency is whom the headings lay the duties on; before is whom the unit
	// does that a paragraph follows.
	agency, before string
}

// Read reads the blocks of a body.
func Read(blocks []block.Block, c Context) *Result {
	if c.Used == nil {
		c.Used = make(map[string]int)
	}
	r := &reader{Context: c}
	r.Table = c.Prev
	lines := outline.Lines(r.withoutFurniture(blocks), isField)
	lines = mergeFields(lines)
	fields := markFields(lines)
	r.sentences = c.Sentences && !slices.Contains(fields, true)
	root := outline.Build(lines, func(i int) bool { return fields[i] })
	r.oddNumbers(root)
	r.under(root, scope{kind: plan.KindSection, path: c.Above})
	r.dropUnasked()
	return &r.Result
}

// withoutFurniture leaves out what is of the page and not of the text: page
// numbers, the mark of a web site.
func (r *reader) withoutFurniture(blocks []block.Block) []block.Block {
	out := make([]block.Block, 0, len(blocks))
	for _, b := range blocks {
		if b.Table == nil && outline.HasWord(b.Text) && (outline.Furniture(b.Text) || outline.PageNumber(b.Text)) {
			r.Leftovers = append(r.Leftovers, plan.Piece{Text: b.Text, Source: b.Source})
			continue
		}
		out = append(out, b)
	}
	return out
}

// under reads what stands below a heading.
func (r *reader) under(n *outline.Node, s scope) {
	if holdsTasks(n, s) {
		r.tasks(n, s)
		return
	}
	for _, c := range n.Children {
		r.node(c, s)
	}
}

// node reads one node and what is below it.
func (r *reader) node(n *outline.Node, s scope) {
	if n.Closes {
		s.agency, s.before, s.path = "", "", s.path[:min(1, len(s.path))]
	}
	switch {
	case n.Block.Table != nil:
		r.table(n, s)
	case n.Attached:
		r.loose(n, s)
	case n.IsTitle(), isPointer(n):
		r.heading(n)
	case n.IsHeading():
		r.heading(n)
		r.under(n, s.below(n, r))
	default:
		r.unit(n, s)
		s.path = with(s.path, n)
		if len(r.Entries) > 0 {
			s.before = r.Entries[len(r.Entries)-1].Agency
		}
		r.under(n, s)
	}
}

func (r *reader) heading(n *outline.Node) {
	r.Headings = append(r.Headings, plan.Piece{Text: n.Block.Text, Source: n.Block.Source})
}

// table reads a table in the body: tasks, or words of a section.
func (r *reader) table(n *outline.Node, s scope) {
	c := appendix.Context{Agencies: r.Agencies, Due: r.Due, Prev: r.Table}
	if t, ok := appendix.FromTable(n.Block.Table, c); ok {
		r.Table = t
		r.Groups = append(r.Groups, t.Groups...)
		r.Claim(t.Entries)
		r.Entries = append(r.Entries, t.Entries...)
		r.Headings = append(r.Headings, t.Headings...)
		r.Leftovers = append(r.Leftovers, t.Leftovers...)
		r.Warnings = append(r.Warnings, t.Warnings...)
		return
	}
	if r.readTargets(n, s) || r.readRows(n, s) {
		return
	}
	kind := s.kind
	if kind == plan.KindDuty {
		kind = plan.KindSection
	}
	e := r.entry(kind, n, s)
	e.Text = TableText(n.Block.Table)
	if kind == plan.KindTarget {
		e.Figures = Figures(e.Text)
	}
	if e.Text != "" {
		r.Entries = append(r.Entries, e)
	}
}

// with returns the path with one heading more.
func with(path []string, n *outline.Node) []string {
	return append(path[:len(path):len(path)], title(n))
}

// longTitle is how long, in letters, a heading in a path may be; a unit of text
// that has others below it may be longer.
const longTitle = 260

// title is a heading as it stands, with its printed number: "2. Yêu cầu".
func title(n *outline.Node) string {
	text, _ := inline(strings.TrimSpace(n.Rest), n.Block.Source)
	if n.Class != outline.None && !n.Ranked() {
		printed := strings.TrimSuffix(strings.TrimSpace(n.Block.Text), n.Rest)
		text = strings.TrimSpace(strings.TrimSpace(printed) + " " + text)
	}
	if runes := []rune(text); len(runes) > longTitle {
		return string(runes[:longTitle]) + "…"
	}
	return text
}
