package text

import (
	"strings"

	"kehoach/plan"
)

// pipeRow reports whether the line is a row of a pipe table, "| a | b |", or
// a border of one, "+---+---+".
func pipeRow(line string) bool {
	t := strings.TrimSpace(line)
	if len(t) < 3 {
		return false
	}
	if border(t) {
		return true
	}
	return t[0] == '|' && t[len(t)-1] == '|' && strings.Count(t, "|") > 2
}

// border reports whether the trimmed line is a border of a drawn table.
func border(t string) bool {
	return len(t) > 2 && t[0] == '+' && t[len(t)-1] == '+' && strings.Trim(t, "+-=:") == ""
}

// ruleRow reports whether the line parts a pipe table's head from its rows:
// "|---|:-:|".
func ruleRow(line string) bool {
	t := strings.TrimSpace(line)
	return len(t) > 2 && strings.Contains(t, "-") && strings.Contains(t, "|") && strings.Trim(t, "|-: ") == ""
}

// pipeTable reads the pipe table that starts at line i and returns the line
// after it, or i where the lines are no table after all.
func (r *reader) pipeTable(i int) int {
	end, drawn := i, false
	for end < len(r.lines) && (pipeRow(r.lines[end]) || ruleRow(r.lines[end])) {
		drawn = drawn || border(strings.TrimSpace(r.lines[end]))
		end++
	}
	var rows [][]rawCell
	headRows, began, open := 0, 0, false
	for n := i; n < end; n++ {
		line := strings.TrimSpace(r.lines[n])
		switch {
		case border(line):
			if strings.Contains(line, "=") {
				headRows = len(rows)
			}
			open = false
		case ruleRow(line):
			if headRows == 0 {
				headRows = len(rows)
			}
		default:
			cells := r.pipeCells(line, n+1)
			if drawn && open && n-began < 100 && len(rows[len(rows)-1]) == len(cells) {
				merge(rows[len(rows)-1], cells)
			} else {
				rows = append(rows, cells)
				began = n
			}
			open = true
		}
	}
	if len(rows) == 0 || len(rows) == 1 && headRows == 0 && !drawn {
		return i
	}
	return r.addTable(rows, headRows, i, end)
}

// pipeCells splits a row at its bars.
func (r *reader) pipeCells(line string, number int) []rawCell {
	var cells []rawCell
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	for from, i := 0, 0; i <= len(line); i++ {
		if i < len(line) && (line[i] != '|' || i > 0 && line[i-1] == '\\') {
			continue
		}
		cells = append(cells, inlineCell(breakTag.Replace(line[from:i]), number, true))
		from = i + 1
	}
	return cells
}

var breakTag = strings.NewReplacer("<br>", "\n", "<br/>", "\n", "<br />", "\n")

// inlineCell reads a cell that stands in one line.
func inlineCell(s string, number int, marked bool) rawCell {
	c := rawCell{src: plan.Source{FirstLine: number, LastLine: number}}
	letters, bolds := 0, 0
	var lines []string
	for _, p := range unmark(strings.Split(s, "\n"), marked) {
		if marked {
			p.text = unescape(p.text)
		}
		lines = append(lines, strings.TrimSpace(p.text))
		letters, bolds = letters+p.letters, bolds+p.bolds
	}
	c.text = strings.TrimSpace(strings.Join(lines, "\n"))
	c.bold = letters > 0 && bolds == letters
	return c
}

// merge adds a further line of a drawn row to its cells.
func merge(row, more []rawCell) {
	for i := range row {
		m := more[i]
		if m.text == "" {
			continue
		}
		if row[i].text == "" {
			row[i] = m
			continue
		}
		row[i].text += " " + m.text
		row[i].bold = row[i].bold && m.bold
		row[i].src.LastLine = m.src.LastLine
	}
}
