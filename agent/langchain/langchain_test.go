package langchain

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tmc/langchaingo/schema"

	"kehoach/agent"
	"kehoach/ingest"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/sqlite"
)

func setup(t *testing.T) (*agent.Agent, retrieval.Store) {
	t.Helper()
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "plans.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Put(t.Context(), "t", p, nil); err != nil {
		t.Fatal(err)
	}
	return agent.New(st, nil), st
}

// TestRetriever finds an entry as a chain does, with all that it says.
func TestRetriever(t *testing.T) {
	ag, st := setup(t)
	var r schema.Retriever = Retriever{Agent: ag, Plans: st, Tenant: "t", K: 3}
	docs, err := r.GetRelevantDocuments(t.Context(), "co so du lieu y te dung chung")
	if err != nil || len(docs) != 3 {
		t.Fatalf("%d documents: %v", len(docs), err)
	}
	d := docs[0]
	if d.Metadata["entry"] != "task/59" || d.Metadata["plan"] != "223-kh-ubnd-2024-tuyen-quang" || d.Metadata["last_day"] != "2025-12-31" || d.Score < docs[1].Score {
		t.Errorf("found %v, %v", d.Metadata, d.Score)
	}
	for _, want := range []string{"Chủ trì: Sở Y tế\n", "Phối hợp: Sở Thông tin và Truyền thông", "Sản phẩm: Phần mềm, Cơ sở dữ liệu", "Hoàn thành: Tháng 12/2025"} {
		if !strings.Contains(d.PageContent, want) {
			t.Errorf("%q is not in %s", want, d.PageContent)
		}
	}
	if docs, err := (Retriever{Agent: ag, Plans: st, Tenant: "another"}).GetRelevantDocuments(t.Context(), "y tế"); len(docs) > 0 {
		t.Errorf("another office gets %v, %v", docs, err)
	}
}

// TestTools calls each as langchaingo's agents do, with an object or with
// nothing but text.
func TestTools(t *testing.T) {
	ag, _ := setup(t)
	type langchaingo interface { // its tools.Tool
		Name() string
		Description() string
		Call(ctx context.Context, input string) (string, error)
	}
	inputs := map[string][2]string{
		"find_entries": {`{"agency":"Sở Y tế","role":"lead"}`, "cơ sở dữ liệu y tế"}, "get_entry": {`{"id":"task/59"}`, `"task/59"`},
		"count_entries": {`{"kind":"task"}`, "y tế"}, "deadlines": {`{"from":"2025-06-01","to":"2025-06-30"}`, ""},
		"agency_profile": {`{"agency":"STP"}`, "Sở Tư pháp"}, "glossary": {`{"term":"TTHC"}`, "TTHC"},
	}
	for _, one := range Tools(ag, "t", "") {
		var tool langchaingo = one
		for _, in := range inputs[tool.Name()] {
			out, err := tool.Call(t.Context(), in)
			if refused := strings.HasPrefix(out, `{"error"`); err != nil || refused != (in == "") {
				t.Errorf("%s(%s): %v, %.200s", tool.Name(), in, err, out)
			}
		}
		if !strings.Contains(tool.Description(), `"properties"`) {
			t.Errorf("%s is described as %s", tool.Name(), tool.Description())
		}
	}
	if _, err := Tools(ag, "another", "")[0].Call(t.Context(), "y tế"); err == nil {
		t.Error("another office's plan is opened")
	}
}
