package appendix

import (
	"strings"

	"kehoach/ingest/block"
	"kehoach/plan"
)

// writer makes rows and groups of aligned lines.
type writer struct {
	b   *builder
	m   *model
	bs  []block.Block
	row *row
	// pending is the numeral of a group whose name is still to come.
	pending  label
	name     string
	nameFrom plan.Source
	last     state
}

// put takes the next line, which stands in state s with this probability.
func (w *writer) put(t *line, s state, sure float64) {
	src := w.bs[t.block].Source
	if w.last.kind == kindName && s.kind != kindName {
		w.closeGroup()
	}
	if s.fresh || s.kind == kindNumber || s.kind == kindNumeral || s.kind == kindName {
		w.closeRow()
	}
	switch s.kind {
	case kindNumber:
		w.open(src)
		w.row.number = t.label
	case kindNumeral:
		w.pending, w.nameFrom = t.label, src
	case kindName:
		if w.name == "" && w.pending.text == "" {
			w.nameFrom = src
		}
		w.name = strings.TrimSpace(w.name + " " + t.text)
		w.nameFrom = w.nameFrom.Span(src)
	case kindStray:
		w.b.leftover(t.text, src)
	case kindColumn:
		if w.row == nil {
			w.open(src)
			w.row.marked = t.indent
		}
		w.cell(s, t, src, sure)
	}
	w.last = s
}

func (w *writer) open(src plan.Source) {
	w.row = &row{cells: map[plan.FieldName]plan.Cell{}, src: src}
}

// cell adds a line to a cell of the open row.
func (w *writer) cell(s state, t *line, src plan.Source, sure float64) {
	w.row.src = w.row.src.Span(src)
	if s.role == roleOther || s.role == roleNone {
		header := w.header(s.at)
		n := len(w.row.others)
		if n > 0 && w.row.others[n-1].Header == header {
			w.row.others[n-1].Text += "\n" + t.text
		} else {
			w.row.others = append(w.row.others, plan.OtherCell{Header: header, Text: t.text})
		}
		return
	}
	f := plan.FieldName(s.role)
	c := w.row.cells[f]
	if c.Text != "" {
		c.Text += "\n"
	}
	c.Text += t.text
	c.Source = c.Source.Span(src)
	w.row.cells[f] = c
	if sure < unsureBelow {
		w.row.doubtField(f)
	}
}

// header returns the header of the at-th column without the number.
func (w *writer) header(at int) string {
	for _, c := range w.b.layout.columns {
		if c.role == roleNumber {
			continue
		}
		if at == 0 {
			return oneLine(c.header)
		}
		at--
	}
	return ""
}

func (r *row) doubtField(f plan.FieldName) {
	for _, u := range r.unsure {
		if u == f {
			return
		}
	}
	r.unsure = append(r.unsure, f)
}

func (w *writer) closeRow() {
	if w.row == nil {
		return
	}
	w.row.evenOut()
	if len(w.row.cells) == 0 && len(w.row.others) == 0 {
		w.b.leftover(w.row.number.text, w.row.src)
	} else {
		w.b.addRow(w.row)
	}
	w.row = nil
}

func (w *writer) closeGroup() {
	if w.name == "" {
		return
	}
	l, name := w.pending, w.name
	if l.text == "" {
		l, name = cutNumeral(name)
	}
	w.b.addGroup(l, name, w.nameFrom)
	w.pending, w.name, w.nameFrom = label{}, "", plan.Source{}
}

func (w *writer) close() {
	w.closeRow()
	w.closeGroup()
	if w.pending.text != "" {
		w.b.leftover(w.pending.text, w.nameFrom)
	}
}

// evenOut moves the border between task and product where both are lists that
// run into each other, the agencies are a list too, and an even split gives
// each of the three as many items: such cells answer each other item by item.
func (r *row) evenOut() {
	task, product := r.cells[plan.FieldTask], r.cells[plan.FieldProduct]
	items := append(strings.Split(task.Text, "\n"), strings.Split(product.Text, "\n")...)
	half := strings.Count(r.cells[plan.FieldLead].Text, "\n") + 1
	if task.Text == "" || product.Text == "" || half < 2 || len(items) != 2*half {
		return
	}
	for _, it := range items {
		if !isBullet(it) {
			return
		}
	}
	moved := half - strings.Count(task.Text, "\n") - 1
	if moved == 0 {
		return
	}
	task.Text, product.Text = strings.Join(items[:half], "\n"), strings.Join(items[half:], "\n")
	if task.Source.LastLine > 0 {
		task.Source.LastLine += moved
		product.Source.FirstLine += moved
	}
	r.cells[plan.FieldTask], r.cells[plan.FieldProduct] = task, product
	r.doubtField(plan.FieldTask)
	r.doubtField(plan.FieldProduct)
}
