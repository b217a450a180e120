package draft

import (
	_ "embed"
	"fmt"
	"strings"

	"kehoach/plan/vi"
)

//go:embed figures.txt
var builtinFigures string

// Figures are the figures of a statistics annex that belong together.
type Figures struct {
	Name string
	Rows []Figure
}

// Figure is one of them as a template sees it; what it comes to is a slot.
type Figure struct {
	Name, Unit, Owner string
	// whose says whose report has it: "tỉnh", "cơ quan", or "" for all.
	whose string
}

// readFigures reads a figures.txt: the tables by the folded name of the field
// of work.
func readFigures(text string) (map[string][]Figures, error) {
	out := make(map[string][]Figures)
	subject := ""
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		groups := out[subject]
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "=="):
			subject = vi.Fold(strings.TrimSpace(strings.Trim(line, "=")))
			out[subject] = nil
		case subject == "":
			return nil, fmt.Errorf("figures, line %d: no field of work above it", n)
		case line[0] == '[':
			out[subject] = append(groups, Figures{Name: strings.Trim(line, "[]")})
		case len(groups) == 0:
			return nil, fmt.Errorf("figures, line %d: no group above it", n)
		default:
			f, err := readFigure(line)
			if err != nil {
				return nil, fmt.Errorf("figures, line %d: %w", n, err)
			}
			g := &groups[len(groups)-1]
			g.Rows = append(g.Rows, f)
		}
	}
	return out, nil
}

// readFigure reads "chỉ tiêu | đơn vị tính | ai báo cáo".
func readFigure(line string) (Figure, error) {
	f := append(strings.Split(line, "|"), "")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	if len(f) < 3 || len(f) > 4 || f[0] == "" || f[1] == "" {
		return Figure{}, fmt.Errorf("%q has no name and unit", line)
	}
	if w := f[2]; w != "" && w != "tỉnh" && w != "cơ quan" {
		return Figure{}, fmt.Errorf("%q: whose report has it", w)
	}
	return Figure{Name: f[0], Unit: f[1], whose: f[2]}, nil
}

// fillFigures chooses the figures of the field of work that the report of an
// agency, or of everyone's work, has. In the latter the slots name the agency
// that the plan has account for a group, where it names one.
func (v *View) fillFigures(all map[string][]Figures) {
	not := "tỉnh"
	if v.Whole {
		not = "cơ quan"
	}
	for _, g := range all[vi.Fold(v.Subject)] {
		own := Figures{Name: escape(g.Name)}
		for _, f := range g.Rows {
			if f.whose != not {
				own.Rows = append(own.Rows, Figure{Name: escape(f.Name), Unit: escape(f.Unit), Owner: v.figureOwner(g.Name)})
			}
		}
		if len(own.Rows) > 0 {
			v.Figures = append(v.Figures, own)
		}
	}
}

// figureOwner returns who accounts for a group: the agency itself, or in
// everyone's report the one that the plan has score that part.
func (v *View) figureOwner(group string) string {
	if !v.Whole {
		return v.Agency
	}
	words := v.wordsOf(group)
	best, most := v.Agency, 0
	for _, s := range v.Scores {
		n := 0
		for w := range v.wordsOf(s.Part) {
			if words[w] && w != "cai" && w != "cach" {
				n++
			}
		}
		if n > most && n >= 2 {
			best, most = s.Owner, n
		}
	}
	return best
}
