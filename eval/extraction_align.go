package eval

import (
	"slices"

	"kehoach/plan"
)

// How like two rows must be to be taken for one: by the words of all their
// cells, wherever they ended up, so that a row with shifted cells is still
// found and its cells are counted wrong. A number that agrees makes up for
// some of the words, and breaks ties between rows that are much alike.
const (
	likeEnough       = 0.5
	likeEnoughNumber = 0.3
	numberWeight     = 0.25
)

// alignTasks pairs the gold's tasks with those that were read, both in the
// document's order, so that the sum of likenesses is greatest. The first
// result is nil where a task was missed, the second is what was read besides.
func alignTasks(gold []TaskGold, got []*plan.Entry) ([]*plan.Entry, []*plan.Entry) {
	like := likeness(gold, got)
	// best[i][j] is the greatest sum for the gold from i on and the read from
	// j on.
	best := make([][]float64, len(gold)+1)
	for i := range best {
		best[i] = make([]float64, len(got)+1)
	}
	for i := len(gold) - 1; i >= 0; i-- {
		for j := len(got) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if like[i][j] > 0 {
				best[i][j] = max(best[i][j], best[i+1][j+1]+like[i][j])
			}
		}
	}
	pairs := make([]*plan.Entry, len(gold))
	var extra []*plan.Entry
	i, j := 0, 0
	for i < len(gold) && j < len(got) {
		switch {
		case like[i][j] > 0 && best[i][j] == best[i+1][j+1]+like[i][j]:
			pairs[i] = got[j]
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			extra = append(extra, got[j])
			j++
		}
	}
	return pairs, append(extra, got[j:]...)
}

// likeness has, for each pair of rows, how like they are, 0 for too little.
func likeness(gold []TaskGold, got []*plan.Entry) [][]float64 {
	words := make([]map[string]bool, len(got))
	for j, e := range got {
		var cells []string
		for _, f := range plan.TaskFields {
			cells = append(cells, e.Cell(f).Text)
		}
		words[j] = wordSet(cells...)
	}
	like := make([][]float64, len(gold))
	for i := range gold {
		var cells []string
		for _, f := range plan.TaskFields {
			if p := gold[i].Cells[f]; p != nil {
				cells = append(cells, p.Text)
			}
		}
		own := wordSet(cells...)
		like[i] = make([]float64, len(got))
		for j, e := range got {
			l := overlap(own, words[j])
			number := matchNumber(gold[i].Number, e.Number) && !slices.Contains(gold[i].Undecidable, "number")
			switch {
			case number && l >= likeEnoughNumber:
				like[i][j] = l + numberWeight
			case l >= likeEnough:
				like[i][j] = l
			}
		}
	}
	return like
}
