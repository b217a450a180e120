package due

import (
	"strings"

	"kehoach/plan"
)

// Meaning says in short plain words when a due is, in Vietnamese ("vi") or
// English ("en"): the last day in time where there is one, how it follows from
// the words, and what the plan leaves open. It says nothing that is not in d.
// The words of events and of other documents stay in Vietnamese.
func Meaning(d plan.Due, lang string) string {
	if d.Kind == plan.DueComposite {
		parts := make([]string, len(d.Parts))
		for i, part := range d.Parts {
			parts[i] = Meaning(part, lang)
			if part.Product != "" {
				parts[i] = oneLine(part.Product) + ": " + parts[i]
			}
		}
		return strings.Join(parts, "; ")
	}
	if lang == "en" {
		return english(d)
	}
	return vietnamese(d)
}

// oneLine puts words that run over several lines on one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// shape is how a recurring due turns, for both languages to put in words.
type shape uint8

const (
	ruleUnknown  shape = iota // the plan does not give the rule
	everyDay                  // hằng ngày
	everyWeek                 // hằng tuần
	onWeekday                 // thứ Sáu hằng tuần
	everyMonth                // hằng tháng
	daysOfMonth               // ngày 25 hằng tháng
	everyQuarter              // hằng quý
	everyHalf                 // 6 tháng một lần
	everyYear                 // hằng năm
	everyN                    // 2 năm một lần
	daysOfYear                // 15/03, 15/06
	monthsOfYear              // tháng 3 hằng năm
)

func shapeOf(d plan.Due, r recur) shape {
	switch {
	case r.freq == "":
		return ruleUnknown
	case r.interval != 1:
		return everyN
	case r.freq == "DAILY":
		return everyDay
	case r.weekday != "":
		return onWeekday
	case r.freq == "WEEKLY":
		return everyWeek
	case r.freq == "MONTHLY" && r.monthday != nil:
		return daysOfMonth
	case r.freq == "MONTHLY":
		return everyMonth
	case r.monthday != nil:
		return daysOfYear
	case d.Granularity == plan.Quarter && len(r.months) == 4:
		return everyQuarter
	case d.Granularity == plan.Half && len(r.months) == 2:
		return everyHalf
	case r.months == nil:
		return everyYear
	}
	return monthsOfYear
}

// period is the one unit that a range covers, and whether it is just one.
func period(d plan.Due) (plan.Granularity, bool) {
	if d.From == "" || d.To == "" {
		return "", false
	}
	for _, t := range []point{
		{gran: plan.Month, n: d.To.Month()}, {gran: plan.Quarter, n: (d.To.Month() + 2) / 3},
		{gran: plan.Half, n: (d.To.Month() + 5) / 6}, {gran: plan.Year},
	} {
		if from, to, _ := t.bounds(d.To.Year()); from == d.From && to == d.To && t.gran == d.Granularity {
			return t.gran, true
		}
	}
	return "", false
}

// saysYear reports whether the words of a due name the year of one of its
// bounds, which may otherwise come from the plan.
func saysYear(d plan.Due) bool {
	for _, day := range []plan.Date{d.From, d.To} {
		if day != "" && strings.Contains(d.Text, string(day[:4])) {
			return true
		}
	}
	return false
}

var romanNumerals = [...]string{"", "I", "II", "III", "IV"}
