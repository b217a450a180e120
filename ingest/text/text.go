// Package text reads plain text into blocks.
//
// Two shapes of text are told apart by their content. In the first each line
// is a paragraph, and an appendix table has become one cell a line. In the
// second lines are wrapped at a width and joined again here; blank lines part
// the paragraphs, "**" and "*" mark bold and italic words, and a table has a
// line with a lone "|" between cells and two between rows. In both, pipe
// tables ("| a | b |") and tables pasted with tabs become tables too.
//
// Every word of the text is in some block; only marks of layout ("|", "**",
// "|---|") are taken away.
package text

import (
	"strings"
	"unicode"

	"kehoach/ingest/block"
	"kehoach/plan"
)

// Read reads a text document: UTF-8, or UTF-16 with a byte order mark. The
// error is a [*block.Refusal].
func Read(name string, data []byte) (*block.Document, error) {
	s, refusal := Decode(data)
	if refusal != nil {
		return nil, refusal
	}
	lines := strings.Split(s, "\n")
	r := &reader{lines: lines, marked: isMarked(lines), wrapped: isWrapped(lines)}
	if r.wrapped {
		r.width, r.dense = wrapWidth(lines)
	}
	r.read()
	r.noteGuesses()
	return &block.Document{Name: name, Format: "text", Blocks: r.blocks, Notes: r.notes}, nil
}

// reader walks over the lines of a text.
type reader struct {
	lines []string
	// marked: "*" and "#" are marks. wrapped: a paragraph may take several
	// lines, of about width runes each. dense: and hardly any blank line parts
	// it from the next.
	marked, wrapped, dense bool
	width                  int

	blocks  []block.Block
	notes   []string
	tables  int
	guessed []int // rows placed by their looks, by table from 0
	plain   int   // no table starts before this line
}

func (r *reader) read() {
	for i := 0; i < len(r.lines); {
		if blank(r.lines[i]) {
			i++
			continue
		}
		if next := r.table(i); next > i {
			i = next
			continue
		}
		if !r.wrapped {
			r.paragraph(i, i+1)
			i++
			continue
		}
		end := i + 1
		for end < len(r.lines) && !blank(r.lines[end]) && !r.tableAt(end) {
			end++
		}
		r.paragraph(i, end)
		i = end
	}
}

// table reads the table that starts at line i and returns the line after it,
// or i where there is none.
func (r *reader) table(i int) int {
	switch {
	case i < r.plain:
		if lone(r.lines[i]) {
			return i + 1
		}
	case lone(r.lines[i]):
		return r.barTable(i)
	case pipeRow(r.lines[i]):
		return r.pipeTable(i)
	case strings.Contains(r.lines[i], "\t"):
		return r.tabTable(i)
	}
	return i
}

// tableAt reports whether a paragraph ends before line i because a table
// begins there.
func (r *reader) tableAt(i int) bool {
	return lone(r.lines[i]) || pipeRow(r.lines[i]) || strings.Count(r.lines[i], "\t") > 1
}

// paragraph adds the lines [from, to) as one or more blocks: a line inside
// them that starts a list item is a block of its own.
func (r *reader) paragraph(from, to int) {
	for _, p := range r.join(from, to, false) {
		b := block.Block{
			Text:   p.text,
			Bold:   p.bold(),
			Italic: p.italic(),
			Level:  p.level,
			Source: plan.Source{FirstLine: p.first, LastLine: p.last},
		}
		if n := len(r.blocks); r.wrapped && n > 0 && !b.Bold && carriesOn(&r.blocks[n-1], b.Text) {
			last := &r.blocks[n-1]
			last.Text += " " + b.Text
			last.Italic = last.Italic && b.Italic
			last.Source.LastLine = p.last
			continue
		}
		r.blocks = append(r.blocks, b)
	}
}

// Bounds of a table, over which the lines are paragraphs: a grid takes room
// for its widest row times its rows.
const (
	maxColumns = 256
	maxCells   = 500_000
)

// addTable adds the rows as a table, which the lines [from, to) hold. It
// returns to, or from where the lines stay paragraphs.
func (r *reader) addTable(rows [][]rawCell, headRows, from, to int) int {
	if w := widest(rows); w > maxColumns || w*len(rows) > maxCells {
		r.plain = to
		return from
	}
	r.tables++
	t := r.grid(rows)
	t.HeaderRows = headRows
	r.blocks = append(r.blocks, block.Block{
		Table:  t,
		Source: plan.Source{Table: r.tables, FirstLine: from + 1, LastLine: to},
	})
	return to
}

func blank(line string) bool { return strings.TrimSpace(line) == "" }

// wordless reports whether s has neither a letter nor a digit.
func wordless(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}
