package agent

import (
	"slices"
	"strconv"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
)

// numbered answers about entries that the question names by number, or that
// it points back to.
func (t *turn) numbered() bool {
	if len(t.q.Refs) > 0 && t.placeOnly() && t.q.TopicWords >= 2 && t.headed() {
		return true
	}
	if len(t.given) > 0 && t.q.Has("late") && t.q.Has("consequence") {
		return false // what follows where what was talked of is late
	}
	entries := t.given
	if len(entries) == 0 && len(t.q.Refs) == 0 {
		entries = t.endTask()
	}
	var missing []question.Ref
	if in := t.withinGroup(); in != nil {
		entries, t.q.Refs = in, nil
	}
	for _, ref := range t.q.Refs {
		found := t.refer(ref)
		if len(found) == 0 {
			if ref.What == "task" && len(t.q.Refs) == 2 && t.groupBeside(ref) {
				return t.noSuchNumber([]question.Ref{ref}) // the part has no such task
			}
			if found = t.countedAnew(ref); len(found) > 0 && len(t.q.Refs) == 1 && !oneTask(found) {
				return t.askWhichGroup(ref.Number, found)
			}
		}
		if len(found) == 0 {
			missing = append(missing, ref)
		}
		entries = append(entries, found...)
	}
	entries = t.ofPart(entries)
	if len(entries) == 0 && len(missing) == 0 || len(t.q.Refs) > 0 && t.groupOnly() && t.group() != "" {
		return false
	}
	if len(entries) == 0 {
		return t.noSuchNumber(missing)
	}
	if len(t.q.Refs) > 0 && t.groupOnly() || len(t.given) > 1 && t.narrowsGiven() && !t.q.CountsBefore() {
		return false // what fields select
	}
	if len(t.q.Agencies) > 0 && len(entries) > 3 && len(t.given) == 0 {
		entries = slices.DeleteFunc(entries, func(e *plan.Entry) bool {
			return !slices.ContainsFunc(t.q.Agencies, func(m agency.Mention) bool { return t.b.concernOf(e, m.Key).way == leads })
		})
		t.r.intent = "entry"
		t.project(concernsOf(entries), nil)
		t.r.total = len(entries)
		return true
	}
	t.r.intent = "entry"
	if t.q.Has("where") && !t.q.Has("lead", "coord", "product") {
		return t.where(entries)
	}
	if len(t.q.Agencies) > 0 && len(t.q.Refs) > 0 {
		t.part(entries)
	}
	t.project(concernsOf(entries), t.fields())
	if t.q.Has("count") {
		t.r.total = count(concernsOf(entries))
		t.tally(concernsOf(entries))
	}
	if len(missing) > 0 {
		t.missingLine(missing)
	}
	return true
}

// ofPart keeps the entries of the part of the document that the question
// names, if any are: "mục 6.3 phần tổ chức thực hiện".
func (t *turn) ofPart(es []*plan.Entry) []*plan.Entry {
	part := t.partNamed()
	if part == "" || len(es) < 2 {
		return es
	}
	in := slices.DeleteFunc(slices.Clone(es), func(e *plan.Entry) bool { return len(e.Heading) == 0 || e.Heading[0] != part })
	if len(in) == 0 {
		return es
	}
	return in
}

// endTask returns the first or last task of the plan where the question asks
// for it: "nhiệm vụ cuối cùng trong phụ lục".
func (t *turn) endTask() []*plan.Entry {
	tasks := t.b.ofKind(plan.KindTask)
	if len(tasks) == 0 || len(t.q.Agencies) > 0 || t.q.Window != nil {
		return nil
	}
	switch {
	case t.q.HasPhrase("nhiem vu cuoi cung", "last task", "nv cuoi cung"):
		return t.b.tasks(plan.BaseNumber(tasks[len(tasks)-1].Number))
	case t.q.HasPhrase("nhiem vu dau tien", "first task", "nv dau tien"):
		return t.b.tasks(plan.BaseNumber(tasks[0].Number))
	}
	return nil
}

// narrowsGiven reports whether the question picks some of the entries it
// points back to, rather than asking about all.
func (t *turn) narrowsGiven() bool {
	if t.q.HasPhrase("trong do", "trong so do", "cai nao", "of them", "of these", "of those") && t.q.TopicWords > 0 {
		return true
	}
	return t.asksCells() || len(t.q.Agencies) > 0 || t.q.Has("earliest", "next", "latest", "count", "continuous") || t.q.Window != nil
}

func concernsOf(es []*plan.Entry) []concern {
	out := make([]concern, len(es))
	for i, e := range es {
		out[i] = concern{e: e, way: notConcerned}
	}
	return out
}

// groupOnly reports whether all numbers name groups of tasks.
func (t *turn) groupOnly() bool {
	return len(t.given) == 0 && !slices.ContainsFunc(t.q.Refs, func(r question.Ref) bool {
		return r.What != "group" || !t.isGroup(r.Number) && !(r.Number[0] >= '1' && r.Number[0] <= '9')
	})
}

// isGroup reports whether a number is a group's of tasks, or all that begins
// with it are groups of their own ("III" over III.1, III.2).
func (t *turn) isGroup(num string) bool {
	if _, ok := t.b.plan.Group(num); ok {
		return true
	}
	return slices.ContainsFunc(t.b.plan.Groups, func(g plan.Group) bool { return strings.HasPrefix(g.Numeral, num+".") })
}

// refer returns the entries that a number means.
func (t *turn) refer(ref question.Ref) []*plan.Entry {
	num := ref.Number
	switch ref.What {
	case "task":
		return append(t.b.tasks(num), t.rowsUnder(num)...)
	case "group":
		if t.isGroup(num) {
			return t.inGroup(num)
		}
	case "":
		if found := t.b.tasks(num); len(found) > 0 {
			return found
		}
	}
	if n, err := strconv.Atoi(num); err == nil && ref.What == "section" && n > 0 && t.q.HasPhrase("cot", "chu tri", "phoi hop", "san pham", "han", "hoan thanh", "column", "product", "lead") {
		return t.b.tasks(num) // a row's number: "mục 67, cột thời gian"
	}
	kinds := map[string]plan.Kind{"target": plan.KindTarget, "duty": plan.KindDuty}
	return t.byPlace(num, kinds[ref.What])
}

// rowsUnder returns the rows below a task where its parts are asked for: "nhiệm
// vụ 1 gồm những việc nào".
func (t *turn) rowsUnder(num string) []*plan.Entry {
	if !t.q.HasPhrase("gom", "bao gom", "chia thanh", "viec con", "muc con", "consist of", "include", "includes") {
		return nil
	}
	var out []*plan.Entry
	for _, e := range t.b.ofKind(plan.KindTask) {
		if strings.HasPrefix(e.Number, num+".") {
			out = append(out, e)
		}
	}
	return out
}

// inGroup returns the tasks of a group and of the groups in it.
func (t *turn) inGroup(numeral string) []*plan.Entry {
	in := map[string]bool{numeral: true}
	for _, g := range t.b.plan.Groups {
		if in[g.Parent] && g.Parent != "" || strings.HasPrefix(g.Numeral, numeral+".") {
			in[g.Numeral] = true
		}
	}
	var out []*plan.Entry
	for _, e := range t.b.ofKind(plan.KindTask) {
		if in[e.Group] {
			out = append(out, e)
		}
	}
	return out
}

// byPlace returns the entry of the body at a place ("V.9", "2.13"), or those
// under it ("V", "II.2").
func (t *turn) byPlace(num string, kind plan.Kind) []*plan.Entry {
	var at, under []*plan.Entry
	for _, e := range t.b.plan.Entries {
		if e.Kind == plan.KindTask && strings.IndexByte(num, '.') < 0 || kind != "" && e.Kind != kind {
			continue
		}
		switch {
		case e.Number == num, strings.HasSuffix(e.Number, "."+num) && strings.Contains(num, "."):
			at = append(at, e)
		case strings.HasPrefix(e.Number, num+"."), strings.Contains(e.Number, "."+num+".") && kind != "":
			under = append(under, e)
		}
	}
	if len(at) > 1 || len(at) == 0 && len(under) == 0 {
		if in := t.underLabel(num); len(in) > 0 {
			return in
		}
	}
	if len(at) > 0 {
		return at
	}
	return under
}

// underLabel returns the entries under the heading that the document prints
// with this number: "1.2. Sở Tài chính".
func (t *turn) underLabel(num string) []*plan.Entry {
	if !strings.Contains(num, ".") {
		return nil
	}
	var out []*plan.Entry
	for _, e := range t.b.plan.Entries {
		if slices.ContainsFunc(e.Heading, func(h string) bool {
			rest, ok := strings.CutPrefix(h, num)
			return ok && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, ") "))
		}) {
			out = append(out, e)
		}
	}
	return out
}

func (t *turn) noSuchNumber(missing []question.Ref) bool {
	t.r.intent = "entry"
	tasks := t.b.ofKind(plan.KindTask)
	r := missing[0]
	if r.What == "task" || r.What == "" {
		return t.abstain(NotInPlan, "Kế hoạch không có nhiệm vụ %s: %s có %d nhiệm vụ%s.",
			"The plan has no task %s: %s has %d tasks%s.", r.Number, t.planName(), plan.TaskCount(tasks), t.numberRange(tasks))
	}
	return t.abstain(NotInPlan, "Kế hoạch không có mục %s.", "The plan has no item %s.", r.Number)
}

// numberRange says ", đánh số 1 đến 75" where the numbers run through.
func (t *turn) numberRange(tasks []*plan.Entry) string {
	if len(tasks) == 0 {
		return ""
	}
	first, last := plan.BaseNumber(tasks[0].Number), plan.BaseNumber(tasks[len(tasks)-1].Number)
	return t.r.t(", đánh số "+first+" đến "+last, ", numbered "+first+" to "+last)
}

func (t *turn) missingLine(missing []question.Ref) {
	var nums []string
	for _, m := range missing {
		nums = append(nums, m.Number)
	}
	t.r.line("Kế hoạch không có số %s.", "The plan has no number %s.", strings.Join(nums, ", "))
}

// where says where in the document entries stand.
func (t *turn) where(entries []*plan.Entry) bool {
	length := 0 // whole
	if len(entries) > 2 {
		length = 120
	}
	for _, e := range entries {
		place := ""
		switch s := e.Source; {
		case s.Table > 0:
			place = sprintf(t.r.t("bảng %d, dòng %d của bảng", "table %d, row %d"), s.Table, s.Row)
		case s.Page > 0:
			place = sprintf(t.r.t("trang %d", "page %d"), s.Page)
		case s.FirstLine > 0:
			place = sprintf(t.r.t("dòng %d-%d của văn bản", "lines %d-%d of the text"), s.FirstLine, max(s.LastLine, s.FirstLine))
		}
		head := strings.Join(e.Heading, " › ")
		if g, ok := t.b.plan.Group(e.Group); ok && e.Kind == plan.KindTask {
			head = g.Numeral + ". " + g.Name
		}
		t.r.line("- **%s** %s (%s). %s", "- **%s** %s (%s). %s", t.r.cite(e), gist(e, length), place, head)
	}
	return true
}

// part says which part the agencies asked about have in the entries.
func (t *turn) part(entries []*plan.Entry) {
	for _, m := range t.q.Agencies {
		for _, e := range entries {
			c := t.b.concernOf(e, m.Key)
			name := t.agencyName(m.Key, m.Name)
			switch c.way {
			case leads:
				t.r.line("Có: **%s** chủ trì %s.", "Yes: **%s** leads %s.", name, t.r.citeFor(c, plan.FieldLead))
			case leadsInGroup:
				t.r.line("Có: **%s** cùng chủ trì qua “%s” trong %s.", "Yes: **%s** is among the leads through \"%s\" in %s.", name, c.via, t.r.citeFor(c, plan.FieldLead))
			case helps:
				t.r.line("**%s** phối hợp (không chủ trì) trong %s.", "**%s** coordinates (does not lead) in %s.", name, t.r.citeFor(c, plan.FieldCoordinating))
			case helpsInGroup:
				t.r.line("**%s** phối hợp qua “%s” trong %s.", "**%s** coordinates through \"%s\" in %s.", name, c.via, t.r.citeFor(c, plan.FieldCoordinating))
			default:
				t.r.line("Không: kế hoạch không giao **%s** trong %s.", "No: the plan gives **%s** no part in %s.", name, t.r.cite(e, plan.FieldLead, plan.FieldCoordinating))
			}
		}
	}
}
