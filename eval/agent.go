package eval

import (
	"context"
	"encoding/json"

	"kehoach/agent"
	"kehoach/plan"
	"kehoach/plan/agency"
)

// DefaultToday is the day to count from where a gold turn names none: the
// first working day of the sample plan's year.
const DefaultToday plan.Date = "2025-01-02"

// AskAgent returns an [AskFunc] that asks an agent about one plan of a
// tenant. A conversation is replayed from its first turn.
func AskAgent(ag *agent.Agent, tenant, planID string) AskFunc {
	return func(ctx context.Context, turns ...Turn) (Answer, error) {
		talk := &agent.Conversation{}
		var last *agent.Answer
		for _, t := range turns {
			today := DefaultToday
			if t.Today != "" {
				today = plan.Date(t.Today)
			}
			var err error
			last, err = ag.Ask(ctx, agent.Request{Tenant: tenant, Plan: planID, Text: t.Question, Today: today, Conversation: talk})
			if err != nil {
				return Answer{}, err
			}
		}
		line, err := json.Marshal(last)
		if err != nil {
			return Answer{}, err
		}
		return DecodeAnswer(line)
	}
}

// Tuning returns the cases that are not held back.
func Tuning(gold []Case) []Case {
	var out []Case
	for _, c := range gold {
		if !c.Held {
			out = append(out, c)
		}
	}
	return out
}

// DirectoryOf returns who is who for a plan: the built-in directory with the
// names that the plan uses, as of its place and day.
func DirectoryOf(p *plan.Plan) *agency.Directory {
	var names []string
	for _, e := range p.Entries {
		for _, a := range e.Agencies {
			names = append(names, a.Name)
		}
	}
	return agency.Default().In(p.Issuer, p.Date).Learn(names)
}

// SearchAgent returns the search alone of an agent over one plan of a tenant,
// as [Bench] wants it.
func SearchAgent(ag *agent.Agent, tenant, planID string) func(context.Context, string) ([]string, error) {
	return func(ctx context.Context, question string) ([]string, error) {
		found, err := ag.Search(ctx, tenant, planID, question, searchDepth)
		if err != nil {
			return nil, err
		}
		var ids []string
		for _, e := range found.Entries {
			ids = append(ids, e.ID)
		}
		return ids, nil
	}
}
