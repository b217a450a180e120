package audit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/plan"
)

func answer(question string) *agent.Answer {
	return &agent.Answer{Question: question, Intent: "entry", Entries: []agent.Cited{{ID: "task/59", Kind: plan.KindTask}}, AnsweredBy: "rules"}
}

func open(t *testing.T, dir string, days int) *Log {
	t.Helper()
	l, err := Open(dir, nil, days)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestPersonsAreApart(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, 0)
	day := time.Date(2025, 1, 2, 8, 0, 0, 0, time.UTC)
	for i, who := range []struct{ tenant, user string }{{"x", "hoa.le"}, {"x", "binh"}, {"xa", "n"}, {"x", "hoa.le"}} {
		if err := l.Add(day.AddDate(0, 0, i), who.tenant, who.user, answer(`hỏi "user":"`+l.Hash("x", "binh")+`"`)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.Of("x", "hoa.le")
	if err != nil || len(got) != 2 || got[0].Entries[0] != "task/59" {
		t.Fatalf("of hoa.le: %+v, %v", got, err)
	}
	files, _ := filepath.Glob(dir + "/*.jsonl")
	for _, f := range files {
		data, _ := os.ReadFile(f)
		if strings.Contains(string(data), "hoa.le") || strings.Contains(string(data), "binh\"") {
			t.Errorf("a name is in %s", data)
		}
		if st, _ := os.Stat(f); st.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v", f, st.Mode())
		}
	}
	again := open(t, dir, 0) // as another process would
	if n, err := again.Forget("x", "hoa.le"); n != 2 || err != nil {
		t.Errorf("forgot %d, %v", n, err)
	}
	if err := l.Add(day, "x", "hoa.le", answer("mới")); err != nil {
		t.Fatal(err)
	}
	if got, _ := l.Of("x", "hoa.le"); len(got) != 1 || got[0].Question != "mới" {
		t.Errorf("after forgetting: %+v", got)
	}
	if got, _ := l.Of("x", "binh"); len(got) != 1 {
		t.Errorf("another was forgotten too: %+v", got)
	}
}

func TestRetention(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, 30)
	now := time.Date(2025, 3, 1, 8, 0, 0, 0, time.UTC)
	l.now = func() time.Time { return now }
	for _, back := range []int{40, 31, 30, 0} {
		if err := os.WriteFile(filepath.Join(dir, now.AddDate(0, 0, -back).Format(time.DateOnly)+".jsonl"), []byte("{}\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Add(now, "x", "hoa.le", answer("a")); err != nil {
		t.Fatal(err)
	}
	files, _ := l.files()
	if len(files) != 2 {
		t.Errorf("kept %q", files)
	}
}
