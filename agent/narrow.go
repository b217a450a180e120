package agent

import (
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/due"
	"kehoach/plan/vi"
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
		if k > 0 && (words[k-1] == "san" && words[k] == "pham" || words[k-1] == "dau" && words[k] == "ra") || words[k] == "product" || words[k] == "output" || words[k] == "produce" || words[k] == "produces" {
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
	if i < 0 || i < len(words) && (words[i] == "cua" || words[i] == "of" || words[i] == "gi" || words[i] == "nao") {
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
		case slices.Contains([]string{"khong", "ko", "thi", "do", "va", "hay", "ke", "giup", "liet", "ma", "the", "trong", "cua", "vay", "nhi", "a", "may", "bao", "nhung", "which", "in"}, w) && !(w == "bao" && len(phrase) == 0) && !(w == "ke" && next == "hoach"):
			return strings.Join(phrase, " ")
		default:
			if p := papers[w]; p != "" && t.r.lang == "en" {
				return p
			}
			phrase = append(phrase, w)
		}
	}
	return strings.Join(phrase, " ")
}

// quoted returns the folded words between the question's quotation marks
// where it asks what a column says.
func (t *turn) quoted() string {
	if !t.q.Has("list", "count") {
		return ""
	}
	text := strings.NewReplacer("“", "\"", "”", "\"", "'", "\"").Replace(t.q.Text)
	_, rest, ok := strings.Cut(text, "\"")
	inner, _, ok2 := strings.Cut(rest, "\"")
	if !ok || !ok2 {
		return ""
	}
	return strings.Join(folds(inner), " ")
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
	return t.q.Window != nil && t.q.Has("start") && t.q.HasPhrase("bat dau", "khoi dong", "start", "starts", "begin", "begins", "khoi cong", "mo man", "khoi su", "khoi dau", "vao viec", "kick off", "kicks off") && !t.asksSpan()
}

// asksSpan reports whether the question's time is that from start to finish:
// "chạy từ tháng 1 đến tháng 12".
func (t *turn) asksSpan() bool {
	v := t.q.Window
	return v != nil && v.Span == question.Within && v.Named[1] != "" && v.Named[1] < v.To &&
		t.q.HasPhrase("chay tu", "keo dai tu", "lam tu", "thuc hien tu", "trien khai tu", "dien ra tu", "run from", "runs from", "lasting from")
}

// startsIn reports whether a task's start lies in the question's window.
func (t *turn) startsIn(e *plan.Entry) bool {
	d := due.Parse(e.Start.Text, t.b.due)
	first := d.From
	if first == "" {
		first = d.Date
	}
	if d.Kind == plan.DueComposite && len(d.Parts) > 0 {
		first = d.Parts[0].From
	}
	v := *t.q.Window
	if (v.Span != question.Within || t.asksSpan()) && v.Named[0] != "" { // "đến tháng 9 mới bắt đầu"
		v.From, v.To = v.Named[0], v.Named[1]
	}
	return d.Kind != plan.DueContinuous && d.Granularity != plan.Year && first != "" && v.Contains(first)
}

// headed answers with the entries under a heading of the body that the
// question names: "mục đích của kế hoạch", "các chỉ tiêu về tài chính công".
func (t *turn) headed() bool {
	q := t.q
	if len(q.Refs) > 0 && !t.placeOnly() || q.Window != nil || len(asBodies(q.Agencies)) > 0 || q.Has("when", "due", "lead", "coord", "product") {
		return false
	}
	targets := q.HasPhrase("muc tieu", "chi tieu", "target", "targets", "goals", "goal", "mt")
	if part := t.targetPart(); targets && part != "" && (q.Has("count") || q.Has("list") && !q.Has("figure")) && !q.Has("compare") {
		return t.under(part, true)
	}
	text := q.Topic
	if text == "" {
		text = q.Content
	}
	words := slices.DeleteFunc(folds(text), func(w string) bool {
		return slices.Contains([]string{"phan", "muc", "chi", "tieu", "ve", "gom", "nhung", "cac", "co", "target", "targets"}, w) ||
			q.Ordinal() != 0 && slices.Contains([]string{"thu", "dau", "tien", "nhat", "hai", "ba", "tu", "nam", "cuoi", "cung", "doi", "voi", "first", "second", "third", "last"}, w)
	})
	if len(words) == 0 {
		return false
	}
	best, most := "", 0.0
	said := t.saidWords()
	for _, e := range t.b.plan.Entries {
		if e.Kind == plan.KindTask || targets && e.Kind != plan.KindTarget || e.Kind == plan.KindTarget && !targets {
			continue
		}
		for _, h := range e.Heading {
			name := headingWords(h)
			if most < 1 && len(name) > 1 && len(words) <= len(name)+2 && len(e.Heading) > 1 && h == e.Heading[len(e.Heading)-1] && holdsRun(said, name) {
				best, most = h, 1 // all of the heading is said, and little else
			}
			s := overlap(words, name, t.b)
			if s > most && s >= 0.33 && overlap(name, words, t.b) >= 0.8 {
				best, most = h, s
			}
		}
	}
	if best == "" {
		return false
	}
	return t.under(best, targets)
}

// under writes the entries of the body under a heading.
func (t *turn) under(best string, targets bool) bool {
	t.r.intent = "heading"
	var cs []concern
	for _, e := range t.b.plan.Entries {
		if e.Kind != plan.KindTask && slices.Contains(e.Heading, best) && (e.Kind == plan.KindTarget) == targets {
			cs = append(cs, concern{e: e, way: notConcerned})
		}
	}
	if n := t.q.Ordinal(); n != 0 && !t.q.Has("count") {
		if n < 0 {
			n += len(cs) + 1
		}
		if n < 1 || n > len(cs) {
			return t.abstain(NotInPlan, "Phần “%s” chỉ có %d mục.", "\"%s\" has only %d items.", oneLine(best), len(cs))
		}
		t.r.line("**%s**, mục thứ %d/%d:", "**%s**, item %d of %d:", oneLine(best), n, len(cs))
		t.full(cs[n-1])
		return true
	}
	t.r.line("**%s** (%s):", "**%s** (%s):", oneLine(best), t.r.plural(len(cs), "mục", "item"))
	for _, c := range cs {
		t.full(c)
	}
	t.r.total = len(cs)
	return true
}

// placeOnly reports whether all numbers are those of whole parts ("mục II").
func (t *turn) placeOnly() bool {
	return !slices.ContainsFunc(t.q.Refs, func(r question.Ref) bool { return r.What != "section" || strings.ContainsAny(r.Number, "0123456789") })
}

// headingWords returns the folded words of a heading without its number and
// without what stands in brackets.
func headingWords(h string) []string {
	if i := strings.IndexByte(h, '('); i > 0 {
		h = h[:i]
	}
	var out []string
	for i, tok := range vi.Tokens(h) {
		if i == 0 && (len(tok.Fold) < 4 && strings.HasPrefix(strings.TrimSpace(h)[len(tok.Text):], ".") || tok.Fold[0] <= '9') {
			continue
		}
		out = append(out, tok.Fold)
	}
	return out
}

// linked answers which tasks carry out a target: those whose objective
// repeats its words.
func (t *turn) linked() bool {
	q := t.q
	if len(t.given) == 0 && len(q.Refs) == 0 || !q.HasPhrase("nhiem vu", "nv", "task", "tasks", "viec") || !q.Has("list", "lead", "which") {
		return false
	}
	entries := t.given
	for _, ref := range q.Refs {
		entries = append(entries, t.refer(ref)...)
	}
	var cs []concern
	for _, target := range entries {
		if target.Kind != plan.KindTarget {
			return false
		}
		words := folds(target.Text)
		for _, e := range t.b.ofKind(plan.KindTask) {
			if e.Objective.Text != "" && overlap(folds(e.Objective.Text), words, t.b) >= 0.75 {
				cs = append(cs, concern{e: e, way: notConcerned})
			}
		}
	}
	if len(cs) == 0 {
		return false
	}
	t.r.intent = "linked"
	t.r.line("Nhiệm vụ có mục tiêu trùng với mục tiêu này:", "Tasks whose objective is this target:")
	for _, c := range cs {
		t.full(c)
	}
	t.r.total = count(cs)
	return true
}

// neighbour answers about the task before or after the one talked of.
func (t *turn) neighbour() bool {
	if !t.q.Has("neighbour") || len(t.given) == 0 {
		return false
	}
	step := 1
	e := t.given[len(t.given)-1]
	if t.q.HasPhrase("truoc", "before", "previous") {
		step, e = -1, t.given[0]
	}
	i := t.b.place[e.ID] + step
	if i < 0 || i >= len(t.b.plan.Entries) || t.b.plan.Entries[i].Kind != e.Kind {
		return t.abstain(NotInPlan, "Không còn mục nào trước hoặc sau mục đó.", "There is nothing before or after it.")
	}
	t.r.intent = "entry"
	t.full(concern{e: t.b.plan.Entries[i], way: notConcerned})
	return true
}
