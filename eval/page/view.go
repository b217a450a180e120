package page

import (
	"cmp"
	"fmt"
	"strings"

	"kehoach/eval"
	"kehoach/plan"
)

// viewer turns a page's data into what the template lays out.
type viewer struct{ Page }

// view is the whole page.
type view struct {
	Lang, Made string
	// Parts are the plans, Compared a bar for each where there are several.
	Parts    []part
	Compared []bar
	Judge    *judged
}

// part is the run over the questions about one plan.
type part struct {
	Title, About string
	Cards        []card
	Outcomes     []outcome
	Charts       []chart
	Wrong, Right []shown
	Open         []shown
	Stopped      string
	Turns        int
}

// shown is one turn with its answer.
type shown struct {
	Anchor, Where, Question, Answer string
	Before                          []string
	Today                           string
	Faults, Expected                []labelled
	Cited                           []cited
	Failed                          string
}

// labelled is a line with what it is. A long one is folded away.
type labelled struct{ Label, Text string }

// Long reports whether the text is better folded away.
func (l labelled) Long() bool { return len(l.Text) > 300 }

// cited is an entry as a page shows it.
type cited struct{ Name, Place, Text, More string }

func (v *viewer) view() view {
	out := view{Lang: v.Lang, Made: v.Made.Format("02/01/2006 15:04")}
	for n, p := range v.Plans {
		out.Parts = append(out.Parts, v.part(n, p))
	}
	if len(v.Plans) > 1 {
		for _, p := range v.Plans {
			judged := p.Report.Judged()
			out.Compared = append(out.Compared, v.bar(planName(p), judged.Results))
		}
	}
	if v.Judge != nil {
		out.Judge = v.judged()
	}
	return out
}

// mostRight is how many right answers a page shows at most; they are many in a
// run over all gold, and nobody reads them there.
const mostRight = 300

func (v *viewer) part(n int, p eval.PlanReport) part {
	judged, open := p.Report.Judged(), p.Report.Open()
	out := part{Title: planName(p), About: p.Plan.Title, Turns: len(judged.Results)}
	if p.Report.Stopped != nil {
		out.Stopped = p.Report.Stopped.Error()
	}
	if len(judged.Results) > 0 {
		out.Cards, out.Outcomes, out.Charts = v.cards(&judged), v.outcomes(&judged), v.charts(&judged)
	}
	for i := range judged.Results {
		r := &judged.Results[i]
		s := v.shown(fmt.Sprintf("p%d-%d", n, i), p.Plan, r)
		if r.AllRight() {
			out.Right = append(out.Right, s)
		} else {
			out.Wrong = append(out.Wrong, s)
		}
	}
	if len(out.Right) > mostRight {
		out.Right = nil
	}
	for i := range open.Results {
		out.Open = append(out.Open, v.shown(fmt.Sprintf("o%d-%d", n, i), p.Plan, &open.Results[i]))
	}
	return out
}

func (v *viewer) shown(anchor string, p *plan.Plan, r *eval.Result) shown {
	file, _, _ := strings.Cut(r.Case.Name, ":")
	s := shown{
		Anchor: anchor, Where: fmt.Sprintf("%s, %s %d", file, v.t("dòng", "line"), r.Turn.Line),
		Question: r.Turn.Question, Answer: r.Answer.Answer, Today: r.Turn.Today.VN(),
		Faults: v.faults(r), Expected: v.expected(p, r.Turn),
	}
	if r.Err != nil {
		s.Failed = r.Err.Error()
	}
	for i := range r.Case.Turns {
		if &r.Case.Turns[i] == r.Turn {
			break
		}
		s.Before = append(s.Before, r.Case.Turns[i].Question)
	}
	for _, e := range r.Answer.Entries {
		s.Cited = append(s.Cited, v.cited(p, e.ID))
	}
	return s
}

func (v *viewer) cited(p *plan.Plan, id string) cited {
	c := cited{Name: v.entryName(id)}
	e := p.Entry(id)
	if e == nil {
		return c
	}
	c.Place, c.Text = v.place(e.Source), gist(e.Text)
	var more []string
	for _, f := range []struct {
		vi, en string
		text   string
	}{
		{"sản phẩm", "product", e.Product.Text}, {"chủ trì", "lead", cmp.Or(e.Lead.Text, e.Agency)},
		{"phối hợp", "coordinating", e.Coordinating.Text}, {"thời hạn", "time", cmp.Or(e.End.Text, e.Due.Text)},
	} {
		if text := gist(f.text); text != "" {
			more = append(more, v.t(f.vi, f.en)+": "+text)
		}
	}
	c.More = strings.Join(more, "; ")
	return c
}

// faults says what is wrong with an answer.
func (v *viewer) faults(r *eval.Result) []labelled {
	var out []labelled
	add := func(vi, en, text string) { out = append(out, labelled{v.t(vi, en), text}) }
	if r.Turn.Open || r.Err != nil {
		return nil
	}
	if !r.Right.Abstention {
		if r.Answer.Abstained {
			add("không trả lời", "did not answer", v.named(reasonNames, r.Answer.Reason))
		} else {
			add("lẽ ra không trả lời", "should not have answered", v.expectation(r.Turn))
		}
	}
	if len(r.Missing) > 0 {
		add("thiếu mục", "entries missing", v.entryNames(r.Missing))
	}
	if len(r.Extra) > 0 {
		add("thừa mục", "entries too many", v.entryNames(r.Extra))
	}
	if len(r.MissingWords) > 0 {
		add("thiếu chữ", "words missing", strings.Join(r.MissingWords, "; "))
	}
	if r.Checked.Total && !r.Right.Total {
		got := "–"
		if r.Answer.Total != nil {
			got = fmt.Sprint(*r.Answer.Total)
		}
		add("sai số đếm", "wrong count", got)
	}
	return out
}

// expected says what a right answer is.
func (v *viewer) expected(p *plan.Plan, t *eval.Turn) []labelled {
	var out []labelled
	if s := v.expectation(t); s != "" {
		out = append(out, labelled{v.t("phải", "must"), s})
	}
	for _, item := range t.Want {
		text := ""
		if e := p.Entry(item[0]); e != nil && len(item) == 1 {
			text = gist(e.Text)
		}
		out = append(out, labelled{v.entryNames([]string{strings.Join(item, " / ")}), text})
	}
	for _, words := range t.Words {
		out = append(out, labelled{v.t("có chữ", "the words"), strings.Join(words, v.t(" hoặc ", " or "))})
	}
	if len(t.Totals) > 0 {
		out = append(out, labelled{v.t("số đếm", "the count"), strings.ReplaceAll(strings.Trim(fmt.Sprint(t.Totals), "[]"), " ", v.t(" hoặc ", " or "))})
	}
	switch {
	case t.MayAny:
		out = append(out, labelled{v.t("nêu thêm cũng được", "may be added"), v.t("mọi mục", "any entry")})
	case len(t.May) > 0:
		out = append(out, labelled{v.t("nêu thêm cũng được", "may be added"), v.entryNames(t.May)})
	}
	return out
}

// planName is a plan's number and place: "223/KH-UBND, Tuyên Quang".
func planName(p eval.PlanReport) string {
	switch {
	case p.Plan.Number == "":
		return p.Name
	case p.Plan.Place == "":
		return p.Plan.Number
	}
	return p.Plan.Number + ", " + strings.Join(strings.Fields(p.Plan.Place), " ")
}

// gist is the beginning of a text on one line.
func gist(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > 220 {
		return strings.TrimRight(string(r[:220]), " ,;") + "…"
	}
	return string(r)
}
