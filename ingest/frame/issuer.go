package frame

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/ingest/outline"
	"kehoach/plan/vi"
)

// settle sets what needs the whole frame: the issuer.
func (f *Frame) settle(letterhead []string) {
	head := fromLetterhead(letterhead)
	said := f.announcer()
	switch {
	case head == "":
		f.Issuer = said
	case strings.HasPrefix(vi.Fold(said), vi.Fold(head)+" "):
		f.Issuer = said // the letterhead leaves the province out
	default:
		f.Issuer = head
	}
	if f.Issuer == "" {
		f.Issuer = fromSignature(f.SignerTitle, f.Place)
	}
	if rest, ok := strings.CutSuffix(vi.Lower(f.Issuer), vi.Lower(f.Place)); ok {
		// The place before the date shows how its name is written.
		f.Issuer = string([]rune(f.Issuer)[:utf8.RuneCountInString(rest)]) + f.Place
	}
}

// fromLetterhead joins the lines of the issuing agency, the last of the
// letterhead, and writes it as a name is written in a sentence.
func fromLetterhead(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	last := len(lines) - 1
	name := lines[last]
	for last > 0 && isPlace(vi.Fold(name)) {
		last--
		name = lines[last] + " " + name
	}
	return sentenceCase(oneLine(name))
}

// announcer is who issues the plan by the sentence that announces it.
func (f *Frame) announcer() string {
	texts := append(append([]string{}, f.Preamble...), f.LegalBasis...)
	for _, text := range texts {
		tokens := vi.Tokens(text)
		for i := 0; i+2 < len(tokens); i++ {
			verb := tokens[i].Fold + " " + tokens[i+1].Fold
			if verb != "ban hanh" && verb != "xay dung" && verb != "trien khai" || tokens[i+2].Fold != "ke" {
				continue
			}
			name := strings.TrimSpace(text[:tokens[i].Start])
			if cut := strings.LastIndexAny(name, ";,"); cut >= 0 {
				name = strings.TrimSpace(name[cut+1:])
			}
			if startsAgency(vi.Fold(name)) && utf8.RuneCountInString(name) < 80 {
				return name
			}
		}
	}
	return ""
}

// fromSignature makes the issuer of the form of signing and the place.
func fromSignature(title, place string) string {
	first, _, _ := strings.Cut(title, ",")
	rest, ok := strings.CutPrefix(strings.TrimSpace(first), "TM.")
	if !ok {
		return ""
	}
	return strings.TrimSpace(sentenceCase(strings.TrimSpace(rest)) + " " + place)
}

// sentenceCase writes a name in capitals as in a sentence: a capital at its
// start, at the start of a field's name after Sở, Bộ or Ban, and in the names
// of places.
func sentenceCase(s string) string {
	if !outline.Caps(s) {
		return s
	}
	words := strings.Fields(s)
	place := false
	for i, w := range words {
		fold := vi.Fold(w)
		lower := strings.ToLower(w)
		switch {
		case fold == "ubnd" || fold == "hdnd":
			continue
		case i == 0 || i == 1 && (vi.Fold(words[0]) == "so" || vi.Fold(words[0]) == "bo" || vi.Fold(words[0]) == "ban"):
			lower = upperFirst(lower)
		case placeWord(fold, words[i+1:]):
			place = true
		case place:
			lower = upperFirst(lower)
		}
		words[i] = lower
	}
	return strings.Join(words, " ")
}

// placeWord reports whether the word before a place's name stands here.
func placeWord(fold string, rest []string) bool {
	switch fold {
	case "tinh", "huyen", "quan", "xa", "phuong", "tran":
		return len(rest) > 0 && vi.Fold(rest[0]) != "hoi"
	case "pho":
		return len(rest) > 0 && vi.Fold(rest[0]) != "chu"
	}
	return false
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
