package draft

import (
	"fmt"
	"slices"
	"strings"
)

// Missing is a line of the last page: a slot, or the slots of a table that one
// body has to fill in row by row.
type Missing struct {
	What, Owner, Unit, Where string
	// Count is how many slots it stands for.
	Count int
}

// fewRows is how many rows of a table are named one by one.
const fewRows = 12

// Missing returns what the last page lists: all slots, those of a table that
// follow one another and have one owner as one line.
func (d *Document) Missing() []Missing {
	var out []Missing
	slots := d.Notes.Slots
	for len(slots) > 0 {
		n := 1
		for n < len(slots) && slots[0].together(slots[n]) {
			n++
		}
		out = append(out, missing(slots[:n]))
		slots = slots[n:]
	}
	return out
}

// together reports whether two slots are told of in one line.
func (s *Slot) together(o *Slot) bool {
	return s.Brief && o.Brief && s.Row != "" && o.Row != "" && s.Place == o.Place && s.Owner == o.Owner
}

func missing(slots []*Slot) Missing {
	s := slots[0]
	m := Missing{What: s.What, Owner: s.Owner, Unit: s.Unit, Where: s.Where(), Count: len(slots)}
	if len(slots) == 1 {
		return m
	}
	var whats, units, rows []string
	for _, o := range slots {
		if !slices.Contains(whats, o.What) {
			whats = append(whats, o.What)
		}
		if o.Unit != "" && !slices.Contains(units, o.Unit) {
			units = append(units, o.Unit)
		}
		if !slices.Contains(rows, o.Row) {
			rows = append(rows, o.Row)
		}
	}
	if m.What = strings.Join(whats, "; "); len(whats) > 6 {
		m.What = "kết quả của từng dòng"
	}
	if m.Unit = strings.Join(units, "; "); len(units) > 3 {
		m.Unit = "theo cột đơn vị tính"
	}
	m.Where = s.Place + ", dòng " + strings.Join(rows, "; ")
	if len(rows) > fewRows {
		m.Where = fmt.Sprintf("%s, từ dòng %s đến dòng %s (%d dòng)", s.Place, rows[0], rows[len(rows)-1], len(rows))
	}
	return m
}
