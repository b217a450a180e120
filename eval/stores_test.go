package eval

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/agent"
	"kehoach/plan"
	"kehoach/retrieval"
	"kehoach/retrieval/postgres"
	"kehoach/retrieval/postgres/postgrestest"
	"kehoach/retrieval/table"
)

// TestStoresAnswerAlike asks all gold questions over the embedded store and
// over PostgreSQL: the answers are the same in everything but the time they
// took.
func TestStoresAnswerAlike(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	st, err := postgres.Open(t.Context(), url, &postgres.Options{Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	embedded, p := sampleAgent(t)
	vs, err := retrieval.Embed(t.Context(), table.Default(), p)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Put(t.Context(), "office", p, vs); err != nil {
		t.Fatal(err)
	}
	gold, err := Load(Gold(), p)
	if err != nil {
		t.Fatal(err)
	}
	served := agent.New(st, &agent.Options{Embedder: table.Default()})
	asked := 0
	for _, c := range gold {
		want, got := &agent.Conversation{}, &agent.Conversation{}
		for _, turn := range c.Turns {
			asked++
			a, b := wholeAnswer(t, embedded, p.ID, turn, want), wholeAnswer(t, served, p.ID, turn, got)
			if a != b {
				t.Errorf("%s %q (-sqlite +postgres):\n%s", c.Name, turn.Question, cmp.Diff(a, b))
			}
		}
	}
	if asked < 500 {
		t.Errorf("only %d questions were asked", asked)
	}
}

// wholeAnswer returns the JSON of an answer, the time it took left out.
func wholeAnswer(t *testing.T, ag *agent.Agent, id string, turn Turn, talk *agent.Conversation) string {
	t.Helper()
	today := DefaultToday
	if turn.Today != "" {
		today = plan.Date(turn.Today)
	}
	ans, err := ag.Ask(t.Context(), agent.Request{Tenant: "office", Plan: id, Text: turn.Question, Today: today, Conversation: talk})
	if err != nil {
		t.Fatalf("ask %q: %v", turn.Question, err)
	}
	ans.ElapsedMS = 0
	line, err := json.MarshalIndent(ans, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(line)
}
