package text

import "strings"

// tabTable reads the table pasted with tabs that starts at line i and returns
// the line after it, or i where the lines are no table: a table has two lines
// or more with the same number of cells, three or more of them with words. A
// cell with line ends in it is in quotation marks, as spreadsheets write it.
func (r *reader) tabTable(i int) int {
	var rows [][]rawCell
	full := map[int]int{}
	end := i
	for end < len(r.lines) && strings.Contains(r.lines[end], "\t") {
		cells, next := r.tabCells(end)
		filled := 0
		for _, c := range cells {
			if c.text != "" {
				filled++
			}
		}
		if filled >= 3 {
			full[len(cells)]++
		}
		rows = append(rows, cells)
		end = next
	}
	for _, n := range full {
		if n >= 2 {
			return r.addTable(rows, 0, i, end)
		}
	}
	r.plain = end
	return i
}

// quotedLines bounds a quoted cell, so that a stray mark does not swallow the
// document.
const quotedLines = 100

// tabCells splits the row that starts at line i into cells and returns the
// line after it.
func (r *reader) tabCells(i int) ([]rawCell, int) {
	var cells []rawCell
	line, number := r.lines[i], i+1
	for {
		if q, rest, next, ok := r.quoted(line, i); ok {
			c := inlineCell(q, number, r.marked)
			c.src.LastLine = next
			cells = append(cells, c)
			i, number = next-1, next
			if rest == "" {
				return cells, i + 1
			}
			line = rest[1:]
			continue
		}
		cell, rest, more := strings.Cut(line, "\t")
		cells = append(cells, inlineCell(cell, number, r.marked))
		if !more {
			return cells, i + 1
		}
		line = rest
	}
}

// quoted takes a quoted cell with line ends from the start of line, which is
// the rest of line i. It returns the cell, what follows it in its last line
// ("" or a tab and more), and the number of that line.
func (r *reader) quoted(line string, i int) (cell, rest string, last int, ok bool) {
	if !strings.HasPrefix(line, `"`) || closing(line[1:]) >= 0 {
		return "", "", 0, false
	}
	var b strings.Builder
	b.WriteString(line[1:])
	for j := i + 1; j < len(r.lines) && j <= i+quotedLines; j++ {
		b.WriteByte('\n')
		if at := closing(r.lines[j]); at >= 0 {
			b.WriteString(r.lines[j][:at])
			return strings.ReplaceAll(b.String(), `""`, `"`), r.lines[j][at+1:], j + 1, true
		}
		b.WriteString(r.lines[j])
	}
	return "", "", 0, false
}

// closing returns the place of the quotation mark that ends a cell, or -1.
func closing(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] != '"' {
			continue
		}
		if i+1 < len(s) && s[i+1] == '"' {
			i++
			continue
		}
		if i+1 == len(s) || s[i+1] == '\t' {
			return i
		}
	}
	return -1
}
