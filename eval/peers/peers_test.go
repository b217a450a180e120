package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehoach/eval"
	"kehoach/eval/yardstick"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
)

func samplePlan(t *testing.T) *plan.Plan {
	t.Helper()
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestChunksCoverTheDocument: each is where it says, and together they lose no
// word.
func TestChunksCoverTheDocument(t *testing.T) {
	t.Parallel()
	document := string(sample.Text)
	chunks, err := split(document, 1000, 200)
	if err != nil {
		t.Fatal(err)
	}
	covered := 0
	for i, c := range chunks {
		if document[c.from:c.to] != c.text {
			t.Fatalf("chunk %d is not at %d..%d", i, c.from, c.to)
		}
		if lost := document[min(covered, c.from):c.from]; strings.TrimSpace(lost) != "" {
			t.Errorf("lost before chunk %d: %q", i, lost)
		}
		covered = max(covered, c.to)
	}
	if lost := document[covered:]; strings.TrimSpace(lost) != "" {
		t.Errorf("lost at the end: %q", lost)
	}
}

// TestTheReaderFindsWholeStatements: all chunks have all entries, and a chunk
// that stops within a statement has it not.
func TestTheReaderFindsWholeStatements(t *testing.T) {
	t.Parallel()
	p, document := samplePlan(t), string(sample.Text)
	chunks, err := split(document, 1000, 200)
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(document, chunks, p)
	var all []hit
	for i := range chunks {
		all = append(all, hit{chunk: i})
	}
	if text, ids := r.read(all, len(all)); len(ids) != len(p.Entries) || !strings.Contains(text, "Sở Y tế") {
		t.Errorf("all chunks have %d of %d entries", len(ids), len(p.Entries))
	}
	at := slices.IndexFunc(r.statements, func(s statement) bool { return s.id == "task/59" })
	s := r.statements[at]
	e := p.Entry("task/59")
	if got := document[s.from:s.to]; strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(e.Task.Text), " ") {
		t.Errorf("task 59 is said to be %q, want %q", got, e.Task.Text)
	}
	for _, c := range []struct {
		spans []span
		want  bool
	}{
		{[]span{s.span}, true},
		{[]span{{s.from, s.to - 1}}, false},
		{[]span{{s.from + 1, s.to}}, false},
		{[]span{{s.from + 20, s.to}, {s.from, s.from + 30}}, true}, // overlap
		{[]span{{s.from, s.from + 20}, {s.from + 30, s.to}}, false},
	} {
		part := &reader{document: document, statements: r.statements}
		var hits []hit
		for i, sp := range c.spans {
			part.chunks, hits = append(part.chunks, chunk{sp, document[sp.from:sp.to]}), append(hits, hit{chunk: i})
		}
		if _, ids := part.read(hits, len(hits)); slices.Contains(ids, "task/59") != c.want {
			t.Errorf("%v of %v: found %v, want %t", c.spans, s.span, ids, c.want)
		}
	}
}

// TestEnginesFind holds each library to finding what it must; that the
// standard analyser of bleve misses words without diacritics is a fact that the
// figures rest on.
func TestEnginesFind(t *testing.T) {
	t.Parallel()
	var chunks []chunk
	for _, text := range []string{"Sở Y tế chủ trì khám bệnh", "Sở Tài chính lập dự toán", "Chuyển đổi số trong cơ quan"} {
		chunks = append(chunks, chunk{text: text})
	}
	c := config{postgres: os.Getenv("KEHOACH_TEST_POSTGRES")}
	for _, name := range names {
		if name == idleName || name == kehoachName {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, what, err := newEngine(t.Context(), name, t.TempDir(), c)
			if err != nil {
				t.Fatal(err)
			}
			defer e.close()
			if err := e.index(t.Context(), chunks); err != nil {
				t.Fatal(err)
			}
			plain := 1
			if name == "bleve" {
				plain = -1
			}
			for _, q := range []struct {
				question string
				want     int
			}{{"dự toán ngân sách tài chính", 1}, {"khám bệnh", 0}, {"du toan tai chinh", plain}} {
				hits, err := e.search(t.Context(), q.question, 2)
				if err != nil {
					t.Fatal(err)
				}
				got := -1
				if len(hits) > 0 {
					got = hits[0].chunk
				}
				if got != q.want {
					t.Errorf("%s: %q finds %d, want %d", what, q.question, got, q.want)
				}
			}
			if n, err := e.size(t.Context()); err != nil || n <= 0 {
				t.Errorf("the index has %d bytes, %v", n, err)
			}
		})
	}
}

// TestALibraryIsHeldToTheQuestionsOverHTTP has the benchmark ask a library as it
// asks any system, and come to what the search itself says.
func TestALibraryIsHeldToTheQuestionsOverHTTP(t *testing.T) {
	t.Parallel()
	p := samplePlan(t)
	chunks := byEntries(string(sample.Text), p)
	e, _, err := newEngine(t.Context(), "bleve-folded", t.TempDir(), config{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	if err := e.index(t.Context(), chunks); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(answering(e, newReader(string(sample.Text), chunks, p), 8))
	defer s.Close()
	system := &yardstick.Server{URL: s.URL + "/ask", Timeout: time.Minute}
	got, err := system.Ask(t.Context(), yardstick.Question{Text: "y te"})
	if err != nil {
		t.Fatal(err)
	}
	if !got.Structured || got.Abstained || !slices.Contains(got.Entries, "task/59") || got.Confidence == nil || !strings.Contains(got.Text, "Sở Y tế") {
		t.Errorf("got %+v", got)
	}
	if got, err = system.Ask(t.Context(), yardstick.Question{Text: "qqqq"}); err != nil || !got.Abstained {
		t.Errorf("a word that is nowhere: got %+v, %v; want a refusal", got, err)
	}
}

// turns are two that must be answered and two that must be refused, with the
// score of the best chunk.
func turns() []asked {
	answer := eval.Turn{Want: [][]string{{"task/5"}}, Words: [][]string{{"Sở Y tế"}}}
	refuse := eval.Turn{Reasons: []string{"not_in_plan"}}
	c := &eval.Case{}
	good := yardstick.Reply{Text: "Sở Y tế", Entries: []string{"task/5", "task/6"}}
	return []asked{
		{c: c, t: &answer, reply: good, hits: []hit{{score: .9}}},
		{c: c, t: &refuse, reply: good, hits: []hit{{score: .6}}},
		{c: c, t: &answer, reply: yardstick.Reply{Text: "Sở Y tế"}, hits: []hit{{score: .5}}}, // lacks the entry
		{c: c, t: &refuse, reply: good, hits: []hit{{score: .1}}},
		{c: &eval.Case{Held: true}, t: &refuse, reply: good, hits: []hit{{score: 5}}}, // must not be looked at
	}
}

func TestThresholdsAreTuned(t *testing.T) {
	t.Parallel()
	said := turns()
	if got := threshold(said, (*asked).served); got != .9 {
		t.Errorf("to serve most: answer from %v on, want .9: what lacks an entry serves nobody", got)
	}
	if got := threshold(said, balanced(said)); got != .5 {
		t.Errorf("to refuse well: answer from %v on, want .5", got)
	}
	var served []bool
	for i := range said {
		said[i].refuse(.9)
		served = append(served, said[i].serves())
	}
	if diff := cmp.Diff([]bool{true, true, false, true, false}, served); diff != "" {
		t.Errorf("who is served (-want +got):\n%s", diff)
	}
}

// TestMeasure measures a library and kehoach in full: each turn is judged, the
// shares add up, and what holds for the search holds for every depth.
func TestMeasure(t *testing.T) {
	t.Parallel()
	gold, err := eval.Load(eval.Gold(), samplePlan(t))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range gold {
		n += len(c.Turns)
	}
	c := config{chunk: 1000, overlap: 200, k: 8}
	var all []Measured
	for _, name := range []string{"bleve-folded", kehoachName} {
		m, err := measure(t.Context(), name, c)
		if err != nil {
			t.Fatal(err)
		}
		if m.Serves.Of != n || m.ServesTune.Of+m.ServesHeld.Of != n || m.Bench.All.Turns != n || m.DiskBytes == 0 || m.PeakMB < 10 || m.P95 < m.P50 {
			t.Errorf("%s: %+v", name, m)
		}
		all = append(all, *m)
	}
	library, ours := all[0], all[1]
	for i := 1; i < len(library.Depths); i++ {
		if library.Depths[i].All.Part < library.Depths[i-1].All.Part {
			t.Errorf("%d chunks hold less than %d: %v", library.Depths[i].K, library.Depths[i-1].K, library.Depths)
		}
	}
	if ours.Serves.share() < .88 || library.Serves.share() > ours.Serves.share() || library.Depths[2].All.share() < .4 {
		t.Errorf("kehoach serves %v, the library %v, whose search holds %v", ours.Serves, library.Serves, library.Depths)
	}
	file := filepath.Join(t.TempDir(), "x.json")
	if err := writeJSON(file, all); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := writeTables(&b, all); err != nil {
		t.Fatal(err)
	}
	readme := filepath.Join(t.TempDir(), "README.md")
	if err := os.WriteFile(readme, []byte("a\n"+begins+"old\n"+ends+"\nz\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := writeReadme(readme, b.String()); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(readme); err != nil || string(got) != "a\n"+begins+"```text\n"+b.String()+"```\n"+ends+"\nz\n" {
		t.Errorf("the README is %q, %v", got, err)
	}
	if err := writeReadme(file, b.String()); err == nil {
		t.Error("a file without marks was written to")
	}
	for _, title := range []string{"what reaches the user", "the search alone holds all", "ViPlanBench", "cost"} {
		if !strings.Contains(b.String(), title) {
			t.Errorf("no table %q in\n%s", title, b.String())
		}
	}
}
