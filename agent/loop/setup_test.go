package loop_test

import (
	"path/filepath"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/agent/llm"
	"kehoach/agent/llm/llmtest"
	"kehoach/agent/loop"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval/sqlite"
)

// bench is an agent over the sample plan with a model behind the fake server.
type bench struct {
	agent  *agent.Agent
	server *llmtest.Server
	model  *llm.Model
	plan   *plan.Plan
}

func setup(t testing.TB, opts *loop.Options, change func(*llm.Options)) *bench {
	t.Helper()
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return over(t, p, opts, change)
}

func over(t testing.TB, p *plan.Plan, opts *loop.Options, change func(*llm.Options)) *bench {
	t.Helper()
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "plans.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	if _, err := st.Put(t.Context(), "t", p, nil); err != nil {
		t.Fatal(err)
	}
	b := &bench{server: llmtest.New(t, llmtest.Says("KHÔNG CÓ")), plan: p}
	o := llm.Options{BaseURL: b.server.Base(), Model: llmtest.Model, Key: llmtest.Key, Timeout: 300 * time.Millisecond, Tries: 2, Rest: time.Nanosecond}
	if change != nil {
		change(&o)
	}
	if b.model, err = llm.Open(o); err != nil {
		t.Fatal(err)
	}
	b.agent = agent.New(st, &agent.Options{Phraser: loop.New(b.model, llmtest.Model, opts)})
	return b
}

func (b *bench) ask(t testing.TB, question string) *agent.Answer {
	t.Helper()
	a, err := b.agent.Ask(t.Context(), agent.Request{Tenant: "t", Text: question, Today: "2025-01-02"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// letter is a question that only a model can do justice to.
const letter = "soạn cho tôi đoạn tóm tắt gửi lãnh đạo về việc tháng 6"
