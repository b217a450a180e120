package draft

import (
	"strings"

	"kehoach/plan"
)

// Document is a paper before it has a format: what stands in each of the
// boxes that Nghị định 30/2020/NĐ-CP lays down, and the body.
type Document struct {
	Head Head
	// Type is the name of the kind in capitals ("BÁO CÁO"), "" for a letter
	// (công văn), which has Subject after "V/v" instead.
	Type, Subject string
	// To are those addressed after "Kính gửi", none for plans.
	To []string
	// Basis are the căn cứ, without the marks at their ends.
	Basis []Text
	Body  []Block
	// Copies are the recipients (nơi nhận) without "Như trên" and "Lưu".
	Copies []string
	// Save is what stands after "Lưu: VT,".
	Save    Text
	Sign    []string
	Annexes []Annex
	// Notes is the last page, for the drafter and not to be issued.
	Notes Notes
	// dated is set where the day by which the plan wants the paper matters.
	dated bool
}

// Head is the top of the first page.
type Head struct {
	// Parent is the body above the issuing one, "" for none.
	Parent string
	// Issuer is the issuing body in capitals, by lines.
	Issuer []string
	// Symbol is what follows the number: "BC-SYT".
	Symbol string
	Place  string
	Year   int
	// Name is the issuing body as a sentence has it.
	Name string
}

// Level is the rank of a paragraph.
type Level int

const (
	// Plain is a paragraph without a mark.
	Plain Level = iota
	// Part is "I. PHẦN", Clause "1. Khoản", SubClause "1.1. Tiểu mục".
	Part
	Clause
	SubClause
	// Dash is a paragraph that begins with "-".
	Dash
	// Rows is a table.
	Rows
)

// Block is a paragraph or a table.
type Block struct {
	Level Level
	Text  Text
	Table *Table
}

// Table is a table with a head that is repeated on each page.
type Table struct {
	Head []string
	// Widths are the shares of the columns, of any sum.
	Widths []int
	Rows   []Row
}

// Above is what a cell says that is one with the cell above it.
const Above = "^"

// Row is a row of a table; one with Span has one cell over all columns. A cell
// of nothing but [Above] is merged with the one above.
type Row struct {
	Cells []Text
	Span  bool
}

// Annex is an annex (phụ lục), on pages of its own.
type Annex struct {
	Title    string
	Portrait bool
	Body     []Block
}

// Text is a run of words, slots and citations.
type Text []Piece

// Piece is a part of a text: words, or a slot, or (with no words) a citation.
type Piece struct {
	Words string
	Bold  bool
	Slot  *Slot
	// Cite is the ID of the entry that the words before rest on.
	Cite string
}

// Slot is a place where a person must add what the plan cannot know.
type Slot struct {
	// What is missing, Owner who has it, Unit in which it is counted.
	What, Owner, Unit string
	// Brief slots stand in tables whose other cells say what is missing; the
	// last page says it in full.
	Brief bool
	// Place is the heading or annex that the slot stands in, Row the first cell
	// of its row where it stands in a table.
	Place, Row string
	// own: it is the issuing body itself that has it, which the text leaves out.
	own bool
}

// Where says where the slot stands.
func (s *Slot) Where() string {
	if s.Row == "" {
		return s.Place
	}
	return strings.TrimPrefix(s.Place+", dòng "+s.Row, ", ")
}

// String returns the mark of the slot as it stands in the text.
func (s *Slot) String() string {
	if s.Brief {
		return "[cần bổ sung]"
	}
	out := "[cần bổ sung: " + s.What
	if s.Unit != "" {
		out += ", đơn vị tính: " + s.Unit
	}
	if s.Owner != "" && !s.own {
		out += ", " + s.Owner
	}
	return out + "]"
}

// IsAbove reports whether a cell is one with the cell above it.
func (t Text) IsAbove() bool { return len(t) == 1 && t[0].Words == Above }

// Plain returns the words of a text with its slots.
func (t Text) Plain() string {
	out := ""
	for _, p := range t {
		if p.Slot != nil {
			out += p.Slot.String()
		}
		out += p.Words
	}
	return out
}

// Notes is what the drafter should know.
type Notes struct {
	Lines []string
	Slots []*Slot
	// Source explains each citation: ID → words.
	Source map[string]string
}

// label names an entry as a citation does.
func label(e *plan.Entry) string {
	names := map[plan.Kind]string{
		plan.KindTask: "Nhiệm vụ", plan.KindTarget: "Mục tiêu", plan.KindDuty: "Trách nhiệm", plan.KindSection: "Mục",
	}
	return names[e.Kind] + " " + e.Number
}
