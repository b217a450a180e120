package appendix

import (
	"strings"

	"kehoach/ingest/block"
)

// onlyLines leaves out tables and empty paragraphs.
func onlyLines(bs []block.Block) (lines []block.Block, texts []string) {
	for _, b := range bs {
		if b.Table == nil && strings.TrimSpace(b.Text) != "" {
			lines, texts = append(lines, b), append(texts, b.Text)
		}
	}
	return lines, texts
}

// readLines reads a flattened table up to the header of another one; texts are
// those of the blocks. It returns how many blocks it has read, and false where
// there is no header of a task table.
func (b *builder) readLines(bs []block.Block, texts []string) (read int, ok bool) {
	head, ok := findHeaderLines(texts, 0)
	if !ok {
		return 0, false
	}
	for i := range head.from {
		b.heading(texts[i], bs[i].Source)
	}
	b.layout = head.layout
	var lines []*line
	next, more := head, true
	for more && head.layout.repeats(next.layout) {
		for i := next.from; i < next.to; i++ {
			b.heading(texts[i], bs[i].Source)
		}
		from, end := next.to, len(texts)
		if next, more = findHeaderLines(texts, from); more {
			end = next.from
		}
		for i := from; i < end; i++ {
			lines = append(lines, &line{traits: look(texts[i]), block: i})
		}
	}
	body, tail := cutTail(lines, more)
	b.readBody(body, bs)
	for _, t := range tail {
		if more {
			b.heading(t.text, bs[t.block].Source)
		} else {
			b.leftover(t.text, bs[t.block].Source)
		}
	}
	if more {
		return next.from, true
	}
	return len(bs), true
}

// repeats reports whether another header says the columns of this one again,
// in their order, perhaps without some.
func (l layout) repeats(again layout) bool {
	i := 0
	for _, c := range again.columns {
		for i < len(l.columns) && l.columns[i].role != c.role {
			i++
		}
		if i == len(l.columns) {
			return false
		}
		i++
	}
	return true
}

// cutTail splits off what follows a table: the foot of the document, a further
// appendix, the title of the next table where one follows.
func cutTail(lines []*line, followed bool) (body, tail []*line) {
	end := len(lines)
	for i, t := range lines {
		if endsTable(t) {
			end = i
			break
		}
	}
	for i := end; followed && i > 0 && end-i < 5; i-- {
		if t := lines[i-1]; !t.caps && !strings.HasPrefix(t.text, "(") || t.label.style != styleNone {
			break
		}
		end = i - 1
	}
	return lines[:end], lines[end:]
}

// endsTable reports whether a line can only stand below a table: the list of
// recipients, the form of signing, the head of another appendix.
func endsTable(t *line) bool {
	if starts(t.w, "noi nhan") && t.n < 20 {
		return true
	}
	if !t.caps || t.n > 80 {
		return false
	}
	return starts(t.w, "phu luc") || strings.HasPrefix(t.text, "TM.") || strings.HasPrefix(t.text, "KT.") ||
		strings.HasPrefix(t.text, "TL.") || strings.HasPrefix(t.text, "TUQ.")
}

// readBody aligns the lines below a header and makes rows of them.
func (b *builder) readBody(lines []*line, bs []block.Block) {
	if len(lines) == 0 {
		return
	}
	lines = b.markNumbers(lines, bs)
	markPlaces(lines)
	for _, chunk := range chunks(lines) {
		b.readChunk(chunk, bs)
	}
	b.inherit()
}

// chunkLines is how long a piece of a table may grow before it is cut at the
// next row number. The reading on both sides of a number is independent.
const chunkLines = 200

func chunks(lines []*line) [][]*line {
	var out [][]*line
	from := 0
	for i, t := range lines {
		if i-from >= chunkLines && (t.number || t.numeral) || i-from >= 20*chunkLines {
			out = append(out, lines[from:i])
			from = i
		}
	}
	if from < len(lines) {
		out = append(out, lines[from:])
	}
	return out
}

// readChunk reads lines that begin and end with a row.
func (b *builder) readChunk(lines []*line, bs []block.Block) {
	m := newModel(b.layout)
	if len(m.roles) == 0 {
		return
	}
	path, sure := m.best(lines)
	for try := 0; try < 3 && boostShort(m, lines, path); try++ {
		path, sure = m.best(lines)
	}
	w := writer{b: b, m: m, bs: bs}
	for i, s := range path {
		w.put(lines[i], m.states[s], sure[i])
	}
	w.close()
}

// boostShort looks for stretches between two printed numbers where the path
// has fewer rows than numbers are missing, and makes rows cheaper to begin
// there. It reports whether there was any.
func boostShort(m *model, lines []*line, path []int) bool {
	last, rows, found := -1, 0, false
	for i, t := range lines {
		if m.states[path[i]].fresh {
			rows++
		}
		if !t.number {
			continue
		}
		if last >= 0 && sameSeries(lines[last].label, t.label) && t.label.n-lines[last].label.n-1 > rows {
			for _, u := range lines[last+1 : i] {
				u.boost += 3
			}
			found = true
		}
		last, rows = i, 0
	}
	return found
}

// markPlaces notes the lines that come first in a group, the ends of lists and
// long texts that stand in the table more than once: a merged cell is
// printed again after each page break.
func markPlaces(lines []*line) {
	count := map[string]int{}
	for i, t := range lines {
		if t.n > 60 && t.agency < 0.5 && t.time < 0.5 {
			count[t.w]++
		}
		t.listStart = t.bullet && (i == 0 || !lines[i-1].bullet)
		t.listEnd = t.bullet && (i+1 == len(lines) || !lines[i+1].bullet)
		t.first = i == 0 || i > 1 && lines[i-2].numeral || lines[i-1].number && lines[i-1].first
	}
	for _, t := range lines {
		t.again = count[t.w] > 1
	}
}
