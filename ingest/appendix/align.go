package appendix

// The alignment gives each line of a flattened table the column that it stood
// in. It is the most likely path through a small Markov model: its states are
// the columns in their order, the row number, the parts of a group row and
// stray lines; its costs say how well a line's traits suit a column, how
// likely a cell goes on over lines, and how likely a cell of a row was empty
// or merged with the one above and so left no line. All figures are natural
// logarithms of odds, set by hand from what such tables look like.

// kind is the sort of a state.
type kind int

const (
	kindColumn kind = iota
	kindNumber
	kindNumeral // of a group
	kindName    // of a group
	kindStray
)

// state is a state of the model.
type state struct {
	kind kind
	role role // of a column
	at   int  // its place among the columns
	// fresh: the line begins a row without a number.
	fresh bool
}

// model is the states for one layout.
type model struct {
	states   []state
	roles    []role // the columns without the number
	numbered bool   // the layout has a number column
	hasAim   bool   // has an objective column
	times    int
	// skipped[0] sums the costs of skipping the columns before each, within a
	// group, skipped[1] at its start.
	skipped [2][]float64
}

func newModel(l layout) *model {
	m := &model{numbered: l.has(roleNumber), hasAim: l.has(roleObjective)}
	for _, c := range l.columns {
		if c.role == roleNumber {
			continue
		}
		at := len(m.roles)
		m.states = append(m.states, state{kind: kindColumn, role: c.role, at: at},
			state{kind: kindColumn, role: c.role, at: at, fresh: true})
		m.roles = append(m.roles, c.role)
		if c.role == roleStart || c.role == roleEnd {
			m.times++
		}
	}
	for k, first := range []bool{false, true} {
		sum := make([]float64, len(m.roles)+1)
		for i, r := range m.roles {
			sum[i+1] = sum[i] + m.skip(r, first)
		}
		m.skipped[k] = sum
	}
	m.states = append(m.states, state{kind: kindNumber}, state{kind: kindNumeral}, state{kind: kindName}, state{kind: kindStray})
	return m
}

// never is the score of what cannot be.
const never = -1e6

// emit scores a line in a state.
func (m *model) emit(s state, t *line) float64 {
	if t.number != (s.kind == kindNumber) {
		return never
	}
	switch s.kind {
	case kindNumber:
		return 3
	case kindNumeral:
		return choose(t.numeral, 4, never)
	case kindName:
		return emitName(t)
	case kindStray:
		return -2
	}
	if t.numeral {
		return never
	}
	return m.emitCell(s.role, t)
}

func emitName(t *line) float64 {
	e := -2 - 4*t.time
	if t.caps {
		e += 3.5
	}
	if t.n > 160 || t.label.style != styleNone {
		return never
	}
	if t.agency > 0.7 && !t.caps {
		e--
	}
	return e
}

// emitCell scores a line in a cell of a column.
func (m *model) emitCell(r role, t *line) float64 {
	switch r {
	case roleTask, roleObjective:
		return emitText(r, t)
	case roleProduct:
		e := -0.5 - 5*t.time - 2.5*t.agency + 2*t.product
		e -= choose(t.n > 80, 0.8, 0) + choose(t.n > 150, 1.2, 0) + choose(t.n > 250, 1.5, 0)
		return e - choose(t.verb && t.n > 40 && t.product < 0.7, 0.8, 0) - choose(t.again, 3, 0)
	case roleLead, roleCoordinating:
		e := -4 + 6*t.agency - 3*t.time*(1-t.agency) - choose(t.product >= 1, 1, 0)
		if t.related { // nobody by name seldom leads
			e += choose(r == roleLead, -1.2, 0.8)
		}
		return e
	case roleStart, roleEnd:
		return -4 + 6*t.time - 1.5*t.agency*(1-t.time) - choose(t.n > 140, 1, 0)
	}
	return -1.5 + choose(t.n < 40 && t.agency < 0.5 && t.time < 0.5, 1, 0) - 2*t.agency - 2*t.time
}

func emitText(r role, t *line) float64 {
	e := -6*t.time - 4.5*t.agency*choose(t.n > 200, 0.5, 1)
	e -= choose(t.n < 25, 1.5, 0) + choose(t.product >= 1 && t.n < 40, 2, 0)
	if r == roleTask {
		return e + choose(t.verb, 1, 0) - choose(t.aim, 1, 0) - choose(t.target, 0.5, 0)
	}
	return e - 0.3 + choose(t.aim, 1, 0) + choose(t.target, 0.9, 0) + choose(t.again, 3, 0)
}

// skip is the cost of a cell that left no line.
func (m *model) skip(r role, first bool) float64 {
	switch r {
	case roleObjective:
		return choose(first, -1, -0.4)
	case roleTask:
		return choose(m.hasAim && !first, -2.5, -5)
	case roleProduct:
		return -2.5
	case roleLead:
		return -4
	case roleCoordinating:
		return -2.2
	case roleStart:
		return choose(m.times > 1, -3.2, -3)
	case roleEnd:
		return choose(m.times > 1, -2.5, -3)
	}
	return -0.3
}

// skips sums the skipped cells from..to; first says that the row is the first
// of its group.
func (m *model) skips(from, to int, first bool) float64 {
	sum := m.skipped[0]
	if first {
		sum = m.skipped[1]
	}
	return sum[to] - sum[from]
}

// begin is the cost of a row whose first cell with a line is at.
func (m *model) begin(at int, first, numbered bool, t *line) float64 {
	cost := m.skips(0, at, first)
	if r := m.roles[at]; r != roleTask && r != roleObjective {
		cost--
	}
	if !numbered && m.numbered {
		cost -= 3
		if t.indent {
			cost += 2.5
		} else if m.roles[at] == roleObjective {
			cost -= 0.7
		}
		cost += t.boost
	}
	return cost
}

// stay is the cost of a cell that goes on with the line t after prev.
func stay(r role, prev, t *line) float64 {
	base := -3.5
	switch {
	case r == roleStart || r == roleEnd:
		base = -3
	case r == roleLead || r == roleCoordinating:
		base = -4
	}
	switch {
	case t.bullet && prev.bullet:
		return -0.4 - choose(prev.stop, 0.4, 0)
	case t.bullet:
		return -1.2
	case t.lower, prev.open:
		return -0.8
	}
	return base
}

// move is the cost of the line t beginning a new cell after prev. To cut a
// list costs more where one side is left with a single item: a single item
// gets no dash.
func move(prev, t *line) float64 {
	cost := 0.0
	if prev.bullet && t.bullet {
		cost -= 0.7 + choose(prev.listStart, 1.8, 0) + choose(t.listEnd, 1.8, 0)
	}
	if prev.open && prev.n > 3 {
		cost -= choose(t.bullet && prev.bullet, 1.2, 0.8)
	}
	if t.lower {
		cost -= 1.5
	}
	return cost
}

// step is the cost of going from a state at line prev to a state at line t.
func (m *model) step(from, to state, prev, t *line) float64 {
	inside := to.kind == kindColumn && !to.fresh
	switch from.kind {
	case kindColumn:
		switch {
		case !inside:
			return m.skips(from.at+1, len(m.roles), false) + m.opened(to, t) - choose(prev.open, 0.5, 0)
		case to.at > from.at:
			return m.skips(from.at+1, to.at, false) + move(prev, t)
		case to.at == from.at:
			return stay(to.role, prev, t)
		}
		return never
	case kindNumber:
		return choose(inside, m.begin(to.at, prev.first, true, t), never)
	case kindNumeral:
		return choose(to.kind == kindName, 0, never)
	case kindName:
		if to.kind == kindName {
			return choose(t.lower, -1, -4)
		}
	case kindStray:
		if to.kind == kindStray {
			return 0
		}
	}
	return choose(inside, never, m.opened(to, t))
}

// opened is the cost of beginning at to, outside any row.
func (m *model) opened(to state, t *line) float64 {
	switch to.kind {
	case kindColumn:
		return m.begin(to.at, t.first, false, t)
	case kindName:
		return -2.5
	case kindStray:
		return -3.5
	}
	return 0
}

func choose(cond bool, yes, no float64) float64 {
	if cond {
		return yes
	}
	return no
}
