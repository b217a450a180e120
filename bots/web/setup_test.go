package web

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"os"
	"testing"

	"go.uber.org/goleak"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/ingest"
	"kehoach/ingest/block"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/sqlite"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if code == 0 {
		if err := goleak.Find(); err != nil {
			println(err.Error())
			code = 1
		}
	}
	os.Exit(code)
}

const sampleID = "223-kh-ubnd-2024-tuyen-quang"

const testDay = plan.Date("2025-01-02")

// asks are questions of the kinds that people send, from short to complete
// lists.
var asks = []string{
	"nhiệm vụ 59 hạn khi nào?", "stp lam gi trc 15/1", "snv chu tri nhung viec gi", "PAR INDEX là gì", "task 68 han khi nao",
	"tỷ lệ hồ sơ trực tuyến", "báo cáo quý gửi ai", "lương giám đốc sở bao nhiêu", "việc nào đến hạn trong quý 1", "ai ký kế hoạch này",
	"Sở Y tế chịu trách nhiệm gì và bao giờ đến hạn?", "What is due in June 2025?",
}

// shelfOf is a library over a store, as the command line makes one.
type shelfOf struct{ retrieval.Store }

func (l shelfOf) Plans(ctx context.Context, tenant string) ([]bots.PlanInfo, error) {
	infos, err := l.Store.Plans(ctx, tenant)
	out := []bots.PlanInfo{}
	for _, i := range infos {
		out = append(out, bots.PlanInfo{ID: i.ID, Number: i.Number, Date: i.Date, Issuer: i.Issuer, Title: i.Title, Year: i.Year,
			Entries: i.Entries, Tasks: i.Tasks, File: i.File, Version: i.Version, StoredAt: i.StoredAt})
	}
	return out, err
}

func (l shelfOf) Plan(ctx context.Context, tenant, id string) (*plan.Plan, error) {
	p, err := l.Store.Plan(ctx, tenant, id)
	return p, asTestProblem(err)
}

func (l shelfOf) Reports(ctx context.Context, tenant, id string) ([]plan.Progress, error) {
	return l.Store.(retrieval.Journal).Reports(ctx, tenant, id)
}

func (l shelfOf) Add(ctx context.Context, tenant, name string, data []byte, stage func(string)) (*plan.Plan, bool, error) {
	stage("reading")
	p, err := ingest.Read(name, data, nil)
	if err != nil {
		return nil, false, asTestProblem(err)
	}
	stage("storing")
	changed, err := l.Put(ctx, tenant, p, nil)
	return p, changed, err
}

func (l shelfOf) Remove(ctx context.Context, tenant, id string) error {
	return asTestProblem(l.Store.Remove(ctx, tenant, id))
}

func asTestProblem(err error) error {
	var refusal *block.Refusal
	switch {
	case errors.As(err, &refusal):
		return &bots.Problem{Code: bots.Refused, VI: refusal.VI, EN: refusal.EN}
	case errors.Is(err, retrieval.ErrNotFound):
		return &bots.Problem{Code: bots.NotFound, VI: "không có", EN: "none"}
	}
	return err
}

// house is a server with the sample plan in its store.
type house struct {
	*httptest.Server
	srv   *Server
	store retrieval.Store
	agent *agent.Agent
}

func setup(t testing.TB, opts *Options, desk *bots.Options) *house {
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
	if _, err := st.Put(t.Context(), "default", p, nil); err != nil {
		t.Fatal(err)
	}
	if opts == nil {
		opts = &Options{}
	}
	if opts.Today == nil {
		opts.Today = func() plan.Date { return testDay }
	}
	ag := agent.New(st, nil)
	if desk == nil {
		desk = &bots.Options{}
	}
	desk.Explain = asTestProblem
	desk.State = func(ctx context.Context, tenant string) (string, error) {
		infos, err := st.Plans(ctx, tenant)
		return fmt.Sprint(infos), err
	}
	srv := New(bots.NewDesk(ag, desk), shelfOf{st}, opts)
	ts := httptest.NewServer(srv)
	t.Cleanup(func() {
		ts.CloseClientConnections()
		ts.Close()
		ts.Client().CloseIdleConnections()
	})
	return &house{ts, srv, st, ag}
}
