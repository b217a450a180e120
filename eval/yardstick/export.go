package yardstick

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kehoach/eval"
	"kehoach/plan"
)

//go:embed README.md
var readme []byte

// line is a turn in questions.jsonl.
type line struct {
	ID         string     `json:"id"`
	Category   Category   `json:"category"`
	Kind       string     `json:"kind"`
	Form       string     `json:"form"`
	Split      string     `json:"split"`
	Today      plan.Date  `json:"today"`
	Earlier    []string   `json:"earlier,omitempty"`
	Question   string     `json:"question"`
	Want       [][]string `json:"want,omitempty"`
	May        []string   `json:"may,omitempty"`
	MayAny     bool       `json:"may_any,omitempty"`
	Words      [][]string `json:"words,omitempty"`
	Totals     []int      `json:"totals,omitempty"`
	Reasons    []string   `json:"reasons,omitempty"`
	MayAnswer  bool       `json:"may_answer,omitempty"`
	MustRefuse bool       `json:"must_refuse,omitempty"`
}

// entryLine is an entry in entries.jsonl: where in plan.txt it stands.
type entryLine struct {
	ID        string    `json:"id"`
	Kind      plan.Kind `json:"kind"`
	Number    string    `json:"number"`
	FirstLine int       `json:"first_line"`
	LastLine  int       `json:"last_line"`
}

// Export writes the benchmark into an empty or new folder, so that it can be
// used without this program: README.md, plan.txt, entries.jsonl,
// questions.jsonl, what its judging of texts rests on and, where held is true,
// held.jsonl with the part that nothing is to be tuned on.
func Export(dir string, gold []eval.Case, p *plan.Plan, document []byte, held bool) error {
	if err := emptyFolder(dir); err != nil {
		return err
	}
	files := map[string][]byte{"README.md": readme, "plan.txt": document, "prompt.txt": []byte(prompt), "refusals.txt": []byte(refusalLines)}
	var entries []any
	for _, e := range p.Entries {
		entries = append(entries, entryLine{e.ID, e.Kind, e.Number, e.Source.FirstLine, e.Source.LastLine})
	}
	parts := map[bool][]any{}
	for i := range gold {
		c := &gold[i]
		parts[c.Held] = append(parts[c.Held], caseLines(c, p)...)
	}
	lists := map[string][]any{"entries.jsonl": entries, "questions.jsonl": parts[false]}
	if held {
		lists["held.jsonl"] = parts[true]
	}
	for name, list := range lists {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		for _, l := range list {
			if err := enc.Encode(l); err != nil {
				return err
			}
		}
		files[name] = b.Bytes()
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return fmt.Errorf("export the benchmark: %w", err)
		}
	}
	return nil
}

// caseLines gives the turns of a case.
func caseLines(c *eval.Case, p *plan.Plan) []any {
	split := "tune"
	if c.Held {
		split = "held"
	}
	var out []any
	var earlier []string
	for n := range c.Turns {
		t := &c.Turns[n]
		today := t.Today
		if today == "" {
			today = eval.DefaultToday
		}
		file, _, _ := strings.Cut(c.Name, ":")
		out = append(out, line{
			ID: fmt.Sprintf("%s:%d", file, t.Line), Category: categorise(c, t, p), Kind: c.Kind, Form: c.Form, Split: split,
			Today: today, Earlier: earlier, Question: t.Question, Want: t.Want, May: t.May, MayAny: t.MayAny,
			Words: t.Words, Totals: t.Totals, Reasons: t.Reasons, MayAnswer: t.MayAnswer,
			MustRefuse: len(t.Reasons) > 0 && !t.MayAnswer,
		})
		earlier = append(earlier[:len(earlier):len(earlier)], t.Question)
	}
	return out
}

// emptyFolder makes a folder, and refuses one that has something in it.
func emptyFolder(dir string) error {
	have, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = os.MkdirAll(dir, 0o755)
	case err == nil && len(have) > 0:
		err = fmt.Errorf("%s is not empty: name a new folder", dir)
	}
	if err != nil {
		return fmt.Errorf("export the benchmark: %w", err)
	}
	return nil
}
