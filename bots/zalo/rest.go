package zalo

import (
	"container/list"
	"sync"
)

// rests keeps, for each talk, the parts of the last answer that were not sent
// yet.
type rests struct {
	most int

	mu    sync.Mutex
	byKey map[string]*list.Element
	order *list.List // of *rest, last used first
}

type rest struct {
	key   string
	w     *wording
	parts []string
}

func newRests(most int) *rests {
	return &rests{most: most, byKey: make(map[string]*list.Element), order: list.New()}
}

// put keeps the parts that are left of a talk's last answer, none where it was
// short.
func (r *rests) put(key string, w *wording, parts []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e := r.byKey[key]; e != nil {
		r.remove(e)
	}
	if len(parts) == 0 {
		return
	}
	r.byKey[key] = r.order.PushFront(&rest{key, w, parts})
	if r.order.Len() > r.most {
		r.remove(r.order.Back())
	}
}

// get returns what is left of a talk's last answer, nil for nothing.
func (r *rests) get(key string) *rest {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e := r.byKey[key]; e != nil {
		return e.Value.(*rest)
	}
	return nil
}

func (r *rests) remove(e *list.Element) {
	delete(r.byKey, e.Value.(*rest).key)
	r.order.Remove(e)
}
