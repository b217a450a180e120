package appendix

import (
	"strings"

	"kehoach/ingest/block"
)

// groupRow reads a row that heads a group: a numeral and a name and no more,
// a name over several columns, or a name in bold or capitals alone.
func (b *builder) groupRow(cells []block.Cell, texts []int, next []block.Cell) (label, string, bool) {
	for _, i := range texts {
		if cells[i].Inherited {
			return label{}, "", false
		}
	}
	if len(texts) > 2 {
		return label{}, "", false
	}
	name := cells[texts[len(texts)-1]]
	text := strings.TrimSpace(name.Text)
	span := 1
	for i := texts[len(texts)-1] + 1; i < len(cells) && cells[i].Spanned; i++ {
		span++
	}
	wide := span > 2 || span == 2 && len(cells) <= 4
	if len(texts) == 2 {
		l := parseLabel(cells[texts[0]].Text)
		if texts[0] != max(b.layout.index(roleNumber), 0) || !b.isTextColumn(texts[1]) {
			return label{}, "", false
		}
		switch l.style {
		case styleRoman, styleLetter:
			return l, text, true
		case styleNone:
			return label{}, "", false
		}
		nested := next != nil && b.labelOf(next).depth() > l.depth()
		small := next != nil && b.labelOf(next).style == styleSmall && l.style != styleSmall
		ok := wide || name.Bold || capitals(text) || nested || small
		return l, text, ok
	}
	l, rest := cutNumeral(text)
	if texts[0] != 0 && !wide && !name.Bold && !capitals(text) && !strings.HasSuffix(text, ":") {
		return label{}, "", false
	}
	if texts[0] == 0 && len(cells) > 1 && !wide && b.layout.has(roleNumber) && parseLabel(text).style != styleNone {
		return label{}, "", false // a number with nothing after it
	}
	if isFootnote(text) || isSum(text) || !b.isTextColumn(texts[0]) && !wide {
		return label{}, "", false
	}
	return l, rest, true
}

// maxGroup is the longest line, in letters, that can be a group's name.
const maxGroup = 200

// HeadsGroup reports whether a line of text between tables can head the tasks
// of the next as a group: a Roman numeral or a letter and a short name.
func HeadsGroup(b block.Block) bool {
	text := strings.TrimSpace(b.Text)
	if b.Table != nil || text == "" || len([]rune(text)) > maxGroup || strings.HasSuffix(text, ":") {
		return false
	}
	l, name := cutNumeral(text)
	return (l.style == styleRoman || l.style == styleLetter) && len(words(name)) > 3 && !isFootnote(name) && !isSum(name)
}

// isTextColumn reports whether a group's name can stand in this column: not in
// one of agencies, times or notes.
func (b *builder) isTextColumn(i int) bool {
	if i >= len(b.layout.columns) {
		return false
	}
	switch b.layout.columns[i].role {
	case roleNumber, roleObjective, roleTask, roleNone:
		return true
	}
	return i <= 1
}

// labelOf returns the number of a row, zero for none.
func (b *builder) labelOf(cells []block.Cell) label {
	i := b.layout.index(roleNumber)
	if i < 0 || i >= len(cells) || cells[i].Spanned {
		return label{}
	}
	return parseLabel(cells[i].Text)
}

func isFootnote(text string) bool {
	w := words(text)
	return starts(w, "ghi chu|luu y|chu thich|nguon") || strings.HasPrefix(strings.TrimSpace(text), "*")
}

// isSum reports whether a text begins as a sum does: "Tổng cộng", "Cộng: 12",
// but not "Công tác …".
func isSum(text string) bool {
	w := words(text)
	after, ok := strings.CutPrefix(w, " cong ")
	return ok && (after == "" || after[0] <= '9') || starts(w, "tong cong|tong so|cong so|tong kinh phi")
}

// isAside reports whether a row is a footnote or a sum rather than a task.
func isAside(cells []block.Cell, texts []int) bool {
	first := cells[texts[0]].Text
	return isSum(first) && len(words(first)) < 30 || isFootnote(first) && len(texts) == 1
}
