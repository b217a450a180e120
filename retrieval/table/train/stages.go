package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// targets returns the teacher's vectors of texts of one language, centred.
// What all texts of a language or of a length share says nothing of what they
// mean, so each group is centred by itself.
func (m *material) targets(texts []string) [][]float32 {
	out := make([][]float32, len(texts))
	for i, t := range texts {
		out[i] = slices.Clone(m.cache.get(t))
	}
	centre(out)
	return out
}

// start returns a model whose rows are the teacher's vectors of the phrases,
// and what it is to be distilled from.
func (m *material) start(s settings) (*model, distilling) {
	vietnamese, foreign := m.sentences(s)
	all := len(vietnamese) + len(foreign)
	vietnamese, foreign = m.known(vietnamese), m.known(foreign)
	fmt.Printf("sentences with the teacher's vector: %d of %d\n", len(vietnamese)+len(foreign), all)
	targets := append(m.targets(vietnamese), m.targets(foreign)...)
	basis := axes(targets, s.dim)
	d := distilling{m.rows(append(vietnamese, foreign...)), newVectors(len(targets), s.dim)}
	for i, t := range targets {
		copy(d.targets.at(i), project(t, basis))
	}
	return newModel(m.startRows(basis), m.startWeights()), d
}

// startRows returns the teacher's vectors of the phrases. Those it was not
// asked for start as the sum of their words.
func (m *material) startRows(basis vectors) vectors {
	rows := newVectors(len(m.phrases), basis.len())
	var texts [2][]string
	for _, p := range m.phrases {
		if m.cache.get(p.text) != nil {
			texts[p.group()] = append(texts[p.group()], p.text)
		}
	}
	for _, list := range texts {
		for i, v := range m.targets(list) {
			row, _ := m.words.Row(list[i])
			copy(rows.at(int(row)), project(v, basis))
		}
	}
	missing := 0
	for i, p := range m.phrases {
		if m.cache.get(p.text) != nil {
			continue
		}
		missing++
		for w := range strings.SplitSeq(p.text, " ") {
			if row, ok := m.words.Row(w); ok && int(row) != i {
				add(rows.at(i), 1, rows.at(int(row)))
			}
		}
		unit(rows.at(i))
	}
	fmt.Printf("phrases without the teacher's vector: %d of %d\n", missing, len(m.phrases))
	return rows
}

// startWeights returns weights that are less the more often a phrase is seen.
func (m *material) startWeights() []float32 {
	weights := make([]float32, len(m.phrases))
	for i, p := range m.phrases {
		weights[i] = float32(math.Log(1e-3 / (1e-3 + p.share)))
	}
	return weights
}

// bestOf keeps the model of the epoch after which most questions found their
// statement, and ends the training patience epochs after it.
type bestOf struct {
	stage    string
	patience int
	measure  func() recall
	model    *model
	best     *model
	score    float64
	epoch    int
}

func (b *bestOf) after(epoch int, loss float64) bool {
	r := b.measure()
	_, _, _, reciprocal := r.total()
	fmt.Printf("%s, epoch %d: loss %.4f; %s\n", b.stage, epoch, loss, r)
	if reciprocal > b.score {
		b.best, b.score, b.epoch = b.model.clone(), reciprocal, epoch
	}
	return epoch-b.epoch < b.patience
}

// recallOf measures a model on the pairs held out.
func (m *material) recallOf(model *model) recall {
	asked := make([]string, len(m.pairs.measured))
	for i, q := range m.pairs.measured {
		asked[i] = q.text
	}
	return measureVectors(m.pairs.measured, model.pool(m.rows(asked)).vectors, model.pool(m.rows(m.pairs.statements)).vectors)
}

// teacherRecall measures the teacher, given the questions restored.
func (m *material) teacherRecall() recall {
	asked, statements := newVectors(len(m.pairs.measured), m.cache.dim), newVectors(len(m.pairs.statements), m.cache.dim)
	for i, q := range m.pairs.measured {
		copy(asked.at(i), m.cache.get(q.text))
	}
	for i, t := range m.pairs.statements {
		copy(statements.at(i), m.cache.get(t))
	}
	return measureVectors(m.pairs.measured, asked, statements)
}

func (m *material) distil(s settings) (*model, distilling) {
	model, d := m.start(s)
	fmt.Printf("the teacher's words: %s\n", m.recallOf(model))
	b := &bestOf{stage: "sentences", patience: 2, measure: func() recall { return m.recallOf(model) }, model: model, best: model}
	model.distil(d, s, rand.New(rand.NewPCG(1, 1)), b.after)
	return b.best, d
}

// near trains a copy of a model on the weak pairs.
func (m *material) near(from *model, d distilling, s settings) *model {
	model := from.clone()
	b := &bestOf{stage: "headings", patience: 2, measure: func() recall { return m.recallOf(model) }, model: model, best: from}
	_, _, _, b.score = m.recallOf(from).total()
	model.near(m.weakPairs(), d, s, rand.New(rand.NewPCG(3, 3)), b.after)
	return b.best
}

// contrast trains a copy of a model on the questions of the first n statements
// that are not held out; the statements are given in an order of chance.
func (m *material) contrast(from *model, n int, s settings) *model {
	rng := rand.New(rand.NewPCG(2, 2))
	var c contrasting
	place := map[int]int{}
	var statements []string
	for _, i := range rng.Perm(len(m.pairs.statements)) {
		if !m.pairs.held[i] && len(statements) < n {
			place[i] = len(statements)
			statements = append(statements, m.pairs.statements[i])
		}
	}
	c.statements = m.rows(statements)
	for _, q := range m.pairs.train {
		if at, ok := place[q.statement]; ok {
			a := asking{rows: m.words.Rows(nil, q.text), statement: at}
			if q.again != "" {
				a.again = m.words.Rows(nil, q.again)
			}
			c.questions = append(c.questions, a)
		}
	}
	model := from.clone()
	b := &bestOf{stage: fmt.Sprintf("%d pairs", len(statements)), patience: 3,
		measure: func() recall { return m.recallOf(model) }, model: model, best: model}
	model.contrast(c, s, rng, b.after)
	return b.best
}
