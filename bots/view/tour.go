package view

import (
	"slices"
	"strings"

	"kehoach/agent"
	"kehoach/plan"
)

// Tour is a plan for newcomers: what it is, why, who does how much of it, when.
type Tour struct {
	Counts Counts `json:"counts"`
	// Purpose is the entries of the plan's first section, Basis its legal
	// basis, verbatim.
	Purpose []Row       `json:"purpose"`
	Basis   []string    `json:"basis"`
	Parts   []Part      `json:"parts"`
	Groups  []GroupSize `json:"groups"`
	// Who is the bodies that lead the most.
	Who []Agency `json:"who"`
	// Months is how many days and works fall due in each month of the plan.
	Months  []Month `json:"months"`
	Reports []Row   `json:"reports"`
	Words   []Word  `json:"words"`
}

// Counts is how much a plan holds.
type Counts struct {
	Targets  int `json:"targets"`
	Tasks    int `json:"tasks"`
	Duties   int `json:"duties"`
	Warnings int `json:"warnings"`
	Leftover int `json:"leftovers"`
}

// Part is a top heading of the body with what stands under it.
type Part struct {
	Heading string `json:"heading"`
	Entries int    `json:"entries"`
}

// GroupSize is a group of the appendix with its tasks.
type GroupSize struct {
	plan.Group
	Tasks int `json:"tasks"`
}

// Month is a month with how much falls due in it.
type Month struct {
	Month string `json:"month"` // "2025-03"
	Due   int    `json:"due"`
}

// Word is a word explained, by the plan itself where Entry is set.
type Word struct {
	Short string `json:"short"`
	Long  string `json:"long"`
	VI    string `json:"vi,omitempty"`
	EN    string `json:"en,omitempty"`
	Entry string `json:"entry,omitempty"`
}

// Counts counts what the plan holds.
func (v *View) Counts() Counts {
	c := Counts{
		Targets: len(v.Plan.OfKind(plan.KindTarget)), Tasks: plan.TaskCount(v.Plan.OfKind(plan.KindTask)),
		Duties: len(v.Plan.OfKind(plan.KindDuty)), Warnings: len(v.Warnings()), Leftover: len(v.Plan.Leftovers),
	}
	return c
}

// Warnings returns what looks wrong in the plan, the plan's own first.
func (v *View) Warnings() []plan.Warning {
	out := append([]plan.Warning{}, v.Plan.Warnings...)
	for _, e := range v.Plan.Entries {
		out = append(out, e.Warnings...)
	}
	return out
}

// Tour returns the tour of the plan.
func (v *View) Tour(lang string) *Tour {
	t := &Tour{
		Counts: v.Counts(), Basis: append([]string{}, v.Plan.LegalBasis...), Parts: v.parts(), Words: v.words(),
		Purpose: []Row{}, Groups: []GroupSize{}, Who: []Agency{}, Months: v.months(lang), Reports: []Row{},
	}
	for _, e := range v.Plan.OfKind(plan.KindSection) {
		if len(e.Heading) > 0 && len(t.Parts) > 0 && oneLine(e.Heading[0]) == t.Parts[0].Heading {
			t.Purpose = append(t.Purpose, v.row(e, lang))
		}
	}
	for _, g := range v.Plan.Groups {
		if n := plan.TaskCount(v.tasksIn(g.Numeral)); n > 0 {
			t.Groups = append(t.Groups, GroupSize{g, n})
		}
	}
	for _, a := range v.Agencies() {
		if !a.Group && a.Lead > 0 && len(t.Who) < 8 {
			t.Who = append(t.Who, a)
		}
	}
	for _, e := range v.reports() {
		t.Reports = append(t.Reports, v.row(e, lang))
	}
	return t
}

func (v *View) tasksIn(group string) []*plan.Entry {
	var out []*plan.Entry
	for _, e := range v.Plan.OfKind(plan.KindTask) {
		if e.Group == group {
			out = append(out, e)
		}
	}
	return out
}

// reports returns the duties that come again or name a day: what has to be
// sent in.
func (v *View) reports() []*plan.Entry {
	var out []*plan.Entry
	for _, e := range v.Plan.OfKind(plan.KindDuty) {
		if slices.ContainsFunc(parts(e.Due), func(d plan.Due) bool { return d.Granularity == plan.Day }) {
			out = append(out, e)
		}
	}
	return out
}

func (v *View) parts() []Part {
	out := []Part{}
	for _, e := range v.Plan.Entries {
		if e.Kind == plan.KindTask || len(e.Heading) == 0 {
			continue
		}
		h := oneLine(e.Heading[0])
		i := slices.IndexFunc(out, func(p Part) bool { return p.Heading == h })
		if i < 0 {
			i = len(out)
			out = append(out, Part{Heading: h})
		}
		out[i].Entries++
	}
	return out
}

func (v *View) months(lang string) []Month {
	from, to := v.Span()
	out := []Month{}
	if from == "" {
		return out
	}
	for d := from; d <= to; d = plan.MonthEnd(d.Year(), d.Month()).AddDays(1) {
		out = append(out, Month{Month: string(d)[:7]})
	}
	for _, day := range v.Calendar(from, to, "", lang) {
		for i := range out {
			if strings.HasPrefix(string(day.Date), out[i].Month) {
				out[i].Due += len(day.Items)
			}
		}
	}
	return out
}

// words returns the short forms that the plan explains, then those words of
// the glossary that it uses.
func (v *View) words() []Word {
	out := []Word{}
	for _, a := range v.Plan.Abbreviations {
		out = append(out, Word{Short: a.Short, Long: a.Long, Entry: a.Entry})
	}
	var all strings.Builder
	all.WriteString(v.Plan.Title + "\n")
	for _, e := range v.Plan.Entries {
		all.WriteString(e.Words() + "\n")
	}
	text := all.String()
	for _, t := range agent.Terms() {
		i := slices.IndexFunc(out, func(w Word) bool { return w.Short == t.Name })
		switch {
		case i >= 0:
			out[i].VI, out[i].EN = t.VI, t.English
		case uses(text, t.Name):
			out = append(out, Word{Short: t.Name, Long: t.Long, VI: t.VI, EN: t.English})
		}
	}
	return out
}

// uses reports whether a word stands in a text as a word of its own.
func uses(text, word string) bool {
	for rest := text; ; {
		i := strings.Index(rest, word)
		if i < 0 {
			return false
		}
		end := i + len(word)
		if !letterAt(rest[:i], true) && !letterAt(rest[end:], false) {
			return true
		}
		rest = rest[end:]
	}
}
