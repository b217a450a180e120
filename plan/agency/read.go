package agency

import (
	"slices"

	"kehoach/plan/vi"
)

// synonym is a long form that becomes one word.
type synonym struct {
	short int32
	words []word // of the long form
}

// addSynonym makes long one word wherever it is read.
func (t *trie) addSynonym(short, long string) {
	id := t.intern(vi.Fold(short))
	t.isSyn[id] = true
	words := t.forms.cut(long, nil)
	for i := range words {
		words[i].id = t.intern(words[i].fold)
	}
	if len(words) == 0 {
		return
	}
	first := words[0].id
	t.synIDs[first] = append(slices.Clip(t.synIDs[first]), int32(len(t.syn)))
	t.syn = append(t.syn, synonym{id, words})
}

// read cuts a text into words with their ids, long forms made short.
func (t *trie) read(text string) []word {
	return t.readInto(text, make([]word, 0, len(text)/5+2))
}

func (t *trie) readInto(text string, buf []word) []word {
	words := t.forms.cut(text, buf)
	for i := range words {
		w := &words[i]
		w.id = -1
		if id, ok := t.vocab[w.fold]; ok {
			w.id = id
		}
	}
	out := words[:0]
	for i := 0; i < len(words); i++ {
		w := words[i]
		if w.id >= 0 {
			for _, s := range t.synIDs[w.id] {
				if n, slip := t.syn[s].match(words[i:]); n > 0 {
					last := &words[i+n-1]
					w.slip = slip
					w.id, w.end = t.syn[s].short, last.end
					w.fold = t.folds[w.id]
					w.blocked = w.blocked || last.blocked
					i += n - 1
					break
				}
			}
			if t.isSyn[w.id] {
				w.lower, w.marked = w.fold, false
			}
		}
		out = append(out, w)
	}
	return out
}

// match returns how many words of text the long form takes, 0 if it is not
// there, and whether a slip in one word was forgiven, which in a short form must not
// be another word of a name.
func (s *synonym) match(text []word) (n int, slip bool) {
	if len(text) < len(s.words) {
		return 0, false
	}
	for i := range s.words {
		w := &text[i]
		if i > 0 && w.sep != 0 {
			return 0, false
		}
		if w.id == s.words[i].id {
			if w.marked && w.lower != s.words[i].lower {
				return 0, false
			}
			continue
		}
		if slip || w.id >= 0 && len(s.words) < 4 || !vi.Near(w.fold, s.words[i].fold) {
			return 0, false
		}
		slip = true
	}
	return len(s.words), slip
}

// readName reads a name for [trie.insert] and remembers its words. It may only
// be called on a trie that is being built; the next call reuses the result.
func (t *trie) readName(text string) []word {
	words := t.readInto(text, t.buf)
	t.buf = words
	for i := range words {
		w := &words[i]
		t.forms[text[w.start:w.end]] = form{w.fold, w.lower}
	}
	return words
}
