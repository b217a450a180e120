package appendix

import (
	"strings"

	"kehoach/plan"
)

// inherit fills the cells that a flattened table printed once for several
// rows, from the row above in the same group. A merged cell leaves no line,
// but neither does an empty one, so each kind of cell has its own rule.
func (b *builder) inherit() {
	merged := b.merges()
	b.doubtLone()
	for i, r := range b.rows {
		if i == 0 || b.rows[i-1].group != r.group {
			continue
		}
		b.inheritText(b.rows[i-1], r)
		b.inheritBodies(b.rows[i-1], r, merged)
	}
}

// inheritText takes over the objective, and below it the task and the product:
// cells are merged within a block of the same objective. An objective that
// shares no two words in a row with the task is not taken over.
func (b *builder) inheritText(above, r *row) {
	if b.layout.has(roleObjective) && r.cells[plan.FieldObjective].Text == "" {
		if c := above.cells[plan.FieldObjective]; c.Text != "" {
			if own := r.cells[plan.FieldTask].Text; own == "" || akin(own, c.Text) {
				r.take(plan.FieldObjective, c)
			} else {
				r.noGuess = true
			}
		}
	}
	if r.cells[plan.FieldTask].Text == "" {
		if c := above.cells[plan.FieldTask]; c.Text != "" {
			r.take(plan.FieldTask, c)
		}
	}
	block := !b.layout.has(roleObjective) || r.cells[plan.FieldObjective].Inherited
	if block && b.layout.has(roleProduct) && r.cells[plan.FieldProduct].Text == "" {
		if c := above.cells[plan.FieldProduct]; c.Text != "" {
			r.take(plan.FieldProduct, c)
		}
	}
}

// pairs are the cells of agencies and those of times.
var pairs = [2][2]plan.FieldName{
	{plan.FieldLead, plan.FieldCoordinating}, {plan.FieldStart, plan.FieldEnd},
}

// merges reports for agencies and for times whether the table merges them: at
// least a fifth of its rows has none. A single row without is rather one where
// the cell was empty, and a guessed deadline does harm.
func (b *builder) merges() (merged [2]bool) {
	for k, pair := range pairs {
		n := 0
		for _, r := range b.rows {
			if r.cells[pair[0]].Text == "" && r.cells[pair[1]].Text == "" {
				n++
			}
		}
		merged[k] = n > 1 && 5*n >= len(b.rows)
	}
	return merged
}

// doubtLone doubts an agency or a time that stands alone where most rows have
// both cells of that kind: it may be the other one's, or merged over both.
func (b *builder) doubtLone() {
	for _, pair := range pairs {
		if !b.layout.has(role(pair[0])) || !b.layout.has(role(pair[1])) {
			continue
		}
		var lone []*row
		for _, r := range b.rows {
			if (r.cells[pair[0]].Text == "") != (r.cells[pair[1]].Text == "") {
				lone = append(lone, r)
			}
		}
		if 5*len(lone) > len(b.rows) {
			continue
		}
		for _, r := range lone {
			r.doubtField(pair[0])
			r.doubtField(pair[1])
		}
	}
}

// inheritBodies takes over agencies and times where the table merges them and
// the row has none of that kind at all: one agency or one time alone may be
// all there is.
func (b *builder) inheritBodies(above, r *row, merged [2]bool) {
	for k, pair := range pairs {
		if !merged[k] || r.cells[pair[0]].Text != "" || r.cells[pair[1]].Text != "" {
			continue
		}
		for _, f := range pair {
			if c := above.cells[f]; c.Text != "" {
				r.take(f, c)
				r.doubtField(f)
			}
		}
	}
}

func (r *row) take(f plan.FieldName, c plan.Cell) {
	c.Inherited = true
	r.cells[f] = c
}

// akin reports whether two texts share two words in a row, or a word of
// capitals (TTHC).
func akin(a, b string) bool {
	pairs := map[string]bool{}
	eachPair(a, func(p string) bool { pairs[p] = true; return true })
	found := false
	eachPair(b, func(p string) bool { found = pairs[p]; return !found })
	return found
}

// eachPair calls f with each two words in a row that are not both empty of
// meaning, and with each word of capitals, until f returns false.
func eachPair(s string, f func(string) bool) {
	ws := strings.Fields(words(s))
	for i := 1; i < len(ws); i++ {
		if emptyPairs[ws[i-1]+" "+ws[i]] || emptyWords[ws[i-1]] || emptyWords[ws[i]] {
			continue
		}
		if !f(ws[i-1] + " " + ws[i]) {
			return
		}
	}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n,.;:()/-", r) }) {
		if len(w) > 2 && capitals(w) && !f(strings.ToLower(w)) {
			return
		}
	}
}

var emptyWords = wordSet("va cua cac cho theo tren trong duoc voi den tu tai nhung de thi la co khi ve den mot so")

var emptyPairs = map[string]bool{
	"thuc hien": true, "trien khai": true, "quy dinh": true, "to chuc": true, "phuc vu": true, "dam bao": true,
	"bao dam": true, "hieu qua": true, "nang cao": true, "tang cuong": true, "dia ban": true, "toan tinh": true,
}
