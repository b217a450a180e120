package retrieval

import (
	_ "embed"
	"strings"
	"sync"

	"kehoach/plan/vi"
)

//go:embed data/english.txt
var englishData string

// english finds English words of the field; the value is the Vietnamese ways
// to say it, as words.
var english = sync.OnceValue(func() phrases[[][]word] {
	table := phrases[[][]word]{}
	for line := range dataLines(englishData) {
		en, vietnamese, ok := strings.Cut(line, " = ")
		if !ok {
			continue
		}
		var ways [][]word
		for way := range strings.SplitSeq(vietnamese, " | ") {
			ways = append(ways, wordsOf(vi.NFC(strings.TrimSpace(way))))
		}
		table.add(texts(stems(wordsOf(en))), ways)
	}
	return table
})

// stems returns the words with English endings taken off, for look-ups.
func stems(ws []word) []word {
	out := make([]word, len(ws))
	for i, w := range ws {
		out[i] = w
		out[i].text = stem(w.text)
	}
	return out
}

// stem takes off the endings of English plurals and verbs, and a final e, so
// that "issue", "issues", "issued" and "issuing" come to one.
func stem(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "ches")):
		return w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us"):
		w = w[:len(w)-1]
	}
	for _, ending := range []string{"ing", "ed"} {
		if base, ok := strings.CutSuffix(w, ending); ok && len(base) > 3 {
			w = base
			if n := len(w); w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' {
				w = w[:n-1] // planned, cutting
			}
			break
		}
	}
	if len(w) > 3 {
		w = strings.TrimSuffix(w, "e")
	}
	return w
}

// isEnglish reports whether a question is in English: it has no diacritics, at
// least one word that is English and no syllable, and more English, foreign
// and English function words than others.
func isEnglish(ws []word) bool {
	if !hasForeign(ws) {
		return false
	}
	stops, glossary := englishStops(), english()
	known, others, letters := 0, 0, 0
	for i, w := range ws {
		if w.accented() {
			return false
		}
		if numeric(w.text) || len(generalAbbreviations().long[w.text]) > 0 {
			continue
		}
		letters++
		n, _ := stopAt(stops, ws, i, false)
		syllable := vi.IsSyllable(w.text)
		switch {
		case !syllable && (n > 0 || len(glossary[stem(w.text)]) > 0):
			known++
		case !syllable || n > 0:
			others++
		}
	}
	return known > 0 && 2*(known+others) > letters
}

// hasForeign reports whether some word is neither a syllable, nor a number,
// nor a short form. Most questions have none and need no English.
func hasForeign(ws []word) bool {
	for _, w := range ws {
		if !w.accented() && !vi.IsSyllable(w.text) && !numeric(w.text) && len(generalAbbreviations().long[w.text]) == 0 {
			return true
		}
	}
	return false
}

// foreignAt returns the Vietnamese ways to say the English phrase at stemmed[i]
// and of how many words it is. In a Vietnamese question only words that are no
// syllables are taken for English: "deadline", but not "can".
func foreignAt(stemmed, ws []word, i int, isEnglish bool) (n int, ways [][]word) {
	for ph := range english().at(stemmed, i) {
		if !isEnglish {
			foreign := false
			for _, w := range ws[i : i+len(ph.words)] {
				foreign = foreign || !vi.IsSyllable(w.text)
				if w.accented() {
					foreign = false
					break
				}
			}
			if !foreign {
				continue
			}
		}
		return len(ph.words), ph.value
	}
	return 0, nil
}
