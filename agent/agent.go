package agent

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/vi"
	"kehoach/retrieval"
)

// Options are the settings of an [Agent]; the zero value is all defaults.
type Options struct {
	// Agencies is who is who; nil means the built-in directory.
	Agencies *agency.Directory
	// Books is how many plans are kept ready in memory; 0 means 8.
	Books int
	// Embedder makes the questions' vectors; nil searches by words alone. It
	// has to be the one that made the stored vectors.
	Embedder retrieval.Embedder
	// Now tells when something was reported; nil means [time.Now].
	Now func() time.Time
	// Phraser answers what the rules do not cover; nil for none.
	Phraser Phraser
}

// Agent answers questions about the plans of a store. It is safe for
// concurrent use.
type Agent struct {
	store retrieval.Store
	dir   *agency.Directory
	limit int
	embed retrieval.Embedder
	now   func() time.Time

	phraser Phraser

	mu     sync.Mutex
	books  []*book // last used first
	keys   []string
	making singleflight.Group // books being made ready, by key
}

// New returns an agent over a store.
func New(store retrieval.Store, opts *Options) *Agent {
	if opts == nil {
		opts = &Options{}
	}
	a := &Agent{store: store, dir: opts.Agencies, limit: opts.Books, embed: opts.Embedder, now: opts.Now, phraser: opts.Phraser}
	if a.dir == nil {
		a.dir = agency.Default()
	}
	if a.now == nil {
		a.now = time.Now
	}
	if a.limit == 0 {
		a.limit = 8
	}
	return a
}

// Request is a question with what is known about it.
type Request struct {
	Tenant string
	Text   string
	// Plan is the ID of the plan asked about; "" lets the question choose.
	Plan string
	// Today is the day to count from, in the office's time zone.
	Today plan.Date
	// Lang is "vi", "en" or "" for the question's own.
	Lang string
	// Conversation is what was said before; nil for a single question.
	Conversation *Conversation
	// Reporter is the name under which the person may report progress, "" for a
	// person who may not.
	Reporter string
	// Files is set where the person gets the files that an answer offers by a
	// button beside it; else the answer names the command that makes them.
	Files bool
	// NoModel keeps the language model out of it: what was asked before is only
	// to be followed again.
	NoModel bool
	// Admit is called before the language model is asked: it may wait for a
	// place there, and returns what gives it back. Its error leaves the rules'
	// answer. nil asks at once.
	Admit func(ctx context.Context) (leave func(), err error)
	// Doing is told what is being done while the model answers; nil for nobody.
	Doing func(Step)
	// Stop ends when the person no longer waits for the model; then the rules'
	// answer is given. nil never does.
	Stop context.Context
}

// Ask answers one question. An error means that the store failed; a question
// that cannot be answered gives an answer that abstains.
func (a *Agent) Ask(ctx context.Context, req Request) (*Answer, error) {
	start := time.Now()
	text := strings.TrimSpace(vi.NFC(req.Text))
	b, others, err := a.choose(ctx, req, text)
	if err != nil {
		return nil, err
	}
	reading := question.Context{
		Today: req.Today, Agencies: b.dir, PlanYear: b.plan.Year, LastYear: b.plan.LastYear, Lang: req.Lang,
	}
	q := question.Parse(text, reading)
	t := &turn{
		ctx: ctx, embed: a.embed, b: b, q: q, talk: req.Conversation, others: others,
		files: req.Files, notes: a.notes(req, text, reading, b.plan.Number),
	}
	t.r = &reply{b: b, lang: q.Lang, today: cmp.Or(q.Today, req.Today)}
	t.run()
	if t.failed != nil {
		return nil, t.failed
	}
	if t.wordsOnly {
		t.r.gap()
		t.r.line("(Máy chủ tạo vector không trả lời, nên lần này tôi chỉ tìm theo từ, không theo nghĩa.)",
			"(The embedding server did not answer, so this time I searched by words only, not by meaning.)")
	} else if t.partly {
		t.r.gap()
		t.r.line("(Máy chủ tạo vector không trả lời, nên lần này tôi chỉ dùng bảng vector có sẵn.)",
			"(The embedding server did not answer, so this time I searched with the built-in vectors only.)")
	}
	ans := a.assist(ctx, t, req, t.r.answer(req.Text))
	ans.Reported = t.notes.read
	if req.Conversation != nil {
		req.Conversation.remember(t, ans)
	}
	ans.ElapsedMS = float64(time.Since(start).Microseconds()) / 1000
	return ans, nil
}

// choose returns the plan to answer from and how many others the tenant has.
func (a *Agent) choose(ctx context.Context, req Request, text string) (*book, int, error) {
	infos, err := a.store.Plans(ctx, req.Tenant)
	if err != nil {
		return nil, 0, fmt.Errorf("list plans: %w", err)
	}
	if len(infos) == 0 {
		return nil, 0, fmt.Errorf("choose a plan: %w", retrieval.ErrNotFound)
	}
	id := req.Plan
	if id == "" && len(infos) > 1 {
		if id, err = a.route(ctx, req, text, infos); err != nil {
			return nil, 0, err
		}
	}
	for _, info := range infos {
		if info.ID == id || id == "" {
			b, err := a.book(ctx, req.Tenant, info)
			return b, len(infos) - 1, err
		}
	}
	return nil, 0, fmt.Errorf("plan %q: %w", id, retrieval.ErrNotFound)
}
