package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// aims are the entries that say what the whole plan is for, by their heading
// or the label they begin with.
func (t *turn) aims() []*plan.Entry {
	var out []*plan.Entry
	for _, e := range t.b.plan.Entries {
		if e.Kind == plan.KindTask || len(e.Heading) == 0 {
			continue
		}
		last := t.b.headings()[e.Heading[len(e.Heading)-1]]
		if isAim(last) || isAim(labelOf(e)) {
			out = append(out, e)
		}
	}
	return out
}

func isAim(words []string) bool {
	name := strings.Join(words, " ")
	return name == "muc tieu chung" || name == "muc tieu tong quat"
}

// untabled tells of a plan without tasks what it has: targets, parts of the
// work, and the bodies with the most duties.
func (t *turn) untabled() {
	r := t.r
	duties := t.b.ofKind(plan.KindDuty)
	r.line("Kế hoạch gồm %d mục tiêu và %d trách nhiệm của các cơ quan; không có bảng nhiệm vụ.", "It has %d targets and %d duties of agencies, and no table of tasks.",
		len(t.b.ofKind(plan.KindTarget)), len(duties))
	if names := t.workParts(); len(names) > 0 {
		r.line("Nhiệm vụ, giải pháp:", "Tasks and solutions:")
		for _, n := range names {
			r.line("- %s", "- %s", cut(oneLine(n), 160))
		}
	}
	var keys []string
	count := make(map[string]int)
	names := make(map[string]string)
	for _, e := range duties {
		for _, a := range e.Agencies {
			if a.Role != plan.RoleLead || a.Group {
				continue
			}
			if count[a.Key] == 0 {
				keys = append(keys, a.Key)
			}
			count[a.Key]++
			names[a.Key] = a.Name
		}
	}
	slices.SortStableFunc(keys, func(a, b string) int { return count[b] - count[a] })
	var most []string
	for _, k := range keys[:min(5, len(keys))] {
		most = append(most, sprintf("%s (%d)", t.agencyName(k, names[k]), count[k]))
	}
	if len(most) > 0 {
		r.line("Được giao nhiều trách nhiệm nhất: %s.", "The most duties: %s.", strings.Join(most, "; "))
	}
}
