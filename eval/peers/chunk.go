package main

import (
	"fmt"
	"strings"

	"github.com/tmc/langchaingo/textsplitter"

	"kehoach/plan"
)

// cut cuts the document as the configuration says.
func (c config) cut(document string, p *plan.Plan) ([]chunk, error) {
	if c.entries {
		return byEntries(document, p), nil
	}
	return split(document, c.chunk, c.overlap)
}

// span is a stretch of the document, in bytes.
type span struct{ from, to int }

// chunk is a piece of the document as the splitter cut it.
type chunk struct {
	span
	text string
}

// split cuts the document as langchaingo's users do.
func split(document string, size, overlap int) ([]chunk, error) {
	texts, err := textsplitter.NewRecursiveCharacter(textsplitter.WithChunkSize(size), textsplitter.WithChunkOverlap(overlap)).SplitText(document)
	if err != nil {
		return nil, err
	}
	var out []chunk
	from := 0
	for i, text := range texts {
		at := strings.Index(document[from:], text)
		if at < 0 {
			return nil, fmt.Errorf("chunk %d is not in the document: %.80q", i, text)
		}
		at += from
		out = append(out, chunk{span{at, at + len(text)}, text})
		from = at + 1
	}
	return out, nil
}

// byEntries cuts the document as kehoach reads it, one entry a chunk: what a
// library comes to with the reading done for it.
func byEntries(document string, p *plan.Plan) []chunk {
	lines := lineSpans(document)
	var out []chunk
	for _, e := range p.Entries {
		if e.Source.FirstLine > 0 {
			s := span{lines[e.Source.FirstLine-1].from, lines[e.Source.LastLine-1].to}
			out = append(out, chunk{s, document[s.from:s.to]})
		}
	}
	return out
}

// lineSpans is where each line of the document is, without its end.
func lineSpans(document string) []span {
	var out []span
	from := 0
	for line := range strings.Lines(document) {
		out = append(out, span{from, from + len(strings.TrimRight(line, "\r\n"))})
		from += len(line)
	}
	return out
}
