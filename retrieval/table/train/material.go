package main

import (
	"fmt"
	"os"
	"strings"

	"kehoach/plan/vi/corpus"
	"kehoach/retrieval/table"
)

// material is all that a table is trained on and measured on.
type material struct {
	texts   *texts
	pairs   pairs
	english []string // words, the most frequent first
	phrases []phrase
	words   *table.Vocabulary // of the phrases
	cache   *cache
}

func gather(s settings) (*material, error) {
	excluded, err := corpus.ReadExcluded(s.exclude)
	if err != nil {
		return nil, err
	}
	rows, err := corpus.ReadPairs(s.pairs...)
	if err != nil {
		return nil, err
	}
	m := &material{texts: newTexts(excluded), pairs: newPairs(rows, excluded)}
	m.texts.leaveOut(m.pairs)
	if s.glossary != "" {
		if err := m.texts.readGlossary(s.glossary); err != nil {
			return nil, err
		}
	}
	for _, a := range s.also {
		if err := m.texts.readAlso(a); err != nil {
			return nil, err
		}
	}
	if s.english != "" {
		data, err := os.ReadFile(s.english)
		if err != nil {
			return nil, err
		}
		m.english = strings.Fields(strings.ToLower(string(data)))
	}
	if err := m.texts.readFolder(s.texts); err != nil {
		return nil, err
	}
	fmt.Println(m.texts.account())
	fmt.Println(m.pairs.account())
	m.chooseWords(s)
	m.cache, err = openCache(s.cache, s.model+"\x00"+s.prefix, s.teacherDim)
	return m, err
}

// chooseWords makes the vocabulary.
func (m *material) chooseWords(s settings) {
	c := newCounts()
	for _, t := range m.texts.documents {
		c.add(t, documentWeight)
	}
	for _, t := range m.texts.also {
		c.add(t, everydayWeight)
	}
	for _, p := range m.texts.parallel {
		c.addEnglish(p[0], everydayWeight)
	}
	for i, t := range m.pairs.statements {
		if !m.pairs.held[i] {
			c.add(t, everydayWeight)
		}
	}
	for _, q := range m.pairs.train {
		if q.kind == english {
			c.addEnglish(q.text, questionWeight)
		} else {
			c.add(q.text, questionWeight)
		}
	}
	// The words of a list are as frequent as their rank says.
	all := c.engAll
	for i, w := range m.english {
		c.addEnglish(w, 0.1*all/float64(i+10))
	}
	m.phrases = c.choose()
	words := make([]string, len(m.phrases))
	for i, p := range m.phrases {
		words[i] = p.text
	}
	m.words = table.NewVocabulary(words)
	var n [table.MaxPhrase + 1]int
	for _, p := range m.phrases {
		n[strings.Count(p.text, " ")+1]++
		if p.english {
			n[0]++
		}
	}
	fmt.Printf("vocabulary: %d words (%d English), %d pairs, %d triples\n", n[1], n[0], n[2], n[3])
}

// rows returns the rows of texts in the vocabulary.
func (m *material) rows(texts []string) [][]int32 {
	out := make([][]int32, len(texts))
	parallel(len(texts), func(i int) { out[i] = m.words.Rows(nil, texts[i]) })
	return out
}
