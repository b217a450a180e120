package due

import (
	"fmt"
	"strings"
	"time"

	"kehoach/plan"
)

func recurringEN(d plan.Due) string {
	const noDay = " (the plan sets no day)"
	r := parseRRule(d.RRule)
	s := ""
	switch shapeOf(d, r) {
	case ruleUnknown:
		if d.Ref != "" {
			return fmt.Sprintf("regularly, as set elsewhere (\"%s\"); the plan does not say how often", oneLine(d.Ref))
		}
		return "regularly; the plan does not say exactly when"
	case everyDay:
		s = "every day"
	case everyWeek:
		s = "every week" + noDay
	case onWeekday:
		s = "every " + weekdayEN[r.weekday]
	case everyMonth:
		s = "every month" + noDay
	case everyQuarter:
		s = "every quarter" + noDay
	case everyHalf:
		s = "every six months" + noDay
	case everyYear:
		s = "every year" + noDay
	case everyN:
		s = fmt.Sprintf("once in %d %s%s", r.interval, map[string]string{
			"YEARLY": "years", "MONTHLY": "months", "WEEKLY": "weeks", "DAILY": "days"}[r.freq], noDay)
	case daysOfMonth:
		s = "every month by " + daysEN(r.monthday) + excludedEN(d, r)
	case daysOfYear:
		s = yearDaysEN(r) + excludedEN(d, r)
	case monthsOfYear:
		s = "every year in " + monthsEN(d, r) + noDay
	}
	if d.Times > 1 {
		s = fmt.Sprintf("%d times every %s%s", d.Times, unitEN(d, r), noDay)
	}
	if d.Clock != "" {
		s += fmt.Sprintf(", before \"%s\"", d.Clock)
	}
	if d.Fuzzy {
		s += " (a manner of speaking)"
	}
	if d.From != "" || d.To != "" {
		s += ", " + spanEN(plan.Due{From: d.From, To: d.To, Granularity: plan.Year})
	}
	return s + byEN(d)
}

var weekdayEN = map[string]string{
	"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday", "SU": "Sunday",
}

func unitEN(d plan.Due, r recur) string {
	switch d.Granularity {
	case plan.Quarter:
		return "quarter"
	case plan.Half:
		return "six months"
	}
	return map[string]string{"YEARLY": "year", "MONTHLY": "month", "WEEKLY": "week", "DAILY": "day"}[r.freq]
}

func daysEN(days []int) string {
	names := make([]string, len(days))
	for i, day := range days {
		names[i] = dayOfMonthEN(day)
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

func dayOfMonthEN(day int) string {
	switch {
	case day == -1:
		return "the last day of the month"
	case day < -1:
		return fmt.Sprintf("day %d from the end of the month", -day)
	}
	return fmt.Sprintf("day %d", day)
}

func yearDaysEN(r recur) string {
	var names []string
	for _, m := range r.months {
		for _, day := range r.monthday {
			if day < 0 {
				names = append(names, "the last day of "+time.Month(m).String())
			} else {
				names = append(names, fmt.Sprintf("%d %s", day, time.Month(m)))
			}
		}
	}
	if len(names) == 1 {
		return "every year by " + names[0]
	}
	return fmt.Sprintf("%d times a year: %s", len(names), strings.Join(names, ", "))
}

func excludedEN(d plan.Due, r recur) string {
	if !d.Before || len(r.monthday) != 1 {
		return ""
	}
	return " (\"before\" does not include the day named, the next one)"
}

func monthsEN(d plan.Due, r recur) string {
	names := make([]string, len(r.months))
	for i, m := range r.months {
		switch d.Granularity {
		case plan.Quarter:
			names[i] = "quarter " + romanNumerals[(m+2)/3]
		case plan.Half:
			names[i] = map[bool]string{true: "the first half", false: "the second half"}[m <= 6]
		default:
			names[i] = time.Month(m).String()
		}
	}
	return strings.Join(names, ", ")
}
