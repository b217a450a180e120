package agent

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

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

	phraser Phraser

	mu    sync.Mutex
	books []*book // last used first
	keys  []string
}

// New returns an agent over a store.
func New(store retrieval.Store, opts *Options) *Agent {
	if opts == nil {
		opts = &Options{}
	}
	a := &Agent{store: store, dir: opts.Agencies, limit: opts.Books, embed: opts.Embedder, phraser: opts.Phraser}
	if a.dir == nil {
		a.dir = agency.Default()
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
	q := question.Parse(text, question.Context{
		Today: req.Today, Agencies: b.dir, PlanYear: b.plan.Year, LastYear: b.plan.LastYear, Lang: req.Lang,
	})
	t := &turn{ctx: ctx, embed: a.embed, b: b, q: q, talk: req.Conversation, others: others}
	t.r = &reply{b: b, lang: q.Lang, today: req.Today}
	t.run()
	if t.wordsOnly {
		t.r.gap()
		t.r.line("(Máy chủ tạo vector không trả lời, nên lần này tôi chỉ tìm theo từ, không theo nghĩa.)",
			"(The embedding server did not answer, so this time I searched by words only, not by meaning.)")
	} else if t.partly {
		t.r.gap()
		t.r.line("(Máy chủ tạo vector không trả lời, nên lần này tôi chỉ dùng bảng vector có sẵn.)",
			"(The embedding server did not answer, so this time I searched with the built-in vectors only.)")
	}
	ans := a.assist(ctx, t, t.r.answer(req.Text))
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

// book returns a plan made ready, from memory where it is the stored one.
func (a *Agent) book(ctx context.Context, tenant string, info retrieval.PlanInfo) (*book, error) {
	key := tenant + "\x00" + info.ID + "\x00" + info.Version + "\x00" + info.Embedder
	a.mu.Lock()
	for i, k := range a.keys {
		if k == key {
			b := a.books[i]
			copy(a.keys[1:i+1], a.keys[:i])
			copy(a.books[1:i+1], a.books[:i])
			a.keys[0], a.books[0] = key, b
			a.mu.Unlock()
			return b, nil
		}
	}
	a.mu.Unlock()
	if a.embed != nil && info.Embedder != "" && info.Embedder != a.embed.Identity() {
		return nil, fmt.Errorf("plan %q has vectors of %q, questions those of %q: %w", info.ID, info.Embedder, a.embed.Identity(), retrieval.ErrEmbedder)
	}
	p, err := a.store.Plan(ctx, tenant, info.ID)
	if err != nil {
		return nil, err
	}
	var index *retrieval.Index
	if ix, ok := a.store.(retrieval.Indexer); ok {
		x, version, err := ix.Index(ctx, tenant, info.ID)
		if err != nil {
			return nil, err
		}
		if version == info.Version {
			index = x
		}
	}
	b := newBook(p, index, a.dir)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.keys = append([]string{key}, a.keys...)
	a.books = append([]*book{b}, a.books...)
	if len(a.keys) > a.limit {
		a.keys, a.books = a.keys[:a.limit], a.books[:a.limit]
	}
	return b, nil
}
