package restore

import (
	"strings"
	"unicode/utf8"

	"kehoach/plan/vi"
	"kehoach/plan/vi/restore/ngram"
)

// mixed is for a word with digits or signs in it: keys of VNI, or initials.
func (r *Restorer) mixed(pool []candidate, u ngram.Unit, q habits) []candidate {
	if s, ok := vi.Keyed(u.Text); ok && (q.keys || !numbered(u.Fold)) {
		n := len(pool)
		if pool = r.typed(pool, s); len(pool) > n {
			return pool
		}
	}
	return append(pool, candidate{id: ngram.Other})
}

// mend is for a word with diacritics that the model has not.
func (r *Restorer) mend(pool []candidate, u ngram.Unit) []candidate {
	pool = r.fitting(pool, u.Lower, costFits, costMarks)
	if s, ok := vi.Keyed(u.Text); ok {
		pool = r.typed(pool, s)
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
func (r *Restorer) latin(pool []candidate, u ngram.Unit, q habits, s *slot) []candidate {
	id, known := r.model.ID(u.Lower)
	if !known {
		id = ngram.Other
	}
	foreign := known || r.model.Foreign(u.Fold)
	keyed := false
	if whole, ok := vi.Keyed(u.Text); ok && (q.keys || !foreign) {
		n := len(pool)
		pool = r.typed(pool, whole)
		keyed = len(pool) > n
	}
	if foreign && !keyed {
		s.unknown = true
		return append(pool, candidate{id: id})
	}
	s.unknown = !keyed && !vi.IsSyllable(u.Fold)
	r.model.Slips(u.Fold, func(slip ngram.Slip) {
		for id := slip.From; id < slip.To; id++ {
			pool = append(pool, candidate{id, slip.Cost, r.model.Word(id)})
		}
	})
	cost := float32(costLatin)
	if keyed {
		cost = costNonsense
	}
	return append(pool, candidate{id: id, cost: cost})
}

// typed appends the words that the keys left in a word may stand for.
func (r *Restorer) typed(pool []candidate, whole string) []candidate {
	n := len(pool)
	pool = r.fitting(pool, whole, costFewKeys, -1)
	for i := range pool[n:] {
		if c := &pool[n+i]; c.text == whole {
			c.cost = costKeys
		}
	}
	return pool
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
