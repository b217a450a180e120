package main

import (
	"time"
	"unicode/utf8"

	"kehoach/eval/yardstick"
)

// Share is a part of a number.
type Share struct {
	Part int `json:"part"`
	Of   int `json:"of"`
}

func (s *Share) add(yes bool) {
	s.Of++
	if yes {
		s.Part++
	}
}

func (s Share) String() string { return yardstick.Share(s).String() }

func (s Share) share() float64 { return float64(s.Part) / float64(max(s.Of, 1)) }

// Mean is a mean of shares, in per cent.
type Mean struct {
	Sum float64 `json:"sum"`
	N   int     `json:"n"`
}

func (m *Mean) add(v float64) { m.Sum, m.N = m.Sum+100*v, m.N+1 }

func (m Mean) value() float64 { return m.Sum / float64(max(m.N, 1)) }

// Depth is how often the first K chunks hold all that the answer needs.
type Depth struct {
	K    int   `json:"k"`
	All  Share `json:"all"`
	Held Share `json:"held"`
}

// Measured is the figures of one system.
type Measured struct {
	Name   string  `json:"name"`
	What   string  `json:"what"`
	Chunks int     `json:"chunks,omitempty"`
	Depths []Depth `json:"depths,omitempty"`
	// Threshold is the least score at which a library answers, set so that most
	// users are served; Careful is what it comes to where it is set to refuse
	// well.
	Threshold float64  `json:"threshold,omitempty"`
	Careful   *Careful `json:"careful,omitempty"`

	// Serves is the turns whose user is served: see asked.serves.
	Serves     Share `json:"serves"`
	ServesTune Share `json:"serves_tune"`
	ServesHeld Share `json:"serves_held"`
	// Recall and Precision are of entries, over the turns that must be answered
	// and are: how many of the wanted are there, how many of those there are
	// wanted or tolerable.
	Recall    Mean  `json:"recall"`
	Precision Mean  `json:"precision"`
	Words     Share `json:"words"`
	// Characters is how long the mean answer is.
	Characters int `json:"characters"`

	IndexMS   float64 `json:"index_ms"`
	P50       float64 `json:"p50_ms"` // of turns that nothing went before
	P95       float64 `json:"p95_ms"`
	PeakMB    float64 `json:"peak_mb"`
	DiskBytes int64   `json:"disk_bytes"`

	Bench yardstick.Figures `json:"viplanbench"`
}

// Careful is a library that answers only where its score tells it from what must
// be refused.
type Careful struct {
	Threshold     float64 `json:"threshold"`
	Serves        Share   `json:"serves"`
	FalseAnswers  Share   `json:"false_answers"`
	FalseRefusals Share   `json:"false_refusals"`
}

func (c *Careful) count(said []asked) {
	for i := range said {
		a := &said[i]
		c.Serves.add(a.serves())
		if a.mustRefuse() {
			c.FalseAnswers.add(!a.reply.Abstained)
		}
		if a.mustAnswer() {
			c.FalseRefusals.add(a.reply.Abstained)
		}
	}
}

// count judges what a system said.
func (m *Measured) count(said []asked) {
	var took []time.Duration
	answers, characters := 0, 0
	for i := range said {
		a := &said[i]
		if !a.reply.Abstained {
			answers, characters = answers+1, characters+utf8.RuneCountInString(a.reply.Text)
		}
		served := a.serves()
		m.Serves.add(served)
		if a.c.Held {
			m.ServesHeld.add(served)
		} else {
			m.ServesTune.add(served)
		}
		if a.first {
			took = append(took, a.took)
		}
		if !a.mustAnswer() {
			continue
		}
		r := a.score(a.reply.Text, a.reply.Entries)
		if r.Checked.Recall {
			m.Recall.add(r.Recall)
		}
		if r.Checked.Precision {
			m.Precision.add(r.Precision)
		}
		if r.Checked.Words {
			m.Words.add(r.Right.Words)
		}
	}
	m.Characters = characters / max(answers, 1)
	m.P50, m.P95 = yardstick.Percentile(took, 50), yardstick.Percentile(took, 95)
}
