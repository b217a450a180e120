package slack

import (
	"container/list"
	"fmt"
	"sync"
)

// maxSaid is how many questions of a thread are kept.
const maxSaid = 8

// threads keeps what was asked in each thread. The desk keeps the talks of
// people apart, while in a thread one person takes up what another asked: each
// time somebody else goes on, a new talk begins with all that was asked before.
type threads struct {
	most int

	mu    sync.Mutex
	byKey map[string]*list.Element
	order *list.List // of *thread, last used first
}

type thread struct {
	key   string
	user  string
	turns int // how often another person went on
	said  []string
}

func newThreads(most int) *threads {
	return &threads{most: most, byKey: make(map[string]*list.Element), order: list.New()}
}

// ask notes a question; it returns the key of the talk that it belongs to and
// the questions before it.
func (t *threads) ask(key, user, text string) (talk string, earlier []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	e := t.byKey[key]
	if e == nil {
		e = t.order.PushFront(&thread{key: key, user: user})
		t.byKey[key] = e
		if t.order.Len() > t.most {
			last := t.order.Back()
			delete(t.byKey, last.Value.(*thread).key)
			t.order.Remove(last)
		}
	}
	t.order.MoveToFront(e)
	th := e.Value.(*thread)
	if th.user != user {
		th.user, th.turns = user, th.turns+1
	}
	earlier = append([]string(nil), th.said...)
	th.said = append(th.said, text)
	if len(th.said) > maxSaid {
		th.said = th.said[1:]
	}
	return fmt.Sprintf("%s#%d", key, th.turns), earlier
}
