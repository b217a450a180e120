package langchain

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/tmc/langchaingo/schema"

	"kehoach/agent"
	"kehoach/plan"
	"kehoach/plan/due"
)

// Plans are where whole plans are read, such as a store.
type Plans interface {
	Plan(ctx context.Context, tenant, id string) (*plan.Plan, error)
}

// Retriever finds the entries that a question is about. It is safe for
// concurrent use.
type Retriever struct {
	Agent *agent.Agent
	Plans Plans
	// Tenant is the office, Plan the ID of one plan, "" for all of them.
	Tenant, Plan string
	// K is how many entries are found, 0 for 5.
	K int
}

var _ schema.Retriever = Retriever{}

// GetRelevantDocuments returns the entries that the words and the meaning of a
// query find, best first: each a document with what the plan says in all of its
// cells, and where it stands as metadata.
func (r Retriever) GetRelevantDocuments(ctx context.Context, query string) ([]schema.Document, error) {
	found, err := r.Agent.Search(ctx, r.Tenant, r.Plan, query, cmp.Or(r.K, 5))
	if err != nil {
		return nil, fmt.Errorf("search the plans: %w", err)
	}
	plans := make(map[string]*plan.Plan)
	out := make([]schema.Document, 0, len(found.Entries))
	for _, f := range found.Entries {
		p := plans[f.Plan]
		if p == nil {
			if p, err = r.Plans.Plan(ctx, r.Tenant, f.Plan); err != nil {
				return nil, fmt.Errorf("read plan %q: %w", f.Plan, err)
			}
			plans[f.Plan] = p
		}
		e := p.Entry(f.ID)
		if e == nil {
			continue // replaced between the search and the reading
		}
		out = append(out, schema.Document{PageContent: content(e), Score: float32(f.Score), Metadata: map[string]any{
			"plan": p.ID, "plan_number": p.Number, "entry": e.ID, "kind": string(e.Kind), "number": e.Number, "source": e.Source, "last_day": string(e.Due.Date),
		}})
	}
	return out, nil
}

// content is an entry as a text, a cell a line.
func content(e *plan.Entry) string {
	var b strings.Builder
	line := func(name, text string) {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, text)
		}
	}
	line("Mục", e.ID)
	if e.Kind != plan.KindTask {
		line("Cơ quan", e.Agency)
		line("Nội dung", e.Text)
		line("Thời hạn", due.Meaning(e.Due, "vi"))
		return b.String()
	}
	for _, f := range plan.TaskFields {
		line(columns[f], e.Cell(f).Text)
	}
	for _, o := range e.Others {
		line(o.Header, o.Text)
	}
	line("Nghĩa của thời hạn", due.Meaning(e.Due, "vi"))
	return b.String()
}

// columns name the cells of a task.
var columns = map[plan.FieldName]string{
	plan.FieldObjective: "Mục tiêu", plan.FieldTask: "Nhiệm vụ", plan.FieldProduct: "Sản phẩm", plan.FieldLead: "Chủ trì",
	plan.FieldCoordinating: "Phối hợp", plan.FieldStart: "Bắt đầu", plan.FieldEnd: "Hoàn thành",
}
