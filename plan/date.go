package plan

import (
	"fmt"
	"time"
)

// Date is a day in ISO form, "2025-01-14"; "" is no day. Dates compare as
// strings do.
type Date string

// MakeDate returns that day, with out-of-range values normalised as
// [time.Date] does: day 0 is the last of the month before.
func MakeDate(year, month, day int) Date {
	return DateOf(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC))
}

// DateOf returns the day of t in t's own zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// ParseDate reads "2006-01-02".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return "", fmt.Errorf("parse date %q: want YYYY-MM-DD", s)
	}
	return DateOf(t), nil
}

// Time returns midnight UTC of the day; the zero time for "".
func (d Date) Time() time.Time {
	t, _ := time.Parse(time.DateOnly, string(d))
	return t
}

// AddDays returns the day n days on.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// Year, Month and Day return the parts; 1, 1, 1 for "".
func (d Date) Year() int  { return d.Time().Year() }
func (d Date) Month() int { return int(d.Time().Month()) }
func (d Date) Day() int   { return d.Time().Day() }

// MonthEnd returns the last day of that month.
func MonthEnd(year, month int) Date { return MakeDate(year, month+1, 0) }

// VN returns the day as people write it: "14/01/2025".
func (d Date) VN() string {
	if d == "" {
		return ""
	}
	return d.Time().Format("02/01/2006")
}
