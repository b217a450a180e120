package body

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kehoach/ingest/outline"
	"kehoach/plan"
	"kehoach/plan/due"
	"kehoach/plan/vi"
)

// isPointer reports whether a paragraph says nothing of its own: it points to
// an annex ("(Kèm theo Phụ lục …)") or announces what follows ("Các nhiệm vụ
// trọng tâm bao gồm:").
func isPointer(n *outline.Node) bool {
	if n.Class != outline.None || len(n.Children) > 0 {
		return false
	}
	return strings.HasPrefix(vi.Fold(n.Rest[:min(len(n.Rest), 20)]), "(kem theo") ||
		strings.HasSuffix(n.Rest, ":") && utf8.RuneCountInString(n.Rest) <= announcement
}

// announcement is how long, in letters, a paragraph that only announces is.
const announcement = 60

// loose reads a line that looks like a field and belongs to no task: a unit of
// its own below a heading, else the end of the entry before it.
func (r *reader) loose(n *outline.Node, s scope) {
	if n.Parent.IsHeading() || len(r.Entries) == 0 {
		unit := *n
		unit.Number, unit.Printed, unit.Rest = n.Parent.Number, false, strings.TrimSpace(n.Block.Text)
		s.work = false
		r.unit(&unit, s)
		return
	}
	e := r.Entries[len(r.Entries)-1]
	text := strings.TrimSpace(n.Block.Text)
	if e.Kind == plan.KindTask {
		e.Others = append(e.Others, plan.OtherCell{Text: text})
	} else {
		e.Text += "\n" + text
		r.timed(e, n)
	}
	e.Source = e.Source.Span(n.Block.Source)
}

// timed gives an entry the time that a line after it sets: "Thời hạn hoàn
// thành: Trước ngày 30/11/2025".
func (r *reader) timed(e *plan.Entry, n *outline.Node) {
	f, l := cutField(n.Rest)
	if (l.name == plan.FieldEnd || l.name == plan.FieldStart) && e.Kind != plan.KindTarget && e.Due.IsZero() {
		e.Due = due.OfTask("", f.value, r.Due)
	}
}

// unit makes the entry of a unit of text.
func (r *reader) unit(n *outline.Node, s scope) {
	if n.Class == outline.None && outline.Closing(n.Rest) || s.kind == plan.KindTarget && noTarget(n.Rest) {
		s.kind = plan.KindSection
		if n.Class == outline.None && outline.Closing(n.Rest) && len(due.Find(n.Rest, r.Due)) > 0 {
			s.kind, s.agency, s.before = plan.KindDuty, "", "" // "Trên đây là Kế hoạch …; trước ngày 30/11 hằng năm báo cáo …"
		}
	}
	if s.kind == plan.KindSection && s.work && r.sentences && r.assigned(n, s) {
		return
	}
	e := r.entry(s.kind, n, s)
	e.Text = n.Rest
	switch s.kind {
	case plan.KindTarget:
		e.Figures = Figures(e.Text)
	case plan.KindDuty:
		r.duty(e, s.agency, n.Class != outline.None)
		e.Figures = Figures(e.Text)
		if e.Agency == "" && s.before != "" {
			e.Agency = s.before
			r.refer(e)
		}
	default:
		r.concerns(e)
		if d := combine(due.Find(e.Text, r.Due)); e.Due.IsZero() && d.Date != "" && byDay(d) && !isPurpose(e.Heading) {
			e.Due = d // a day by which something is handed in or over
		}
		if e.Due.IsZero() && aboutTime(e) {
			if d := due.Parse(e.Text, r.Due); d.Kind == plan.DueRange && d.Granularity == plan.Day {
				e.Due = d // "Đợt 1: từ ngày 20/11/2025 đến ngày 03/12/2025"
			}
		}
		if s.work {
			e.Figures = Figures(e.Text) // contents that set figures are targets in all but name
		}
	}
	if n.Class == outline.Part {
		e.Text = strings.TrimSpace(n.Block.Text) // "Điều 1." is said with its text
	}
	r.Entries = append(r.Entries, e)
}

// aboutTime reports whether an entry says when something takes place, by its
// heading or its label.
func aboutTime(e *plan.Entry) bool {
	label, _, _ := strings.Cut(e.Text, ":")
	if len(e.Heading) > 0 {
		label += " " + e.Heading[len(e.Heading)-1]
	}
	return strings.Contains(vi.Fold(label), "thoi gian")
}

// byDay reports whether a time says the day.
func byDay(d plan.Due) bool {
	if d.Kind == plan.DueComposite {
		return slices.ContainsFunc(d.Parts, byDay)
	}
	return d.Granularity == plan.Day
}

// noTarget reports whether a text among the targets says how things stand, or
// when and where: "Hiện nay, …", "Thời gian thực hiện: …".
func noTarget(text string) bool {
	fold := vi.Fold(text[:runeStart(text, 40)])
	if len(text) < 160 && onlyPoints(vi.Fold(text)) {
		return true
	}
	return starts(fold, []string{"hien nay", "hien trang", "thuc trang", "tinh den", "thoi gian thuc hien", "thoi gian:", "dia diem:", "chu de:"})
}

// onlyPoints reports whether a folded text only says in which annex the targets
// stand: "Các chỉ tiêu cụ thể tại Phụ lục I.".
func onlyPoints(fold string) bool {
	return !strings.Contains(fold, "%") && starts(fold, []string{"chi tiet", "cac chi tieu", "cac muc tieu", "cac nhiem vu", "cu the", "theo ", "(chi tiet", "(co ", "co phu luc"}) &&
		(strings.Contains(fold, " phu luc") || strings.Contains(fold, "bieu kem theo") || strings.Contains(fold, "bang kem theo"))
}

// entry makes an entry at the place of n with an ID that is not taken.
func (r *reader) entry(k plan.Kind, n *outline.Node, s scope) *plan.Entry {
	e := &plan.Entry{
		Kind: k, Number: r.number(n.Number), NumberPrinted: n.Printed,
		Heading: s.path, Source: n.Block.Source,
	}
	r.identify(e)
	return e
}

func (r *reader) number(number string) string {
	switch {
	case r.Prefix == "":
		return number
	case number == "":
		return r.Prefix
	}
	return r.Prefix + "." + number
}

// identify gives an entry its ID, and another number where that is taken.
func (c Context) identify(e *plan.Entry) {
	number := e.Number
	first := string(e.Kind) + "/" + number
	for e.ID = first; c.Used[e.ID] > 0; e.ID = string(e.Kind) + "/" + e.Number {
		c.Used[first]++
		e.Number = outline.Suffix(number, c.Used[first])
	}
	c.Used[e.ID] = 1
}

// Claim takes the IDs of the tasks of a table. One that a task in prose has
// already gets another number.
func (c Context) Claim(tasks []*plan.Entry) {
	for _, e := range tasks {
		c.identify(e)
		for i := range e.Warnings {
			e.Warnings[i].Entry = e.ID
		}
	}
}
