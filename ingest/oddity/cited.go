package oddity

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// cited.txt lists well-known documents, one a line: symbol, date of issue, and
// a folded phrase that must stand near the symbol, because numbers such as
// 06/QĐ-TTg come again every year; "-" where the symbol holds the year.
//
//go:embed cited.txt
var citedData string

// known is a document of the list.
type known struct {
	date  plan.Date
	about string
}

// knownDocuments maps symbols, in lower case, to documents.
var knownDocuments = sync.OnceValue(func() map[string][]known {
	out := make(map[string][]known)
	for line := range strings.Lines(citedData) {
		fields := strings.SplitN(strings.TrimSpace(line), " ", 3)
		if len(fields) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		if fields[2] == "-" {
			fields[2] = ""
		}
		key := vi.Lower(fields[0])
		out[key] = append(out[key], known{plan.Date(fields[1]), fields[2]})
	}
	return out
})

// nearby is how far from a symbol, in bytes, its subject may stand.
const nearby = 400

// citations finds cited documents whose date is not theirs: by the list, and
// by the year that their own symbol holds (34/2016/NĐ-CP).
func citations(text string) []plan.Warning {
	if !strings.Contains(text, "ngày") || !strings.ContainsAny(text, "/-") {
		return nil
	}
	var out []plan.Warning
	tokens, fold := vi.Tokens(text), ""
	for i, t := range tokens {
		if !strings.Contains(t.Text, "/") && !strings.Contains(t.Text, "-") {
			continue
		}
		date, words := dateAfter(text, tokens, i)
		if date == "" {
			continue
		}
		if year := symbolYear(t.Text); year > 0 && date.Year() != year {
			out = append(out, cited(words, fmt.Sprintf("Văn bản %s mang năm %d nhưng ở đây ghi ngày %s.", t.Text, year, date.VN())))
			continue
		}
		for _, k := range knownDocuments()[t.Lower] {
			if k.about != "" {
				if fold == "" {
					fold = vi.Fold(text)
				}
				if !strings.Contains(around(fold, t.Start), k.about) {
					continue
				}
			}
			if k.date != date {
				out = append(out, cited(words, fmt.Sprintf("%s ban hành ngày %s; ở đây ghi ngày %s.", t.Text, k.date.VN(), date.VN())))
			}
			break
		}
	}
	return out
}

func cited(words, message string) plan.Warning {
	return plan.Warning{Code: plan.WarnCitedDate, Text: words, Message: message}
}

// around returns the folded words near a place of the text. Folding shortens a
// text, so the place is only about right.
func around(fold string, at int) string {
	return fold[max(0, min(len(fold), at)-nearby*3/2):min(len(fold), at+nearby)]
}

// dateAfter reads "… ngày 18/02/2022" or "… ngày 18 tháng 02 năm 2022" right
// after the symbol at token i, and returns the words from the symbol on.
func dateAfter(text string, tokens []vi.Token, i int) (plan.Date, string) {
	j := i + 1
	for j < len(tokens) && tokens[j].Fold == "ngay" && j < i+3 {
		j++
	}
	if j == i+1 || j >= len(tokens) {
		return "", ""
	}
	words := func(last int) string { return text[tokens[i].Start:tokens[last].End] }
	if d := slashed(tokens[j].Text); d != "" {
		return d, words(j)
	}
	if j+4 < len(tokens) && tokens[j+1].Fold == "thang" && tokens[j+3].Fold == "nam" {
		return slashed(tokens[j].Text + "/" + tokens[j+2].Text + "/" + tokens[j+4].Text), words(j + 4)
	}
	return "", ""
}

// slashed reads "18/02/2022".
func slashed(s string) plan.Date {
	parts := strings.Split(strings.ReplaceAll(s, "-", "/"), "/")
	if len(parts) != 3 {
		return ""
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil {
			return ""
		}
		n[i] = v
	}
	d := plan.MakeDate(n[2], n[1], n[0])
	if n[2] < 1900 || n[2] > 2200 || d.Day() != n[0] || d.Month() != n[1] {
		return ""
	}
	return d
}

// symbolYear returns the year in a symbol: 2016 of "34/2016/NĐ-CP".
func symbolYear(symbol string) int {
	parts := strings.Split(symbol, "/")
	if len(parts) < 3 || len(parts[1]) != 4 {
		return 0
	}
	year, err := strconv.Atoi(parts[1])
	if err != nil || year < 1900 {
		return 0
	}
	return year
}
