package agent

import (
	"kehoach/agent/draft"
	"kehoach/agent/question"
	"kehoach/agent/work"
	"kehoach/plan"
)

// DraftOffer is a paper that an answer offers to write: what a bot needs to
// make the file.
type DraftOffer struct {
	Kind   string `json:"kind"`
	Agency string `json:"agency,omitempty"`
	Key    string `json:"agency_key,omitempty"`
	Period string `json:"period,omitempty"`
}

// Request returns the offer as a request for a draft.
func (o *DraftOffer) Request() (draft.Request, error) {
	r := draft.Request{Kind: o.Kind, Agency: o.Agency}
	if o.Period == "" {
		return r, nil
	}
	p, err := work.ParsePeriod(o.Period)
	r.Period = p
	return r, err
}

// draftKinds are the words that name a kind of paper, the more telling first.
var draftKinds = []struct {
	kind    string
	phrases []string
}{
	{"cong-van-don-doc", []string{"don doc", "nhac viec", "cong van nhac", "reminder letter"}},
	{"to-trinh", []string{"to trinh", "ttr", "submission"}},
	{"ke-hoach-kiem-tra", []string{"ke hoach kiem tra", "kh kiem tra", "inspection plan"}},
	{"bao-cao-kiem-tra", []string{"bao cao kiem tra", "bao cao ket qua kiem tra", "bc kiem tra", "inspection report"}},
	{"tu-cham-diem", []string{"cham diem", "tu cham", "scoring report"}},
	{"bao-cao", []string{"bao cao", "bc", "de cuong", "report"}},
	{"ke-hoach-co-quan", []string{"ke hoach", "kh", "plan"}},
}

// draftTitles are what people call the kinds.
var draftTitles = map[string]string{
	"cong-van-don-doc": "công văn đôn đốc", "to-trinh": "tờ trình", "ke-hoach-kiem-tra": "kế hoạch kiểm tra",
	"bao-cao-kiem-tra": "báo cáo kết quả kiểm tra", "tu-cham-diem": "báo cáo tự chấm điểm", "bao-cao-quy": "báo cáo quý",
	"bao-cao-6-thang": "báo cáo 6 tháng", "bao-cao-nam": "báo cáo năm", "ke-hoach-co-quan": "kế hoạch của cơ quan",
}

// readDraft reads which paper a question wants; ok is false where it names
// none. Kind "bao-cao" is a report whose period is not said.
func readDraft(q *question.Question, year int) (o DraftOffer, unit plan.Granularity, ok bool) {
	for _, k := range draftKinds {
		if q.HasPhrase(k.phrases...) {
			o.Kind, ok = k.kind, true
			break
		}
	}
	if !ok {
		return o, "", false
	}
	p := draftPeriod(q, year)
	switch {
	case o.Kind != "bao-cao":
	case p.Unit == plan.Quarter:
		o.Kind = "bao-cao-quy"
	case p.Unit == plan.Half:
		o.Kind = "bao-cao-6-thang"
	case p.Unit == plan.Year:
		o.Kind = "bao-cao-nam"
	}
	o.Period = p.String()
	return o, p.Unit, true
}

// draftPeriod returns the month, quarter, half or year that a question names.
func draftPeriod(q *question.Question, year int) work.Period {
	if w := q.Window; w != nil {
		if p := periodOf(w); !p.IsZero() {
			return p
		}
	}
	switch {
	case q.HasPhrase("6 thang", "06 thang", "6t", "sau thang", "six month", "half year"):
		return work.Half(year, 1)
	case q.HasPhrase("bao cao nam", "bc nam", "nam", "annual", "ca nam"):
		return work.Year(year)
	}
	return work.Period{}
}

// periodOf returns the month, quarter, half or year that a window is, zero for
// none.
func periodOf(w *question.Window) work.Period {
	if w.From == "" {
		return work.Period{}
	}
	y := w.From.Year()
	for _, p := range []work.Period{
		work.Month(y, w.From.Month()), work.Quarter(y, (w.From.Month()+2)/3), work.Half(y, (w.From.Month()+5)/6), work.Year(y),
	} {
		if p.From == w.From && p.To == w.To {
			return p
		}
	}
	return work.Period{}
}

// drafting offers to write the paper that a question wants.
func (t *turn) drafting() bool {
	q := t.q
	// "cv" alone is read as "việc": "viết cv đôn đốc".
	letter := q.HasPhrase("viet viec don doc", "viet cv don doc", "viet van ban don doc", "lam cong van don doc")
	if !q.Has("draft") && !letter || q.Has("lead", "when") {
		return false
	}
	o, unit, ok := readDraft(q, t.b.plan.Year)
	if !ok {
		return false
	}
	t.r.intent = "draft"
	who := work.Body{}
	for _, m := range q.Agencies {
		if !m.Unbounded && !t.sentTo(m) {
			who = work.Body{Key: m.Key, Name: t.b.nameOf(m.Key, m.Name)}
			break
		}
	}
	o.Agency, o.Key = who.Name, who.Key
	needsMonth := o.Kind == "tu-cham-diem" && unit != plan.Month
	switch {
	case o.Kind == "bao-cao":
		return t.abstain(Ambiguous, "Báo cáo quý, 6 tháng hay năm? Ví dụ: “soạn báo cáo quý II của Sở Y tế”.", "The quarterly, six-month or annual report? For example: \"draft the report for quarter 2 of the Department of Health\".")
	case needsMonth:
		return t.abstain(Ambiguous, "Báo cáo tự chấm điểm của tháng nào? Ví dụ: “soạn báo cáo tự chấm điểm tháng 6 của Sở Tư pháp”.", "The scoring report of which month?")
	case who.Key == "" && (o.Kind == "ke-hoach-co-quan" || o.Kind == "to-trinh" || o.Kind == "tu-cham-diem"):
		return t.abstain(Ambiguous, "Văn bản này của cơ quan nào? Ví dụ: “soạn kế hoạch của Sở Y tế”.", "A paper of which agency? For example: \"draft the plan of the Department of Health\".")
	}
	t.offer(o, who)
	return true
}

// offer writes what the paper will hold and how to get the file.
func (t *turn) offer(o DraftOffer, who work.Body) {
	r := t.r
	r.offer = &o
	p := work.Year(t.b.plan.Year)
	if req, err := o.Request(); err == nil && !req.Period.IsZero() {
		p = req.Period
	}
	name := who.Name
	if name == "" {
		name = t.b.plan.Issuer
	}
	r.line("Tôi soạn được dự thảo **%s** của **%s** (%s), điền sẵn những gì %s nêu; kết quả thực hiện thì để chỗ trống “[cần bổ sung: …]”.",
		"I can draft **%s** of **%s** (%s), filled with what %s says; results are left as slots \"[cần bổ sung: …]\".", draftTitles[o.Kind], name, p.Label(), t.planName())
	command := "kehoach draft " + o.Kind
	if o.Agency != "" {
		command += " --agency \"" + o.Agency + "\""
	}
	if o.Period != "" {
		command += " --period " + o.Period
	}
	if t.files {
		r.line("Tải tệp Word ở ngay bên dưới.", "Get the Word file just below.")
	} else {
		r.line("Lấy tệp Word: `%s`", "To get the Word file: `%s`", command)
	}
	if duty, day, to := t.b.reportDuty(who, p); duty != nil && who.Key != "" {
		if to == "" {
			to = r.t("nơi nhận theo kế hoạch", "whom the plan names")
		}
		r.line("Báo cáo gửi %s, chậm nhất **%s** %s.", "The report goes to %s by **%s** %s.", to, day.VN(), r.cite(duty, "text", plan.FieldEnd))
	}
	var due []concern
	for _, i := range t.b.works(who, p).In(work.Due) {
		if i.Entry.Kind == plan.KindTask && i.Role != plan.RoleCoordinating {
			due = append(due, concern{e: i.Entry, way: notConcerned})
		}
	}
	if len(due) == 0 {
		r.line("Trong %s không có nhiệm vụ nào đến hạn.", "No task falls due in %s.", p.Label())
		return
	}
	r.gap()
	r.line("**Nhiệm vụ đến hạn trong %s (%d)**", "**Tasks due in %s (%d)**", p.Label(), count(due))
	for _, c := range due {
		t.item(c, 130)
	}
	r.total = count(due)
}
