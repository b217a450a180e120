package outline

import (
	"strings"
	"unicode"

	"kehoach/ingest/block"
)

// Lines prepares the blocks of a body for [Build]: a paragraph that holds
// several marked lines is cut into them, and one that a page or a stray break
// cut in two is joined, with a space. attached tells other lines that stand for
// themselves by their text without bullet. Blocks without words are left out.
func Lines(blocks []block.Block, attached func(text string) bool) []block.Block {
	var out []block.Block
	for _, b := range blocks {
		if b.Table != nil {
			out = append(out, b)
			continue
		}
		for _, line := range split(b, attached) {
			if !HasWord(line.Text) {
				continue
			}
			if n := len(out); n > 0 && (continues(out[n-1], line) || titles(out[n-1], line)) {
				prev := &out[n-1]
				prev.Text = strings.TrimRight(prev.Text, " ") + " " + strings.TrimSpace(line.Text)
				prev.Source = prev.Source.Span(line.Source)
				continue
			}
			out = append(out, line)
		}
	}
	return out
}

// split cuts a paragraph at the line breaks before marked lines.
func split(b block.Block, attached func(string) bool) []block.Block {
	if !strings.Contains(b.Text, "\n") {
		return []block.Block{b}
	}
	var out []block.Block
	for i, text := range strings.Split(b.Text, "\n") {
		line := b
		line.Text = text
		if i > 0 {
			line.Label = ""
			m := parse(strings.TrimSpace(text))
			if m.Class == None && (attached == nil || !attached(m.Rest)) {
				prev := &out[len(out)-1]
				prev.Text += "\n" + text
				continue
			}
		}
		out = append(out, line)
	}
	return out
}

// titles reports whether a line is the title of the part that the line before
// it numbers: "PHẦN II", "MỤC TIÊU".
func titles(prev, b block.Block) bool {
	if prev.Table != nil || Mark(b).Class != None || !Caps(b.Text) && !b.Bold {
		return false
	}
	m := Mark(prev)
	return m.Class == Part && m.Rest == ""
}

// continues reports whether a paragraph goes on with the one before.
func continues(prev, b block.Block) bool {
	text := strings.TrimSpace(b.Text)
	if prev.Table != nil || b.Label != "" || !unicode.IsLower(firstRune(text)) || Mark(b).Class != None {
		return false
	}
	before := strings.TrimSpace(prev.Text)
	return !strings.ContainsAny(before[max(0, len(before)-1):], ".;:!?") && !Caps(before)
}
