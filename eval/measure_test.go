package eval

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/eval/perturb"
	"kehoach/plan"
)

func TestBootstrap(t *testing.T) {
	t.Parallel()
	var groups []Mean
	for i := range 200 {
		groups = append(groups, yes(true, i%5 != 0))
	}
	got := Bootstrap(groups)
	// The binomial bounds of 0.8 of 200 are 0.8 ± 1.96·√(0.8·0.2/200).
	half := 1.96 * math.Sqrt(0.8*0.2/200)
	if got.Value != 0.8 || math.Abs(got.Low-(0.8-half)) > 0.015 || math.Abs(got.High-(0.8+half)) > 0.015 {
		t.Errorf("got %+v, want 0.8 ± %.3f", got, half)
	}
	if again := Bootstrap(groups); again != got {
		t.Errorf("once %+v, once %+v", got, again)
	}
	// What is always right or wrong together tells less than as many alone.
	var together []Mean
	for i := range 20 {
		together = append(together, Mean{Sum: 10 * yes(true, i%5 != 0).Sum, N: 10})
	}
	if wide := Bootstrap(together); wide.Value != 0.8 || wide.High-wide.Low < 2*(got.High-got.Low) {
		t.Errorf("groups of ten give %+v, single ones %+v", wide, got)
	}
	if got := Bootstrap([]Mean{{}, {}}); got != (Interval{}) {
		t.Errorf("of nothing: %+v", got)
	}
	if got := Bootstrap([]Mean{{}, {1, 1}}); got != (Interval{1, 1, 1}) {
		t.Errorf("of one: %+v", got)
	}
}

func TestSearchedMeasures(t *testing.T) {
	t.Parallel()
	turn := &Turn{Want: [][]string{{"a"}, {"b", "b2"}}, May: []string{"m", "b2"}}
	for _, c := range []struct {
		found                        string
		recall1, recall5, mrr, ndcg5 float64
	}{
		{"a b", .5, 1, 1, 1},
		{"x a b2", 0, 1, .5, (1/math.Log2(3) + 1/math.Log2(4)) / (1 + 1/math.Log2(3))},
		{"m a", .5, .5, 1, 1 / (1 + 1/math.Log2(3))}, // what may be there takes no place
		{"x y z u v a", 0, 0, 1. / 6, 0},
		{"", 0, 0, 0, 0},
	} {
		s := SearchedFor(turn, strings.Fields(c.found))
		got := []float64{s.RecallAt(1), s.RecallAt(5), s.ReciprocalRank(), s.NDCG(5)}
		for i, want := range []float64{c.recall1, c.recall5, c.mrr, c.ndcg5} {
			if math.Abs(got[i]-want) > 1e-9 {
				t.Errorf("%q: measure %d is %v, want %v", c.found, i, got[i], want)
			}
		}
	}
}

func TestAbstention(t *testing.T) {
	t.Parallel()
	must, may, never := &Turn{Reasons: []string{"not_in_plan"}}, &Turn{Reasons: []string{"not_in_plan"}, MayAnswer: true}, &Turn{}
	for _, c := range []struct {
		turn              *Turn
		abstained         bool
		reason            string
		precision, recall Mean
	}{
		{must, true, "not_in_plan", Mean{1, 1}, Mean{1, 1}},
		{must, true, "unsafe", Mean{0, 1}, Mean{0, 1}},
		{must, false, "", Mean{}, Mean{0, 1}},
		{may, true, "not_in_plan", Mean{1, 1}, Mean{}},
		{may, false, "", Mean{}, Mean{}},
		{never, true, "not_in_plan", Mean{0, 1}, Mean{}},
		{never, false, "", Mean{}, Mean{}},
	} {
		r := &Result{Turn: c.turn, Answer: Answer{Abstained: c.abstained, Reason: c.reason}}
		if p, rec := AbstentionPrecision(r), AbstentionRecall(r); p != c.precision || rec != c.recall {
			t.Errorf("%+v: precision %v, recall %v", c, p, rec)
		}
	}
}

func TestLatency(t *testing.T) {
	t.Parallel()
	var results []Result
	for i := 20; i > 0; i-- {
		results = append(results, Result{Answer: Answer{ElapsedMS: float64(i)}})
	}
	results = append(results, Result{Err: context.Canceled, Answer: Answer{ElapsedMS: 1000}})
	if p50, p95 := Latency(results, 50), Latency(results, 95); p50 != 10 || p95 != 19 {
		t.Errorf("p50 %v, p95 %v, want 10, 19", p50, p95)
	}
	if got := Latency(nil, 50); got != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func TestStatements(t *testing.T) {
	t.Parallel()
	answer := "**Sở Y tế** chủ trì 1/75 nhiệm vụ:\n- **[nhiệm vụ 59]** Xây dựng cơ sở\n  - sản phẩm: Phần mềm\n  - như [nhiệm vụ 60]\n    - hạn: 1/2\nTổng cộng: 1 nhiệm vụ.\n- 15/06: [duty V.1.4] báo cáo\n"
	want := []Statement{
		{[]string{"task/59"}, "Xây dựng cơ sở", "Sở Y tế chủ trì 1/75 nhiệm vụ:"},
		{[]string{"task/59"}, "sản phẩm: Phần mềm", "Sở Y tế chủ trì 1/75 nhiệm vụ:"},
		{[]string{"task/60"}, "như", "Sở Y tế chủ trì 1/75 nhiệm vụ:"},
		{[]string{"task/60"}, "hạn: 1/2", "Sở Y tế chủ trì 1/75 nhiệm vụ:"},
		{[]string{"duty/V.1.4"}, "15/06:  báo cáo", "Tổng cộng: 1 nhiệm vụ."},
	}
	if diff := cmp.Diff(want, Statements(answer)); diff != "" {
		t.Error(diff)
	}
}

// twoTasks is a plan of two tasks with all cells.
func twoTasks() *plan.Plan {
	cell := func(s string) plan.Cell { return plan.Cell{Text: s} }
	return &plan.Plan{Year: 2025, LastYear: 2025, Entries: []*plan.Entry{
		{
			ID: "task/1", Kind: plan.KindTask, Number: "1", Text: "Số hóa 90% hồ sơ", Task: cell("Số hóa 90% hồ sơ"), Product: cell("Báo cáo;\nDữ liệu"),
			Lead: cell("Sở Y tế"), Coordinating: cell("Sở Tư pháp"), End: cell("Trước ngày 15/01/2025"),
			Due: plan.Due{Kind: plan.DueDate, Text: "Trước ngày 15/01/2025", Date: "2025-01-14", To: "2025-01-14"},
		},
		{
			ID: "task/2", Kind: plan.KindTask, Number: "2", Text: "Họp", Task: cell("Họp"), Product: cell("Hội nghị"), Lead: cell("Sở Nội vụ"), End: cell("Tháng 7/2025"),
			Due: plan.Due{Kind: plan.DueRange, Text: "Tháng 7/2025", Date: "2025-07-31", From: "2025-07-01", To: "2025-07-31"},
		},
	}}
}

func TestCitationCorrectness(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		answer string
		wrong  string // what is not borne out, "" for nothing
	}{
		{"- **[nhiệm vụ 1]** Số hóa 90 % hồ sơ — hạn: Trước ngày 15/01/2025, tức chậm nhất 14/01/2025", ""},
		{"- [task 1] product: Báo cáo; Dữ liệu; lead: Sở Y tế; finish: Trước ngày 15/01/2025, that is, by 14 January 2025", ""},
		{"- [task 2] Họp (July 2025)", ""},
		{"- [task 2] Họp (August 2025)", "date 8/2025"},
		{"- [nhiệm vụ 1] hạn cuối 16/01/2025", "date 16/1/2025"},
		{"- [nhiệm vụ 1] hạn cuối ngày 14 tháng 01 năm 2026", "date 14/1/2026|date 1/2026"},
		{"- [nhiệm vụ 2] hạn cuối 14/01/2025", "date 14/1/2025"},
		{"- [nhiệm vụ 1] và [nhiệm vụ 2]: 14/01/2025 và 31/07/2025", ""},
		{"- [nhiệm vụ 1] Số hóa 95% hồ sơ", "figure 95%"},
		{"- [nhiệm vụ 1] Số hóa\n  - chủ trì: Sở Tư pháp", "chủ trì: Sở Tư pháp"},
		{"- [nhiệm vụ 1] Số hóa — sản phẩm: Hội nghị — chủ trì: Sở Y tế", "sản phẩm: Hội nghị"},
		{"- [nhiệm vụ 1] Số hóa — sản phẩm: Báo cáo…", ""},
		{"- [nhiệm vụ 1] Số hóa — chủ trì: Sở Y tế (Trước ngày 15/01/2025)", ""},
		{"- [nhiệm vụ 2] phối hợp: kế hoạch không ghi", ""},
		{"Hôm nay là 02/02/2025.", ""},
	} {
		_, bad := CitationCorrectness(twoTasks(), c.answer)
		var got []string
		for _, b := range bad {
			got = append(got, b.What)
		}
		if strings.Join(got, "|") != c.wrong {
			t.Errorf("%q: not borne out %q, want %q", c.answer, got, c.wrong)
		}
	}
	s, _ := CitationCorrectness(twoTasks(), "- [nhiệm vụ 1] Số hóa\n- [nhiệm vụ 2] 1/2/2025\n- [nhiệm vụ 3] là gì")
	if s != (Share{1, 3}) {
		t.Errorf("%v of three statements are borne out, want 1: one has a wrong date, one cites what is not there", s)
	}
}

func TestFieldAccuracy(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		words, answer string
		want          Share
	}{
		{"Sở Y tế", "- [nhiệm vụ 1] chủ trì: Sở Y tế", Share{1, 1}},
		{"Sở Y tế", "Sở Y tế chủ trì:\n- [nhiệm vụ 1] Số hóa", Share{1, 1}},
		{"Sở Y tế", "- [nhiệm vụ 2] chủ trì: Sở Y tế", Share{0, 1}},
		{"14/01/2025 / 15/01/2025", "- [nhiệm vụ 1] chậm nhất 14/1/2025", Share{1, 1}},
		{"Sở Nội vụ", "- [nhiệm vụ 1] Sở Nội vụ", Share{}}, // no field of task 1
	} {
		words, err := choices(c.words, " | ")
		if err != nil {
			t.Fatal(err)
		}
		r := &Result{Turn: &Turn{Want: one("task/1"), Words: words}, Answer: Answer{Answer: c.answer}}
		if got := FieldAccuracy(twoTasks(), r); got != c.want {
			t.Errorf("%q in %q: %v, want %v", c.words, c.answer, got, c.want)
		}
	}
}

func TestFiguresReadBack(t *testing.T) {
	t.Parallel()
	was := []Figure{{"right, all", Interval{.9, .85, .95}, 200}, {"gone", Interval{1, 1, 1}, 3}, {"same", Interval{.5, .4, .6}, 10}, {"more asked", Interval{.5, .4, .6}, 10}, {"better", Interval{.5, .4, .6}, 10}}
	var b strings.Builder
	b.WriteString("# a comment\n")
	if err := WriteFigures(&b, was); err != nil {
		t.Fatal(err)
	}
	read, err := ReadFigures(b.String())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(was, read); diff != "" {
		t.Error(diff)
	}
	is := slices.Clone(was)
	is[0].Value, is[1].Name, is[3].Of, is[4].Value = .899, "new", 11, .501
	lost, gained, other := CompareFigures(read, is)
	names := func(cs []Change) (out []string) {
		for _, c := range cs {
			out = append(out, c.Name)
		}
		return out
	}
	if diff := cmp.Diff([][]string{{"right, all"}, {"better"}, {"new", "more asked", "gone"}}, [][]string{names(lost), names(gained), names(other)}); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"name 1 2 3", "name 1 2 x 4", "name 1 2 3 4.5"} {
		if _, err := ReadFigures(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

// TestShake asks a system that knows lower case alone.
func TestShake(t *testing.T) {
	t.Parallel()
	gold := []Case{
		{Name: "a:1", Form: "plain", Turns: []Turn{{Line: 1, Question: "so y te", Want: one("x")}, {Line: 2, Question: "han", Want: one("x")}}},
		{Name: "b:1", Form: "plain", Held: true, Turns: []Turn{{Line: 1, Question: "bi mat", Want: one("x")}}},
	}
	ask := func(_ context.Context, turns ...Turn) (Answer, error) {
		for _, turn := range turns {
			if turn.Question != strings.ToLower(turn.Question) {
				return Answer{Abstained: true, Reason: "not_in_plan"}, nil
			}
		}
		return Answer{Entries: rested("x")}, nil
	}
	ways := slices.DeleteFunc(perturb.All(DirectoryOf(&plan.Plan{})), func(w perturb.Perturbation) bool {
		return w.Name != "upper case" && w.Name != "no diacritics"
	})
	shaken, err := Shake(t.Context(), gold, ways, ask)
	if err != nil {
		t.Fatal(err)
	}
	want := []Steadiness{{Perturbation: "upper case", Unchanged: Share{0, 3}, RightBefore: Share{3, 3}, RightAfter: Share{0, 3}, Kept: Share{0, 3}}}
	if diff := cmp.Diff(want, Steadinesses(shaken)); diff != "" {
		t.Error(diff)
	}
	var b strings.Builder
	if err := WriteChanged(&b, shaken); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.Contains(got, "SO Y TE") || strings.Contains(strings.ToLower(got), "bi mat") || !strings.Contains(got, "and 1 of the part held back") {
		t.Errorf("the list of changes shows what is held back, or not what is not:\n%s", got)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Shake(ctx, gold, ways, ask); err == nil {
		t.Error("no error when stopped")
	}
}

func TestOneIn(t *testing.T) {
	t.Parallel()
	var gold []Case
	for i := range 1000 {
		gold = append(gold, Case{Turns: []Turn{{Question: fmt.Sprintf("câu hỏi %d", i)}}})
	}
	some := OneIn(10, gold)
	if len(some) < 70 || len(some) > 130 {
		t.Errorf("%d of 1000, want one in ten or so", len(some))
	}
	if diff := cmp.Diff(OneIn(10, gold[500:]), some[len(OneIn(10, gold[:500])):]); diff != "" {
		t.Errorf("which ones hangs on the others:\n%s", diff)
	}
}
