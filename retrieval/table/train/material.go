package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"kehoach/plan/vi"
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

// rows returns the rows of texts in the vocabulary.
func (m *material) rows(texts []string) [][]int32 {
	out := make([][]int32, len(texts))
	parallel(len(texts), func(i int) { out[i] = m.words.Rows(nil, texts[i]) })
	return out
}

// readGlossary reads lines "english = tiếng Việt | another".
func (t *texts) readGlossary(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for line := range strings.Lines(vi.NFC(string(data))) {
		foreign, words, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok || line[0] == '#' {
			continue
		}
		for w := range strings.SplitSeq(words, " | ") {
			t.parallel = append(t.parallel, [2]string{foreign, w})
		}
	}
	return nil
}

// leaveOut sees to it that no sentence of a text is one of the pairs, those
// held out among them.
func (t *texts) leaveOut(p pairs) {
	for _, s := range p.statements {
		t.seen[vi.Lower(s)] = true
	}
	for _, list := range [][]question{p.train, p.measured} {
		for _, q := range list {
			t.seen[vi.Lower(q.text)] = true
		}
	}
}
