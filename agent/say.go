package agent

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// planName names the plan in the reply's language: "Kế hoạch 223/KH-UBND".
func (t *turn) planName() string {
	p := t.b.plan
	name := p.Number
	if name == "" {
		name = cut(p.Title, 60)
	}
	return t.r.t("Kế hoạch ", "Plan ") + name
}

func (t *turn) issuer() string {
	if t.b.plan.Issuer == "" {
		return t.r.t("cơ quan ban hành", "the issuing body")
	}
	return t.b.plan.Issuer
}

// span says the plan's year or years.
func (t *turn) span() string {
	p := t.b.plan
	if p.LastYear > p.Year {
		return fmt.Sprintf(t.r.t("giai đoạn %d-%d", "%d-%d"), p.Year, p.LastYear)
	}
	return fmt.Sprintf(t.r.t("năm %d", "%d"), p.Year)
}

// capital makes the first letter a capital.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func itoa(n int) string { return strconv.Itoa(n) }

func joinFold(toks []vi.Token) string {
	parts := make([]string, len(toks))
	for i, t := range toks {
		parts[i] = t.Fold
	}
	return strings.Join(parts, " ")
}

// agencyName is an agency's name in the reply's language; the plan's own name
// stays beside an English one.
func (t *turn) agencyName(key, written string) string {
	name := t.b.nameOf(key, capital(written))
	if t.r.lang == "en" {
		if en := t.b.dir.English(key); en != "" {
			return en + " (" + name + ")"
		}
	}
	return name
}

// plural says how many of something in the reply's language.
func (r *reply) plural(n int, vi, en string) string {
	if r.lang == "en" {
		if n != 1 {
			en += "s"
		}
		return fmt.Sprintf("%d %s", n, en)
	}
	return fmt.Sprintf("%d %s", n, vi)
}

// full writes all that the plan says of an entry, as a list under its
// citation.
func (t *turn) full(c concern) {
	r, e := t.r, c.e
	if e.Kind != plan.KindTask {
		t.fullText(c)
		return
	}
	r.line("- **%s** %s", "- **%s** %s", r.citeFor(c, plan.FieldTask), gist(e, 0))
	for _, f := range []struct {
		name   plan.FieldName
		vi, en string
	}{
		{plan.FieldObjective, "mục tiêu", "objective"},
		{plan.FieldProduct, "sản phẩm", "product"},
		{plan.FieldLead, "chủ trì", "lead"},
		{plan.FieldCoordinating, "phối hợp", "coordinating"},
	} {
		text := e.Cell(f.name).Text
		if text == "" || f.name == plan.FieldObjective && (e.Task.Text == "" || e.Objective.Text == e.Task.Text) {
			continue
		}
		r.citeFor(c, f.name)
		n := 0
		if f.name == plan.FieldObjective {
			n = 240
		}
		r.line("  - %s: %s", "  - %s: %s", r.t(f.vi, f.en), cut(oneLine(text), n))
	}
	for _, o := range e.Others {
		r.line("  - %s: %s", "  - %s: %s", strings.ToLower(o.Header), oneLine(o.Text))
	}
	t.times(c)
	t.warn(e)
}

// fullText writes a target, duty or section.
func (t *turn) fullText(c concern) {
	r, e := t.r, c.e
	who := ""
	if e.Kind == plan.KindDuty {
		who = whoOf(e)
	}
	r.line("- **%s** %s%s", "- **%s** %s%s", r.citeFor(c, "text"), who, oneLine(e.Text))
	if e.Kind == plan.KindDuty && !e.Due.IsZero() && e.Due.Kind != plan.DueUnspecified {
		r.line("  - thời hạn: %s%s", "  - time: %s%s", r.when(e), t.daysLeft(e))
	}
	t.warn(e)
}

// times writes the start and the end of a task.
func (t *turn) times(c concern) {
	r, e := t.r, c.e
	if s := oneLine(e.Start.Text); s != "" && s != oneLine(e.End.Text) {
		r.citeFor(c, plan.FieldStart)
		r.line("  - thời gian thực hiện: %s", "  - carried out: %s", s)
	}
	if e.End.Text != "" {
		r.citeFor(c, plan.FieldEnd)
	}
	if e.End.Text == "" && e.Start.Text != "" {
		r.citeFor(c, plan.FieldStart)
		r.line("  - thời gian hoàn thành: kế hoạch không ghi; cột thời gian ghi “%s”", "  - finish: the plan gives none; its time column says \"%s\"", oneLine(e.Start.Text))
		return
	}
	r.line("  - hoàn thành: %s%s", "  - due: %s%s", r.when(e), t.daysLeft(e))
}

// warn shows what looks odd in an entry's source.
func (t *turn) warn(e *plan.Entry) {
	for _, w := range e.Warnings {
		if !worthTelling[w.Code] {
			continue
		}
		t.r.line("  - ⚠ %s", "  - ⚠ note on the source (in Vietnamese): %s", w.Message)
	}
}

// worthTelling are the warnings that an asker needs: those that touch a date,
// an agency or a task, not slips of spelling or lost numbers.
var worthTelling = map[string]bool{
	plan.WarnBeforePlanDate: true, plan.WarnAgencyInProduct: true, plan.WarnNoTaskText: true,
	plan.WarnCitedDate: true, plan.WarnEndBeforeStart: true, plan.WarnUndecided: true, plan.WarnTypo: true,
}

// item writes an entry in one line of a list: what, product, time.
func (t *turn) item(c concern, n int) {
	r, e := t.r, c.e
	cells := []plan.FieldName{plan.FieldTask, plan.FieldProduct, plan.FieldEnd}
	if e.Kind != plan.KindTask {
		cells = []plan.FieldName{"text"}
	}
	var b strings.Builder
	b.WriteString("- **" + r.citeFor(c, cells...) + "** " + gist(e, n))
	if c.way == leadsInGroup || c.way == helpsInGroup {
		b.WriteString(r.t(" — qua “", " — through \"") + oneLine(c.via) + r.t("”", "\""))
	}
	if e.Kind == plan.KindTask {
		if p := oneLine(e.Product.Text); p != "" {
			b.WriteString(r.t(" — sản phẩm: ", " — product: ") + cut(p, 90))
		}
		if (c.way == notConcerned || c.way == helps || c.way == helpsInGroup) && e.Lead.Text != "" {
			r.citeFor(c, plan.FieldLead)
			b.WriteString(r.t(" — chủ trì: ", " — lead: ") + cut(oneLine(e.Lead.Text), 90))
		}
		b.WriteString(r.t(" — hạn: ", " — due: ") + r.when(e) + t.daysLeft(e))
	} else if !e.Due.IsZero() && e.Due.Kind != plan.DueUnspecified {
		b.WriteString(r.t(" — hạn: ", " — due: ") + r.when(e) + t.daysLeft(e))
	}
	r.text.WriteString(b.String())
	r.text.WriteByte('\n')
	for _, w := range e.Warnings {
		if w.Code == plan.WarnBeforePlanDate {
			r.line("  - ⚠ %s", "  - ⚠ note on the source (in Vietnamese): %s", w.Message)
		}
	}
}
