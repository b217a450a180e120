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
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	if year < 0 || year > 9999 {
		return Date(t.Format(time.DateOnly))
	}
	// Answers make thousands of days; the general formatter takes six times as
	// long as this.
	return Date([]byte{
		digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-',
		digit(int(month) / 10), digit(int(month)), '-', digit(day / 10), digit(day),
	})
}

// digit is the last digit of n.
func digit(n int) byte { return byte('0' + n%10) }

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
	if year, ok := number(d, 0, 4); ok && len(d) == len(time.DateOnly) && d[4] == '-' && d[7] == '-' {
		month, okMonth := number(d, 5, 7)
		day, okDay := number(d, 8, 10)
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if okMonth && okDay && t.Day() == day && int(t.Month()) == month {
			return t
		}
	}
	t, _ := time.Parse(time.DateOnly, string(d))
	return t
}

// number reads the digits of d from from up to to.
func number(d Date, from, to int) (n int, ok bool) {
	if len(d) < to {
		return 0, false
	}
	for _, c := range []byte(d[from:to]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
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
