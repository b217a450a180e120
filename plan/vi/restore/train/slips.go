package main

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kehoach/plan/vi"
)

// plain types every word without diacritics.
func plain(word string, _ *rand.Rand) string { return vi.Fold(word) }

// half types every second word without diacritics.
func half(word string, r *rand.Rand) string {
	if r.IntN(2) == 0 {
		return vi.Fold(word)
	}
	return word
}

// partly leaves out the tone, or the hats and bars, of every second word.
func partly(word string, r *rand.Rand) string {
	switch r.IntN(4) {
	case 0:
		return strings.Map(vi.Untoned, word)
	case 1:
		return onlyTone(word)
	}
	return word
}

// onlyTone takes hat, horn, breve and bar off a word.
func onlyTone(word string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(word) {
		switch r {
		case 0x302, 0x306, 0x31b: // hat, breve, horn
		case 'đ':
			b.WriteByte('d')
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// slipped types one word in three with a slip, the others without diacritics
// or with them, which the first word decides.
func slipped(of func(string, *rand.Rand) string) func(string, *rand.Rand) string {
	return func(word string, r *rand.Rand) string {
		if r.IntN(3) == 0 {
			if s := slip(word, r); s != "" {
				return s
			}
		}
		return of(word, r)
	}
}

// telex and vni type every word with the keys left standing.
func telex(word string, _ *rand.Rand) string { return keys(word, telexMarks, false) }
func vni(word string, _ *rand.Rand) string   { return keys(word, vniMarks, false) }

// The keys by mark: hat, breve, horn, bar, then the tones.
type marks struct {
	hat   func(rune) string
	breve string
	horn  string
	bar   string
	tones map[rune]string
}

var telexMarks = marks{func(r rune) string { return string(r) }, "w", "w", "d", map[rune]string{0x300: "f", 0x309: "r", 0x303: "x", 0x301: "s", 0x323: "j"}}
var vniMarks = marks{func(rune) string { return "6" }, "8", "7", "9", map[rune]string{0x300: "2", 0x309: "3", 0x303: "4", 0x301: "1", 0x323: "5"}}

// keys writes a word as the keys that type it, the tone last; without its hats
// where bare.
func keys(word string, m marks, bare bool) string {
	var b strings.Builder
	tone, last := "", rune(0)
	for _, r := range norm.NFD.String(word) {
		key := ""
		switch r {
		case 0x302:
			key = m.hat(last)
		case 0x306:
			key = m.breve
		case 0x31b:
			key = m.horn
		case 'đ':
			b.WriteByte('d')
			key = m.bar
		default:
			if t := m.tones[r]; t != "" {
				tone = t
				continue
			}
			b.WriteRune(r)
			last = r
			continue
		}
		if !bare {
			b.WriteString(key)
		}
	}
	return strings.Replace(b.String(), "uwow", "uow", 1) + tone
}

// slip returns a word typed with one slip, "" for a word too short for it.
func slip(word string, r *rand.Rand) string {
	runes := []rune(word)
	n := len(runes)
	switch r.IntN(7) {
	case 0:
		return changed(word, keys(word, telexMarks, false))
	case 1:
		return changed(word, keys(word, vniMarks, false))
	case 2: // the tone's key alone
		return changed(word, keys(word, telexMarks, true))
	case 3: // the last letter twice
		if n < 3 {
			return ""
		}
		return word + string(runes[n-1])
	case 4: // a letter of the middle left out
		if n < 5 {
			return ""
		}
		i := 1 + r.IntN(n-2)
		return changed(word, string(runes[:i])+string(runes[i+1:]))
	case 5: // two letters exchanged
		if n < 4 {
			return ""
		}
		i := r.IntN(n - 1)
		runes[i], runes[i+1] = runes[i+1], runes[i]
		return changed(word, string(runes))
	}
	return changed(word, misplaced(word))
}

// misplaced puts the tone on the last vowel ("phaỉ").
func misplaced(word string) string {
	tone := rune(0)
	var letters []rune
	for _, r := range norm.NFD.String(word) {
		if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", r) {
			tone = r
			continue
		}
		letters = append(letters, r)
	}
	s := []rune(norm.NFC.String(string(letters)))
	for i := len(s) - 1; i >= 0 && tone != 0; i-- {
		if strings.ContainsRune("aeiouy", vi.FoldRune(s[i])) {
			return norm.NFC.String(string(s[:i+1]) + string(tone) + string(s[i+1:]))
		}
	}
	return word
}

func changed(word, typed string) string {
	if typed == word || utf8.RuneCountInString(typed) < 2 {
		return ""
	}
	return typed
}
