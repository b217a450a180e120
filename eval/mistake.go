package eval

import (
	"errors"
	"fmt"
	"strings"
)

// Mistake is one thing that is wrong with a file of questions, in the words of
// both languages.
type Mistake struct {
	File string
	// Line counts from 1; it is 0 where the whole file is meant.
	Line int
	// Key is the key of the line, "" where that does not matter.
	Key    string
	VI, EN string
}

// Error says it in English.
func (m *Mistake) Error() string { return m.In("en") }

// In says it in a language, "vi" or "en": "my.txt: line 3: want: ...".
func (m *Mistake) In(lang string) string {
	line, words := "dòng", m.VI
	if lang == "en" {
		line, words = "line", m.EN
	}
	var parts []string
	if m.File != "" {
		parts = append(parts, m.File)
	}
	if m.Line > 0 {
		parts = append(parts, fmt.Sprintf("%s %d", line, m.Line))
	}
	if m.Key != "" {
		parts = append(parts, m.Key)
	}
	return strings.Join(append(parts, words), ": ")
}

// Mistakes returns the mistakes that an error of [Load] or [Own] joins.
func Mistakes(err error) []*Mistake {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		var out []*Mistake
		for _, e := range several.Unwrap() {
			out = append(out, Mistakes(e)...)
		}
		return out
	}
	var m *Mistake
	if errors.As(err, &m) {
		return []*Mistake{m}
	}
	return nil
}

// mistake makes a [Mistake] of which the place is still to be told; the words
// of both languages take the same arguments.
func mistake(vi, en string, args ...any) error {
	return &Mistake{VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}
}

// at tells a mistake's place as far as it is not known yet.
func at(err error, file string, line int, key string) error {
	for _, m := range Mistakes(err) {
		if m.File == "" {
			m.File = file
		}
		if m.Line == 0 {
			m.Line, m.Key = line, key
		}
	}
	return err
}
