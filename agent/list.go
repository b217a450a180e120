package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/agency"
)

// section is a part of a list: entries that concern the agency in one way.
type section struct {
	vi, en string
	keep   func(concern) bool
	long   bool // items are written in full
}

func isTask(c concern) bool { return c.e.Kind == plan.KindTask }

// sections tells apart what an agency must do itself, in a group, and what it
// helps with.
var sections = []section{
	{"Chủ trì", "Leads", func(c concern) bool { return c.way == leads && isTask(c) }, true},
	{"Trách nhiệm nêu đích danh", "Duties that name it", func(c concern) bool { return c.way == leads && !isTask(c) }, true},
	{"Thực hiện với tư cách thành viên của nhóm được giao chủ trì", "Must do as a member of a group that leads", func(c concern) bool { return c.way == leadsInGroup && isTask(c) }, false},
	{"Trách nhiệm chung của nhóm có cơ quan này", "Duties of a group that it is in", func(c concern) bool { return c.way == leadsInGroup && !isTask(c) }, false},
	{"Phối hợp (nêu tên)", "Coordinates (named)", func(c concern) bool { return c.way == helps }, false},
	{"Phối hợp qua nhóm", "Coordinates through a group", func(c concern) bool { return c.way == helpsInGroup }, false},
	{"Được nhắc đến (không giao chủ trì hay phối hợp)", "Spoken of (neither lead nor coordinating)", func(c concern) bool { return c.way == spokenOf }, false},
}

// duties writes all that concerns one agency, by sections, and the count.
func (t *turn) duties(m agency.Mention, cs []concern) {
	r := t.r
	name := t.agencyName(m.Key, m.Name)
	all := t.b.concerns(m.Key)
	if strange := t.strangeName(); strange != "" && len(cs) == len(all) {
		r.line("(Kế hoạch không nhắc đến “%s”; dưới đây là việc của cơ quan này nói chung.)", "(The plan does not mention \"%s\"; this is what the agency has to do in general.)", strange)
	}
	r.line("**%s** theo %s:", "**%s** in %s:", name, t.planName())
	if !slices.ContainsFunc(all, func(c concern) bool { return c.way == leads || c.way == helps }) {
		if named := t.namedBesideGroup(m.Key, all); len(named) > 0 {
			r.line("Kế hoạch không giao cơ quan này chủ trì đích danh; tên cơ quan có ở phần phối hợp của %s.", "The plan names this agency for no lead; it is named as coordinating in %s.", strings.Join(named, ", "))
		} else {
			r.line("Kế hoạch không giao việc đích danh cho cơ quan này%s.", "The plan gives this agency nothing by name%s.",
				r.t("; dưới đây là việc chung của các nhóm có cơ quan này và chỗ nhắc đến tên", "; below is what falls to the groups it is in, and where its name is spoken of"))
		}
	}
	for _, s := range sections {
		var part []concern
		for _, c := range cs {
			if s.keep(c) {
				part = append(part, c)
			}
		}
		if len(part) == 0 {
			continue
		}
		r.gap()
		r.line("**%s (%d)**", "**%s (%d)**", r.t(s.vi, s.en), count(part))
		n := 130
		if s.long {
			n = 0
		}
		for _, c := range part {
			if s.long && isTask(c) && len(part) <= 3 {
				t.full(c)
				continue
			}
			t.item(c, n)
		}
	}
	r.total += count(cs)
	r.gap()
	t.tally(cs)
	t.note(m.Key)
}

// onlyByName reports whether only what names the agency itself is asked for.
func (t *turn) onlyByName() bool {
	return !t.q.Has("both_ways", "group_way", "alone") && t.window() == nil &&
		!t.q.HasPhrase("khong duoc neu ten", "khong co ten", "khong neu ten", "khong duoc goi ten", "khong duoc neu", "chua duoc neu", "khong dich danh", "not named", "khong lien quan") &&
		t.q.HasPhrase("han rieng", "thoi han rieng", "nhiem vu rieng", "viec rieng", "nv rieng", "giao rieng", "dich danh", "neu ten", "goi ten", "co ten", "ghi ten", "by name", "named")
}

// nothingByName says that nothing names the agency, and how much it has
// through its groups.
func (t *turn) nothingByName(m agency.Mention, cs []concern) bool {
	t.r.intent = "agency"
	tasks, rest := entriesOf(keep(cs, func(c concern) bool { return c.way == leadsInGroup || c.way == helpsInGroup }))
	t.r.line("%s không giao việc nào đích danh cho **%s**. Qua các nhóm có cơ quan này: %d nhiệm vụ và %d trách nhiệm; hỏi “%s chịu trách nhiệm gì” để xem.",
		"%s gives **%s** nothing by name. Through the groups that it is in: %d tasks and %d duties; ask \"what is %s responsible for\" to see them.",
		capital(t.planName()), t.agencyName(m.Key, m.Name), plan.TaskCount(tasks), len(rest), t.agencyName(m.Key, m.Name))
	t.note(m.Key)
	return true
}

// count counts entries as people do: the blocks of one task number once.
func count(cs []concern) int {
	tasks, rest := entriesOf(cs)
	return plan.TaskCount(tasks) + len(rest)
}

// entriesOf parts the tasks from the other entries.
func entriesOf(cs []concern) (tasks, rest []*plan.Entry) {
	for _, c := range cs {
		if isTask(c) {
			tasks = append(tasks, c.e)
		} else {
			rest = append(rest, c.e)
		}
	}
	return tasks, rest
}

// tally ends a list with a count that the reader can check.
func (t *turn) tally(cs []concern) {
	tasks, rest := entriesOf(cs)
	n := plan.TaskCount(tasks)
	r := t.r
	rows := ""
	if len(tasks) > n {
		rows = sprintf(r.t(" (%d dòng trong phụ lục)", " (%d rows in the appendix)"), len(tasks))
	}
	switch {
	case len(rest) == 0:
		r.line("Tổng cộng: %s%s.", "Total: %s%s.", r.plural(n, "nhiệm vụ", "task"), rows)
	case n == 0:
		r.line("Tổng cộng: %s.", "Total: %s.", r.plural(len(rest), "mục", "item"))
	default:
		r.line("Tổng cộng: %s%s và %s khác.", "Total: %s%s and %s more.", r.plural(n, "nhiệm vụ", "task"), rows, r.plural(len(rest), "mục", "other item"))
	}
}

// note adds what is known of the agency's later history.
func (t *turn) note(key string) {
	n, ok := t.b.dir.Note(key, t.r.today)
	if !ok || n.From <= t.b.plan.Date {
		return // the plan was made after it
	}
	t.r.gap()
	t.r.line("Lưu ý: %s. Kế hoạch vẫn ghi tên cũ; tôi không khẳng định nhiệm vụ đã được chuyển giao.",
		"Note: %s. The plan still has the old name; I do not claim that the task has moved.", strings.TrimRight(t.r.t(n.TextVI, n.TextEN), ". "))
}

// namedBesideGroup returns the entries that name a body as coordinating beside
// a group that it is in and that leads.
func (t *turn) namedBesideGroup(key string, cs []concern) []string {
	var out []string
	for _, c := range cs {
		if c.way == leadsInGroup && t.b.sideOf(c.e, key, true).way == helps {
			out = append(out, t.r.label(c.e))
		}
	}
	return out
}
