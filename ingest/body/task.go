package body

import (
	"strings"

	"kehoach/ingest/appendix"
	"kehoach/ingest/outline"
	"kehoach/plan"
	"kehoach/plan/due"
)

// draft is a task before it is an entry.
type draft struct {
	// at is the numbered node or the heading that the task stands at; group
	// the heading of its group. inside: the scope's path holds at already.
	at, group *outline.Node
	inside    bool
	// units are the texts that say what to do, fields the lines after them.
	// Without units the text of at says it.
	units   []*outline.Node
	fields  []field
	number  string
	printed bool
}

// assigned makes a task of a unit whose sentence begins with the name of whom
// it lays work on, with the partners and the time that it names as cells. It
// reports whether it did.
func (r *reader) assigned(n *outline.Node, s scope) bool {
	name := r.subject(n.Rest)
	if name == "" || !r.known(person(name)) {
		return false
	}
	src := n.Block.Source
	d := draft{at: n, number: n.Number, printed: n.Printed, fields: []field{{name: plan.FieldLead, value: name, src: src}}}
	for g := n.Parent; g != nil; g = g.Parent {
		if g.IsHeading() {
			d.group = g
			break
		}
	}
	for _, partners := range r.partnerTexts(n.Rest) {
		d.fields = append(d.fields, field{name: plan.FieldCoordinating, value: partners, src: src})
	}
	if when := combine(due.Find(n.Rest, r.Due)); when.Text != "" {
		d.fields = append(d.fields, field{name: plan.FieldEnd, value: when.Text, src: src})
	}
	r.task(d, s)
	return true
}

// task makes the entry of a task.
func (r *reader) task(d draft, s scope) {
	e := &plan.Entry{Kind: plan.KindTask, Number: r.number(d.number), NumberPrinted: d.printed, Heading: s.path}
	r.identify(e)
	e.Group = r.group(d.group)
	for _, u := range d.units {
		prose, _ := inline(u.Rest, u.Block.Source)
		addLine(&e.Task, prose, u.Block.Source)
		e.Source = e.Source.Span(u.Block.Source)
	}
	r.fill(e, d.fields)
	if e.Lead.Text == "" {
		addLine(&e.Lead, r.doer(e.Task.Text, s), d.at.Block.Source)
	}
	prose, _ := inline(d.at.Rest, d.at.Block.Source)
	switch {
	case e.Task.Text == "":
		addLine(&e.Task, prose, d.at.Block.Source)
		e.Source = d.at.Block.Source.Span(e.Source)
	case !d.inside:
		r.heading(d.at)
		e.Heading = with(e.Heading, d.at)
		e.Source = d.at.Block.Source.Span(e.Source)
	}
	e.Text = e.Task.Text
	if e.Text == "" {
		e.Text = e.Objective.Text
	}
	appendix.Complete(e, appendix.Context{Agencies: r.Agencies, Due: r.Due})
	r.Entries = append(r.Entries, e)
}

// doer returns who does a task that no field gives to anybody: whom its
// sentence begins with, else whom the headings name.
func (r *reader) doer(text string, s scope) string {
	if name := r.subject(text); name != "" && r.known(person(name)) {
		return name
	}
	return s.agency
}

// fill puts the fields into the cells of a task. Beside a time of finishing a
// plain time is that of doing.
func (r *reader) fill(e *plan.Entry, fields []field) {
	finish := false
	for _, f := range fields {
		_, l := cutField(f.label)
		finish = finish || l.name == plan.FieldEnd && !l.plainTime
	}
	for _, f := range fields {
		e.Source = e.Source.Span(f.src)
		if f.label != "" {
			r.Headings = append(r.Headings, plan.Piece{Text: strings.TrimSpace(f.mark + " " + f.label), Source: f.src})
		}
		_, l := cutField(f.label)
		name := f.name
		if finish && l.plainTime {
			name = plan.FieldStart
		}
		if c := e.Cell(name); c != nil {
			addLine(c, f.value, f.src)
		} else if f.value != "" {
			e.Others = append(e.Others, plan.OtherCell{Header: strings.TrimSuffix(f.label, ":"), Text: f.value})
		}
	}
}

// addLine puts one more line into a cell.
func addLine(c *plan.Cell, text string, src plan.Source) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return
	case c.Text == "":
		c.Text = text
	default:
		c.Text += "\n" + text
	}
	c.Source = c.Source.Span(src)
}

// group returns the numeral of a heading's group, which it opens if it is new.
func (r *reader) group(n *outline.Node) string {
	if n == nil || n.Parent == nil {
		return ""
	}
	numeral := r.number(n.Number)
	for _, g := range r.Groups {
		if g.Numeral == numeral {
			return numeral
		}
	}
	r.Groups = append(r.Groups, plan.Group{Numeral: numeral, Name: strings.TrimSpace(n.Rest), Source: n.Block.Source})
	return numeral
}
