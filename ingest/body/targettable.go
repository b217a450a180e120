package body

import (
	"strconv"
	"strings"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// targetTable is a table of targets (bảng chỉ tiêu): a row a target, with its
// unit and its figures by year.
type targetTable struct {
	heads []string // of the columns, "" for that of the numbers
	name  int      // the column of what the target is of
	unit  int      // the column of the unit, -1 without one
	first int      // the first row that is no header
}

// readTargets makes targets of the rows of such a table. It reports whether
// the table is one.
func (r *reader) readTargets(n *outline.Node, s scope) bool {
	t := n.Block.Table
	tt, ok := targetColumns(t)
	if !ok {
		return false
	}
	path := s.path
	for i := tt.first; i < len(t.Rows); i++ {
		row := t.Rows[i]
		name, values := tt.target(row)
		if name == "" || values == "" { // a group of targets
			if text := rowText(row); text != "" {
				r.Headings = append(r.Headings, plan.Piece{Text: text, Source: n.Block.Source})
				path = append(s.path[:len(s.path):len(s.path)], text)
			}
			continue
		}
		e := &plan.Entry{Kind: plan.KindTarget, Heading: path, Source: n.Block.Source}
		mark := strings.Trim(strings.TrimSpace(row[0].Text), ".)")
		if e.NumberPrinted = tt.name > 0 && mark != ""; !e.NumberPrinted {
			mark = strconv.Itoa(i - tt.first + 1)
		}
		e.Number = r.number(strings.TrimPrefix(place(n)+"."+mark, "."))
		e.Source.Row = i + 1
		r.identify(e)
		e.Text = name + ": " + values
		e.Figures = Figures(values)
		r.Entries = append(r.Entries, e)
	}
	var header []string
	for _, row := range t.Rows[:tt.first] {
		header = append(header, rowText(row))
	}
	r.Headings = append(r.Headings, plan.Piece{Text: strings.Join(header, "\n"), Source: n.Block.Source})
	return true
}

// targetColumns reads the header of a table of targets: a column "Chỉ tiêu"
// and others for units and figures, but none for what it costs; one for who
// watches over it only beside one of units.
func targetColumns(t *block.Table) (targetTable, bool) {
	tt := targetTable{name: -1, unit: -1, first: 1}
	if len(t.Rows) < 2 || len(t.Rows[0]) < 2 {
		return tt, false
	}
	for tt.first < len(t.Rows)-1 && tt.first < 3 && inherits(t.Rows[tt.first]) {
		tt.first++
	}
	figures, watched := 0, false
	for col := range t.Rows[0] {
		var words []string
		for _, row := range t.Rows[:tt.first] {
			if col >= len(row) {
				return tt, false
			}
			if text := oneLine(row[col].Text); len(words) == 0 || words[len(words)-1] != text {
				words = append(words, text)
			}
		}
		head := strings.TrimSpace(strings.Join(words, " "))
		tt.heads = append(tt.heads, head)
		switch fold := " " + vi.Fold(head) + " "; {
		case strings.Contains(fold, " don gia "), strings.Contains(fold, " thanh tien "):
			return tt, false
		case strings.Contains(fold, " chu tri "), strings.Contains(fold, " phoi hop "), strings.Contains(fold, " co quan "), strings.Contains(fold, " don vi thuc hien "),
			tt.name >= 0 && strings.HasPrefix(fold, " don vi ") && fold != " don vi " && !strings.Contains(fold, " tinh "):
			watched = true
		case tt.name < 0 && (strings.Contains(fold, " chi tieu ") || strings.Contains(fold, " muc tieu ")) && !strings.Contains(fold, " nam ") && len(strings.Fields(head)) <= 6:
			tt.name = col
		case tt.name >= 0 && (strings.Contains(fold, " don vi ") || fold == " dvt "):
			tt.unit = col
		case tt.name >= 0:
			figures++
		}
	}
	return tt, tt.name >= 0 && figures > 0 && (!watched || tt.unit >= 0)
}

// inherits reports whether a row goes on with cells of the header above.
func inherits(row []block.Cell) bool {
	for _, c := range row {
		if c.Inherited {
			return true
		}
	}
	return false
}

// place is the number of where the table stands; one of its own that is not
// printed does not count.
func place(n *outline.Node) string {
	if n.Printed {
		return n.Number
	}
	at := strings.LastIndexByte(n.Number, '.')
	return n.Number[:max(at, 0)]
}

// target writes a row: what it is of, and the figures with their heads and the
// unit ("Năm 2026: 8%").
func (tt targetTable) target(row []block.Cell) (name, values string) {
	unit := ""
	if tt.unit >= 0 && tt.unit < len(row) {
		if unit = oneLine(row[tt.unit].Text); unit != "" && unit != "%" {
			unit = " " + unit
		}
	}
	var said []string
	for col, c := range row {
		text := oneLine(c.Text)
		if col == tt.unit {
			continue
		}
		if text != "" && text[0] >= '0' && text[0] <= '9' && !strings.HasSuffix(text, unit) && col != tt.name {
			text += unit
		}
		switch {
		case c.Spanned || col >= len(tt.heads):
		case col == tt.name:
			name = text
		case col > tt.name && text != "" && !c.Inherited:
			said = append(said, tt.heads[col]+": "+text)
		}
	}
	return name, strings.Join(said, "; ")
}

// rowText joins the words of a row.
func rowText(row []block.Cell) string {
	var cells []string
	for _, c := range row {
		if text := oneLine(c.Text); text != "" && !c.Inherited && !c.Spanned {
			cells = append(cells, text)
		}
	}
	return strings.Join(cells, " ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
