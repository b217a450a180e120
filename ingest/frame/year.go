package frame

import (
	"strconv"
	"strings"

	"kehoach/plan/vi"
)

// years reads what years the plan is for, from its title or, where that does
// not say, from the sentence that announces it.
func (h *head) years() {
	h.Year, h.LastYear = Years(h.Title, h.Date.Year())
	for i := 0; h.Year == 0 && i < len(h.Preamble); i++ {
		if announces(vi.Fold(h.Preamble[i])) {
			h.Year, h.LastYear = Years(h.Preamble[i], h.Date.Year())
		}
	}
}

// Years returns the first and the last year that a title is about, 0 and 0
// where it does not say. Years before issued, the year of the plan's date, are
// those of what the plan looks back at; the years of cited documents' dates
// and of a programme's further outlook (định hướng, tầm nhìn) do not count.
// "đến năm 2035" is from the year of issue on.
func Years(title string, issued int) (first, last int) {
	tokens := vi.Tokens(title)
	word := func(i int) string {
		if i < 0 || i >= len(tokens) {
			return ""
		}
		return tokens[i].Fold
	}
	add := func(y int) {
		if first == 0 || y < first {
			first = y
		}
		last = max(last, y)
	}
	until := 0
	for i, t := range tokens {
		y, err := strconv.Atoi(t.Fold)
		if err != nil || len(t.Fold) != 4 || y < 1990 || y > 2100 {
			continue
		}
		before := word(i-1) + " " + word(i-2)
		switch {
		case word(i-3) == "thang" && word(i-1) == "nam" && word(i-5) == "ngay": // ngày 30 tháng 4 năm 2025
		case law(tokens[max(0, i-8):i]):
		case strings.HasPrefix(before, "nam den"), strings.HasPrefix(before, "den "):
			if !outlook(tokens[max(0, i-5):i]) && first == 0 {
				until = y
			} else if first != 0 && !outlook(tokens[max(0, i-5):i]) {
				add(y)
			}
		case outlook(tokens[max(0, i-5):i]):
		case y >= issued:
			add(y)
		case word(i-1) != "nam" && word(i-1) != "doan" && first == 0: // a number
		case i+1 < len(tokens) && len(word(i+1)) == 4 && word(i+1) >= strconv.Itoa(issued): // 2021 - 2025
			add(y)
		}
	}
	if first == 0 && until != 0 {
		return issuedOr(issued, until), until
	}
	return first, last
}

func issuedOr(issued, until int) int {
	if issued < 1990 || issued > until {
		return until
	}
	return issued
}

// outlook reports whether the words before a year make it a further outlook.
func outlook(before []vi.Token) bool {
	s := " "
	for _, t := range before {
		s += t.Fold + " "
	}
	return strings.Contains(s, " dinh huong ") || strings.Contains(s, " tam nhin ")
}

// law reports whether a year is that of a law: "Luật Đất đai năm 2024".
func law(before []vi.Token) bool {
	for i := len(before) - 1; i >= 0; i-- {
		switch before[i].Fold {
		case "tren", "tinh", "ban":
			return false
		case "luat":
			// "pháp luật", "kỷ luật" are no laws.
			return i == 0 || before[i-1].Fold != "phap" && before[i-1].Fold != "ky"
		}
	}
	return false
}
