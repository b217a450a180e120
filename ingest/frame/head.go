package frame

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan/vi"
)

// head reads the lines above the body.
type head struct {
	*Frame
	// kind is the folded type of the document, "" if no line names it.
	kind string
	// symbol is the number with its symbol even where its digits are missing.
	symbol string
	// letter is true for an official letter: "Kính gửi", "V/v".
	letter bool
	// sections counts the headings in the body that plans have.
	sections int
	// letterhead is the lines of the issuing agencies, outermost first.
	letterhead []string
	// titled: lines of the title may still follow.
	titled   bool
	lastLine piece
}

func (h *head) read(lines []piece) {
	kindAt := -1
	for i, p := range lines {
		if kind, _ := documentType(p); kind != "" {
			kindAt = i
			break
		}
	}
	for i, p := range lines {
		switch {
		case h.titled && about(p.fold) && h.title(p): // "KẾ HOẠCH", "V/v hỗ trợ …"
			h.lastLine = p
		case h.form(p):
			h.titled = false
		case i < kindAt:
			h.above(p)
		case i == kindAt:
			h.kind, _ = documentType(p)
			h.Title, h.titled, h.lastLine = oneLine(p.text), true, p
		case h.title(p):
			h.lastLine = p
		default:
			h.titled = false
			h.text(p, kindAt >= 0)
		}
	}
	h.years()
}

// form takes the lines that are alike in all documents: motto, number, date,
// stamps.
func (h *head) form(p piece) bool {
	switch {
	case strings.HasPrefix(p.fold, "cong hoa xa hoi"), strings.HasPrefix(p.fold, "doc lap"), p.fold == "chu nghia viet nam",
		strings.HasPrefix(p.fold, "dang cong san viet nam"):
	case isNumber(p.fold):
		number, rest := readNumber(p.text)
		h.Number, h.symbol = number, p.text
		if isDate(vi.Fold(rest)) {
			h.Place, h.Date, _ = readDate(rest)
		}
	case isDate(p.fold):
		h.Place, h.Date, _ = readDate(p.text)
	case isLetter(p.fold):
		h.letter = true
	case strings.HasPrefix(p.fold, "(kem theo"), strings.HasPrefix(p.fold, "(ban hanh kem theo"), strings.HasPrefix(p.fold, "du thao"):
	default:
		return false
	}
	h.heading(p)
	return true
}

// isLetter reports whether a folded line is one that only official letters
// have, unless it stands below a document's type.
func isLetter(fold string) bool {
	return strings.HasPrefix(fold, "kinh gui") || about(fold)
}

// about reports whether a folded line says what the document is about: "V/v …".
func about(fold string) bool { return strings.HasPrefix(fold, "v/v") }

// above takes a line above the document's type: an agency or something else.
func (h *head) above(p piece) {
	if outline.Caps(p.text) && !strings.ContainsAny(p.text, ":;") && startsAgency(p.fold) || len(h.letterhead) > 0 && outline.Caps(p.text) && isPlace(p.fold) {
		h.letterhead = append(h.letterhead, p.text)
	}
	h.heading(p)
}

// title takes a line of the summary (trích yếu) below the type: the first line
// whatever it is, unless the legal basis begins there, and those set like it.
func (h *head) title(p piece) bool {
	if !h.titled || utf8.RuneCountInString(p.text) > 500 {
		return false
	}
	first := strings.TrimSpace(h.lastLine.text) == strings.TrimSpace(h.Title)
	caps := outline.Caps(p.text)
	switch {
	case announces(p.fold), isBasis(p.fold) && (outline.Ends(p.text) || strings.HasPrefix(p.fold, "can cu")):
		return false
	case first:
	case caps && outline.Caps(h.lastLine.text):
	case p.bold && h.lastLine.bold && !outline.Ends(p.text) && !isBasis(p.fold) && !caps:
	default:
		return false
	}
	if caps && startsAgency(p.fold) && utf8.RuneCountInString(p.text) < 60 && first {
		// A decision names its issuer again below its title: "ỦY BAN NHÂN DÂN TỈNH".
		return false
	}
	h.Title += " " + oneLine(p.text)
	return true
}

// text takes a paragraph of the legal basis or the preamble. Without a line
// that names the type, agencies and the title stand among them.
func (h *head) text(p piece, typed bool) {
	fold := strings.TrimLeft(p.fold, "-–+• ")
	switch {
	case isBasis(fold):
		h.LegalBasis = append(h.LegalBasis, p.text)
	case outline.Caps(p.text) && (typed || startsAgency(fold) || h.Title != ""):
		h.above(p)
	case outline.Caps(p.text) && len(h.LegalBasis) == 0:
		h.Title = strings.TrimSpace(h.Title + " " + oneLine(p.text))
	default:
		h.Preamble = append(h.Preamble, p.text)
	}
}

// isBasis reports whether a folded paragraph is one of the legal basis.
func isBasis(fold string) bool {
	fold = strings.TrimLeft(fold, "-–+• ")
	for _, start := range []string{
		"can cu ", "thuc hien ", "tiep tuc thuc hien ", "trien khai thuc hien ", "theo ", "xet ", "trien khai ",
	} {
		if strings.HasPrefix(fold, start) {
			return true
		}
	}
	return false
}

// agencyStarts are the first words of agencies' names, folded.
var agencyStarts = []string{
	"uy ban", "ubnd", "hoi dong", "hdnd", "so ", "bo ", "ban ", "cuc ", "chi cuc ", "tong cuc ", "van phong", "cong an", "thanh tra",
	"tinh uy", "thanh uy", "huyen uy", "dang uy", "phong ", "trung tam", "vien ", "truong ", "dai hoc", "tinh doan", "hoi ", "lien doan",
	"bao hiem", "kho bac", "chinh phu", "thu tuong", "quoc hoi", "tap doan", "tong cong ty", "cong ty", "benh vien", "mat tran", "doan ",
	"toa an", "ngan hang", "bhxh", "bch ", "tinh ", "thanh pho ", "thi xa ", "huyen ",
}

func startsAgency(fold string) bool {
	for _, start := range agencyStarts {
		if strings.HasPrefix(fold, start) {
			return true
		}
	}
	return false
}

var placeStarts = []string{"tinh ", "thanh pho ", "tp. ", "tp ", "huyen ", "quan ", "thi xa ", "xa ", "phuong ", "thi tran ", "dac khu "}

// isPlace reports whether a folded line is the place that an agency's name goes on
// with: "TỈNH TUYÊN QUANG".
func isPlace(fold string) bool {
	for _, start := range placeStarts {
		if strings.HasPrefix(fold, start) {
			return true
		}
	}
	return false
}

// oneLine joins lines and runs of spaces.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
}

// countSections counts the headings that plans have.
func countSections(blocks []block.Block) int {
	n := 0
	for _, b := range blocks {
		if b.Table != nil {
			continue
		}
		m := outline.Mark(b)
		if m.Class == outline.None && !b.Bold && !outline.Caps(b.Text) || utf8.RuneCountInString(m.Rest) > 120 {
			continue
		}
		fold := vi.Fold(m.Rest)
		for _, word := range []string{"muc dich", "muc tieu", "chi tieu", "nhiem vu", "to chuc thuc hien", "kinh phi", "giai phap", "phan cong"} {
			if strings.HasPrefix(fold, word) {
				n++
				break
			}
		}
	}
	return n
}
