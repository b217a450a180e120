package due

import (
	"fmt"
	"strings"

	"kehoach/plan"
)

func recurringVI(d plan.Due) string {
	const noDay = " (kế hoạch không ấn định ngày)"
	r := parseRRule(d.RRule)
	s := ""
	switch shapeOf(d, r) {
	case ruleUnknown:
		if d.Ref != "" {
			return "định kỳ theo " + oneLine(d.Ref) + "; kế hoạch không ghi kỳ hạn"
		}
		return "định kỳ, kế hoạch không ghi kỳ hạn cụ thể"
	case everyDay:
		s = "hằng ngày"
	case everyWeek:
		s = "hằng tuần" + noDay
	case onWeekday:
		s = weekdayVI[r.weekday] + " hằng tuần"
	case everyMonth:
		s = "hằng tháng" + noDay
	case everyQuarter:
		s = "hằng quý" + noDay
	case everyHalf:
		s = "6 tháng một lần" + noDay
	case everyYear:
		s = "hằng năm" + noDay
	case everyN:
		s = fmt.Sprintf("%d %s một lần%s", r.interval, map[string]string{
			"YEARLY": "năm", "MONTHLY": "tháng", "WEEKLY": "tuần", "DAILY": "ngày"}[r.freq], noDay)
	case daysOfMonth:
		s = "hằng tháng, chậm nhất " + daysVI(r.monthday) + excludedVI(d, r)
	case daysOfYear:
		s = yearDaysVI(r) + excludedVI(d, r)
	case monthsOfYear:
		s = "hằng năm, trong " + monthsVI(d, r) + noDay
	}
	if d.Times > 1 {
		s = fmt.Sprintf("mỗi %s %d lần%s", unitVI(d, r), d.Times, noDay)
	}
	if d.Clock != "" {
		s += ", trước " + d.Clock
	}
	if d.Fuzzy {
		s += " (cách nói ước chừng)"
	}
	if d.From != "" || d.To != "" {
		s += ", " + spanVI(plan.Due{From: d.From, To: d.To, Granularity: plan.Year})
	}
	return s + byVI(d)
}

var weekdayVI = map[string]string{
	"MO": "Thứ Hai", "TU": "Thứ Ba", "WE": "Thứ Tư", "TH": "Thứ Năm", "FR": "Thứ Sáu", "SA": "Thứ Bảy", "SU": "Chủ nhật",
}

func unitVI(d plan.Due, r recur) string {
	switch d.Granularity {
	case plan.Quarter:
		return "quý"
	case plan.Half:
		return "6 tháng"
	}
	return map[string]string{"YEARLY": "năm", "MONTHLY": "tháng", "WEEKLY": "tuần", "DAILY": "ngày"}[r.freq]
}

func daysVI(days []int) string {
	names := make([]string, len(days))
	for i, day := range days {
		names[i] = dayVI(day)
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " và " + names[n-1]
	}
	return strings.Join(names, "")
}

func dayVI(day int) string {
	switch {
	case day == -1:
		return "ngày cuối tháng"
	case day < -1:
		return fmt.Sprintf("ngày thứ %d tính từ cuối tháng", -day)
	}
	return fmt.Sprintf("ngày %d", day)
}

func yearDaysVI(r recur) string {
	var names []string
	for _, m := range r.months {
		for _, day := range r.monthday {
			if day < 0 {
				names = append(names, fmt.Sprintf("%s %d", dayVI(day), m))
			} else {
				names = append(names, fmt.Sprintf("%02d/%02d", day, m))
			}
		}
	}
	if len(names) == 1 {
		return "hằng năm, chậm nhất " + names[0]
	}
	return fmt.Sprintf("mỗi năm %d lần: %s", len(names), strings.Join(names, ", "))
}

// excludedVI says which day the words named and left out.
func excludedVI(d plan.Due, r recur) string {
	if !d.Before || len(r.monthday) != 1 {
		return ""
	}
	named := fmt.Sprintf("ngày %d", r.monthday[0]+1)
	switch r.monthday[0] {
	case -1:
		named = "ngày 1"
	case -2:
		named = "ngày cuối tháng"
	}
	return fmt.Sprintf(" (\"trước %s\" không gồm %s)", named, named)
}

func monthsVI(d plan.Due, r recur) string {
	names := make([]string, len(r.months))
	for i, m := range r.months {
		switch d.Granularity {
		case plan.Quarter:
			names[i] = "quý " + romanNumerals[(m+2)/3]
		case plan.Half:
			names[i] = "6 tháng " + map[bool]string{true: "đầu", false: "cuối"}[m <= 6] + " năm"
		default:
			names[i] = fmt.Sprintf("tháng %d", m)
		}
	}
	return strings.Join(names, ", ")
}
