package body

import (
	"regexp"
	"strings"

	"kehoach/plan/vi"
)

// standing matches, folded, what a body is to a board: "Sở Tài chính - Cơ quan
// thường trực Ban Chỉ đạo".
var standing = regexp.MustCompile(`\s*[-–,(]\s*(?:la )?co quan (?:thuong truc|dau moi|chu quan|tham muu)\b`)

// withoutStanding takes off a name what the body is to a board.
func withoutStanding(name string) string {
	fold := vi.Fold(name)
	if m := standing.FindStringIndex(fold); m != nil && m[0] > 0 {
		return name[:byteAt(name, fold, m[0])]
	}
	return name
}

// person takes the office off a name: the work of "Thủ trưởng các sở, ban,
// ngành" is that of the sở, ban, ngành.
func person(name string) string {
	name = withoutStanding(name)
	parts := strings.Split(name, ";")
	for i, p := range parts {
		p = strings.TrimSpace(p)
		fold := vi.Fold(p)
		for _, office := range []string{"nguoi dung dau ", "thu truong ", "lanh dao ", "chu tich ", "giam doc ", "truong ban ", "moi "} {
			if strings.HasPrefix(fold, office) {
				p = p[byteAt(p, fold, len(office)):]
				break
			}
		}
		parts[i] = p
	}
	return strings.Join(parts, "; ")
}
