package appendix

import (
	"strings"

	"kehoach/ingest/block"
)

// unheaded returns the columns of a table that has nothing for a header but
// their numbers, "(1) (2) (3)". What most cells of a column hold tells it:
// labels, agencies, times, and the longest words for the task.
func unheaded(t *block.Table) (layout, bool) {
	if len(t.Rows) < 2 || !isColumnNumbers(t.Rows[0]) {
		return layout{}, false
	}
	l := layout{columns: make([]column, len(t.Rows[0]))}
	task, longest := -1, 0
	for i := range l.columns {
		l.columns[i] = column{role: roleOther, header: strings.TrimSpace(t.Rows[0][i].Text)}
		var n, labels, agencies, times, size int
		for _, row := range t.Rows[1:] {
			text := strings.TrimSpace(row[i].Text)
			if text == "" || len(origins(row)) < 3 {
				continue
			}
			n++
			size += len(text)
			f := look(text)
			switch {
			case parseLabel(text).style != styleNone && len(text) <= maxCode:
				labels++
			case f.time > 0.5:
				times++
			case f.agency > 0.5:
				agencies++
			}
		}
		switch {
		case n == 0:
		case i == 0 && labels*2 > n:
			l.columns[i].role = roleNumber
		case times*2 > n:
			l.columns[i].role = roleTime
		case agencies*2 > n && !l.has(roleLead):
			l.columns[i].role = roleLead
		case agencies*2 > n && !l.has(roleCoordinating):
			l.columns[i].role = roleCoordinating
		case size > longest:
			task, longest = i, size
		}
	}
	if task < 0 {
		return layout{}, false
	}
	l.columns[task].role = roleTask
	l.settleTimes()
	return l, l.has(roleNumber) && (l.has(roleLead) || l.hasTime())
}
