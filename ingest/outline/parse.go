package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// parse reads a typed marker.
func parse(s string) Marker {
	for _, read := range []func(string) (Marker, bool){bullet, paren, letter, roman, decimal, named} {
		if m, ok := read(s); ok {
			return m
		}
	}
	return Marker{Rest: s}
}

const bullets = "-–—•*+●○▪■□◦·►▶➢➤✓√◆❖"

func bullet(s string) (Marker, bool) {
	r, size := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune(bullets, r) && (r < 0xF000 || r > 0xF0FF) {
		return Marker{}, false
	}
	rest := strings.TrimSpace(s[size:])
	if !HasWord(rest) || strings.HasPrefix(rest, string(r)) {
		return Marker{}, false
	}
	kind := string(r)
	if r == '–' || r == '—' {
		kind = "-"
	}
	return Marker{Class: Bullet, Kind: kind, Rest: rest}, true
}

func paren(s string) (Marker, bool) {
	if !strings.HasPrefix(s, "(") {
		return Marker{}, false
	}
	end := strings.IndexByte(s, ')')
	if end < 2 || end > 5 {
		return Marker{}, false
	}
	label := s[1:end]
	rest := strings.TrimSpace(strings.TrimLeft(s[end+1:], "."))
	if rest == "" {
		return Marker{}, false
	}
	m := Marker{Class: Paren, Label: label, Depth: 1, Rest: rest}
	switch {
	case digits(label) && len(label) <= 3:
		m.Kind = "1"
	case strings.Trim(label, "ivx") == "":
		m.Kind = "i"
	case utf8.RuneCountInString(label) == 1 && isLetter(label):
		m.Kind = "a"
	default:
		return Marker{}, false
	}
	return m, true
}

// letter reads "a)", "đ.", "a1)", "b.2)".
func letter(s string) (Marker, bool) {
	r, size := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(r) {
		return Marker{}, false
	}
	i := size
	label := s[:size]
	if n := digitsAt(s, skip(s, i, ".")); n > skip(s, i, ".") {
		label += "." + s[skip(s, i, "."):n]
		i = n
	}
	if i >= len(s) || s[i] != ')' && s[i] != '.' && s[i] != '/' {
		return Marker{}, false
	}
	sign := s[i : i+1]
	rest := s[i+1:]
	if !startsText(rest, sign != ")") {
		return Marker{}, false
	}
	m := Marker{Class: Letter, Kind: sign, Label: label, Depth: 1 + strings.Count(label, "."), Rest: strings.TrimSpace(rest)}
	return m, true
}

// roman reads "IV." and "B.".
func roman(s string) (Marker, bool) {
	end := 0
	for end < len(s) && s[end] >= 'A' && s[end] <= 'Z' {
		end++
	}
	class := Roman
	switch label := s[:end]; {
	case end == 0 && strings.HasPrefix(s, "Đ"):
		end, class = len("Đ"), Upper
	case end == 0 || end > 6:
		return Marker{}, false
	case strings.Trim(label, "IVX") != "":
		if class = Upper; end > 1 {
			return Marker{}, false
		}
	}
	i := skip(s, end, " ")
	if i >= len(s) {
		return Marker{}, false
	}
	sign, size := utf8.DecodeRuneInString(s[i:])
	if !strings.ContainsRune(".)/-–:", sign) || i > end && sign != '-' && sign != '–' {
		return Marker{}, false
	}
	rest := s[i+size:]
	if !startsText(rest, false) || !strings.HasPrefix(rest, " ") && (sign == '-' || sign == '/' || initial(rest)) {
		return Marker{}, false
	}
	return Marker{Class: class, Label: s[:end], Depth: 1, Rest: strings.TrimSpace(rest)}, true
}

// initial reports whether a name's initial follows, as in "V.I. Lê-nin".
func initial(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	return strings.HasPrefix(s[size:], ".")
}

// decimal reads "2.", "2)", "2.13.", "2.13".
func decimal(s string) (Marker, bool) {
	end := digitsAt(s, 0)
	if end == 0 || end > 3 {
		return Marker{}, false
	}
	depth := 1
	for end+1 < len(s) && s[end] == '.' {
		to := digitsAt(s, end+1)
		if to == end+1 {
			break
		}
		if to-end > 3 { // "3.000 lượt" is an amount
			return Marker{}, false
		}
		depth++
		end = to
	}
	m := Marker{Class: Decimal, Label: s[:end], Depth: depth}
	if end >= len(s) {
		return Marker{}, false
	}
	sign := ""
	if i := skip(s, end, " "); i < len(s) && strings.IndexByte(".)/-:", s[i]) >= 0 && (i == end || s[i] == '.') {
		sign, end = s[i:i+1], i+1
	}
	rest := s[end:]
	spaced := strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t") || strings.HasPrefix(rest, "\u00a0")
	switch {
	case sign == "" && (depth == 1 || !spaced || !startsText(rest, false)):
		return Marker{}, false
	case sign == ")" || sign == "/":
		m.Kind = ")"
	}
	if !startsText(rest, !spaced && sign != ".") || !spaced && (sign == "-" || sign == "/" || sign == ":") {
		return Marker{}, false
	}
	m.Rest = strings.TrimSpace(rest)
	return m, true
}

// named reads "Phần I", "Chương 2", "Điều 3.", "PHẦN THỨ NHẤT".
func named(s string) (Marker, bool) {
	word, rest, found := strings.Cut(s, " ")
	if !found {
		return Marker{}, false
	}
	kind := map[string]string{"phần": "P", "chương": "C", "điều": "D"}[vi.Lower(word)]
	if kind == "" || !unicode.IsUpper(firstRune(word)) {
		return Marker{}, false
	}
	rest = strings.TrimSpace(rest)
	if after, ok := cutOrdinal(rest); ok {
		label, tail, _ := strings.Cut(after, " ")
		if n := ordinals[vi.Fold(strings.Trim(label, ".:"))]; n != "" {
			return Marker{Class: Part, Kind: kind, Label: kind + n, Depth: 1, Rest: strings.TrimSpace(tail)}, true
		}
	}
	label, tail, _ := strings.Cut(rest, " ")
	cut := strings.TrimRight(label, ".:-")
	if cut == "" || strings.Trim(cut, "IVX") != "" && !digits(cut) || kind == "D" && cut == label {
		return Marker{}, false
	}
	return Marker{Class: Part, Kind: kind, Label: kind + cut, Depth: 1, Rest: strings.TrimSpace(strings.TrimLeft(tail, ".:-– "))}, true
}

var ordinals = map[string]string{"nhat": "1", "hai": "2", "ba": "3", "tu": "4", "nam": "5"}

func cutOrdinal(s string) (string, bool) {
	word, rest, _ := strings.Cut(s, " ")
	return rest, vi.Fold(word) == "thu"
}
