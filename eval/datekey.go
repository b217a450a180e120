package eval

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// A date as it stands in an answer, day or month, in either language; the
// text is folded.
var (
	slashDate   = regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\b|\b(\d{1,2})/(\d{4})\b`)
	spokenDay   = regexp.MustCompile(`\bngay (\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?`)
	spokenMonth = regexp.MustCompile(`\bthang (\d{1,2}) nam (\d{4})\b`)
	englishDate = regexp.MustCompile(`\b(?:(\d{1,2}) )?(january|february|march|april|may|june|july|august|september|october|november|december)(?: (\d{4}))?\b`)
)

var englishMonths = strings.Fields("january february march april may june july august september october november december")

// datesIn returns the dates of a text as keys: "31/1/2025", "31/1" or
// "1/2025".
func datesIn(text string) []string {
	text = vi.Fold(vi.NFC(text))
	var out []string
	for _, m := range slashDate.FindAllStringSubmatch(text, -1) {
		switch {
		case m[5] != "":
			out = append(out, dateKey("", m[4], m[5]))
		case number(m[2]) >= 1 && number(m[2]) <= 12 && number(m[1]) >= 1 && number(m[1]) <= 31:
			out = append(out, dateKey(m[1], m[2], m[3]))
		}
	}
	for _, m := range spokenDay.FindAllStringSubmatch(text, -1) {
		out = append(out, dateKey(m[1], m[2], m[3]))
	}
	for _, m := range spokenMonth.FindAllStringSubmatch(text, -1) {
		out = append(out, dateKey("", m[1], m[2]))
	}
	for _, m := range englishDate.FindAllStringSubmatch(text, -1) {
		if m[1] == "" && m[3] == "" {
			continue // "may" is a verb, too
		}
		for i, name := range englishMonths {
			if name == m[2] {
				out = append(out, dateKey(m[1], strconv.Itoa(i+1), m[3]))
			}
		}
	}
	return out
}

// dateKey joins the parts of a date that are there.
func dateKey(day, month, year string) string {
	var parts []string
	for _, p := range []string{day, month, year} {
		if p != "" {
			parts = append(parts, strconv.Itoa(number(p)))
		}
	}
	return strings.Join(parts, "/")
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// shorter returns the keys of a full date without its year and without its day.
func shorter(key string) []string {
	parts := strings.Split(key, "/")
	if len(parts) != 3 {
		return nil
	}
	return []string{parts[0] + "/" + parts[1], parts[1] + "/" + parts[2]}
}

func yearStart(year int) plan.Date { return plan.Date(fmt.Sprintf("%04d-01-01", year)) }
