package main

import (
	"context"
	"slices"
	"strings"
)

// sentences returns the sentences to distil from, Vietnamese and English.
func (m *material) sentences(s settings) (vietnamese, foreign []string) {
	for i, t := range m.pairs.statements {
		if !m.pairs.held[i] {
			vietnamese = append(vietnamese, t)
		}
	}
	for _, q := range m.pairs.train {
		if q.kind == english {
			foreign = append(foreign, q.text)
		} else {
			vietnamese = append(vietnamese, q.text)
		}
	}
	vietnamese = append(vietnamese, m.texts.also...)
	for _, p := range m.texts.parallel {
		foreign = append(foreign, p[0])
		vietnamese = append(vietnamese, p[1])
	}
	vietnamese = append(vietnamese, m.texts.documents[:min(s.sentences, len(m.texts.documents))]...)
	return vietnamese, foreign
}

// fill gets the teacher's vectors of all sentences and phrases, and those of
// the pairs held out, to measure the teacher itself. Without a teacher, what is
// not in the cache is done without.
func (m *material) fill(ctx context.Context, s settings) error {
	var teachers []*teacher
	for _, url := range s.teachers {
		teachers = append(teachers, newTeacher(url, s.model, s.prefix))
	}
	if len(teachers) == 0 {
		return nil
	}
	vietnamese, foreign := m.sentences(s)
	texts := append([]string{}, m.pairs.statements...)
	for _, q := range append(m.pairs.measured, m.pairs.train...) {
		texts = append(texts, q.text)
	}
	var words, longer []string
	for _, p := range m.phrases {
		if strings.Contains(p.text, " ") {
			longer = append(longer, p.text)
		} else {
			words = append(words, p.text)
		}
	}
	// Words first, so that a first table can be made when but a part is there.
	first := vietnamese[:len(vietnamese)/2]
	return m.cache.fill(ctx, teachers, slices.Concat(texts, words, foreign, first, longer, vietnamese), s.batch)
}

// known returns the texts that the teacher's vectors are there of.
func (m *material) known(texts []string) []string {
	var out []string
	for _, t := range texts {
		if m.cache.get(t) != nil {
			out = append(out, t)
		}
	}
	return out
}
