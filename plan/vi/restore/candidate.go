package restore

import (
	"cmp"
	"slices"
	"strings"

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

// What it costs to take a word otherwise than it was typed, as logarithms. A
// word that the model has not must pay for being one of very many.
const (
	costFits     = 1.0  // diacritics are missing from a word that is none as it is
	costKeys     = 1.0  // keys were left standing
	costFewKeys  = 3.0  // and not all of the word's keys were typed
	costMarks    = 5.0  // other diacritics than were typed
	costAsTyped  = 6.0  // a word that the model has not, but could be one
	costNonsense = 12.0 // a word that could be none
	costCareful  = 6.0  // diacritics for a word without, where others have theirs
	costLatin    = 6.0  // a word without diacritics that is no syllable: English, a name
)

// maxCandidates is how many candidates a word may have at the most.
const maxCandidates = 24

func (r *Restorer) slots(units []ngram.Unit) []slot {
	slots := make([]slot, len(units))
	pool := make([]candidate, 0, 16*len(units))
	q := r.habits(units)
	for i, u := range units {
		s := &slots[i]
		s.atBreak, s.chosen = u.Break, -1
		n := len(pool)
		pool = r.candidates(pool, u, q, s)
		s.candidates = pool[n:len(pool):len(pool)]
		if len(s.candidates) > 1 {
			s.candidates = r.tidy(s.candidates)
		}
	}
	return slots
}

// habits are what the words of a question say of how it was typed.
type habits struct {
	capitals bool    // all of it in capitals
	keys     bool    // by keys of an input method that was off
	care     float32 // what it costs to change a syllable that may well have no diacritics
}

func (r *Restorer) habits(units []ngram.Unit) habits {
	h := habits{capitals: true}
	keyed, words, accented := 0, 0, 0
	for _, u := range units {
		if !u.Number && !u.Mixed && ngram.HasVowel(u.Fold) {
			words++
			if u.Lower != u.Fold {
				accented++
			}
		}
		h.capitals = h.capitals && (u.Number || u.Text == strings.ToUpper(u.Text))
		if u.Number || keyed > 1 || numbered(u.Fold) || r.model.Foreign(u.Fold) {
			continue
		}
		if s, ok := vi.Keyed(u.Text); ok {
			if _, known := r.model.ID(s); known {
				keyed++
			}
		}
	}
	h.keys = keyed > 1
	switch share := float64(accented) / float64(max(words, 1)); { // 0.87 in text as it should be
	case share > 0.7:
		h.care = costCareful
	case share > 0.5:
		h.care = costCareful / 3
	}
	return h
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
func (r *Restorer) candidates(pool []candidate, u ngram.Unit, q habits, s *slot) []candidate {
	if u.Number {
		return append(pool, candidate{id: ngram.Digits})
	}
	if u.Mixed {
		return r.mixed(pool, u, q)
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
	case plain && !q.capitals && allCapitals(u.Text): // initials, a name
		return append(pool, candidate{id: id})
	case known && !plain:
		return append(pool, candidate{id: id, text: settled(u)})
	case !plain:
		return r.mend(pool, u)
	}
	from, to := r.model.Class(u.Fold)
	if from == to || known && to == from+1 && !vi.IsSyllable(u.Fold) {
		return r.latin(pool, u, q, s)
	}
	for ; from < to; from++ {
		c := candidate{id: from, text: r.model.Word(from)}
		if known && from != id {
			c.cost = q.care
		}
		pool = append(pool, c)
	}
	return pool
}
