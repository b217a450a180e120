package perturb

import (
	"strings"

	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// otherLanguage returns a perturbation that names the agencies of a question
// in the other language: "Department of Health" for "Sở Y tế", and the reverse.
// Groups stay: their names in English are ours, not people's.
func otherLanguage(dir *agency.Directory) func(string) string {
	return func(text string) string {
		var b strings.Builder
		done := 0
		for _, m := range dir.Find(text) {
			english, name := dir.English(m.Key), dir.Name(m.Key)
			if !m.Exact || m.Weak || m.Group || len(m.Alternatives) > 0 || english == "" || name == "" || m.Start < done {
				continue
			}
			other := english
			if strings.Contains(vi.Fold(english), firstWord(vi.Fold(text[m.Start:m.End]))) {
				other = name
			}
			b.WriteString(text[done:m.Start])
			b.WriteString(other)
			done = m.End
		}
		return b.String() + text[done:]
	}
}

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}
