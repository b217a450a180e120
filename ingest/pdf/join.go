package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"kehoach/ingest/block"
)

// continuedBy reports whether a table at the head of the next page is the
// rest of s: both have the same outer edges, and each column of the one that
// shows fewer is made of whole columns of the other.
func (s *sheet) continuedBy(t *sheet) bool {
	if t.page != s.page+1 || s.drawn != t.drawn || !s.drawn {
		return false
	}
	if math.Abs(s.xs[0]-t.xs[0]) > 2*touch || math.Abs(s.xs[s.cols]-t.xs[t.cols]) > 2*touch {
		return false
	}
	few, many := s.xs, t.xs
	if len(few) > len(many) {
		few, many = many, few
	}
	return len(few) > 2 && !slices.ContainsFunc(few, func(x float64) bool { return math.Abs(many[nearest(many, x)]-x) > 2*touch })
}

// append joins t to s, its columns made those of both.
func (s *sheet) append(t *sheet) {
	if t.cols > s.cols {
		s.regrid(t.xs)
	} else {
		t.regrid(s.xs)
	}
	same := 0
	for same < min(s.rows, t.rows, 4) && s.rowWords(same) != "" && s.rowWords(same) == t.rowWords(same) {
		same++
	}
	if same == t.rows && same < s.rows && s.header != same {
		same = 0 // the page repeats more than a header would
	}
	if same > 0 {
		s.header = same
		t.dropRows(same)
	}
	s.page = t.page
	if t.rows == 0 {
		return
	}
	if s.cutBefore(t) {
		s.joinRow(t)
	}
	s.carryOn(t)
	for _, sp := range t.spans {
		sp.Row += s.rows
		s.spans = append(s.spans, sp)
	}
	s.rows += t.rows
}

// regrid moves the spans to a grid with more columns.
func (s *sheet) regrid(xs []float64) {
	if len(xs) == len(s.xs) {
		return
	}
	for i := range s.spans {
		sp := &s.spans[i]
		from, to := nearest(xs, s.xs[sp.Column]), nearest(xs, s.xs[sp.Column+sp.Columns])
		sp.Column, sp.Columns = from, max(1, to-from)
	}
	s.xs, s.cols = xs, len(xs)-1
}

// rowWords is what a row says, to be compared.
func (s *sheet) rowWords(row int) string {
	var b strings.Builder
	for _, sp := range s.spans {
		if sp.Row == row {
			b.WriteString(strings.Join(strings.Fields(strings.ToLower(sp.Cell.Text)), " ") + "|")
		}
	}
	return strings.Trim(b.String(), "|")
}

// dropRows takes the first n rows away.
func (s *sheet) dropRows(n int) {
	var kept []block.Span
	for _, sp := range s.spans {
		if sp.Row < n {
			if sp.Row+sp.Rows <= n {
				continue
			}
			sp.Rows, sp.Row = sp.Row+sp.Rows-n, n
			sp.Cell.Text = ""
		}
		sp.Row -= n
		kept = append(kept, sp)
	}
	s.spans, s.rows = kept, s.rows-n
}

// lastAt returns the span of the last row that covers a column.
func (s *sheet) lastAt(column int) *block.Span {
	for i := len(s.spans) - 1; i >= 0; i-- {
		sp := &s.spans[i]
		if sp.Row+sp.Rows == s.rows && sp.Column <= column && column < sp.Column+sp.Columns {
			return sp
		}
	}
	return nil
}

// cutBefore reports whether the first row of t is the rest of the last row of
// s. It has then no number of its own, though rows of the table have, or its
// words go on in the middle of a sentence.
func (s *sheet) cutBefore(t *sheet) bool {
	goesOn, fresh, whole := 0, 0, 0
	for i := range t.spans {
		sp := &t.spans[i]
		if sp.Row != 0 || sp.Cell.Text == "" {
			continue
		}
		if sp.Columns == t.cols {
			return false
		}
		above := s.lastAt(sp.Column)
		if above == nil || above.Column != sp.Column || above.Columns != sp.Columns {
			return false
		}
		if sp.Column == 0 && s.numbers() {
			return false
		}
		switch {
		case above.Cell.Text == "":
			fresh++
		case first(sp.Cell.Text, unicode.IsLower) && !strings.HasSuffix(above.Cell.Text, "."), strings.HasSuffix(above.Cell.Text, ","):
			goesOn++
		case ends(above.Cell.Text):
			whole++
		}
	}
	if fresh > 0 && goesOn == 0 {
		return false
	}
	if goesOn > 0 {
		return true
	}
	number := s.lastAt(0)
	if !s.numbers() || number == nil || number.Cell.Text == "" || number.Columns != 1 || number.Rows != 1 {
		return false
	}
	// A block of its own says more than one or two cells: who, what comes of it,
	// by when.
	return whole < t.words() || t.words() <= 2 && s.lastWords() >= 5
}

// lastWords counts the cells of the last row that have some.
func (s *sheet) lastWords() int {
	n := 0
	for _, sp := range s.spans {
		if sp.Row+sp.Rows == s.rows && sp.Cell.Text != "" {
			n++
		}
	}
	return n
}

// words counts the cells of the first row that have some.
func (s *sheet) words() int {
	n := 0
	for _, sp := range s.spans {
		if sp.Row == 0 && sp.Cell.Text != "" {
			n++
		}
	}
	return n
}

// numbers reports whether the first column numbers the rows.
func (s *sheet) numbers() bool {
	short, all := 0, 0
	for _, sp := range s.spans {
		if sp.Column == 0 && sp.Columns == 1 && sp.Row >= s.header {
			all++
			if n := len([]rune(sp.Cell.Text)); n > 0 && n <= 8 {
				short++
			}
		}
	}
	return all > 0 && short*10 >= all*6
}

// joinRow adds the first row of t to the last of s and takes it from t.
func (s *sheet) joinRow(t *sheet) {
	for i := range t.spans {
		sp := &t.spans[i]
		if sp.Row != 0 {
			continue
		}
		above := s.lastAt(sp.Column)
		if above == nil {
			continue
		}
		above.Cell.Text = joinText(above.Cell.Text, sp.Cell.Text)
		sp.Cell.Text = ""
		if sp.Rows > 1 {
			above.Rows += sp.Rows - 1 // the rows that follow come to s too
		}
	}
	var kept []block.Span
	for _, sp := range t.spans {
		if sp.Row > 0 {
			sp.Row--
			kept = append(kept, sp)
		}
	}
	t.spans, t.rows = kept, t.rows-1
}

func joinText(a, b string) string {
	switch {
	case a == "" || b == "":
		return a + b
	case first(b, unicode.IsLower) || !ends(a):
		return glue(a, b, false)
	}
	return a + "\n" + b
}

// carryOn lets merged cells of s reach into t where t begins with their rest:
// a blank cell, or words in the middle of a sentence.
func (s *sheet) carryOn(t *sheet) {
	var kept []block.Span
	for _, sp := range t.spans {
		above := s.lastAt(sp.Column)
		if sp.Row != 0 || sp.Column == 0 && sp.Columns == s.cols || above == nil || above.Column != sp.Column || above.Columns != sp.Columns ||
			above.Cell.Text == "" || !s.reaches(above, &sp, t) {
			kept = append(kept, sp)
			continue
		}
		above.Cell.Text = joinText(above.Cell.Text, sp.Cell.Text)
		above.Rows += sp.Rows
	}
	t.spans = kept
}

// reaches reports whether sp, on the next page, is the rest of the cell above.
func (s *sheet) reaches(above, sp *block.Span, t *sheet) bool {
	if sp.Cell.Text != "" {
		return above.Rows+sp.Rows > 2 && first(sp.Cell.Text, unicode.IsLower) && !ends(above.Cell.Text)
	}
	if sp.Column == 0 && s.numbers() && above.Rows == 1 && sp.Rows == 1 {
		return false
	}
	if above.Rows > 1 || sp.Rows > 1 {
		return true
	}
	// One row each: merged if cells of the column are, and none is left blank.
	return (s.merges(sp) || t.merges(sp)) && !s.leavesBlank(sp)
}

// merges reports whether the column of sp has merged cells.
func (s *sheet) merges(sp *block.Span) bool {
	return slices.ContainsFunc(s.spans, func(o block.Span) bool {
		return o.Column == sp.Column && o.Columns == sp.Columns && o.Rows > 1 && o.Row >= s.header
	})
}

// leavesBlank reports whether the column of sp has cells without words.
func (s *sheet) leavesBlank(sp *block.Span) bool {
	return slices.ContainsFunc(s.spans, func(o block.Span) bool {
		return o.Column == sp.Column && o.Columns == sp.Columns && o.Cell.Text == "" && o.Row >= s.header
	})
}
