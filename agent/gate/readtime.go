package gate

import (
	"strconv"
	"strings"
)

// readDay reads "ngày 15/1", "ngày 15 tháng 1 năm 2025", "mùng 5 tháng sáu".
func readDay(ws []word, i int, w *when) int {
	if i+1 >= len(ws) {
		return i
	}
	var inner when
	if end := readTime(ws, i+1, &inner); end > i+1 && inner.day > 0 && ws[i].lower == "ngày" {
		*w = when{from: i, year: inner.year, month: inner.month, day: inner.day}
		return end
	}
	day, to := num(at(ws, i+1)), i+2
	if day == 0 {
		day, to = inWords(ws, i+1)
	}
	if day < 1 || day > 31 || at(ws, to) != "tháng" || ws[to].breaks() {
		return i
	}
	if end := readMonth(ws, to, w); end > to {
		w.day = day
		return end
	}
	return i
}

// readMonth reads "tháng 6", "tháng 06/2025", "tháng sáu năm 2025".
func readMonth(ws []word, i int, w *when) int {
	if i+1 >= len(ws) || ws[i+1].sep != " " {
		return i
	}
	text := at(ws, i+1)
	if m := twoParts.FindStringSubmatch(text); m != nil && yearOf(m[2]) > 0 {
		w.month, w.year = field(m[1]), num(m[2])
		return i + 2
	}
	to := i + 2
	if w.month = num(text); w.month == 0 {
		if w.month = monthWord[text]; w.month == 10 {
			switch at(ws, i+2) {
			case "một":
				w.month, to = 11, i+3
			case "hai":
				w.month, to = 12, i+3
			}
		}
		if text == "năm" && yearOf(at(ws, i+2)) > 0 {
			w.month = 0
		}
	}
	if w.month < 1 || w.month > 12 {
		w.month = 0
		return i
	}
	return w.andYear(ws, to)
}

// readQuarter reads "quý II", "quý 2/2025", "Q2 năm 2025".
func readQuarter(ws []word, i int, w *when) int {
	to := i + 1
	if text := ws[i].lower; len(text) == 2 && text[0] == 'q' {
		w.quarter = int(text[1] - '0')
		return w.andYear(ws, to)
	}
	if i+1 >= len(ws) {
		return i
	}
	text := at(ws, i+1)
	if m := twoParts.FindStringSubmatch(text); m != nil && yearOf(m[2]) > 0 {
		w.quarter, w.year = field(m[1]), num(m[2])
		return i + 2
	}
	if w.quarter = roman[text]; w.quarter == 0 {
		return i
	}
	return w.andYear(ws, i+2)
}

// readEnglish reads "June", "June 2025", "June 15, 2025".
func readEnglish(ws []word, i, month int, w *when) int {
	w.month = month
	to := i + 1
	if d := ordinal(at(ws, to)); d > 0 && to < len(ws) && ws[to].sep == " " {
		w.day = d
		to++
	}
	return w.andYear(ws, to)
}

// andYear reads the year after a day, a month or a quarter.
func (w *when) andYear(ws []word, to int) int {
	if to < len(ws) && (ws[to].sep == "/" || ws[to].sep == " " || ws[to].sep == ", " || ws[to].sep == "-") && !(ws[to].sep == ", " && w.day == 0) {
		if y := yearOf(at(ws, to)); y > 0 {
			w.year = y
			return to + 1
		}
		if at(ws, to) == "năm" || at(ws, to) == "of" {
			if y := yearOf(at(ws, to+1)); y > 0 {
				w.year = y
				return to + 2
			}
		}
	}
	return to
}

func num(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// field is a number of a date; -1, which no date has, for 0.
func field(s string) int {
	if n := num(s); n > 0 {
		return n
	}
	return -1
}

func yearOf(s string) int {
	if n := num(s); len(s) == 4 && n >= 1900 && n <= 2100 {
		return n
	}
	return 0
}

// ordinal reads "15", "15th", "1st".
func ordinal(s string) int {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, end)
	}
	if n := num(s); n >= 1 && n <= 31 {
		return n
	}
	return 0
}
