package remind

import (
	"fmt"
	"strings"

	"kehoach/plan"
)

// kinds name what is cited, as in answers.
var kinds = map[plan.Kind][2]string{
	plan.KindTask: {"nhiệm vụ", "task"}, plan.KindTarget: {"mục tiêu", "target"},
	plan.KindDuty: {"trách nhiệm", "duty"}, plan.KindSection: {"mục", "section"},
}

// say chooses the words of a language.
func say(lang, vi, en string) string {
	if lang == "en" {
		return en
	}
	return vi
}

// Of names what a subscription is for.
func (s Subscription) Of() string {
	switch {
	case s.Entry != "":
		kind, number, _ := strings.Cut(s.Entry, "/")
		if k, ok := kinds[plan.Kind(kind)]; ok {
			kind = say(s.Lang, k[0], k[1])
		}
		return kind + " " + number
	case s.Agency != "":
		return say(s.Lang, "việc của ", "the work of ") + s.Agency
	}
	return say(s.Lang, "mọi việc của kế hoạch", "all work of the plan")
}

// before says how long before a reminder comes.
func (s Subscription) before() string {
	if s.Weekly {
		return say(s.Lang, "bản tin đầu mỗi tuần", "a digest each week")
	}
	return fmt.Sprintf(say(s.Lang, "trước hạn %d ngày", "%d days before"), s.Days)
}

// Message writes the reminders of a subscription as Markdown, on a day.
func (s Subscription) Message(items []Item, today plan.Date) string {
	var b strings.Builder
	if s.Weekly {
		fmt.Fprintf(&b, say(s.Lang, "**Bản tin tuần về %s: %d việc đến hạn đến hết ngày %s**\n", "**The week's digest of %s: %d due until %s**\n"), s.Of(), len(items), digestEnd(today).VN())
	} else {
		fmt.Fprintf(&b, say(s.Lang, "**Nhắc %s: %d việc sắp đến hạn**\n", "**Reminder of %s: %d due soon**\n"), s.Of(), len(items))
	}
	b.WriteString(List(items, today, s.Lang))
	b.WriteString(say(s.Lang, "\nĐây là tin nhắn tự động theo văn bản kế hoạch. Thôi nhận: gõ “thôi nhắc”.", "\nThis message is automatic, from the plan's text. To get no more: \"stop reminders\"."))
	return b.String()
}

// List writes items by day as Markdown.
func List(items []Item, today plan.Date, lang string) string {
	var b strings.Builder
	day := plan.Date("")
	for _, i := range items {
		if i.Day != day {
			day = i.Day
			fmt.Fprintf(&b, "\n**%s** (%s)\n", day.VN(), left(i, today, lang))
		}
		b.WriteString(i.line(lang) + "\n")
	}
	return b.String()
}

// left says how many days are left, and that the day is one off.
func left(i Item, today plan.Date, lang string) string {
	days := int(i.Day.Time().Sub(today.Time()).Hours() / 24)
	text := fmt.Sprintf(say(lang, "còn %d ngày", "%d days left"), days)
	switch days {
	case 0:
		text = say(lang, "hôm nay", "today")
	case 1:
		text = say(lang, "ngày mai", "tomorrow")
	}
	if i.Note != "" {
		text += say(lang, "; hạn ", "; ") + i.Note
	}
	return text
}

const (
	maxGist = 160
	maxPart = 90
)

// line is an item on one line: what, by whom, and the plan's own words for the
// time, since not all of them name the day.
func (i Item) line(lang string) string {
	k := kinds[i.Kind]
	line := "- [" + say(lang, k[0], k[1]) + " " + i.Number + "] " + cut(i.Gist, maxGist)
	if what := i.What; what != "" {
		line += " — " + cut(what, maxPart)
	}
	if i.Lead != "" {
		line += say(lang, " — chủ trì: ", " — lead: ") + cut(i.Lead, maxPart)
	}
	if i.Due != "" {
		line += say(lang, " — hạn ghi: “", " — due: \"") + cut(i.Due, maxPart) + say(lang, "”", "\"")
	}
	return line
}

// cut shortens text to n characters at a word's end.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	short := string(r[:n-1])
	if at := strings.LastIndexByte(short, ' '); at > 0 {
		short = short[:at]
	}
	return strings.TrimRight(short, " ,;:.-–") + "…"
}
