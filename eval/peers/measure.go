package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kehoach/agent"
	"kehoach/eval"
	"kehoach/eval/yardstick"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/endpoint"
	"kehoach/retrieval/sqlite"
	"kehoach/retrieval/table"
)

// depths are how many chunks the retrieval alone is judged by.
var depths = []int{1, 4, 8, 20}

// asked is a turn with what a system said of it.
type asked struct {
	c     *eval.Case
	t     *eval.Turn
	first bool // no turn before it
	reply yardstick.Reply
	hits  []hit // of libraries
	took  time.Duration
}

// measure runs one system through all questions.
func measure(ctx context.Context, name string, c config) (*Measured, error) {
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		return nil, err
	}
	gold, err := eval.Load(eval.Gold(), p)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "kehoach-peers")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	m := &Measured{Name: name, What: "reads the plan and the questions, answers nothing"}
	switch name {
	case idleName:
	case kehoachName:
		err = m.measureOurs(ctx, dir, p, gold, c)
	default:
		err = m.measureLibrary(ctx, dir, p, gold, c)
	}
	if err != nil {
		return nil, err
	}
	m.PeakMB, err = peakMemory()
	return m, err
}

// measureOurs measures kehoach itself: its SQLite store and its rules, no model.
func (m *Measured) measureOurs(ctx context.Context, dir string, p *plan.Plan, gold []eval.Case, c config) error {
	var by retrieval.Embedder = table.Default()
	m.What = "rules over entries, SQLite, its table of vectors"
	if c.endpoint != "" {
		none := ""
		e, err := endpoint.Open(ctx, endpoint.Options{BaseURL: c.endpoint, Model: c.model, QueryPrefix: &none, PassagePrefix: &none})
		if err != nil {
			return err
		}
		by, m.What = e, "rules over entries, SQLite, "+c.model+" behind an endpoint"
	}
	file := filepath.Join(dir, "plans.db")
	start := time.Now()
	st, err := sqlite.Open(ctx, file, nil)
	if err != nil {
		return err
	}
	defer st.Close()
	vs, err := retrieval.Embed(ctx, by, p)
	if err != nil {
		return err
	}
	if _, err := st.Put(ctx, "office", p, vs); err != nil {
		return err
	}
	m.IndexMS = ms(time.Since(start))
	if m.DiskBytes, err = folderSize(dir); err != nil {
		return err
	}
	ask := yardstick.Local(eval.AskAgent(agent.New(st, &agent.Options{Embedder: by}), "office", p.ID))
	said, err := askAll(gold, func(q yardstick.Question, a *asked) (err error) {
		a.reply, err = ask(ctx, q)
		return err
	})
	if err != nil {
		return err
	}
	m.count(said)
	return m.bench(ctx, gold, p, said)
}

// measureLibrary measures a library under the extractive reader. It answers
// where its best chunk's score is high enough; how high, the part for tuning
// says: once so that most users are served, once so that it refuses well.
func (m *Measured) measureLibrary(ctx context.Context, dir string, p *plan.Plan, gold []eval.Case, c config) error {
	document := string(sample.Text)
	chunks, err := c.cut(document, p)
	if err != nil {
		return err
	}
	r := newReader(document, chunks, p)
	var e engine
	start := time.Now()
	if e, m.What, err = newEngine(ctx, m.Name, dir, c); err != nil {
		return err
	}
	defer e.close()
	if err := e.index(ctx, chunks); err != nil {
		return err
	}
	if c.entries {
		m.What += ", a chunk for each entry"
	}
	m.IndexMS, m.Chunks = ms(time.Since(start)), len(chunks)
	if m.DiskBytes, err = e.size(ctx); err != nil {
		return err
	}
	said, err := askAll(gold, func(q yardstick.Question, a *asked) (err error) {
		a.hits, err = e.search(ctx, conversation(q), depths[len(depths)-1])
		if err != nil {
			return err
		}
		a.reply.Structured = true
		a.reply.Text, a.reply.Entries = r.read(a.hits, c.k)
		return nil
	})
	if err != nil {
		return err
	}
	for _, k := range depths {
		m.Depths = append(m.Depths, atDepth(said, r, k))
	}
	careful := slices.Clone(said)
	least := threshold(said, balanced(said))
	for i := range careful {
		careful[i].refuse(least)
	}
	m.Careful = &Careful{Threshold: least}
	m.Careful.count(careful)
	m.Threshold = threshold(said, (*asked).served)
	for i := range said {
		said[i].refuse(m.Threshold)
	}
	m.count(said)
	return m.bench(ctx, gold, p, said)
}

// conversation is what a library searches for: it has no memory, so it gets the
// questions that went before as well.
func conversation(q yardstick.Question) string {
	var all []string
	for _, e := range q.Earlier {
		all = append(all, e.Question)
	}
	return strings.Join(append(all, q.Text), "\n")
}

// askAll asks every turn and takes the time.
func askAll(gold []eval.Case, ask func(yardstick.Question, *asked) error) ([]asked, error) {
	var out []asked
	for i := range gold {
		c := &gold[i]
		var earlier []yardstick.Exchange
		for n := range c.Turns {
			t := &c.Turns[n]
			a := asked{c: c, t: t, first: n == 0}
			q := yardstick.Question{Text: t.Question, Today: t.Today, Earlier: earlier}
			if q.Today == "" {
				q.Today = eval.DefaultToday
			}
			start := time.Now()
			if err := ask(q, &a); err != nil {
				return nil, fmt.Errorf("%s: %w", c.Name, err)
			}
			a.took = time.Since(start)
			earlier = append(earlier, yardstick.Exchange{Question: t.Question})
			out = append(out, a)
		}
	}
	return out, nil
}

// bench has ViPlanBench judge what was said.
func (m *Measured) bench(ctx context.Context, gold []eval.Case, p *plan.Plan, said []asked) error {
	next := 0
	outcomes, err := yardstick.Run(ctx, gold, p, func(context.Context, yardstick.Question) (yardstick.Reply, error) {
		next++
		return said[next-1].reply, nil
	}, yardstick.Options{Jobs: 1})
	if err != nil {
		return err
	}
	for i := range outcomes {
		outcomes[i].Elapsed = said[i].took
	}
	m.Bench = yardstick.Count(outcomes)
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
