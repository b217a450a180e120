package bots

import (
	"cmp"
	"context"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"kehoach/agent"
	"kehoach/bots/otlp"
)

// MaxQuestion is how many bytes a question may have; nobody types a longer one.
const MaxQuestion = 16 * 1024

// maxEarlier is how many earlier questions are asked again to find the thread
// of a talk that the Desk no longer knows.
const maxEarlier = 8

// Options are the settings of a [Desk]; the zero value is all defaults.
type Options struct {
	// PerMinute is how many questions one person may ask a minute, Burst how
	// many at once; PerMinute 0 means no limit, Burst 0 a quarter of it.
	PerMinute, Burst int
	// AtOnce is how many questions are answered at the same time, 0 for 32;
	// Waiting how many more may wait for a place, 0 for 512.
	AtOnce, Waiting int
	// AtModel is how many questions a language model is asked at the same time,
	// 0 for 16. They hold no place of AtOnce meanwhile.
	AtModel int
	// Talks is how many conversations are kept, 0 for 10,000, and Keep for how
	// long after the last question, 0 for 12 hours.
	Talks int
	Keep  time.Duration
	// State tells how a tenant's plans are stored now: it changes whenever any
	// of them does. With it, answers to questions outside of a talk are kept and
	// given again, Recalled of them, 0 for 2,000; nil keeps none.
	State    func(ctx context.Context, tenant string) (string, error)
	Recalled int
	// Explain makes problems of the store's errors; nil passes them on as they
	// are.
	Explain func(error) error
	// Now is the clock, nil for [time.Now].
	Now func() time.Time
	// Tracer is told of each answer, nil for none.
	Tracer *otlp.Tracer
}

// Desk answers messages. It is safe for concurrent use.
type Desk struct {
	ag    *agent.Agent
	talks *talks
	limit *limiter
	gate  *gate
	model *modelGate

	tracer  *otlp.Tracer
	state   func(ctx context.Context, tenant string) (string, error)
	recall  *recall
	explain func(error) error
}

// NewDesk returns a desk at which an agent answers.
func NewDesk(ag *agent.Agent, opts *Options) *Desk {
	var o Options
	if opts != nil {
		o = *opts
	}
	now := o.Now
	if now == nil {
		now = time.Now
	}
	explain := o.Explain
	if explain == nil {
		explain = func(err error) error { return err }
	}
	return &Desk{
		ag: ag, explain: explain, tracer: o.Tracer, state: o.State, recall: newRecall(cmp.Or(o.Recalled, 2000)),
		talks: newTalks(cmp.Or(o.Talks, 10_000), cmp.Or(o.Keep, 12*time.Hour), now),
		limit: newLimiter(o.PerMinute, o.Burst, now),
		gate:  newGate(cmp.Or(o.AtOnce, 32), cmp.Or(o.Waiting, 512)),
		model: newModelGate(cmp.Or(o.AtModel, 16)),
	}
}

// Answer answers one message. The error is a [*Problem] where the message is
// not taken, else the store's or the context's.
func (d *Desk) Answer(ctx context.Context, m Message) (r *Reply, err error) {
	ctx, span := d.tracer.Start(ctx, "answer", otlp.Internal)
	defer func() { endSpan(span, m, r, err) }()
	if err := check(m); err != nil {
		return nil, err
	}
	if wait := d.limit.take(m.Tenant + "\x00" + m.User); wait > 0 {
		p := problem(TooMany, "Anh/chị hỏi nhanh quá giới hạn. Xin thử lại sau %d giây.", "You are asking faster than the limit. Try again in %d seconds.", seconds(wait))
		p.Retry = wait
		return nil, p
	}
	return d.answer(ctx, m, false)
}

// Try answers a question that the program itself asks, such as one that it
// means to suggest; it counts against nobody's limit, and asks no
// language model.
func (d *Desk) Try(ctx context.Context, m Message) (*Reply, error) { return d.answer(ctx, m, true) }

func (d *Desk) answer(ctx context.Context, m Message, noModel bool) (*Reply, error) {
	req := agent.Request{Tenant: m.Tenant, Text: m.Text, Plan: m.Plan, Today: m.Today, Lang: m.Lang, Reporter: m.Reporter, Files: m.Files, NoModel: noModel, Doing: m.Doing, Stop: m.Stop}
	if m.Conversation == "" && len(m.Earlier) == 0 {
		leave, err := d.enter(ctx, m, &req)
		if err != nil {
			return nil, err
		}
		defer leave()
		return d.single(ctx, req)
	}
	return d.inTalk(ctx, m, req)
}

// enter waits for a place, which the question gives back when it is answered or
// goes on to wait for a language model: answers by rules take milliseconds, and
// are not to wait for one that takes a minute.
func (d *Desk) enter(ctx context.Context, m Message, req *agent.Request) (leave func(), err error) {
	if leave, err = d.gate.enter(ctx); err != nil {
		return nil, err
	}
	leave = sync.OnceFunc(leave)
	req.Admit = func(ctx context.Context) (func(), error) {
		leave()
		return d.model.enter(ctx, m.Tenant+"\x00"+m.User, m.Doing)
	}
	return leave, nil
}

// inTalk answers a question of a conversation. The talk is held first, so that
// those who wait for it take no place from others.
func (d *Desk) inTalk(ctx context.Context, m Message, req agent.Request) (*Reply, error) {
	t := newTalk()
	if m.Conversation != "" {
		t = d.talks.get(m.Tenant + "\x00" + m.User + "\x00" + m.Conversation)
	}
	free, err := t.hold(ctx)
	if err != nil {
		return nil, err
	}
	defer free()
	leave, err := d.enter(ctx, m, &req)
	if err != nil {
		return nil, err
	}
	defer leave()
	if t.said == nil {
		said := &agent.Conversation{}
		for _, earlier := range m.Earlier[max(0, len(m.Earlier)-maxEarlier):] {
			again := req
			again.Text, again.Conversation = earlier, said
			again.Reporter = ""  // what was reported then is not reported again
			again.NoModel = true // what was talked about is known without its words
			if _, err := d.ag.Ask(ctx, again); err != nil {
				return nil, d.explain(err)
			}
		}
		t.said = said
	}
	req.Conversation = t.said
	return d.ask(ctx, req)
}

// single answers a question that leans on nothing.
func (d *Desk) single(ctx context.Context, req agent.Request) (*Reply, error) {
	if d.state == nil {
		return d.ask(ctx, req)
	}
	start := time.Now()
	state, err := d.state(ctx, req.Tenant)
	if err != nil {
		return nil, d.explain(err)
	}
	key := recallKey(req, state)
	if a := d.recall.get(key); a != nil {
		a.ElapsedMS = float64(time.Since(start).Microseconds()) / 1000
		return &Reply{Answer: a, Suggestions: next(a)}, nil
	}
	reply, err := d.ask(ctx, req)
	if err == nil && !reply.Reported && reply.Intent != "progress" {
		d.recall.put(key, reply.Answer)
	}
	return reply, err
}

func (d *Desk) ask(ctx context.Context, req agent.Request) (*Reply, error) {
	a, err := d.ag.Ask(ctx, req)
	if err != nil {
		return nil, d.explain(err)
	}
	return &Reply{Answer: a, Suggestions: next(a)}, nil
}

// Forget ends a conversation.
func (d *Desk) Forget(tenant, user, conversation string) {
	d.talks.drop(tenant + "\x00" + user + "\x00" + conversation)
}

// check says what is wrong with a message.
func check(m Message) error {
	for _, text := range append([]string{m.Text}, m.Earlier...) {
		switch {
		case len(text) > MaxQuestion:
			return problem(TooLarge, "Câu hỏi dài quá %d byte. Hãy rút gọn.", "The question is longer than %d bytes. Shorten it.", MaxQuestion)
		case !utf8.ValidString(text):
			return problem(BadRequest, "Câu hỏi không phải là văn bản UTF-8.", "The question is not UTF-8 text.")
		}
	}
	if strings.TrimSpace(m.Text) == "" {
		return problem(BadRequest, "Thiếu câu hỏi.", "No question given.")
	}
	if len(m.Conversation) > 128 {
		return problem(BadRequest, "Mã cuộc trò chuyện dài quá 128 ký tự.", "The conversation's key is longer than 128 characters.")
	}
	return nil
}

func seconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }
