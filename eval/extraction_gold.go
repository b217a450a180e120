package eval

import (
	"bufio"
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"kehoach/plan"
)

//go:embed gold/extraction/*.jsonl
var embeddedExtraction embed.FS

// ExtractionGoldFiles has the gold extractions that ship with the program, one
// file a plan: "ke-hoach-223-kh-ubnd.jsonl". Give it to [LoadExtractionGold].
func ExtractionGoldFiles() fs.FS {
	sub, err := fs.Sub(embeddedExtraction, "gold/extraction")
	if err != nil {
		// fs.Sub fails only for a name that is no path, and this one is fixed.
		return embeddedExtraction
	}
	return sub
}

// ExtractionGold is what a person who reads one document finds in it. The file
// has one JSON object a line; "kind" says which: one "plan" first, then
// "group", "section", "target", "duty" and "task", each in the document's order.
type ExtractionGold struct {
	Head     HeadGold
	Groups   []GroupGold
	Sections []PassageGold
	Targets  []PassageGold
	Duties   []PassageGold
	Tasks    []TaskGold
}

// Passage is a piece of the document, in the file either its words or the
// numbers of the lines that it stands on, from 1, ascending. Loading fills
// Text from the lines: joined by "\n", trimmed, in NFC.
type Passage struct {
	Text  string
	Lines []int
}

// UnmarshalJSON reads either form.
func (p *Passage) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, &p.Lines)
	}
	return json.Unmarshal(b, &p.Text)
}

// HeadGold is the head and the foot of the document. Empty fields are not
// measured, nor those that Undecidable names.
type HeadGold struct {
	Kind string `json:"kind"`
	// Documents are the files with these words, Source the one among them that
	// passages are checked against.
	Documents []string `json:"documents"`
	Source    string   `json:"source"`
	// Refused is the code of the refusal that is right, "" for a plan.
	Refused string `json:"refused"`

	Number      string    `json:"number"`
	Date        plan.Date `json:"date"`
	Place       string    `json:"place"`
	Issuer      string    `json:"issuer"`
	Title       Passage   `json:"title"`
	Signer      Passage   `json:"signer"`
	SignerTitle Passage   `json:"signer_title"`
	LegalBasis  []Passage `json:"legal_basis"`
	Preamble    []Passage `json:"preamble"`
	Recipients  []Passage `json:"recipients"`
	Year        int       `json:"year"`
	LastYear    int       `json:"last_year"`
	// Leftovers are lines that are nothing of the plan.
	Leftovers   []Passage `json:"leftovers"`
	Undecidable []string  `json:"undecidable"`
	Note        string    `json:"note"`
}

// GroupGold is a group of tasks. Key is unique in the file, Numeral is as
// printed; an Optional group is one that a reader may also leave out, so that
// its tasks stand in Parent.
type GroupGold struct {
	Kind     string  `json:"kind"`
	Key      string  `json:"key"`
	Numeral  string  `json:"numeral"`
	Name     Passage `json:"name"`
	Parent   string  `json:"parent"`
	Optional bool    `json:"optional"`
	Note     string  `json:"note"`
}

// PassageGold is a target, a duty or a section. Number is "" where the
// document leaves the numbering open. Also are other readings that are as
// right as Text.
type PassageGold struct {
	Kind   string    `json:"kind"`
	Number string    `json:"number"`
	Agency string    `json:"agency"`
	Text   Passage   `json:"text"`
	Also   []Passage `json:"also"`
	// Figures of a target, as written; FiguresAlso may be given or not.
	Figures     []string `json:"figures"`
	FiguresAlso []string `json:"figures_also"`
	Due         *DueGold `json:"due"`
	Undecidable []string `json:"undecidable"`
	Warnings    []string `json:"warnings"`
	// Optional passages may also stand inside the one before.
	Optional bool   `json:"optional"`
	Note     string `json:"note"`
}

// TaskGold is a row of the appendix or a task in prose.
type TaskGold struct {
	Kind   string `json:"kind"`
	Number string `json:"number"`
	// NumberPrinted is nil where it is not measured.
	NumberPrinted *bool `json:"number_printed"`
	// Group is the Key of a [GroupGold], "" outside of any.
	Group string `json:"group"`
	// Heading is the numbered heading above a task in prose; a reader may set
	// it before the words of the task.
	Heading string `json:"heading"`
	// Cells has all of [plan.TaskFields]; nil is a cell that the row has not.
	Cells map[plan.FieldName]*Passage `json:"cells"`
	// Inherited are the cells that come from a merged cell of the row above.
	Inherited []plan.FieldName `json:"inherited"`
	Agencies  []AgencyGold     `json:"agencies"`
	Due       DueGold          `json:"due"`
	// Undecidable are the fields that the document leaves open: cells,
	// "number", "number_printed", "due". They are not measured.
	Undecidable []string `json:"undecidable"`
	// Warnings are codes of [plan.Warning] that a careful reader gives;
	// "a|b" is either.
	Warnings []string `json:"warnings"`
	// Optional tasks may be found or not.
	Optional bool   `json:"optional"`
	Note     string `json:"note"`
}

// AgencyGold is an agency in a lead or coordinating cell. Group is nil where
// it is not measured, Aka are other right forms of the name, and an Optional
// one may be given or not.
type AgencyGold struct {
	Name     string    `json:"name"`
	Role     plan.Role `json:"role"`
	Group    *bool     `json:"group"`
	Aka      []string  `json:"aka"`
	Optional bool      `json:"optional"`
}

// DueGold is the effective due: KindAlso are other right kinds, Date is nil
// where there is no single last day.
type DueGold struct {
	Kind     plan.DueKind   `json:"kind"`
	KindAlso []plan.DueKind `json:"kind_also"`
	Date     *plan.Date     `json:"date"`
}

// LoadExtractionGold reads one file of gold and checks it against the words of
// its document, which source gives by its base name. It is strict: an unknown
// key, a line out of range or claimed twice, words that the document has not,
// an agency that its cell does not name, each is an error with its place, and
// all of them are returned together.
func LoadExtractionGold(gold fs.FS, name string, source func(document string) ([]byte, error)) (*ExtractionGold, error) {
	data, err := fs.ReadFile(gold, name)
	if err != nil {
		return nil, fmt.Errorf("read gold extraction: %w", err)
	}
	g, err := parseExtractionGold(data)
	if err != nil {
		return nil, fmt.Errorf("parse gold extraction %q: %w", name, err)
	}
	doc, err := source(g.Head.Source)
	if err != nil {
		return nil, fmt.Errorf("read the document of %q: %w", name, err)
	}
	if err := checkExtractionGold(g, string(doc)); err != nil {
		return nil, fmt.Errorf("check gold extraction %q: %w", name, err)
	}
	return g, nil
}

func parseExtractionGold(data []byte) (*ExtractionGold, error) {
	g := new(ExtractionGold)
	var errs []error
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if err := g.parseLine(lines.Bytes(), n == 1); err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", n, err))
		}
	}
	errs = append(errs, lines.Err())
	if g.Head.Kind == "" {
		errs = append(errs, errors.New(`no record of kind "plan"`))
	}
	return g, errors.Join(errs...)
}

func (g *ExtractionGold) parseLine(line []byte, first bool) error {
	var k struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(line, &k); err != nil {
		return err
	}
	if first != (k.Kind == "plan") {
		return errors.New(`"plan" comes first and once`)
	}
	switch k.Kind {
	case "plan":
		return strictJSON(line, &g.Head)
	case "group":
		return appendJSON(line, &g.Groups)
	case "section":
		return appendJSON(line, &g.Sections)
	case "target":
		return appendJSON(line, &g.Targets)
	case "duty":
		return appendJSON(line, &g.Duties)
	case "task":
		return appendJSON(line, &g.Tasks)
	}
	return fmt.Errorf("unknown kind %q", k.Kind)
}

func appendJSON[T any](line []byte, to *[]T) error {
	var v T
	if err := strictJSON(line, &v); err != nil {
		return err
	}
	*to = append(*to, v)
	return nil
}

func strictJSON(line []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	return d.Decode(v)
}
