// Package block is the seam between the readers of document formats and the
// understanding of plans: whatever the format, a reader gives a [Document] of
// paragraphs and tables in reading order, and all that follows is the same.
package block

import "kehoach/plan"

// Document is a document as a reader gives it.
type Document struct {
	// Name is the file's base name, Format its kind: "text", "docx",
	// "pdf", "html", "xlsx", or the ending of what LibreOffice turned.
	Name, Format string
	Blocks       []Block
	// Notes are what the reader wants people to know: "tracked deletions
	// were dropped (3)". In Vietnamese.
	Notes []string
	// Margin is the words of page headers and footers, a paragraph each. They
	// are not text of the plan, but a secrecy stamp may stand there.
	Margin []string
}

// Block is a paragraph or, where Table is set, a table.
type Block struct {
	// Text is the paragraph's words in NFC with the leading white space that
	// the document has; line breaks inside it are "\n". A computed list number
	// stands before the words, followed by a space, and is also in Label.
	Text string
	// Label is the list number or bullet that the document computes ("1.2.",
	// "a)", "-"), "" where the number is part of the typed text or absent.
	Label string
	// Bold is true where all words of the paragraph are bold; Italic likewise.
	Bold, Italic bool
	// Level is the outline level of a heading style, 1 to 9, 0 for none.
	Level  int
	Table  *Table
	Source plan.Source
}

// Table is a table with its merged cells laid out on a grid: every row has
// the same number of cells, and a cell that covers several places is at each
// of them, with Inherited (from above) or Spanned (from the left) set on all
// but the first.
type Table struct {
	Rows [][]Cell
	// HeaderRows is how many leading rows the document marks as repeated
	// header rows, 0 where it does not say.
	HeaderRows int
	// Again are the rows further down that repeat the header, where parts of
	// one table were joined.
	Again []int
}

// Cell is a place of a table's grid.
type Cell struct {
	// Text is the words of the cell, paragraphs separated by "\n", computed
	// list numbers included; a table inside the cell gives its cells' words,
	// rows separated by "\n", cells by " | ". A covered place repeats the text
	// of the cell that covers it.
	Text string
	// Bold is true where all words are bold.
	Bold bool
	// Inherited: covered by a cell that starts in a row above.
	Inherited bool
	// Spanned: covered by a cell that starts in a column to the left.
	Spanned bool
	// Guessed: the row has fewer cells than the table has columns and the
	// document does not say which columns they are, so the cells were placed
	// by their looks. A guessed place without words may be covered from above.
	Guessed bool
	Source  plan.Source
}
