package slack

import (
	"fmt"
	"strings"

	"kehoach/bots/view"
	"kehoach/plan"
)

// place says where in its document something stands.
func (w *wording) place(s plan.Source) string {
	var parts []string
	for _, p := range []struct {
		form string
		n    int
	}{{w.pageNo, s.Page}, {w.table, s.Table}, {w.row, s.Row}, {w.para, s.Paragraph}, {w.line, s.FirstLine}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf(p.form, p.n))
		}
	}
	return strings.Join(parts, ", ")
}

// cell is the head of a cell: its column, and whether it was merged.
func (w *wording) cell(c view.Cell) string {
	name := c.Header
	if name == "" {
		name = w.fields[plan.FieldName(c.Field)]
	}
	head := "*" + escape(strings.ReplaceAll(name, "\n", " ")) + "*"
	if c.Inherited {
		head += " " + w.inherited
	}
	return head
}
