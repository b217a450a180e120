package due

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// Context is what a plan says about time as a whole.
type Context struct {
	// Issued is the plan's own date, "" if unknown.
	Issued plan.Date
	// Year and LastYear are the years that the plan is for, 0 if unknown;
	// LastYear may be 0 for a plan of one year.
	Year, LastYear int
}

// single reports whether the plan is for one known year.
func (c Context) single() bool {
	return c.Year > 0 && (c.LastYear == 0 || c.LastYear == c.Year)
}

// yearFor returns the year of a time that leaves it out, or 0: the plan's, or
// for a plan that names none, the first in which the time does not lie before
// the plan.
func (c Context) yearFor(s span) int {
	switch {
	case c.single():
		return c.Year
	case c.Year > 0 || c.Issued == "":
		return 0
	}
	y := c.Issued.Year()
	if _, to, ok := s.bounds(y); ok && to < c.Issued {
		y++
	}
	return y
}

// Parse reads a time cell or phrase. Text of the result is text itself; the
// parts of a composite have the words of their own clause. Words that are no
// time give an unspecified due with [plan.WarnTime]; no words at all, or only
// marks, an unspecified due without it.
func Parse(text string, c Context) plan.Due {
	p := newParser(text, c)
	d := p.parse()
	d.Text = text
	return d
}

func (p *parser) parse() plan.Due {
	found, unread, _ := p.scan()
	parts := p.merge(found)
	dues := make([]plan.Due, 0, len(parts)+len(unread))
	p.periodic(parts)
	p.years(parts)
	for i := range parts {
		pt := &parts[i]
		end := pt.end
		if i+1 < len(parts) && parts[i+1].clause == pt.clause {
			end = max(pt.j, p.note(parts[:i+1], pt.j))
		}
		if p.negated(pt) {
			return plan.Due{Kind: plan.DueUnspecified, Anomalies: []string{plan.WarnTime}}
		}
		pt.b.fuzzy = pt.b.fuzzy || p.is(pt.j, "(", "du", "kien")
		d := p.due(pt)
		if p.slippedWord(pt.w, pt.i) {
			pt.w, p.typo = pt.i, true
		}
		d.Text = p.slice(p.balance(p.textStart(pt), p.trimText(pt.j, end)))
		d.Product = p.product(pt, end)
		dues = append(dues, d)
	}
	for _, u := range unread {
		dues = append(dues, plan.Due{
			Kind: plan.DueUnspecified, Text: p.slice(u[0], u[1]), Anomalies: []string{plan.WarnTime},
		})
	}
	d := combine(dues)
	if len(dues) == 0 && slices.ContainsFunc(p.toks, func(t token) bool { return t.kind != mark }) {
		d.Anomalies = []string{plan.WarnTime}
	}
	if p.typo && !slices.Contains(d.Anomalies, plan.WarnTypo) {
		d.Anomalies = append(d.Anomalies, plan.WarnTypo)
	}
	return d
}

// OfTask gives the due of a task from its two time cells: what the finish cell
// says, or where that is blank, the start cell. A finish before its start is
// kept as written, with [plan.WarnEndBeforeStart].
func OfTask(start, end string, c Context) plan.Due {
	if strings.TrimSpace(end) == "" {
		return Parse(start, c)
	}
	d := Parse(end, c)
	if strings.TrimSpace(start) == "" || d.Date == "" {
		return d
	}
	if first := firstDay(Parse(start, c)); first != "" && d.Date < first {
		d.Anomalies = append(d.Anomalies, plan.WarnEndBeforeStart)
	}
	return d
}

// Begins returns the day on which the work on an entry begins, by its start
// cell or the span of its time, "" where the plan gives none. All pictures of a
// plan's time begin their bars there.
func Begins(e *plan.Entry, c Context) plan.Date {
	from := e.Due.From
	if s := Parse(e.Start.Text, c); s.From != "" && (from == "" || s.From < from) && s.Kind != plan.DueComposite {
		return s.From
	} else if from == "" || s.Kind == plan.DueContinuous {
		return s.Date
	}
	return from
}

// firstDay returns the day from which on a due can be worked on, or "".
func firstDay(d plan.Due) plan.Date {
	switch d.Kind {
	case plan.DueDate:
		if d.Before {
			return ""
		}
		return d.Date
	case plan.DueRange:
		return d.From
	}
	return ""
}
