package agent

import (
	"kehoach/agent/work"
	"kehoach/plan"
	"kehoach/plan/due"
)

// RemindOffer is what a person wants of reminders. An entrance that can write
// to people by itself does it; the others say what the answer says.
type RemindOffer struct {
	// Action is "start", "stop" or "list".
	Action string `json:"action"`
	// Agency and Key name whose work is meant, "" for the whole plan; Entry is
	// the one entry that is meant, "" for all.
	Agency string `json:"agency,omitempty"`
	Key    string `json:"key,omitempty"`
	Entry  string `json:"entry,omitempty"`
	// Days is how long before a day on which something falls due.
	Days int `json:"days,omitempty"`
	// Weekly asks for a digest at the beginning of each week instead.
	Weekly bool `json:"weekly,omitempty"`
	// Lang is the language asked in, "vi" or "en".
	Lang string `json:"lang"`
}

// The actions of a [RemindOffer].
const (
	RemindStart = "start"
	RemindStop  = "stop"
	RemindList  = "list"
)

const (
	remindDays    = 7 // where the words do not say
	digestDays    = 14
	maxRemindDays = 90
)

// reminding answers a request to be reminded, to be reminded no more, or to be
// told of what.
func (t *turn) reminding() bool {
	q := t.q
	switch {
	case q.Has("draft"):
		return false
	case t.opensWith(remindStop):
		return t.remind(RemindStop)
	case t.says(remindList):
		return t.remind(RemindList)
	case t.opensWith(remindStart):
		return t.remind(RemindStart)
	}
	return false
}

// remind says what the reminders would be of.
func (t *turn) remind(action string) bool {
	r := t.r
	r.intent = "remind"
	o := RemindOffer{Action: action, Lang: r.lang}
	var who work.Body
	var entry *plan.Entry
	if action != RemindList {
		who, entry = t.remindedOf(action == RemindStart && !t.says(remindAll))
	}
	o.Agency, o.Key = who.Name, who.Key
	if entry != nil {
		o.Entry = entry.ID
	}
	if action != RemindStart {
		r.remind = &o
		r.line("Ở đây tôi không giữ đăng ký nhắc nào; đăng ký nhắc có trong Slack và Zalo. Việc sắp đến hạn: `kehoach remind --days 7`.",
			"I keep no reminders here; they are in Slack and Zalo. For what falls due next: `kehoach remind --days 7`.")
		return true
	}
	if o.Key == "" && entry == nil && !t.says(remindAll) {
		return t.abstain(Ambiguous,
			"Nhắc việc của cơ quan nào? Ví dụ: “nhắc tôi việc của Sở Y tế trước 7 ngày”, “nhắc tôi nhiệm vụ 59 trước 3 ngày”, “nhắc tôi mọi việc”.",
			"The work of which agency? For example: \"remind me of the work of the Department of Health 7 days before\".")
	}
	if o.Weekly = t.says(remindWeekly); o.Weekly {
		o.Days = digestDays
	} else if o.Days = t.daysBefore(); o.Days > maxRemindDays {
		return t.abstain(Ambiguous, "Tôi nhắc trước nhiều nhất %d ngày.", "I remind at most %d days before.", maxRemindDays)
	}
	r.remind = &o
	t.offerReminders(o, who, entry)
	return true
}

// remindedOf returns the agency or the entry that is named; with leans, the
// agency of the talk where none is.
func (t *turn) remindedOf(leans bool) (work.Body, *plan.Entry) {
	for _, ref := range t.q.Refs {
		if found := t.refer(ref); len(found) == 1 {
			return work.Body{}, found[0]
		}
	}
	ms := t.q.Agencies
	if leans && len(ms) == 0 && t.talk != nil && t.talk.last != nil {
		ms = t.talk.last.Agencies
	}
	for _, m := range ms {
		if !m.Unbounded {
			return work.Body{Key: m.Key, Name: t.b.nameOf(m.Key, m.Name)}, nil
		}
	}
	return work.Body{}, nil
}

// offerReminders says what is within the days, and how to be told of it.
func (t *turn) offerReminders(o RemindOffer, who work.Body, entry *plan.Entry) {
	r := t.r
	whose := t.planName()
	command := "kehoach remind"
	switch {
	case entry != nil:
		whose = r.label(entry)
	case who.Name != "":
		whose = who.Name
		command += " --agency \"" + who.Name + "\""
	}
	if o.Weekly {
		r.line("Bản tin đầu mỗi tuần về việc của **%s**. Tôi nhắn được trong Slack và Zalo; ở đây xem bằng `%s --days %d`.",
			"A digest of **%s** at the beginning of each week. I can send it in Slack and Zalo; here, see `%s --days %d`.", whose, command, o.Days)
	} else {
		r.line("Nhắc việc của **%s**, trước hạn %s. Tôi nhắn được trong Slack và Zalo; ở đây xem bằng `%s --days %d`.",
			"Reminders of **%s**, %s before. I can send them in Slack and Zalo; here, see `%s --days %d`.", whose, r.plural(o.Days, "ngày", "day"), command, o.Days)
	}
	var soon []concern
	set := 0
	for _, e := range t.b.plan.Entries {
		c := concern{e: e, way: notConcerned}
		if who.Key != "" {
			if c = t.b.concernOf(e, who.Key); c.way == notConcerned {
				continue
			}
		}
		if entry != nil && e != entry {
			continue
		}
		set += len(due.Set(e.Due, r.today, lastDay))
		if len(due.Set(e.Due, r.today, r.today.AddDays(o.Days))) > 0 {
			soon = append(soon, c)
		}
	}
	if set == 0 {
		r.line("Từ nay kế hoạch không ấn định ngày nào cho phần này, nên sẽ không có gì để nhắc; việc thường xuyên không có ngày thì không nhắc.",
			"From today on the plan sets no day here, so there will be nothing to remind of; continuous work has no day.")
	}
	if len(soon) == 0 {
		return
	}
	r.gap()
	r.line("**Đến hạn trong %d ngày tới (%d)**", "**Due in the next %d days (%d)**", o.Days, count(soon))
	for _, c := range soon {
		t.item(c, 130)
	}
	r.total = count(soon)
}
