package agency

// beginning returns the body whose name begins with the words i to j, if it is
// the only one: "sở văn hóa thể thao". Departments and ministries are known by
// that, and the bodies that a plan names ("tổ giúp việc cổ phần hóa").
func (m *matcher) beginning(i, j int, n, from int32, slipped int) (hit, bool) {
	o := opening{matcher: m, i: i, j: j, best: -1}
	length := j - i
	if from != rootNames {
		o.head = 1
		length++
	} else if first := m.words[i].id; first != m.so && first != m.bo {
		o.learnedOnly = true
	} else if length < 4 && !m.words[i].marked {
		// "so ke hoach" without diacritics is mostly "số kế hoạch".
		return hit{}, false
	}
	if length < 3 || slipped >= 0 || o.learnedOnly && len(m.learned) == 0 {
		return hit{}, false
	}
	if !o.only(n) || o.best < 0 {
		return hit{}, false
	}
	h := hit{from: i, to: j, body: o.best, kind: kindExact, partial: true}
	m.follow(&h)
	return h, true
}

// opening is the words i to j of a text that may open a name; head of the
// name's words stood before them.
type opening struct {
	*matcher
	i, j, head  int
	learnedOnly bool
	best        int32 // the fittest body so far, -1 without
}

// only collects the bodies below a node, and reports whether one is fittest.
func (o *opening) only(n int32) bool {
	for end := o.nodes[n].end; end != 0; end = o.names[end-1].next {
		e := &o.names[end-1]
		if e.body < 0 || e.body == o.best || e.kind != kindExact || e.rule != ruleNone || o.slips(e) {
			continue
		}
		if o.bodies[e.body].group && !o.bodies[e.body].each || o.learnedOnly && !o.learned[e.body] {
			continue
		}
		switch r := o.rank(e.body); {
		case o.best < 0 || r > o.rank(o.best):
			o.best = e.body
		case r == o.rank(o.best):
			return false
		}
	}
	for c := o.nodes[n].child; c != 0; c = o.nodes[c].sibling {
		if !o.only(c) {
			return false
		}
	}
	return true
}

// slips reports whether a word has other diacritics than the name's.
func (o *opening) slips(e *name) bool {
	for k := o.i; k < o.j; k++ {
		if w := &o.words[k]; w.marked && w.lower != e.lower[o.head+k-o.i] {
			return true
		}
	}
	return false
}
