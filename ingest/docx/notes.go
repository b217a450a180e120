package docx

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"kehoach/ingest/block"
)

// footnotes returns the footnotes and endnotes that the text refers to, in
// the order of the references. Their blocks have the sign of the note as
// Label, "[1]" or, for an endnote, "[i]", since in the text they would stand
// in the middle of a sentence.
func (p *parser) footnotes(pkg *pkg, rels relations) ([]block.Block, error) {
	refs := p.notes
	if len(refs) == 0 {
		return nil, nil
	}
	var out []block.Block
	texts := map[bool]map[string][]block.Block{}
	for _, end := range []bool{false, true} {
		kind := "footnotes"
		if end {
			kind = "endnotes"
		}
		if !slices.ContainsFunc(refs, func(r noteRef) bool { return r.end == end }) {
			continue
		}
		var err error
		if texts[end], err = p.noteTexts(pkg, rels.first(kind)); err != nil {
			return nil, err
		}
	}
	count := map[bool]int{}
	for _, r := range refs {
		count[r.end]++
		blocks, ok := texts[r.end][r.id]
		if !ok {
			continue
		}
		delete(texts[r.end], r.id)
		sign := strconv.Itoa(count[r.end])
		if r.end {
			sign = strings.ToLower(roman(count[true]))
		}
		for i, b := range blocks {
			b.Source.Paragraph = 0 // counted in the main text only
			if i == 0 && b.Table == nil {
				b.Label = "[" + sign + "]"
				b.Text = b.Label + " " + strings.TrimLeftFunc(b.Text, unicode.IsSpace)
			}
			out = append(out, b)
		}
	}
	return out, nil
}

// noteTexts reads a part of notes into their blocks by identifier.
func (p *parser) noteTexts(pkg *pkg, part string) (map[string][]block.Block, error) {
	if !pkg.has(part) {
		return nil, nil
	}
	r, err := pkg.open(part)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if p.scanner, err = newScanner(r, p.limits.Depth); err != nil {
		return nil, err
	}
	p.fields = fields{}
	if _, err := p.root(); err != nil {
		return nil, err
	}
	out := map[string][]block.Block{}
	err = p.children(func(e elem) error {
		// Those with a type are the lines that part notes from text.
		if kind := e.attr("type"); kind != "" && kind != "normal" {
			return p.skip()
		}
		id := e.attr("id")
		blocks, err := p.blocks()
		out[id] = blocks
		return err
	})
	return out, err
}

// margins returns the paragraphs of all headers and footers, each once.
func (p *parser) margins(pkg *pkg, rels relations) ([]string, error) {
	var out []string
	seen := map[string]bool{}
	for _, r := range rels {
		if r.kind != "header" && r.kind != "footer" || !pkg.has(r.target) {
			continue
		}
		blocks, err := p.story(pkg, r.target)
		if err != nil {
			return nil, err
		}
		for _, b := range blocks {
			for _, line := range lines(b) {
				if !seen[line] {
					seen[line] = true
					out = append(out, line)
				}
			}
		}
	}
	return out, nil
}

// lines returns the paragraphs of a block that have words.
func lines(b block.Block) []string {
	text := b.Text
	if b.Table != nil {
		text, _ = block.Flatten([]block.Block{b})
	}
	var out []string
	for l := range strings.SplitSeq(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}
