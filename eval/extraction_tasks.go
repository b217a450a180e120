package eval

import (
	"slices"
	"strconv"
	"strings"

	"kehoach/plan"
)

// tasks measures the rows and what is in them.
func (c *comparison) tasks() {
	got := c.got.entries(plan.KindTask)
	pairs, extra := alignTasks(c.gold.Tasks, got)
	for i := range c.gold.Tasks {
		t := &c.gold.Tasks[i]
		where := "task " + strings.TrimPrefix(t.Group+"/"+t.Number, "/")
		if pairs[i] == nil && t.Optional {
			continue
		}
		c.judge(pairs[i] != nil, "tasks found", where, "row", t.Number, "")
		c.task(where, t, pairs[i])
	}
	// What is extra counts only where the gold has the tasks of the document.
	if len(c.gold.Tasks) > 0 {
		for range len(got) - len(extra) {
			c.count("tasks real", true, false)
		}
		for _, e := range extra {
			c.judge(false, "tasks real", e.ID, "row", "", e.Words())
		}
	}
}

// task measures one row against e, nil where it was missed.
func (c *comparison) task(where string, t *TaskGold, e *plan.Entry) {
	missed := e == nil
	if missed {
		e = new(plan.Entry)
	}
	open := func(field string) bool { return slices.Contains(t.Undecidable, field) }
	if !open("number") {
		c.judge(!missed && matchNumber(t.Number, e.Number), "task numbers", where, "number", t.Number, e.Number)
	}
	if t.NumberPrinted != nil && !open("number_printed") && !missed {
		c.judge(e.NumberPrinted == *t.NumberPrinted, "task numbers printed", where, "number_printed",
			strconv.FormatBool(*t.NumberPrinted), strconv.FormatBool(e.NumberPrinted))
	}
	if t.Group != "" {
		want, right := c.inGroup(t.Group, e.Group)
		c.judge(right, "task groups", where, "group", want, e.Group)
	}
	for _, f := range plan.TaskFields {
		if !open(string(f)) {
			c.cell(where, t, e, f, missed)
		}
	}
	c.agencies(where, t, e, open)
	if !open("due") {
		c.due("task", where, &t.Due, e.Due, missed)
	}
	c.warnings(where, t.Warnings, e)
	c.source(where, t, e)
}

// cell measures one cell. A cell that the row has not is measured apart, so
// that empty columns do not make the accuracy look better.
func (c *comparison) cell(where string, t *TaskGold, e *plan.Entry, f plan.FieldName, missed bool) {
	want, got := t.Cells[f], e.Cell(f)
	if want == nil {
		if !missed {
			c.judge(got.Text == "", "absent cells left empty", where, string(f), "", got.Text)
		}
		return
	}
	var also []string
	if f == plan.FieldTask {
		also = append(also, "- "+want.Text)
		if t.Heading != "" {
			also = append(also, t.Heading+" "+want.Text, t.Heading+" - "+want.Text)
		}
	}
	c.is("cell "+string(f), where, string(f), want.Text, got.Text, also...)
	wantInherited := slices.Contains(t.Inherited, f)
	if !missed && (wantInherited || got.Inherited) {
		c.judge(wantInherited == got.Inherited, "inherited cells", where, string(f)+" inherited",
			strconv.FormatBool(wantInherited), strconv.FormatBool(got.Inherited))
	}
}

// agencies measures the names in the lead and coordinating cells: those of the
// gold that were found, those found that are in the gold, and what was said of
// them.
func (c *comparison) agencies(where string, t *TaskGold, e *plan.Entry, open func(string) bool) {
	cellOf := map[plan.Role]plan.FieldName{plan.RoleLead: plan.FieldLead, plan.RoleCoordinating: plan.FieldCoordinating}
	used := make([]bool, len(e.Agencies))
	for _, a := range t.Agencies {
		if open(string(cellOf[a.Role])) {
			continue
		}
		i := slices.IndexFunc(e.Agencies, func(r plan.AgencyRef) bool { return a.is(r) })
		if i >= 0 {
			used[i] = true
		}
		if i < 0 && a.Optional {
			continue
		}
		c.judge(i >= 0, "agencies found", where, string(a.Role), a.Name, agencyNames(e, a.Role))
		if i >= 0 && a.Group != nil {
			c.judge(e.Agencies[i].Group == *a.Group, "agency groups told apart", where, a.Name+" group",
				strconv.FormatBool(*a.Group), strconv.FormatBool(e.Agencies[i].Group))
		}
	}
	for i, r := range e.Agencies {
		field, measured := cellOf[r.Role]
		if measured && !open(string(field)) {
			c.judge(used[i], "agencies real", where, string(r.Role), "", r.Name)
		}
	}
}

// is reports whether r is this agency in this role under one of its names.
func (a *AgencyGold) is(r plan.AgencyRef) bool {
	if r.Role != a.Role {
		return false
	}
	key := nameKey(r.Name)
	return key == nameKey(a.Name) || slices.ContainsFunc(a.Aka, func(s string) bool { return key == nameKey(s) })
}

func agencyNames(e *plan.Entry, role plan.Role) string {
	var names []string
	for _, r := range e.Agencies {
		if r.Role == role {
			names = append(names, r.Name)
		}
	}
	return strings.Join(names, " | ")
}

// due measures the kind and the last day.
func (c *comparison) due(what, where string, want *DueGold, got plan.Due, missed bool) {
	kind := got.Kind == want.Kind || slices.Contains(want.KindAlso, got.Kind)
	c.judge(kind, what+" due kind", where, "due kind", string(want.Kind), string(got.Kind))
	c.lastDay(what, where, want.Date, got.Date, missed)
}

// lastDay measures the last day on which the work is in time; a day where
// there is none is as wrong as another day.
func (c *comparison) lastDay(what, where string, want *plan.Date, got plan.Date, missed bool) {
	day := plan.Date("")
	if want != nil {
		day = *want
	}
	c.judge(!missed && day == got, what+" due date", where, "due date", string(day), string(got))
}

// source measures the span of lines, where the gold has lines: from the first
// cell of the row's own (or the number on the line before it) to the last.
func (c *comparison) source(where string, t *TaskGold, e *plan.Entry) {
	first, last := 0, 0
	for _, f := range plan.TaskFields {
		if p := t.Cells[f]; p != nil && !slices.Contains(t.Inherited, f) {
			for _, n := range p.Lines {
				if first == 0 || n < first {
					first = n
				}
				last = max(last, n)
			}
		}
	}
	if first == 0 || e.ID != "" && e.Source.FirstLine == 0 {
		return
	}
	right := (e.Source.FirstLine == first || e.Source.FirstLine == first-1) && e.Source.LastLine == last
	c.judge(right, "task sources", where, "source", span(first, last), span(e.Source.FirstLine, e.Source.LastLine))
}

func span(first, last int) string { return strconv.Itoa(first) + "-" + strconv.Itoa(last) }

// warnings measures whether the oddities that a careful reader sees are told.
func (c *comparison) warnings(where string, want []string, e *plan.Entry) {
	var codes []string
	for _, w := range e.Warnings {
		codes = append(codes, w.Code)
	}
	for _, w := range c.got.Warnings {
		if e.ID != "" && w.Entry == e.ID {
			codes = append(codes, w.Code)
		}
	}
	for _, w := range want {
		told := slices.ContainsFunc(strings.Split(w, "|"), func(code string) bool { return slices.Contains(codes, code) })
		c.judge(told, "oddities told", where, "warning", w, strings.Join(codes, " "))
	}
}
