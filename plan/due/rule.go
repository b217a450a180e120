package due

import (
	"fmt"
	"strconv"
	"strings"

	"kehoach/plan"
)

// rule is a recurring time: its unit, how often in it, and on which days.
type rule struct {
	unit unit
	// every is n of "n tháng/lần" where that is no unit: every n months.
	every int
	// times is how often in each unit: "02 lần/năm".
	times int
	// months and days are BYMONTH and BYMONTHDAY; -1 is the last day.
	months, days []int
	// weekday is BYDAY: "FR".
	weekday string
	// gran is how exact the time in the unit is said; "" for the unit itself.
	gran plan.Granularity
	// unknown is true where the words leave the unit out: "định kỳ".
	unknown bool
}

// generic reports whether the rule says how often only, and not when in it.
func (r rule) generic() bool {
	return len(r.days) == 0 && r.weekday == "" && r.gran == "" && !r.unknown
}

// rrule writes the rule in RFC 5545 form. A quarter or half year is a year
// with the months in which it ends.
func (r rule) rrule() string {
	months := r.months
	freq := "YEARLY"
	switch {
	case r.unknown:
		return ""
	case r.every > 0:
		return fmt.Sprintf("FREQ=%s;INTERVAL=%d", map[unit]string{perYear: "YEARLY", perMonth: "MONTHLY", perWeek: "WEEKLY", perDay: "DAILY"}[r.unit], r.every)
	case r.unit == perDay:
		return "FREQ=DAILY"
	case r.unit == perWeek:
		freq = "WEEKLY"
	case r.unit == perMonth:
		freq = "MONTHLY"
	case r.unit == perQuarter && months == nil:
		months = []int{3, 6, 9, 12}
	case r.unit == perHalf && months == nil:
		months = []int{6, 12}
	}
	s := "FREQ=" + freq
	for _, by := range []struct {
		name string
		list []int
	}{{"BYMONTH", months}, {"BYMONTHDAY", r.days}} {
		if len(by.list) > 0 {
			parts := make([]string, len(by.list))
			for i, n := range by.list {
				parts[i] = strconv.Itoa(n)
			}
			s += ";" + by.name + "=" + strings.Join(parts, ",")
		}
	}
	if r.weekday != "" {
		s += ";BYDAY=" + r.weekday
	}
	return s
}

// granularity is how exact the rule is.
func (r rule) granularity() plan.Granularity {
	switch {
	case len(r.days) > 0 || r.weekday != "" || r.unit == perDay:
		return plan.Day
	case r.gran != "":
		return r.gran
	}
	return map[unit]plan.Granularity{
		perMonth: plan.Month, perQuarter: plan.Quarter, perHalf: plan.Half, perYear: plan.Year,
	}[r.unit]
}
