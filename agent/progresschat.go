package agent

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
)

// tell stores the reports on progress that the words are, where the person may
// report: "cập nhật nhiệm vụ 59: xong 60%, văn bản 123/BC-SYT", "nhiệm vụ 12, 15
// đã xong". All of them are stored or none. What is not said is not guessed: the
// answer then asks for it, and nothing is stored.
func (t *turn) tell() bool {
	said := readTold(t.notes.typed, t.b.plan.Number, t.b.dir.Find)
	if said == nil {
		return false
	}
	claims := said.claims(func(text string) []question.Ref {
		return slices.DeleteFunc(question.Parse(text, t.notes.reading).Refs, func(r question.Ref) bool { return r.What != "task" && r.What != "" })
	})
	var refs []question.Ref
	clear := true
	for _, c := range claims {
		refs = append(refs, c.refs...)
		_, ok := c.percent()
		clear = clear && ok
	}
	if len(refs) == 0 && len(said.percents) == 0 {
		return false // "cập nhật tiến độ giúp em" is no report yet
	}
	may := t.notes.reporter != "" && t.notes.journal != nil
	if said.bare && (!may || len(refs) == 0 || !clear && len(said.percents) == 0) {
		return false
	}
	t.r.intent = "progress"
	if !may {
		return t.mayNotTell(said, refs)
	}
	if reports := t.toldReports(said, claims); reports != nil && t.planIsMeant() {
		t.store(reports)
	}
	return true
}

// reportOf is a report with what its confirmation says.
type reportOf struct {
	plan.Progress
	entry *plan.Entry
	// name is the name of who reports.
	name string
}

// toldReports makes the reports that claims are; nil where something about one
// of them has to be asked.
func (t *turn) toldReports(said *told, claims []claim) []reportOf {
	who := ""
	if len(said.agencies) > 0 {
		who = said.agencies[0].Key
	}
	if !slices.ContainsFunc(claims, func(c claim) bool { return len(c.refs) > 0 }) {
		t.abstain(Ambiguous, "Tiến độ của nhiệm vụ nào? Tôi chưa ghi gì. Ví dụ: “cập nhật nhiệm vụ 59: xong 60%”.",
			"The progress of which task? Nothing was noted. For example: \"update task 59: 60% done\".")
		return nil
	}
	var out []reportOf
	for _, c := range claims {
		for _, ref := range c.refs {
			e, ok := t.toldOf(ref)
			if !ok {
				return nil
			}
			done, ok := t.toldPercent(c, e)
			if !ok {
				return nil
			}
			if i := slices.IndexFunc(out, func(r reportOf) bool { return r.entry == e }); i >= 0 {
				if out[i].Done != done {
					t.severalFigures([]string{strconv.Itoa(out[i].Done), strconv.Itoa(done)})
					return nil
				}
				continue
			}
			body, err := t.b.reporter(e, who)
			if err != nil {
				t.cannotTell(e, err)
				return nil
			}
			p := plan.Progress{Entry: e.ID, Agency: body.Key, Done: done, Note: said.note, Doc: strings.Join(said.docs, "; "), By: t.notes.reporter, At: t.notes.now().UTC()}
			out = append(out, reportOf{p, e, body.Name})
		}
	}
	return out
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

// toldOf returns the one task that a number names, or says why there is none.
func (t *turn) toldOf(ref question.Ref) (*plan.Entry, bool) {
	found := t.b.tasks(ref.Number)
	if len(found) == 0 {
		return nil, !t.noSuchNumber([]question.Ref{ref})
	}
	if len(found) > 1 {
		var numbers []string
		for _, e := range found {
			numbers = append(numbers, e.Number)
		}
		return nil, !t.abstain(Ambiguous, "Nhiệm vụ %s có %d dòng (%s): anh/chị ghi rõ dòng nào. Tôi chưa ghi gì.",
			"Task %s has %d rows (%s): please say which. Nothing was noted.", ref.Number, len(found), strings.Join(numbers, ", "))
	}
	return found[0], true
}

// toldPercent returns the percentage of a report, or says what is wrong with it.
func (t *turn) toldPercent(c claim, e *plan.Entry) (int, bool) {
	if n, ok := c.percent(); ok {
		return n, true
	}
	switch len(c.percents) {
	case 0:
		return 0, !t.abstain(Ambiguous, "Nhiệm vụ %s xong bao nhiêu phần trăm? Tôi chưa ghi gì. Ví dụ: “cập nhật nhiệm vụ %s: xong 60%%”; xong hẳn thì ghi “đã xong” hoặc 100%%.",
			"How many percent of task %s are done? Nothing was noted. For example: \"update task %s: 60%% done\"; write 100%% for all of it.", e.Number, e.Number)
	case 1:
		return 0, !t.abstain(Ambiguous, "Phần trăm hoàn thành phải là số nguyên từ 0 đến 100, không phải “%s%%”. Tôi chưa ghi gì.",
			"The percentage done has to be a whole number from 0 to 100, not \"%s%%\". Nothing was noted.", c.percents[0])
	}
	return 0, !t.severalFigures(c.percents)
}

// severalFigures asks which of several figures is meant.
func (t *turn) severalFigures(percents []string) bool {
	return t.abstain(Ambiguous, "Câu có nhiều con số (%s%%): mỗi nhiệm vụ chỉ ghi một phần trăm hoàn thành, điều khác để sau chữ “ghi chú:”. Tôi chưa ghi gì.",
		"There are several figures (%s%%): please give one percentage for each task, and the rest after the word \"note:\". Nothing was noted.", strings.Join(percents, "%, "))
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
