package gate

import (
	"slices"
	"strconv"
	"strings"
)

// number is a quantity in a text: words[from:to].
type number struct {
	from, to int
	value    string // normalised: "0.4", "1250"
	unit     string // the word after it, "%" for a percentage
	prev     string // the word before it
	bound    string // "min", "max", with "+" or "-" for a rise or a fall
}

// decimal normalises digits with separators: Vietnamese ones, or English where
// they can be nothing else. "" where it is no number.
func decimal(s string, english bool) string {
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	if strings.Trim(s, "0123456789.,") != "" {
		return ""
	}
	thousands, point := ".", ","
	if english {
		thousands, point = ",", "."
	}
	switch {
	case dots+commas == 0:
	case dots > 0 && commas == 0 && !grouped(s, "."), commas > 0 && dots == 0 && !grouped(s, ","):
		if dots+commas > 1 {
			return ""
		}
		s = strings.Replace(s, ",", ".", 1)
	default:
		whole, fraction, _ := strings.Cut(s, point)
		if strings.Contains(whole, thousands) && !grouped(whole, thousands) {
			return ""
		}
		s = strings.ReplaceAll(whole, thousands, "")
		if fraction != "" {
			s += "." + fraction
		}
	}
	if s = strings.TrimLeft(s, "0"); s == "" || s[0] == '.' {
		s = "0" + s
	}
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// grouped reports whether digits are in groups of three.
func grouped(s, sep string) bool {
	parts := strings.Split(s, sep)
	for i, p := range parts {
		if i > 0 && len(p) != 3 || i == 0 && (len(p) > 3 || p == "" || p == "0") {
			return false
		}
	}
	return len(parts) > 1
}

// sameUnit brings English units to the Vietnamese words.
var sameUnit = map[string]string{
	"percent": "%", "day": "ngày", "days": "ngày", "month": "tháng", "months": "tháng", "year": "năm", "years": "năm",
	"hour": "giờ", "hours": "giờ", "time": "lần", "times": "lần", "week": "tuần", "weeks": "tuần", "quarters": "quý",
}

// numbers finds the quantities of a text in digits and in words, but for what
// stands in taken.
func numbers(ws []word, taken []bool, english bool) []number {
	var out []number
	for i := 0; i < len(ws); i++ {
		if i < len(taken) && taken[i] || ws[i].document() {
			continue
		}
		n := number{from: i, to: i + 1, prev: at(ws, i-1)}
		if ws[i].digit() {
			if n.value = decimal(ws[i].text, english); n.value == "" {
				n.value = ws[i].lower // 15/1/2025/3 and the like: only the same will do
			}
		} else if v, to := inWords(ws, i); to > i {
			n.value, n.to = strconv.Itoa(v), to
		} else {
			continue
		}
		if n.to < len(ws) && !strings.ContainsAny(ws[n.to].sep, ".;:!?,\n()") || at(ws, n.to) == "%" {
			n.unit = at(ws, n.to)
			if n.unit == "phần" && at(ws, n.to+1) == "trăm" {
				n.unit = "%"
				n.to += 2
			}
			if u, ok := sameUnit[n.unit]; ok {
				n.unit = u
			}
		}
		n.bound = boundOf(ws, n.from, n.to)
		out = append(out, n)
		i = n.to - 1
	}
	return out
}

// bounds are words that make a number a limit, by the class of limit.
var bounds = []struct {
	class string
	words []string
}{
	{"min", []string{"tối thiểu", "ít nhất", "trên", "hơn", "at least", "over", "more than", "minimum", "≥", "không dưới", "không ít hơn"}},
	{"max", []string{"tối đa", "không quá", "không vượt quá", "dưới", "chưa đến", "nhiều nhất", "at most", "under", "up to", "less than", "≤", "below", "no more than", "within", "không trên"}},
}

// boundOf returns the limit and the direction that the words about a number
// give it.
func boundOf(ws []word, from, to int) string {
	var before []string
	for i := from - 1; i >= 0 && i >= from-4 && !ws[i+1].breaks(); i-- {
		before = append([]string{ws[i].lower}, before...)
	}
	text := " " + strings.Join(before, " ") + " "
	class, last := "", -1
	for _, b := range bounds {
		for _, w := range b.words {
			i := strings.LastIndex(text, " "+w+" ")
			if i >= 0 && i+len(w) > last {
				class, last = b.class, i+len(w)
			}
		}
	}
	for i := to; i < len(ws) && i < to+5 && !ws[i].breaks(); i++ {
		if at(ws, i) == "trở" && at(ws, i+1) == "lên" || at(ws, i) == "or" && at(ws, i+1) == "more" {
			class = "min"
		} else if at(ws, i) == "trở" && at(ws, i+1) == "xuống" || at(ws, i) == "or" && at(ws, i+1) == "less" {
			class = "max"
		}
	}
	switch {
	case slices.ContainsFunc(before, func(w string) bool { return w == "giảm" || w == "reduce" || w == "decrease" }):
		class += "-"
	case slices.ContainsFunc(before, func(w string) bool { return w == "tăng" || w == "increase" || w == "raise" }):
		class += "+"
	}
	return class
}

// same reports whether two quantities are the same figure of the same thing.
func (n number) same(o number) bool {
	if n.value != o.value || n.bound != o.bound || (n.unit == "%") != (o.unit == "%") {
		return false
	}
	return n.unit == o.unit && (n.unit != "" || n.prev == o.prev) || n.prev == o.prev && n.prev != "" && !measures[n.unit] && !measures[o.unit]
}

// measures are units that a number must not lose or change.
var measures = map[string]bool{
	"%": true, "ngày": true, "tháng": true, "năm": true, "tuần": true, "giờ": true, "phút": true, "quý": true, "lần": true,
	"triệu": true, "tỷ": true, "tỉ": true, "nghìn": true, "ngàn": true, "đồng": true, "người": true, "xã": true, "huyện": true,
	"million": true, "billion": true, "thousand": true,
}
