package agent

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
)

// tell stores a report on progress that the words are, where the person may
// report: "cập nhật nhiệm vụ 59: xong 60%, văn bản 123/BC-SYT". What is not
// said is not guessed: the answer then asks for it, and nothing is stored.
func (t *turn) tell() bool {
	said := readTold(t.notes.typed, t.b.plan.Number, t.b.dir.Find)
	if said == nil {
		return false
	}
	q := question.Parse(said.head, t.notes.reading)
	refs := slices.DeleteFunc(q.Refs, func(r question.Ref) bool { return r.What != "task" && r.What != "" })
	if len(refs) == 0 && len(said.percents) == 0 {
		return false // "cập nhật tiến độ giúp em" is no report yet
	}
	t.r.intent = "progress"
	if t.notes.reporter == "" || t.notes.journal == nil {
		return t.mayNotTell(said, refs)
	}
	e, ok := t.toldOf(refs)
	if !ok {
		return true
	}
	done, ok := t.toldPercent(said, e)
	if !ok || !t.planIsMeant() {
		return true
	}
	p := plan.Progress{Entry: e.ID, Done: done, Note: said.note, Doc: strings.Join(said.docs, "; "), By: t.notes.reporter, At: t.notes.now().UTC()}
	t.store(e, said, p)
	return true
}

// mayNotTell turns away who may not report, and says how those do who may.
func (t *turn) mayNotTell(said *told, refs []question.Ref) bool {
	number := "59"
	if len(refs) == 1 {
		number = refs[0].Number
	}
	command := "kehoach progress set task/" + number
	if len(said.percents) == 1 {
		command += " --done " + said.percents[0]
	}
	if len(said.docs) > 0 {
		command += " --doc " + said.docs[0]
	}
	return t.abstain(NotPermitted,
		"Tôi chưa ghi gì: ở đây anh/chị chỉ tra cứu, chưa được giao quyền ghi tiến độ. Người có vai trò editor hoặc admin của trang hỏi đáp ghi được bằng chính câu này; trên máy chủ thì dùng lệnh `%s`.",
		"Nothing was noted: here you may only look things up, not report progress. An editor or admin of the chat page can do it with these very words; on the server there is the command `%s`.", command)
}

// toldOf returns the one task that a report is on, or says why there is none.
func (t *turn) toldOf(refs []question.Ref) (*plan.Entry, bool) {
	switch {
	case len(refs) == 0:
		return nil, !t.abstain(Ambiguous, "Tiến độ của nhiệm vụ nào? Tôi chưa ghi gì. Ví dụ: “cập nhật nhiệm vụ 59: xong 60%, văn bản 123/BC-SYT”.",
			"The progress of which task? Nothing was noted. For example: \"update task 59: 60% done, document 123/BC-SYT\".")
	case len(refs) > 1:
		return nil, !t.abstain(Ambiguous, "Mỗi lần tôi chỉ ghi tiến độ của một nhiệm vụ; anh/chị gõ từng nhiệm vụ một. Tôi chưa ghi gì.",
			"I note the progress of one task at a time; please type them one by one. Nothing was noted.")
	}
	found := t.b.tasks(refs[0].Number)
	if len(found) == 0 {
		return nil, !t.noSuchNumber(refs)
	}
	if len(found) > 1 {
		var numbers []string
		for _, e := range found {
			numbers = append(numbers, e.Number)
		}
		return nil, !t.abstain(Ambiguous, "Nhiệm vụ %s có %d dòng (%s): anh/chị ghi rõ dòng nào. Tôi chưa ghi gì.",
			"Task %s has %d rows (%s): please say which. Nothing was noted.", refs[0].Number, len(found), strings.Join(numbers, ", "))
	}
	return found[0], true
}

// toldPercent returns the percentage of a report, or says what is wrong with it.
func (t *turn) toldPercent(said *told, e *plan.Entry) (int, bool) {
	switch {
	case len(said.percents) == 0:
		return 0, !t.abstain(Ambiguous, "Nhiệm vụ %s xong bao nhiêu phần trăm? Tôi chưa ghi gì. Ví dụ: “cập nhật nhiệm vụ %s: xong 60%%”; xong hẳn thì ghi 100%%.",
			"How many percent of task %s are done? Nothing was noted. For example: \"update task %s: 60%% done\"; write 100%% for all of it.", e.Number, e.Number)
	case len(said.percents) > 1:
		return 0, !t.abstain(Ambiguous, "Câu có nhiều con số (%s%%): anh/chị chỉ ghi một phần trăm hoàn thành, điều khác để sau chữ “ghi chú:”. Tôi chưa ghi gì.",
			"There are several figures (%s%%): please give one percentage, and the rest after the word \"note:\". Nothing was noted.", strings.Join(said.percents, "%, "))
	}
	n, err := strconv.Atoi(said.percents[0])
	if err != nil || n < 0 || n > 100 {
		return 0, !t.abstain(Ambiguous, "Phần trăm hoàn thành phải là số nguyên từ 0 đến 100, không phải “%s%%”. Tôi chưa ghi gì.",
			"The percentage done has to be a whole number from 0 to 100, not \"%s%%\". Nothing was noted.", said.percents[0])
	}
	return n, true
}

// planIsMeant asks which plan is meant where the office has several and
// nothing says which.
func (t *turn) planIsMeant() bool {
	if t.others == 0 || t.notes.planNamed || t.talk != nil && t.talk.plan == t.b.plan.ID {
		return true
	}
	return !t.abstain(Ambiguous, "Cơ quan có %d kế hoạch: anh/chị ghi rõ kế hoạch nào, ví dụ “cập nhật nhiệm vụ 59 của kế hoạch %s: xong 60%%”. Tôi chưa ghi gì.",
		"There are %d plans: please say which, for example \"update task 59 of plan %s: 60%% done\". Nothing was noted.", t.others+1, t.b.plan.Number)
}

// store stores a report and repeats what was stored, and what was before.
func (t *turn) store(e *plan.Entry, said *told, p plan.Progress) {
	who := ""
	if len(said.agencies) > 0 {
		who = said.agencies[0].Key
	}
	body, err := t.b.reporter(e, who)
	if err != nil {
		t.cannotTell(e, err)
		return
	}
	p.Agency = body.Key
	reports, err := t.history()
	if err != nil {
		t.failed = err
		return
	}
	last, before := plan.Latest(reports)[[2]string{p.Entry, p.Agency}]
	if err := t.notes.journal.Report(t.ctx, t.notes.tenant, t.b.plan.ID, p); err != nil {
		t.failed = err
		return
	}
	t.r.stored = &p
	t.stored(e, body.Name, p, last, before)
}

// stored confirms a report.
func (t *turn) stored(e *plan.Entry, name string, p, last plan.Progress, before bool) {
	r := t.r
	r.line("Đã ghi tiến độ %s của **%s**: **%s**.", "Noted the progress of %s of **%s**: **%s**.", r.cite(e), name, r.reportWords(p))
	r.line("Nhiệm vụ: %s", "The task: %s", gist(e, 130))
	if !before {
		r.line("Trước đó chưa có báo cáo tiến độ.", "Nothing was reported before.")
	} else {
		r.line("Trước đó: %s (%s).", "Before: %s (%s).", r.reportWords(last), r.reportedBy(last))
	}
	r.line("Người ghi: %s, cho %s. Nếu nhầm, anh/chị gõ lại con số đúng; lịch sử giữ cả hai lần.",
		"Noted by %s, for %s. If it is wrong, type the right figure again; the history keeps both.", r.reportedBy(p), t.planName())
}

// cannotTell says why a report is not taken.
func (t *turn) cannotTell(e *plan.Entry, err error) {
	var whose *AmbiguousReporter
	var not *NotLeading
	var unknown *UnknownAgency
	switch {
	case errors.As(err, &whose):
		t.abstain(Ambiguous, "Nhiệm vụ %s do nhiều cơ quan chủ trì (%s): anh/chị ghi rõ cơ quan nào báo, ví dụ “cập nhật nhiệm vụ %s của Sở Y tế: xong 60%%”. Tôi chưa ghi gì.",
			"Task %s is led by several (%s): please say who reports, for example \"update task %s of the Department of Health: 60%% done\". Nothing was noted.", e.Number, strings.Join(whose.Leads, "; "), e.Number)
	case errors.As(err, &not):
		t.abstain(Ambiguous, "%s không chủ trì nhiệm vụ %s (chủ trì: %s). Tôi chưa ghi gì.", "%s does not lead task %s (the lead: %s). Nothing was noted.", not.Agency, e.Number, oneLine(e.Lead.Text))
	case errors.As(err, &unknown):
		t.abstain(Ambiguous, "Tôi không biết cơ quan “%s”. Tôi chưa ghi gì.", "I know no agency \"%s\". Nothing was noted.", unknown.Name)
	default:
		t.failed = err
	}
}
