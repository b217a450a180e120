package slack

import (
	"cmp"
	"context"
	"crypto/rand"
	"sync"
	"sync/atomic"
	"time"

	api "github.com/slack-go/slack"

	"kehoach/agent"
)

// stopAfter is [Options.StopAfter] where it is not set.
const stopAfter = 3 * time.Second

// stops holds the questions at a language model that their askers may stop.
type stops struct {
	mu    sync.Mutex
	asked map[string]stopping
}

type stopping struct {
	team, user string
	cancel     context.CancelFunc
}

func (s *stops) put(key string, q stopping) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[key] = q
}

// drop forgets a question, false where it was forgotten before.
func (s *stops) drop(key string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.asked[key]
	delete(s.asked, key)
	return ok
}

// stop ends the model's work on a question for the person who asked it.
func (s *stops) stop(key string, in Incoming) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if q, ok := s.asked[key]; ok && q.team == in.Team && q.user == in.User {
		q.cancel()
		delete(s.asked, key)
	}
}

// waiting is a question that its asker may stop. Its context ends then.
type waiting struct {
	ctx     context.Context // of the wish to have the model's answer
	key     string
	h       *Handler
	offer   Outgoing
	now     func(Outgoing)
	first   sync.Once
	timer   atomic.Pointer[time.Timer]
	offered atomic.Bool
	cancel  context.CancelFunc
}

// stoppable prepares to offer the asker a button to stop, where a language model
// takes long. In a channel the asker alone sees it.
func (h *Handler) stoppable(in Incoming, out Outgoing, now func(Outgoing)) *waiting {
	w := &waiting{h: h, key: rand.Text(), now: now, offer: out}
	w.ctx, w.cancel = context.WithCancel(context.Background())
	h.stops.put(w.key, stopping{in.Team, in.User, w.cancel})
	word := words["vi"]
	w.offer.Text, w.offer.Key, w.offer.Way = word.thinking, w.key, Whisper
	if in.Direct {
		w.offer.Way = Offer
	}
	w.offer.Blocks = []api.Block{section(word.thinking), api.NewActionBlock("", button(doStop, w.key, word.stop))}
	return w
}

// with returns a function that tells of a step and starts the clock at the
// first.
func (w *waiting) with(tell func(agent.Step)) func(agent.Step) {
	return func(s agent.Step) {
		w.first.Do(func() {
			w.timer.Store(time.AfterFunc(cmp.Or(w.h.opts.StopAfter, stopAfter), func() {
				w.offered.Store(true)
				w.now(w.offer)
			}))
		})
		if tell != nil {
			tell(s)
		}
	}
}

// end takes the offer back when the answer is there.
func (w *waiting) end() {
	if t := w.timer.Load(); t != nil {
		t.Stop()
	}
	if w.h.stops.drop(w.key) && w.offered.Load() && w.offer.Way == Offer {
		w.now(Outgoing{Way: Withdraw, Channel: w.offer.Channel, Key: w.key})
	}
	w.cancel()
}
