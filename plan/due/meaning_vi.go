package due

import (
	"fmt"
	"slices"
	"strings"

	"kehoach/plan"
)

func vietnamese(d plan.Due) string {
	switch d.Kind {
	case plan.DueDate:
		return dateVI(d)
	case plan.DueRange:
		return rangeVI(d) + byVI(d)
	case plan.DueRecurring:
		return recurringVI(d)
	case plan.DueEvent:
		return eventVI(d)
	case plan.DueContinuous:
		when := ""
		if saysYear(d) {
			when = " " + spanVI(d)
		}
		return "làm thường xuyên" + when + ", kế hoạch không ấn định ngày" + byVI(d)
	}
	switch {
	case d.Ref != "" && strings.HasPrefix(strings.ToLower(d.Ref), "năm học"):
		return "trong " + lowerFirst(d.Ref) + "; kế hoạch không ghi ngày"
	case strings.HasPrefix(strings.ToLower(d.Ref), "kỳ họp"), strings.HasPrefix(strings.ToLower(d.Ref), "phiên họp"):
		return "vào " + lowerFirst(d.Ref) + "; kế hoạch không ghi ngày"
	case d.Ref != "":
		return "theo " + oneLine(d.Ref) + "; kế hoạch không ghi ngày"
	case slices.Contains(d.Anomalies, plan.WarnTime):
		return "chưa rõ: chương trình không đọc được thời hạn này, xin xem nguyên văn"
	}
	return "kế hoạch không ghi thời hạn"
}

func lowerFirst(s string) string {
	r := []rune(oneLine(s))
	if len(r) > 0 {
		r[0] = []rune(strings.ToLower(string(r[0])))[0]
	}
	return string(r)
}

// byVI names the other document that a time is said to follow.
func byVI(d plan.Due) string {
	if d.Ref == "" {
		return ""
	}
	return ", theo " + oneLine(d.Ref)
}

func dateVI(d plan.Due) string {
	s := "chậm nhất " + d.Date.VN()
	if d.Clock != "" {
		s = "trước " + d.Clock + " ngày " + d.Date.VN()
	}
	if d.Fuzzy {
		s = "khoảng " + d.Date.VN() + " (dự kiến)"
	}
	if d.Before {
		next := d.Date.AddDays(1)
		s += fmt.Sprintf(" (\"trước ngày %s\" không gồm ngày %d)", next.VN(), next.Day())
	}
	return s + byVI(d)
}

func rangeVI(d plan.Due) string {
	switch {
	case d.To == "" && d.From != "":
		return "từ " + d.From.VN() + ", kế hoạch không ghi ngày kết thúc"
	case d.Fuzzy && d.From != "":
		return fmt.Sprintf("khoảng từ %s đến %s (cách nói ước chừng, kế hoạch không ghi ngày)", d.From.VN(), d.To.VN())
	case d.Before:
		next := d.To.AddDays(1)
		name := pointVI(d.Granularity, next)
		return fmt.Sprintf("chậm nhất %s (\"trước %s\" không gồm %s)", d.To.VN(), name, name)
	case d.From == "" && d.Fuzzy:
		return "chậm nhất khoảng " + d.To.VN() + " (cách nói ước chừng)"
	case d.From == "":
		return fmt.Sprintf("chậm nhất %s (hết %s)", d.To.VN(), pointVI(d.Granularity, d.To))
	}
	return fmt.Sprintf("hạn cuối %s (%s)", d.To.VN(), spanVI(d))
}

// pointVI names the month, quarter, half or year that a day is in.
func pointVI(g plan.Granularity, day plan.Date) string {
	switch g {
	case plan.Month:
		return fmt.Sprintf("tháng %d/%d", day.Month(), day.Year())
	case plan.Quarter:
		return fmt.Sprintf("quý %s/%d", romanNumerals[(day.Month()+2)/3], day.Year())
	case plan.Half:
		if day.Month() <= 6 {
			return fmt.Sprintf("6 tháng đầu năm %d", day.Year())
		}
		return fmt.Sprintf("6 tháng cuối năm %d", day.Year())
	case plan.Year:
		return fmt.Sprintf("năm %d", day.Year())
	}
	return "ngày " + day.VN()
}

// spanVI names the bounds of a due: "trong quý II/2025", "từ … đến …".
func spanVI(d plan.Due) string {
	if g, one := period(d); one {
		return "trong " + pointVI(g, d.To)
	}
	switch {
	case d.From == "":
		return "đến " + d.To.VN()
	case d.To == "":
		return "từ " + d.From.VN()
	case d.From.Month() == 1 && d.From.Day() == 1 && d.To.Month() == 12 && d.To.Day() == 31:
		if d.From.Year() == d.To.Year() {
			return fmt.Sprintf("trong năm %d", d.To.Year())
		}
		return fmt.Sprintf("từ năm %d đến năm %d", d.From.Year(), d.To.Year())
	case d.Granularity == plan.Month && d.From.Day() == 1 && d.To == plan.MonthEnd(d.To.Year(), d.To.Month()),
		d.Granularity == plan.Quarter:
		return fmt.Sprintf("từ %s đến %s", pointVI(d.Granularity, d.From), pointVI(d.Granularity, d.To))
	}
	return fmt.Sprintf("từ %s đến %s", d.From.VN(), d.To.VN())
}

var unitNamesVI = map[string]string{"day": "ngày", "workday": "ngày làm việc", "month": "tháng", "hour": "giờ"}

func eventVI(d plan.Due) string {
	ev := d.Event
	if ev == nil {
		return "kế hoạch không ghi thời hạn"
	}
	trigger := oneLine(ev.Trigger)
	when := trigger
	if strings.Contains(oneLine(d.Text), "khi "+trigger) {
		when = "khi " + trigger
	}
	switch {
	case ev.Offset != nil && trigger == "":
		return fmt.Sprintf("trong %d %s (kế hoạch không ghi tính từ khi nào)", *ev.Offset, unitNamesVI[ev.Unit])
	case ev.Offset != nil && ev.Side == "before":
		return fmt.Sprintf("chậm nhất %d %s trước %s", *ev.Offset, unitNamesVI[ev.Unit], when)
	case ev.Offset != nil:
		how := "sau"
		if ev.Within {
			how = "trong"
		}
		return fmt.Sprintf("%s %d %s kể từ %s", how, *ev.Offset, unitNamesVI[ev.Unit], when)
	case ev.Side == "before":
		return "trước " + when + " (kế hoạch không ghi ngày)"
	case ev.Side == "immediate":
		return "ngay sau " + when
	case ev.Side == "on_demand":
		return demandVI(trigger) + ", không ấn định ngày"
	}
	return "sau " + when + " (kế hoạch không ghi số ngày)"
}

// demandVI puts a request in the form that fits it.
func demandVI(trigger string) string {
	lower := strings.ToLower(trigger)
	switch {
	case strings.HasPrefix(lower, "đột xuất"), strings.HasPrefix(lower, "dot xuat"):
		return lower
	case strings.HasPrefix(lower, "yêu cầu"), strings.HasPrefix(lower, "đề nghị"), strings.HasPrefix(lower, "nhu cầu"),
		strings.HasPrefix(lower, "yeu cau"), strings.HasPrefix(lower, "vụ việc"), strings.HasPrefix(lower, "từng vụ việc"):
		return "theo " + trigger
	}
	return "khi " + trigger
}
