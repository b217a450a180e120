package ngram

import "strings"

// Slip is a folded form of the model's words that is one slip of the finger
// away from what was typed.
type Slip struct {
	From, To int     // the class: see [Model.Class]
	Cost     float32 // how much rarer than a word typed well, as a logarithm
}

// The costs of slips: a letter typed twice, two exchanged, one left out, one
// too many, the key beside.
const (
	costDouble = 4.5
	costSwap   = 5.5
	costMiss   = 6
	costExtra  = 6.5
	costBeside = 7
)

// beside has the keys beside each key, from a to z.
var beside = [26]string{
	"qws", "vghn", "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko",
	"huikmn", "jiolm", "kop", "njk", "bhjm", "iklp", "ol", "wa", "edft",
	"awedxz", "rfgy", "yhji", "cfgb", "qase", "zsdc", "tghu", "asx",
}

const letters = "abcdeghiklmnopqrstuvxy"

// Slips calls f for each way in which a folded word is one slip away from a
// syllable of the model. Words of fewer than four letters have none, since
// most of them are neighbours of each other; a doubled letter counts from
// three on ("lamm").
func (m *Model) Slips(fold string, f func(Slip)) {
	if len(fold) < 4 || len(fold) > 9 {
		return
	}
	for i := 0; i < len(fold); i++ {
		if fold[i] < 'a' || fold[i] > 'z' {
			return
		}
	}
	var buf [12]byte
	try := func(word []byte, cost float32) {
		if from, to := m.class(word); to > from && strings.ContainsAny(string(word), "aeiouy") {
			f(Slip{from, to, cost})
		}
	}
	for i := 0; i <= len(fold); i++ {
		if i < len(fold) {
			word := append(append(buf[:0], fold[:i]...), fold[i+1:]...)
			switch {
			case i > 0 && fold[i] == fold[i-1]:
				try(word, costDouble)
			case i+1 < len(fold) && fold[i] == fold[i+1]: // the same word as the next
			default:
				try(word, costExtra)
			}
			word = append(buf[:0], fold...)
			for _, c := range []byte(beside[fold[i]-'a']) {
				word[i] = c
				try(word, costBeside)
			}
			if word[i] = fold[i]; i+1 < len(fold) && fold[i] != fold[i+1] {
				word[i], word[i+1] = fold[i+1], fold[i]
				try(word, costSwap)
			}
		}
		word := append(append(append(buf[:0], fold[:i]...), ' '), fold[i:]...)
		for _, c := range []byte(letters) {
			if i == 0 || c != fold[i-1] {
				word[i] = c
				try(word, costMiss)
			}
		}
	}
}
