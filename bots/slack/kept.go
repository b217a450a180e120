package slack

import (
	"container/list"
	"crypto/rand"
	"slices"
	"sync"
	"time"

	"kehoach/bots"
)

// once remembers what was received, so that what Slack delivers again is not
// answered again.
type once struct {
	keep time.Duration
	now  func() time.Time

	mu   sync.Mutex
	seen map[string]time.Time
	last time.Time // when it was swept
}

func newOnce(keep time.Duration, now func() time.Time) *once {
	return &once{keep: keep, now: now, seen: make(map[string]time.Time), last: now()}
}

// first reports whether none of the IDs was there before, and notes them all.
func (o *once) first(ids ...string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.now()
	if now.Sub(o.last) > o.keep/4 {
		for id, at := range o.seen {
			if now.Sub(at) > o.keep {
				delete(o.seen, id)
			}
		}
		o.last = now
	}
	fresh := !slices.ContainsFunc(ids, func(id string) bool { at, ok := o.seen[id]; return ok && now.Sub(at) <= o.keep })
	for _, id := range ids {
		o.seen[id] = now
	}
	return fresh
}

// forget takes IDs back, of what could not be taken in.
func (o *once) forget(ids ...string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, id := range ids {
		delete(o.seen, id)
	}
}

// given is an answer that was given, for its buttons.
type given struct {
	key, team, tenant, user string
	*bots.Reply
}

// answers keeps the last answers by key.
type answers struct {
	most int

	mu    sync.Mutex
	byKey map[string]*list.Element
	order *list.List // of *given, last given first
}

func newAnswers(most int) *answers {
	return &answers{most: most, byKey: make(map[string]*list.Element), order: list.New()}
}

func (a *answers) put(g *given) {
	g.key = rand.Text()
	a.mu.Lock()
	defer a.mu.Unlock()
	a.byKey[g.key] = a.order.PushFront(g)
	if a.order.Len() > a.most {
		last := a.order.Back()
		delete(a.byKey, last.Value.(*given).key)
		a.order.Remove(last)
	}
}

// get returns an answer to those of its own workspace, nil for none.
func (a *answers) get(key, team string) *given {
	a.mu.Lock()
	defer a.mu.Unlock()
	e := a.byKey[key]
	if e == nil || e.Value.(*given).team != team {
		return nil
	}
	return e.Value.(*given)
}
