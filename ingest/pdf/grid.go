package pdf

import (
	"cmp"
	"math"
	"slices"

	"kehoach/ingest/block"
)

// sheet is a table of one page, later of several.
type sheet struct {
	xs, ys     []float64 // the edges of its columns and rows
	rows, cols int
	spans      []block.Span
	page       int
	// drawn: it has lines, and was not found by its columns alone.
	drawn bool
	// header is how many leading rows later pages repeat.
	header int
}

func (s *sheet) top() float64 { return s.ys[0] }

// Distances in points.
const (
	touch    = 3.0 // ends of lines that meet
	sameEdge = 3.0 // lines that are one edge
)

// maxGrid is the most places of a table on one page.
const maxGrid = 50_000

// drawnTables finds the tables that lines are drawn around, and fills their
// cells with the letters of the page. It returns the letters that are left.
func drawnTables(p *page) (sheets []*sheet, rest []glyph) {
	rest = p.glyphs
	for _, group := range meeting(p.rules) {
		l := newLattice(group)
		if l == nil || l.rows*l.cols < 2 || l.rows*l.cols > maxGrid {
			continue
		}
		var inside []glyph
		inside, rest = l.take(rest)
		s := l.fill(inside)
		if len(s.spans) < 2 { // a frame around text
			rest = append(rest, inside...)
			continue
		}
		sheets = append(sheets, s)
	}
	slices.SortFunc(sheets, func(a, b *sheet) int { return cmp.Compare(a.top(), b.top()) })
	return sheets, rest
}

// meeting groups rules that meet, directly or by others, largest groups first.
func meeting(rules []rule) [][]rule {
	var flat, steep []int
	for i, r := range rules {
		if r.flat() {
			flat = append(flat, i)
		} else {
			steep = append(steep, i)
		}
	}
	set := newSets(len(rules))
	slices.SortFunc(steep, func(a, b int) int { return cmp.Compare(rules[a].x0, rules[b].x0) })
	for _, h := range flat {
		a := rules[h]
		from, _ := slices.BinarySearchFunc(steep, a.x0-touch, func(i int, x float64) int { return cmp.Compare(rules[i].x1, x) })
		for _, v := range steep[from:] {
			b := rules[v]
			if b.x0 > a.x1+touch {
				break
			}
			if b.y0 <= a.y1+touch && b.y1 >= a.y0-touch {
				set.join(h, v)
			}
		}
	}
	groups := make(map[int][]rule)
	for i, r := range rules {
		groups[set.find(i)] = append(groups[set.find(i)], r)
	}
	var out [][]rule
	for _, g := range groups {
		if len(g) > 3 {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b []rule) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0].y0, b[0].y0), cmp.Compare(a[0].x0, b[0].x0))
	})
	return out
}

// sets is a union of disjoint sets.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) { s[s.find(j)] = s.find(i) }

// lattice is the grid that rules make.
type lattice struct {
	xs, ys     []float64
	rows, cols int
	// flat are the parts of each horizontal edge that are drawn, steep those
	// of the vertical ones.
	flat, steep [][][2]float64
}

func newLattice(rules []rule) *lattice {
	var xs, ys []float64
	left, right := math.Inf(1), math.Inf(-1)
	for _, r := range rules {
		if r.flat() {
			ys = append(ys, (r.y0+r.y1)/2)
			left, right = min(left, r.x0), max(right, r.x1)
		} else {
			xs = append(xs, (r.x0+r.x1)/2)
		}
	}
	l := &lattice{xs: edges(xs), ys: edges(ys)}
	if len(l.xs) == 0 || len(l.ys) < 2 {
		return nil
	}
	// A table may be open at its sides.
	if left < l.xs[0]-3*sameEdge {
		l.xs = slices.Insert(l.xs, 0, left)
	}
	if right > l.xs[len(l.xs)-1]+3*sameEdge {
		l.xs = append(l.xs, right)
	}
	l.rows, l.cols = len(l.ys)-1, len(l.xs)-1
	if l.cols < 1 {
		return nil
	}
	l.flat, l.steep = make([][][2]float64, len(l.ys)), make([][][2]float64, len(l.xs))
	for _, r := range rules {
		if r.flat() {
			k := nearest(l.ys, (r.y0+r.y1)/2)
			l.flat[k] = append(l.flat[k], [2]float64{r.x0, r.x1})
		} else {
			k := nearest(l.xs, (r.x0+r.x1)/2)
			l.steep[k] = append(l.steep[k], [2]float64{r.y0, r.y1})
		}
	}
	for _, parts := range append(slices.Clone(l.flat), l.steep...) {
		slices.SortFunc(parts, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
	}
	return l
}

// edges makes one of places that are close.
func edges(at []float64) []float64 {
	slices.Sort(at)
	var out []float64
	for i := 0; i < len(at); {
		j := i + 1
		for j < len(at) && at[j]-at[j-1] <= sameEdge && at[j]-at[i] <= 2*sameEdge {
			j++
		}
		out = append(out, (at[i]+at[j-1])/2)
		i = j
	}
	return out
}

func nearest(edges []float64, at float64) int {
	i, _ := slices.BinarySearch(edges, at)
	if i == len(edges) || i > 0 && at-edges[i-1] < edges[i]-at {
		return i - 1
	}
	return i
}

// drawnOver reports whether lines cover most of the way from a to b.
func drawnOver(parts [][2]float64, a, b float64) bool {
	covered, to := 0.0, a
	for _, p := range parts {
		if p[0] >= b {
			break
		}
		if end := min(p[1], b); end > to {
			covered += end - max(p[0], to)
			to = end
		}
	}
	return covered > 0.6*(b-a)
}

// take parts the letters inside the grid from the others.
func (l *lattice) take(glyphs []glyph) (inside, rest []glyph) {
	for _, g := range glyphs {
		x, y := (g.x0+g.x1)/2, g.y-0.3*g.size
		if x > l.xs[0] && x < l.xs[l.cols] && y > l.ys[0] && y < l.ys[l.rows] {
			inside = append(inside, g)
		} else {
			rest = append(rest, g)
		}
	}
	return inside, rest
}

// fill makes cells of the places that no line parts, with their letters.
func (l *lattice) fill(glyphs []glyph) *sheet {
	set := newSets(l.rows * l.cols)
	for i := range l.rows {
		for j := range l.cols {
			at := i*l.cols + j
			if j+1 < l.cols && !drawnOver(l.steep[j+1], l.ys[i], l.ys[i+1]) {
				set.join(at, at+1)
			}
			if i+1 < l.rows && !drawnOver(l.flat[i+1], l.xs[j], l.xs[j+1]) {
				set.join(at, at+l.cols)
			}
		}
	}
	letters := make(map[int][]glyph)
	for _, g := range glyphs {
		j, _ := slices.BinarySearch(l.xs, (g.x0+g.x1)/2)
		i, _ := slices.BinarySearch(l.ys, g.y-0.3*g.size)
		root := set.find(min(max(i-1, 0), l.rows-1)*l.cols + min(max(j-1, 0), l.cols-1))
		letters[root] = append(letters[root], g)
	}
	s := &sheet{xs: l.xs, ys: l.ys, rows: l.rows, cols: l.cols, drawn: true}
	at := make(map[int]int)
	for k := range l.rows * l.cols {
		root, i, j := set.find(k), k/l.cols, k%l.cols
		n, known := at[root]
		if !known {
			at[root] = len(s.spans)
			s.spans = append(s.spans, block.Span{Row: i, Column: j, Rows: 1, Columns: 1})
			continue
		}
		sp := &s.spans[n]
		if j < sp.Column {
			sp.Columns, sp.Column = sp.Columns+sp.Column-j, j
		}
		sp.Rows, sp.Columns = max(sp.Rows, i-sp.Row+1), max(sp.Columns, j-sp.Column+1)
	}
	for root, n := range at {
		sp := &s.spans[n]
		sp.Cell.Text, sp.Cell.Bold = cellText(letters[root], l.xs[sp.Column], l.xs[sp.Column+sp.Columns])
	}
	return s
}
