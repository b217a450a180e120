package bots

import (
	"errors"
	"strings"

	"kehoach/bots/otlp"
)

// endSpan notes what came of a message, without what was asked and answered.
func endSpan(s *otlp.Span, m Message, r *Reply, err error) {
	if s == nil {
		return
	}
	entrance, _, _ := strings.Cut(m.User, ":")
	s.Text("kehoach.entrance", entrance)
	var p *Problem
	switch {
	case errors.As(err, &p):
		s.End(p.Code)
		return
	case err != nil:
		s.End(Internal)
		return
	}
	s.Text("kehoach.intent", r.Intent)
	s.Text("kehoach.answered_by", r.AnsweredBy)
	if r.Reason != nil {
		s.Text("kehoach.reason", string(*r.Reason))
	}
	s.Int("kehoach.entries", len(r.Entries))
	s.End("")
}
