package due

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"kehoach/plan"
)

// Occurrences returns, in order, the last days on which the due falls from
// from to to, both included: the Date of a date or range, each turn of a
// recurring time, all of them for a composite. A rhythm with no day gives the
// last day of each of its periods. Events, continuous and unspecified times,
// and rhythms whose start or rule the plan does not give ("2 năm một lần",
// "định kỳ") have none. Without both from and to a recurring time has none.
func Occurrences(d plan.Due, from, to plan.Date) []plan.Date {
	var days []plan.Date
	switch d.Kind {
	case plan.DueDate, plan.DueRange:
		if d.Date != "" && d.Date >= from && (to == "" || d.Date <= to) {
			days = append(days, d.Date)
		}
	case plan.DueRecurring:
		days = turns(d, from, to)
	case plan.DueComposite:
		for _, part := range d.Parts {
			days = append(days, Occurrences(part, from, to)...)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// Set returns those of the [Occurrences] that the plan's words set: not the
// ends of the periods of a rhythm that names no day ("hằng tháng"), which are
// nobody's deadline.
func Set(d plan.Due, from, to plan.Date) []plan.Date {
	switch d.Kind {
	case plan.DueRecurring:
		if !strings.Contains(d.RRule, "BYMONTHDAY") {
			return nil
		}
	case plan.DueComposite:
		var days []plan.Date
		for _, part := range d.Parts {
			days = append(days, Set(part, from, to)...)
		}
		slices.Sort(days)
		return slices.Compact(days)
	}
	return Occurrences(d, from, to)
}

// recur is a rule in RFC 5545 form, read back.
type recur struct {
	freq             string
	interval         int
	months, monthday []int
	weekday          string
}

func parseRRule(s string) recur {
	r := recur{interval: 1}
	for _, field := range strings.Split(s, ";") {
		name, value, _ := strings.Cut(field, "=")
		switch name {
		case "FREQ":
			r.freq = value
		case "INTERVAL":
			r.interval, _ = strconv.Atoi(value)
		case "BYMONTH":
			r.months = numbers(value)
		case "BYMONTHDAY":
			r.monthday = numbers(value)
		case "BYDAY":
			r.weekday = value
		}
	}
	return r
}

func numbers(s string) []int {
	var out []int
	for _, f := range strings.Split(s, ",") {
		if n, err := strconv.Atoi(f); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// maxTurns bounds the work for a daily rule over a long window.
const maxTurns = 4000

// turns expands the rule of a recurring due.
func turns(d plan.Due, from, to plan.Date) []plan.Date {
	if d.From != "" {
		from = max(from, d.From)
	}
	if d.To != "" && (to == "" || to > d.To) {
		to = d.To
	}
	r := parseRRule(d.RRule)
	if from == "" || to == "" || from > to || r.interval != 1 || r.freq == "" {
		return nil
	}
	if r.freq == "DAILY" || r.freq == "WEEKLY" {
		return dailyTurns(r, from, to)
	}
	months := r.months
	if months == nil && r.freq == "YEARLY" {
		months = []int{12}
	}
	days := r.monthday
	if days == nil {
		days = []int{-1}
	}
	var out []plan.Date
	for y, m := from.Year(), from.Month(); plan.MakeDate(y, m, 1) <= to && len(out) < maxTurns; m++ {
		if m > 12 {
			y, m = y+1, 1
		}
		if months != nil && !slices.Contains(months, m) {
			continue
		}
		for _, day := range days {
			n := monthDays(y, m)
			if day < 0 {
				day += n + 1
			}
			// The 30th of February is its last day.
			if t := plan.MakeDate(y, m, min(day, n)); from <= t && t <= to {
				out = append(out, t)
			}
		}
	}
	return out
}

// dailyTurns gives each day, or the weekday (Sunday, where none is said) of
// each week.
func dailyTurns(r recur, from, to plan.Date) []plan.Date {
	weekday := map[string]time.Weekday{
		"": time.Sunday, "MO": time.Monday, "TU": time.Tuesday, "WE": time.Wednesday, "TH": time.Thursday,
		"FR": time.Friday, "SA": time.Saturday, "SU": time.Sunday,
	}[r.weekday]
	var out []plan.Date
	day, step := from, 1
	if r.freq == "WEEKLY" {
		day, step = from.AddDays(int(weekday-from.Time().Weekday()+7)%7), 7
	}
	for ; day <= to && len(out) < maxTurns; day = day.AddDays(step) {
		out = append(out, day)
	}
	return out
}

// DayNote says that a day is one off: "rơi vào Thứ Bảy" in Vietnamese ("vi"),
// "falls on a Saturday" in English ("en"); "" on working days. Public holidays
// are decided anew each year and are not known here.
func DayNote(d plan.Date, lang string) string {
	if d == "" {
		return ""
	}
	en := lang == "en"
	switch d.Time().Weekday() {
	case time.Saturday:
		if en {
			return "falls on a Saturday"
		}
		return "rơi vào Thứ Bảy"
	case time.Sunday:
		if en {
			return "falls on a Sunday"
		}
		return "rơi vào Chủ nhật"
	}
	return ""
}
