package slack

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/bots/remind"
	"kehoach/plan"
)

// Options are the settings of a [Handler]; the zero value answers nobody,
// since it names no workspace.
type Options struct {
	Access Access
	// PublicURL is the address of the web page as people see it, for links to
	// files; "" tells the command instead.
	PublicURL string
	// File makes the file that an answer offers, which the bot then sends; nil
	// gives links to the page.
	File func(ctx context.Context, tenant string, a *agent.Answer) (*bots.File, error)
	// AskerFirst shows answers in channels to who asked alone, who may then share
	// them.
	AskerFirst bool
	// Kept is the file in which it is kept which agency each person called their
	// own, "" for nowhere.
	Kept string
	// Today is the day in the office's time zone, nil for that of Việt Nam.
	Today func() plan.Date
	// Feedback keeps what people think of an answer; nil offers no buttons.
	Feedback func(Feedback) error
	// Reminders keeps who wants to be reminded of what, nil for none.
	Reminders *remind.Book
	// StopAfter is how long a language model may take before its asker is offered
	// to do without it, 0 for 3 seconds.
	StopAfter time.Duration
	// Audit is told of each answer; nil for none.
	Audit func(tenant, user string, at time.Time, a *agent.Answer)
	// Log is where failures are logged, without what was asked; nil for nowhere.
	Log *slog.Logger
}

// Feedback is what somebody thinks of an answer.
type Feedback struct {
	Tenant, User string
	Good         bool
	Answer       *agent.Answer
}

// Handler turns what people do into what the bot sends. It knows no network
// and is safe for concurrent use.
type Handler struct {
	desk    *bots.Desk
	library bots.Library
	opts    Options
	threads *threads
	given   *answers
	homes   *homes
	stops   *stops
	// fetch gets a file that somebody shared; nil takes none in.
	fetch func(ctx context.Context, id string) (name string, data []byte, err error)
	// taking are the documents being read.
	taking chan struct{}
}

// NewHandler returns a handler for a desk and the plans of its offices.
func NewHandler(desk *bots.Desk, library bots.Library, opts Options) (*Handler, error) {
	if opts.Today == nil {
		opts.Today = func() plan.Date { return plan.DateOf(time.Now().In(time.FixedZone("ICT", 7*3600))) }
	}
	opts.Log = cmp.Or(opts.Log, slog.New(slog.DiscardHandler))
	opts.PublicURL = strings.TrimRight(opts.PublicURL, "/")
	homes, err := openHomes(opts.Kept)
	if err != nil {
		return nil, err
	}
	return &Handler{
		desk: desk, library: library, opts: opts, threads: newThreads(10_000), given: newAnswers(4000), homes: homes, taking: make(chan struct{}, takenAtOnce),
		stops: &stops{asked: make(map[string]stopping)},
	}, nil
}

// Handle returns what the bot sends for what a person did; what is to be seen
// before that goes to now.
func (h *Handler) Handle(ctx context.Context, in Incoming, now func(Outgoing)) []Outgoing {
	tenant, ok := h.opts.Access.tenant(in)
	if !ok {
		if _, known := h.opts.Access.Teams[in.Team]; !known || in.Kind == Opened || in.Kind == Began {
			return nil
		}
		return h.aside(in, words["vi"].refused)
	}
	switch in.Kind {
	case Asked:
		return h.asked(ctx, in, tenant, now)
	case Commanded:
		return h.commanded(ctx, in, tenant)
	case Pressed:
		return h.pressed(ctx, in, tenant, now)
	case Opened:
		return h.home(ctx, in, tenant)
	case Began:
		return h.began(ctx, in, tenant)
	}
	return nil
}

// user is a person's name at the desk.
func (in Incoming) user() string { return "slack:" + in.Team + "/" + in.User }

// asked answers in the thread of the question; in a direct message, which is
// one long talk, where the person writes.
func (h *Handler) asked(ctx context.Context, in Incoming, tenant string, now func(Outgoing)) []Outgoing {
	thread := in.Thread
	if !in.Direct {
		thread = cmp.Or(in.Thread, in.TS)
	}
	out := Outgoing{Way: Post, Channel: in.Channel, Thread: thread, User: in.User}
	alone := (h.opts.AskerFirst || len(h.opts.Access.Approvers) > 0) && !in.Direct
	if alone {
		out.Way = Whisper
	}
	offered := h.offerToTake(out, in)
	switch {
	case in.Text == "" && len(offered) > 0:
		return offered
	case in.Text == "":
		return []Outgoing{help(out)}
	}
	talk, earlier := h.threads.ask(in.Team+"/"+in.Channel+"/"+thread, in.User, in.Text)
	doing, done := h.doing(in, now)
	w := h.stoppable(in, out, now)
	g, err := h.ask(ctx, in, tenant, talk, earlier, w.with(doing), w.ctx)
	w.end()
	done()
	if err != nil {
		return append(h.aside(in, h.say(err)), offered...)
	}
	all := append([]Outgoing{h.page(out, g, 0, alone)}, offered...)
	if h.sendsFile(g) && !alone {
		out.Way = Upload
		all = append(all, h.upload(ctx, in, out, g)...)
	}
	return all
}

// commanded answers a command to the person alone, who may then share it.
func (h *Handler) commanded(ctx context.Context, in Incoming, tenant string) []Outgoing {
	out := Outgoing{Way: Respond, Channel: in.Channel, User: in.User, Response: in.Response}
	switch strings.ToLower(in.Text) {
	case "", "help", "?", "giúp", "trợ giúp":
		return []Outgoing{help(out)}
	}
	g, err := h.ask(ctx, in, tenant, "command/"+in.Team+"/"+in.Channel, nil, nil, nil)
	if err != nil {
		return h.aside(in, h.say(err))
	}
	return []Outgoing{h.page(out, g, 0, !in.Direct)}
}

// ask asks the desk and keeps the answer for its buttons.
func (h *Handler) ask(ctx context.Context, in Incoming, tenant, talk string, earlier []string, doing func(agent.Step), stop context.Context) (*given, error) {
	r, err := h.desk.Answer(ctx, bots.Message{
		Tenant: tenant, User: in.user(), Conversation: talk, Earlier: earlier, Text: in.Text, Today: h.opts.Today(),
		Reporter: h.opts.Access.reporter(in), Files: h.opts.PublicURL != "" || h.opts.File != nil, Doing: doing, Stop: stop,
	})
	if err != nil {
		return nil, err
	}
	if h.opts.Reminders != nil {
		if r, err = h.opts.Reminders.Reply(r, tenant, in.user(), in.remindAt()); err != nil {
			return nil, err
		}
	}
	if h.opts.Audit != nil {
		h.opts.Audit(tenant, in.user(), time.Now(), r.Answer)
	}
	g := &given{team: in.Team, tenant: tenant, user: in.User, Reply: r}
	h.given.put(g)
	return g, nil
}

// say puts an error into words for the person, and others into the log.
func (h *Handler) say(err error) string {
	var p *bots.Problem
	if errors.As(err, &p) {
		return p.VI
	}
	h.opts.Log.Error("slack: no answer", "err", err)
	return words["vi"].failed
}

// aside tells the person alone.
func (h *Handler) aside(in Incoming, text string) []Outgoing {
	out := Outgoing{Way: Whisper, Channel: in.Channel, User: in.User, Thread: in.Thread, Response: in.Response, Text: text}
	switch {
	case in.Response != "":
		out.Way = Respond
	case in.Channel == "":
		return nil
	case in.Direct:
		out.Way = Post
	}
	return []Outgoing{out}
}

func help(out Outgoing) Outgoing {
	out.Text = words["vi"].help
	return out
}
