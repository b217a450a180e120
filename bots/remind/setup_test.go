package remind

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval/sqlite"
)

// shelf is the plans of one office.
type shelf struct {
	bots.Library
	plans []*plan.Plan
}

func (s shelf) Plans(context.Context, string) ([]bots.PlanInfo, error) {
	var out []bots.PlanInfo
	for _, p := range s.plans {
		out = append(out, bots.PlanInfo{ID: p.ID})
	}
	return out, nil
}

func (s shelf) Plan(_ context.Context, _, id string) (*plan.Plan, error) {
	for _, p := range s.plans {
		if p.ID == id {
			return p, nil
		}
	}
	return nil, &bots.Problem{Code: bots.NotFound}
}

func samplePlan(t testing.TB) *plan.Plan {
	t.Helper()
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var here = Place{Entrance: "zalo", Address: "chat1"}

// house is a book, a clock whose time the test sets, and what was sent.
type house struct {
	t       testing.TB
	path    string
	library shelf
	now     time.Time
	sendErr error
	reports []plan.Progress

	book *Book
	*Clock
	sent []string
}

func setup(t testing.TB, plans ...*plan.Plan) *house {
	h := &house{t: t, path: filepath.Join(t.TempDir(), "reminders.json"), library: shelf{plans: plans}}
	h.restart()
	return h
}

// restart starts the program anew.
func (h *house) restart() {
	h.t.Helper()
	b, err := Open(h.path)
	if err != nil {
		h.t.Fatal(err)
	}
	h.book = b
	h.Clock = NewClock(b, h.library, Options{
		Now: func() time.Time { return h.now },
		Send: map[string]Send{"zalo": func(_ context.Context, _ Subscription, text string) error {
			if h.sendErr != nil {
				return h.sendErr
			}
			h.sent = append(h.sent, text)
			return nil
		}},
		Reports: func(context.Context, string, string) ([]plan.Progress, error) { return h.reports, nil },
	})
}

// at sets the time, in Việt Nam, and lets the clock tick; it returns what was
// sent.
func (h *house) at(when string) []string {
	h.t.Helper()
	now, err := time.ParseInLocation("2006-01-02 15:04", when, zone)
	if err != nil {
		h.t.Fatal(err)
	}
	h.now = now.UTC() // as a server's clock has it
	h.sent = nil
	h.Tick(h.t.Context())
	return h.sent
}

func (h *house) start(s Subscription) {
	h.t.Helper()
	s.Tenant, s.Place, s.User, s.Lang = "office", here, "zalo:1", "vi"
	if err := h.book.Start(s); err != nil {
		h.t.Fatal(err)
	}
}

// desk answers questions on the sample plan.
func desk(t testing.TB) *bots.Desk {
	t.Helper()
	st, err := sqlite.Open(t.Context(), t.TempDir()+"/plans.db", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	if _, err := st.Put(t.Context(), "office", samplePlan(t), nil); err != nil {
		t.Fatal(err)
	}
	return bots.NewDesk(agent.New(st, nil), nil)
}
