package slack

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	api "github.com/slack-go/slack"

	"kehoach/agent"
	"kehoach/bots"
)

// The actions of buttons; what follows a colon only tells them apart.
const (
	doPage    = "page"
	doDetails = "details"
	doShare   = "share"
	doKeep    = "keep"
	doGood    = "good"
	doBad     = "bad"
	doAsk     = "ask"
	doAgency  = "agency"
	doFile    = "file"
	doTake    = "take"
	doLeave   = "leave"
	doPerson  = "person"
	doApprove = "approve"
	doRefuse  = "refuse"
	doStop    = "stop"
)

// maxCited is how many citations have a button of their own.
const maxCited = 5

// page puts page n of an answer into blocks: its words, then the citations in
// them, each one press from the plan's own words. With offer it asks whether
// to share the answer.
func (h *Handler) page(out Outgoing, g *given, n int, offer bool) Outgoing {
	w := words[lang(g.Reply)]
	pages := bots.Split(mrkdwn(g.Text), headPage, nextPages)
	n = max(0, min(n, len(pages)-1))
	text := ""
	if len(pages) > 0 {
		text = pages[n]
	}
	out.Text = cut(text, maxNotice)
	for _, part := range bots.Split(text, maxSection, maxSection) {
		out.Blocks = append(out.Blocks, section(part))
	}
	if cited := citedIn(g.Answer, text); len(cited) > 0 {
		out.Blocks = append(out.Blocks, citations(w, cited)...)
		out.Blocks = append(out.Blocks, detailButtons(w, g.Plan, cited))
	} else if len(g.Entries) == 0 && !g.Abstained {
		out.Blocks = append(out.Blocks, note(w.noCitations))
	}
	if len(pages) > 1 {
		out.Blocks = append(out.Blocks, pager(w, g.key, n, len(pages), offer))
	}
	out.Blocks = append(out.Blocks, h.files(w, g, out.Way == Respond || out.Way == Replace || out.Way == Whisper)...)
	if row := h.lastRow(w, g, out.Channel, offer); len(row) > 0 {
		out.Blocks = append(out.Blocks, api.NewActionBlock("last", row...))
	}
	out.Blocks = append(out.Blocks, note(w.auto))
	return out
}

// lastRow is the buttons under an answer.
func (h *Handler) lastRow(w *wording, g *given, channel string, offer bool) []api.BlockElement {
	var row []api.BlockElement
	if offer {
		row = append(row, button(doShare, g.key, w.share).WithStyle(api.StylePrimary), button(doKeep, g.key, w.keep))
	}
	if h.opts.Feedback != nil {
		row = append(row, button(doGood, g.key, w.good), button(doBad, g.key, w.bad))
	}
	if h.opts.Access.People[channel] != "" {
		row = append(row, button(doPerson, g.key, w.person))
	}
	return row
}

// citedIn returns the entries whose marks stand in a text.
func citedIn(a *agent.Answer, text string) []agent.Cited {
	var out []agent.Cited
	for _, e := range a.Entries {
		for _, l := range []string{"vi", "en"} {
			if strings.Contains(text, "["+words[l].kinds[e.Kind]+" "+escape(e.Number)+"]") {
				out = append(out, e)
				break
			}
		}
	}
	return out
}

// citations names the first entries with their place and time.
func citations(w *wording, cited []agent.Cited) []api.Block {
	var lines []string
	for _, e := range cited[:min(len(cited), maxCited)] {
		line := fmt.Sprintf("*[%s %s]* %s", w.kinds[e.Kind], escape(e.Number), w.place(e.Source))
		if e.Due != nil {
			line += " · " + w.due + ": " + escape(cut(strings.Join(strings.Fields(e.Due.Text), " "), 200))
		}
		lines = append(lines, line)
	}
	if more := len(cited) - maxCited; more > 0 {
		lines = append(lines, fmt.Sprintf("+%d", more))
	}
	return []api.Block{note(cut(strings.Join(lines, "\n"), maxSection))}
}

// detailButtons is a button for each of a few entries, a menu for many.
func detailButtons(w *wording, planID string, cited []agent.Cited) api.Block {
	name := func(e agent.Cited) string { return w.details + ": " + w.kinds[e.Kind] + " " + e.Number }
	var row []api.BlockElement
	if len(cited) <= maxCited {
		for i, e := range cited {
			row = append(row, button(doDetails+":"+strconv.Itoa(i), planID+"|"+e.ID, name(e)))
		}
		return api.NewActionBlock("entries", row...)
	}
	var opts []*api.OptionBlockObject
	for _, e := range cited[:min(len(cited), maxOptions)] {
		opts = append(opts, api.NewOptionBlockObject(planID+"|"+e.ID, plain(cut(w.kinds[e.Kind]+" "+e.Number, maxOption)), nil))
	}
	return api.NewActionBlock("entries", api.NewOptionsSelectBlockElement(api.OptTypeStatic, plain(w.choose), doDetails, opts...))
}

// pager is the buttons that turn a long answer's pages.
func pager(w *wording, key string, n, of int, offer bool) api.Block {
	value := func(to int) string { return fmt.Sprintf("%s|%d|%t", key, to, offer) }
	var row []api.BlockElement
	if n > 0 {
		row = append(row, button(doPage+":back", value(n-1), w.back))
	}
	if n+1 < of {
		row = append(row, button(doPage+":more", value(n+1), w.more+" ("+fmt.Sprintf(w.page, n+2, of)+")"))
	}
	return api.NewActionBlock("pages", row...)
}

func section(text string) *api.SectionBlock {
	return api.NewSectionBlock(api.NewTextBlockObject(api.MarkdownType, cmp.Or(text, "—"), false, true), nil, nil)
}

func note(text string) *api.ContextBlock {
	return api.NewContextBlock("", api.NewTextBlockObject(api.MarkdownType, text, false, true))
}

func plain(text string) *api.TextBlockObject {
	return api.NewTextBlockObject(api.PlainTextType, text, true, false)
}

func button(action, value, text string) *api.ButtonBlockElement {
	return api.NewButtonBlockElement(action, value, plain(cut(text, maxButton)))
}
