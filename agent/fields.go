package agent

import (
	"fmt"
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/due"
)

var sprintf = fmt.Sprintf

// fields returns the cells that the question asks for, in the order of the
// table; none means all.
func (t *turn) fields() []plan.FieldName {
	q := t.q
	var out []plan.FieldName
	add := func(on bool, f plan.FieldName) {
		if on {
			out = append(out, f)
		}
	}
	if q.Has("explain") {
		return nil
	}
	add(q.Has("group"), fieldGroup)
	add(q.Has("objective"), plan.FieldObjective)
	add(q.Has("product"), plan.FieldProduct)
	add(q.Has("lead"), plan.FieldLead)
	add(q.Has("coord"), plan.FieldCoordinating)
	add(q.Has("lead") && !q.Has("coord"), plan.FieldCoordinating) // who else is in it
	add(q.Has("start") && !(q.Has("due") && !q.HasPhrase("bat dau", "start", "begin", "starts", "begins")), plan.FieldStart)
	add(q.Has("due", "when", "latest", "overdue") && !(q.Has("start") && !q.Has("due") && q.HasPhrase("bat dau", "start", "begin", "starts", "begins", "khoi dong")), plan.FieldEnd)
	return out
}

// fieldGroup is asked for as a cell is, though it is none.
const fieldGroup plan.FieldName = "group"

var fieldNames = map[plan.FieldName][2]string{
	plan.FieldObjective:    {"mục tiêu", "objective"},
	plan.FieldTask:         {"nhiệm vụ", "task"},
	plan.FieldProduct:      {"sản phẩm", "product"},
	plan.FieldLead:         {"chủ trì", "lead"},
	plan.FieldCoordinating: {"phối hợp", "coordinating"},
	plan.FieldStart:        {"bắt đầu", "start"},
	plan.FieldEnd:          {"hoàn thành", "finish"},
	fieldGroup:             {"thuộc nhóm", "group"},
}

// project writes what is asked of the entries: the fields if some are named,
// else all.
func (t *turn) project(cs []concern, fields []plan.FieldName) {
	for _, c := range cs {
		if len(fields) == 0 || c.e.Kind != plan.KindTask {
			t.full(c)
			continue
		}
		t.fieldsOf(c, fields)
		if len(cs) <= 2 {
			t.rest(c.e, fields)
		}
		t.warn(c.e)
	}
}

// daysLeft says how many days are left until the last day of an entry where
// the question asks that; "" elsewhere.
func (t *turn) daysLeft(e *plan.Entry) string {
	if t.r.today == "" || !t.q.HasPhrase("con may ngay", "bao nhieu ngay nua", "may ngay nua", "con bao lau", "bao lau nua", "con bao nhieu ngay", "days left", "days are left", "how many days") {
		return ""
	}
	day := e.Due.Date
	if day == "" { // of those that come again, the next
		days := due.Occurrences(e.Due, t.r.today, lastDay)
		if len(days) == 0 {
			return ""
		}
		day = days[0]
	}
	n := int(day.Time().Sub(t.r.today.Time()).Hours() / 24)
	switch {
	case n < 0:
		return sprintf(t.r.t("; đã qua hạn %d ngày (tính đến %s)", "; %d days ago (on %s)"), -n, t.r.today.VN())
	case n == 0:
		return t.r.t("; hạn là hôm nay", "; that is today")
	}
	return sprintf(t.r.t("; còn %d ngày (tính từ %s)", "; %d days from now (%s)"), n, t.r.today.VN())
}

// rest writes the cells of a task that were not asked for, so that what was
// asked for is read in its row.
func (t *turn) rest(e *plan.Entry, asked []plan.FieldName) {
	for _, f := range []plan.FieldName{plan.FieldObjective, plan.FieldProduct, plan.FieldLead, plan.FieldCoordinating, plan.FieldEnd} {
		text := oneLine(e.Cell(f).Text)
		if slices.Contains(asked, f) || text == "" || f == plan.FieldObjective && (e.Task.Text == "" || e.Objective.Text == e.Task.Text) {
			continue
		}
		switch f {
		case plan.FieldObjective:
			text = cut(text, 240)
		case plan.FieldEnd:
			text = t.r.when(e)
		}
		t.r.line("  - %s: %s", "  - %s: %s", t.r.t(fieldNames[f][0], fieldNames[f][1]), text)
	}
}

// fieldsOf writes some cells of a task, the asked ones first and plainly, the
// task's own words after them.
func (t *turn) fieldsOf(c concern, fields []plan.FieldName) {
	var parts []string
	for _, f := range fields {
		parts = append(parts, t.field(c, f))
	}
	r := t.r
	r.line("- **%s** %s", "- **%s** %s", r.citeFor(c, plan.FieldTask), strings.Join(parts, "; "))
	r.line("  - nhiệm vụ: %s", "  - task: %s", gist(c.e, 0))
}

// field says one cell of a task.
func (t *turn) field(c concern, f plan.FieldName) string {
	r, e := t.r, c.e
	name := r.t(fieldNames[f][0], fieldNames[f][1])
	r.citeFor(c, f)
	if f == fieldGroup {
		g, ok := t.b.plan.Group(e.Group)
		if !ok {
			return r.t("kế hoạch không chia nhóm", "the plan has no groups")
		}
		return name + " **" + strings.TrimSpace(g.Numeral+" "+g.Name) + "**"
	}
	text := oneLine(e.Cell(f).Text)
	switch {
	case text == "" && f == plan.FieldEnd && e.Start.Text != "":
		return sprintf(r.t("%s: kế hoạch không ghi ngày hoàn thành; cột thời gian thực hiện ghi “**%s**”", "%s: the plan gives no finish; its time column says \"**%s**\""), name, oneLine(e.Start.Text))
	case text == "" && f == plan.FieldStart && e.End.Text != "": // one column for the time
		return r.t("thời gian thực hiện", "carried out") + ": **" + r.when(e) + "**"
	case text == "":
		return name + ": " + r.t("kế hoạch không ghi", "not given in the plan")
	case f == plan.FieldEnd:
		said := name + ": **" + r.when(e) + "**"
		if start := oneLine(e.Start.Text); start != "" && start != oneLine(e.End.Text) {
			r.citeFor(c, plan.FieldStart)
			said += r.t("; thời gian thực hiện: ", "; carried out: ") + start
		}
		return said + t.daysLeft(e)
	}
	return name + ": **" + text + "**"
}
