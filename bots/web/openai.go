package web

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"kehoach/agent"
	"kehoach/bots"
)

// modelName is the model that OpenAI's clients are offered: all the office's
// plans. "kehoach/ID" is one plan.
const modelName = "kehoach"

// models lists what /v1/chat/completions takes for a model.
func (s *Server) models(w http.ResponseWriter, r *http.Request, who Identity) error {
	infos, err := s.library.Plans(r.Context(), who.Tenant)
	if err != nil {
		return err
	}
	type model struct {
		ID      string `json:"id"`
		Object  string `json:"object"`
		Created int64  `json:"created"`
		OwnedBy string `json:"owned_by"`
	}
	out := []model{{modelName, "model", 0, "kehoach"}}
	for _, info := range infos {
		out = append(out, model{modelName + "/" + info.ID, "model", info.StoredAt.Unix(), "kehoach"})
	}
	writeJSON(w, http.StatusOK, map[string]any{"object": "list", "data": out})
	return nil
}

// completion is what /v1/chat/completions takes of OpenAI's request; other
// fields (temperature, tools) mean nothing here and are passed over.
type completion struct {
	Model    string        `json:"model"`
	Messages []chatMessage `json:"messages"`
	Stream   bool          `json:"stream"`
}

type chatMessage struct {
	Role    string      `json:"role"`
	Content chatContent `json:"content"`
}

// chatContent is a message's text: a string, or parts of which those of text
// count.
type chatContent string

// UnmarshalJSON reads either form.
func (c *chatContent) UnmarshalJSON(b []byte) error {
	var text *string
	if json.Unmarshal(b, &text) == nil {
		if text != nil {
			*c = chatContent(*text)
		}
		return nil
	}
	var parts []struct {
		Type string `json:"type"`
		Text string `json:"text"`
	}
	if err := json.Unmarshal(b, &parts); err != nil {
		return err
	}
	var texts []string
	for _, p := range parts {
		if p.Type == "text" {
			texts = append(texts, p.Text)
		}
	}
	*c = chatContent(strings.Join(texts, "\n"))
	return nil
}

// completions answers the last of the user's messages; those before it are the
// conversation. What a system message says changes nothing.
func (s *Server) completions(w http.ResponseWriter, r *http.Request, who Identity) error {
	var c completion
	if err := readJSON(w, r, &c); err != nil {
		return err
	}
	var asked []string
	for _, m := range c.Messages {
		if m.Role == "user" && strings.TrimSpace(string(m.Content)) != "" {
			asked = append(asked, string(m.Content))
		}
	}
	if len(asked) == 0 {
		return bad("messages: thiếu tin nhắn của người dùng.", "messages: there is none of the user's.")
	}
	planID, ok := strings.CutPrefix(c.Model, modelName+"/")
	if !ok && c.Model != "" && c.Model != modelName {
		return &bots.Problem{Code: bots.NotFound, VI: "Không có mô hình này; xem GET /v1/models.", EN: "There is no such model; see GET /v1/models."}
	}
	m := bots.Message{Tenant: who.Tenant, User: "web:" + who.User, Text: asked[len(asked)-1], Earlier: asked[:len(asked)-1], Today: s.opts.Today(), Reporter: who.reporter()}
	if ok {
		m.Plan = planID
	}
	out := newCompletion(c.Model)
	if c.Stream {
		return s.streamCompletion(w, r, out, m, who)
	}
	reply, err := s.answer(r.Context(), m, who)
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusOK, out.whole(reply))
	return nil
}

// streamCompletion answers in chunks. While a language model answers, comments
// keep the stream alive, since a proxy may take silence for the end.
func (s *Server) streamCompletion(w http.ResponseWriter, r *http.Request, c completionOut, m bots.Message, who Identity) error {
	a := s.begin(r, m, who)
	var st *stream
	var out outcome
	select {
	case out = <-a.done:
		if out.err != nil {
			return out.err
		}
		st = newStream(w)
	case <-time.After(soon):
		st = newStream(w)
		var here bool
		if out, here = st.wait(r, a, func(step agent.Step) error { return st.raw([]byte(": " + string(step) + "\n\n")) }); !here {
			return nil
		}
	}
	if out.err != nil {
		p := asProblem(out.err)
		s.opts.Log.Error("answer failed", "code", p.Code, "err", cause(p))
		_ = st.write("", failureOf(p, language(r))) // the client has gone
		_ = st.flush()
		return nil
	}
	c.stream(st, out.reply)
	return nil
}

// completionOut is what all forms of a completion share.
type completionOut struct {
	id, model string
	created   int64
}

func newCompletion(model string) completionOut {
	if model == "" {
		model = modelName
	}
	return completionOut{"chatcmpl-" + rand.Text(), model, time.Now().Unix()}
}

func (c completionOut) object(kind string, choice map[string]any) map[string]any {
	choice["index"] = 0
	return map[string]any{"id": c.id, "object": kind, "created": c.created, "model": c.model, "choices": []any{choice}}
}

// whole is a completion in one piece, with the entries cited as an extra.
func (c completionOut) whole(reply *bots.Reply) map[string]any {
	out := c.object("chat.completion", map[string]any{
		"message":       map[string]string{"role": "assistant", "content": reply.Text},
		"finish_reason": "stop",
	})
	// Nothing here counts tokens.
	out["usage"] = map[string]int{"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
	out["kehoach"] = reply.Answer
	return out
}

// stream writes a completion as chunks, a line each, and "[DONE]".
func (c completionOut) stream(st *stream, reply *bots.Reply) {
	chunk := func(delta map[string]string, finish any) error {
		return st.write("", c.object("chat.completion.chunk", map[string]any{"delta": delta, "finish_reason": finish}))
	}
	if chunk(map[string]string{"role": "assistant", "content": ""}, nil) != nil {
		return
	}
	for line := range strings.Lines(reply.Text) {
		if chunk(map[string]string{"content": line}, nil) != nil {
			return
		}
	}
	if chunk(map[string]string{}, "stop") == nil && st.raw([]byte("data: [DONE]\n\n")) == nil {
		_ = st.flush() // the client has gone
	}
}
