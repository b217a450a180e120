package eval

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"path"
	"text/tabwriter"

	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
)

//go:embed gold/plans
var planGold embed.FS

// PlanGold is a plan with gold questions about it.
type PlanGold struct {
	// Name is the base name of the plan's file, without its ending.
	Name  string
	Plan  *plan.Plan
	Cases []Case
}

// GoldPlans reads every plan that ships with gold questions, and the
// questions: the sample plan first, then the others by name.
func GoldPlans() ([]PlanGold, error) {
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		return nil, fmt.Errorf("read the sample plan: %w", err)
	}
	cases, err := Load(Gold(), p)
	if err != nil {
		return nil, err
	}
	others, err := fs.Sub(planGold, "gold/plans")
	if err != nil {
		return nil, fmt.Errorf("open gold of plans: %w", err)
	}
	gold, err := goldPlans(others, ingest.Published())
	return append([]PlanGold{{Name: "sample", Plan: p, Cases: cases}}, gold...), err
}

// goldPlans reads the questions of each folder about the document of the same
// name.
func goldPlans(gold, documents fs.FS) ([]PlanGold, error) {
	folders, err := fs.Glob(gold, "*/questions")
	if err != nil {
		return nil, fmt.Errorf("list gold of plans: %w", err)
	}
	var out []PlanGold
	for _, folder := range folders {
		name := path.Dir(folder)
		one, err := goldPlan(gold, documents, name)
		if err != nil {
			return nil, fmt.Errorf("gold of plan %s: %w", name, err)
		}
		out = append(out, one)
	}
	return out, nil
}

func goldPlan(gold, documents fs.FS, name string) (PlanGold, error) {
	out := PlanGold{Name: name}
	data, err := fs.ReadFile(documents, name+".md")
	if err != nil {
		return out, fmt.Errorf("open its document: %w", err)
	}
	if out.Plan, err = ingest.Read(name+".md", data, nil); err != nil {
		return out, err
	}
	sub, err := fs.Sub(gold, name)
	if err != nil {
		return out, err
	}
	if out.Cases, err = Load(sub, out.Plan); err != nil {
		return out, err
	}
	AskOn(FirstDay(out.Plan), out.Cases)
	return out, nil
}

// FirstDay is the day on which a plan's questions are asked where they name
// none: the first working day of its first year, and not before its own date.
func FirstDay(p *plan.Plan) plan.Date {
	if p.Year == 0 {
		return max(p.Date, DefaultToday)
	}
	return max(plan.MakeDate(p.Year, 1, 2), p.Date)
}

// AskOn sets the day for the turns that name none.
func AskOn(day plan.Date, cases []Case) {
	for _, c := range cases {
		for i := range c.Turns {
			if c.Turns[i].Today == "" {
				c.Turns[i].Today = day
			}
		}
	}
}

// PlanReport is the results of a run over the questions about one plan.
type PlanReport struct {
	PlanGold
	Report Report
}

// WritePlans writes a table with a row for each plan, the first plan's apart:
// "others" is all but that one.
func WritePlans(w io.Writer, plans []PlanReport) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	var rows []Row
	var others Report
	for i, p := range plans {
		row := p.Report.Total()
		row.Name = p.Name
		rows = append(rows, row)
		if i > 0 {
			others.Results = append(others.Results, p.Report.Results...)
		}
	}
	if len(plans) > 2 {
		row := others.Total()
		row.Name = "others"
		rows = append(rows, row)
	}
	writeRows(tw, "plan", rows)
	return tw.Flush()
}
