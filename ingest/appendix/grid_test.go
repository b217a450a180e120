package appendix

import (
	"strings"

	"kehoach/ingest/block"
	"kehoach/plan"
)

// grid makes a table of text: a row a line, cells between "|". In a cell "^"
// is one covered from above, "<" one covered from the left, *words* are bold
// and "/ /" ends a paragraph.
func grid(text string) *block.Table {
	t := &block.Table{}
	for line := range strings.Lines(strings.TrimSpace(text)) {
		var row []block.Cell
		for i, s := range strings.Split(strings.TrimRight(line, "\n"), "|") {
			c := block.Cell{Text: strings.TrimSpace(s), Source: plan.Source{Table: 1, Row: len(t.Rows) + 1, Column: i + 1}}
			switch {
			case c.Text == "^":
				c = t.Rows[len(t.Rows)-1][i]
				c.Inherited = true
			case c.Text == "<":
				c = row[i-1]
				c.Spanned = true
			case strings.HasPrefix(c.Text, "*") && strings.HasSuffix(c.Text, "*"):
				c.Text, c.Bold = strings.Trim(c.Text, "*"), true
			}
			c.Text = strings.ReplaceAll(c.Text, " / / ", "\n")
			row = append(row, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// show writes entries for comparison: the number (with ? where restored), the
// group and the cells, ^ before inherited ones.
func show(r *Result) []string {
	var out []string
	for _, e := range r.Entries {
		s := strings.TrimPrefix(e.ID, "task/")
		if !e.NumberPrinted {
			s += "?"
		}
		s += " [" + e.Group + "]"
		for _, f := range plan.TaskFields {
			c := e.Cell(f)
			if c.Text == "" {
				continue
			}
			s += " " + map[plan.FieldName]string{
				plan.FieldObjective: "o", plan.FieldTask: "t", plan.FieldProduct: "p", plan.FieldLead: "l",
				plan.FieldCoordinating: "c", plan.FieldStart: "s", plan.FieldEnd: "e",
			}[f] + ":"
			if c.Inherited {
				s += "^"
			}
			s += strings.ReplaceAll(c.Text, "\n", "⏎")
		}
		for _, o := range e.Others {
			s += " (" + o.Header + ": " + o.Text + ")"
		}
		out = append(out, s)
	}
	return out
}

func showGroups(r *Result) []string {
	var out []string
	for _, g := range r.Groups {
		s := g.Numeral + " " + g.Name
		if g.Parent != "" {
			s += " < " + g.Parent
		}
		out = append(out, s)
	}
	return out
}
