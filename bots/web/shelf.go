package web

import (
	"context"
	"strings"
	"sync"

	"kehoach/bots"
	"kehoach/bots/view"
	"kehoach/plan"
)

// shelved is how many plans are kept ready to be shown.
const shelved = 16

// shelf keeps plans ready to be shown, by what version of them is stored.
type shelf struct {
	library bots.Library
	desk    *bots.Desk

	mu    sync.Mutex
	keys  []string // last used first
	ready map[string]*onShelf
}

// onShelf is a plan with the first questions that were found for it.
type onShelf struct {
	*view.View
	mu       sync.Mutex
	starters map[string][]string
}

func newShelf(library bots.Library, desk *bots.Desk) *shelf {
	return &shelf{library: library, desk: desk, ready: make(map[string]*onShelf)}
}

var notFound = &bots.Problem{Code: bots.NotFound, VI: "Không có nội dung này.", EN: "There is no such thing."}

// view returns a tenant's plan, made ready.
func (s *shelf) view(ctx context.Context, tenant, id string) (*onShelf, error) {
	infos, err := s.library.Plans(ctx, tenant)
	if err != nil {
		return nil, err
	}
	for _, info := range infos {
		if info.ID != id {
			continue
		}
		key := tenant + "\x00" + id + "\x00" + info.Version
		if v := s.get(key); v != nil {
			return v, nil
		}
		p, err := s.library.Plan(ctx, tenant, id)
		if err != nil {
			return nil, err
		}
		return s.put(key, &onShelf{View: view.New(p, nil), starters: make(map[string][]string)}), nil
	}
	return nil, &bots.Problem{Code: bots.NotFound, VI: "Không có kế hoạch này trong kho.", EN: "The store has no such plan."}
}

func (s *shelf) get(key string) *onShelf {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.ready[key]
	if v != nil {
		s.touch(key)
	}
	return v
}

func (s *shelf) put(key string, v *onShelf) *onShelf {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ready[key] = v
	s.touch(key)
	if len(s.keys) > shelved {
		delete(s.ready, s.keys[shelved])
		s.keys = s.keys[:shelved]
	}
	return v
}

func (s *shelf) touch(key string) {
	keys := append(make([]string, 0, len(s.keys)+1), key)
	for _, k := range s.keys {
		if k != key {
			keys = append(keys, k)
		}
	}
	s.keys = keys
}

// startersShown is how many first questions a role is offered.
const startersShown = 4

// starters returns questions for a role to begin with; each was tried, and
// those that the plan does not answer are left out.
func (s *shelf) starters(ctx context.Context, v *onShelf, tenant string, role view.Role, lang string, today plan.Date) ([]string, error) {
	key := strings.Join([]string{string(role), lang, string(today)}, " ")
	v.mu.Lock()
	defer v.mu.Unlock()
	if out, ok := v.starters[key]; ok {
		return out, nil
	}
	out := []string{}
	for _, q := range v.Starters(role, lang, today) {
		r, err := s.desk.Try(ctx, bots.Message{Tenant: tenant, Text: q, Plan: v.Plan.ID, Today: today, Lang: lang})
		if err != nil {
			return nil, err
		}
		none := len(r.Entries) == 0 && (r.Intent == "window" || r.Intent == "list") // "nothing is due then"
		if !r.Abstained && !none && len(out) < startersShown {
			out = append(out, q)
		}
	}
	if len(v.starters) > 64 {
		clear(v.starters) // other days' and languages' questions
	}
	v.starters[key] = out
	return out, nil
}
