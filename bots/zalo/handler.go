package zalo

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kehoach/bots"
	"kehoach/bots/remind"
	"kehoach/bots/view"
	"kehoach/plan/vi"
)

const (
	// atOnce is how many messages an answer may be; people read the rest when
	// they ask for it, and an Official Account has few messages to send.
	atOnce = 2
	// room is left in each part for what stands under it.
	room = 100
	// refusals and notices are for how long the same is not told again.
	refusals = 24 * time.Hour
	notices  = 30 * time.Second
)

// Handler turns what people do into what the bot sends. It knows no network
// and is safe for concurrent use.
type Handler struct {
	name    string // of the entrance: "zalo" or "zalo-oa"
	desk    *bots.Desk
	opts    Options
	known   *greeted
	rests   *rests
	refused *bots.Once
	noted   *bots.Once
}

func newHandler(name string, desk *bots.Desk, opts Options, known *greeted) *Handler {
	return &Handler{
		name: name, desk: desk, opts: opts, known: known, rests: newRests(4000),
		refused: bots.NewOnce(refusals, nil), noted: bots.NewOnce(notices, nil),
	}
}

// Outgoing is what the bot sends: messages into the chat of what it answers.
type Outgoing struct {
	Texts []string
	// Greets is true where the first of them says what the bot is.
	Greets bool
}

// Handle returns what the bot sends for what a person did. The error is that
// of the context.
func (h *Handler) Handle(ctx context.Context, in Incoming) (Outgoing, error) {
	if !h.opts.Access.allows(in.User) {
		if in.Group || !h.refused.First(in.User) {
			return Outgoing{}, nil // nobody else's business, or told already
		}
		return Outgoing{Texts: []string{fmt.Sprintf(words["vi"].refused, in.User)}}, nil
	}
	texts, err := h.answer(ctx, in)
	if err != nil || h.known.has(h.user(in)) || in.Kind != Followed && len(texts) == 0 {
		return Outgoing{Texts: texts}, err
	}
	return Outgoing{Texts: greet(texts), Greets: true}, nil
}

// user is a person's name at the desk.
func (h *Handler) user(in Incoming) string { return h.name + ":" + in.User }

// greet puts the greeting before the first text, in one message where it fits.
func greet(texts []string) []string {
	hello := words["vi"].greeting
	if len(texts) == 0 {
		return []string{hello + "\n\n" + words["vi"].help}
	}
	if first := hello + "\n\n" + texts[0]; bots.Size(first) <= maxText {
		return append([]string{first}, texts[1:]...)
	}
	return append([]string{hello}, texts...)
}

// answer returns the texts that answer what a person who may ask did.
func (h *Handler) answer(ctx context.Context, in Incoming) ([]string, error) {
	w, talk := words["vi"], in.Chat+"/"+in.User
	switch {
	case in.Kind == Followed:
		return nil, nil
	case in.Kind != Wrote:
		return []string{w.onlyText}, nil
	case in.Text == "":
		return []string{w.help}, nil
	case wantsRest(in.Text):
		if r := h.rests.get(talk); r != nil {
			return h.pages(talk, r.w, r.parts), nil
		}
		return []string{w.gone}, nil
	}
	r, err := h.ask(ctx, in)
	if err != nil {
		return h.say(ctx, in, err)
	}
	w = wordsFor(r)
	text := plain(r.Text)
	if path, _ := view.FilePath(r.Answer); path != "" && h.opts.PublicURL != "" {
		text += "\n\n" + fmt.Sprintf(w.file, h.opts.PublicURL+path)
	}
	if len(r.Entries) > 0 {
		text += "\n\n" + w.auto
	}
	parts := []string{text}
	if bots.Size(text) > maxText {
		parts = bots.Split(text, maxText-room, maxText-room)
	}
	return h.pages(talk, w, parts), nil
}

// wantsRest reports whether somebody asks to read on.
func wantsRest(text string) bool {
	return slices.Contains([]string{"xem tiep", "tiep", "xem them", "doc tiep", "more", "next"}, strings.TrimRight(vi.Fold(text), ".!… "))
}

// pages are the next parts of an answer; what is left is kept.
func (h *Handler) pages(talk string, w *wording, parts []string) []string {
	now := slices.Clone(parts[:min(len(parts), atOnce)])
	left := parts[len(now):]
	h.rests.put(talk, w, left)
	if len(left) > 0 {
		now[len(now)-1] += "\n\n" + fmt.Sprintf(w.more, len(left))
	}
	return now
}

// ask asks the desk, does what the answer offers to do, and tells the audit.
func (h *Handler) ask(ctx context.Context, in Incoming) (*bots.Reply, error) {
	tenant := h.opts.Access.Tenant
	r, err := h.desk.Answer(ctx, bots.Message{
		Tenant: tenant, User: h.user(in), Conversation: in.Chat, Text: in.Text, Today: h.opts.Today(),
		Reporter: h.opts.Access.reporter(in.User, h.user(in)), Files: h.opts.PublicURL != "",
	})
	if err != nil {
		return nil, err
	}
	if h.opts.Reminders != nil {
		if r, err = h.opts.Reminders.Reply(r, tenant, h.user(in), remind.Place{Entrance: h.name, Address: in.Chat}); err != nil {
			return nil, err
		}
	}
	if h.opts.Audit != nil {
		h.opts.Audit(tenant, h.user(in), time.Now(), r.Answer)
	}
	return r, nil
}

// say puts an error into words for the person, and others into the log. Who
// asks too fast is told so only now and then.
func (h *Handler) say(ctx context.Context, in Incoming, err error) ([]string, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var p *bots.Problem
	if !errors.As(err, &p) {
		h.opts.Log.Error("zalo: no answer", "entrance", h.name, "err", err)
		return []string{words["vi"].failed}, nil
	}
	if (p.Code == bots.TooMany || p.Code == bots.Busy) && !h.noted.First(in.User) {
		return nil, nil
	}
	return []string{p.VI}, nil
}
