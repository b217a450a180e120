package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan/vi/corpus"
)

func TestAnswers(t *testing.T) {
	t.Parallel()
	ts := newTexts(&corpus.Excluded{})
	ts.answers("**Thị thực là gì? Giấy tờ nào thay được thị thực?** -\n\n" +
		"**Giấy tờ nào thay được thị thực?**\n\nTại Điều 3 Luật Nhập cảnh quy định như sau:\n\n" +
		"Thẻ tạm trú hoặc thẻ thường trú có giá trị thay thế cho thị thực. Ngắn quá.\n\n" +
		"# Không có câu trả lời nào ở dưới?\n")
	want := []answered{{"Giấy tờ nào thay được thị thực", []string{"Thẻ tạm trú hoặc thẻ thường trú có giá trị thay thế cho thị thực"}}}
	if diff := cmp.Diff(want, ts.answered, cmp.AllowUnexported(answered{})); diff != "" {
		t.Error(diff)
	}
}

// TestExcludedTextIsNotTrainedOn gives a folder in which a sentence of an
// excluded file stands, with other words around it.
func TestExcludedTextIsNotTrainedOn(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	gold := filepath.Join(dir, "gold.jsonl")
	document := filepath.Join(dir, "texts", "a.md")
	if err := os.Mkdir(filepath.Dir(document), 0o755); err != nil {
		t.Fatal(err)
	}
	for file, text := range map[string]string{
		gold:     `{"q": "bao giờ mới xong việc số hóa hồ sơ đất đai"}`,
		document: "Không biết bao giờ mới xong việc số hóa hồ sơ đất đai.\n\nCơ quan chủ trì báo cáo kết quả thực hiện hằng quý.\n",
	} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	excluded, err := corpus.ReadExcluded([]string{gold})
	if err != nil {
		t.Fatal(err)
	}
	ts := newTexts(excluded)
	if err := ts.readFolder(filepath.Dir(document)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Cơ quan chủ trì báo cáo kết quả thực hiện hằng quý."}, ts.documents); diff != "" {
		t.Error(diff)
	}
	if ts.n.excluded != 1 {
		t.Errorf("%d sentences were excluded, want 1", ts.n.excluded)
	}
}

func TestHeldOutPairsAreNotTrainedOn(t *testing.T) {
	t.Parallel()
	rows, err := corpus.ReadPairs("../pairs")
	if err != nil {
		t.Fatal(err)
	}
	p := newPairs(rows, &corpus.Excluded{})
	for _, q := range p.train {
		if p.held[q.statement] {
			t.Fatalf("%q is trained on, but its statement is held out", q.text)
		}
	}
	held := 0
	for _, h := range p.held {
		if h {
			held++
		}
	}
	if n := len(p.held); held < n/15 || held > n/6 || len(p.measured) < 2*held {
		t.Errorf("%d of %d statements with %d questions are held out, want about a tenth", held, n, len(p.measured))
	}
}

// TestCache asks a teacher once for each text, also after the file was cut off
// in the middle of a record.
func TestCache(t *testing.T) {
	t.Parallel()
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in struct{ Input []string }
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			t.Error(err)
		}
		type vector struct {
			Index     int       `json:"index"`
			Embedding []float32 `json:"embedding"`
		}
		var out struct {
			Data []vector `json:"data"`
		}
		for i, s := range in.Input {
			asked++
			out.Data = append(out.Data, vector{i, []float32{float32(len(s)), 1}})
		}
		if err := json.NewEncoder(w).Encode(out); err != nil {
			t.Error(err)
		}
	}))
	defer server.Close()
	file := filepath.Join(t.TempDir(), "cache")
	fill := func() *cache {
		c, err := openCache(file, "m", 2)
		if err != nil {
			t.Fatal(err)
		}
		teachers := []*teacher{newTeacher(server.URL, "m", "query: ")}
		if err := c.fill(context.Background(), teachers, []string{"a", "bb", "ccc", "a"}, 2); err != nil {
			t.Fatal(err)
		}
		return c
	}
	fill()
	if err := os.Truncate(file, int64(2*(len(key{})+8)+5)); err != nil {
		t.Fatal(err)
	}
	c := fill()
	if asked != 4 {
		t.Errorf("the teacher was asked for %d texts, want 3 and the one that was cut off", asked)
	}
	if diff := cmp.Diff([]float32{float32(len("query: ccc")), 1}, c.get("ccc")); diff != "" {
		t.Error(diff)
	}
}
