package main

import (
	"cmp"
	"context"
	"slices"

	"kehoach/retrieval/table"
)

// prune returns the phrases and rows, with their weights in them, of a table
// of at most size bytes: those that turn texts most, by how often they are
// seen and how long they are. Rows of kept stay.
func (m *model) prune(phrases []phrase, kept map[int32]bool, size int) ([]string, []float32) {
	dim := m.rows.dim
	value := make([]float64, len(phrases))
	order := make([]int, len(phrases))
	for i, p := range phrases {
		order[i] = i
		value[i] = p.share * float64(m.weight(int32(i)))
		if kept[int32(i)] {
			value[i] += 1
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(value[b], value[a]) })
	var texts []string
	var rows []float32
	for _, i := range order {
		if size -= len(phrases[i].text) + 1 + 4 + dim; size < 64 {
			break
		}
		texts = append(texts, phrases[i].text)
		for _, x := range m.rows.at(i) {
			rows = append(rows, x*m.weight(int32(i)))
		}
	}
	return texts, rows
}

// encode returns the file of the pruned table.
func (m *model) encode(phrases []phrase, kept map[int32]bool, size int) []byte {
	texts, rows := m.prune(phrases, kept, size)
	return table.Encode(texts, rows, m.rows.dim)
}

// inPairs returns the phrases of the pairs trained on, which pruning keeps.
func (m *material) inPairs() map[int32]bool {
	kept := map[int32]bool{}
	for i, t := range m.pairs.statements {
		if !m.pairs.held[i] {
			for _, r := range m.words.Rows(nil, t) {
				kept[r] = true
			}
		}
	}
	for _, q := range m.pairs.train {
		for _, r := range m.words.Rows(nil, q.text) {
			kept[r] = true
		}
	}
	return kept
}

// recallOfFile measures a table as the program reads it, on the questions held
// out.
func (m *material) recallOfFile(data []byte) (recall, error) {
	t, err := table.Open(data)
	if err != nil {
		return recall{}, err
	}
	asked := make([]string, len(m.pairs.measured))
	for i, q := range m.pairs.measured {
		asked[i] = q.text
	}
	embedded := func(texts []string) vectors {
		vs, _ := t.EmbedDocuments(context.Background(), texts)
		out := newVectors(len(texts), t.Dim())
		for i, v := range vs {
			copy(out.at(i), v)
		}
		return out
	}
	return measureVectors(m.pairs.measured, embedded(asked), embedded(m.pairs.statements)), nil
}
