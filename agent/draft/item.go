package draft

import (
	"fmt"
	"strings"

	"kehoach/agent/work"
	"kehoach/plan"
)

// Item is a task or duty as a template sees it; all words are escaped.
type Item struct {
	// ID and Number name it; Label is "Nhiệm vụ 59".
	ID, Number, Label string
	// Text and Product are its words on one line, the others are the cells with
	// their lines, all as the plan has them.
	Text, Product                               string
	Lead, Coordinating, Start, End, Objective   string
	TextCell, ProductCell, LeadCell, Field, Via string
	// Goal is the objective in a table: [Above] where it is that of the row
	// before.
	Goal string
	// When is the plan's words for the time, Days the days in the period.
	When, Days string
	// Comes is set where it must be done in the period, on a day or by a rhythm.
	Comes bool
	// Owner is who must supply the result.
	Owner string
	// Cite is the mark that the sentence before rests on this entry.
	Cite string
	// Who is whom a duty is laid on.
	Who string
	// Role is "Chủ trì", "Thành viên" or "Phối hợp", "" for everyone's work.
	Role string
	// Done is what was reported of it, "" for nothing.
	Done string

	order int
}

func cite(e *plan.Entry) string { return "{^" + e.ID + "}" }

// item makes what a template sees of an item.
func (v *View) item(i work.Item) *Item {
	e := i.Entry
	it := &Item{
		ID: e.ID, Number: e.Number, Label: label(e), Cite: cite(e), Via: escape(i.Via),
		Text: escape(strings.TrimRight(line(e.Text), ".;, ")), Product: escape(strings.TrimRight(line(e.Product.Text), ".;, ")),
		TextCell: cell(e.Text), ProductCell: cell(e.Product.Text), LeadCell: cell(e.Lead.Text),
		Lead: escape(line(e.Lead.Text)), Coordinating: cell(e.Coordinating.Text), Start: cell(e.Start.Text), End: cell(e.End.Text),
		Objective: cell(e.Objective.Text), When: escape(strings.TrimRight(line(e.Due.Text), ".;, ")), Owner: v.owner(e), Who: escape(capital(e.Agency)), order: v.order[e],
	}
	if e.Kind == plan.KindTask && e.Task.Text != "" {
		it.Text, it.TextCell = escape(strings.TrimRight(line(e.Task.Text), ".;, ")), cell(e.Task.Text)
	}
	if g, ok := v.in.Plan.Group(e.Group); ok {
		it.Field = escape(v.caser.recase(g.Name))
	}
	if it.When == "" && e.Kind == plan.KindTask {
		it.When = escape(strings.TrimRight(line(e.Start.Text), ".;, "))
	}
	it.Comes = i.Phase == work.Due || i.Phase == work.Recurring
	var days []string
	for _, d := range i.Days {
		days = append(days, d.VN())
	}
	it.Days = strings.Join(days, ", ")
	if len(days) > 4 {
		it.Days = fmt.Sprintf("%s … %s", days[0], days[len(days)-1])
	}
	switch {
	case i.Role == plan.RoleCoordinating:
		it.Role = "Phối hợp"
	case i.Via != "":
		it.Role = "Thành viên nhóm chủ trì"
	case i.Role == plan.RoleLead:
		it.Role = "Chủ trì"
	}
	if p := i.Progress; p != nil {
		it.Done = escape(doneWords(p))
	}
	return it
}

// Act is what is to be done, without the name of the doer that the sentence
// begins with.
func (i *Item) Act() string {
	for _, who := range []string{i.Lead, i.Who} {
		if rest, ok := strings.CutPrefix(i.Text, who); ok && who != "" && rest != "" {
			return strings.TrimLeft(rest, " :,;")
		}
	}
	return i.Text
}

func doneWords(p *plan.Progress) string {
	s := fmt.Sprintf("Đã đạt %d%%", p.Done)
	if p.Done == 100 {
		s = "Hoàn thành"
	}
	if p.Doc != "" {
		s += " (" + p.Doc + ")"
	}
	if p.Note != "" {
		s += "; " + p.Note
	}
	return s
}

// owner returns who must supply the result of an entry: the agency that
// issues the paper, or for everyone's work the one who leads.
func (v *View) owner(e *plan.Entry) string {
	if !v.Whole {
		return v.in.Agency.Name
	}
	if s := line(e.Lead.Text); s != "" {
		return s
	}
	return capital(e.Agency)
}

// cell escapes the words of a cell and keeps its lines.
func cell(s string) string {
	var lines []string
	for l := range strings.Lines(s) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, escape(l))
		}
	}
	return strings.Join(lines, `\n`)
}
