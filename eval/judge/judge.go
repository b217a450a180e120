// Package judge lets a language model judge answers that the rules of eval
// have judged, and says how far the two agree.
//
// The rules decide; the model is a second reader. Where it often says
// otherwise, either the questions want looking at or the model does: the
// disagreements are there to be read. It is given what the rules go by, the
// expected entries in full, and everything reaches it as data.
package judge

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"kehoach/eval"
	"kehoach/plan"
)

// Model is a language model: what package llm opens is one.
type Model interface {
	Say(ctx context.Context, instructions, message string, tokens int) (string, error)
}

//go:embed system.txt
var system string

// Opinion is what the model says of an answer.
type Opinion struct {
	Right bool   `json:"right"`
	Why   string `json:"why"`
}

// longest is how many tokens an opinion may have.
const longest = 300

// Ask asks the model for its opinion of the answer to one turn.
func Ask(ctx context.Context, m Model, p *plan.Plan, r *eval.Result) (Opinion, error) {
	message, err := json.Marshal(describe(p, r))
	if err != nil {
		return Opinion{}, err
	}
	said, err := m.Say(ctx, system, string(message), longest)
	if err != nil {
		return Opinion{}, err
	}
	return opinion(said)
}

// opinion reads what the model says; some put a fence or a word around it.
func opinion(said string) (Opinion, error) {
	from, to := strings.IndexByte(said, '{'), strings.LastIndexByte(said, '}')
	if from < 0 || to < from {
		return Opinion{}, errors.New("the model gave no opinion in JSON")
	}
	var o struct {
		Right *bool  `json:"right"`
		Why   string `json:"why"`
	}
	if err := json.Unmarshal([]byte(said[from:to+1]), &o); err != nil {
		return Opinion{}, fmt.Errorf("read the model's opinion: %w", err)
	}
	if o.Right == nil {
		return Opinion{}, errors.New("the model's opinion does not say whether it is right")
	}
	return Opinion{Right: *o.Right, Why: o.Why}, nil
}

// matter is what the model is given.
type matter struct {
	Question string   `json:"question"`
	Before   []string `json:"before,omitempty"`
	Today    string   `json:"today"`
	Answer   string   `json:"answer"`
	Abstains bool     `json:"abstains"`
	Expected expected `json:"expected"`
}

type expected struct {
	Entries   []item     `json:"entries,omitempty"`
	May       []string   `json:"may,omitempty"`
	MayAny    bool       `json:"may_any,omitempty"`
	Words     [][]string `json:"words,omitempty"`
	Total     []int      `json:"total,omitempty"`
	Abstain   []string   `json:"abstain,omitempty"`
	MayAnswer bool       `json:"may_answer,omitempty"`
}

// item is an entry that is needed, or several of which one is.
type item struct {
	Alternatives []entry `json:"alternatives,omitempty"`
	*entry
}

type entry struct {
	ID           string `json:"id"`
	Text         string `json:"text"`
	Product      string `json:"product,omitempty"`
	Lead         string `json:"lead,omitempty"`
	Coordinating string `json:"coordinating,omitempty"`
	Start        string `json:"start,omitempty"`
	End          string `json:"end,omitempty"`
}

func describe(p *plan.Plan, r *eval.Result) matter {
	t := r.Turn
	m := matter{
		Question: t.Question, Today: string(t.Today), Answer: r.Answer.Answer, Abstains: r.Answer.Abstained,
		Expected: expected{May: t.May, MayAny: t.MayAny, Words: t.Words, Total: t.Totals, Abstain: t.Reasons, MayAnswer: t.MayAnswer},
	}
	if m.Today == "" {
		m.Today = string(eval.DefaultToday)
	}
	for i := range r.Case.Turns {
		if &r.Case.Turns[i] == t {
			break
		}
		m.Before = append(m.Before, r.Case.Turns[i].Question)
	}
	for _, alternatives := range t.Want {
		var es []entry
		for _, id := range alternatives {
			es = append(es, shown(p, id))
		}
		if len(es) == 1 {
			m.Expected.Entries = append(m.Expected.Entries, item{entry: &es[0]})
		} else {
			m.Expected.Entries = append(m.Expected.Entries, item{Alternatives: es})
		}
	}
	return m
}

// enough is how many letters of a field the model is shown.
const enough = 600

func shown(p *plan.Plan, id string) entry {
	e := p.Entry(id)
	if e == nil {
		return entry{ID: id}
	}
	cut := func(s string) string {
		if r := []rune(s); len(r) > enough {
			return string(r[:enough]) + "…"
		}
		return s
	}
	return entry{ID: id, Text: cut(e.Text), Product: cut(e.Product.Text), Lead: cut(e.Lead.Text),
		Coordinating: cut(e.Coordinating.Text), Start: cut(e.Start.Text), End: cut(e.End.Text)}
}
