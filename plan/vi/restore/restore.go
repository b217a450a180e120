package restore

import (
	_ "embed" // model.bin
	"strings"
	"sync"

	"kehoach/plan/vi"
	"kehoach/plan/vi/restore/ngram"
)

//go:embed model.bin
var modelData string

// Restorer restores questions. It is immutable and safe for several
// goroutines.
type Restorer struct {
	model *ngram.Model
}

// New returns a Restorer that goes by a model.
func New(m *ngram.Model) *Restorer { return &Restorer{model: m} }

var standard = sync.OnceValue(func() *Restorer {
	m, err := ngram.Open(modelData)
	if err != nil { // a test holds that the model can be read
		m = ngram.Empty()
	}
	return New(m)
})

// Default returns the Restorer with the model that ships with the program.
func Default() *Restorer { return standard() }

// Restored is a question after restoring.
type Restored struct {
	// Text is the question in NFC with the words that were restored in place
	// of those that were typed; all else is as it was.
	Text string
	// Changed reports whether any word is another than was typed.
	Changed bool
	// Words are the words of the question in order.
	Words []Word
}

// Word is a word of a question.
type Word struct {
	// Typed is the word as it was typed, in NFC, and Text what stands for it.
	Typed, Text string
	// Start and End are byte offsets of Text in Restored.Text.
	Start, End int
	// Confidence is how sure the word is, from 0 to 1: its share among the
	// candidates, the other words being right. A word left alone has 1.
	Confidence float64
}

// Restore gives a question its diacritics. A question more than a third of
// whose words are no Vietnamese syllables (English) comes back as it is.
func (r *Restorer) Restore(question string) Restored {
	question = vi.NFC(question)
	units := ngram.Units(question)
	slots := r.slots(units)
	if !foreign(slots) {
		r.search(slots)
	}
	return assemble(question, units, slots)
}

// foreign reports whether more than a third of the words are neither syllables
// nor initials.
func foreign(slots []slot) bool {
	words, unknown := 0, 0
	for _, s := range slots {
		if s.counts {
			words++
		}
		if s.unknown {
			unknown++
		}
	}
	return 3*unknown > words
}

func assemble(question string, units []ngram.Unit, slots []slot) Restored {
	out := Restored{Words: make([]Word, len(units))}
	var text strings.Builder
	text.Grow(len(question) + len(question)/3)
	end := 0
	for i, u := range units {
		text.WriteString(question[end:u.Start])
		w := Word{Typed: u.Text, Text: u.Text, Start: text.Len(), Confidence: 1}
		if s := &slots[i]; s.chosen >= 0 {
			if c := s.candidates[s.chosen]; c.text != "" {
				w.Text = inCaseOf(u.Text, c.text)
			}
			w.Confidence = s.confidence
		}
		out.Changed = out.Changed || w.Text != w.Typed
		text.WriteString(w.Text)
		w.End, end = text.Len(), u.End
		out.Words[i] = w
	}
	text.WriteString(question[end:])
	out.Text = text.String()
	return out
}
