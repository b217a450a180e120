package retrieval

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"kehoach/plan"
	"kehoach/plan/vi"
)

//go:embed data/abbreviations.txt
var abbreviationData string

// generalAbbreviations are those of the field, whatever the plan.
var generalAbbreviations = sync.OnceValue(func() *abbreviations {
	a := newAbbreviations(nil)
	for line := range dataLines(abbreviationData) {
		if short, long, ok := strings.Cut(line, " = "); ok {
			a.add(short, long)
		}
	}
	return a
})

// abbreviations knows short forms (chữ viết tắt) and their long forms in both
// directions. What it does not know it asks of the general table.
type abbreviations struct {
	long    phrases[[]word] // by the short form's words: the long form's
	short   phrases[string] // by the long form's words: the short form
	general *abbreviations
}

// newAbbreviations returns the table of a plan, nil for none of its own.
func newAbbreviations(list []plan.Abbreviation) *abbreviations {
	a := &abbreviations{long: phrases[[]word]{}, short: phrases[string]{}}
	for _, ab := range list {
		a.add(vi.NFC(ab.Short), vi.NFC(ab.Long))
	}
	return a
}

// withGeneral returns the table of a plan on top of the general one.
func withGeneral(list []plan.Abbreviation) *abbreviations {
	general := generalAbbreviations()
	if len(list) == 0 {
		return general
	}
	a := newAbbreviations(list)
	a.general = general
	return a
}

// add enters a short form. One letter, a phrase, or a long form of one word is
// no abbreviation to go by.
func (a *abbreviations) add(short, long string) {
	s, l := wordsOf(short), wordsOf(long)
	text := strings.Join(texts(s), " ")
	if len(text) < 2 || len(text) > longestWord || len(l) < 2 {
		return
	}
	l[0].joined = false
	a.long.add(texts(s), l)
	a.short.add(texts(l), text)
}

// expand puts the long form in the place of each short one, with the weight
// of the short one, and notes at each long form, written out or put in, its
// short forms. So a text and a question come to the same words whichever form
// either used. It may change ws.
func (a *abbreviations) expand(ws []word) []word {
	out := ws[:0:0]
	from := 0 // what is before it is in out
	for i := 0; i < len(ws); {
		n, long := a.longAt(ws, i)
		if n == 0 {
			i++
			continue
		}
		out = append(out, ws[from:i]...)
		first := len(out)
		out = append(out, long...)
		for k := range long {
			out[first+k].weight, out[first+k].inserted = ws[i].weight, true
		}
		out[first].joined = ws[i].joined
		out[first].beside = []string{strings.Join(texts(ws[i:i+n]), " ")}
		i += n
		from = i
	}
	if from == 0 {
		out = ws
	} else {
		out = append(out, ws[from:]...)
	}
	for i := range out {
		a.addShorts(out, i)
	}
	return out
}

// longAt returns the long form of the longest short form at ws[i], and of how
// many words the short form is.
func (a *abbreviations) longAt(ws []word, i int) (int, []word) {
	for ph := range a.long.at(ws, i) {
		// CA may be công an, "ca" is a word.
		if len(ph.words) == 1 && vi.IsSyllable(ph.words[0]) && !ws[i].capitals() {
			continue
		}
		return len(ph.words), ph.value
	}
	if a.general != nil {
		return a.general.longAt(ws, i)
	}
	return 0, nil
}

func (a *abbreviations) addShorts(ws []word, i int) {
	for ph := range a.short.at(ws, i) {
		if !slices.Contains(ws[i].beside, ph.value) {
			ws[i].beside = append(slices.Clip(ws[i].beside), ph.value)
		}
	}
	if a.general != nil {
		a.general.addShorts(ws, i)
	}
}
