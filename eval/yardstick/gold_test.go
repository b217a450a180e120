package yardstick

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/agent"
	"kehoach/eval"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval/sqlite"
)

func sampleGold(t *testing.T) (*plan.Plan, []eval.Case) {
	t.Helper()
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	gold, err := eval.Load(eval.Gold(), p)
	if err != nil {
		t.Fatal(err)
	}
	return p, gold
}

// TestTextsAreReadAsTheyAreMeant asks the program itself twice, once believing
// what it says of its entries and refusals, once reading both from its text: the
// reader must come to nearly the same.
func TestTextsAreReadAsTheyAreMeant(t *testing.T) {
	t.Parallel()
	p, gold := sampleGold(t)
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "plans.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if _, err := st.Put(t.Context(), "office", p, nil); err != nil {
		t.Fatal(err)
	}
	ask := Local(eval.AskAgent(agent.New(st, nil), "office", p.ID))
	texts := NewTexts(p)
	turns, entries, refusals := 0, 0, 0
	for i := 0; i < len(gold); i += 4 {
		q := gold[i].Turns[0]
		meant, err := ask(t.Context(), Question{Text: q.Question, Today: eval.DefaultToday})
		if err != nil {
			t.Fatal(err)
		}
		read := Reply{Text: meant.Text}
		texts.Read(&read)
		turns++
		if read.Abstained == meant.Abstained {
			refusals++
		}
		if slices.Equal(slices.Sorted(slices.Values(read.Entries)), slices.Sorted(slices.Values(meant.Entries))) {
			entries++
		}
	}
	t.Logf("of %d answers the refusal is read as meant in %d, the entries in %d", turns, refusals, entries)
	if 100*refusals < 97*turns || 100*entries < 90*turns {
		t.Errorf("of %d answers the refusal is read as meant in %d, the entries in %d; want 97 %% and 90 %%", turns, refusals, entries)
	}
}

func TestExport(t *testing.T) {
	t.Parallel()
	p, gold := sampleGold(t)
	dir := filepath.Join(t.TempDir(), "new")
	if err := Export(dir, gold, p, sample.Text, false); err != nil {
		t.Fatal(err)
	}
	if err := Export(dir, gold, p, sample.Text, false); err == nil {
		t.Error("a folder with files in it was written to")
	}
	if text, err := os.ReadFile(filepath.Join(dir, "plan.txt")); err != nil || !bytes.Equal(text, sample.Text) {
		t.Errorf("plan.txt is not the plan: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "held.jsonl")); err == nil {
		t.Error("the part held back was written without being asked for")
	}
	// A reader of the folder alone comes to the questions as the gold has them.
	got := readLines(t, filepath.Join(dir, "questions.jsonl"))
	held := make(map[string]bool)
	n := 0
	for i := range gold {
		c := &gold[i]
		for k := range c.Turns {
			turn := &c.Turns[k]
			if c.Held {
				held[turn.Question] = true
				continue
			}
			l := got[n]
			n++
			back := eval.Turn{Line: turn.Line, Question: l.Question, Today: turn.Today, Want: l.Want, May: l.May, MayAny: l.MayAny,
				Words: l.Words, Totals: l.Totals, Reasons: l.Reasons, MayAnswer: l.MayAnswer, Note: turn.Note}
			if diff := cmp.Diff(*turn, back); diff != "" {
				t.Fatalf("%s (-gold +exported):\n%s", l.ID, diff)
			}
			if l.Split != "tune" || len(l.Earlier) != k || !slices.Contains(Categories, l.Category) || l.Today == "" {
				t.Fatalf("%s: %+v", l.ID, l)
			}
		}
	}
	if n != len(got) {
		t.Errorf("%d questions, want %d", len(got), n)
	}
	whole := filepath.Join(t.TempDir(), "whole")
	if err := Export(whole, gold, p, sample.Text, true); err != nil {
		t.Fatal(err)
	}
	for _, l := range readLines(t, filepath.Join(whole, "held.jsonl")) {
		if l.Split != "held" || !held[l.Question] {
			t.Fatalf("%s is not of the part held back", l.ID)
		}
	}
}

func readLines(t *testing.T, file string) []line {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []line
	lines := bufio.NewScanner(strings.NewReader(string(data)))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var l line
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		out = append(out, l)
	}
	return out
}
