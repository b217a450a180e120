package retrieval

import (
	"cmp"
	"math"
	"slices"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// The weights of a question's terms, measured over everyday questions on
// statements of the field. A plain term of a content word weighs 1.
const (
	pairWeight   = 0.5
	accentWeight = 0.3
	// besideWeight is for a short form beside the words of its long form and
	// for a number inside a date.
	besideWeight = 0.5
	// unknownWeight is for an English word with no Vietnamese known.
	unknownWeight = 0.5
	// lightWord is the weight below which a word forms no pairs.
	lightWord = 0.3
)

// TermOptions is what [Terms] may know beside the question. The zero value is
// all right.
type TermOptions struct {
	// Abbreviations are those of the plans to be searched. They go before the
	// general ones of the field.
	Abbreviations []plan.Abbreviation
	// Lang is the question's language, "vi" or "en"; "" lets Terms find out.
	Lang string
}

// Terms returns the index terms of a question, each once, in the order of
// their text, with weights. They are the terms of [EntryTerms]; a question
// without diacritics gives no accented ones. Words that only ask ("cho hỏi",
// "là gì", "which") get no term, and words that name a field of a plan or
// join others weigh little. Abbreviations stand for their long forms, English
// words of the field for the Vietnamese ones.
func Terms(question string, o TermOptions) []Term {
	ws := wordsOf(vi.NFC(question))
	q := questioner{
		abbr:       withGeneral(o.Abbreviations),
		unaccented: vi.Unaccented(question),
		english:    o.Lang == "en" || o.Lang == "" && isEnglish(ws),
		terms:      map[string]Term{},
	}
	if q.english {
		q.stops = englishStops()
	} else {
		q.stops = stopWords()
	}
	q.read(ws)
	out := make([]Term, 0, len(q.terms))
	for _, t := range q.terms {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b Term) int { return cmp.Compare(a.Text, b.Text) })
	return out
}

// questioner collects the terms of one question.
type questioner struct {
	abbr                *abbreviations
	stops               phrases[stopWord]
	unaccented, english bool
	terms               map[string]Term
	// way is that of the words being added, said how many were said in several.
	way  Way
	said int
}

// read goes through the question and hands on the stretches of words between
// what is empty or foreign.
func (q *questioner) read(ws []word) {
	var stemmed []word
	if q.english || hasForeign(ws) {
		stemmed = stems(ws)
	}
	var run []word
	flush := func() {
		q.add(run, !q.english)
		run = nil
	}
	for i := 0; i < len(ws); {
		n, weight := q.stopAt(ws, i)
		if stemmed != nil {
			if foreign, ways := foreignAt(stemmed, ws, i, q.english); foreign > 0 && foreign >= n {
				flush()
				if own := ws[i : i+foreign]; !q.english && !slices.ContainsFunc(own, func(w word) bool { return vi.IsSyllable(w.text) }) {
					ways = append(slices.Clone(ways), own) // plans say "scan", too
				}
				q.addForeign(ways, weight)
				i += foreign
				continue
			}
		}
		if n == 0 {
			n = 1
			if q.english {
				weight = unknownWeight
			}
		}
		if weight == 0 {
			flush()
			i += n
			continue
		}
		for _, w := range ws[i : i+n] {
			if s, ok := typedSyllable(w.text); ok && !q.english && len(q.abbr.long[w.text]) == 0 {
				w.text, w.lower = s, s
			}
			w.weight = weight
			run = append(run, w)
		}
		i += n
	}
	flush()
}

// stopAt returns the weight of the stop phrase at ws[i] and its length; 0 and
// weight 1 where there is none. A word in capitals among others is a name:
// "AI" is not "ai".
func (q *questioner) stopAt(ws []word, i int) (n int, weight float64) {
	n, weight = stopAt(q.stops, ws, i, q.unaccented && !q.english)
	if n == 0 || n == 1 && ws[i].capitals() && (len(ws) == 1 || !allCapitals(ws)) {
		return 0, 1
	}
	return n, weight
}

func allCapitals(ws []word) bool {
	for _, w := range ws {
		if !w.capitals() {
			return false
		}
	}
	return true
}

// addForeign adds the Vietnamese of an English phrase. Where there are several
// ways to say it an entry has one of them, so each weighs less.
func (q *questioner) addForeign(ways [][]word, weight float64) {
	if len(ways) > 1 {
		q.said++
	}
	for nr, way := range ways {
		way = slices.Clone(way)
		for i := range way {
			way[i].weight = weight / math.Sqrt(float64(len(ways)))
		}
		if len(ways) > 1 {
			q.way = Way{q.said, nr}
		}
		q.add(way, false)
	}
	q.way = Way{}
}

// add adds the terms of a stretch of words. fuzzy says whether its words may
// be slips of others.
func (q *questioner) add(run []word, fuzzy bool) {
	ws := q.abbr.expand(run)
	var before *word
	for i := range ws {
		w := &ws[i]
		for _, s := range w.beside {
			q.term(s, besideWeight*w.weight, false)
		}
		q.term(w.text, w.weight, fuzzy && !w.inserted)
		if w.accented() {
			q.term(w.lower, accentWeight*w.weight, false)
		}
		if w.weight < lightWord {
			before = nil
			continue
		}
		if before != nil && w.joined {
			q.term(before.text+" "+w.text, pairWeight*max(before.weight, w.weight), fuzzy && !(before.inserted && w.inserted))
		}
		before = w
	}
}

// term enters a term, or raises its weight.
func (q *questioner) term(text string, weight float64, fuzzy bool) {
	t, ok := q.terms[text]
	way := q.way
	if ok && t.Weight > weight {
		weight = t.Weight
	}
	if ok && (t.Way == Way{} || t.Way.Of != way.Of) {
		way = t.Way
	}
	q.terms[text] = Term{Text: text, Weight: weight, Fuzzy: fuzzy && (!ok || t.Fuzzy), Way: way}
}
