package restore

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kehoach/plan/vi"
	"kehoach/plan/vi/restore/ngram"
)

// candidate is what a word may be.
type candidate struct {
	id   int     // in the model; [ngram.Other] for a word that it has not
	cost float32 // how unlikely the typing of it was, as a logarithm
	text string  // in lower case; "" for the word as it was typed
}

// slot is the place of a word with its candidates, by ascending id. A word that
// is sure has one.
type slot struct {
	candidates []candidate
	atBreak    bool // a clause starts here
	// counts: the word says which language this is; unknown: another.
	counts, unknown bool
	chosen          int // in candidates, -1 before the search
	confidence      float64
}

// What it costs to take a word otherwise than it was typed.
const (
	costFits     = 1.0 // diacritics are missing from a word that is none as it is
	costKeys     = 1.0 // keys were left standing
	costMarks    = 5.0 // other diacritics than were typed
	costAsTyped  = 3.0 // a word that the model has not, but could be one
	costNonsense = 7.0 // a word that could be none
	// costLatin is for a word without diacritics that is no syllable: it may
	// well be English or a name.
	costLatin = 2.0
)

// maxCandidates is how many candidates a word may have at the most.
const maxCandidates = 24

func (r *Restorer) slots(units []ngram.Unit) []slot {
	slots := make([]slot, len(units))
	pool := make([]candidate, 0, 16*len(units))
	capitals := true // are all words in capitals?
	for _, u := range units {
		capitals = capitals && (u.Number || u.Text == strings.ToUpper(u.Text))
	}
	for i, u := range units {
		s := &slots[i]
		s.atBreak, s.chosen = u.Break, -1
		n := len(pool)
		pool = r.candidates(pool, u, capitals, s)
		s.candidates = pool[n:len(pool):len(pool)]
		if len(s.candidates) > 1 {
			s.candidates = r.tidy(s.candidates)
		}
	}
	return slots
}

// tidy sorts candidates by id, keeps the cheapest of each and, where there are
// too many, the likely ones.
func (r *Restorer) tidy(cs []candidate) []candidate {
	byID := func(a, b candidate) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.cost, b.cost)) }
	slices.SortFunc(cs, byID)
	cs = slices.CompactFunc(cs, func(a, b candidate) bool { return a.id == b.id })
	if len(cs) > maxCandidates {
		rare := func(c candidate) float32 { return c.cost - r.model.Unigram(c.id) }
		slices.SortFunc(cs, func(a, b candidate) int { return cmp.Compare(rare(a), rare(b)) })
		cs = cs[:maxCandidates]
		slices.SortFunc(cs, byID)
	}
	return cs
}

// candidates appends those of a word to the pool and sets what it says of the
// question's language.
func (r *Restorer) candidates(pool []candidate, u ngram.Unit, capitals bool, s *slot) []candidate {
	if u.Number {
		return append(pool, candidate{id: ngram.Digits})
	}
	if u.Mixed {
		return r.mixed(pool, u)
	}
	id, known := r.model.ID(u.Lower)
	if !known {
		id = ngram.Other
	}
	plain := u.Lower == u.Fold // and so without any diacritic
	if !ngram.HasVowel(u.Fold) {
		return append(pool, candidate{id: id})
	}
	s.counts = true
	switch {
	case plain && !capitals && allCapitals(u.Text): // initials, a name
		return append(pool, candidate{id: id})
	case known && !plain:
		return append(pool, candidate{id: id, text: settled(u)})
	case !plain:
		return r.mend(pool, u)
	}
	from, to := r.model.Class(u.Fold)
	if from == to || known && to == from+1 && !vi.IsSyllable(u.Fold) {
		return r.latin(pool, u, s)
	}
	for ; from < to; from++ {
		pool = append(pool, candidate{id: from, text: r.model.Word(from)})
	}
	return pool
}

// mixed is for a word with digits or signs in it: keys of VNI, or initials.
func (r *Restorer) mixed(pool []candidate, u ngram.Unit) []candidate {
	if s, ok := vi.Keyed(u.Text); ok && !numbered(u.Fold) {
		n := len(pool)
		if pool = r.fitting(pool, s, costKeys, -1); len(pool) > n {
			return pool
		}
	}
	return append(pool, candidate{id: ngram.Other})
}

// mend is for a word with diacritics that the model has not.
func (r *Restorer) mend(pool []candidate, u ngram.Unit) []candidate {
	pool = r.fitting(pool, u.Lower, costFits, costMarks)
	if s, ok := vi.Keyed(u.Text); ok {
		pool = r.fitting(pool, s, costKeys, -1)
	}
	r.model.Slips(u.Fold, func(slip ngram.Slip) {
		for id := slip.From; id < slip.To; id++ {
			if w := r.model.Word(id); sameMarks(u.Lower, w) {
				pool = append(pool, candidate{id, slip.Cost, w})
			}
		}
	})
	cost := float32(costNonsense)
	if ngram.Sound(u.Lower) {
		cost = costAsTyped
	}
	return append(pool, candidate{id: ngram.Other, cost: cost})
}

// latin is for a word without diacritics that is no syllable of the model: a
// slip, keys left in it, English, a name.
func (r *Restorer) latin(pool []candidate, u ngram.Unit, s *slot) []candidate {
	if id, known := r.model.ID(u.Lower); known || r.model.Foreign(u.Fold) {
		if !known {
			id = ngram.Other
		}
		s.unknown = true
		return append(pool, candidate{id: id})
	}
	keyed := false
	if whole, ok := vi.Keyed(u.Text); ok {
		n := len(pool)
		pool = r.fitting(pool, whole, costKeys, -1)
		keyed = len(pool) > n
	}
	s.unknown = !keyed && !vi.IsSyllable(u.Fold)
	r.model.Slips(u.Fold, func(slip ngram.Slip) {
		for id := slip.From; id < slip.To; id++ {
			pool = append(pool, candidate{id, slip.Cost, r.model.Word(id)})
		}
	})
	return append(pool, candidate{id: ngram.Other, cost: costLatin})
}

// fitting appends the words of the same letters as typed: at one cost those
// that its diacritics fit, at another the rest (none if that is negative).
func (r *Restorer) fitting(pool []candidate, typed string, fits, rest float32) []candidate {
	for id, to := r.model.Class(vi.Fold(typed)); id < to; id++ {
		w := r.model.Word(id)
		switch {
		case vi.Fits(typed, w):
			pool = append(pool, candidate{id, fits, w})
		case rest >= 0:
			pool = append(pool, candidate{id, rest, w})
		}
	}
	return pool
}

// settled returns what a known word with diacritics is to be: "" as typed, or
// with its tone on the right vowel. Both ways to place it in "hoà", "hòa" are
// right.
func settled(u ngram.Unit) string {
	typed := strings.ToLower(u.Text)
	if typed == u.Lower {
		return ""
	}
	last, _ := utf8.DecodeLastRuneInString(typed)
	for _, rime := range [...]string{"oa", "oe", "uy"} {
		if strings.HasSuffix(u.Fold, rime) && vi.Tone(string(last)) > 0 {
			return ""
		}
	}
	return u.Lower
}

// sameMarks reports whether a word has the tone that was typed, if any was,
// and each of the letters with hat, horn, breve or bar.
func sameMarks(typed, word string) bool {
	if tone := vi.Tone(typed); tone > 0 && tone != vi.Tone(word) {
		return false
	}
	for _, r := range typed {
		if b := vi.Untoned(r); b >= utf8.RuneSelf && !strings.ContainsFunc(word, func(r rune) bool { return vi.Untoned(r) == b }) {
			return false
		}
	}
	return true
}

// numbered reports whether a folded word is a noun with its number ("quy1",
// "thang6"), where the digit is no key.
func numbered(fold string) bool {
	noun := strings.TrimRight(fold, "0123456789")
	if len(fold)-len(noun) > 2 {
		return true
	}
	switch noun {
	case "quy", "thang", "nam", "tuan", "ngay", "ky", "dot", "lan", "vong", "buoc", "muc", "phan", "chuong", "dieu", "khoan",
		"diem", "cau", "bai", "so", "to", "nhom", "cap", "loai", "hang", "bac", "lop", "khoi", "tap", "doan", "phu", "luc",
		"bang", "cot", "dong", "trang", "nhiem", "vu", "viec", "phuong", "quan", "xa", "khu", "thon", "ap", "ban", "tieu", "hoc":
		return len(fold) > len(noun)
	}
	return false
}
