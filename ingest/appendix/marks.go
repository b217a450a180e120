package appendix

import (
	"regexp"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// A table may have a column for each quarter, month or year, in which a mark
// says that the work is done then.
var (
	periodHead = regexp.MustCompile(`^(?:(quy|q|thang|t|nam)[ .]*)?(i{1,3}|iv|\d{1,2}|20\d\d)(?:[/. -]*(?:nam )?(20\d\d))?$`)
	yearAbove  = regexp.MustCompile(`\b20\d\d\b`)
)

// periodOf returns the period that a column's header names, as a time is
// written ("Quý II/2026"), "" for none. A bare number is that of a month,
// quarter or year only where the header above says so.
func periodOf(header string) string {
	above, low, two := strings.Cut(header, "\n")
	if !two {
		above, low = "", header
	}
	m := periodHead.FindStringSubmatch(strings.TrimSpace(vi.Fold(low)))
	if m == nil {
		return ""
	}
	unit, number, year := m[1], strings.ToUpper(m[2]), m[3]
	over := words(above)
	if year == "" && len(number) < 4 {
		year = yearAbove.FindString(above)
	}
	switch {
	case len(number) == 4:
		return "Năm " + number
	case unit == "quy" || unit == "q" || unit == "" && has(over, "quy"):
		unit = "Quý"
	case unit == "thang" || unit == "t" || unit == "" && has(over, "thang") && strings.Trim(number, "0123456789") == "":
		unit = "Tháng"
	default:
		return ""
	}
	if year != "" {
		return unit + " " + number + "/" + year
	}
	return unit + " " + number
}

// isMark reports whether a cell only marks its column.
func isMark(text string) bool {
	switch strings.TrimSpace(strings.ToLower(text)) {
	case "x", "×", "✓", "✔", "√", "v", "•", "●", "*", "+", "☑", "■":
		return true
	}
	return false
}

// mark takes a mark in a column of a period: the first is the row's start, the
// last its end.
func (r *row) mark(period string, src plan.Source) {
	c := plan.Cell{Text: period, Source: src}
	if r.marks == 0 {
		r.cells[plan.FieldEnd] = c
	} else {
		if r.marks == 1 {
			r.cells[plan.FieldStart] = r.cells[plan.FieldEnd]
		}
		r.cells[plan.FieldEnd] = c
	}
	r.marks++
}

// settlePeriods gives the columns of periods, two or more, that name to the
// layout, before any of them is taken for a column of times.
func (l layout) settlePeriods() {
	n := 0
	for i, c := range l.columns {
		if l.columns[i].period = periodOf(c.header); l.columns[i].period != "" {
			n++
		}
	}
	for i, c := range l.columns {
		switch {
		case c.period == "":
		case n < 2:
			l.columns[i].period = ""
		default:
			l.columns[i].role, l.columns[i].score = roleOther, 5
		}
	}
}
