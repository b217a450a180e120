package question

import (
	"strings"

	"kehoach/plan"
)

// newYears are the first days of the lunar year in Viet Nam, the first of which
// is in firstNewYear. They follow the new moon at UTC+7 as the Vietnamese
// calendar does (decision 121/CP of 1967), which in 2030 is a day before the Chinese one;
// a test computes the moons again.
var newYears = []plan.Date{
	"2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17",
	"2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02", "2031-01-23", "2032-02-11", "2033-01-31",
	"2034-02-19", "2035-02-08", "2036-01-28", "2037-02-15", "2038-02-04", "2039-01-24", "2040-02-12",
}

const firstNewYear = 2020

// tetOf returns the three days of Tết in a year, if the table has it.
func tetOf(year int) (stretch, bool) {
	n := year - firstNewYear
	if n < 0 || n >= len(newYears) {
		return stretch{}, false
	}
	return stretch{newYears[n], newYears[n].AddDays(2)}, true
}

// feasts are days of the solar year that people name; day 0 is Tết, month 0 a
// feast of the moon that is not read.
var feasts = []struct {
	words      string
	day, month int
}{
	{"tết dương lịch", 1, 1}, {"tết tây", 1, 1}, {"new year s day", 1, 1},
	{"tết trung thu", 1, 0}, {"tết đoan ngọ", 1, 0}, {"tết thiếu nhi", 1, 6}, {"tết độc lập", 2, 9},
	{"lễ quốc khánh", 2, 9}, {"quốc khánh", 2, 9}, {"national day", 2, 9},
	{"tết nguyên đán", 0, 1}, {"tết âm lịch", 0, 1}, {"tết cổ truyền", 0, 1}, {"tết ta", 0, 1}, {"tết", 0, 1},
	{"lunar new year", 0, 1},
}

// feastAt reads "Tết", "Tết 2026", "Quốc khánh".
func feastAt(w *words, i int, c Context) (period, bool) {
	for _, f := range feasts {
		n := 0
		for _, word := range strings.Fields(f.words) {
			if !w.says(i+n, word) {
				n = -1
				break
			}
			n++
		}
		switch {
		case n < 0:
			continue
		case f.month == 0:
			return period{}, false
		case f.day > 0:
			year, j := yearAfter(w, i+n, c)
			return dayPeriod(i, j, f.day, f.month, year, c)
		}
		year, j := yearAfter(w, i+n, c)
		s, ok := tetOf(c.year(year))
		return period{from: s.from, to: s.to, unit: plan.Day, yearSaid: year > 0, tet: true, i: i, j: j}, ok
	}
	return period{}, false
}

// aroundTet reads the words that say a side of Tết and of nothing else: "ra
// Tết", "giáp Tết".
func (w *words) aroundTet(i int) side {
	switch {
	case w.says(i-1, "ra"):
		return after
	case w.says(i-1, "giáp", "cận"):
		return before
	}
	return inside
}
