package slack

import (
	"context"
	"fmt"

	api "github.com/slack-go/slack"

	"kehoach/bots/view"
)

// sendsFile reports whether an answer offers a file that the bot makes.
func (h *Handler) sendsFile(g *given) bool {
	path, _ := view.FilePath(g.Answer)
	return path != "" && h.opts.File != nil
}

// upload makes the file that an answer offers, and sends it to where out goes.
func (h *Handler) upload(ctx context.Context, in Incoming, out Outgoing, g *given) []Outgoing {
	f, err := h.opts.File(ctx, g.tenant, g.Answer)
	if err != nil {
		return h.aside(in, h.say(err))
	}
	out.Way, out.File, out.Blocks = Upload, f, nil
	out.Text = words[lang(g.Reply)].auto
	return []Outgoing{out}
}

// files offers what an answer can make, a list or a paper. Where the bot sends
// files, one that only the asker sees is sent at a press, and others come with
// the answer; else the web page has it, where its address is known and people
// are told apart.
func (h *Handler) files(w *wording, g *given, alone bool) []api.Block {
	path, ending := view.FilePath(g.Answer)
	switch {
	case path == "":
		return nil
	case h.opts.File != nil && alone:
		return []api.Block{api.NewActionBlock("file", button(doFile, g.key, fmt.Sprintf(w.sendMe, ending)))}
	case h.opts.File != nil:
		return nil
	case h.opts.PublicURL == "":
		return []api.Block{note(w.exportHow)}
	}
	b := button("link", g.key, fmt.Sprintf(w.export, ending))
	b.URL = h.opts.PublicURL + path
	return []api.Block{api.NewActionBlock("file", b)}
}
