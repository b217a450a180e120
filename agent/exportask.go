package agent

import (
	"kehoach/agent/work"
	"kehoach/plan"
)

// ExportOffer is a list that an answer offers as a file: what a bot needs to
// make it.
type ExportOffer struct {
	// Format is "xlsx", "ics", "png" or "svg".
	Format string `json:"format"`
	Agency string `json:"agency,omitempty"`
	Key    string `json:"agency_key,omitempty"`
	Period string `json:"period,omitempty"`
}

// exporting offers the list asked for, or the one last talked of, as a file:
// "gửi em file excel ds này".
func (t *turn) exporting() bool {
	q := t.q
	format := ""
	switch {
	case q.HasPhrase("excel", "xlsx", "file exel", "bang tinh"):
		format = "xlsx"
	case q.HasPhrase("ics", "file lich", "lich nhac", "google calendar", "outlook", "calendar file"):
		format = "ics"
	case q.HasPhrase("png", "file anh", "tep anh"):
		format = "png"
	case q.HasPhrase("bieu do", "so do thoi gian", "timeline", "gantt") && !q.Has("when", "due", "start"):
		format = "svg"
	}
	if format == "" || q.Has("define") {
		return false
	}
	window := q.Window
	if t.talk != nil && t.talk.last != nil {
		if len(q.Agencies) == 0 {
			q.TakeAgencies(t.talk.last)
		}
		if window == nil {
			window = t.talk.last.Window
		}
	}
	who, p := work.Body{}, work.Period{}
	for _, m := range q.Agencies {
		if !m.Unbounded && !t.sentTo(m) {
			who = work.Body{Key: m.Key, Name: t.b.nameOf(m.Key, m.Name)}
			break
		}
	}
	if window != nil {
		p = periodOf(window)
	}
	t.offerExport(ExportOffer{Format: format, Agency: who.Name, Key: who.Key, Period: p.String()}, who, p)
	return true
}

// offerExport says what the file holds and how to get it.
func (t *turn) offerExport(o ExportOffer, who work.Body, p work.Period) {
	r := t.r
	r.intent, r.export = "export", &o
	n := 0
	for _, i := range t.b.works(who, t.b.years(p)).Items {
		if i.Phase != work.Elsewhere && (i.Entry.Kind == plan.KindTask || i.Entry.Kind == plan.KindDuty) {
			n++
		}
	}
	whose, when := t.planName(), p.Label()
	if who.Name != "" {
		whose = who.Name
	}
	if when == "" {
		when = r.t("cả kế hoạch", "the whole plan")
	}
	r.line("Danh sách của **%s** (%s): %s.", "The list of **%s** (%s): %s.", whose, when, r.plural(n, "mục", "item"))
	command := "kehoach export"
	if o.Agency != "" {
		command += " --agency \"" + o.Agency + "\""
	}
	if o.Period != "" {
		command += " --period " + o.Period
	}
	if t.files {
		r.line("Tải tệp ở ngay bên dưới.", "Get the file just below.")
	} else {
		r.line("Lấy tệp: `%s --format %s -o danh-sach.%s`", "To get the file: `%s --format %s -o danh-sach.%s`", command, o.Format, o.Format)
	}
	r.total = n
}
