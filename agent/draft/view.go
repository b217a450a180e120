package draft

import (
	"slices"
	"strings"

	"kehoach/agent/work"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// View is what a template sees. All words of the plan in it are escaped.
type View struct {
	in    *Input
	caser *caser
	words map[string]map[string]bool // text → its words
	order map[*plan.Entry]int
	// Agency is who issues the paper, Issuer who issued the plan.
	Agency, Issuer, Place, Subject string
	// Work is the subject as what is carried out: "công tác cải cách hành chính",
	// "Chương trình …".
	Work string
	Year int
	// Whole is true where the paper covers everyone's work.
	Whole bool
	// Period and Coming are the labels of the period and the one after it,
	// PeriodFrom and PeriodTo its days.
	Period, Coming, PeriodFrom, PeriodTo string
	// Ref names the plan in full, Number by its number alone.
	Ref, Number string
	Basis       []string
	// To is whom the paper is sent to, "" where the plan does not say.
	To, Deadline string
	Report       *Item
	// Fields are the plan's groups that hold something, Direction the one about
	// steering (chỉ đạo, điều hành), which is not among Fields.
	Fields    []*Field
	Direction *Field
	// Due and the like are all tasks of the paper by phase, Duties the duties of
	// the body, Helps what it coordinates in the period, Soon what falls due in
	// the next one.
	Due, Recurring, Running, Standing, Doubtful []*Item
	Duties, Helps, Soon                         []*Item
	Targets                                     []*Target
	// Figures are the rows of the statistics annex besides the targets.
	Figures []Figures
	// Leads are those who lead something that falls due in the period and was not
	// reported as done; Finished is what was.
	Leads    []*Lead
	Finished []*Item
	// Scores are the duties to score a part of an index.
	Scores []*Score
	// Sanctions are duties that say what follows from delay, Checks tasks and
	// duties of checking.
	Sanctions, Checks []*Item
	// Reports are the duties of others to report in the period, Addressed those
	// who have something to do in it, but for the one who issues the paper.
	Reports   []*Item
	Addressed []string
	// OwnPlan is the duty to make a plan of one's own, nil for none.
	OwnPlan *Item
	// Matter is the task that the paper is about, nil for none.
	Matter *Item
}

// Field is a group of the plan with what it holds for the paper.
type Field struct {
	Numeral, Name                     string
	Due, Recurring, Running, Standing []*Item
	Targets                           []*Target
}

// All returns the tasks of the field in the plan's order; [Item.Goal] of those
// that serve the objective of the one before is [Above].
func (f *Field) All() []*Item {
	items := ordered(f.Due, f.Recurring, f.Running, f.Standing)
	for i, it := range items {
		if it.Goal = it.Objective; i > 0 && it.Objective != "" && it.Objective == items[i-1].Objective {
			it.Goal = Above
		}
	}
	return items
}

// Named returns the tasks that name the body itself, Shared those that it has
// as one of a group.
func (f *Field) Named() []*Item { return f.which(func(i *Item) bool { return i.Via == "" }) }

// Shared returns the tasks that the body has as one of a group.
func (f *Field) Shared() []*Item { return f.which(func(i *Item) bool { return i.Via != "" }) }

func (f *Field) which(ok func(*Item) bool) []*Item {
	return slices.DeleteFunc(f.All(), func(i *Item) bool { return !ok(i) })
}

// Lead is a body with the tasks that it leads.
type Lead struct {
	Name  string
	Items []*Item
}

// Score is a part of an index with the one who scores it.
type Score struct {
	Part, Owner, Cite string
}

// newView makes what a template sees of an input.
func newView(in *Input, whole bool) *View {
	p, r := in.Plan, in.Request
	c := newCaser(p)
	v := &View{
		in: in, caser: c, words: make(map[string]map[string]bool), order: make(map[*plan.Entry]int, len(p.Entries)), Agency: in.Agency.Name, Issuer: escape(p.Issuer), Place: p.Place, Year: p.Year,
		Whole: whole || in.Agency.Key == "" || r.Consolidated, Ref: escape(reference(p)), Number: escape(p.Number),
		Subject: escape(c.subject()), To: escape(strings.Replace(in.To, "UBND", "Ủy ban nhân dân", 1)), Deadline: in.Deadline.VN(),
	}
	for i, e := range p.Entries {
		v.order[e] = i
	}
	if v.Agency == "" {
		v.Agency = p.Issuer
	}
	v.Agency = escape(v.Agency)
	if r.Subject != "" {
		v.Subject = escape(r.Subject)
	}
	v.Work = carriedOut(v.Subject)
	if !r.Period.IsZero() {
		v.Year = r.Period.To.Year()
		v.Period, v.Coming = r.Period.Label(), r.Period.Next().Label()
		v.PeriodFrom, v.PeriodTo = r.Period.From.VN(), r.Period.To.VN()
	}
	for _, b := range p.LegalBasis {
		v.Basis = append(v.Basis, escape(strings.TrimRight(line(b), ".;, ")))
	}
	list := in.List
	if v.Whole {
		list = in.Whole
	}
	if in.Report != nil {
		v.Report = v.item(work.Item{Entry: in.Report})
	}
	v.fill(list)
	v.fillTargets(list)
	v.special()
	return v
}

// assigned is the group of the duties of a plan without tasks.
const assigned = "·"

// fill sorts what the list holds into fields and phases.
func (v *View) fill(list *work.List) {
	fields := make(map[string]*Field)
	untabled := !slices.ContainsFunc(v.in.Plan.Entries, func(e *plan.Entry) bool { return e.Kind == plan.KindTask })
	for _, i := range list.Items {
		if i.Phase == work.Elsewhere {
			continue
		}
		it := v.item(i)
		duty := i.Entry.Kind == plan.KindDuty
		if duty && i.Role == plan.RoleCoordinating {
			if untabled || i.Phase == work.Due || i.Phase == work.Recurring {
				v.Helps = append(v.Helps, it)
			}
			continue
		}
		// Where the plan has no tasks its duties are the work, but for reports.
		if duty && (!untabled || len(i.Days) > 0 && strings.Contains(vi.Fold(i.Entry.Text), "bao cao")) {
			v.Duties = append(v.Duties, it)
			if v.OwnPlan == nil && len(i.Days) > 0 && strings.Contains(vi.Fold(i.Entry.Text), "xay dung ke hoach") {
				v.OwnPlan = it
			}
			continue
		}
		if i.Phase == work.Doubtful {
			v.Doubtful = append(v.Doubtful, it)
			continue
		}
		if i.Role == plan.RoleCoordinating {
			if i.Phase == work.Due || i.Phase == work.Recurring {
				v.Helps = append(v.Helps, it)
			}
			continue
		}
		group := i.Entry.Group
		if duty {
			group = assigned
		}
		f := v.field(fields, group)
		put := func(all, own *[]*Item) { *all, *own = append(*all, it), append(*own, it) }
		switch i.Phase {
		case work.Due:
			put(&v.Due, &f.Due)
		case work.Recurring:
			put(&v.Recurring, &f.Recurring)
		case work.Running:
			put(&v.Running, &f.Running)
		case work.Standing:
			put(&v.Standing, &f.Standing)
		}
	}
	v.Fields = slices.DeleteFunc(v.Fields, func(f *Field) bool {
		if strings.Contains(vi.Fold(f.Name), "chi dao") {
			v.Direction = f
			return true
		}
		return false
	})
	for _, i := range v.in.Next.Items {
		if i.Phase == work.Due && (untabled || i.Entry.Kind == plan.KindTask) && i.Role != plan.RoleCoordinating {
			v.Soon = append(v.Soon, v.item(i))
		}
	}
}

// field returns the field of a group's numeral, made when first needed.
func (v *View) field(known map[string]*Field, numeral string) *Field {
	if f := known[numeral]; f != nil {
		return f
	}
	f := &Field{Numeral: numeral, Name: "Nhiệm vụ khác"}
	if numeral == assigned {
		f.Name = "Nhiệm vụ được giao"
	}
	if g, ok := v.in.Plan.Group(numeral); ok {
		f.Name = escape(strings.TrimRight(v.caser.recase(g.Name), ".;: "))
	}
	known[numeral] = f
	v.Fields = append(v.Fields, f)
	return f
}

// ordered puts items of several phases into the plan's order again.
func ordered(lists ...[]*Item) []*Item {
	out := slices.Concat(lists...)
	slices.SortStableFunc(out, func(a, b *Item) int { return a.order - b.order })
	return out
}
