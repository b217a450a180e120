package slack

import (
	"context"
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

// exportURL is where the page gives the file that an answer offers, "" where
// it does not.
func (h *Handler) exportURL(g *given) string {
	if h.opts.PublicURL == "" {
		return ""
	}
	p, err := h.library.Plan(context.Background(), g.tenant, g.Plan)
	if err != nil {
		return ""
	}
	path, ok := view.New(p, nil).ExportPath(g.Export)
	if !ok {
		return ""
	}
	return h.opts.PublicURL + path
}
