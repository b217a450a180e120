package page

import (
	"fmt"
	"slices"

	"kehoach/eval"
)

// bar is a share drawn as a bar, with bounds where they are known. Numbers are
// in per cent.
type bar struct {
	Name, Label   string
	Share         float64
	Bounded       bool
	Low, High     float64
	Bounds        string
	Right, Turns  int
	Entries       string
	Recall, Words string
}

// chart is bars under a heading.
type chart struct {
	Title string
	Bars  []bar
}

// card is one figure in large letters.
type card struct{ Figure, Label, Note string }

// outcome is a part of the turns by how they ended, drawn from X on, Width
// wide, of 100.
type outcome struct {
	Class, Label string
	Turns        int
	X, Width     float64
}

func (v *viewer) bar(name string, results []eval.Result) bar {
	rep := eval.Report{Results: results}
	total := rep.Total()
	b := bar{Name: name, Right: total.Right, Turns: total.Turns, Entries: total.Entries.String(), Recall: total.Recall.String(), Words: total.Words.String()}
	if total.Turns == 0 {
		b.Label = "–"
		return b
	}
	share := eval.RightShare(results)
	b.Share, b.Label = 100*share.Value, v.percent(share.Value)
	if share.Low < share.High { // resampling says nothing where all are alike
		b.Bounded, b.Low, b.High = true, 100*share.Low, 100*share.High
		b.Bounds = fmt.Sprintf("%s – %s", v.percent(share.Low), v.percent(share.High))
	}
	return b
}

// charts are the figures by kind, by form and by split, those with most turns first.
func (v *viewer) charts(rep *eval.Report) []chart {
	var out []chart
	for _, part := range []struct {
		vi, en string
		key    func(*eval.Result) string
		names  map[string][2]string
	}{
		{"Theo loại câu hỏi", "By kind of question", eval.Kind, kindNames},
		{"Theo cách gõ", "By how it is typed", eval.Form, formNames},
		{"Phần dùng để chỉnh và phần giữ lại", "The part for tuning and the part held back", eval.Split, splitNames},
	} {
		c := chart{Title: v.t(part.vi, part.en)}
		by := make(map[string][]eval.Result)
		var names []string
		for i := range rep.Results {
			name := part.key(&rep.Results[i])
			if by[name] == nil {
				names = append(names, name)
			}
			by[name] = append(by[name], rep.Results[i])
		}
		slices.SortStableFunc(names, func(a, b string) int { return len(by[b]) - len(by[a]) })
		for _, name := range names {
			c.Bars = append(c.Bars, v.bar(v.named(part.names, name), by[name]))
		}
		if len(c.Bars) > 1 {
			out = append(out, c)
		}
	}
	return out
}

func (v *viewer) cards(rep *eval.Report) []card {
	all := v.bar("", rep.Results)
	row := rep.Total()
	cards := []card{{all.Label, v.t("đúng hoàn toàn", "right in every way"), fmt.Sprintf("%d/%d", all.Right, all.Turns)}}
	if all.Bounded {
		cards[0].Note += v.t("; khoảng ", "; between ") + all.Bounds
	}
	add := func(of int, share float64, label, note string) {
		if of > 0 {
			cards = append(cards, card{v.percent(share), label, note})
		}
	}
	add(row.Recall.N, row.Recall.Sum/float64(max(row.Recall.N, 1)), v.t("mục cần có được nêu", "needed entries given"), v.t("bình quân", "mean"))
	add(row.Precision.N, row.Precision.Sum/float64(max(row.Precision.N, 1)), v.t("mục đã nêu là đúng", "given entries right"), v.t("bình quân", "mean"))
	add(row.Abstention.Of, float64(row.Abstention.Part)/float64(max(row.Abstention.Of, 1)), v.t("trả lời hay từ chối đúng lúc", "answers or declines where it should"),
		fmt.Sprintf("%d/%d", row.Abstention.Part, row.Abstention.Of))
	if middle := eval.Latency(rep.Results, 50); middle > 0 {
		cards = append(cards, card{fmt.Sprintf("%.0f ms", max(middle, 1)), v.t("thời gian trả lời giữa", "median time to answer"),
			v.t("95% dưới ", "95% below ") + fmt.Sprintf("%.0f ms", max(eval.Latency(rep.Results, 95), 1))})
	}
	return cards
}

// outcomes parts the turns by how they ended.
func (v *viewer) outcomes(rep *eval.Report) []outcome {
	out := []outcome{
		{Class: "right", Label: v.t("đúng", "right")},
		{Class: "part", Label: v.t("đúng mục, thiếu chữ hoặc sai số", "right entries, words or count wrong")},
		{Class: "entries", Label: v.t("thiếu hoặc thừa mục", "entries missing or too many")},
		{Class: "silent", Label: v.t("có mà không trả lời", "did not answer what is there")},
		{Class: "bold", Label: v.t("không có mà vẫn trả lời", "answered what is not there")},
		{Class: "failed", Label: v.t("lỗi", "failed")},
	}
	for i := range rep.Results {
		out[ended(&rep.Results[i])].Turns++
	}
	x := 0.0
	out = slices.DeleteFunc(out, func(o outcome) bool { return o.Turns == 0 })
	for i := range out {
		out[i].X, out[i].Width = x, 100*float64(out[i].Turns)/float64(len(rep.Results))
		x += out[i].Width
	}
	return out
}

// ended is the place among the outcomes of how a turn ended.
func ended(r *eval.Result) int {
	switch {
	case r.AllRight():
		return 0
	case r.Err != nil:
		return 5
	case !r.Right.Abstention && r.Answer.Abstained:
		return 3
	case !r.Right.Abstention:
		return 4
	case !r.Right.Entries:
		return 2
	}
	return 1
}
