package slack

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	api "github.com/slack-go/slack"

	"kehoach/bots"
	"kehoach/plan"
)

const (
	// maxShared is the size in bytes of the largest document that is taken in.
	maxShared = 32 << 20
	// takenAtOnce is how many documents are read at the same time, since each
	// may want much memory; taking is how long one may take.
	takenAtOnce = 2
	taking      = 10 * time.Minute
	// offeredAtOnce is how many of a message's files are offered to be taken in.
	offeredAtOnce = 5
)

// documents are the endings of what may be a plan; what the file holds decides
// when it is read.
var documents = []string{".docx", ".pdf", ".xlsx", ".html", ".htm", ".mht", ".doc", ".rtf", ".odt", ".xls", ".ods", ".txt", ".md"}

// offerToTake asks those who may take plans in whether a document that they
// shared is one, and tells others that they may not.
func (h *Handler) offerToTake(out Outgoing, in Incoming) []Outgoing {
	w := words["vi"]
	var all []Outgoing
	for _, f := range in.Files {
		if !slices.Contains(documents, strings.ToLower(path.Ext(f.Name))) || h.fetch == nil || len(all) == offeredAtOnce {
			continue
		}
		if !slices.Contains(h.opts.Access.Editors, in.User) {
			out.Text = w.mayNotTake
			return []Outgoing{out}
		}
		one := out
		one.Text = fmt.Sprintf(w.takeIn, cut(escape(f.Name), 200))
		one.Blocks = []api.Block{section(one.Text), api.NewActionBlock("take", button(doTake, f.ID, w.take).WithStyle(api.StylePrimary), button(doLeave, f.ID, w.leave))}
		all = append(all, one)
	}
	return all
}

// take reads a document that was shared and stores the plan in it.
func (h *Handler) take(ctx context.Context, in Incoming, tenant, id string, now func(Outgoing)) []Outgoing {
	w := words["vi"]
	out := Outgoing{Way: Replace, Channel: in.Channel, Thread: in.Thread, User: in.User, Response: in.Response, Text: w.mayNotTake}
	if h.fetch == nil || !slices.Contains(h.opts.Access.Editors, in.User) {
		return h.aside(in, w.mayNotTake)
	}
	out.Text = w.taking
	now(out) // its buttons are gone, so that nobody presses again
	select {
	case h.taking <- struct{}{}:
		defer func() { <-h.taking }()
	case <-ctx.Done():
		return nil
	}
	name, data, err := h.fetch(ctx, id)
	if err != nil {
		h.opts.Log.Error("slack: file not fetched", "err", err)
		out.Text = w.notFetched
		return []Outgoing{out}
	}
	p, changed, err := h.library.Add(ctx, tenant, name, data, func(string) {})
	if err != nil {
		out.Text = h.say(err)
		return []Outgoing{out}
	}
	h.opts.Log.Info("slack: plan taken in", "plan", p.ID, "changed", changed)
	out.Text = taken(w, p, changed)
	return []Outgoing{out}
}

// taken says what was found in a document.
func taken(w *wording, p *plan.Plan, changed bool) string {
	head := w.taken
	if !changed {
		head = w.known
	}
	warnings := len(p.Warnings)
	for _, e := range p.Entries {
		warnings += len(e.Warnings)
	}
	return fmt.Sprintf(head, escape(cut(strings.TrimSpace(p.Number+" "+p.Title), 300)),
		len(p.OfKind(plan.KindTask)), len(p.OfKind(plan.KindTarget)), len(p.OfKind(plan.KindDuty)), warnings, len(p.Leftovers))
}

// errLarge is why a file is not fetched.
var errLarge = &bots.Problem{Code: bots.TooLarge, VI: "Tệp lớn quá giới hạn.", EN: "The file is over the size limit."}
