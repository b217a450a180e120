package agent

import (
	"slices"

	"kehoach/plan"
	"kehoach/plan/agency"
)

// who names the agency a list is for, "" for none.
func (t *turn) who(m *agency.Mention) string {
	if m == nil {
		return ""
	}
	return t.agencyName(m.Key, m.Name)
}

// listed writes a plain list with its count.
func (t *turn) listed(m *agency.Mention, cs []concern, group string) bool {
	r := t.r
	r.intent = "list"
	if len(cs) == 0 {
		return t.subject() == "" && t.none(m)
	}
	t.heading(m, cs, group)
	n := 150
	if len(cs) > 25 {
		n = 90
	}
	for _, c := range cs {
		if len(cs) <= 3 {
			t.full(c)
			continue
		}
		t.item(c, n)
	}
	r.total += count(cs)
	t.tally(cs)
	if m != nil {
		t.restOf(*m, cs)
		t.note(m.Key)
	}
	return true
}

// heading says what a list holds: "Sở Nội vụ chủ trì 17/75 nhiệm vụ".
func (t *turn) heading(m *agency.Mention, cs []concern, group string) {
	r, q := t.r, t.q
	tasks, _ := entriesOf(cs)
	all := plan.TaskCount(t.b.ofKind(plan.KindTask))
	head := sprintf(r.t("%d/%d nhiệm vụ", "%d of %d tasks"), plan.TaskCount(tasks), all)
	if len(tasks) == 0 {
		head = r.plural(len(cs), "mục", "item")
	}
	if group != "" {
		if g, ok := t.b.plan.Group(group); ok {
			head += r.t(" thuộc nhóm ", " in group ") + g.Numeral + ". " + g.Name
		}
	}
	coord := onlyHelping(cs)
	switch {
	case m == nil:
		r.line("%s%s:", "%s%s:", head, t.quality())
	case inGroupsOnly(cs):
		r.line("**%s** không được nêu đích danh ở %s; là thành viên của nhóm được giao trong %s%s:", "**%s** is not named for %s; it is in a group that is, in %s%s:",
			t.who(m), r.t(map[bool]string{true: "cột phối hợp", false: "cột chủ trì"}[coord], map[bool]string{true: "coordination", false: "the lead"}[coord]), head, t.quality())
	case coord:
		r.line("**%s** phối hợp thực hiện %s%s:", "**%s** coordinates in %s%s:", t.who(m), head, t.quality())
	case q.Has("lead", "coord") && onlyLeading(cs):
		r.line("**%s** chủ trì %s%s:", "**%s** leads %s%s:", t.who(m), head, t.quality())
	default:
		r.line("**%s** — %s%s:", "**%s** — %s%s:", t.who(m), head, t.quality())
	}
}

// onlyHelping reports whether the agency coordinates in all of the entries, by
// name or through a group.
func onlyHelping(cs []concern) bool {
	return len(cs) > 0 && !slices.ContainsFunc(cs, func(c concern) bool { return c.way != helps && c.way != helpsInGroup })
}

// onlyLeading reports whether it leads all of them.
func onlyLeading(cs []concern) bool {
	return len(cs) > 0 && !slices.ContainsFunc(cs, func(c concern) bool { return c.way != leads && c.way != leadsInGroup })
}

// inGroupsOnly reports whether none of the entries names the agency itself.
func inGroupsOnly(cs []concern) bool {
	return len(cs) > 0 && !slices.ContainsFunc(cs, func(c concern) bool { return c.way != leadsInGroup && c.way != helpsInGroup })
}

// quality says by which kind of time a list was narrowed.
func (t *turn) quality() string {
	q, r := t.q, t.r
	switch {
	case q.Has("no_due"):
		return r.t(" không có ngày hoàn thành cụ thể", " with no fixed finish")
	case q.Has("on_event"):
		return r.t(" làm khi có sự kiện hoặc yêu cầu", " that depend on an event or a request")
	case q.Has("recurring") && !q.Has("report"):
		return r.t(" lặp lại định kỳ", " that recur")
	case q.Negated("continuous"):
		return r.t(" không phải làm thường xuyên", " that are not carried out continuously")
	case q.Has("continuous"):
		return r.t(" làm thường xuyên", " carried out continuously")
	}
	return ""
}

// restOf says how much else concerns the agency, without citing it.
func (t *turn) restOf(m agency.Mention, shown []concern) {
	group, helping, named := 0, 0, 0
	for _, c := range t.b.concerns(m.Key) {
		if slices.ContainsFunc(shown, func(s concern) bool { return s.e == c.e }) {
			continue
		}
		switch {
		case c.way == leads:
			named++
		case c.way == leadsInGroup:
			group++
		case c.way == helps || c.way == helpsInGroup:
			helping++
		}
	}
	if group+helping+named == 0 {
		return
	}
	t.r.line("Ngoài danh sách này: %d việc giao đích danh khác, %d việc giao qua nhóm, %d việc phối hợp. Hỏi “%s chịu trách nhiệm gì” để xem đủ.",
		"Beyond this list: %d other items by name, %d through a group, %d as coordinator. Ask \"what is %s responsible for\" for all.",
		named, group, helping, t.who(&m))
}

// none says that nothing fits, which is an answer.
func (t *turn) none(m *agency.Mention) bool {
	if m != nil {
		t.r.line("Kế hoạch không có mục nào như vậy cho **%s**.", "The plan has no such item for **%s**.", t.who(m))
		return true
	}
	t.r.line("Kế hoạch không có mục nào như vậy.", "The plan has no such item.")
	return true
}
