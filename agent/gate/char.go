package gate

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"kehoach/plan/vi"
)

// plainSigns are the characters besides letters, digits and spaces that an
// answer may have.
const plainSigns = ".,;:!?()[]\"'%/&-+*_#|–—“”‘’…•≥≤\n "

// clean returns an answer in composed form, or the first character that prose
// does not have: digits of other scripts, characters without width, marks
// without a letter, control characters.
func clean(s string) (string, error) {
	s = vi.NFC(strings.ReplaceAll(s, "\r\n", "\n"))
	s = strings.NewReplacer("\u00a0", " ", "\t", "  ").Replace(s)
	for _, r := range s {
		switch {
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		case r != 'ı' && r < 0x250 && unicode.Is(unicode.Latin, r) && unicode.IsLetter(r) && r > 0xBF:
		case 0x1E00 <= r && r < 0x1F00:
		case strings.ContainsRune(plainSigns, r):
		default:
			return "", fmt.Errorf("%U", r)
		}
	}
	return strings.TrimSpace(s), nil
}

// markup is what an answer must not have though its characters are plain.
var markup = regexp.MustCompile(`!\[|\]\s*\(|\]\s*:\s*\S*//|://|(?i)www\.|&#|&[a-zA-Z]{2,8};|(?i)\b[a-z0-9-]+\.(?:com|vn|net|org|io|info|gov|xyz)\b`)
