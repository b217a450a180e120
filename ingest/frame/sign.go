package frame

import (
	"strings"
	"unicode"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
)

// takeEach takes the lines of a table; those that are not of the foot are
// headings.
func (s *signing) takeEach(lines []piece) {
	for _, p := range lines {
		if !s.take(p) {
			s.heading(p)
		}
	}
}

// signForm reports whether a line is the form of signing: "TM. ỦY BAN NHÂN
// DÂN", "KT. CHỦ TỊCH".
func signForm(text string) bool {
	word, rest, _ := strings.Cut(text, " ")
	word = strings.ReplaceAll(word, "/", "") // T/M, K/T
	if at := strings.IndexByte(word, '.'); at > 0 {
		word, rest = word[:at], word[at+1:]+rest
	}
	switch word {
	case "TM", "KT", "TL", "TUQ", "Q":
		return outline.Caps(rest)
	}
	return false
}

// offices are the titles that stand alone above a signature, folded.
var offices = []string{
	"chu tich", "pho chu tich", "giam doc", "pho giam doc", "chanh van phong", "pho chanh van phong", "truong ban",
	"pho truong ban", "bo truong", "thu truong", "truong phong", "pho truong phong", "cuc truong", "pho cuc truong", "chi cuc truong", "bi thu",
	"pho bi thu", "tong giam doc", "chanh thanh tra", "pho chanh thanh tra", "hieu truong", "pho hieu truong", "vien truong", "to truong",
	"chinh uy", "chi huy truong", "uy vien",
}

func isOffice(p piece) bool {
	for _, o := range offices {
		if rest, ok := strings.CutPrefix(p.fold, o); ok && outline.Caps(p.text) && (rest == "" || rest[0] == ' ' || rest[0] == '/') {
			return true
		}
	}
	return false
}

// cutOffice parts a line that holds title and name: "CHỦ TỊCH Võ Tấn Đức".
func cutOffice(text string) (office, name string, ok bool) {
	words := strings.Fields(text)
	n := 0
	for n < len(words) && outline.Caps(words[n]) {
		n++
	}
	office, name = strings.Join(words[:n], " "), strings.Join(words[n:], " ")
	ok = n > 0 && personName(name) && (isOffice(newPiece(office, block.Block{})) || signForm(office))
	return office, name, ok
}

// signing reads the lines of a foot.
type signing struct {
	*Frame
	listing bool // among the recipients
	listed  bool // they were seen
	titles  []piece
}

func (s *signing) takeAll(lines []piece) bool {
	for i, p := range lines {
		if !s.take(p) {
			if i == 0 {
				return false
			}
			for _, q := range lines[i:] {
				s.heading(q)
			}
			return true
		}
	}
	return true
}

// take takes one line, or returns false for one that is not of the foot.
func (s *signing) take(p piece) bool {
	if office, name, ok := cutOffice(p.text); ok {
		s.listing = false
		s.titles, s.Signer = append(s.titles, newPiece(office, block.Block{Source: p.src})), name
		return true
	}
	switch {
	case s.listed && s.Signer == "" && isBullet(p): // beside the signature, too
		s.recipient(p)
	case s.Signer != "" && !recipients(p.fold) && !s.listing:
		return false
	case recipients(p.fold):
		s.listing, s.listed = true, true
		if _, rest, ok := strings.Cut(p.text, ":"); ok && strings.ContainsFunc(rest, isWord) {
			s.Recipients = append(s.Recipients, strings.TrimSpace(rest))
			p.text = p.text[:len(p.text)-len(rest)]
		}
		s.heading(p)
	case signForm(p.text), len(s.titles) > 0 && outline.Caps(p.text), isOffice(p):
		s.listing = false
		s.titles = append(s.titles, p)
	case len(s.titles) > 0 && !s.listing && s.Signer == "" && personName(p.text):
		s.Signer = p.text
	case len(s.titles) > 0 && !s.listing && signed(p.fold):
		s.heading(p)
	case s.listing:
		if !listed(p, s.Recipients) {
			return false
		}
		s.recipient(p)
	default:
		return false
	}
	return true
}

// listed reports whether a line is one of the recipients: a bullet, or a line
// after one that ends as the items of a list do.
func listed(p piece, before []string) bool {
	if isBullet(p) {
		return true
	}
	return !outline.Caps(p.text) && (len(before) == 0 || !strings.HasSuffix(before[len(before)-1], "."))
}

func isBullet(p piece) bool { return outline.Mark(block.Block{Text: p.text}).Class == outline.Bullet }

func (s *signing) recipient(p piece) {
	s.Recipients = append(s.Recipients, strings.TrimSpace(outline.Mark(block.Block{Text: p.text}).Rest))
}

// finish sets the signer's title. A name in capitals is the last line of it.
func (s *signing) finish() {
	if n := len(s.titles); s.Signer == "" && n > 1 && !isOffice(s.titles[n-1]) && !signForm(s.titles[n-1].text) && personName(s.titles[n-1].text) {
		s.Signer = s.titles[n-1].text
		s.titles = s.titles[:n-1]
	}
	parts := make([]string, len(s.titles))
	for i, p := range s.titles {
		parts[i] = p.text
	}
	s.SignerTitle = strings.Join(parts, ", ")
}

// personName reports whether a line looks like a person's name: two to six
// words, each with a capital.
func personName(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	for _, w := range words {
		if r := []rune(w)[0]; !unicode.IsUpper(r) {
			return false
		}
	}
	return !strings.ContainsAny(text, ":;0123456789")
}

// signed reports whether a line stands for the signature: "(Đã ký)".
func signed(fold string) bool {
	return strings.Contains(fold, "da ky") || strings.Contains(fold, "ky ten") || strings.Contains(fold, "ky so") || strings.HasPrefix(fold, "[")
}
