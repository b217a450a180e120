package export

import (
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"

	"kehoach/agent/work"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// picture is an SVG being drawn.
type picture struct {
	b             strings.Builder
	width, height int
}

func (p *picture) add(format string, args ...any) { fmt.Fprintf(&p.b, format+"\n", args...) }

func (p *picture) text(x, y, size int, anchor, words string) {
	p.add(`<text x="%d" y="%d" font-size="%d" text-anchor="%s">%s</text>`, x, y, size, anchor, html.EscapeString(words))
}

func (p *picture) bytes(title string) []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="Times New Roman, Tinos, serif" role="img">
<title>%s</title>
<rect width="100%%" height="100%%" fill="white"/>
%s</svg>
`, p.width, p.height, p.width, p.height, html.EscapeString(title), p.b.String())
}

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
		p = work.Year(l.Plan.Year)
	}
	var out []work.Period
	for d := p.From; d <= p.To; {
		m := work.Month(d.Year(), d.Month())
		out = append(out, m)
		d = m.To.AddDays(1)
	}
	return out
}

// grid draws the title and the months over a number of rows.
func grid(title string, ms []work.Period, rows int) *picture {
	p := &picture{width: labelWide + monthWide*len(ms) + 60, height: headHigh + rowHigh*rows + 30}
	p.text(10, 24, 16, "start", title)
	for i, m := range ms {
		x := labelWide + i*monthWide
		p.text(x+monthWide/2, headHigh-10, 12, "middle", fmt.Sprintf("T%d/%02d", m.From.Month(), m.From.Year()%100))
		p.add(`<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#ccc"/>`, x, headHigh, x, headHigh+rowHigh*rows)
	}
	return p
}

// Timeline draws each item with a day on a line of the year: a bar from its
// beginning where that is known, and a mark on each day it is due.
func Timeline(l *work.List) []byte {
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
		p.text(10, y+16, 12, "start", i.Entry.Number+". "+short(strings.Join(strings.Fields(i.Entry.Text), " "), 52))
		p.add(`<line x1="10" y1="%d" x2="%d" y2="%d" stroke="#eee"/>`, y+rowHigh, labelWide+monthWide*len(ms), y+rowHigh)
		if from := i.Entry.Due.From; from != "" && len(i.Days) == 1 && from < i.Days[0] {
			a, b := place(from, ms), place(i.Days[0], ms)
			p.add(`<rect x="%d" y="%d" width="%d" height="8" rx="3" fill="#9db8d9"/>`, a, y+8, max(b-a, 2))
		}
		for _, d := range i.Days {
			p.add(`<circle cx="%d" cy="%d" r="5" fill="#b22222"><title>%s</title></circle>`, place(d, ms), y+12, d.VN())
		}
	}
	return p.bytes(Title(l))
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
func Matrix(l *work.List) []byte {
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
	for n, name := range bodies {
		y, sum := headHigh+n*rowHigh, 0
		p.text(10, y+16, 12, "start", short(name, 58))
		for i, v := range counts[name] {
			sum += v
			if v == 0 {
				continue
			}
			x := labelWide + i*monthWide
			p.add(`<rect x="%d" y="%d" width="%d" height="%d" fill="#b22222" fill-opacity="%.2f"/>`, x+1, y+1, monthWide-2, rowHigh-2, 0.15+0.7*float64(v)/float64(most))
			p.text(x+monthWide/2, y+16, 12, "middle", fmt.Sprint(v))
		}
		p.text(labelWide+monthWide*len(ms)+30, y+16, 12, "middle", fmt.Sprint(sum))
	}
	return p.bytes(Title(l))
}
