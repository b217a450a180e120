package bots

import (
	"container/list"
	"strconv"
	"strings"
	"sync"

	"kehoach/agent"
)

// recall keeps answers to questions outside of a talk, which depend on nothing
// but the question, the day, the language and the plans as stored; not those
// that rest on the progress that people report, or note it. Many people
// ask the same things: the first questions of the page, what is due this week.
type recall struct {
	most int

	mu    sync.Mutex
	byKey map[string]*list.Element
	order *list.List // of *recalled, last used first
}

type recalled struct {
	key    string
	answer *agent.Answer
}

// maxRecalled is how long an answer may be, in bytes, to be kept.
const maxRecalled = 64 << 10

func newRecall(most int) *recall {
	return &recall{most: most, byKey: make(map[string]*list.Element), order: list.New()}
}

// recallKey is all that an answer depends on; state is that of the tenant's
// plans.
func recallKey(req agent.Request, state string) string {
	return strings.Join([]string{req.Tenant, state, req.Plan, string(req.Today), req.Lang, strconv.FormatBool(req.Files), req.Text}, "\x00")
}

// get returns a copy of the answer that was kept, nil for none.
func (r *recall) get(key string) *agent.Answer {
	r.mu.Lock()
	defer r.mu.Unlock()
	e := r.byKey[key]
	if e == nil {
		return nil
	}
	r.order.MoveToFront(e)
	a := *e.Value.(*recalled).answer
	return &a
}

// put keeps an answer, which nobody may change any more.
func (r *recall) put(key string, a *agent.Answer) {
	if a.Transient || len(a.Text) > maxRecalled || len(key) > maxRecalled {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.byKey[key] != nil {
		return
	}
	r.byKey[key] = r.order.PushFront(&recalled{key, a})
	if r.order.Len() > r.most {
		last := r.order.Back()
		delete(r.byKey, last.Value.(*recalled).key)
		r.order.Remove(last)
	}
}
