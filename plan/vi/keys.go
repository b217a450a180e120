package vi

import (
	"strings"
	"unicode/utf8"
)

// toneKeys are the keys of the tones in the order of the dictionaries (huyền,
// hỏi, ngã, sắc, nặng), in the Telex and in the VNI way of typing.
const (
	telexTones = "frxsj"
	vniTones   = "23415"
)

// Keyed undoes an input method that was not on or stopped half-way: it reads
// the keys left in a word as Telex, then as VNI, and gives the syllable they
// stand for, in lower case by [Canon]. "dduowcj" gives "được", "tie6n2" gives
// "tiền"; keys that were not typed stay open: "tienf" gives "tièn". It reports
// false for a word that is a syllable as it is, and for one that comes to none.
//
// It knows no dictionary: "list" gives "lít". Which words are English and
// which number belongs to a word ("q1", "thang3") the caller must know.
func Keyed(word string) (string, bool) {
	if len(word) < 3 || utf8.RuneCountInString(word) > 2*longest {
		return "", false
	}
	word = strings.ToLower(NFC(word))
	if first, _ := utf8.DecodeRuneInString(word); '0' <= first && first <= '9' || finished(Fold(word)) {
		return "", false
	}
	if s, ok := keyed(word, (*typing).telex); ok {
		return s, true
	}
	return keyed(word, (*typing).vni)
}

// finished reports whether a folded word is a syllable as it is. Those in -oong
// and -ooc are hardly more than these, and any other is one in -ông or -ốc.
func finished(fold string) bool {
	switch fold {
	case "boong", "xoong", "soong", "loong", "moong", "rooc", "mooc", "sooc":
		return true
	}
	return IsSyllable(fold) && !strings.Contains(fold, "oo")
}

// keyed types the word again, each letter through one input method.
func keyed(word string, press func(*typing, rune) bool) (string, bool) {
	var t typing
	for _, r := range word {
		if !press(&t, r) {
			if t.n == len(t.letters) {
				return "", false
			}
			t.letters[t.n] = r
			t.n++
		}
	}
	// A hat set from afar ("tienge") is a key only beside others: "data".
	if t.keys == 0 || t.keys == t.far {
		return "", false
	}
	s := t.syllable()
	return s, utf8.RuneCountInString(s) > 1 && IsSyllable(Fold(s))
}

// typing is a syllable on its way.
type typing struct {
	letters   [longest]rune
	n         int
	tone      uint8
	keys, far int // how many keys did something, and how many of them from afar
}

// telex reports whether r is a key rather than a letter, after doing its work.
func (t *typing) telex(r rune) bool {
	if tone := strings.IndexRune(telexTones, r); tone >= 0 {
		return t.setTone(uint8(tone) + 1)
	}
	switch r {
	case 'z':
		return t.setTone(0)
	case 'w':
		return t.horn("aou")
	case 'a', 'e', 'o':
		return t.hat(string(r), true)
	case 'd':
		return t.bar(true)
	}
	return false
}

// vni does the same for digits.
func (t *typing) vni(r rune) bool {
	if tone := strings.IndexRune(vniTones, r); tone >= 0 {
		return t.setTone(uint8(tone) + 1)
	}
	switch r {
	case '0':
		return t.setTone(0)
	case '6':
		return t.hat("aeo", false)
	case '7':
		return t.horn("ou")
	case '8':
		return t.horn("a")
	case '9':
		return t.bar(false)
	}
	return false
}

// setTone is refused before the first vowel, where s, r and x are letters.
func (t *typing) setTone(tone uint8) bool {
	for _, r := range t.letters[:t.n] {
		if vowelOf(r).base != 0 {
			t.tone = tone
			t.keys++
			return true
		}
	}
	return false
}

// hat puts one on the last of the given vowels. By Telex its key is the vowel
// again, which must follow the vowel or a final consonant.
func (t *typing) hat(vowels string, telex bool) bool {
	for i := t.n - 1; i >= 0; i-- {
		r := t.letters[i]
		v := vowelOf(r)
		if v.base == 0 {
			continue
		}
		to := hatted(v.base)
		if to == 0 || !strings.ContainsRune(vowels, v.base) {
			if telex {
				return false
			}
			continue
		}
		t.letters[i] = withTone(vowelOf(to).row, v.tone)
		t.keys++
		if telex && i < t.n-1 {
			t.far++
		}
		return true
	}
	return false
}

// horn puts horn or breve on the last of the given vowels, on both of "uo".
func (t *typing) horn(vowels string) bool {
	for i := t.n - 1; i >= 0; i-- {
		v := vowelOf(t.letters[i])
		to := horned(v.base)
		if to == 0 || !strings.ContainsRune(vowels, v.base) {
			continue
		}
		t.letters[i] = withTone(vowelOf(to).row, v.tone)
		if i > 0 && v.base == 'o' && vowelOf(t.letters[i-1]).base == 'u' && (i == 1 || t.letters[i-2] != 'q') {
			t.letters[i-1] = withTone(vowelOf('ư').row, vowelOf(t.letters[i-1]).tone)
		}
		t.keys++
		return true
	}
	return false
}

// hatted returns the vowel with a hat, horned the one with a horn or breve; 0
// where there is none.
func hatted(r rune) rune {
	switch r {
	case 'a':
		return 'â'
	case 'e':
		return 'ê'
	case 'o':
		return 'ô'
	}
	return 0
}

func horned(r rune) rune {
	switch r {
	case 'a':
		return 'ă'
	case 'o':
		return 'ơ'
	case 'u':
		return 'ư'
	}
	return 0
}

// bar makes the first letter a đ.
func (t *typing) bar(telex bool) bool {
	if t.n == 0 || t.letters[0] != 'd' {
		return false
	}
	t.letters[0] = 'đ'
	t.keys++
	if telex && t.n > 1 {
		t.far++
	}
	return true
}

// syllable returns what was typed, with the tone where it belongs.
func (t *typing) syllable() string {
	letters := t.letters[:t.n]
	if from, to := nucleus(letters); t.tone > 0 && from < to {
		place := tonePlace(letters, from, to)
		letters[place] = withTone(vowelOf(letters[place]).row, t.tone)
	}
	return Canon(string(letters))
}
