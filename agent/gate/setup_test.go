package gate

import (
	"sync"
	"testing"

	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/sample"
)

var samplePlan = sync.OnceValues(func() (*plan.Plan, error) { return ingest.Read(sample.Name, sample.Text, nil) })

var sampleDirectory = sync.OnceValue(func() *agency.Directory {
	p, _ := samplePlan()
	var names []string
	for _, e := range p.Entries {
		for _, a := range e.Agencies {
			names = append(names, a.Name)
		}
	}
	return agency.Default().In(p.Issuer, p.Date).Learn(names)
})

// turnOver returns a turn in which tools returned these entries; none means
// all but task 60.
func turnOver(t testing.TB, lang string, ids ...string) *Turn {
	t.Helper()
	p, err := samplePlan()
	if err != nil {
		t.Fatal(err)
	}
	turn := &Turn{Entries: make(map[string]*plan.Entry), Number: p.Number, Directory: sampleDirectory(), Lang: lang}
	want := make(map[string]bool)
	for _, id := range ids {
		want[id] = true
	}
	for _, e := range p.Entries {
		if len(ids) == 0 && e.ID != "task/60" || want[e.ID] {
			turn.Entries[e.ID] = e
		}
	}
	var lead Set
	for _, e := range p.Entries {
		for _, a := range e.Agencies {
			if e.Kind == plan.KindTask && a.Key == "so-tu-phap" && a.Role == plan.RoleLead {
				lead.IDs = append(lead.IDs, e.ID)
				break
			}
		}
	}
	lead.Agency, lead.Role, lead.Kind = "so-tu-phap", plan.RoleLead, plan.KindTask
	turn.Sets = []Set{lead, {IDs: lead.IDs[:3], Agency: "so-tu-phap", Role: plan.RoleLead, Narrowed: true}}
	return turn
}
