package slack

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	api "github.com/slack-go/slack"

	"kehoach/bots"
	"kehoach/bots/view"
)

// pressed does what a button says.
func (h *Handler) pressed(ctx context.Context, in Incoming, tenant string, now func(Outgoing)) []Outgoing {
	action, _, _ := strings.Cut(in.Action, ":")
	key, rest, _ := strings.Cut(in.Value, "|")
	switch action {
	case doDetails:
		return h.details(ctx, in, tenant, key, rest)
	case doAgency:
		if err := h.homes.choose(in.Team, in.User, key, rest); err != nil {
			h.opts.Log.Error("slack: chosen agency not kept", "err", err)
		}
		return h.home(ctx, in, tenant)
	case doTake:
		return h.take(ctx, in, tenant, key, now)
	case doStop:
		h.stops.stop(key, in)
		return []Outgoing{{Way: Delete, Channel: in.Channel, User: in.User, Response: in.Response}}
	case doLeave:
		return []Outgoing{{Way: Delete, Channel: in.Channel, User: in.User, Response: in.Response}}
	case doPage, doShare, doKeep, doGood, doBad, doFile, doPerson, doApprove, doRefuse:
	default: // a link, or a button of an older program
		return nil
	}
	g := h.given.get(key, in.Team)
	if g == nil || g.tenant != tenant {
		return h.aside(in, words["vi"].gone)
	}
	w := words[lang(g.Reply)]
	out := Outgoing{Channel: in.Channel, Thread: in.Thread, User: in.User, Response: in.Response}
	switch action {
	case doPage:
		n, offer, _ := strings.Cut(rest, "|")
		at, _ := strconv.Atoi(n)
		out.Way = Replace
		return []Outgoing{h.page(out, g, at, offer == "true" && in.Ephemeral)}
	case doShare:
		return h.share(in, g, out)
	case doKeep:
		out.Way = Replace
		return []Outgoing{h.page(out, g, 0, false)}
	case doApprove, doRefuse:
		return h.judge(in, g, rest, action == doApprove)
	case doPerson:
		return h.askPerson(in, g)
	case doFile:
		if in.User != g.user || h.opts.File == nil {
			return h.aside(in, words["vi"].refused)
		}
		return h.upload(ctx, in, Outgoing{User: in.User}, g)
	}
	if h.opts.Feedback != nil {
		if err := h.opts.Feedback(Feedback{Tenant: tenant, User: in.user(), Good: action == doGood, Answer: g.Answer}); err != nil {
			return h.aside(in, h.say(err))
		}
	}
	return h.aside(in, w.thanks)
}

// share shows to the channel what only the person saw; nobody else may.
func (h *Handler) share(in Incoming, g *given, out Outgoing) []Outgoing {
	if in.User != g.user {
		return h.aside(in, words["vi"].refused)
	}
	if a := h.opts.Access.Approvers; len(a) > 0 && !slices.Contains(a, in.User) {
		return h.askApprovers(in, g)
	}
	w := words[lang(g.Reply)]
	all := h.page(out, g, 0, false)
	all.Way = RespondAll
	by := fmt.Sprintf(w.shared, in.User, asked(g))
	all.Blocks = append([]api.Block{note(by)}, all.Blocks...)
	out.Way = Delete
	return []Outgoing{all, out}
}

// askPerson asks whom the channel has named, where all can see it.
func (h *Handler) askPerson(in Incoming, g *given) []Outgoing {
	person := h.opts.Access.People[in.Channel]
	if person == "" {
		return h.aside(in, words["vi"].gone)
	}
	thread := in.Thread
	if thread == "" && !in.Ephemeral {
		thread = in.TS
	}
	text := fmt.Sprintf(words[lang(g.Reply)].askPerson, person, in.User, asked(g))
	return []Outgoing{{Way: Post, Channel: in.Channel, Thread: thread, User: in.User, Text: text, Blocks: []api.Block{section(text)}}}
}

// details shows an entry as its document has it, to the person alone.
func (h *Handler) details(ctx context.Context, in Incoming, tenant, planID, id string) []Outgoing {
	p, err := h.library.Plan(ctx, tenant, planID)
	if err != nil {
		return h.aside(in, h.say(err))
	}
	r, ok := view.New(p, nil).Record(id, "vi")
	if !ok {
		return h.aside(in, words["vi"].gone)
	}
	w := words["vi"]
	name := w.kinds[r.Kind] + " " + r.Number
	head := "*[" + escape(name) + "]* — " + escape(cut(p.Title, 200))
	if len(r.Heading) > 0 {
		head += "\n_" + escape(cut(strings.Join(r.Heading, " › "), 500)) + "_"
	}
	out := h.aside(in, name)[0]
	out.Blocks = []api.Block{section(head)}
	add := func(text string) {
		for _, part := range bots.Split(text, maxSection, maxSection) {
			if len(out.Blocks) < 45 {
				out.Blocks = append(out.Blocks, section(part))
			}
		}
	}
	for _, c := range r.Cells {
		if c.Text != "" {
			add(w.cell(c) + "\n" + escape(c.Text))
		}
	}
	if r.Text != "" {
		add(escape(r.Text))
	}
	foot := w.source + ": " + escape(r.File) + ", " + w.place(r.Source)
	for _, warning := range r.Notes {
		foot += "\n⚠ " + escape(warning.Message)
	}
	out.Blocks = append(out.Blocks, note(cut(foot, maxSection)))
	return []Outgoing{out}
}
