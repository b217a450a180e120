package web

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"kehoach/agent"
	"kehoach/bots"
)

// stream writes Server-Sent Events.
type stream struct {
	w  http.ResponseWriter
	rc *http.ResponseController
}

func newStream(w http.ResponseWriter) *stream {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // nginx would hold the events back
	w.WriteHeader(http.StatusOK)
	return &stream{w: w, rc: http.NewResponseController(w)}
}

// write writes one event; "" is an unnamed one. Each has its own time limit,
// so that a client that stopped reading holds nothing up.
func (st *stream) write(event string, v any) error {
	var b bytes.Buffer
	if event != "" {
		b.WriteString("event: " + event + "\n")
	}
	b.WriteString("data: ")
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil { // ends with a line break
		return err
	}
	b.WriteByte('\n')
	return st.raw(b.Bytes())
}

func (st *stream) raw(b []byte) error {
	_ = st.rc.SetWriteDeadline(time.Now().Add(writeTimeout)) // a writer that cannot is one of a test
	_, err := st.w.Write(b)
	return err
}

func (st *stream) flush() error { return st.rc.Flush() }

// heartbeat is how often a waiting stream shows that it is alive.
const heartbeat = 15 * time.Second

// outcome is what came of a question.
type outcome struct {
	reply *bots.Reply
	err   error
}

// answering is a question on its way: what is being done for it, then what
// came of it.
type answering struct {
	steps chan agent.Step
	done  chan outcome
}

// begin has a question answered in the background.
func (s *Server) begin(r *http.Request, m bots.Message, who Identity) answering {
	a := answering{steps: make(chan agent.Step, 8), done: make(chan outcome, 1)}
	m.Doing = func(step agent.Step) {
		select {
		case a.steps <- step:
		default: // a client that reads so slowly needs no news
		}
	}
	go func() {
		var out outcome
		defer func() {
			if v := recover(); v != nil { // else one question would stop the server
				s.opts.Log.Error("panic", "path", r.URL.Path, "err", fmt.Sprint(v), "stack", string(debug.Stack()))
				out = outcome{err: fmt.Errorf("panic: %v", v)}
			}
			a.done <- out
		}()
		out.reply, out.err = s.answer(r.Context(), m, who)
	}()
	return a
}

// soon is how long an answer is waited for before the stream is begun: until
// then the status can tell that there is none.
const soon = 50 * time.Millisecond

// streamAnswer answers with events: "start", "progress" with what is being done
// while a language model answers, "text" for each line, "answer" with the
// contract's JSON, "next" with what may be asked next, or "error"; then the
// stream ends. Nothing of a model's answer goes out before it has been held
// against the plan.
func (s *Server) streamAnswer(w http.ResponseWriter, r *http.Request, m bots.Message, who Identity) error {
	a := s.begin(r, m, who)
	out, waited := outcome{}, false
	select {
	case out = <-a.done:
		if out.err != nil {
			return out.err
		}
	case <-time.After(soon):
		waited = true
	}
	st := newStream(w)
	if err := st.write("start", map[string]string{"conversation": m.Conversation}); err != nil {
		return nil
	}
	if waited {
		var ok bool
		if out, ok = st.wait(r, a, func(step agent.Step) error {
			return st.write("progress", map[string]string{"step": stepName(step), "text": bots.StepWords(step, cmp.Or(m.Lang, language(r)))})
		}); !ok {
			return nil
		}
	}
	if out.err != nil {
		p := asProblem(out.err)
		s.opts.Log.Error("answer failed", "code", p.Code, "err", cause(p))
		_ = st.write("error", failureOf(p, language(r))) // the client has gone
		_ = st.flush()
		return nil
	}
	st.tell(out.reply)
	return nil
}

// stepName is what a step is called, without its number.
func stepName(s agent.Step) string {
	kind, _ := s.Kind()
	return string(kind)
}

// wait keeps the stream alive until the answer is there, and tells what is
// being done meanwhile; false when the client has gone.
func (st *stream) wait(r *http.Request, a answering, tell func(agent.Step) error) (outcome, bool) {
	tick := time.NewTicker(heartbeat)
	defer tick.Stop()
	if st.flush() != nil {
		return outcome{}, false
	}
	for {
		select {
		case out := <-a.done:
			return out, true
		case step := <-a.steps:
			if tell(step) != nil || st.flush() != nil {
				return outcome{}, false
			}
		case <-r.Context().Done():
			return outcome{}, false
		case <-tick.C:
			if st.raw([]byte(": waiting\n\n")) != nil || st.flush() != nil {
				return outcome{}, false
			}
		}
	}
}

// linesAtOnce is how many lines of an answer go out before the rest: what fits
// on a screen.
const linesAtOnce = 12

// tell writes an answer; where the client has gone it stops.
func (st *stream) tell(reply *bots.Reply) {
	n := 0
	for line := range strings.Lines(reply.Text) {
		if st.write("text", map[string]string{"text": line}) != nil {
			return
		}
		if n++; n == linesAtOnce && st.flush() != nil {
			return
		}
	}
	if st.write("answer", reply.Answer) != nil {
		return
	}
	if len(reply.Suggestions) > 0 && st.write("next", map[string]any{"suggestions": reply.Suggestions}) != nil {
		return
	}
	if st.write("end", struct{}{}) == nil {
		_ = st.flush()
	}
}
