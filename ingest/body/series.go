package body

import (
	"slices"
	"strconv"
	"strings"

	"kehoach/ingest/outline"
	"kehoach/plan"
)

// holdsTasks reports whether n is a task by the fields below it, or one of its
// units is one.
func holdsTasks(n *outline.Node, s scope) bool {
	return s.isTask(n) || slices.ContainsFunc(n.Children, s.isTask)
}

// isTask reports whether a unit is a task by the fields in and below it. Where
// the headings are not about tasks, a time alone makes none: it must be said
// who does the work.
func (s scope) isTask(n *outline.Node) bool {
	if !hasFields(n) {
		return false
	}
	if s.work {
		return true
	}
	for _, f := range fieldsOf(n) {
		if f.name == plan.FieldLead || f.name == plan.FieldCoordinating {
			return true
		}
	}
	return false
}

// fieldsOf returns the fields in the text of a unit and below it.
func fieldsOf(n *outline.Node) []field {
	_, fields := inline(n.Rest, n.Block.Source)
	own, _ := part(n)
	return append(fields, own...)
}

// hasFields reports whether a unit has fields of its own.
func hasFields(n *outline.Node) bool {
	if n.Attached || n.Block.Table != nil {
		return false
	}
	for _, c := range n.Children {
		if c.Attached {
			return true
		}
	}
	return len(inlineStarts(n.Rest)) > 0
}

// tasks reads what stands below a heading that holds tasks.
func (r *reader) tasks(n *outline.Node, s scope) {
	own, units := part(n)
	if len(own) > 0 && s.isTask(n) {
		r.task(draft{at: n, group: n.Parent, inside: true, fields: own, number: n.Number, printed: n.Printed}, s)
	} else {
		for _, c := range n.Children {
			if c.Attached {
				r.loose(c, s)
			}
		}
	}
	count := 0
	for _, u := range units {
		if s.isTask(u) {
			count++
		}
	}
	if count == 1 && len(own) == 0 && n.Parent != nil && s.isTask(units[len(units)-1]) && mergeable(units) && len(r.byDoer(units)) == 1 {
		d := r.within(n, units)
		d.number, d.printed = n.Number, n.Printed
		r.task(d, s)
		return
	}
	r.series(n, units, count, s)
}

// series reads units of which some are tasks.
func (r *reader) series(n *outline.Node, units []*outline.Node, count int, s scope) {
	var pending []*outline.Node
	flush := func() {
		for _, u := range pending {
			r.node(u, s)
		}
		pending = nil
	}
	rank := 0
	for _, u := range units {
		switch {
		case s.isTask(u) && !labelled(u):
			for _, of := range r.byDoer(append(pending, u)) {
				rank++
				d := r.within(n, of)
				d.fields = fieldsOf(u)
				if d.number, d.printed = n.Number, n.Printed; count > 1 || n.Number == "" || len(of) <= len(pending) {
					d.number, d.printed = outline.Below(n.Number, strconv.Itoa(rank)), false
				}
				r.task(d, s)
			}
			pending = nil
			r.rest(u, s)
		case s.isTask(u):
			flush()
			r.task(draft{at: u, group: n, fields: fieldsOf(u), number: u.Number, printed: u.Printed}, s)
			r.rest(u, s)
		case !labelled(u) && u.Block.Table == nil && len(u.Children) == 0:
			pending = append(pending, u)
		default:
			flush()
			if !r.sentence(n, u, units, s) {
				r.node(u, s)
			}
		}
	}
	flush()
}

// byDoer parts units that share the fields after the last of them: each by
// itself where each begins with the name of whom it lays work on.
func (r *reader) byDoer(units []*outline.Node) [][]*outline.Node {
	for _, u := range units {
		if name := r.subject(u.Rest); name == "" || !r.known(person(name)) {
			return [][]*outline.Node{units}
		}
	}
	var out [][]*outline.Node
	for _, u := range units {
		out = append(out, []*outline.Node{u})
	}
	return out
}

// rest reads what stands below a task and is no field of it.
func (r *reader) rest(u *outline.Node, s scope) {
	s.path = with(s.path, u)
	for _, c := range u.Children {
		if !c.Attached {
			r.node(c, s)
		}
	}
}

// within drafts a task of units without numbers below the heading n; the last
// of them has the fields.
func (r *reader) within(n *outline.Node, units []*outline.Node) draft {
	d := draft{at: n, group: n.Parent, inside: true, units: units, fields: fieldsOf(units[len(units)-1])}
	if n.Parent == nil || n.Parent.Parent == nil || manyInOne(n.Parent.Children) {
		d.group = n
	}
	return d
}

// part parts the children of a node: its own fields, and the rest.
func part(n *outline.Node) (own []field, units []*outline.Node) {
	for _, c := range n.Children {
		if !c.Attached {
			units = append(units, c)
			continue
		}
		f, _ := cutField(c.Rest)
		f.src = c.Block.Source
		if c.Class == outline.Letter || c.Class == outline.Paren { // its number is a word too
			f.mark, _, _ = strings.Cut(strings.TrimSpace(c.Block.Text), " ")
		}
		var more []field // of the same line: "Cơ quan chủ trì: …; cơ quan phối hợp: …"
		f.value, more = inline(f.value, f.src)
		own = append(append(own, f), more...)
	}
	return own, units
}

// mergeable reports whether units can be the parts of one task.
func mergeable(units []*outline.Node) bool {
	for i, u := range units {
		if u.Block.Table != nil || u.Class == outline.Decimal || i < len(units)-1 && len(u.Children) > 0 {
			return false
		}
		for _, c := range u.Children {
			if !c.Attached {
				return false
			}
		}
	}
	return true
}

// manyInOne reports whether one of the headings holds several tasks, so that
// they all are groups.
func manyInOne(headings []*outline.Node) bool {
	for _, u := range headings {
		n := 0
		for _, c := range u.Children {
			if hasFields(c) {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

func labelled(n *outline.Node) bool {
	return n.Class != outline.None && n.Class != outline.Bullet
}

// sentence makes a task of a numbered unit without fields among units that have
// some, if its sentence names who does the work. It reports whether it did.
func (r *reader) sentence(n, u *outline.Node, siblings []*outline.Node, s scope) bool {
	if !labelled(u) {
		return false
	}
	tasks := 0
	for _, o := range siblings {
		if labelled(o) && holdsTasks(o, s) {
			tasks++
		}
	}
	text := u
	d := draft{at: u, group: n, number: u.Number, printed: u.Printed}
	if len(u.Children) == 1 && u.IsHeading() {
		text = u.Children[0]
		d.units = []*outline.Node{text}
	}
	if tasks*2 < len(siblings) || len(text.Children) > 0 || text.Block.Table != nil || text.Attached {
		return false
	}
	name := r.subject(text.Rest)
	if name == "" {
		return false
	}
	d.fields = []field{{name: plan.FieldLead, value: name, src: text.Block.Source}}
	r.task(d, s)
	return true
}
