package page

import (
	"context"
	"errors"
	"html/template"
	"regexp"
	"strings"
	"testing"
	"time"

	"kehoach/eval"
	"kehoach/eval/judge"
	"kehoach/plan"
)

// thePage is a page with a right answer, wrong ones of several sorts, a failure
// and one that nobody judges.
func thePage(t *testing.T, lang string) Page {
	t.Helper()
	p := &plan.Plan{ID: "p", Number: "9/KH-UBND", Title: "KẾ HOẠCH <thử>", Entries: []*plan.Entry{
		{ID: "task/1", Kind: plan.KindTask, Text: "Ban hành kế hoạch", Lead: plan.Cell{Text: "Sở Nội vụ"}, Source: plan.Source{FirstLine: 12, LastLine: 15}},
		{ID: "task/2", Kind: plan.KindTask, Text: "Rà soát thủ tục", Source: plan.Source{Table: 2, Row: 3}},
	}}
	cases, err := eval.Own("q.txt", []byte(`
kind: agency
q: câu đúng
want: task/1

kind: agency
q: câu thừa
want: task/1

kind: refuse
q: câu không nên trả lời
abstain: not_in_plan

kind: count
q: bao nhiêu?
may: any
total: 3
words: ba việc

kind: agency
q: câu lỗi
want: task/1

q: câu để đọc
`), p)
	if err != nil {
		t.Fatal(err)
	}
	two, n := 2, 0
	rep := eval.Run(t.Context(), cases, func(_ context.Context, turns ...eval.Turn) (eval.Answer, error) {
		n++
		a := eval.Answer{Answer: "- **Sở Nội vụ** <script>alert(1)</script> [nhiệm vụ 1]", ElapsedMS: float64(n), Entries: []eval.Rested{{ID: "task/1"}}}
		switch turns[0].Question {
		case "câu thừa":
			a.Entries = append(a.Entries, eval.Rested{ID: "task/2"})
		case "bao nhiêu?":
			a.Total = &two
		case "câu lỗi":
			return a, errors.New("mất kết nối")
		}
		return a, nil
	})
	said := &judge.Agreement{BothRight: 1, ModelOnly: 1, Disputed: []judge.Disputed{{Result: &rep.Results[1], Opinion: judge.Opinion{Right: true, Why: "vẫn <b>đúng</b>"}}}}
	return Page{
		Lang: lang, Made: time.Date(2025, 1, 2, 3, 4, 0, 0, time.UTC),
		Plans: []eval.PlanReport{{PlanGold: eval.PlanGold{Name: "p", Plan: p, Cases: cases}, Report: rep}},
		Judge: said, JudgeName: "fake",
	}
}

func written(t *testing.T, p Page) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPage(t *testing.T) {
	t.Parallel()
	for lang, wants := range map[string][]string{
		"vi": {"<b>20,0%</b>", "1/5; khoảng 0,0% – 60,0%", "việc của một cơ quan", "1/3", "Câu trả lời sai (4/5)", "thừa mục</b>: nhiệm vụ 2", "lẽ ra không trả lời</b>: nói là không trả lời được: kế hoạch không nêu",
			"sai số đếm</b>: 2", "thiếu chữ</b>: ba việc", "mất kết nối", "(dòng 12–15)", "(bảng 2, hàng 3)", "Câu trả lời để đọc", "câu để đọc", "kappa"},
		"en": {"<b>20.0%</b>", "an agency&#39;s work", "Wrong answers (4/5)", "entries too many</b>: task 2", "should not have answered", "(lines 12–15)", "Answers to read"},
	} {
		got := written(t, thePage(t, lang))
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not in the page", lang, want)
			}
		}
	}
}

// TestPageStandsAlone holds the page to what is promised of it: no script, no
// markup from texts, nothing fetched.
func TestPageStandsAlone(t *testing.T) {
	t.Parallel()
	got := written(t, thePage(t, "vi"))
	if m := regexp.MustCompile(`(?i)<script|<b>đúng|<thử>|https?://|url\(|@import|<link|<img|src=`).FindString(got); m != "" {
		t.Errorf("%q is in the page", m)
	}
	if !strings.Contains(got, "&lt;script&gt;alert(1)&lt;/script&gt;") {
		t.Error("the text of the answer is not shown as text")
	}
}

// TestChartsAddUp: the parts of the stacked bar fill it.
func TestChartsAddUp(t *testing.T) {
	t.Parallel()
	v := &viewer{Page: thePage(t, "vi")}
	judged := v.Plans[0].Report.Judged()
	parts, sum, turns := v.outcomes(&judged), 0.0, 0
	for _, o := range parts {
		if o.X != sum {
			t.Errorf("%s begins at %v, want %v", o.Label, o.X, sum)
		}
		sum, turns = sum+o.Width, turns+o.Turns
	}
	if sum < 99.9 || sum > 100.1 || turns != 5 {
		t.Errorf("%v wide, %d turns", sum, turns)
	}
	if len(parts) != 5 { // right, part, entries, bold, failed
		t.Errorf("%d sorts of outcome: %+v", len(parts), parts)
	}
}

// TestBounds: where several were asked the bounds are drawn, and they stand
// around the share.
func TestBounds(t *testing.T) {
	t.Parallel()
	v := &viewer{Page: thePage(t, "vi")}
	judged := v.Plans[0].Report.Judged()
	if b := v.bar("", judged.Results); !b.Bounded || b.Low > b.Share || b.High < b.Share || b.Low == b.High {
		t.Errorf("of five turns: %+v", b)
	}
	if b := v.bar("", judged.Results[:1]); b.Bounded {
		t.Errorf("bounds of a single turn: %+v", b)
	}
}

func TestNoJudge(t *testing.T) {
	t.Parallel()
	p := thePage(t, "vi")
	p.Judge = nil
	if strings.Contains(written(t, p), "kappa") {
		t.Error("a judge that there is not")
	}
}

func TestNothingAsked(t *testing.T) {
	t.Parallel()
	p := thePage(t, "vi")
	p.Plans[0].Report = eval.Report{Stopped: errors.New("dừng")}
	if got := written(t, p); !strings.Contains(got, "dừng giữa chừng") {
		t.Error("it does not say that the run stopped")
	}
}

func TestProse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		md   string
		want template.HTML
	}{
		{"a **b** & c", "<p>a <strong>b</strong> &amp; c</p>"},
		{"x:\n- [nhiệm vụ 1] a\n  - b\n- c\n\ny", `<p>x:</p><ul><li><span class="cite">[nhiệm vụ 1]</span> a</li><ul><li>b</li></ul><li>c</li></ul><p>y</p>`},
		{"- a\n  đi tiếp", `<ul><li>a</li><li class="on">đi tiếp</li></ul>`},
		{"**mở", "<p>**mở</p>"},
	} {
		if got := prose(c.md); got != c.want {
			t.Errorf("prose(%q)\n got %s\nwant %s", c.md, got, c.want)
		}
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := Text(&b, thePage(t, "vi")); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"20,0% đúng hoàn toàn (1/5; khoảng 0,0% – 60,0%)", "SAI q, dòng 7: câu thừa\n  thừa mục: nhiệm vụ 2\n", "\ncâu để đọc\n  - Sở Nội vụ", "kappa"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}
