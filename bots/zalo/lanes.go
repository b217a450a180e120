package zalo

import "sync"

// lanes lets the messages of each chat wait for the one before.
type lanes struct {
	mu   sync.Mutex
	last map[string]chan struct{}
}

// join returns when the turn has come, and what to call after it.
func (l *lanes) join(chat string) (before <-chan struct{}, leave func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.last == nil {
		l.last = make(map[string]chan struct{})
	}
	prev, mine := l.last[chat], make(chan struct{})
	if prev == nil {
		prev = make(chan struct{})
		close(prev)
	}
	l.last[chat] = mine
	return prev, func() {
		close(mine)
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.last[chat] == mine {
			delete(l.last, chat)
		}
	}
}
