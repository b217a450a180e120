package retrieval

import (
	"strings"

	"kehoach/plan/vi"
)

// lexicon numbers words and keeps what the index makes of them, so that each
// spelling is folded and looked up once and not at each place where it stands.
// It knows nothing of a plan: plan after plan is read with one. It is not safe
// for concurrent use.
type lexicon struct {
	byRaw map[string]int32 // a word as written: its place in forms
	forms []form
	ids   map[string]int32 // a folded or accented word: its number
	texts []string         // by number, as the next two
	class []byte
	// starts says which forms of abbreviations start with the word.
	starts []starts
	// general is the general table of abbreviations.
	general numbered
}

// largestLexicon bounds the spellings that are kept from plan to plan. The
// language has some thousands of syllables; the rest are numbers and slips.
const largestLexicon = 1 << 15

// form is what the index makes of a word as written.
type form struct {
	text     int32 // -1 for what is no word to the index
	lower    int32 // with diacritics; -1 where it says no more than text
	beside   []term
	function bool // entries are indexed without it
	capitals bool
}

// starts is a set of what starts with a word.
type starts uint8

const (
	startsShort    starts = 1 << iota // a general short form
	startsLong                        // a general long form
	startsOwnShort                    // those of the plan at hand
	startsOwnLong
)

// term is a word by its number, or two neighbours; second is -1 for one. A
// short form of three words or more is one, with a number for the whole.
type term struct{ first, second int32 }

// token is a word at its place in a text.
type token struct {
	form, text int32
	joined     bool
	// short stands beside the first of the words that were put in its place.
	short    term
	replaced bool
}

// numbered is a table of abbreviations by the numbers of their first words.
type numbered struct {
	long  map[int32][]numberedShort
	short map[int32][]numberedLong
}

// numberedShort is a short form, with the long one to be put in its place.
type numberedShort struct {
	words    []int32
	syllable bool // it may as well be a word
	short    term
	long     []token
}

// numberedLong is a long form, with its short one.
type numberedLong struct {
	words []int32
	short term
}

func newLexicon() *lexicon {
	x := &lexicon{byRaw: map[string]int32{}, ids: map[string]int32{}}
	x.general = x.number(generalAbbreviations())
	x.mark(&x.general, startsShort, startsLong)
	return x
}

// number makes the table of abbreviations by number, without what it rests on.
func (x *lexicon) number(a *abbreviations) numbered {
	n := numbered{map[int32][]numberedShort{}, map[int32][]numberedLong{}}
	for first, list := range a.long {
		id := x.id(first)
		for _, ph := range list {
			s := numberedShort{
				words: x.numbers(ph.words), syllable: len(ph.words) == 1 && vi.IsSyllable(ph.words[0]),
				short: x.term(strings.Join(ph.words, " ")),
			}
			for _, w := range ph.value {
				f := x.form(w.raw)
				s.long = append(s.long, token{form: f, text: x.forms[f].text, joined: w.joined})
			}
			n.long[id] = append(n.long[id], s)
		}
	}
	for first, list := range a.short {
		id := x.id(first)
		for _, ph := range list {
			n.short[id] = append(n.short[id], numberedLong{x.numbers(ph.words), x.term(ph.value)})
		}
	}
	return n
}

// mark notes at words that forms of a table start with them.
func (x *lexicon) mark(n *numbered, short, long starts) {
	for w := range n.long {
		x.starts[w] |= short
	}
	for w := range n.short {
		x.starts[w] |= long
	}
}

// unmark takes back what mark did for a plan's table.
func (x *lexicon) unmark(n *numbered) {
	for w := range n.long {
		x.starts[w] &^= startsOwnShort
	}
	for w := range n.short {
		x.starts[w] &^= startsOwnLong
	}
}

// form returns the place in forms of a word as written.
func (x *lexicon) form(raw string) int32 {
	i, ok := x.byRaw[raw]
	if !ok {
		i = int32(len(x.forms))
		x.forms = append(x.forms, x.newForm(raw))
		x.byRaw[strings.Clone(raw)] = i // raw is a piece of a whole plan
	}
	return i
}

func (x *lexicon) newForm(raw string) form {
	w := newWord(raw)
	if !w.indexed() {
		return form{text: -1}
	}
	f := form{text: x.id(w.text), lower: -1, function: isFunctionWord(&w), capitals: w.capitals()}
	if w.accented() {
		f.lower = x.id(w.lower)
	}
	for _, b := range w.beside {
		f.beside = append(f.beside, x.term(b))
	}
	return f
}

// id returns the number of a word.
func (x *lexicon) id(text string) int32 {
	id, ok := x.ids[text]
	if !ok {
		id = int32(len(x.texts))
		text = strings.Clone(text)
		x.ids[text] = id
		x.texts, x.class, x.starts = append(x.texts, text), append(x.class, class(text)), append(x.starts, 0)
	}
	return id
}

func (x *lexicon) numbers(words []string) []int32 {
	out := make([]int32, len(words))
	for i, w := range words {
		out[i] = x.id(w)
	}
	return out
}

// term returns a text of any number of words as a term.
func (x *lexicon) term(text string) term {
	if first, second, ok := strings.Cut(text, " "); ok && !strings.Contains(second, " ") {
		return term{x.id(first), x.id(second)}
	}
	return term{x.id(text), -1}
}

// matches reports whether the words stand at the beginning of ts.
func matches(ts []token, words []int32) bool {
	if len(words) > len(ts) {
		return false
	}
	for i, w := range words {
		if ts[i].text != w {
			return false
		}
	}
	return true
}

// expand appends to out the words of ts with the long forms in the place of
// the short ones, as [abbreviations.expand] does. own is the plan's table,
// which goes before the general one.
func (x *lexicon) expand(out, ts []token, own *numbered) []token {
	for i := 0; i < len(ts); {
		s := x.shortAt(ts[i:], own)
		if s == nil {
			out = append(out, ts[i])
			i++
			continue
		}
		first := len(out)
		out = append(out, s.long...)
		out[first].joined, out[first].short, out[first].replaced = ts[i].joined, s.short, true
		i += len(s.words)
	}
	return out
}

// shortAt returns the longest short form that ts starts with; nil for none.
func (x *lexicon) shortAt(ts []token, own *numbered) *numberedShort {
	marks := x.starts[ts[0].text]
	if marks&startsOwnShort != 0 {
		if s := x.longest(own.long[ts[0].text], ts); s != nil {
			return s
		}
	}
	if marks&startsShort != 0 {
		return x.longest(x.general.long[ts[0].text], ts)
	}
	return nil
}

// longest returns the first of a list, which has the longest first, that ts
// starts with.
func (x *lexicon) longest(list []numberedShort, ts []token) *numberedShort {
	for i := range list {
		// CA may be công an, "ca" is a word.
		if s := &list[i]; matches(ts, s.words) && (!s.syllable || x.forms[ts[0].form].capitals) {
			return s
		}
	}
	return nil
}
