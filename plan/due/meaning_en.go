package due

import (
	"fmt"
	"slices"

	"kehoach/plan"
)

func english(d plan.Due) string {
	switch d.Kind {
	case plan.DueDate:
		return dateEN(d)
	case plan.DueRange:
		return rangeEN(d) + byEN(d)
	case plan.DueRecurring:
		return recurringEN(d)
	case plan.DueEvent:
		return eventEN(d)
	case plan.DueContinuous:
		when := ""
		if saysYear(d) {
			when = " " + spanEN(d)
		}
		return "continuous work" + when + "; the plan sets no date" + byEN(d)
	}
	switch {
	case d.Ref != "":
		return fmt.Sprintf("as set elsewhere (\"%s\"); the plan gives no date", oneLine(d.Ref))
	case slices.Contains(d.Anomalies, plan.WarnTime):
		return "not clear: this time could not be read, see the original words"
	}
	return "the plan gives no deadline"
}

func byEN(d plan.Due) string {
	if d.Ref == "" {
		return ""
	}
	return fmt.Sprintf(", following \"%s\"", oneLine(d.Ref))
}

func dayEN(d plan.Date) string {
	if d == "" {
		return ""
	}
	return d.Time().Format("2 January 2006")
}

func dateEN(d plan.Due) string {
	s := "by " + dayEN(d.Date)
	if d.Clock != "" {
		s = fmt.Sprintf("before \"%s\" on %s", d.Clock, dayEN(d.Date))
	}
	if d.Fuzzy {
		s = "about " + dayEN(d.Date) + " (expected)"
	}
	if d.Before {
		next := d.Date.AddDays(1)
		s += fmt.Sprintf(" (\"before %s\" does not include that day)", dayEN(next))
	}
	return s + byEN(d)
}

func rangeEN(d plan.Due) string {
	switch {
	case d.To == "" && d.From != "":
		return "from " + dayEN(d.From) + "; the plan gives no end"
	case d.Fuzzy && d.From != "":
		return fmt.Sprintf("roughly %s to %s (a manner of speaking; the plan gives no day)", dayEN(d.From), dayEN(d.To))
	case d.Before:
		name := pointEN(d.Granularity, d.To.AddDays(1))
		return fmt.Sprintf("by %s (\"before %s\" does not include it)", dayEN(d.To), name)
	case d.From == "" && d.Fuzzy:
		return "by about " + dayEN(d.To) + " (a manner of speaking)"
	case d.From == "":
		return fmt.Sprintf("by %s (the end of %s)", dayEN(d.To), pointEN(d.Granularity, d.To))
	}
	return fmt.Sprintf("last day %s (%s)", dayEN(d.To), spanEN(d))
}

func pointEN(g plan.Granularity, day plan.Date) string {
	switch g {
	case plan.Month:
		return day.Time().Format("January 2006")
	case plan.Quarter:
		return fmt.Sprintf("quarter %s of %d", romanNumerals[(day.Month()+2)/3], day.Year())
	case plan.Half:
		if day.Month() <= 6 {
			return fmt.Sprintf("the first half of %d", day.Year())
		}
		return fmt.Sprintf("the second half of %d", day.Year())
	case plan.Year:
		return fmt.Sprint(day.Year())
	}
	return dayEN(day)
}

func spanEN(d plan.Due) string {
	if g, one := period(d); one {
		return "within " + pointEN(g, d.To)
	}
	switch {
	case d.From == "":
		return "until " + dayEN(d.To)
	case d.To == "":
		return "from " + dayEN(d.From)
	case d.From.Month() == 1 && d.From.Day() == 1 && d.To.Month() == 12 && d.To.Day() == 31:
		if d.From.Year() == d.To.Year() {
			return fmt.Sprintf("within %d", d.To.Year())
		}
		return fmt.Sprintf("from %d to %d", d.From.Year(), d.To.Year())
	}
	return fmt.Sprintf("from %s to %s", dayEN(d.From), dayEN(d.To))
}

var unitNamesEN = map[string]string{"day": "day", "workday": "working day", "month": "month", "hour": "hour"}

func eventEN(d plan.Due) string {
	ev := d.Event
	if ev == nil {
		return "the plan gives no deadline"
	}
	trigger := "\"" + oneLine(ev.Trigger) + "\""
	offset := ""
	if ev.Offset != nil {
		offset = fmt.Sprintf("%d %s", *ev.Offset, unitNamesEN[ev.Unit])
		if *ev.Offset != 1 {
			offset += "s"
		}
	}
	switch {
	case offset != "" && ev.Trigger == "":
		return "within " + offset + " (the plan does not say from when)"
	case offset != "" && ev.Side == "before":
		return "at least " + offset + " before " + trigger
	case offset != "" && ev.Within:
		return "within " + offset + " of " + trigger
	case offset != "":
		return offset + " after " + trigger
	case ev.Side == "before":
		return "before " + trigger + " (the plan gives no date)"
	case ev.Side == "immediate":
		return "right after " + trigger
	case ev.Side == "on_demand":
		return "on demand: " + trigger + "; no date is set"
	}
	return "after " + trigger + " (the plan does not say how long after)"
}
