package bootstrap

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan"
)

// body is an agency that the plan names, with the entries that concern it.
type body struct {
	key, name string
	// leads and helps are the tasks that name it, duties the duties and other
	// entries laid on it.
	leads, helps, duties []*plan.Entry
	// perhaps are the entries that concern it through a group, name nobody in
	// particular or only speak of it.
	perhaps []*plan.Entry
}

// bodies returns the agencies that tasks and duties name, in the order in
// which they come.
func (b *maker) bodies() []*body {
	var out []*body
	at := make(map[string]*body)
	for _, e := range b.plan.Entries {
		for _, a := range e.Agencies {
			if a.Group || a.Key == "" || at[a.Key] != nil || b.dir.IsGroup(a.Key) || e.Kind != plan.KindTask && e.Kind != plan.KindDuty || len(strings.Fields(a.Name)) < 2 {
				continue
			}
			at[a.Key] = &body{key: a.Key, name: b.called(a)}
			out = append(out, at[a.Key])
		}
	}
	for _, y := range out {
		for _, e := range b.plan.Entries {
			b.sort(y, e)
		}
	}
	return out
}

// called is what an agency is called in a question.
func (b *maker) called(a plan.AgencyRef) string {
	name := oneLine(cmp.Or(b.dir.Name(a.Key), a.Name))
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(r)) + name[size:]
}

// sort puts an entry where it belongs for an agency.
func (b *maker) sort(y *body, e *plan.Entry) {
	named, perhaps := plan.Role(""), false
	for _, a := range e.Agencies {
		switch {
		case a.Key == y.key && (named == "" || a.Role == plan.RoleLead):
			named = a.Role
		case a.Group && (b.dir.Unbounded(a.Key) || b.dir.Contains(a.Key, y.key) || everybody(a.Name)):
			perhaps = true
		}
	}
	switch {
	case named != "" && e.Kind != plan.KindTask:
		y.duties = append(y.duties, e)
	case named == plan.RoleLead:
		y.leads = append(y.leads, e)
	case named != "":
		y.helps = append(y.helps, e)
	case perhaps, slices.Contains(b.spoken[e.ID], y.key):
		y.perhaps = append(y.perhaps, e)
	}
}

// everybody reports whether a name may mean any body at all.
func everybody(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "cơ quan") || strings.Contains(name, "đơn vị") || strings.Contains(name, "địa phương")
}

// agencies asks what each agency leads, what it helps with, what it must do,
// and how much.
func (b *maker) agencies() []Question {
	var out []Question
	for _, y := range b.bodies() {
		leads, helps, duties, perhaps := ids(y.leads), ids(y.helps), ids(y.duties), ids(y.perhaps)
		if len(leads) > 0 {
			out = append(out, Question{Kind: "agency", Text: y.name + " chủ trì những nhiệm vụ nào?",
				Want: leads, May: without(slices.Concat(duties, perhaps))})
		}
		if len(helps) > 0 {
			out = append(out, Question{Kind: "agency", Text: y.name + " phối hợp thực hiện những nhiệm vụ nào?",
				Want: helps, May: without(slices.Concat(duties, perhaps), leads)})
		}
		if own := without(slices.Concat(leads, duties)); len(own) > 0 {
			out = append(out, Question{Kind: "agency", Text: y.name + " có những việc gì trong kế hoạch?",
				Want: own, May: without(slices.Concat(helps, perhaps), own)})
		}
	}
	return out
}

// agencyDeadlines asks when an agency's work is due: all of it, the earliest,
// and what falls into a year.
func (b *maker) agencyDeadlines() []Question {
	var out []Question
	for _, y := range b.bodies() {
		if len(y.leads) == 0 {
			continue
		}
		rest := without(slices.Concat(ids(y.duties), ids(y.perhaps), ids(y.helps)))
		out = append(out, Question{Kind: "agency-deadline", Text: y.name + " chủ trì những việc gì, hạn đến khi nào?", Want: ids(y.leads), May: rest})
		if soonest, day := b.earliest(y.leads); soonest != "" {
			out = append(out, Question{Kind: "agency-deadline", Text: "Trong các nhiệm vụ " + y.name + " chủ trì, việc nào đến hạn sớm nhất?",
				Want: []string{soonest}, May: rest, Words: [][]string{day}})
		}
		out = append(out, b.yearOf(y, rest)...)
	}
	return out
}
