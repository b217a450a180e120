package slack

import (
	"container/list"
	"crypto/rand"
	"sync"
	"sync/atomic"

	"kehoach/bots"
)

// given is an answer that was given, for its buttons.
type given struct {
	key, team, tenant, user string
	*bots.Reply

	judged atomic.Bool // an approver has said whether it may be shared
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
