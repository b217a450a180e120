package agent

import (
	"regexp"
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// headed answers with the entries under a heading of the body that the
// question names: "mục đích của kế hoạch", "các chỉ tiêu về tài chính công".
func (t *turn) headed() bool {
	q := t.q
	if t.targetsOfYear() {
		return true
	}
	if len(q.Refs) > 0 && !t.placeOnly() || q.Window != nil || q.Has("on_event", "no_due", "recurring", "continuous") || len(asBodies(q.Agencies)) > 0 || q.Has("when", "due", "lead", "coord", "product") {
		return false
	}
	targets := q.HasPhrase("muc tieu", "chi tieu", "target", "targets", "goals", "goal", "objective", "objectives", "mt")
	if q.Has("count") && !targets && q.HasPhrase("phu luc", "appendix", "annex") {
		return false // the tasks of the appendix
	}
	which := q.HasPhrase("chi tieu nao", "muc tieu nao", "chi tieu gi", "muc tieu gi", "nhung chi tieu", "nhung muc tieu") && !q.HasPhrase("bao nhieu")
	if part := t.targetPart(); targets && part != "" && (q.Has("count") || which || q.HasPhrase("gom nhung gi", "la nhung gi", "co nhung gi", "gom gi") || q.Has("list") && !q.Has("figure")) && !q.Has("compare") {
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
	if len(words) == 0 || q.HasPhrase("nhiem vu nao", "viec nao", "nv nao", "which task") {
		return false
	}
	best, most := "", 0.0
	said := t.saidWords()
	for _, e := range t.b.plan.Entries {
		if e.Kind == plan.KindTask || targets && e.Kind != plan.KindTarget || e.Kind == plan.KindTarget && !targets {
			continue
		}
		for _, h := range e.Heading {
			name := t.b.headings()[h]
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

// targetsOfYear answers with the targets of a plan of several years that are
// for the year named, by their heading or their own words: "mục tiêu đến năm
// 2030".
func (t *turn) targetsOfYear() bool {
	q, v := t.q, t.q.Window
	if v == nil || t.b.plan.LastYear <= t.b.plan.Year && !(len(q.Years()) == 1 && t.targetsSay(q.Years()[0])) || v.Unit != plan.Year || v.Named[1] == "" || len(q.Agencies) > 0 || len(q.Refs) > 0 || without(t.subject(), "mục tiêu chỉ cụ thể đến các những đạt định hướng phải") != "" ||
		!t.saysGoals() || q.HasPhrase("nhiem vu", "tasks") {
		return false
	}
	targets := t.b.ofKind(plan.KindTarget)
	if len(targets) == 0 {
		return t.abstain(NotInPlan, "%s không đặt mục tiêu nào.", "%s sets no targets.", capital(t.planName()))
	}
	year := itoa(v.Named[1].Year())
	last := v.Named[1].Year() == t.b.plan.LastYear // what names no year is for the whole of the plan
	var cs []concern
	for _, e := range targets {
		said := strings.Join(e.Heading, " ") + " " + e.Text
		if strings.Contains(said, year) || last && !anyYear.MatchString(said) {
			cs = append(cs, concern{e: e, way: notConcerned})
		}
	}
	if len(cs) == 0 {
		return false
	}
	t.r.intent = "heading"
	rest := ""
	if last {
		rest = t.r.t("; mục không ghi năm là của cả giai đoạn", "; those that name no year are for the whole of the plan's time")
	}
	t.r.line("Mục tiêu đến năm %s (%s%s):", "Targets for %s (%s%s):", year, t.r.plural(len(cs), "mục", "item"), rest)
	for _, c := range cs {
		t.full(c)
	}
	t.r.total = len(cs)
	return true
}

// goalWords are phrases that ask for targets.
var goalWords = []string{"muc tieu", "chi tieu", "target", "targets", "goals", "dinh huong", "phai dat gi", "phai dat duoc gi", "can dat gi", "dat duoc gi"}

// saysGoals reports whether the question asks for targets, or follows on one
// that did with a year alone.
func (t *turn) saysGoals() bool {
	if t.q.HasPhrase(goalWords...) {
		return true
	}
	return t.talk != nil && t.talk.last != nil && t.q.Words() <= 4 && len(t.q.Years()) == 1 && t.talk.last.HasPhrase(goalWords...)
}

// targetsSay reports whether targets are set for a year after the plan's own.
func (t *turn) targetsSay(year int) bool {
	return year > t.b.plan.LastYear && slices.ContainsFunc(t.b.ofKind(plan.KindTarget), func(e *plan.Entry) bool {
		return strings.Contains(strings.Join(e.Heading, " ")+e.Text, itoa(year))
	})
}

// anyYear matches a year of our time.
var anyYear = regexp.MustCompile(`\b20\d\d\b`)

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
