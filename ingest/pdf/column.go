package pdf

import (
	"cmp"
	"slices"
	"strings"

	"kehoach/ingest/block"
	"kehoach/plan/vi"
)

// gutter is a strip between columns in which no letter stands.
type gutter struct{ x0, x1 float64 }

// band is what stands at one height: the parts of a line, and of others that
// are a little higher or lower and beside it.
type band struct {
	parts []*line
	from  []*line // the lines as they were
	y     float64
}

// bands puts lines together that overlap in height but not in width.
func bands(ls []*line) []*band {
	var out []*band
	for _, l := range ls {
		parts := l.parts()
		if n := len(out); n > 0 && l.y-out[n-1].from[0].y < 0.85*l.size && beside(out[n-1].parts, parts) {
			b := out[n-1]
			b.parts, b.from, b.y = append(b.parts, parts...), append(b.from, l), l.y
			slices.SortFunc(b.parts, func(a, b *line) int { return cmp.Compare(a.x0, b.x0) })
			continue
		}
		out = append(out, &band{parts: parts, from: []*line{l}, y: l.y})
	}
	return out
}

func beside(as, bs []*line) bool {
	for _, a := range as {
		for _, b := range bs {
			if a.x0 < b.x1+0.5*a.size && b.x0 < a.x1+0.5*a.size {
				return false
			}
		}
	}
	return true
}

// columns finds lines that stand side by side: letterheads, signatures, and
// tables without drawn lines. It returns them as tables, and the other lines.
func columns(ls []*line) (tables []*sheet, rest []*line) {
	bs := bands(ls)
	free := 0 // bands before it are used
	for i := 0; i < len(bs); {
		n, gaps := region(bs[i:])
		if n == 0 {
			i++
			continue
		}
		from := i
		for from > free && leads(bs[from-1], bs[from], gaps) {
			from--
		}
		for _, b := range bs[free:from] {
			rest = append(rest, b.from...)
		}
		tables = append(tables, tabulate(bs[from:i+n], gaps))
		i += n
		free = i
	}
	for _, b := range bs[free:] {
		rest = append(rest, b.from...)
	}
	return tables, rest
}

// region returns how many of the first bands stand in columns, and the strips
// between those; 0 where fewer than two have words on both sides of one.
func region(bs []*band) (int, []gutter) {
	if len(bs[0].parts) < 2 {
		return 0, nil
	}
	gaps := between(bs[0].parts)
	sided, n := 1, 1
	for n < len(bs) && !closes(bs[n-1]) {
		next := narrowed(gaps, bs[n].parts)
		if len(next) == 0 || !follows(bs[:n], bs[n], next) {
			break
		}
		gaps = next
		if len(bs[n].parts) > 1 {
			sided++
		}
		n++
	}
	if sided < 2 {
		return 0, nil
	}
	return n, gaps
}

// closes reports whether a band ends a letterhead: it has the date.
func closes(b *band) bool {
	for _, p := range b.parts {
		fold := vi.Fold(p.text)
		if at := strings.Index(fold, "ngay"); at >= 0 && strings.Contains(fold[at:], "thang") && strings.Contains(fold[at:], "nam") && len(b.parts) == 2 {
			return true
		}
	}
	return false
}

// follows reports whether a band goes on with the columns above it.
func follows(above []*band, b *band, gaps []gutter) bool {
	size := b.parts[0].size
	gap := b.y - above[len(above)-1].y
	if len(b.parts) > 1 {
		return gap < 3.2*size
	}
	l := b.parts[0]
	if l.x0 >= gaps[len(gaps)-1].x1 && len(gaps) == 1 {
		// The name below a signature stands far below the office.
		return gap < 9*size
	}
	for k := len(above) - 1; k >= max(0, len(above)-5); k-- {
		for _, p := range above[k].parts {
			if columnOf(p, gaps) == columnOf(l, gaps) {
				return l.y-p.y < 1.75*size
			}
		}
	}
	return false
}

// leads reports whether a band with words in one column is the first of the
// columns below: "Nơi nhận:", or the office that begins higher on the right.
func leads(b, below *band, gaps []gutter) bool {
	if len(b.parts) != 1 || len(gaps) != 1 || below.y-b.y > 2.2*b.parts[0].size {
		return false
	}
	l := b.parts[0]
	return l.x1 <= gaps[0].x0 && strings.HasPrefix(vi.Fold(l.text), "noi nhan") || l.x0 >= gaps[0].x1
}

func between(parts []*line) []gutter {
	var out []gutter
	for i := 1; i < len(parts); i++ {
		out = append(out, gutter{parts[i-1].x1, parts[i].x0})
	}
	return out
}

// narrowed returns what is left of the gutters when a line stands among them.
func narrowed(gaps []gutter, parts []*line) []gutter {
	var out []gutter
	for _, g := range gaps {
		for _, p := range parts {
			switch {
			case p.x1 <= g.x0 || p.x0 >= g.x1:
			case p.x0 <= g.x0 && p.x1 >= g.x1:
				g.x1 = g.x0 // crossed
			case p.x0 <= g.x0:
				g.x0 = p.x1
			case p.x1 >= g.x1:
				g.x1 = p.x0
			case p.x0-g.x0 > g.x1-p.x1:
				g.x1 = p.x0
			default:
				g.x0 = p.x1
			}
		}
		if g.x1-g.x0 > 0.6*parts[0].size {
			out = append(out, g)
		}
	}
	return out
}

func columnOf(l *line, gaps []gutter) int {
	n := 0
	for n < len(gaps) && l.middle() > (gaps[n].x0+gaps[n].x1)/2 {
		n++
	}
	return n
}

// tabulate makes a table of lines in columns. Two columns are one row; of more
// the rows begin where the first column has words, if it numbers them, and
// otherwise at each line.
func tabulate(bs []*band, gaps []gutter) *sheet {
	parts := make([][]*line, len(bs))
	for i, b := range bs {
		parts[i] = b.parts
	}
	cols := len(gaps) + 1
	s := &sheet{cols: cols, ys: []float64{parts[0][0].top()}}
	s.xs = []float64{0}
	for _, g := range gaps {
		s.xs = append(s.xs, (g.x0+g.x1)/2)
	}
	right := 0.0
	for _, ps := range parts {
		for _, p := range ps {
			right = max(right, p.x1)
		}
	}
	s.xs = append(s.xs, right+1)
	numbers := cols > 2 && numbersRows(parts, gaps)
	cells := make([][][]glyph, 0, len(parts))
	for i, ps := range parts {
		fresh := i == 0
		switch {
		case cols == 2:
		case numbers:
			fresh = fresh || columnOf(ps[0], gaps) == 0
		default:
			fresh = fresh || len(ps) > 1
		}
		if fresh {
			cells = append(cells, make([][]glyph, cols))
		}
		for _, p := range ps {
			k := columnOf(p, gaps)
			row := cells[len(cells)-1]
			row[k] = append(row[k], p.glyphs...)
		}
	}
	s.rows = len(cells)
	for i, row := range cells {
		for j, gs := range row {
			sp := block.Span{Row: i, Column: j, Rows: 1, Columns: 1}
			sp.Cell.Text, sp.Cell.Bold = columnText(gs, cols)
			s.spans = append(s.spans, sp)
		}
	}
	return s
}

// columnText is the words of a column: in a letterhead each line stands for
// itself.
func columnText(gs []glyph, cols int) (string, bool) {
	if len(gs) == 0 {
		return "", false
	}
	x0, x1 := gs[0].x0, gs[0].x1
	for _, g := range gs {
		x0, x1 = min(x0, g.x0), max(x1, g.x1)
	}
	if cols > 2 {
		return cellText(gs, x0-1, x1+1)
	}
	var out []string
	bold := true
	for _, l := range lines(gs) {
		out = append(out, strings.ReplaceAll(l.text, "\t", " "))
		bold = bold && l.bold
	}
	return strings.Join(out, "\n"), bold
}

// numbersRows reports whether the first column holds short marks: numbers.
func numbersRows(parts [][]*line, gaps []gutter) bool {
	var lengths []int
	for _, ps := range parts {
		if columnOf(ps[0], gaps) == 0 {
			lengths = append(lengths, len([]rune(ps[0].text)))
		}
	}
	slices.SortFunc(lengths, cmp.Compare)
	return len(lengths) > 1 && lengths[len(lengths)/2] <= 5
}

// takesLine reports whether a line at the head of the next page goes on with
// one of the two columns of s, and adds it.
func (s *sheet) takesLine(l *line) bool {
	if s.drawn || s.cols != 2 || s.rows != 1 || l.page != s.page+1 || len(s.spans) != 2 || strings.Contains(l.text, "\t") {
		return false
	}
	switch {
	case l.x1 <= s.xs[1] && strings.HasPrefix(l.text, "-"):
		s.spans[0].Cell.Text += "\n" + l.text
	case l.x0 >= s.xs[1]:
		s.spans[1].Cell.Text += "\n" + l.text
	default:
		return false
	}
	return true
}

// takesColumns reports whether two columns on the next page go on with those
// of s, and adds them.
func (s *sheet) takesColumns(t *sheet) bool {
	if s.drawn || t.drawn || s.cols != 2 || t.cols != 2 || s.rows != 1 || t.page != s.page+1 || len(s.spans) != 2 || len(t.spans) != 2 {
		return false
	}
	for i := range s.spans {
		s.spans[i].Cell.Text = strings.Trim(s.spans[i].Cell.Text+"\n"+t.spans[i].Cell.Text, "\n")
	}
	return true
}
