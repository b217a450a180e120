package agent

import (
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
	"kehoach/plan/vi"
)

// reports answers who must report what to whom by when: the duties that speak
// of reports and have a time for them.
func (t *turn) reports() bool {
	q := t.q
	if t.lateReports() {
		return true
	}
	if q.Has("recipients") && q.HasPhrase("ban ke hoach", "ke hoach nay", "van ban nay", "ban nay", "this plan", "the plan") {
		return false
	}
	if q.Has("next") && !q.Has("list", "latest") && len(q.Agencies) > 0 {
		return false // the nearest day of all that it reports
	}
	if t.reportsAside() != notAside && (t.window() != nil || len(q.Agencies) > 0) {
		return false
	}
	if !q.Has("report") || len(q.Refs) > 0 || t.productWanted() != "" || !q.Has("when", "due", "to_whom", "recurring", "lead", "duty", "list", "define", "overview") && t.window() == nil && len(q.Agencies) == 0 {
		return false
	}
	if rest := t.beyondReports(); rest != "" {
		if es := t.reportedWith(rest); es != nil {
			return t.writeReports(es)
		}
		if hits := t.look(rest, 1); len(hits) > 0 && hits[0].cover >= surely && len(folds(rest)) > 1 || len(folds(rest)) > 6 {
			return false
		}
	}
	if q.Has("due", "when", "to_whom") {
		t.nameLevel()
	}
	es := t.reportDuties()
	if len(es) == 0 {
		return q.Has("to_whom") && t.sends()
	}
	if q.HasPhrase("ca tinh", "chung cua tinh", "toan tinh", "bao cao cua tinh", "bao cao tinh", "whole province", "provincial report", "for the province", "province s report") {
		if drafts := slices.DeleteFunc(slices.Clone(es), func(e *plan.Entry) bool { return !strings.Contains(vi.Fold(e.Text), "du thao") }); len(drafts) > 0 {
			es = drafts // who draws the units' reports together
		}
	}
	if q.Has("when", "due") { // those that set no day do not tell when
		if dated := slices.DeleteFunc(slices.Clone(es), func(e *plan.Entry) bool { return !byDay(e.Due) }); len(dated) > 0 {
			es = dated
		}
	}
	if q.Has("to_whom") { // those that name nobody do not tell to whom
		if sent := slices.DeleteFunc(slices.Clone(es), func(e *plan.Entry) bool { return !saysReceiver(e) }); len(sent) > 0 {
			es = sent
		}
	}
	return t.writeReports(t.reportedIn(es))
}

// reportedWith returns the duties that speak of reports and of what the
// question says goes with them: "báo cáo định kỳ có kèm sáng kiến không".
func (t *turn) reportedWith(rest string) []*plan.Entry {
	words := folds(without(rest, "kèm cùng với theo có gửi"))
	if len(words) < 2 || len(words) > 3 || !t.q.HasPhrase("kem", "cung voi", "kem theo", "along with") {
		return nil
	}
	var out []*plan.Entry
	for i, e := range t.b.plan.Entries {
		if e.Kind == plan.KindDuty && strings.Contains(t.b.folded()[i], "bao cao") && holdsRun(t.b.words()[i], words) {
			out = append(out, e)
		}
	}
	return out
}

// saysReceiver reports whether a duty to report says to whom.
func saysReceiver(e *plan.Entry) bool {
	text := shortUBND(e.Text)
	return slices.ContainsFunc([]string{"gui ", "trinh ", "bao cao ubnd", "bao cao so ", "bao cao bo ", "bao cao hdnd", "bao cao chu tich", "bao cao tinh uy", "ve so ", "ve ubnd"}, func(w string) bool { return strings.Contains(text, w) })
}

// receivedBy answers what is to be sent to a body that is only named as the
// receiver: "các sở phải gửi Sở Nội vụ những gì".
func (t *turn) receivedBy() bool {
	if len(t.given) > 0 || len(t.q.Refs) > 0 || t.window() != nil || t.subject() != "" && len(folds(t.subject())) > 1 {
		return false
	}
	es := t.reportDuties()
	return len(es) > 0 && t.writeReports(es)
}

func (t *turn) writeReports(es []*plan.Entry) bool {
	t.r.intent = "report"
	for _, e := range es {
		t.reportLine(e)
	}
	t.r.total = len(es)
	return true
}

// reportedIn keeps the duties whose reports are due in the question's time, if
// any are: on one day others are beside the point.
func (t *turn) reportedIn(es []*plan.Entry) []*plan.Entry {
	v := t.window()
	if v == nil || v.From == "" || v.To == "" {
		return es
	}
	in := slices.DeleteFunc(slices.Clone(es), func(e *plan.Entry) bool { return len(due.Occurrences(e.Due, v.From, v.To)) == 0 })
	if len(in) == 0 {
		return es
	}
	return in
}

// lateReports answers what follows where a report or a task is late: the
// duties that say who answers for it.
func (t *turn) lateReports() bool {
	if !t.q.Has("late") || !t.q.Has("consequence") && !t.q.HasPhrase("chiu trach nhiem", "lanh trach nhiem", "quy trach nhiem", "ai chiu", "ai phai chiu", "ai bi", "bi trach", "responsible", "blamed") || len(t.q.Refs) > 0 {
		return false
	}
	var es []*plan.Entry
	for _, e := range t.b.ofKind(plan.KindDuty, plan.KindSection) {
		text := vi.Fold(e.Text)
		if strings.Contains(text, "chiu trach nhiem") && (strings.Contains(text, "cham") || strings.Contains(text, "tre han")) {
			es = append(es, e)
		}
	}
	if len(es) == 0 {
		return t.abstain(NotInPlan, "Kế hoạch không nêu hậu quả của việc chậm trễ.", "The plan does not say what follows from delay.")
	}
	t.r.intent = "report"
	for _, e := range es {
		t.full(concern{e: e, way: notConcerned})
	}
	if t.q.Has("report") && t.q.HasPhrase("quy", "6 thang", "nam", "quarterly", "annual", "six month") && !t.q.HasPhrase("quy trach nhiem") {
		for _, e := range t.reportDuties() {
			t.reportLine(e)
		}
	}
	return true
}

// reportDuties returns the duties to report that the question is about: those
// of the agency that reports, or to the one that receives; an agency's own
// before those of a group that it is in.
func (t *turn) reportDuties() []*plan.Entry {
	var from, to []agency.Mention
	for _, m := range t.q.Agencies {
		switch {
		case t.addressed(m):
			to = append(to, m)
		case !m.Unbounded:
			from = append(from, m)
		}
	}
	chain := slices.ContainsFunc(to, func(a agency.Mention) bool {
		return slices.ContainsFunc(from, func(b agency.Mention) bool { return a.Key == b.Key })
	})
	if chain {
		to = nil // a chain: the units to it, and it to the one above
	}
	if t.q.HasPhrase("cac don vi", "don vi", "cac co quan", "agencies", "units") {
		from = nil // the agency is named beside all others
	}
	var own, shared []*plan.Entry
	for _, e := range t.b.reports() {
		if !t.periodic(e) || !t.reportPeriod(e) || !t.receives(e, to) {
			continue
		}
		w := notConcerned
		for _, m := range from {
			w = min(w, t.b.concernOf(e, m.Key).way)
		}
		switch {
		case len(from) == 0 || w == leads:
			own = append(own, e)
		case w == leadsInGroup:
			shared = append(shared, e)
		}
	}
	if len(own)+len(shared) == 0 && len(from) > 0 && len(to) == 0 {
		// "Đề nghị các cơ quan, đơn vị … báo cáo": whoever is meant, these too.
		for _, e := range t.b.reports() {
			if t.periodic(e) && t.reportPeriod(e) && slices.ContainsFunc(e.Agencies, func(a plan.AgencyRef) bool {
				return a.Role == plan.RoleLead && (everybody(a) || a.Group && strings.HasPrefix(a.Key, "co-quan"))
			}) {
				shared = append(shared, e)
			}
		}
	}
	if len(own)+len(shared) == 0 && len(from) > 0 && len(to) > 0 {
		// The one who reports is spoken of in a duty of another.
		for _, e := range t.b.reports() {
			if t.reportPeriod(e) && t.receives(e, to) {
				own = append(own, e)
			}
		}
	}
	if chain || t.q.HasPhrase("bao cao gi", "bao cao nao", "nhung bao cao", "cac bao cao", "bc gi", "bc nao", "what reports", "which reports") {
		return append(own, shared...)
	}
	switch dated := func(e *plan.Entry) bool { return byDay(e.Due) }; {
	case len(own) == 0:
		return shared
	case t.q.HasPhrase("may lan", "bao nhieu lan", "how many times", "moi quy", "hang quy") && !slices.ContainsFunc(own, dated) && slices.ContainsFunc(shared, dated):
		return append(own, shared...) // the day stands with the group's duty
	}
	return own
}

// periodic reports whether the duty's report is of the sort asked about: one
// that comes again, but for the monthly scoring only where months or scores
// are asked about, and one that comes once only where a plan is.
func (t *turn) periodic(e *plan.Entry) bool {
	if t.q.HasPhrase("ke hoach cu the", "ke hoach rieng", "ke hoach cua don vi", "ke hoach cua co quan", "ke hoach cua so", "ke hoach cua huyen", "ke hoach gui", "ke hoach nop", "nop ke hoach", "gui ke hoach", "own plan", "own par plan", "own action plan", "their plan", "its plan", "own reform plan", "own specific plan") {
		return !hasKind(e.Due, plan.DueRecurring) && strings.Contains(vi.Fold(e.Text), "ke hoach")
	}
	if !hasKind(e.Due, plan.DueRecurring) {
		return !t.b.reportsRecur() || t.q.HasPhrase("ke hoach", "plan")
	}
	return t.q.HasPhrase("thang", "hang thang", "monthly", "cham diem", "diem") || !recurs(e.Due, "FREQ=MONTHLY")
}

// reportsRecur reports whether any report that the plan wants comes again.
func (b *book) reportsRecur() bool {
	return slices.ContainsFunc(b.reports(), func(e *plan.Entry) bool { return hasKind(e.Due, plan.DueRecurring) })
}

// addressed reports whether an agency is named as the one who is reported to.
func (t *turn) addressed(m agency.Mention) bool {
	before := " " + strings.Join(folds(t.q.Text[:m.Start]), " ") + " "
	for _, w := range []string{" gui ", " reach ", " reach the ", " bc ", " cho ", " ve ", " len ", " den ", " toi ", " voi ", " trinh ", " to ", " to the ", " nop ", " sang ", " ra ", " thang ra ", " qua ", " chuyen "} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// receivers returns the agencies that the question names as those who are
// reported to.
func (t *turn) receivers() []agency.Mention {
	return slices.DeleteFunc(slices.Clone(t.q.Agencies), func(m agency.Mention) bool { return m.End == 0 || !t.addressed(m) })
}

// receives reports whether the duty's report goes to one of the agencies.
func (t *turn) receives(e *plan.Entry, to []agency.Mention) bool {
	if len(to) == 0 {
		return true
	}
	if t.q.HasPhrase("quy trinh", "process", "co phai", "dung khong", "phai khong", "qua may cap", "chain", "duong di", "tung chang", "nhung chang", "chang nao", "len toi", "that department") {
		return true // the whole chain
	}
	text := shortUBND(e.Text)
	for _, m := range to {
		name := shortUBND(t.b.dir.Name(m.Key))
		for _, verb := range []string{"gui ", "trinh ", "bao cao ", "ve "} {
			if strings.Contains(text, verb+name) {
				return true
			}
		}
	}
	return false
}

// beyondReports returns the question's words that are not about reports and
// their periods.
func (t *turn) beyondReports() string {
	var out []string
	words := vi.Tokens(t.subject())
	var named []string
	for _, h := range t.q.Hints {
		named = append(named, folds(h.Name)...)
	}
	for i, w := range words {
		if slices.Contains(named, w.Fold) {
			continue
		}
		if w.Fold == "dinh" && i+1 < len(words) && words[i+1].Fold == "ky" {
			continue
		}
		if !slices.Contains([]string{"ky", "theo", "di", "qua", "noi", "chang", "tu", "len", "toi", "bao", "cao", "bc", "quy", "thang", "nam", "hang", "6", "06", "nop", "gui", "che", "do", "ket", "qua", "report", "reports", "quarterly", "annual", "six", "month", "monthly", "half", "year", "cchc", "cai", "cach", "hanh", "chinh", "trinh", "tong", "hop", "du", "thao", "draft", "submit", "submits", "submitted", "reform", "reforms", "administrative", "send", "sends", "sent", "ve", "cuoi", "1", "2", "3", "4", "i", "ii", "iii", "iv", "reporting", "dung", "trinh", "don", "vi", "nhu", "chuyen", "nguoi", "toan", "tinh", "lan", "moc", "cac", "mot", "phai", "co", "day", "chot", "gom", "chuyen", "toi", "minh"}, w.Fold) && w.Fold[0] > '9' {
			out = append(out, w.Text)
		}
	}
	return strings.Join(out, " ")
}

// reporting reports whether a duty lays down a report with a time of its own.
func reporting(e *plan.Entry) bool {
	text := vi.Fold(e.Text)
	return strings.Contains(text, "bao cao") && (len(due.Occurrences(e.Due, "2000-01-01", "2099-12-31")) > 0 || hasKind(e.Due, plan.DueRecurring))
}

// shortUBND folds a text and writes its people's committees in one way.
func shortUBND(s string) string {
	return strings.ReplaceAll(vi.Fold(s), "uy ban nhan dan", "ubnd")
}

// reportPeriod reports whether the duty has the kind of report asked for:
// each quarter, each half-year, each year, each month.
func (t *turn) reportPeriod(e *plan.Entry) bool {
	asked, text := "", strings.Join(folds(strings.ReplaceAll(vi.Lower(e.Text), "quy ", "")), " ") // "quy định" is no quarter
	switch q := t.q; {
	case q.HasPhrase("quy", "quarterly", "quarter") || q.Window != nil && q.Window.Unit == plan.Quarter:
		asked = "quy"
	case q.HasPhrase("6 thang", "06 thang", "nua nam", "six month", "half year", "6t", "sau thang", "six months"):
		asked = "6 thang"
	case q.HasPhrase("bao cao nam", "bc nam", "annual", "yearly", "hang nam", "cuoi nam", "nam nop"):
		asked = "nam"
	case q.HasPhrase("hang thang", "monthly", "cham diem"):
		asked = "thang"
	}
	return asked == "" || strings.Contains(" "+text+" ", " "+asked+" ")
}

func (t *turn) reportLine(e *plan.Entry) {
	r := t.r
	r.line("- **%s** %s%s", "- **%s** %s%s", r.cite(e, "text", plan.FieldEnd), whoOf(e), oneLine(e.Text))
	r.line("  - thời hạn: %s%s", "  - time: %s%s", r.when(e), t.daysLeft(e))
	v := t.window()
	if v == nil || v.Span != question.Within {
		return
	}
	for _, d := range due.Occurrences(e.Due, v.From, v.To) {
		note := due.DayNote(d, r.lang)
		if note != "" {
			note = " (" + note + ")"
		}
		r.line("  - trong %s: **%s**%s", "  - in %s: **%s**%s", v.Text, d.VN(), note)
	}
}

func whoOf(e *plan.Entry) string {
	if e.Agency == "" || strings.HasPrefix(oneLine(e.Text), oneLine(e.Agency)) {
		return "" // the sentence itself begins so
	}
	return oneLine(e.Agency) + ": "
}
