package draft

import (
	"fmt"
	"slices"
	"strings"

	"kehoach/agent/work"
	"kehoach/plan"
)

// Make writes a paper from what was selected for it. The same input gives the
// same document.
func (k *Kinds) Make(in Input) (*Document, error) {
	kind, ok := k.byName[in.Request.Kind]
	if !ok {
		return nil, fmt.Errorf("no kind of paper is called %q", in.Request.Kind)
	}
	if rest, ok := strings.CutPrefix(in.Agency.Name, "UBND "); ok {
		in.Agency.Name = "Ủy ban nhân dân " + rest
	}
	v := newView(&in, kind.Whole)
	v.fillFigures(k.figures)
	var out strings.Builder
	if err := k.bodies.ExecuteTemplate(&out, kind.Name, v); err != nil {
		return nil, templateFault(kind.Name+".txt", err)
	}
	d := &Document{}
	if err := parse(d, out.String()); err != nil {
		return nil, &Fault{File: kind.Name + ".txt", VI: err.Error(), EN: err.Error(), Err: err}
	}
	k.makeHead(&in, d)
	d.end()
	d.collect(in.Plan)
	doubts(&in, d)
	return d, nil
}

// end puts "./." after the last words of the body.
func (d *Document) end() {
	for i := len(d.Body) - 1; i >= 0; i-- {
		b := &d.Body[i]
		if b.Level == Rows {
			d.Body = append(d.Body, Block{Text: Text{{Words: "Trân trọng báo cáo./."}}})
			return
		}
		for j := len(b.Text) - 1; j >= 0; j-- {
			if p := &b.Text[j]; p.Slot != nil {
				b.Text = slices.Insert(b.Text, j+1, Piece{Words: "./."})
				return
			} else if p.Words != "" {
				p.Words = strings.TrimRight(p.Words, ".;, ") + "./."
				return
			}
		}
	}
}

// collect lists the slots with where they stand, and the sources cited.
func (d *Document) collect(p *plan.Plan) {
	d.Notes.Source = make(map[string]string)
	where := ""
	text := func(t Text, at, row string) {
		for i := range t {
			if s := t[i].Slot; s != nil {
				s.Place, s.Row, s.own = at, row, s.Owner == d.Head.Name
				d.Notes.Slots = append(d.Notes.Slots, s)
			}
			if e := p.Entry(t[i].Cite); e != nil {
				d.Notes.Source[e.ID] = source(p, e)
			}
		}
	}
	blocks := func(bs []Block, at string) {
		where = at
		for _, b := range bs {
			if b.Level == Part || b.Level == Clause {
				where = strings.TrimSpace(at + " " + b.Text.Plain())
			}
			text(b.Text, where, "")
			if b.Table == nil {
				continue
			}
			for _, r := range b.Table.Rows {
				for _, c := range r.Cells {
					text(c, where, r.Cells[0].Plain())
				}
			}
		}
	}
	blocks(d.Body, "")
	text(d.Save, "Nơi nhận", "")
	for i, a := range d.Annexes {
		blocks(a.Body, annexName(i, len(d.Annexes)))
	}
}

// annexName returns "Phụ lục II", or "Phụ lục" for the only one.
func annexName(i, n int) string {
	if n == 1 {
		return "Phụ lục"
	}
	return "Phụ lục " + Roman(i+1)
}

// AnnexName returns how the ith annex is headed.
func (d *Document) AnnexName(i int) string { return annexName(i, len(d.Annexes)) }

// Roman writes a number in Roman numerals.
func Roman(n int) string {
	out := ""
	for _, r := range []struct {
		v int
		s string
	}{{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.v; n -= r.v {
			out += r.s
		}
	}
	return out
}

// source says where an entry stands in the plan.
func source(p *plan.Plan, e *plan.Entry) string {
	s := label(e)
	if p.Number != "" {
		s += ", Kế hoạch số " + p.Number
	}
	switch src := e.Source; {
	case src.FirstLine > 0:
		s += fmt.Sprintf(" (dòng %d-%d của tệp)", src.FirstLine, max(src.LastLine, src.FirstLine))
	case src.Table > 0:
		s += fmt.Sprintf(" (bảng %d, hàng %d)", src.Table, src.Row)
	case src.Page > 0:
		s += fmt.Sprintf(" (trang %d)", src.Page)
	}
	return s + "."
}

// doubts adds to the notes what the drafter must look at: the day by which the
// paper has to go, and oddities of the plan.
func doubts(in *Input, d *Document) {
	if d.dated && in.Deadline != "" {
		line := "Hạn gửi theo kế hoạch: " + in.Deadline.VN()
		if note := in.DayNote(in.Deadline); note != "" {
			line += " (" + note + "; nên gửi trước vào ngày làm việc liền trước)"
		}
		d.Notes.Lines = append(d.Notes.Lines, line+" ["+label(in.Report)+"].")
	}
	for _, e := range in.Plan.Entries {
		doubtful := slices.ContainsFunc(in.List.Items, func(i work.Item) bool { return i.Entry == e && i.Phase == work.Doubtful })
		if d.Notes.Source[e.ID] == "" && !doubtful {
			continue
		}
		for _, w := range e.Warnings {
			if w.Code != plan.WarnNumberLost {
				d.Notes.Lines = append(d.Notes.Lines, fmt.Sprintf("%s: %s", label(e), w.Message))
			}
		}
	}
}
