package frame

import (
	"strconv"
	"strings"
	"unicode"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// isNumber reports whether a folded line is the one with the number.
func isNumber(fold string) bool {
	rest, ok := strings.CutPrefix(fold, "so")
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, " :.…_")
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != '…' && r != ' ' && r != '_' })
	return end >= 0 && (rest[end] == '/' || rest[end] == '-') && len(rest) > end+1
}

// readNumber returns the number and symbol on such a line, "" where the number
// is still to be filled in, and what follows them.
func readNumber(text string) (number, rest string) {
	at := strings.IndexFunc(text, func(r rune) bool { return unicode.IsDigit(r) || r == '/' || r == '-' })
	if at < 0 {
		return "", ""
	}
	s := text[at:]
	end := 0
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	digits := s[:end]
	s = strings.TrimLeft(s[end:], " ")
	end = strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' })
	if end < 0 {
		end = len(s)
	}
	symbol := strings.TrimRight(s[:end], ".")
	if digits == "" {
		return "", s[end:]
	}
	return digits + symbol, s[end:]
}

// isDate reports whether a folded line is the one with place and date.
func isDate(fold string) bool {
	_, _, ok := cutDate(fold)
	return ok
}

// cutDate returns where "ngày" begins and ends on a line "Tuyên Quang, ngày 23
// tháng 12 năm 2024". Places are byte offsets in the folded text.
func cutDate(fold string) (place string, day string, ok bool) {
	place, day, ok = strings.Cut(fold, "ngay")
	if !ok || strings.Count(place, " ") > 9 || !strings.HasSuffix(strings.TrimRight(place, " "), ",") {
		return "", "", false
	}
	if !strings.Contains(day, "thang") || !strings.Contains(day, "nam") {
		return "", "", false
	}
	return place, day, true
}

// readDate returns the place and the day of such a line. The day is "" where
// it is still to be filled in; year is then what stands there, or 0.
func readDate(text string) (place string, date plan.Date, year int) {
	comma := strings.LastIndex(text[:max(0, foldIndex(text, "ngay"))], ",")
	if comma > 0 {
		place = strings.TrimSpace(text[:comma])
	}
	var n []int
	for _, word := range []string{"ngay", "thang", "nam"} {
		at := foldIndex(text, word)
		if at < 0 {
			n = append(n, 0)
			continue
		}
		n = append(n, leadingNumber(text[at:]))
		text = text[at:]
	}
	if n[0] < 1 || n[0] > 31 || n[1] < 1 || n[1] > 12 || n[2] < 1945 || n[2] > 2200 {
		return place, "", n[2]
	}
	date = plan.MakeDate(n[2], n[1], n[0])
	if date.Day() != n[0] { // 31 tháng 6
		return place, "", n[2]
	}
	return place, date, n[2]
}

// leadingNumber reads the number after the first word of s, 0 if there is none.
func leadingNumber(s string) int {
	s = strings.TrimLeftFunc(s, unicode.IsLetter)
	s = strings.TrimLeft(s, " .…_")
	end := 0
	for end < len(s) && end < 4 && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(s[:end])
	if err != nil {
		return 0
	}
	return n
}

// foldIndex returns the byte offset in text of the first word that folds to
// word, -1 if there is none.
func foldIndex(text, word string) int {
	for _, t := range vi.Tokens(text) {
		if t.Fold == word {
			return t.Start
		}
	}
	return -1
}
