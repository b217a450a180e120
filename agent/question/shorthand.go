package question

import (
	_ "embed"
	"strings"
	"sync"

	"kehoach/plan/vi"
)

//go:embed shorthand.txt
var shorthandText string

// shorthands maps what people write short to what it means.
var shorthands = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for line := range strings.Lines(shorthandText) {
		short, long, ok := strings.Cut(line, "=")
		if ok && !strings.HasPrefix(line, "#") {
			m[strings.TrimSpace(short)] = strings.TrimSpace(long)
		}
	}
	return m
})

// lengthen writes out what is written short. In a question typed without
// diacritics the long form has none either, and in one where nothing else is
// short a single word that could be a name stays.
func lengthen(toks []vi.Token, raw string) string {
	marked := 0
	for _, t := range toks {
		if t.Lower != t.Fold {
			marked++
		}
	}
	var b strings.Builder
	last := 0
	for i, t := range toks {
		long := shorthands()[t.Text]
		if long == "" && t.Text == t.Lower && !vi.IsSyllable(t.Fold) {
			long = shorthands()[t.Fold] // "bnhiêu"
		}
		if office[t.Text] != "" && !explains(toks) && !glued(raw, t) {
			long = office[t.Text]
		}
		if t.Start > 1 && raw[t.Start-1] == '.' && startsDigit(raw[t.Start-2:]) {
			continue // "nhiệm vụ 1.a"
		}
		if long == "" && t.Text != "bd" || t.Text == "kh" && i > 0 && isNumber(toks[i-1].Fold) || guarded(toks, i) {
			continue
		}
		if after := next(toks, i); t.Text == "bd" || t.Text == "bc" {
			long = besideShort(t.Text, prev(toks, i), after, long)
		}
		if long == "" {
			continue
		}
		if t.Text == "thg" && i+1 < len(toks) && toks[i+1].Fold == "xuyen" {
			long = "thường"
		}
		if marked*5 < len(toks)*2 {
			long = vi.Fold(long)
		}
		b.WriteString(raw[last:t.Start])
		b.WriteString(long)
		last = t.End
	}
	b.WriteString(raw[last:])
	return b.String()
}

// besideShort returns what a short form with two meanings stands for by the
// words beside it: "bd t4" is bắt đầu, "tinh giản bc" biên chế.
func besideShort(short, before, after, long string) string {
	switch {
	case short == "bd" && (after == "tu" || after == "thang" || after == "luc" || after == "khi" || after == "ngay" || len(after) > 1 && after[0] == 't' && isNumber(after[1:])):
		return "bắt đầu"
	case short == "bd":
		return ""
	case before == "gian":
		return "biên chế"
	}
	return long
}

func prev(toks []vi.Token, i int) string {
	if i == 0 {
		return ""
	}
	return toks[i-1].Fold
}

func next(toks []vi.Token, i int) string {
	if i+1 >= len(toks) {
		return ""
	}
	return toks[i+1].Fold
}

// office are short forms of papers that offices write in capitals.
var office = map[string]string{
	"BC": "báo cáo", "KH": "kế hoạch", "VB": "văn bản", "QĐ": "quyết định", "NQ": "nghị quyết", "NĐ": "nghị định", "TTr": "tờ trình", "CV": "công văn",
}

// explains reports whether the question asks what a short form stands for.
func explains(toks []vi.Token) bool {
	for i, t := range toks {
		next := ""
		if i+1 < len(toks) {
			next = toks[i+1].Fold
		}
		if t.Fold == "viet" && next == "tat" || t.Fold == "nghia" || t.Fold == "la" && next == "gi" && len(toks) <= 5 {
			return true
		}
	}
	return false
}

// glued reports whether a short form is part of a longer sign: "KH&CN",
// "223/KH-UBND".
func glued(raw string, t vi.Token) bool {
	return t.Start > 0 && strings.ContainsRune("&/-.", rune(raw[t.Start-1])) || t.End < len(raw) && strings.ContainsRune("&/-", rune(raw[t.End]))
}

// guarded reports whether the words around a short form show that it is
// something else: "sở ct" is an agency, "tt 01" a circular, "a" beside English.
func guarded(toks []vi.Token, i int) bool {
	if i > 0 {
		switch toks[i-1].Fold {
		case "so", "bo", "ban", "phong", "cuc", "ubnd":
			return true
		}
	}
	switch toks[i].Text {
	case "a", "e", "r", "ht", "tc", "tuc", "tg":
		for _, t := range toks {
			if stops().en[t.Fold] && !vnToo[t.Fold] && len(t.Fold) > 2 {
				return true
			}
		}
		return toks[i].Text == "a" && i > 0
	}
	return false
}
