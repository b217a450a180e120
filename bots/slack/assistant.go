package slack

import (
	"context"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/bots/view"
)

// prompts is how many questions Slack shows in a new talk.
const prompts = 4

// began greets in a new talk of the assistant's pane, and offers questions that
// the plan stored last answers.
func (h *Handler) began(ctx context.Context, in Incoming, tenant string) []Outgoing {
	out := Outgoing{Way: Post, Channel: in.Channel, Thread: in.Thread, User: in.User}
	all := []Outgoing{help(out)}
	infos, err := h.library.Plans(ctx, tenant)
	if err != nil || len(infos) == 0 {
		return all
	}
	p, err := h.library.Plan(ctx, tenant, infos[0].ID)
	if err != nil {
		return all
	}
	today := h.opts.Today()
	out.Way, out.Text = Prompts, words["vi"].prompts
	for _, q := range view.New(p, nil).Starters(view.Official, "vi", today) {
		r, err := h.desk.Try(ctx, bots.Message{Tenant: tenant, Text: q, Plan: p.ID, Today: today, Lang: "vi"})
		if err == nil && !r.Abstained && len(r.Entries) > 0 && len(out.Questions) < prompts {
			out.Questions = append(out.Questions, q)
		}
	}
	if len(out.Questions) > 0 {
		all = append(all, out)
	}
	return all
}

// doing shows what is being done while a language model answers, where the talk
// is in the assistant's pane, in which each message is of a thread; nil
// elsewhere. The model does not wait for Slack: what comes before the last was
// shown is passed over. done ends it, so that nothing is shown after the answer.
func (h *Handler) doing(in Incoming, now func(Outgoing)) (tell func(agent.Step), done func()) {
	if !in.Direct || in.Thread == "" {
		return nil, func() {}
	}
	news, ended := make(chan agent.Step, 1), make(chan struct{})
	go func() {
		defer close(ended)
		for s := range news {
			now(Outgoing{Way: Status, Channel: in.Channel, Thread: in.Thread, Text: bots.StepWords(s, "vi")})
		}
	}()
	latest := func() {
		select {
		case <-news:
		default:
		}
	}
	tell = func(s agent.Step) {
		latest()
		news <- s // there is room, since nobody else puts anything in
	}
	return tell, func() {
		latest()
		close(news)
		<-ended
	}
}
