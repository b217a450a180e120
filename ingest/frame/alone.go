package frame

import (
	"regexp"
	"strings"

	"kehoach/ingest/block"
	"kehoach/plan"
	"kehoach/plan/vi"
)

var (
	planNumber  = regexp.MustCompile(`\d+\s*/\s*KH[-–]\s*\pL+`)
	slashedDate = regexp.MustCompile(`(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4})`)
)

// annexAlone makes the frame of the appendix of a plan that was sent without
// the plan, as workbooks are: a line above its first table says which plan it
// comes with, "(Kèm theo Kế hoạch số 223/KH-UBND ngày 23/12/2024 của UBND tỉnh)".
func annexAlone(blocks []block.Block) (*Frame, bool) {
	end := 0
	for end < len(blocks) && end < 20 && blocks[end].Table == nil {
		end++
	}
	if end == len(blocks) || blocks[end].Table == nil {
		return nil, false
	}
	f := &Frame{Annex: blocks[end:]}
	found := false
	var title []string
	for _, p := range pieces(blocks[:end]) {
		fold := strings.TrimLeft(p.fold, "( *")
		switch {
		case !found && strings.Contains(p.fold, "kem theo") && strings.Contains(p.fold, "ke hoach"):
			found = true
			f.comesWith(p.text)
			f.heading(p)
		case strings.HasPrefix(fold, "phu luc") && len(strings.Fields(fold)) <= 4, found:
			f.heading(p)
		default:
			title = append(title, oneLine(p.text))
		}
	}
	f.Title = strings.Join(title, " ")
	f.Year, f.LastYear = Years(f.Title, f.Date.Year())
	return f, found && f.Title != ""
}

// comesWith reads the number, date and issuer of the plan from such a line.
func (f *Frame) comesWith(text string) {
	f.Number = strings.Join(strings.Fields(planNumber.FindString(text)), "")
	if m := slashedDate.FindStringSubmatch(text); m != nil {
		f.Date = plan.MakeDate(leadingNumber(m[3]), leadingNumber(m[2]), leadingNumber(m[1]))
	} else {
		_, f.Date, _ = readDate(text)
	}
	if at := strings.LastIndex(vi.Lower(text), " của "); at > 0 {
		if issuer := strings.Trim(text[at+len(" của "):], " )."); startsAgency(vi.Fold(issuer)) {
			f.Issuer = issuer
		}
	}
}
