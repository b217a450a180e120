package work

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"kehoach/plan"
)

// Period is a month, quarter, half or year of the calendar; the zero value is
// all time.
type Period struct {
	From, To plan.Date
	Unit     plan.Granularity
}

var periodForm = regexp.MustCompile(`^(\d{4})(?:-?([QH])([1-4])|-(\d{1,2}))?$`)

// ParsePeriod reads "2025", "2025-H1", "2025-Q2" or "2025-06".
func ParsePeriod(s string) (Period, error) {
	m := periodForm.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(s)))
	if m == nil {
		return Period{}, fmt.Errorf("period %q: want 2025, 2025-H1, 2025-Q2 or 2025-06", s)
	}
	year, _ := strconv.Atoi(m[1])
	n, _ := strconv.Atoi(m[3] + m[4])
	switch {
	case m[2] == "Q":
		return Quarter(year, n), nil
	case m[2] == "H" && n <= 2:
		return Half(year, n), nil
	case m[4] != "" && n >= 1 && n <= 12:
		return Month(year, n), nil
	case m[2] == "" && m[4] == "":
		return Year(year), nil
	}
	return Period{}, fmt.Errorf("period %q: no such part of a year", s)
}

// Month returns a month.
func Month(year, n int) Period { return span(year, n, 1, plan.Month) }

// Quarter returns the nth quarter of a year.
func Quarter(year, n int) Period { return span(year, 3*n-2, 3, plan.Quarter) }

// Half returns the first or second half of a year.
func Half(year, n int) Period { return span(year, 6*n-5, 6, plan.Half) }

// Year returns a year.
func Year(year int) Period { return span(year, 1, 12, plan.Year) }

func span(year, month, months int, unit plan.Granularity) Period {
	return Period{plan.MakeDate(year, month, 1), plan.MonthEnd(year, month+months-1), unit}
}

// IsZero reports whether the period is all time.
func (p Period) IsZero() bool { return p == Period{} }

// months is how long each unit is.
var months = map[plan.Granularity]int{plan.Month: 1, plan.Quarter: 3, plan.Half: 6, plan.Year: 12}

// Next returns the period of the same length after this one.
func (p Period) Next() Period {
	if p.IsZero() {
		return p
	}
	d := p.To.AddDays(1)
	return span(d.Year(), d.Month(), months[p.Unit], p.Unit)
}

// nth returns which month, quarter or half of its year the period is.
func (p Period) nth() int { return (p.From.Month()-1)/max(months[p.Unit], 1) + 1 }

// String returns the period as [ParsePeriod] reads it.
func (p Period) String() string {
	switch p.Unit {
	case plan.Month:
		return fmt.Sprintf("%d-%02d", p.From.Year(), p.From.Month())
	case plan.Quarter:
		return fmt.Sprintf("%d-Q%d", p.From.Year(), p.nth())
	case plan.Half:
		return fmt.Sprintf("%d-H%d", p.From.Year(), p.nth())
	case plan.Year:
		return strconv.Itoa(p.From.Year())
	}
	return ""
}

// Label says the period in Vietnamese: "quý II năm 2025".
func (p Period) Label() string {
	switch p.Unit {
	case plan.Month:
		return fmt.Sprintf("tháng %d năm %d", p.From.Month(), p.From.Year())
	case plan.Quarter:
		return fmt.Sprintf("quý %s năm %d", []string{"I", "II", "III", "IV"}[p.nth()-1], p.From.Year())
	case plan.Half:
		return fmt.Sprintf("6 tháng %s năm %d", []string{"đầu", "cuối"}[p.nth()-1], p.From.Year())
	case plan.Year:
		return fmt.Sprintf("năm %d", p.From.Year())
	}
	return ""
}
