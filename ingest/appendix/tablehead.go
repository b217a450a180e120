package appendix

import (
	"slices"
	"strings"

	"kehoach/ingest/block"
)

// findHeader looks for the header of a task table in its first rows. The rows
// before to are header rows and titles above them.
func findHeader(t *block.Table) (lay layout, to int, ok bool) {
	best := 0
	for i := range t.Rows[:min(len(t.Rows), scanRows)] {
		one := newLayout(cellTexts(t.Rows[i]))
		if !looksLikeHeader(t.Rows[i]) {
			continue
		}
		if i+1 < len(t.Rows) {
			if two, ok := twoRows(t, i); ok && two.isTasks() && two.known() > max(best, one.known()) {
				lay, to, best = two, i+2, two.known()
				continue
			}
		}
		if one.isTasks() && one.known() > best {
			lay, to, best = one, i+1, one.known()
		}
	}
	if best == 0 {
		return lay, 0, false
	}
	if t.HeaderRows > to && t.HeaderRows <= scanRows && t.HeaderRows < len(t.Rows) && isColumnNumbers(t.Rows[to]) {
		to = t.HeaderRows
	}
	lay.findTask(t.Rows[to:])
	return lay, to, true
}

// looksLikeHeader reports whether all cells are short enough for headers.
func looksLikeHeader(cells []block.Cell) bool {
	n := 0
	for _, c := range cells {
		if len([]rune(strings.TrimSpace(c.Text))) > maxHeader && !c.Spanned {
			return false
		}
		if !c.Spanned && strings.TrimSpace(c.Text) != "" {
			n++
		}
	}
	return n > 1
}

// twoRows reads rows i and i+1 as one header of two rows. The second must
// split a cell of the first: its own cells stand under spanned ones (or under
// the empty places after a cell, where a format lost the span), and all others
// continue the first row or are empty.
func twoRows(t *block.Table, i int) (layout, bool) {
	top, low := t.Rows[i], t.Rows[i+1]
	if !looksLikeHeader(low) && len(origins(low)) > 1 {
		return layout{}, false
	}
	headers := make([]string, len(top))
	split, last := false, ""
	for k := range top {
		headers[k] = strings.TrimSpace(top[k].Text)
		empty := headers[k] == ""
		if !empty {
			last = headers[k]
		}
		if k >= len(low) || low[k].Inherited || strings.TrimSpace(low[k].Text) == "" {
			continue
		}
		wide := top[k].Spanned || empty && k > 0 ||
			k+1 < len(top) && (top[k+1].Spanned || strings.TrimSpace(top[k+1].Text) == "")
		if !wide || last == "" {
			return layout{}, false
		}
		split = true
		headers[k] = last + "\n" + strings.TrimSpace(low[k].Text)
	}
	if !split {
		return layout{}, false
	}
	return newLayout(headers), true
}

// findTask makes the widest column without a known header the task's where no
// header says task or objective but the others are those of a task table.
func (l layout) findTask(rows [][]block.Cell) {
	if l.has(roleTask) || l.has(roleObjective) {
		return
	}
	best, widest := -1, 0
	for i, c := range l.columns {
		if c.role != roleOther && c.role != roleNone || c.score > 0 {
			continue
		}
		n := 0
		for _, r := range rows {
			if i < len(r) && !r[i].Spanned {
				n += len(r[i].Text)
			}
		}
		if n > widest {
			best, widest = i, n
		}
	}
	if best >= 0 {
		l.columns[best].role = roleTask
	}
}

// isHeaderAgain reports whether a row below the header repeats it, in whole or
// with some cells left out.
func (b *builder) isHeaderAgain(cells []block.Cell) bool {
	if !looksLikeHeader(cells) {
		return false
	}
	known, other := 0, 0
	for i, c := range cells {
		t := strings.TrimSpace(c.Text)
		if t == "" || c.Spanned {
			continue
		}
		if i < len(b.layout.columns) && words(b.layout.columns[i].header) == words(t) {
			known++
			continue
		}
		if i < len(b.layout.columns) {
			if r, score := classify(t); score >= 5 && r == b.layout.columns[i].role {
				known++
				continue
			}
		}
		other++
	}
	return known >= 2 && known > 2*other
}

// isColumnNumbers reports whether a row only numbers the columns: (1) (2) (3).
func isColumnNumbers(cells []block.Cell) bool {
	var ns []int
	for _, i := range origins(cells) {
		t := strings.Trim(cells[i].Text, " \n()[]")
		l := parseLabel(t)
		switch {
		case l.style == styleArabic:
			ns = append(ns, l.n)
		case l.style != styleLetter && !strings.Contains(t, "="):
			return false
		}
	}
	return len(ns) > 1 && slices.IsSorted(ns) && ns[len(ns)-1] <= len(cells)+1
}

// continues reports whether a table without header can be the second part of
// one with this layout: as many columns, and in most rows agencies and times
// where the layout has them.
func continues(t *block.Table, l layout) bool {
	if len(l.columns) == 0 || len(t.Rows[0]) != len(l.columns) {
		return false
	}
	good, bad := 0, 0
	for _, r := range t.Rows {
		if len(origins(r)) < 3 || isColumnNumbers(r) {
			continue
		}
		for i, c := range l.columns {
			if i >= len(r) || strings.TrimSpace(r[i].Text) == "" {
				continue
			}
			f := look(strings.TrimSpace(r[i].Text))
			switch c.role {
			case roleLead, roleCoordinating:
				tally(f.agency > 0.5, &good, &bad)
			case roleStart, roleEnd:
				tally(f.time > 0.5, &good, &bad)
			}
		}
	}
	return good > 0 && good > 2*bad
}

func tally(ok bool, good, bad *int) {
	if ok {
		*good++
	} else {
		*bad++
	}
}
