package gate

import (
	"regexp"
	"strings"

	"kehoach/plan"
)

var bracket = regexp.MustCompile(`\[([^\[\]\n]*)\]`)

// kinds are the names of kinds as citations may have them.
var kinds = map[string]plan.Kind{
	"nhiệm vụ": plan.KindTask, "task": plan.KindTask, "nv": plan.KindTask,
	"mục tiêu": plan.KindTarget, "chỉ tiêu": plan.KindTarget, "target": plan.KindTarget,
	"trách nhiệm": plan.KindDuty, "duty": plan.KindDuty,
	"mục": plan.KindSection, "section": plan.KindSection,
}

// resolve returns the entries that a bracket cites: "task/59", "nhiệm vụ 59",
// "nhiệm vụ 1, 2; mục tiêu II.2.13". The second result is what it could not
// read or find.
func (t *Turn) resolve(inside string) (ids []string, unknown string) {
	kind := plan.Kind("")
	for _, part := range strings.FieldsFunc(inside, func(r rune) bool { return r == ',' || r == ';' }) {
		part = strings.TrimSpace(strings.Trim(strings.TrimSpace(part), "*_"))
		if k, number, ok := strings.Cut(part, "/"); ok {
			kind = plan.Kind(strings.ToLower(strings.TrimSpace(k)))
			part = strings.TrimSpace(number)
		} else {
			lower := strings.ToLower(part)
			if i := strings.LastIndexByte(lower, ' '); i > 0 {
				kind, part = kinds[strings.TrimSpace(lower[:i])], part[i+1:]
			}
		}
		id, ok := t.known(string(kind) + "/" + part)
		if kind == "" || !ok {
			return nil, inside
		}
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return nil, inside
	}
	return ids, ""
}

// known returns the ID of a returned entry, whatever the case of its letters.
func (t *Turn) known(id string) (string, bool) {
	if _, ok := t.Entries[id]; ok {
		return id, true
	}
	for have := range t.Entries {
		if strings.EqualFold(have, id) {
			return have, true
		}
	}
	return "", false
}

// label is a citation as answers show it.
func (t *Turn) label(id string) string {
	e := t.Entries[id]
	names := map[plan.Kind][2]string{
		plan.KindTask: {"nhiệm vụ", "task"}, plan.KindTarget: {"mục tiêu", "target"},
		plan.KindDuty: {"trách nhiệm", "duty"}, plan.KindSection: {"mục", "section"},
	}[e.Kind]
	if t.Lang == "en" {
		return names[1] + " " + e.Number
	}
	return names[0] + " " + e.Number
}

// labels are the citations of a claim in brackets.
func (t *Turn) labels(ids []string) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(" [" + t.label(id) + "]")
	}
	return b.String()
}
