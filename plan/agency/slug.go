package agency

import (
	"strings"

	"kehoach/plan/vi"
)

// longForms are the long forms that keys have in short, so that both
// spellings of one body have one key.
var longForms = [][2]string{
	{"-uy-ban-nhan-dan-", "-ubnd-"},
	{"-hoi-dong-nhan-dan-", "-hdnd-"},
	{"-cac-", "-"},
}

// Slug returns a key for a name: its folded words joined by hyphens, without
// "các" and with UBND and HĐND in short. "Ủy ban nhân dân các huyện, thành
// phố" gives "ubnd-huyen-thanh-pho"; a name without letters gives "".
func Slug(name string) string {
	b := []byte{'-'}
	for _, r := range vi.NFC(name) {
		switch r = vi.FoldRune(r); {
		case r < 0:
		case isWordRune(r):
			b = append(b, string(r)...)
		case b[len(b)-1] != '-':
			b = append(b, '-')
		}
	}
	key := string(append(b, '-'))
	for _, f := range longForms {
		key = strings.ReplaceAll(key, f[0], f[1])
	}
	return strings.Trim(key, "-")
}
