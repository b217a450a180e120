package agent

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"kehoach/plan/vi"
)

//go:embed data/places.txt
var placesText string

//go:embed data/absent.txt
var absentText string

// absence is a kind of thing that plans do not hold.
type absence struct {
	code, vi, en string
	phrases      [][]vi.Token
}

// place is a province by one of its names.
type place struct {
	words []vi.Token
	key   string // the name that plans write, folded
}

// places holds the names of provinces; "A = B" is another name of B.
var places = sync.OnceValue(func() []place {
	var out []place
	for line := range strings.Lines(placesText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for field := range strings.SplitSeq(line, "|") {
			name, of, other := strings.Cut(field, "=")
			if !other {
				of = name
			}
			if words := vi.Tokens(name); len(words) > 0 {
				out = append(out, place{words, joinFold(vi.Tokens(of))})
			}
		}
	}
	return out
})

var absences = sync.OnceValue(func() []absence {
	as, err := readAbsences(absentText)
	if err != nil {
		panic(err) // the table is part of the program and its test reads it
	}
	return as
})

// readAbsences reads the format that data/absent.txt describes at its head.
func readAbsences(text string) ([]absence, error) {
	var out []absence
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		head, list, ok := strings.Cut(line, ":")
		code, labels, ok2 := strings.Cut(head, "=")
		v, e, ok3 := strings.Cut(labels, "|")
		if !ok || !ok2 || !ok3 {
			return nil, fmt.Errorf("absent line %d: want \"code = vi | en: phrases\"", n)
		}
		out = append(out, absence{strings.TrimSpace(code), strings.TrimSpace(v), strings.TrimSpace(e), phraseList(list)})
	}
	return out, nil
}

// absenceOf returns the absence of a code, which the table has.
func absenceOf(code string) absence {
	for _, a := range absences() {
		if a.code == code {
			return a
		}
	}
	panic("no absence " + code) // as above
}

func phraseList(s string) [][]vi.Token {
	var out [][]vi.Token
	for p := range strings.SplitSeq(s, "|") {
		if toks := vi.Tokens(p); len(toks) > 0 {
			out = append(out, toks)
		}
	}
	return out
}

// phraseAt returns the first token at which the phrase stands in toks, -1 if
// none. Typed diacritics must be right; a bare word matches any.
func phraseAt(toks, phrase []vi.Token) int {
	for i := 0; i+len(phrase) <= len(toks); i++ {
		ok := true
		for k, p := range phrase {
			t := toks[i+k]
			if t.Lower != p.Lower && (t.Fold != p.Fold || t.Lower != t.Fold) {
				ok = false
				break
			}
		}
		if ok {
			return i
		}
	}
	return -1
}
