package main

import (
	"strings"

	"kehoach/plan/vi/corpus"
	"kehoach/plan/vi/restore/ngram"
)

// answered is a question that a document asks in a heading, with sentences of
// what stands under it: a weak pair, but there are many.
type answered struct {
	question string
	answers  []string
}

// A heading has at most this many words, and this many sentences are taken
// from under it.
const (
	longestHeading = 30
	mostAnswers    = 5
)

// answers finds the headings of a document that are questions.
func (t *texts) answers(text string) {
	var now *answered
	end := func() {
		if now != nil && len(now.answers) > 0 {
			t.answered = append(t.answered, *now)
			t.asked[now.question] = true
		}
		now = nil
	}
	for block := range strings.SplitSeq(text, "\n\n") {
		block = strings.Trim(strings.TrimSpace(block), "#*- ")
		if strings.HasSuffix(block, "?") {
			end()
			q := lastQuestion(block)
			units := ngram.Units(q)
			if n := len(units); n >= shortest && n <= longestHeading && !t.excluded.Has(units) && !t.asked[q] {
				now = &answered{question: q}
			}
			continue
		}
		if now == nil || len(now.answers) == mostAnswers {
			continue
		}
		for _, s := range corpus.Sentences(block) {
			units := ngram.Units(s)
			if len(now.answers) < mostAnswers && len(units) >= 2*shortest && len(units) <= 2*longest &&
				!citing(s) && !t.excluded.Has(units) {
				now.answers = append(now.answers, s)
			}
		}
	}
	end()
}

// lastQuestion returns the last question of a heading that asks several.
func lastQuestion(heading string) string {
	heading = strings.TrimSuffix(heading, "?")
	if i := strings.LastIndexAny(heading, "?\n"); i >= 0 {
		heading = heading[i+1:]
	}
	return strings.TrimSpace(heading)
}

// citing reports whether a sentence only says where the answer stands.
func citing(s string) bool {
	s = strings.TrimLeft(s, "*(-– ")
	for _, start := range []string{"Căn cứ", "Tại ", "Theo ", "Điều ", "Khoản ", "Bộ luật", "Luật ", "Nghị định", "Thông tư", "Cụ thể", "Hiện nay"} {
		if strings.HasPrefix(s, start) && len(s) < 300 {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimRight(s, ": "), "như sau")
}
