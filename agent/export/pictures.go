package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"kehoach/agent/work"
	"kehoach/plan"
	"kehoach/plan/vi"
)

const (
	labelWide = 360
	monthWide = 56
	rowHigh   = 24
	headHigh  = 70
)

// months returns the months that a list's pictures show: those of its period,
// or of the plan's first year.
func months(l *work.List) []work.Period {
	p := l.Period
	if p.IsZero() {
		p = yearsOf(l)
	}
	var out []work.Period
	for d := p.From; d <= p.To; {
		m := work.Month(d.Year(), d.Month())
		out = append(out, m)
		d = m.To.AddDays(1)
	}
	return out
}

// yearsOf is the plan's first year; of a plan that names none, from the first
// month with a deadline to the last.
func yearsOf(l *work.List) work.Period {
	if l.Plan.Year > 0 {
		return work.Year(l.Plan.Year)
	}
	var days []plan.Date
	for _, i := range l.Items {
		days = append(days, i.Days...)
	}
	if len(days) == 0 {
		return work.Year(l.Plan.Date.Year())
	}
	const most = 24 // months
	first, last := slices.Min(days), slices.Max(days)
	p := work.Month(first.Year(), first.Month())
	p.To = min(plan.MonthEnd(last.Year(), last.Month()), p.From.AddDays(31*most))
	return p
}

// grid draws the title and the months over a number of rows.
func grid(title string, ms []work.Period, rows int) *Picture {
	// A title of few months is wider than they are; its letters are 8 wide at most.
	p := &Picture{Title: title, Width: max(labelWide+monthWide*len(ms)+60, 20+8*utf8.RuneCountInString(title)), Height: headHigh + rowHigh*rows + 30}
	p.write(10, 24, 16, Start, title)
	for i, m := range ms {
		x := labelWide + i*monthWide
		p.write(x+monthWide/2, headHigh-10, 12, Middle, fmt.Sprintf("T%d/%02d", m.From.Month(), m.From.Year()%100))
		p.line(x, headHigh, x, headHigh+rowHigh*rows, lineColour)
	}
	end := labelWide + len(ms)*monthWide
	p.line(end, headHigh, end, headHigh+rowHigh*rows, lineColour)
	return p
}

// Timeline draws each item with a day on a line of the year: a bar from its
// beginning where that is known, and a mark on each day it is due.
func Timeline(l *work.List) *Picture {
	ms := months(l)
	var items []work.Item
	for _, i := range l.Items {
		if len(i.Days) > 0 {
			items = append(items, i)
		}
	}
	slices.SortStableFunc(items, func(a, b work.Item) int { return strings.Compare(string(a.Days[0]), string(b.Days[0])) })
	p := grid(Title(l)+": các mốc đến hạn", ms, len(items))
	for n, i := range items {
		y := headHigh + n*rowHigh
		p.write(10, y+16, 12, Start, i.Entry.Number+". "+short(strings.Join(strings.Fields(i.Entry.Text), " "), 52))
		p.line(10, y+rowHigh, labelWide+monthWide*len(ms), y+rowHigh, faintColour)
		if from := i.From; from != "" && len(i.Days) == 1 && from < i.Days[0] {
			a, b := place(from, ms), place(i.Days[0], ms)
			p.box(a, y+8, max(b-a, 2), 8, barColour)
		}
		for _, d := range i.Days {
			p.dot(place(d, ms), y+12, 5, markColour, d.VN())
		}
	}
	return p
}

// place returns where a day lies on the picture.
func place(d plan.Date, ms []work.Period) int {
	x := labelWide
	for _, m := range ms {
		if d < m.From {
			return x
		}
		if d <= m.To {
			return x + monthWide*(d.Day()-1)/m.To.Day()
		}
		x += monthWide
	}
	return x
}

// Matrix draws how many things fall due for each leading body in each month.
func Matrix(l *work.List) *Picture {
	ms := months(l)
	counts, names := make(map[string][]int), make(map[string]string)
	for _, i := range l.Items {
		for _, a := range i.Entry.Agencies {
			if a.Role != plan.RoleLead || len(i.Days) == 0 {
				continue
			}
			if names[a.Key] == "" {
				r := []rune(a.Name)
				names[a.Key] = strings.ToUpper(string(r[:1])) + string(r[1:])
			}
			name := names[a.Key]
			if counts[name] == nil {
				counts[name] = make([]int, len(ms))
			}
			for _, d := range i.Days {
				if n := slices.IndexFunc(ms, func(m work.Period) bool { return d >= m.From && d <= m.To }); n >= 0 {
					counts[name][n]++
				}
			}
		}
	}
	most := 1
	for _, row := range counts {
		most = max(most, slices.Max(row))
	}
	bodies := slices.SortedFunc(maps.Keys(counts), vi.Compare)
	p := grid(Title(l)+": số lượt đến hạn theo cơ quan chủ trì và tháng", ms, len(bodies))
	p.write(labelWide+monthWide*len(ms)+30, headHigh-10, 12, Middle, "Tổng")
	for n, name := range bodies {
		y, sum := headHigh+n*rowHigh, 0
		p.write(10, y+16, 12, Start, short(name, 58))
		for i, v := range counts[name] {
			sum += v
			if v == 0 {
				continue
			}
			x := labelWide + i*monthWide
			p.box(x+1, y+1, monthWide-2, rowHigh-2, paler(markColour, 0.15+0.55*float64(v)/float64(most))) // pale enough for the figure on it
			p.write(x+monthWide/2, y+16, 12, Middle, fmt.Sprint(v))
		}
		p.write(labelWide+monthWide*len(ms)+30, y+16, 12, Middle, fmt.Sprint(sum))
	}
	return p
}
