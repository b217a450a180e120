package export

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"kehoach/agent/work"
	"kehoach/plan"
	"kehoach/plan/due"
)

// Calendar writes the deadlines of a list as an iCalendar file (RFC 5545), with
// reminders a week and a day before. A time that comes again by a rule is one
// event with that rule. It is not kept to the list's period where a rule goes
// beyond it: a calendar is of the plan's years. What was reported as done stays
// on its day and says so, with no reminder; work that comes again by a rhythm
// is reminded of all the same, since a report speaks of one time of it.
func Calendar(l *work.List) []byte {
	c := &calendar{list: l, stamp: l.Plan.Date}
	if c.stamp == "" {
		c.stamp = "2000-01-01"
	}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//kehoach//VI")
	c.line("CALSCALE:GREGORIAN")
	c.line("METHOD:PUBLISH")
	c.line("X-WR-CALNAME:" + escapeICS(Title(l)))
	c.line("X-WR-TIMEZONE:Asia/Ho_Chi_Minh")
	for _, i := range l.Items {
		if i.Phase != work.Elsewhere && i.Phase != work.Doubtful {
			c.item(i)
		}
	}
	c.line("END:VCALENDAR")
	return []byte(c.out.String())
}

type calendar struct {
	out   strings.Builder
	list  *work.List
	stamp plan.Date
}

// line writes a line, folded at 75 octets, between letters.
func (c *calendar) line(s string) {
	limit := 75
	for len(s) > limit {
		n := limit
		for !utf8.RuneStart(s[n]) {
			n--
		}
		c.out.WriteString(s[:n] + "\r\n ")
		s, limit = s[n:], 74
	}
	c.out.WriteString(s + "\r\n")
}

func escapeICS(s string) string {
	return strings.NewReplacer("\\", "\\\\", ";", "\\;", ",", "\\,", "\r", "", "\n", "\\n").Replace(strings.TrimSpace(s))
}

// item writes an event for each part of an item's time that has days.
func (c *calendar) item(i work.Item) {
	parts := i.Entry.Due.Parts
	if len(parts) == 0 {
		parts = []plan.Due{i.Entry.Due}
	}
	from, to := c.list.Period.From, c.list.Period.To
	if c.list.Period.IsZero() {
		p := c.list.Plan
		from, to = plan.MakeDate(p.Year, 1, 1), plan.MakeDate(max(p.Year, p.LastYear), 12, 31)
		if p.Year == 0 {
			from, to = "1990-01-01", "2100-12-31"
		}
	}
	seen := make(map[plan.Date]bool)
	for n, d := range parts {
		var days []plan.Date
		for _, day := range due.Occurrences(d, from, to) {
			if !seen[day] {
				seen[day] = true
				days = append(days, day)
			}
		}
		if len(days) > 0 {
			c.event(i, d, n, days, to)
		}
	}
}

// event writes one event, which may come again.
func (c *calendar) event(i work.Item, d plan.Due, n int, days []plan.Date, to plan.Date) {
	e := i.Entry
	name := map[plan.Kind]string{plan.KindTask: "Nhiệm vụ", plan.KindDuty: "Trách nhiệm"}[e.Kind] + " " + e.Number
	what := strings.Join(strings.Fields(e.Text), " ")
	finished := done(i, d)
	if d.Product != "" {
		name += " (" + d.Product + ")"
	}
	c.line("BEGIN:VEVENT")
	c.line(fmt.Sprintf("UID:%s-%d@%s.kehoach", strings.ReplaceAll(e.ID, "/", "-"), n, c.list.Plan.ID))
	c.line("DTSTAMP:" + compact(c.stamp) + "T000000Z")
	c.line("DTSTART;VALUE=DATE:" + compact(days[0]))
	c.line("DTEND;VALUE=DATE:" + compact(days[0].AddDays(1)))
	if len(days) > 1 {
		c.repeat(d, days, to)
	}
	title := name + ": " + short(what, 90)
	if finished {
		// A calendar that has the event takes the later one for it.
		c.line("SEQUENCE:1")
		title = "Đã báo hoàn thành: " + title
	}
	c.line("SUMMARY:" + escapeICS(title))
	desc := what + "\nThời hạn ghi trong kế hoạch: " + d.Text
	if len(due.Set(d, days[0], to)) == 0 {
		desc += " (kế hoạch không ấn định ngày; lịch nhắc vào ngày cuối kỳ)"
	}
	if e.Product.Text != "" {
		desc += "\nSản phẩm: " + e.Product.Text
	}
	if lead := e.Lead.Text + e.Agency; lead != "" {
		desc += "\nChủ trì: " + lead
	}
	if i.Progress != nil {
		desc += "\nTiến độ đã báo: " + progressWords(i.Progress)
	}
	c.line("DESCRIPTION:" + escapeICS(desc+"\nNguồn: "+name+", Kế hoạch "+c.list.Plan.Number))
	c.line("CATEGORIES:" + escapeICS(phaseNames[i.Phase]))
	c.line("TRANSP:TRANSPARENT")
	if !finished {
		c.alarms(name)
	}
	c.line("END:VEVENT")
}

// done reports whether a time of an item needs no reminder: all of the item
// was reported as done, and the time does not come again.
func done(i work.Item, d plan.Due) bool {
	return i.Progress != nil && i.Progress.Done == 100 && d.RRule == ""
}

// alarms reminds of an event a week and a day before.
func (c *calendar) alarms(name string) {
	for _, before := range []string{"-P7D", "-P1D"} {
		c.line("BEGIN:VALARM")
		c.line("ACTION:DISPLAY")
		c.line("TRIGGER:" + before)
		c.line("DESCRIPTION:" + escapeICS("Sắp đến hạn: "+name))
		c.line("END:VALARM")
	}
}

// repeat writes how an event comes again: by its rule where the rule says the
// days, or where "monthly" means the month's last day; else day by day.
func (c *calendar) repeat(d plan.Due, days []plan.Date, to plan.Date) {
	rule := d.RRule
	if rule == "FREQ=MONTHLY" {
		rule += ";BYMONTHDAY=-1"
	}
	if strings.Contains(rule, "BYMONTHDAY") {
		c.line("RRULE:" + rule + ";UNTIL=" + compact(to))
		return
	}
	var more []string
	for _, day := range days[1:] {
		more = append(more, compact(day))
	}
	c.line("RDATE;VALUE=DATE:" + strings.Join(more, ","))
}

func compact(d plan.Date) string { return strings.ReplaceAll(string(d), "-", "") }

func short(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 && r[n] != ' ' {
		cut = cut[:i] // not within a word
	}
	return strings.TrimRight(cut, " ,;:-") + "…"
}
