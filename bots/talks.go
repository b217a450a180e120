package bots

import (
	"container/list"
	"context"
	"sync"
	"time"

	"kehoach/agent"
)

// talk is one conversation; it is held while a question of it is being
// answered, since each leans on the one before.
type talk struct {
	held chan struct{}
	said *agent.Conversation // nil in a talk that has just begun
}

func newTalk() *talk { return &talk{held: make(chan struct{}, 1)} }

// hold waits until no other question of the talk is being answered.
func (t *talk) hold(ctx context.Context) (free func(), err error) {
	select {
	case t.held <- struct{}{}:
		return func() { <-t.held }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// talks keeps conversations by key, the longest unused dropped first.
type talks struct {
	most int
	keep time.Duration
	now  func() time.Time

	mu    sync.Mutex
	byKey map[string]*list.Element
	order *list.List // of *kept, last used first
}

type kept struct {
	key  string
	used time.Time
	talk *talk
}

func newTalks(most int, keep time.Duration, now func() time.Time) *talks {
	return &talks{most: most, keep: keep, now: now, byKey: make(map[string]*list.Element), order: list.New()}
}

// get returns the conversation of a key, a new one if there is none.
func (t *talks) get(key string) *talk {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	for e := t.order.Back(); e != nil && now.Sub(e.Value.(*kept).used) > t.keep; e = t.order.Back() {
		t.remove(e)
	}
	if e := t.byKey[key]; e != nil {
		k := e.Value.(*kept)
		k.used = now
		t.order.MoveToFront(e)
		return k.talk
	}
	k := &kept{key: key, used: now, talk: newTalk()}
	t.byKey[key] = t.order.PushFront(k)
	if t.order.Len() > t.most {
		t.remove(t.order.Back())
	}
	return k.talk
}

// drop forgets a conversation.
func (t *talks) drop(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if e := t.byKey[key]; e != nil {
		t.remove(e)
	}
}

func (t *talks) remove(e *list.Element) {
	delete(t.byKey, e.Value.(*kept).key)
	t.order.Remove(e)
}
