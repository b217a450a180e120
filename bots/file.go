package bots

import "strings"

// File is what a person takes away.
type File struct {
	// Name is for people, with its ending: "Báo cáo quý - Sở Y tế.docx"; Plain
	// the same in ASCII, for clients that know no other.
	Name, Plain string
	ContentType string
	Data        []byte
}

// FileName puts parts together to a name that every system takes.
func FileName(ending string, parts ...string) string {
	var out []string
	for _, p := range parts {
		p = strings.Map(func(r rune) rune {
			if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
				return '-'
			}
			return r
		}, strings.TrimSpace(p))
		if p != "" {
			out = append(out, p)
		}
	}
	name := []rune(strings.Join(out, " - "))
	return strings.TrimRight(string(name[:min(len(name), 150)]), " .") + "." + ending
}
