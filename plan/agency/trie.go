package agency

import (
	"maps"
	"slices"

	"kehoach/plan/vi"
)

// A trie of names stands in one slice of nodes; several tries share it, each
// with its own root. Children are few at most nodes, so they are searched in
// order.
type trie struct {
	nodes  []node
	first  []int32 // id of a word → child of rootNames, which has too many to search
	names  []name
	lowers []string         // where the names' words stand
	vocab  map[string]int32 // folded word → id
	forms  forms
	buf    []word   // of the last name that was read
	folds  []string // id → folded word
	isSyn  []bool   // by id: the short form of a synonym
	syn    []synonym
	synIDs map[int32][]int32 // id of a first word → synonyms
}

// A node is what the words so far spell. Nodes point to each other by their
// index, 0 for none (a root is nobody's child), so that a copy of the slice is
// a copy of the trie.
type node struct {
	word      int32 // that leads here from the parent
	child     int32 // the first
	sibling   int32 // the next child of the parent
	end, last int32 // the first and last name that ends here, by index + 1
}

// name is a spelling as the trie holds it.
type name struct {
	body int32 // -1 for the entries of word lists
	kind kind
	rule rule
	// place: "tỉnh" or the name of a province must follow.
	place bool
	// many: "các" must stand before ("các huyện").
	many  bool
	text  string   // as in the file, for ruleStrict
	lower []string // the words with diacritics
	next  int32    // name that ends at the same node, by index + 1
}

// The roots of the tries.
const (
	rootNames = int32(iota)
	rootProvince
	rootCity
	rootTitle
	rootSide
	rootPerson
	rootOffice
	rootCompound
	rootOwn
	rootFollow
	rootEnglishBefore
	rootEnglishAfter
	rootTail
	rootHead
	rootCellHead
	rootCount
)

func newTrie() trie {
	return trie{
		nodes:  make([]node, rootCount, 4096),
		names:  make([]name, 0, 2560),
		lowers: make([]string, 0, 6144),
		vocab:  make(map[string]int32, 1024),
		forms:  make(forms, 2048),
		synIDs: map[int32][]int32{},
	}
}

// clone returns a trie that can be added to without touching t.
func (t *trie) clone() trie {
	c := *t
	c.nodes = append(make([]node, 0, len(t.nodes)+256), t.nodes...)
	c.buf = nil
	c.first = slices.Clone(t.first)
	c.names = slices.Clone(t.names)
	c.lowers = nil
	c.folds, c.isSyn, c.syn = slices.Clip(t.folds), slices.Clip(t.isSyn), slices.Clip(t.syn)
	c.vocab, c.forms, c.synIDs = maps.Clone(t.vocab), maps.Clone(t.forms), maps.Clone(t.synIDs)
	return c
}

func (t *trie) intern(fold string) int32 {
	if id, ok := t.vocab[fold]; ok {
		return id
	}
	id := int32(len(t.folds))
	t.vocab[fold] = id
	t.folds = append(t.folds, fold)
	t.first = append(t.first, -1)
	t.isSyn = append(t.isSyn, false)
	return id
}

// insert adds a name to the trie at root. A name without words is left out.
func (t *trie) insert(root int32, words []word, e name) {
	if len(words) == 0 {
		return
	}
	n := root
	from := len(t.lowers)
	for i := range words {
		t.lowers = append(t.lowers, words[i].lower)
		n = t.extend(n, t.intern(words[i].fold))
	}
	e.lower = t.lowers[from:len(t.lowers):len(t.lowers)]
	t.names = append(t.names, e)
	added := int32(len(t.names))
	if at := &t.nodes[n]; at.end == 0 {
		at.end, at.last = added, added
	} else {
		t.names[at.last-1].next = added
		at.last = added
	}
}

// extend returns the child of n by a word, and makes it if needed.
func (t *trie) extend(n, word int32) int32 {
	if c := t.step(n, word); c >= 0 {
		return c
	}
	c := int32(len(t.nodes))
	t.nodes = append(t.nodes, node{word: word, sibling: t.nodes[n].child})
	t.nodes[n].child = c
	if n == rootNames {
		t.first[word] = c
	}
	return c
}

// step returns the child of n by a word, or -1.
func (t *trie) step(n, word int32) int32 {
	if word < 0 {
		return -1
	}
	if n == rootNames {
		return t.first[word]
	}
	for c := t.nodes[n].child; c != 0; c = t.nodes[c].sibling {
		if t.nodes[c].word == word {
			return c
		}
	}
	return -1
}

// near returns the child of n by a word that is one slip from fold, or -1.
func (t *trie) near(n int32, fold string) int32 {
	if len(fold) < 4 {
		return -1
	}
	for c := t.nodes[n].child; c != 0; c = t.nodes[c].sibling {
		f := t.folds[t.nodes[c].word]
		// One slip leaves the first or the last letter.
		if len(f) < 4 || f[0] != fold[0] && f[len(f)-1] != fold[len(fold)-1] {
			continue
		}
		if len(f)-len(fold) <= 1 && len(fold)-len(f) <= 1 && vi.Near(f, fold) {
			return c
		}
	}
	return -1
}

// prefix returns how many words of text the longest entry of a word list
// takes, 0 if none begins there.
func (t *trie) prefix(root int32, text []word) int {
	n, best := root, 0
	for i := range text {
		if i > 0 && text[i].sep&sepStop != 0 {
			break
		}
		if n = t.step(n, text[i].id); n < 0 {
			break
		}
		for e := t.nodes[n].end; e != 0; e = t.names[e-1].next {
			if t.slips(e-1, text[:i+1]) == 0 {
				best = i + 1
			}
		}
	}
	return best
}

// slips counts the words of text whose diacritics are not those of the name.
func (t *trie) slips(end int32, text []word) int {
	n := 0
	for i, lower := range t.names[end].lower {
		if text[i].marked && text[i].lower != lower {
			n++
		}
	}
	return n
}
