// Package ngram is a compact trigram model of written Vietnamese: the words
// (syllables with their diacritics, and frequent abbreviations) and how likely
// each is after one and after two others, with back-off to shorter contexts.
//
// A model is one string of bytes that is used in place: opening one reads the
// list of words and nothing else, so it costs a millisecond and the memory of
// that list, whatever the size. [Counts] makes one from sentences.
//
// # The layout
//
// Numbers are little-endian. Probabilities are natural logarithms in one byte
// (see logProb), weights of the back-off likewise (see logBow).
//
//	8 bytes   "kngram1\n"
//	5 x u32   W words, B pairs, T triples, bytes of the word list, bytes of the list of foreign words
//	words     one a line, by folded form and then by frequency; a word's number
//	          is its place, after the three of [Edge], [Digits] and [Other]
//	foreign   one a line, sorted: words to leave alone that look like slips
//	W x u8    probability, then W x u8 back-off weight
//	W+1 x u32 where a word's pairs start, then W+1 x u32 where its triples start
//	B x u16   second word of the pair, B x u8 probability, B x u8 back-off weight,
//	          B x u16 where its triples start, counted from the first word's
//	T x u16   third word of the triple, T x u8 probability
package ngram

import (
	"errors"
	"slices"
	"strings"

	"kehoach/plan/vi"
)

// The words that stand for others: the edge of a sentence or clause, any
// number, and any word that the model has not.
const (
	Edge   = 0
	Digits = 1
	Other  = 2
	first  = 3
)

const magic = "kngram1\n"

// ErrFormat says that the bytes are no model.
var ErrFormat = errors.New("ngram: not a model")

// Model is immutable and safe for several goroutines.
type Model struct {
	words   []string          // by number
	ids     map[string]int    // of a word in lower case
	classes map[string][2]int // the numbers of the words with one folded form
	foreign []string

	uniProb, uniBow               string
	pairStart, tripleStart        u32s
	pairWord, pairTriples         u16s
	pairProb, pairBow, tripleProb string
	tripleWord                    u16s
}

// u16s and u32s are arrays of numbers inside the model.
type (
	u16s string
	u32s string
)

func (s u16s) at(i int) int { return int(s[2*i]) | int(s[2*i+1])<<8 }
func (s u32s) at(i int) int {
	return int(s[4*i]) | int(s[4*i+1])<<8 | int(s[4*i+2])<<16 | int(s[4*i+3])<<24
}

// Open reads a model. The string is kept.
func Open(data string) (*Model, error) {
	head := len(magic) + 5*4
	if len(data) < head || data[:len(magic)] != magic {
		return nil, ErrFormat
	}
	n := u32s(data[len(magic):head])
	words, pairs, triples := n.at(0), n.at(1), n.at(2)
	rest, ok := data[head:], true
	take := func(n int) string {
		if ok = ok && n <= len(rest); !ok {
			return ""
		}
		part := rest[:n]
		rest = rest[n:]
		return part
	}
	list, foreign := take(n.at(3)), take(n.at(4))
	m := &Model{
		words:       append([]string{"", "", ""}, lines(list)...),
		foreign:     lines(foreign),
		uniProb:     take(words),
		uniBow:      take(words),
		pairStart:   u32s(take(4 * (words + 1))),
		tripleStart: u32s(take(4 * (words + 1))),
		pairWord:    u16s(take(2 * pairs)),
		pairProb:    take(pairs),
		pairBow:     take(pairs),
		pairTriples: u16s(take(2 * pairs)),
		tripleWord:  u16s(take(2 * triples)),
		tripleProb:  take(triples),
	}
	if !ok || rest != "" || len(m.words) != words || words < first ||
		m.pairStart.at(words) != pairs || m.tripleStart.at(words) != triples {
		return nil, ErrFormat
	}
	m.index()
	return m, nil
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// Empty returns a model without a word.
func Empty() *Model {
	data, _, _ := NewCounts(nil, nil).Build(Options{})
	m, _ := Open(string(data))
	return m
}

func (m *Model) index() {
	m.ids = make(map[string]int, len(m.words))
	m.classes = make(map[string][2]int, len(m.words)/2)
	from, fold := first, ""
	for i := first; i < len(m.words); i++ {
		m.ids[m.words[i]] = i
		if f := vi.Fold(m.words[i]); f != fold {
			from, fold = i, f
		}
		m.classes[fold] = [2]int{from, i + 1}
	}
}

// Words returns how many words the model has, and Word gives one of them in
// lower case by its number ("" for [Edge], [Digits] and [Other]).
func (m *Model) Words() int { return len(m.words) }

// Word is the word of a number.
func (m *Model) Word(id int) string { return m.words[id] }

// ID returns the number of a word in the form of [vi.Lower].
func (m *Model) ID(lower string) (int, bool) {
	id, ok := m.ids[lower]
	return id, ok
}

// Class returns the numbers of the words with a folded form, the frequent ones
// first: from, up to and without to. Both are 0 where there is none.
func (m *Model) Class(fold string) (from, to int) {
	c := m.classes[fold]
	return c[0], c[1]
}

// class is Class for a form that is being tried, which costs no memory.
func (m *Model) class(fold []byte) (from, to int) {
	c := m.classes[string(fold)]
	return c[0], c[1]
}

// Foreign reports whether a word is one to leave alone: English, a name.
func (m *Model) Foreign(fold string) bool {
	_, ok := slices.BinarySearch(m.foreign, fold)
	return ok
}

// Pair is a pair of words that the model has, or none.
type Pair int32

// NoPair is a pair that the model has not.
const NoPair Pair = -1

// After gives for each word of ids, which must ascend, how likely it is after
// word a (a logarithm), and the pair that they make.
func (m *Model) After(a int, ids []int, probs []float32, pairs []Pair) {
	at, end := m.pairStart.at(a), m.pairStart.at(a+1)
	bow := logBow(m.uniBow[a])
	for i, id := range ids {
		at = m.pairWord.seek(at, end, id)
		if at < end && m.pairWord.at(at) == id {
			probs[i], pairs[i] = logProb(m.pairProb[at]), Pair(at)
		} else {
			probs[i], pairs[i] = bow+logProb(m.uniProb[id]), NoPair
		}
	}
}

// AfterPair gives for each word of ids, which must ascend, how likely it is
// after a pair that starts with word a; probs hold how likely each is after
// the pair's second word and are not changed.
func (m *Model) AfterPair(a int, p Pair, ids []int, probs, out []float32) {
	if p == NoPair {
		copy(out, probs)
		return
	}
	at, end := m.triples(a, int(p))
	bow := logBow(m.pairBow[p])
	for i, id := range ids {
		at = m.tripleWord.seek(at, end, id)
		if at < end && m.tripleWord.at(at) == id {
			out[i] = logProb(m.tripleProb[at])
		} else {
			out[i] = bow + probs[i]
		}
	}
}

// triples returns the bounds of the triples of a pair that starts with a.
func (m *Model) triples(a, pair int) (from, to int) {
	base := m.tripleStart.at(a)
	from = base + m.pairTriples.at(pair)
	if pair+1 < m.pairStart.at(a+1) {
		return from, base + m.pairTriples.at(pair+1)
	}
	return from, m.tripleStart.at(a + 1)
}

// seek returns the first place from..to whose word is not before id. The words
// of one class are neighbours, so it looks nearby first.
func (s u16s) seek(from, to, id int) int {
	for range 4 {
		if from >= to || s.at(from) >= id {
			return from
		}
		from++
	}
	for from < to {
		if mid := int(uint(from+to) >> 1); s.at(mid) < id {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from
}

// Unigram returns how likely a word is anywhere, as a logarithm.
func (m *Model) Unigram(id int) float32 { return logProb(m.uniProb[id]) }

// One byte holds a probability down to e^-15.9 in steps of 1/16, or a weight
// between e^-12 and e^2.
const (
	probStep = 1.0 / 16
	bowStep  = 14.0 / 255
	bowLow   = -12
)

func logProb(b byte) float32 { return -probStep * float32(b) }
func logBow(b byte) float32  { return bowLow + bowStep*float32(b) }
