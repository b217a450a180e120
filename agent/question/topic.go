package question

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed stop.txt
var stopText string

// stopWords holds the lists of stop.txt.
type stopWords struct{ vi, ascii, loose, en, keep, pairs, bound map[string]bool }

var stops = sync.OnceValue(func() stopWords {
	s := stopWords{vi: map[string]bool{}, ascii: map[string]bool{}, loose: map[string]bool{}, en: map[string]bool{}, keep: map[string]bool{}, pairs: map[string]bool{}, bound: map[string]bool{}}
	for line := range strings.Lines(stopText) {
		list := map[string]map[string]bool{"vi": s.vi, "ascii": s.ascii, "loose": s.loose, "en": s.en, "keep": s.keep, "pairs": s.pairs, "bound": s.bound}
		lang, words, ok := strings.Cut(line, ":")
		if set := list[lang]; ok && set != nil {
			for _, word := range strings.Fields(words) {
				set[word] = true
			}
		}
	}
	return s
})

// isStop reports whether the token at i says nothing about the subject.
func (w *words) isStop(i int, lang string) bool {
	s, low := stops(), w.lower(i)
	if w.dated && isNumber(low) && len(low) <= 2 {
		return true
	}
	if lang == "en" {
		return s.en[low] || len(low) == 1 && low != "e" // "e-government"
	}
	if w.starts(i, s.keep) || w.starts(i-1, s.keep) || w.meansPair(i, s.pairs) || w.meansPair(i-1, s.pairs) {
		return false
	}
	if m := strings.ToLower(w.meant[i]); !plain(m) {
		return s.vi[m]
	}
	if s.vi[low] && w.accented {
		return true
	}
	return !w.accented && s.ascii[low] || len(low) == 1 && !isNumber(low)
}

// starts reports whether the token at i and the next are one of these pairs,
// folded and joined by "_".
func (w *words) starts(i int, pairs map[string]bool) bool {
	return pairs[w.fold(i)+"_"+w.fold(i+1)]
}

// meansPair reports whether the token at i and the next, with the diacritics
// that they are meant to have, are one of these pairs, joined by "_".
func (w *words) meansPair(i int, pairs map[string]bool) bool {
	return i >= 0 && i+1 < len(w.meant) && !w.used[i] && !w.used[i+1] && pairs[strings.ToLower(w.meant[i])+"_"+strings.ToLower(w.meant[i+1])]
}

// topic returns the words that are neither used nor stop words, with how many
// they are. Without diacritics a stop word may be a word of the subject ("một
// cửa" is "mot cua"), so inside a run of other words it stays in the text.
func (w *words) topic(lang string) (text string, n int) {
	var runs []string
	for i := 0; i < len(w.toks); {
		if w.used[i] {
			i++
			continue
		}
		j := i
		for j < len(w.toks) && !w.used[j] {
			j++
		}
		parts, words := w.run(i, j, lang)
		runs = append(runs, parts...)
		n += words
		i = j
	}
	return strings.Join(runs, ", "), n
}

// isLoose reports whether the token at i, typed without diacritics, is a stop
// word if nothing but stop words stands beside it.
func (w *words) isLoose(i int, lang string) bool {
	return lang != "en" && stops().loose[w.lower(i)] && !w.accented
}

// run returns what is left of a stretch of unused tokens [i, j).
func (w *words) run(i, j int, lang string) (parts []string, n int) {
	only := true
	for k := i; k < j; k++ {
		only = only && (w.isStop(k, lang) || w.isLoose(k, lang))
	}
	if only {
		return nil, 0
	}
	for i < j && w.isStop(i, lang) {
		i++
	}
	for j > i && w.isStop(j-1, lang) {
		j--
	}
	var cur []string
	flush := func() {
		if len(cur) > 0 {
			parts = append(parts, strings.Join(cur, " "))
		}
		cur = nil
	}
	for ; i < j; i++ {
		stop := w.isStop(i, lang)
		if stop && (w.accented || lang == "en" || !plain(strings.ToLower(w.meant[i]))) {
			flush()
			continue
		}
		if !stop && !w.isLoose(i, lang) {
			n++
		}
		cur = append(cur, w.meant[i])
	}
	flush()
	return parts, n
}
