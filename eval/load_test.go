package eval

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
)

// samplePlan is the sample plan as far as the gold refers to it: IDs and
// lines, without ingest.
func samplePlan(t testing.TB) *plan.Plan {
	t.Helper()
	data, err := os.ReadFile("testdata/entries.txt")
	if err != nil {
		t.Fatal(err)
	}
	p := &plan.Plan{}
	for line := range strings.Lines(string(data)) {
		f := strings.Fields(line)
		if len(f) != 3 {
			continue
		}
		kind, number, _ := strings.Cut(f[0], "/")
		first, _ := strconv.Atoi(f[1])
		last, _ := strconv.Atoi(f[2])
		p.Entries = append(p.Entries, &plan.Entry{
			ID: f[0], Kind: plan.Kind(kind), Number: number,
			Source: plan.Source{FirstLine: first, LastLine: last},
		})
	}
	return p
}

// TestGold holds the shipped gold to what it promises: enough questions,
// spread over kinds and forms, and a part held back.
func TestGold(t *testing.T) {
	t.Parallel()
	cases, err := Load(Gold(), samplePlan(t))
	if err != nil {
		t.Fatal(err)
	}
	kinds, forms := make(map[string]int), make(map[string]int)
	seen := make(map[string]string)
	turns, held := 0, 0
	for _, c := range cases {
		if c.Held {
			held++
		}
		turns += len(c.Turns)
		kinds[c.Kind] += len(c.Turns)
		forms[c.Form]++
		first := c.Turns[0]
		key := string(first.Today) + first.Question
		if before, ok := seen[key]; ok && len(c.Turns) == 1 {
			t.Errorf("%s asks what %s asks: %q", c.Name, before, first.Question)
		}
		seen[key] = c.Name
	}
	if turns < 220 || len(kinds) < 13 {
		t.Errorf("%d turns of %d kinds, want 220 of 13 at least", turns, len(kinds))
	}
	for kind, n := range kinds {
		if n < 8 {
			t.Errorf("only %d turns of kind %s", n, kind)
		}
	}
	for form, least := range map[string]float64{"accents": .35, "plain": .2, "short": .12, "en": .07} {
		if share := float64(forms[form]) / float64(len(cases)); share < least {
			t.Errorf("form %s: %.2f of the blocks, want %.2f at least", form, share, least)
		}
	}
	if share := float64(held) / float64(len(cases)); share < .1 || share > .4 {
		t.Errorf("held back: %.2f of the blocks, want a tenth at least", share)
	}
	t.Logf("%d blocks, %d turns, %v %v", len(cases), turns, kinds, forms)
}

// load reads one questions file against the sample plan.
func load(t testing.TB, sets, questions string) ([]Case, error) {
	fsys := fstest.MapFS{"questions/x.txt": {Data: []byte(questions)}}
	if sets != "" {
		fsys["sets.txt"] = &fstest.MapFile{Data: []byte(sets)}
	}
	return Load(fsys, samplePlan(t))
}

func TestLoad(t *testing.T) {
	t.Parallel()
	got, err := load(t, "set: hai\nentries: task/35a..36b\nnote: two rows\n", `
# a comment
split: held
q: Nhiệm vụ 36?
today: 2025-01-02
want: @hai, #78, task/71 / task/72
may: section/I.1,
  duty/V.2.1..V.2.2
words: Sở Y tế | 14/01/2025 / 15/01/2025
total: 4 / 5
note: why

t1: nv 120
form: short
kind: refuse
abstain: not_in_plan
t2: nham, 12
abstain: optional / ambiguous
want: none
may: any
`)
	if err != nil {
		t.Fatal(err)
	}
	want := []Case{
		{Name: "x:3", Kind: "x", Form: "accents", Held: true, Turns: []Turn{{
			Line: 4, Question: "Nhiệm vụ 36?", Today: "2025-01-02",
			Want: [][]string{{"task/35a"}, {"task/35b"}, {"task/36a"}, {"task/36b"},
				{"duty/V.1.4"}, {"task/71", "task/72"}},
			May:    []string{"section/I.1", "duty/V.2.1", "duty/V.2.2"},
			Words:  [][]string{{"Sở Y tế"}, {"14/01/2025", "15/01/2025"}},
			Totals: []int{4, 5}, Note: "why",
		}}},
		{Name: "x:13", Kind: "refuse", Form: "short", Turns: []Turn{
			{Line: 13, Question: "nv 120", Reasons: []string{"not_in_plan"}},
			{Line: 17, Question: "nham, 12", Reasons: []string{"ambiguous"}, MayAnswer: true, MayAny: true},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLoadRanges(t *testing.T) {
	t.Parallel()
	got, err := load(t, "", "q: x\nwant: task/16..38\nmay: target/II.2.12..II.3.1\n")
	if err != nil {
		t.Fatal(err)
	}
	turn := got[0].Turns[0]
	if len(turn.Want) != 25 {
		t.Errorf("task/16..38 is %d entries, want 25", len(turn.Want))
	}
	want := []string{"target/II.2.12", "target/II.2.13", "target/II.3.1"}
	if diff := cmp.Diff(want, turn.May); diff != "" {
		t.Error(diff)
	}
}

func TestLoadErrors(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, sets, text, want string }{
		{"unknown key", "", "q: a\nwnat: task/1\n", "line 2: wnat: unknown key"},
		{"unknown entry", "", "q: a\nwant: task/120\n", `the plan has no entry "task/120"`},
		{"number without its letter", "", "q: a\nwant: task/35\n", `the plan has no entry "task/35"`},
		{"line of no entry", "", "q: a\nwant: #736\n", "no entry covers line 736"},
		{"no line", "", "q: a\nwant: #x\n", "is no line"},
		{"unknown set", "", "q: a\nwant: @b\n", `no set "b"`},
		{"set twice", "set: a\nentries: task/1\n\nset: a\nentries: task/2\n", "q: a\nwant: @a\n", "given twice"},
		{"set of nothing", "set: a\n", "q: a\nwant: @a\n", "needs a name and entries"},
		{"set key", "set: a\nentry: task/1\n", "q: a\nwant: @a\n", `unknown key "entry"`},
		{"backwards", "", "q: a\nwant: task/9..3\n", "goes backwards"},
		{"empty part", "", "q: a\nwant: task/1,\n", "empty part"},
		{"key twice", "", "q: a\nwant: task/1\nwant: task/2\n", "given twice"},
		{"two questions", "", "q: a\nwant: task/1\nq: b\nwant: task/1\n", "out of turn"},
		{"turn skipped", "", "t1: a\nwant: task/1\nt3: b\n", "out of turn"},
		{"no question", "", "split: held\n", "no question"},
		{"before the question", "", "want: task/1\nq: a\n", "comes before the question"},
		{"no expectation", "", "q: a\nwant: none\n", "neither"},
		{"both", "", "q: a\nabstain: unsafe\nwant: task/1\n", "leaves nothing"},
		{"reason", "", "q: a\nabstain: unknown\n", `"unknown" is none of`},
		{"only optional", "", "q: a\nabstain: optional\n", "gives no reason"},
		{"date", "", "q: a\ntoday: 2/1/2025\nwant: task/1\n", "want YYYY-MM-DD"},
		{"total", "", "q: a\ntotal: many\n", "is no count"},
		{"split", "", "q: a\nsplit: test\nwant: task/1\n", "is none of held, tune"},
		{"form", "", "q: a\nform: loud\nwant: task/1\n", "is none of accents"},
		{"no colon", "", "q: a\njust words\n", "want \"key: value\""},
		{"empty value", "", "q:\n", "q is empty"},
		{"continues nothing", "", " q: a\n", "nothing above to continue"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := load(t, tt.sets, tt.text)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Load(%q) = %v, want error with %q", tt.text, err, tt.want)
			}
		})
	}
	if _, err := Load(fstest.MapFS{}, &plan.Plan{}); err == nil {
		t.Error("Load of nothing: no error")
	}
}

// TestResolveShortest checks that a line inside a bullet of a section is the
// bullet's, and that any other line of it is the section's.
func TestResolveShortest(t *testing.T) {
	t.Parallel()
	r := newResolver(&plan.Plan{Entries: []*plan.Entry{
		{ID: "section/I.1", Source: plan.Source{FirstLine: 9, LastLine: 12}},
		{ID: "section/I.1.2", Source: plan.Source{FirstLine: 11, LastLine: 11}},
		{ID: "section/unplaced"},
	}})
	for line, want := range map[int]string{9: "section/I.1", 11: "section/I.1.2", 12: "section/I.1"} {
		if got, err := r.covering(line); got != want || err != nil {
			t.Errorf("covering(%d) = %q, %v, want %q", line, got, err, want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("q: a\nwant: task/1 / task/2, #78\nwords: a / b | c\n\nt1: x\nabstain: unsafe\nt2: y\nmay: any\n")
	f.Add("set: a\nentries: task/1..3\n")
	f.Add(" \n:\nq: \nt99999999999999999999: a\nwant: ..\n")
	p := samplePlan(f)
	f.Fuzz(func(t *testing.T, text string) {
		cases, _ := Load(fstest.MapFS{"questions/x.txt": {Data: []byte(text)}}, p)
		for _, c := range cases {
			if len(c.Turns) == 0 {
				t.Errorf("case without turns from %q", text)
			}
		}
	})
}
