package view

import (
	"slices"

	"kehoach/plan"
	"kehoach/plan/due"
)

// Column is a column of the plan's task tables.
type Column struct {
	Field  string `json:"field"`
	Header string `json:"header,omitempty"` // as printed, for a column with no field of its own
}

// columns returns the columns that the tables of a plan have: the fields that
// any task fills, then the others by their headers.
func columns(p *plan.Plan) []Column {
	var cols []Column
	for _, f := range plan.TaskFields {
		if slices.ContainsFunc(p.Entries, func(e *plan.Entry) bool { return e.Kind == plan.KindTask && e.Cell(f).Text != "" }) {
			cols = append(cols, Column{Field: string(f)})
		}
	}
	for _, e := range p.Entries {
		for _, o := range e.Others {
			if !slices.ContainsFunc(cols, func(c Column) bool { return c.Header == o.Header }) {
				cols = append(cols, Column{Field: "other", Header: o.Header})
			}
		}
	}
	return cols
}

// Cell is one cell of a row, verbatim.
type Cell struct {
	Column
	Text string `json:"text"`
	// Inherited is true where the text stands in a merged cell that began in a
	// row above.
	Inherited bool         `json:"inherited,omitempty"`
	Source    *plan.Source `json:"source,omitempty"`
}

// Record is an entry as its document has it.
type Record struct {
	Row
	Heading []string `json:"heading,omitempty"`
	// Cells is the row as the table had it, for a task; Text the words of any
	// other entry.
	Cells    []Cell           `json:"cells,omitempty"`
	Text     string           `json:"text,omitempty"`
	Printed  bool             `json:"number_printed"`
	Figures  []string         `json:"figures,omitempty"`
	Agencies []plan.AgencyRef `json:"agencies,omitempty"`
	Notes    []plan.Warning   `json:"notes"`
	Source   plan.Source      `json:"source"`
	File     string           `json:"file"`
	// DueText is the words of the time within Text, for marking them.
	DueText string `json:"due_text,omitempty"`
	DayNote string `json:"day_note,omitempty"`
}

// Record returns an entry as its document has it, false for an unknown ID.
func (v *View) Record(id, lang string) (*Record, bool) {
	e := v.byID[id]
	if e == nil {
		return nil, false
	}
	r := &Record{
		Row: v.row(e, lang), Heading: e.Heading, Printed: e.NumberPrinted, Figures: e.Figures, Agencies: e.Agencies,
		Notes: append([]plan.Warning{}, e.Warnings...), Source: e.Source, File: v.Plan.File,
		DueText: e.Due.Text, DayNote: due.DayNote(e.Due.Date, lang),
	}
	if e.Kind != plan.KindTask {
		r.Text = e.Text
		return r, true
	}
	r.Cells = v.cells(e)
	return r, true
}

func (v *View) cells(e *plan.Entry) []Cell {
	out := make([]Cell, 0, len(v.cols))
	for _, col := range v.cols {
		c := Cell{Column: col}
		if cell := e.Cell(plan.FieldName(col.Field)); cell != nil {
			c.Text, c.Inherited = cell.Text, cell.Inherited
			if cell.Source != (plan.Source{}) {
				c.Source = &cell.Source
			}
		}
		for _, o := range e.Others {
			if col.Field == "other" && o.Header == col.Header {
				c.Text = o.Text
			}
		}
		out = append(out, c)
	}
	return out
}

// Table is rows of the appendix as it has them.
type Table struct {
	Columns []Column   `json:"columns"`
	Rows    []TableRow `json:"rows"`
}

// TableRow is one task's row.
type TableRow struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	Cells  []Cell `json:"cells"`
}

// Around returns a task's row with up to n rows before and after it, of its
// own group; false for an ID that is no task.
func (v *View) Around(id string, n int) (*Table, bool) {
	e := v.byID[id]
	if e == nil || e.Kind != plan.KindTask {
		return nil, false
	}
	var group []*plan.Entry
	at := 0
	for _, o := range v.Plan.Entries {
		if o.Kind == plan.KindTask && o.Group == e.Group {
			if o == e {
				at = len(group)
			}
			group = append(group, o)
		}
	}
	t := &Table{Columns: v.cols}
	for _, o := range group[max(0, at-n):min(len(group), at+n+1)] {
		t.Rows = append(t.Rows, TableRow{o.ID, o.Number, v.cells(o)})
	}
	return t, true
}
