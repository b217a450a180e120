package agent

import (
	"regexp"

	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// sending matches, folded, that something is sent or reported to somebody.
var sending = regexp.MustCompile(`(?:bao cao|gui|trinh|chuyen)\b[^.;]{0,80}\b(?:ve|cho|qua|den|ubnd|uy ban nhan dan|so|bo|cong an|ban|van phong|chi cuc|thu tuong|chinh phu)\b`)

// mostSent is how many duties to send something an answer lists.
const mostSent = 4

// sends answers to whom a body sends what it has done, where no duty sets a
// time for it; where the plan says nothing of it, so does the answer.
func (t *turn) sends() bool {
	bodies := asBodies(t.asked())
	if len(bodies) == 0 {
		return false
	}
	var own, shared []*plan.Entry
	for _, e := range t.b.plan.Entries {
		if !sending.MatchString(vi.Fold(e.Text)) {
			continue
		}
		w := notConcerned
		for _, m := range bodies {
			w = min(w, t.b.concernOf(e, m.Key).way)
		}
		switch w {
		case leads:
			own = append(own, e)
		case leadsInGroup:
			shared = append(shared, e)
		}
	}
	if len(own) == 0 {
		own = shared
	}
	if len(own) > mostSent {
		return false
	}
	if len(own) > 0 {
		return t.writeReports(own)
	}
	if t.beyondReports() != "" {
		return false
	}
	return t.noReports(bodies[0])
}

// noReports says that the plan lays no report on a body.
func (t *turn) noReports(m agency.Mention) bool {
	return t.abstain(NotInPlan, "%s không ghi %s báo cáo cho ai, khi nào.", "%s does not say to whom, or when, %s reports.", capital(t.planName()), t.agencyName(m.Key, m.Name))
}
