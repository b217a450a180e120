package web

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/plan"
)

// maxBody bounds a request's body, but for uploads.
const maxBody = 256 << 10

// bodyTimeout is how long a body may take to come in, but for uploads.
const bodyTimeout = 20 * time.Second

// question is what POST /api/ask takes.
type question struct {
	Question string `json:"question"`
	// Today is the day to count from, "" for the office's own.
	Today plan.Date `json:"today"`
	// Lang is "vi", "en", or "auto" or "" for the question's own.
	Lang string `json:"lang"`
	// Conversation is a key of the client's choice, "" for a single question;
	// Earlier the questions asked in it before.
	Conversation string   `json:"conversation"`
	Earlier      []string `json:"earlier"`
	Plan         string   `json:"plan"`
}

// Answered is what an audit is told of an answer.
type Answered struct {
	Identity
	At     time.Time
	Answer *agent.Answer
}

// Feedback is what somebody thinks of an answer.
type Feedback struct {
	At       time.Time `json:"at"`
	Tenant   string    `json:"tenant"`
	User     string    `json:"user"`
	Verdict  string    `json:"verdict"` // "good" or "bad"
	Question string    `json:"question"`
	Answer   string    `json:"answer"`
	Entries  []string  `json:"entries"`
	Comment  string    `json:"comment"`
}

// readJSON reads a request's body into v.
func readJSON(w http.ResponseWriter, r *http.Request, v any) error {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		return &bots.Problem{Code: "unsupported", VI: "Cần Content-Type: application/json.", EN: "Want Content-Type: application/json."}
	}
	rc := http.NewResponseController(w)
	_ = rc.SetReadDeadline(time.Now().Add(bodyTimeout)) // a writer that cannot is one of a test
	defer func() { _ = rc.SetReadDeadline(time.Time{}) }()
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	if err := dec.Decode(v); err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return err
		}
		return &bots.Problem{Code: bots.BadRequest, VI: "JSON không đọc được.", EN: "The JSON cannot be read.", Err: err}
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return bad("Sau JSON còn dữ liệu thừa.", "There is more after the JSON.")
	}
	return nil
}

// message makes a message of a question.
func (s *Server) message(q question, who Identity) (bots.Message, error) {
	m := bots.Message{
		Tenant: who.Tenant, User: "web:" + who.User, Conversation: q.Conversation, Earlier: q.Earlier,
		Text: q.Question, Plan: q.Plan, Today: q.Today, Lang: q.Lang, Reporter: who.reporter(), Files: s.opts.Draft != nil,
	}
	switch q.Lang {
	case "auto":
		m.Lang = ""
	case "", "vi", "en":
	default:
		return m, bad("lang: cần auto, vi hoặc en.", "lang: want auto, vi or en.")
	}
	var err error
	m.Today, err = s.day(string(q.Today))
	return m, err
}

// day reads a day, "" for today's.
func (s *Server) day(text string) (plan.Date, error) {
	if text == "" {
		return s.opts.Today(), nil
	}
	d, err := plan.ParseDate(text)
	if err != nil {
		return "", bad("Ngày cần có dạng YYYY-MM-DD.", "A day has the form YYYY-MM-DD.")
	}
	return d, nil
}

// ask answers a question: the contract's JSON, or a stream where the client
// asks for one.
func (s *Server) ask(w http.ResponseWriter, r *http.Request, who Identity) error {
	var q question
	if err := readJSON(w, r, &q); err != nil {
		return err
	}
	m, err := s.message(q, who)
	if err != nil {
		return err
	}
	if wantsStream(r) {
		return s.streamAnswer(w, r, m, who)
	}
	reply, err := s.answer(r.Context(), m, who)
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusOK, reply.Answer)
	return nil
}

// Ask answers a question of a person who came in, for a handler of
// Options.Guarded.
func (s *Server) Ask(ctx context.Context, who Identity, question, lang string) (*bots.Reply, error) {
	return s.answer(ctx, bots.Message{Tenant: who.Tenant, User: "web:" + who.User, Text: question, Lang: lang, Today: s.opts.Today()}, who)
}

// answer has the desk answer, and tells the metrics and the audit.
func (s *Server) answer(ctx context.Context, m bots.Message, who Identity) (*bots.Reply, error) {
	start := time.Now()
	reply, err := s.desk.Answer(ctx, m)
	if err != nil {
		return nil, err
	}
	s.metrics.answer(reply.Answer, time.Since(start))
	if s.opts.Audit != nil {
		s.opts.Audit(Answered{Identity: who, At: start, Answer: reply.Answer})
	}
	return reply, nil
}

// forget ends a conversation.
func (s *Server) forget(w http.ResponseWriter, r *http.Request, who Identity) error {
	s.desk.Forget(who.Tenant, "web:"+who.User, r.PathValue("id"))
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// me says who the person is, for the page.
func (s *Server) me(w http.ResponseWriter, _ *http.Request, who Identity) error {
	writeJSON(w, http.StatusOK, map[string]any{
		"user": who.User, "role": who.Role.String(), "today": s.opts.Today(), "version": s.opts.Version,
		"max_upload": s.opts.MaxUpload, "feedback": s.opts.Feedback != nil, "exports": s.formats(), "drafts": s.opts.Draft != nil, "login": s.opts.Access.Login != nil,
	})
	return nil
}

func (s *Server) feedback(w http.ResponseWriter, r *http.Request, who Identity) error {
	var f Feedback
	if err := readJSON(w, r, &f); err != nil {
		return err
	}
	if f.Verdict != "good" && f.Verdict != "bad" || strings.TrimSpace(f.Question) == "" {
		return bad("Cần verdict (good hoặc bad) và question.", "Want a verdict (good or bad) and the question.")
	}
	if s.opts.Feedback == nil {
		return notFound
	}
	f.At, f.Tenant, f.User = time.Now().UTC(), who.Tenant, who.User
	if err := s.opts.Feedback(f); err != nil {
		return err
	}
	s.metrics.verdict(f.Verdict)
	w.WriteHeader(http.StatusNoContent)
	return nil
}
