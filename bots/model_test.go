package bots_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/agent/llm"
	"kehoach/agent/llm/llmtest"
	"kehoach/agent/loop"
	"kehoach/bots"
	"kehoach/ingest"
	"kehoach/plan/sample"
	"kehoach/retrieval/sqlite"
)

// letter is a question that goes to a language model.
const letter = "soạn cho tôi đoạn tóm tắt gửi lãnh đạo về việc tháng 6"

// slow is a desk whose language model thinks until the test lets it go on, a
// question at a time.
type slow struct {
	*bots.Desk
	server  *llmtest.Server
	reached chan struct{} // a question is at the model
	release chan struct{}
}

func slowDesk(t *testing.T, opts *bots.Options) *slow {
	t.Helper()
	st, err := sqlite.Open(t.Context(), t.TempDir()+"/plans.db", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Put(t.Context(), "office", p, nil); err != nil {
		t.Fatal(err)
	}
	s := &slow{reached: make(chan struct{}, 100), release: make(chan struct{}, 100)}
	honest := llmtest.Extractive(llmtest.Calls("get_entry", `{"id":"task/59"}`), 0)
	s.server = llmtest.New(t, func(r *llmtest.Request, n int) llmtest.Message {
		if len(r.Messages) == 2 {
			s.reached <- struct{}{}
			<-s.release
		}
		return honest(r, n)
	})
	m, err := llm.Open(llm.Options{BaseURL: s.server.Base(), Model: llmtest.Model, Key: llmtest.Key, Timeout: 20 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	s.Desk = bots.NewDesk(agent.New(st, &agent.Options{Phraser: loop.New(m, llmtest.Model, nil)}), opts)
	return s
}

// ask asks in the background as a person of that name.
func (s *slow) ask(t *testing.T, user, text string, doing func(agent.Step)) <-chan *bots.Reply {
	out := make(chan *bots.Reply, 1)
	m := said(text, "")
	m.User, m.Doing = user, doing
	go func() {
		r, err := s.Answer(t.Context(), m)
		if err != nil {
			t.Error(err)
			r = &bots.Reply{Answer: &agent.Answer{}}
		}
		out <- r
	}()
	return out
}

func soon[T any](t *testing.T, from <-chan T, what string) T {
	t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(10 * time.Second):
		t.Fatalf("%s: nothing comes", what)
		panic("unreachable")
	}
}

// TestRulesDoNotWaitForAModel has one place at the desk, whose question is at
// the model; another question is answered meanwhile, and by the rules.
func TestRulesDoNotWaitForAModel(t *testing.T) {
	s := slowDesk(t, &bots.Options{AtOnce: 1, Waiting: 1})
	first := s.ask(t, "a", letter, nil)
	soon(t, s.reached, "the first at the model")
	for _, who := range []string{"a", "b", "c"} {
		if r := soon(t, s.ask(t, who, "nhiệm vụ 59 hạn khi nào?", nil), "an answer of the rules"); r.AnsweredBy != "rules" || len(r.Entries) != 1 {
			t.Errorf("%s: answered by %s: %s", who, r.AnsweredBy, r.Text)
		}
	}
	s.release <- struct{}{}
	if r := soon(t, first, "the model's answer"); r.AnsweredBy != llmtest.Model {
		t.Errorf("answered by %s: %s", r.AnsweredBy, r.Text)
	}
	// Its place came back once, not twice: still only one is answered at once.
	again := s.ask(t, "a", letter, nil)
	soon(t, s.reached, "the next at the model")
	s.release <- struct{}{}
	soon(t, again, "the next answer")
}

func isWait(s agent.Step) bool {
	kind, _ := s.Kind()
	return kind == agent.StepWaits
}

// TestPlaceInTheQueue: who waits for the model is told how many are before.
func TestPlaceInTheQueue(t *testing.T) {
	if got := bots.StepWords(agent.Waiting(3), "vi"); !strings.Contains(got, "còn 3 câu hỏi xếp trước") {
		t.Errorf("three before: %q", got)
	}
	if got := bots.StepWords(agent.Waiting(0), "en"); strings.Contains(got, "(") {
		t.Errorf("none before: %q", got)
	}
}

// TestPlacesAtTheModel: nobody has more than half of them, and who waits for
// one is told so.
func TestPlacesAtTheModel(t *testing.T) {
	s := slowDesk(t, &bots.Options{AtModel: 2})
	first := s.ask(t, "a", letter, nil)
	soon(t, s.reached, "a's question")
	if r := soon(t, s.ask(t, "a", letter, nil), "a's second"); r.AnsweredBy != "rules" || !strings.Contains(r.Text, "đang bận với các câu hỏi khác") || !r.Transient {
		t.Errorf("one person has all places: %s: %s", r.AnsweredBy, r.Text)
	}
	second := s.ask(t, "b", letter, nil)
	soon(t, s.reached, "b's question")
	var mu sync.Mutex
	var steps []agent.Step
	waits := make(chan struct{}, 1)
	third := s.ask(t, "c", letter, func(step agent.Step) {
		mu.Lock()
		defer mu.Unlock()
		if steps = append(steps, step); isWait(step) {
			waits <- struct{}{}
		}
	})
	soon(t, waits, "c waits")
	select {
	case <-s.reached:
		t.Error("three at two places")
	case <-time.After(50 * time.Millisecond):
	}
	for range 3 {
		s.release <- struct{}{}
	}
	for i, from := range []<-chan *bots.Reply{first, second, third} {
		if r := soon(t, from, "an answer"); r.AnsweredBy != llmtest.Model {
			t.Errorf("%d is answered by %s: %s", i, r.AnsweredBy, r.Text)
		}
	}
	if want := []agent.Step{agent.Waiting(0), agent.StepAsks, agent.StepLooks, agent.StepHolds}; !slices.Equal(steps, want) {
		t.Errorf("steps %q, want %q", steps, want)
	}
	for _, step := range append(steps, agent.StepAgain) {
		if bots.StepWords(step, "vi") == "" || bots.StepWords(step, "en") == "" {
			t.Errorf("no words for %q", step)
		}
	}
}

// TestEarlierQuestionsAskNoModel takes a talk up again that went to the model.
func TestEarlierQuestionsAskNoModel(t *testing.T) {
	s := slowDesk(t, nil)
	if r, err := s.Answer(t.Context(), said("nhiệm vụ 59 hạn khi nào?", "talk", letter, "thế ai phối hợp?", letter)); err != nil || r.AnsweredBy != "rules" {
		t.Errorf("%v, %v", r, err)
	}
	if n := s.server.Calls(); n > 0 {
		t.Errorf("%d calls", n)
	}
}
