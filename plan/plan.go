package plan

import "strings"

// Plan is one administrative plan (kế hoạch): its head, its foot and its
// entries in the document's order.
type Plan struct {
	// ID names the plan in the store, the same for each reading of the same
	// document: "223-kh-ubnd-2024-tuyen-quang".
	ID string `json:"id"`
	// Number is the document's number and symbol (số, ký hiệu): "223/KH-UBND".
	Number string `json:"number"`
	// Date is the day of issue (ngày ban hành).
	Date Date `json:"date"`
	// Place is the place name before the date (địa danh): "Tuyên Quang".
	Place string `json:"place"`
	// Issuer is the body that issues the plan (cơ quan ban hành):
	// "Ủy ban nhân dân tỉnh Tuyên Quang".
	Issuer string `json:"issuer"`
	// Title is the kind and the summary (tên loại, trích yếu) on one line.
	Title string `json:"title"`
	// Signer (người ký) and SignerTitle (chức vụ), the latter with its form of
	// signing: "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH".
	Signer      string `json:"signer"`
	SignerTitle string `json:"signer_title"`
	// LegalBasis is the căn cứ paragraphs, verbatim, one each.
	LegalBasis []string `json:"legal_basis"`
	// Preamble is what stands between the legal basis and the first section.
	Preamble []string `json:"preamble,omitempty"`
	// Recipients is the nơi nhận list, verbatim, one line each.
	Recipients []string `json:"recipients,omitempty"`
	// Year is the year (or the first year) that the plan is for, 0 if it does
	// not say; LastYear is the last one.
	Year     int `json:"year,omitempty"`
	LastYear int `json:"last_year,omitempty"`

	Groups        []Group        `json:"groups,omitempty"`
	Entries       []*Entry       `json:"entries,omitempty"`
	Headings      []Piece        `json:"headings,omitempty"`
	Leftovers     []Piece        `json:"leftovers,omitempty"`
	Warnings      []Warning      `json:"warnings,omitempty"`
	Abbreviations []Abbreviation `json:"abbreviations,omitempty"`
	// Hash is the SHA-256 of the document's bytes, in hex.
	Hash string `json:"hash,omitempty"`
	// File is the base name of the document.
	File string `json:"file,omitempty"`
}

// Group is a group of tasks (nhóm nhiệm vụ, lĩnh vực) of the appendix. Numeral
// is as printed, "I" or "II.1" for a second level; it is "" where the group
// has a name only.
type Group struct {
	Numeral string `json:"numeral"`
	Name    string `json:"name"`
	// Parent is the numeral of the group around this one, "" at the top.
	Parent string `json:"parent,omitempty"`
	Source Source `json:"source,omitzero"`
}

// Piece is a piece of the document's text with its place: a heading, or a
// leftover (what became neither an entry, nor a field, nor a heading).
type Piece struct {
	Text   string `json:"text"`
	Source Source `json:"source"`
}

// Abbreviation is a short form (chữ viết tắt) that the plan itself explains
// or that the program knows, with the entry that explains it, if one does.
type Abbreviation struct {
	Short string `json:"short"`
	Long  string `json:"long"`
	Entry string `json:"entry,omitempty"`
}

// Entry returns the entry with this ID, or nil.
func (p *Plan) Entry(id string) *Entry {
	for _, e := range p.Entries {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// OfKind returns the entries of one kind in the document's order.
func (p *Plan) OfKind(k Kind) []*Entry {
	var out []*Entry
	for _, e := range p.Entries {
		if e.Kind == k {
			out = append(out, e)
		}
	}
	return out
}

// Group returns the group with this numeral.
func (p *Plan) Group(numeral string) (Group, bool) {
	for _, g := range p.Groups {
		if g.Numeral == numeral {
			return g, true
		}
	}
	return Group{}, false
}

// TaskCount returns how many tasks the plan has when the blocks of one number
// (35a, 35b) are counted once, which is how people count them.
func TaskCount(tasks []*Entry) int {
	seen := make(map[string]bool)
	for _, e := range tasks {
		seen[e.Group+"/"+BaseNumber(e.Number)] = true
	}
	return len(seen)
}

// BaseNumber returns a task's number without the letter that tells blocks of
// one number apart: "35b" gives "35".
func BaseNumber(number string) string {
	base := strings.TrimRight(number, "abcdefghijklmnopqrstuvwxyz")
	if base == "" || base[len(base)-1] < '0' || base[len(base)-1] > '9' {
		return number
	}
	return base
}
