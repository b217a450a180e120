package body

import (
	"strings"

	"kehoach/ingest/block"
)

// TableText writes a table that is not about tasks as text: a line a row,
// " | " between cells; each word of the table once.
func TableText(t *block.Table) string {
	var rows []string
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row {
			text := strings.TrimSpace(c.Text)
			if c.Inherited || c.Spanned || text == "" {
				continue
			}
			cells = append(cells, text)
		}
		if len(cells) > 0 {
			rows = append(rows, strings.Join(cells, " | "))
		}
	}
	return strings.Join(rows, "\n")
}
