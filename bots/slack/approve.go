package slack

import (
	"fmt"
	"slices"
	"strings"

	api "github.com/slack-go/slack"
)

// askApprovers shows an answer that is to be shared to those who approve, each
// alone.
func (h *Handler) askApprovers(in Incoming, g *given) []Outgoing {
	w := words[lang(g.Reply)]
	all := h.aside(in, words["vi"].sentOn)
	value := g.key + "|" + in.Channel + "|" + in.Thread
	for _, who := range h.opts.Access.Approvers {
		out := h.page(Outgoing{Way: Post, Channel: who, User: who}, g, 0, false)
		out.Blocks = slices.DeleteFunc(out.Blocks, func(b api.Block) bool { return b.BlockType() == api.MBTAction })
		ask := note(fmt.Sprintf(w.wants, in.User, in.Channel, asked(g)))
		buttons := api.NewActionBlock("judge", button(doApprove, value, w.approve).WithStyle(api.StylePrimary), button(doRefuse, value, w.refuse))
		out.Blocks = append(append([]api.Block{ask}, out.Blocks...), buttons)
		all = append(all, out)
	}
	return all
}

// judge shares an answer, or tells who asked that it is not shared; the first
// of those who approve decides.
func (h *Handler) judge(in Incoming, g *given, where string, good bool) []Outgoing {
	channel, thread, _ := strings.Cut(where, "|")
	switch {
	case !slices.Contains(h.opts.Access.Approvers, in.User) || channel == "":
		return h.aside(in, words["vi"].refused)
	case !g.judged.CompareAndSwap(false, true):
		return h.aside(in, words["vi"].judged)
	}
	w := words[lang(g.Reply)]
	done := Outgoing{Way: Replace, Channel: in.Channel, User: in.User, Response: in.Response, Text: words["vi"].not}
	if !good {
		return []Outgoing{done, {Way: Whisper, Channel: channel, Thread: thread, User: g.user, Text: fmt.Sprintf(w.turnedDown, asked(g))}}
	}
	out := h.page(Outgoing{Way: Post, Channel: channel, Thread: thread, User: g.user}, g, 0, false)
	by := fmt.Sprintf(w.approved, g.user, asked(g), in.User)
	out.Blocks = append([]api.Block{note(by)}, out.Blocks...)
	done.Text = by
	return []Outgoing{out, done}
}

// asked is the question of an answer, on one line.
func asked(g *given) string {
	return escape(cut(strings.Join(strings.Fields(g.Question), " "), 300))
}
