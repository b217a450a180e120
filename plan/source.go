package plan

// Source is the place of a thing in its document. Lines, paragraphs, pages,
// tables, rows and columns count from 1; 0 is not known or not applicable.
type Source struct {
	// FirstLine and LastLine are lines of a text document.
	FirstLine int `json:"first_line,omitempty"`
	LastLine  int `json:"last_line,omitempty"`
	// Paragraph is the paragraph of a .docx, counting those in tables.
	Paragraph int `json:"paragraph,omitempty"`
	// Table, Row and Column are the place of a cell; Column is 0 for a row.
	Table  int `json:"table,omitempty"`
	Row    int `json:"row,omitempty"`
	Column int `json:"column,omitempty"`
	Page   int `json:"page,omitempty"`
}

// Span returns the place that reaches from the start of s to the end of t.
func (s Source) Span(t Source) Source {
	if s == (Source{}) {
		return t
	}
	if t.FirstLine > 0 && (s.FirstLine == 0 || t.FirstLine < s.FirstLine) {
		s.FirstLine = t.FirstLine
	}
	s.LastLine = max(s.LastLine, t.LastLine)
	if s.Column != t.Column {
		s.Column = 0
	}
	return s
}
