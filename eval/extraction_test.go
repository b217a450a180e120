package eval

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
)

// perfect is the extraction in which gold finds nothing wrong.
func perfect(g *ExtractionGold) *Extraction {
	h := &g.Head
	x := &Extraction{Refused: h.Refused, Plan: plan.Plan{
		Number: h.Number, Date: h.Date, Place: h.Place, Issuer: h.Issuer, Title: h.Title.Text,
		Signer: h.Signer.Text, SignerTitle: h.SignerTitle.Text, LegalBasis: texts(h.LegalBasis),
		Preamble: texts(h.Preamble), Recipients: texts(h.Recipients), Year: h.Year, LastYear: h.LastYear,
	}}
	for _, group := range g.Groups {
		x.Groups = append(x.Groups, plan.Group{Numeral: numeral(g, group.Key), Name: group.Name.Text})
	}
	for _, list := range [][]PassageGold{g.Targets, g.Duties, g.Sections} {
		for i := range list {
			x.Entries = append(x.Entries, perfectPassage(&list[i]))
		}
	}
	for i := range g.Tasks {
		x.Entries = append(x.Entries, perfectTask(g, &g.Tasks[i]))
	}
	for _, p := range h.Leftovers {
		x.Leftovers = append(x.Leftovers, plan.Piece{Text: p.Text})
	}
	return x
}

// numeral is the path of printed numerals of a group: "A.I".
func numeral(g *ExtractionGold, key string) string {
	for _, group := range g.Groups {
		if group.Key == key {
			return strings.TrimPrefix(numeral(g, group.Parent)+"."+group.Numeral, ".")
		}
	}
	return ""
}

func texts(list []Passage) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.Text)
	}
	return out
}

func perfectPassage(p *PassageGold) *plan.Entry {
	e := &plan.Entry{
		ID: p.Kind + "/" + p.Number, Kind: plan.Kind(p.Kind), Number: p.Number,
		Text: p.Text.Text, Agency: p.Agency, Figures: p.Figures, Warnings: perfectWarnings(p.Warnings),
	}
	if p.Due != nil {
		e.Due = perfectDue(p.Due)
	}
	return e
}

func perfectTask(g *ExtractionGold, t *TaskGold) *plan.Entry {
	e := &plan.Entry{
		ID: "task/" + t.Number, Kind: plan.KindTask, Number: t.Number, Group: numeral(g, t.Group),
		NumberPrinted: t.NumberPrinted != nil && *t.NumberPrinted,
		Due:           perfectDue(&t.Due), Warnings: perfectWarnings(t.Warnings),
	}
	for f, p := range t.Cells {
		if p == nil {
			continue
		}
		*e.Cell(f) = plan.Cell{Text: p.Text, Inherited: slices.Contains(t.Inherited, f)}
		if len(p.Lines) > 0 && !e.Cell(f).Inherited {
			e.Source = e.Source.Span(plan.Source{FirstLine: p.Lines[0], LastLine: p.Lines[len(p.Lines)-1]})
		}
	}
	for _, a := range t.Agencies {
		e.Agencies = append(e.Agencies, plan.AgencyRef{Name: a.Name, Role: a.Role, Group: a.Group != nil && *a.Group})
	}
	return e
}

func perfectWarnings(codes []string) []plan.Warning {
	var out []plan.Warning
	for _, w := range codes {
		first, _, _ := strings.Cut(w, "|")
		out = append(out, plan.Warning{Code: first})
	}
	return out
}

func perfectDue(d *DueGold) plan.Due {
	due := plan.Due{Kind: d.Kind}
	if d.Date != nil {
		due.Date = *d.Date
	}
	return due
}

// TestCompareExtractionPerfect: what a reader finds agrees with itself, also
// after a way through the contract's JSON.
func TestCompareExtractionPerfect(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(ExtractionGoldFiles(), "*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var total ExtractionReport
	for _, name := range files {
		g := loadGold(t, name)
		data, err := json.Marshal(perfect(g))
		if err != nil {
			t.Fatal(err)
		}
		x, err := DecodeExtraction(data)
		if err != nil {
			t.Fatal(err)
		}
		x.Refused = g.Head.Refused
		r := CompareExtraction(g, x)
		for _, d := range r.Differences {
			t.Errorf("%s: %+v", name, d)
		}
		total.Add(r)
	}
	for _, measure := range []string{"plan fields", "groups found", "tasks found", "cell objective", "inherited cells",
		"agencies found", "agencies real", "task due date", "targets found", "target figures", "duty due date", "oddities told"} {
		if m := total.Measure(measure); m.Of == 0 || m.Right != m.Of {
			t.Errorf("%+v, want all right and some", m)
		}
	}
	if m := total.Measure("tasks found"); m.Of != 211 {
		t.Errorf("tasks found of %d, want all 211", m.Of)
	}
}

// TestCompareExtractionFaults spoils a perfect reading of the sample in one
// way and looks at which measures fall, by how many cases.
func TestCompareExtractionFaults(t *testing.T) {
	t.Parallel()
	g := loadGold(t, "ke-hoach-223-kh-ubnd.jsonl")
	for _, tt := range []struct {
		name  string
		spoil func(x *Extraction)
		want  map[string]int
	}{
		{"a row missed", func(x *Extraction) { x.Entries = without(x.Entries, "task/59") }, map[string]int{
			"tasks found": 1, "task numbers": 1, "task groups": 1, "cell objective": 1, "cell task": 1, "cell product": 1,
			"cell lead": 1, "cell coordinating": 1, "cell start": 1, "cell end": 1, "agencies found": 4,
			"task due kind": 1, "task due date": 1, "task sources": 1,
		}},
		{"a row too many", func(x *Extraction) {
			x.Entries = append(x.Entries, &plan.Entry{ID: "task/76", Kind: plan.KindTask, Number: "76", Task: plan.Cell{Text: "Ăn trưa"}})
		}, map[string]int{"tasks real": 1}},
		{"cells shifted", func(x *Extraction) {
			e := entryOf(x, "task/2")
			e.Task, e.Product, e.Lead = plan.Cell{}, e.Task, e.Product
		}, map[string]int{"cell task": 1, "cell product": 1, "cell lead": 1}},
		{"objective not inherited", func(x *Extraction) { entryOf(x, "task/3").Objective = plan.Cell{} },
			map[string]int{"cell objective": 1, "inherited cells": 1}},
		{"objective inherited by mistake", func(x *Extraction) {
			entryOf(x, "task/65").Objective = plan.Cell{Text: "Mục tiêu", Inherited: true}
		}, map[string]int{"absent cells left empty": 1}},
		{"what the document leaves open", func(x *Extraction) {
			entryOf(x, "task/64").Objective = plan.Cell{Text: "Mỗi di sản", Inherited: true}
			entryOf(x, "task/43").Task = plan.Cell{}
			entryOf(x, "task/67").End = entryOf(x, "task/67").Start
		}, nil},
		{"punctuation only", func(x *Extraction) { entryOf(x, "task/1").Product.Text = "- Kế hoạch." }, map[string]int{"cell product": 0}},
		{"number", func(x *Extraction) { entryOf(x, "task/36b").Number = "37" }, map[string]int{"task numbers": 1}},
		{"group", func(x *Extraction) { entryOf(x, "task/16").Group = "I" }, map[string]int{"task groups": 1}},
		{"due", func(x *Extraction) { entryOf(x, "task/13").Due.Date = "2025-12-10" }, map[string]int{"task due date": 1}},
		{"due invented", func(x *Extraction) { entryOf(x, "task/10").Due = plan.Due{Kind: plan.DueRange, Date: "2025-12-31"} },
			map[string]int{"task due kind": 1, "task due date": 1}},
		{"duty due invented", func(x *Extraction) { entryOf(x, "duty/V.1.2").Due.Date = "2025-12-31" }, map[string]int{"duty due date": 1}},
		{"agency of another role", func(x *Extraction) { entryOf(x, "task/59").Agencies[0].Role = plan.RoleCoordinating },
			map[string]int{"agencies found": 1, "agencies real": 1}},
		{"group taken for a body", func(x *Extraction) { entryOf(x, "task/10").Agencies[0].Group = false }, map[string]int{"agency groups told apart": 1}},
		{"figure lost", func(x *Extraction) { entryOf(x, "target/II.2.13").Figures = []string{"90%", "80%"} }, map[string]int{"target figures": 1}},
		{"figure with its unit", func(x *Extraction) {
			entryOf(x, "target/II.2.6").Figures = []string{"90%", "15 phút/01 lần giao dịch"}
		}, nil},
		{"duty's agency", func(x *Extraction) { entryOf(x, "duty/V.4.1").Agency = "Sở Nội vụ" }, map[string]int{"duty agencies": 1}},
		{"section lost", func(x *Extraction) { x.Entries = without(x.Entries, "section/IV.1") }, map[string]int{"section text kept": 1}},
		{"a cell left over", func(x *Extraction) { x.Leftovers = append(x.Leftovers, plan.Piece{Text: "Hằng thắng"}) }, map[string]int{"leftovers rightly left": 1}},
		{"oddity untold", func(x *Extraction) { entryOf(x, "task/68").Warnings = nil }, map[string]int{"oddities told": 1}},
		{"title", func(x *Extraction) { x.Plan.Title = "Kế hoạch" }, map[string]int{"plan fields": 1}},
		{"source", func(x *Extraction) { entryOf(x, "task/4").Source.LastLine++ }, map[string]int{"task sources": 1}},
		{"refused", func(x *Extraction) { x.Refused = "secret" }, map[string]int{"taken in": 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			x := perfect(g)
			tt.spoil(x)
			got := make(map[string]int)
			for _, m := range CompareExtraction(g, x).Measures {
				if m.Right != m.Of {
					got[m.Name] = m.Of - m.Right - m.Near
				}
			}
			if len(got) == 0 {
				got = nil
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("wrong cases by measure (-want +got):\n%s", d)
			}
		})
	}
}

func entryOf(x *Extraction, id string) *plan.Entry {
	i := slices.IndexFunc(x.Entries, func(e *plan.Entry) bool { return e.ID == id })
	return x.Entries[i]
}

func without(list []*plan.Entry, id string) []*plan.Entry {
	return slices.DeleteFunc(list, func(e *plan.Entry) bool { return e.ID == id })
}

// TestCompareExtractionRefused: a document of another kind must be refused,
// and a plan that gave nothing has all rows missed.
func TestCompareExtractionRefused(t *testing.T) {
	t.Parallel()
	decision := loadGold(t, "ha-tinh-2920-qd.jsonl")
	for code, want := range map[string]int{"not_a_plan": 1, "broken": 0, "": 0} {
		if got := CompareExtraction(decision, &Extraction{Refused: code}).Measure("refused").Right; got != want {
			t.Errorf("refused as %q: %d right, want %d", code, got, want)
		}
	}
	m := CompareExtraction(loadGold(t, "dong-thap-552.jsonl"), nil).Measure("tasks found")
	if m.Right != 0 || m.Of != 19 {
		t.Errorf("nothing read: %+v, want 0 of 19", m)
	}
}

func TestExtractionReportTable(t *testing.T) {
	t.Parallel()
	r := &ExtractionReport{Document: "a.txt", Measures: []Measure{{"tasks found", 3, 0, 4}, {"cell end", 10, 1, 12}}}
	r.Add(&ExtractionReport{
		Document: "b.txt", Measures: []Measure{{"cell end", 4, 0, 4}},
		Differences: []Difference{{"cell end", "task 1", "end", "Năm 2025", ""}, {}},
	})
	var b strings.Builder
	if err := r.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	if err := r.WriteDifferences(&b, 1); err != nil {
		t.Fatal(err)
	}
	want := strings.TrimPrefix(`
a.txt, b.txt
     %  right  near  of  measure
  75.0      3     0   4  tasks found
  87.5     14     1  16  cell end
task 1, end
  want "Năm 2025"
  got  ""
(1 more)
`, "\n")
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("table (-want +got):\n%s", d)
	}
}

// TestAlignTasks: rows that are much alike are paired in order, and one that
// is missing in the middle does not shift the rest.
func TestAlignTasks(t *testing.T) {
	t.Parallel()
	row := func(task string) TaskGold {
		return TaskGold{Number: task[:1], Cells: map[plan.FieldName]*Passage{
			plan.FieldTask: {Text: task}, plan.FieldLead: {Text: "Sở Y tế"}, plan.FieldEnd: {Text: "Năm 2025"},
		}}
	}
	read := func(task string) *plan.Entry {
		return &plan.Entry{Number: task[:1], Task: plan.Cell{Text: task}, Lead: plan.Cell{Text: "Sở Y tế"}, End: plan.Cell{Text: "Năm 2025"}}
	}
	gold := []TaskGold{row("1 triển khai a"), row("2 triển khai b"), row("3 triển khai c"), row("4 triển khai d")}
	got := []*plan.Entry{read("1 triển khai a"), read("3 triển khai c"), read("9 hoàn toàn khác hẳn với mọi hàng kia"), read("4 triển khai d")}
	pairs, extra := alignTasks(gold, got)
	if want := []*plan.Entry{got[0], nil, got[1], got[3]}; !slices.Equal(pairs, want) {
		t.Errorf("pairs %v, want %v", pairs, want)
	}
	if !slices.Equal(extra, got[2:3]) {
		t.Errorf("extra %v, want the third", extra)
	}
}
