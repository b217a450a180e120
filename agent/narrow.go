package agent

import (
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
)

// cells keeps the entries whose cells are as the question says: a product of
// some kind, a start in some time, words in quotation marks. It reports
// whether the question says any of that.
func (t *turn) cells(cs []concern) ([]concern, bool) {
	narrowed := false
	if p := t.productWanted(); p != "" {
		cs, narrowed = keep(cs, func(c concern) bool {
			return strings.Contains(" "+strings.Join(folds(c.e.Product.Text), " ")+" ", " "+p+" ")
		}), true
	}
	if quote := t.quoted(); quote != "" {
		fit := keep(cs, func(c concern) bool { return isTask(c) && anyCell(c.e, quote) })
		if len(fit) == 0 { // no cell says just that
			fit = keep(cs, func(c concern) bool {
				return strings.Contains(" "+strings.Join(folds(c.e.Words()), " ")+" ", " "+quote+" ")
			})
		}
		if len(fit) > 0 {
			cs, narrowed = fit, true
		}
	}
	if t.asksStart() {
		cs, narrowed = keep(cs, func(c concern) bool { return isTask(c) && t.startsIn(c.e) }), true
	}
	if t.asksSpan() {
		cs, narrowed = keep(cs, func(c concern) bool {
			return isTask(c) && t.startsIn(c.e) && c.e.Due.Date == t.q.Window.To && c.e.Due.Granularity != plan.Year
		}), true
	}
	return cs, narrowed
}

// asksCells reports whether the question says anything that cells narrows by.
func (t *turn) asksCells() bool {
	return t.productWanted() != "" || t.quoted() != "" || t.asksStart() || t.asksSpan()
}

// papers are kinds of product in English and as plans have them.
var papers = map[string]string{
	"qd": "quyet dinh", "kh": "ke hoach", "bc": "bao cao", "vb": "van ban", "nq": "nghi quyet",
	"decision": "quyet dinh", "decisions": "quyet dinh", "plan": "ke hoach", "plans": "ke hoach", "report": "bao cao", "reports": "bao cao",
	"document": "van ban", "documents": "van ban", "conference": "hoi nghi", "conferences": "hoi nghi", "database": "co so du lieu", "databases": "co so du lieu",
}

// productWanted returns the kind of product that the tasks asked for must
// have, folded: "nhiệm vụ nào có sản phẩm là quyết định". It is "" where the
// question asks what a product is.
func (t *turn) productWanted() string {
	if !t.q.Has("list", "count", "which") {
		return ""
	}
	words := folds(t.q.Text)
	i := -1
	for k := range words {
		if k > 0 && (words[k-1] == "san" && words[k] == "pham" || words[k-1] == "dau" && words[k] == "ra" || words[k-1] == "ket" && words[k] == "qua" && k+1 < len(words) && words[k+1] == "la") || words[k] == "product" || words[k] == "output" || words[k] == "produce" || words[k] == "produces" {
			i = k + 1
		}
	}
	if i < 0 {
		for k := range words {
			if words[k] == "ra" && k > 0 && (words[k-1] == "nao" || words[k-1] == "phai" || words[k-1] == "can") {
				i = k + 1
			}
		}
	}
	if quote := folds(t.inQuotes()); len(quote) > 0 && t.q.HasPhrase("san pham", "ket qua", "dau ra", "product", "output") {
		return strings.Join(quote, " ")
	}
	if i < 0 && t.q.TopicWords >= 3 {
		return "" // a paper that is only spoken of
	}
	if i < 0 {
		return madePaper(words)
	}
	if i < len(words) && words[i] == "cua" && i >= 4 && words[i-3] == "la" && t.q.HasPhrase("nhiem vu nao", "viec nao", "nv nao", "dau viec nao") {
		return strings.Join(words[:i-3], " ") // "quyết định là sản phẩm của những nhiệm vụ nào"
	}
	if i < len(words) && (words[i] == "cua" || words[i] == "of" || words[i] == "gi" || words[i] == "nao") {
		return ""
	}
	var phrase []string
	for k, w := range words[i:] {
		next := ""
		if i+k+1 < len(words) {
			next = words[i+k+1]
		}
		switch {
		case w == "gi" || w == "nao":
			return "" // what, not which have it
		case len(phrase) == 0 && slices.Contains([]string{"la", "gom", "co", "phai", "dang", "loai", "mot", "a", "an", "is", "are", "as", "ra", "ghi", "dau", "duoc"}, w):
		case slices.Contains([]string{"khong", "ko", "thi", "do", "va", "hay", "ke", "giup", "liet", "ma", "the", "trong", "cua", "o", "tai", "vay", "nhi", "a", "may", "bao", "nhung", "de", "which", "in"}, w) && !(w == "bao" && len(phrase) == 0) && !(w == "ke" && next == "hoach"):
			return strings.Join(phrase, " ")
		default:
			if p := papers[w]; p != "" && (t.r.lang == "en" || len(w) == 2) {
				return p
			}
			phrase = append(phrase, w)
		}
	}
	return strings.Join(phrase, " ")
}

// ofProduct reports whether an agency is named only as whose the wanted product
// is: "nhiệm vụ nào có sản phẩm là kế hoạch của UBND tỉnh".
func (t *turn) ofProduct(m agency.Mention) bool {
	p := t.productWanted()
	return p != "" && m.End > 0 && strings.HasSuffix(" "+strings.Join(folds(t.q.Text[:m.Start]), " "), " "+p+" cua")
}

// madePaper returns the kind of paper, folded, that the question ends on after
// a verb for making it: "nhiệm vụ nào phải ban hành kế hoạch".
func madePaper(words []string) string {
	for len(words) > 2 && slices.Contains([]string{"a", "vay", "nhi", "the", "ha", "ay", "do", "nhe"}, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	text := " " + strings.Join(words, " ")
	for _, paper := range papers {
		for _, verb := range []string{"ban hanh", "lap", "soan"} {
			if strings.HasSuffix(text, " "+verb+" "+paper) {
				return paper
			}
		}
	}
	return ""
}

// quoted returns the folded words between the question's quotation marks
// where it asks what a column says.
func (t *turn) quoted() string {
	if !t.q.Has("list", "count") {
		return ""
	}
	if t.productWanted() != "" {
		return "" // the quoted product
	}
	return strings.Join(folds(t.inQuotes()), " ")
}

// inQuotes returns the words between the question's first quotation marks.
func (t *turn) inQuotes() string {
	text := strings.NewReplacer("“", "\"", "”", "\"", "'", "\"").Replace(t.q.Text)
	_, rest, ok := strings.Cut(text, "\"")
	inner, _, ok2 := strings.Cut(rest, "\"")
	if !ok || !ok2 {
		return ""
	}
	return inner
}

// anyCell reports whether a cell of a task says just these folded words.
func anyCell(e *plan.Entry, folded string) bool {
	for _, f := range []plan.FieldName{plan.FieldEnd, plan.FieldStart, plan.FieldProduct, plan.FieldLead, plan.FieldCoordinating} {
		text := e.Cell(f).Text
		if f == plan.FieldStart && e.End.Text != "" {
			continue
		}
		if text != "" && strings.Join(folds(text), " ") == folded {
			return true
		}
	}
	return false
}

// asksStart reports whether the question's time is that of a start.
func (t *turn) asksStart() bool {
	return t.q.Window != nil && t.q.Has("start") && t.q.HasPhrase("bat dau", "khoi dong", "start", "starts", "begin", "begins", "khoi cong", "mo man", "khoi su", "khoi dau", "vao viec", "bat tay", "kick off", "kicks off") && !t.asksSpan()
}

// asksSpan reports whether the question's time is that from start to finish:
// "chạy từ tháng 1 đến tháng 12".
func (t *turn) asksSpan() bool {
	v := t.q.Window
	return v != nil && v.Span == question.Within && v.Named[1] != "" && v.Named[1] < v.To &&
		t.q.HasPhrase("chay tu", "keo dai tu", "lam tu", "thuc hien tu", "trien khai tu", "dien ra tu", "run from", "runs from", "lasting from")
}

// startsIn reports whether a task's start lies in the question's window. A
// year that is all a task says of its start counts where a year is asked for.
func (t *turn) startsIn(e *plan.Entry) bool {
	d := due.Parse(e.Start.Text, t.b.due)
	if e.Start.Text == "" { // one column for the time: "2026 - 2030", "từ năm 2026"
		d = e.Due
	}
	first := d.From
	if first == "" {
		first = d.Date
	}
	if d.Kind == plan.DueComposite && len(d.Parts) > 0 {
		first = d.Parts[0].From
		if d.Parts[0].Kind == plan.DueContinuous {
			return false // "thường xuyên, khi nhận được yêu cầu"
		}
	}
	v := *t.q.Window
	if (v.Span != question.Within || t.asksSpan()) && v.Named[0] != "" { // "đến tháng 9 mới bắt đầu"
		v.From, v.To = v.Named[0], v.Named[1]
	}
	byYear := v.From != "" && v.From == plan.MakeDate(v.From.Year(), 1, 1) && v.To == plan.MakeDate(v.To.Year(), 12, 31)
	coarse := d.Granularity == plan.Year || e.Start.Text == ""
	return d.Kind != plan.DueContinuous && (!coarse || byYear) && first != "" && v.Contains(first)
}
