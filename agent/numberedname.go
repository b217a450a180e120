package agent

import (
	"regexp"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// numberedName matches a part of a programme that is called by its number.
var numberedName = regexp.MustCompile(`\b(tieu du an|du an|hop phan|noi dung thanh phan|chuyen de) (?:so )?(\d{1,2})\b`)

// mostNamed is how many entries such a name may stand in to be what is asked
// about.
const mostNamed = 5

// byNumberedName answers about a part of a programme by its number: "tiểu dự án
// 4 giao cho ai". "Dự án 4" is not "tiểu dự án 4".
func (t *turn) byNumberedName() bool {
	q := t.q
	m := numberedName.FindStringSubmatch(strings.Join(folds(q.Text), " "))
	if m == nil || len(asBodies(q.Agencies)) > 0 || q.Window != nil || q.Has("count", "compare") {
		return false
	}
	name := regexp.MustCompile(`(^|[^a-z]|(\w+) )` + m[1] + ` (?:so )?0?` + strings.TrimLeft(m[2], "0") + `(?:\D|$)`)
	var cs []concern
	for _, e := range t.b.plan.Entries {
		for _, found := range name.FindAllStringSubmatch(vi.Fold(e.Words()), -1) {
			if m[1] != "du an" || found[2] != "tieu" {
				cs = append(cs, concern{e: e, way: notConcerned})
				break
			}
		}
	}
	if doers := keep(cs, func(c concern) bool { return c.e.Kind == plan.KindDuty || c.e.Kind == plan.KindTask }); t.asksWho() && len(doers) > 0 {
		cs = doers
	}
	if len(cs) == 0 || len(cs) > mostNamed {
		return false
	}
	t.r.intent = "search"
	t.project(cs, t.fields())
	return true
}
