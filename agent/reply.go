package agent

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"kehoach/plan"
	"kehoach/plan/due"
)

// reply is an answer being written. What it cites becomes the answer's
// entries: there is no other way in, so the two cannot differ.
type reply struct {
	b     *book
	lang  string
	today plan.Date

	intent string
	text   strings.Builder
	cited  []Cited
	at     map[string]int
	total  int
	reason Reason
	offer  *DraftOffer
	export *ExportOffer
	stored *plan.Progress
	// storedAll are the reports where there are several.
	storedAll []plan.Progress
	remind    *RemindOffer
}

// t chooses the words of the reply's language.
func (r *reply) t(vi, en string) string {
	if r.lang == "en" {
		return en
	}
	return vi
}

// line writes a line in the reply's language; both forms take the same
// arguments.
func (r *reply) line(vi, en string, args ...any) {
	if len(args) > 0 {
		fmt.Fprintf(&r.text, r.t(vi, en), args...)
	} else {
		r.text.WriteString(r.t(vi, en))
	}
	r.text.WriteByte('\n')
}

// gap writes an empty line between paragraphs.
func (r *reply) gap() {
	if s := r.text.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		r.text.WriteByte('\n')
	}
}

// cite returns the citation of an entry and notes that the answer rests on
// these cells of it.
func (r *reply) cite(e *plan.Entry, cells ...plan.FieldName) string {
	return r.citeFor(concern{e: e, way: notConcerned}, cells...)
}

// citeFor is cite for an entry that concerns the agency asked about.
func (r *reply) citeFor(c concern, cells ...plan.FieldName) string {
	i, ok := r.at[c.e.ID]
	if !ok {
		if r.at == nil {
			r.at = make(map[string]int)
		}
		i = len(r.cited)
		r.at[c.e.ID] = i
		role, group := c.role()
		r.cited = append(r.cited, Cited{
			ID: c.e.ID, Kind: c.e.Kind, Number: c.e.Number, Role: role, GroupRole: group, Via: c.via,
			Cells: []string{}, Due: citedDue(c.e.Due), Source: c.e.Source,
		})
	}
	for _, f := range cells {
		if !slices.Contains(r.cited[i].Cells, string(f)) {
			r.cited[i].Cells = append(r.cited[i].Cells, string(f))
		}
	}
	return "[" + r.label(c.e) + "]"
}

var kindNames = map[plan.Kind][2]string{
	plan.KindTask:    {"nhiệm vụ", "task"},
	plan.KindTarget:  {"mục tiêu", "target"},
	plan.KindDuty:    {"trách nhiệm", "duty"},
	plan.KindSection: {"mục", "section"},
}

// label names an entry: "nhiệm vụ 59", "trách nhiệm V.1.4".
func (r *reply) label(e *plan.Entry) string {
	return r.kindName(e.Kind) + " " + e.Number
}

func (r *reply) kindName(k plan.Kind) string {
	n := kindNames[k]
	return r.t(n[0], n[1])
}

// gist returns what an entry is about in at most n runes, cut at a word.
func gist(e *plan.Entry, n int) string {
	text := e.Text
	if e.Kind == plan.KindTask {
		text = e.Task.Text
		if text == "" {
			text = e.Objective.Text
		}
	}
	return cut(oneLine(text), n)
}

// oneLine joins the lines and bullets of a cell.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t\r\u00a0") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' })
	for i, l := range lines {
		lines[i] = strings.Join(strings.Fields(l), " ")
	}
	if len(lines) == 1 {
		return lines[0]
	}
	return strings.Join(lines, " ")
}

// cut shortens s to at most n runes at a word's end; 0 keeps it whole.
func cut(s string, n int) string {
	if n <= 0 || utf8.RuneCountInString(s) <= n {
		return s
	}
	runes := []rune(s)[:n]
	short := string(runes)
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:-–(") + "…"
}

// when says an entry's time: the plan's words and their meaning.
func (r *reply) when(e *plan.Entry) string {
	d := e.Due
	if d.IsZero() || d.Text == "" && d.Kind == plan.DueUnspecified {
		return r.t("kế hoạch không ghi thời hạn", "the plan gives no time")
	}
	meaning := due.Meaning(d, r.lang)
	words := oneLine(d.Text)
	if e.Kind != plan.KindTask && utf8.RuneCountInString(words) > 80 {
		return meaning
	}
	if meaning == "" || strings.EqualFold(meaning, words) {
		return words
	}
	return strings.TrimRight(words, ".; ") + r.t(", tức ", ", that is, ") + meaning
}

// answer closes the reply.
func (r *reply) answer(question string) *Answer {
	a := &Answer{
		Question: question, Intent: r.intent, Text: strings.TrimSpace(r.text.String()),
		Entries: r.cited, Total: r.total, AnsweredBy: "rules", Plan: "", Draft: r.offer, Export: r.export, Progress: r.stored, Reports: r.storedAll, Remind: r.remind,
	}
	if a.Entries == nil {
		a.Entries = []Cited{}
	}
	if r.b != nil {
		a.Plan = r.b.plan.ID
	}
	if r.reason != "" {
		reason := r.reason
		a.Abstained, a.Reason, a.Entries, a.Total = true, &reason, []Cited{}, 0
	}
	return a
}
