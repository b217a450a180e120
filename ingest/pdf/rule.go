package pdf

import "math"

// rule is a straight line that is drawn on a page, along one of its sides.
type rule struct {
	x0, y0, x1, y1 float64
}

func (r rule) flat() bool { return r.x1-r.x0 > r.y1-r.y0 }

// The kinds of page objects and path segments, as fpdf_edit.h numbers them.
const (
	objectPath  = 2
	objectImage = 3
	objectForm  = 5

	segmentLine = 0
	segmentMove = 2
)

// matrix maps the coordinates of an object to those of the page.
type matrix struct{ a, b, c, d, e, f float64 }

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// then returns the map that applies m and then n.
func (m matrix) then(n matrix) matrix {
	e, f := n.apply(m.e, m.f)
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d, e, f,
	}
}

// ruler collects the rules of a page.
type ruler struct {
	e     *engine
	left  int // paths that it may still look at
	turn  func(x, y float64) (float64, float64)
	rules []rule
}

// rules returns the straight lines that are drawn on a page: strokes, and
// boxes so thin that they are lines.
func (e *engine) rules(page uint64, limits Limits, turn func(x, y float64) (float64, float64)) ([]rule, error) {
	r := &ruler{e: e, left: limits.Paths, turn: turn}
	for i := range e.number("FPDFPage_CountObjects", page) {
		r.object(e.call("FPDFPage_GetObject", page, uint64(i)), matrix{a: 1, d: 1}, 0)
		if e.err != nil {
			return nil, e.err
		}
		if r.left < 0 {
			return nil, tooMuch("trang có quá nhiều nét vẽ", "a page with too many drawn lines")
		}
	}
	return r.rules, e.err
}

func (r *ruler) object(object uint64, outer matrix, depth int) {
	if r.left--; object == 0 || depth > 6 || r.left < 0 {
		return
	}
	switch r.e.number("FPDFPageObj_GetType", object) {
	case objectPath:
		r.path(object, r.matrix(object).then(outer))
	case objectForm:
		m := r.matrix(object).then(outer)
		for i := range r.e.number("FPDFFormObj_CountObjects", object) {
			if r.left < 0 {
				return
			}
			r.object(r.e.call("FPDFFormObj_GetObject", object, uint64(i)), m, depth+1)
		}
	}
}

func (r *ruler) matrix(object uint64) matrix {
	if r.e.number("FPDFPageObj_GetMatrix", object, r.e.at(0)) == 0 {
		return matrix{a: 1, d: 1}
	}
	f := r.e.float32
	return matrix{f(0), f(1), f(2), f(3), f(4), f(5)}
}

// path looks at the subpaths of a path.
func (r *ruler) path(object uint64, m matrix) {
	e := r.e
	if e.number("FPDFPath_GetDrawMode", object, e.at(0), e.at(1)) == 0 {
		return
	}
	fill, _ := e.module.Memory().ReadUint32Le(uint32(e.at(0)))
	stroke, _ := e.module.Memory().ReadUint32Le(uint32(e.at(1)))
	if fill == 0 && stroke == 0 {
		return
	}
	n := e.number("FPDFPath_CountSegments", object)
	if r.left -= n; r.left < 0 {
		return
	}
	var points [][2]float64
	for i := range n {
		s := e.call("FPDFPath_GetPathSegment", object, uint64(i))
		kind := e.number("FPDFPathSegment_GetType", s)
		if kind == segmentMove {
			r.outline(points, stroke != 0)
			points = points[:0]
		}
		if e.number("FPDFPathSegment_GetPoint", s, e.at(0), e.at(1)) == 0 {
			continue
		}
		x, _ := e.module.Memory().ReadFloat32Le(uint32(e.at(0)))
		y, _ := e.module.Memory().ReadFloat32Le(uint32(e.at(1)))
		px, py := r.turn(m.apply(float64(x), float64(y)))
		points = append(points, [2]float64{px, py})
		if e.number("FPDFPathSegment_GetClose", s) != 0 && len(points) > 0 {
			points = append(points, points[0])
		}
	}
	r.outline(points, stroke != 0)
}

// thin is how thick a line may be.
const thin = 3.2

// outline takes the lines from a subpath: its own bounds where they are thin,
// otherwise the sides that are drawn.
func (r *ruler) outline(points [][2]float64, stroked bool) {
	if len(points) < 2 {
		return
	}
	b := rule{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		b.x0, b.x1 = min(b.x0, p[0]), max(b.x1, p[0])
		b.y0, b.y1 = min(b.y0, p[1]), max(b.y1, p[1])
	}
	w, h := b.x1-b.x0, b.y1-b.y0
	if w <= thin || h <= thin {
		r.add(b)
		return
	}
	if !stroked {
		return // a cell's colour
	}
	for i := 1; i < len(points); i++ {
		p, q := points[i-1], points[i]
		s := rule{min(p[0], q[0]), min(p[1], q[1]), max(p[0], q[0]), max(p[1], q[1])}
		if s.x1-s.x0 <= 0.7 || s.y1-s.y0 <= 0.7 {
			r.add(s)
		}
	}
}

// add takes a line that is long enough to be the side of a cell.
func (r *ruler) add(s rule) {
	if max(s.x1-s.x0, s.y1-s.y0) < 1 || math.IsNaN(s.x0+s.y0+s.x1+s.y1) || math.IsInf(s.x1-s.x0+s.y1-s.y0, 0) {
		return
	}
	r.rules = append(r.rules, s)
}
