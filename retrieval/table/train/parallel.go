package main

import (
	"os"
	"strings"

	"kehoach/plan/vi"
	"kehoach/plan/vi/restore/ngram"
)

// readAlso reads a text of one sentence a line, or a file of parallel
// sentences (.tsv: English, Vietnamese).
func (t *texts) readAlso(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for line := range strings.Lines(vi.NFC(string(data))) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		s := columns[0]
		if len(columns) > 1 {
			s = columns[1]
		}
		units := ngram.Units(s)
		if len(units) < 2 || !t.fresh(s, units) {
			continue
		}
		t.also = append(t.also, s)
		if len(columns) > 1 && len(units) <= longest {
			t.parallel = append(t.parallel, [2]string{columns[0], s})
		}
	}
	return nil
}

// readGlossary reads lines "english = tiếng Việt | another".
func (t *texts) readGlossary(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for line := range strings.Lines(vi.NFC(string(data))) {
		foreign, words, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok || line[0] == '#' {
			continue
		}
		for w := range strings.SplitSeq(words, " | ") {
			t.parallel = append(t.parallel, [2]string{foreign, w})
		}
	}
	return nil
}

// leaveOut sees to it that no sentence of a text is one of the pairs, those
// held out among them.
func (t *texts) leaveOut(p pairs) {
	for _, s := range p.statements {
		t.seen[vi.Lower(s)] = true
	}
	for _, list := range [][]question{p.train, p.measured} {
		for _, q := range list {
			t.seen[vi.Lower(q.text)] = true
		}
	}
}
