package retrieval

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"kehoach/plan/vi"
)

//go:embed data/stop.txt
var stopData string

//go:embed data/function.txt
var functionData string

//go:embed data/english-stop.txt
var englishStopData string

// stopWord is how much a word or phrase counts in a question.
type stopWord struct {
	lower          []string // with diacritics
	weight, folded float64
}

// stopWords are the light and empty phrases of Vietnamese questions.
var stopWords = sync.OnceValue(func() phrases[stopWord] {
	return readStops(stopData, functionData)
})

var englishStops = sync.OnceValue(func() phrases[stopWord] {
	return readStops(englishStopData)
})

// functionWords are the words that entries are indexed without, by their
// spelling with diacritics.
var functionWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range dataLines(functionData) {
		_, phrase, _ := strings.Cut(line, " ")
		words[phrase] = true
	}
	return words
})

// isFunctionWord reports whether an entry's word is one. Capitals within a
// short form (CÓ, DO) never make one of several letters.
func isFunctionWord(w *word) bool { return functionWords()[w.lower] }

// readStops reads lines "WEIGHT PHRASE" and "WEIGHT/FOLDED PHRASE".
func readStops(data ...string) phrases[stopWord] {
	table := phrases[stopWord]{}
	for _, d := range data {
		for line := range dataLines(d) {
			weights, phrase, _ := strings.Cut(line, " ")
			exact, folded, two := strings.Cut(weights, "/")
			if !two {
				folded = exact
			}
			words := wordsOf(vi.NFC(phrase))
			s := stopWord{lower: make([]string, len(words))}
			for i, w := range words {
				s.lower[i] = w.lower
			}
			// The tests hold the data to numbers between 0 and 1.
			s.weight, _ = strconv.ParseFloat(exact, 64)
			s.folded, _ = strconv.ParseFloat(folded, 64)
			table.add(texts(words), s)
		}
	}
	return table
}

// stopAt returns the weight of the longest stop phrase at ws[i] and of how
// many words it is; n is 0 where none starts. unaccented says that the whole
// question was typed without diacritics.
func stopAt(table phrases[stopWord], ws []word, i int, unaccented bool) (n int, weight float64) {
	for ph := range table.at(ws, i) {
		exact, fits := !unaccented, true
		for k, lower := range ph.value.lower {
			w := ws[i+k]
			if w.lower != lower {
				exact = false
				// A word typed with other diacritics is another word.
				fits = fits && !w.accented()
			}
		}
		switch {
		case !fits:
		case exact:
			return len(ph.words), ph.value.weight
		default:
			return len(ph.words), ph.value.folded
		}
	}
	return 0, 0
}
