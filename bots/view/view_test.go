package view

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
)

func sampleView(t *testing.T) *View {
	t.Helper()
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return New(p, nil)
}

func TestOwes(t *testing.T) {
	v := sampleView(t)
	a, owes, ok := v.Owes("so-y-te", "vi")
	if !ok || a.Name != "Sở Y tế" || a.Lead != 2 || a.Coordinating != 0 {
		t.Fatalf("agency %+v, %v", a, ok)
	}
	if len(owes) != a.Lead+a.Coordinating+a.Member {
		t.Errorf("%d entries, counted %+v", len(owes), a)
	}
	byID := make(map[string]Owed)
	for _, o := range owes {
		byID[o.ID] = o
	}
	for id, want := range map[string]Way{"task/59": Leads, "duty/V.9": Leads, "task/5": LeadsAsGroup, "task/3": HelpsAsGroup, "duty/V.1.4": LeadsAsGroup} {
		if got := byID[id].Way; got != want {
			t.Errorf("%s: way %q, want %q", id, got, want)
		}
	}
	if diff := cmp.Diff([]plan.Date{"2025-12-31"}, byID["task/59"].Days); diff != "" {
		t.Errorf("days of task/59 (-want +got):\n%s", diff)
	}
	// Begun in January by the start cell, though its time is December.
	if o := byID["task/59"]; o.From != "2025-01-01" || o.To != "2025-12-31" {
		t.Errorf("task/59 goes from %q to %q", o.From, o.To)
	}
	if diff := cmp.Diff([]plan.Date{"2025-03-15", "2025-06-15", "2025-09-15", "2025-12-15"}, byID["duty/V.1.4"].Days); diff != "" {
		t.Errorf("days of duty/V.1.4 (-want +got):\n%s", diff)
	}
	if _, _, ok := v.Owes("co-quan-lien-quan", "vi"); ok {
		t.Error("those who are nobody by name owe something")
	}
}

func TestCalendar(t *testing.T) {
	v := sampleView(t)
	days := v.Calendar("2025-01-01", "2025-01-31", "so-tu-phap", "vi")
	got := make(map[string][]string)
	for _, d := range days {
		for _, i := range d.Items {
			got[string(d.Date)] = append(got[string(d.Date)], i.ID+" "+i.What)
		}
	}
	// "trước ngày 15/01/2025" ends on the 14th.
	if diff := cmp.Diff([]string{"duty/V.1.1 "}, got["2025-01-14"]); diff != "" {
		t.Errorf("14 January (-want +got):\n%s", diff)
	}
	if !strings.Contains(strings.Join(got["2025-01-31"], "|"), "task/13 Ban hành Kế hoạch") {
		t.Errorf("31 January: %q", got["2025-01-31"])
	}
	for _, d := range v.Calendar("2025-03-01", "2025-03-31", "", "vi") {
		if d.Date == "2025-03-15" && d.Note != "rơi vào Thứ Bảy" {
			t.Errorf("note of a Saturday: %q", d.Note)
		}
	}
}

func TestRecord(t *testing.T) {
	v := sampleView(t)
	r, ok := v.Record("task/68", "vi")
	if !ok {
		t.Fatal("no task/68")
	}
	cells := make(map[string]string)
	for _, c := range r.Cells {
		cells[c.Field] = c.Text
	}
	if cells["end"] != "Tháng 3/2024" || len(r.Cells) != 7 || len(r.Notes) == 0 {
		t.Errorf("cells %q, %d notes", cells, len(r.Notes))
	}
	around, ok := v.Around("task/68", 2)
	if !ok || len(around.Rows) != 5 || around.Rows[2].ID != "task/68" {
		t.Errorf("around: %+v", around)
	}
	if _, ok := v.Record("task/999", "vi"); ok {
		t.Error("a record of nothing")
	}
}

// TestWholePlanIsShown holds the counts of the tour to the plan.
func TestWholePlanIsShown(t *testing.T) {
	tour := sampleView(t).Tour("vi")
	if c := tour.Counts; c.Tasks != 75 || c.Targets != 43 || c.Duties != 30 {
		t.Errorf("counts %+v", c)
	}
	n := 0
	for _, g := range tour.Groups {
		n += g.Tasks
	}
	if n != 75 || len(tour.Months) != 12 || len(tour.Reports) == 0 || len(tour.Purpose) == 0 {
		t.Errorf("%d tasks in groups, %d months, %d reports, %d of purpose", n, len(tour.Months), len(tour.Reports), len(tour.Purpose))
	}
	words := make(map[string]Word)
	for _, w := range tour.Words {
		words[w.Short] = w
	}
	if words["TTHC"].Entry != "target/II.2.1" || words["QPPL"].VI == "" && words["CCHC"].VI == "" {
		t.Errorf("words %v", words)
	}
}

// TestEmptyPlan shows a plan with nothing in it.
func TestEmptyPlan(t *testing.T) {
	v := New(&plan.Plan{ID: "x"}, nil)
	v.Tour("vi")
	v.Calendar("", "", "", "vi")
	if len(v.Agencies()) != 0 || len(v.Rows("", "", "vi")) != 0 {
		t.Error("an empty plan holds something")
	}
	for _, role := range Roles {
		v.Starters(role, "vi", "2025-01-02")
	}
}

func TestStartersComeFromThePlan(t *testing.T) {
	p := &plan.Plan{ID: "x", Year: 2027, LastYear: 2027, Issuer: "Ủy ban nhân dân tỉnh X", Entries: []*plan.Entry{{
		ID: "task/4", Kind: plan.KindTask, Number: "4", Task: plan.Cell{Text: "Làm đường"}, Product: plan.Cell{Text: "Đường"}, Coordinating: plan.Cell{Text: "Sở Xây dựng"},
		Agencies: []plan.AgencyRef{{Name: "Sở Giao thông vận tải", Key: "so-giao-thong-van-tai", Role: plan.RoleLead}},
		Due:      plan.Due{Kind: plan.DueDate, Text: "ngày 05/5/2027", Date: "2027-05-05", To: "2027-05-05", Granularity: plan.Day},
	}}}
	got := strings.Join(New(p, nil).Starters(Official, "vi", "2027-01-01"), "\n")
	for _, want := range []string{"Sở Giao thông vận tải", "tháng 5/2027", "Nhiệm vụ 4"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

// TestReport: an agency sees its own report, a helper that of the only body
// that leads; what a group's members report is nobody else's.
func TestReport(t *testing.T) {
	v := sampleView(t)
	reports := []plan.Progress{
		{Entry: "task/59", Agency: "so-y-te", Done: 40},
		{Entry: "task/25", Agency: "so-y-te", Done: 30}, // led by all
		{Entry: "task/59", Agency: "so-y-te", Done: 60},
	}
	for key, want := range map[string]map[string]int{
		"so-y-te":                      {"task/59": 60, "task/25": 30},
		"so-thong-tin-va-truyen-thong": {"task/59": 60},
		"so-tu-phap":                   {},
	} {
		_, owes, _ := v.Owes(key, "vi")
		v.Report(owes, key, reports)
		got := make(map[string]int)
		for _, o := range owes {
			if o.Progress != nil {
				got[o.ID] = o.Progress.Done
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", key, diff)
		}
	}
}
