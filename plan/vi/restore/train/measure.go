package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"kehoach/plan/vi"
	"kehoach/plan/vi/corpus"
	"kehoach/plan/vi/restore"
	"kehoach/plan/vi/restore/ngram"
)

// heldSentences is how many sentences of the held-out documents are measured.
const heldSentences = 4000

// typing is a way to type a sentence.
type typing struct {
	name string
	word func(string, *rand.Rand) string
}

var typings = []typing{
	{"as it should be", func(w string, _ *rand.Rand) string { return w }},
	{"without diacritics", plain},
	{"every second word without", half},
	{"words with part of them", partly},
	{"one word in three slipped", slipped(func(w string, _ *rand.Rand) string { return w })},
	{"slipped, the rest without", slipped(plain)},
	{"Telex keys left in", telex},
	{"VNI keys left in", vni},
}

// measure prints how many syllables come back, of the held-out sentences and
// of the questions of a file.
func measure(r *restore.Restorer, held []string, s settings) error {
	rng := rand.New(rand.NewPCG(1, 2))
	rng.Shuffle(len(held), func(i, j int) { held[i], held[j] = held[j], held[i] })
	// Sentences of the length of a question.
	short := slices.DeleteFunc(held, func(s string) bool { n := len(strings.Fields(s)); return n < 3 || n > 40 })
	measureSet(r, "sentences of held-out documents", short[:min(len(short), heldSentences)], s.errors)
	pairs, err := corpus.ReadPairs(s.pairs)
	if err != nil {
		return err
	}
	var questions []string
	for _, p := range pairs {
		if p.HeldOut() {
			questions = append(questions, p.Accented()...)
		}
	}
	measureSet(r, "held-out everyday questions", questions, s.errors)
	if s.questions == "" {
		return nil
	}
	rows, err := corpus.ReadRows(s.questions)
	if err != nil {
		return err
	}
	questions = nil
	for _, p := range rows {
		questions = append(questions, p.Accented()...)
	}
	measureSet(r, "questions of "+s.questions, questions, s.errors)
	return nil
}

func measureSet(r *restore.Restorer, name string, sentences []string, errors bool) {
	if len(sentences) == 0 {
		return
	}
	fmt.Printf("\n%s: %d\n", name, len(sentences))
	for _, t := range typings {
		right, all, changed, spent := score(r, sentences, t, errors)
		fmt.Printf("  %-28s %6.2f %% of %6d syllables; as typed %6.2f %%; %4.0f µs a sentence\n", t.name,
			100*float64(right)/float64(all), all, 100*float64(all-changed)/float64(all), float64(spent.Microseconds())/float64(len(sentences)))
	}
}

// score types sentences and counts the syllables that come back, and those
// that were typed otherwise than they are. It can print each that does not
// come back: as it is, as typed, as restored, how sure, the sentence.
func score(r *restore.Restorer, sentences []string, t typing, errors bool) (right, all, changed int, spent time.Duration) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, s := range sentences {
		s = vi.Lower(s)
		units := ngram.Units(s)
		var typed strings.Builder
		end := 0
		for _, u := range units {
			typed.WriteString(s[end:u.Start])
			w := u.Text
			if !u.Number && !u.Mixed && vi.IsSyllable(u.Fold) {
				w = t.word(w, rng)
			}
			if w != u.Text {
				changed++
			}
			typed.WriteString(w)
			end = u.End
		}
		typed.WriteString(s[end:])
		start := time.Now()
		got := r.Restore(typed.String())
		spent += time.Since(start)
		for i, u := range units {
			if u.Number || u.Mixed || !vi.IsSyllable(u.Fold) {
				continue
			}
			all++
			if i < len(got.Words) && vi.Lower(got.Words[i].Text) == u.Lower {
				right++
			} else if errors && i < len(got.Words) {
				fmt.Printf("\t%s\t%s\t%s\t%.2f\t%s\n", u.Lower, got.Words[i].Typed, got.Words[i].Text, got.Words[i].Confidence, s)
			}
		}
	}
	return right, all, changed, spent
}
