// Package blocktest shows what a reader gave, for the tests of readers.
package blocktest

import (
	"strings"

	"kehoach/ingest/block"
)

// Sketch shows blocks in short: a line a paragraph in guillemets,
// a line a row with " ¦ " between cells, "^" and "<" for places that are
// covered from above and from the left, "/" for line ends.
func Sketch(blocks []block.Block) string {
	var out []string
	for _, b := range blocks {
		if b.Table == nil {
			out = append(out, "«"+strings.ReplaceAll(b.Text, "\n", "/")+"»")
			continue
		}
		for _, row := range b.Table.Rows {
			var cells []string
			for _, c := range row {
				s := strings.ReplaceAll(c.Text, "\n", "/")
				if c.Inherited || c.Spanned {
					s = ""
				}
				if c.Inherited {
					s += "^"
				}
				if c.Spanned {
					s += "<"
				}
				cells = append(cells, s)
			}
			out = append(out, strings.Join(cells, " ¦ "))
		}
	}
	return strings.Join(out, "\n")
}
