package agent_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehoach/agent"
	"kehoach/agent/draft"
	"kehoach/agent/export/xlsx"
	"kehoach/agent/work"
	"kehoach/plan"
)

func TestProgressIsReportedByWhoLeads(t *testing.T) {
	b := setup(t)
	at := time.Date(2025, 6, 10, 8, 0, 0, 0, time.UTC)
	report := func(entry, who string, done int) error {
		_, err := b.agent.Report(t.Context(), "t", "", who, plan.Progress{Entry: entry, Done: done, Doc: "12/BC-SYT", By: "Lan", At: at})
		return err
	}
	if err := report("59", "", 60); err != nil {
		t.Fatal(err)
	}
	if err := report("task/25", "so y te", 30); err != nil {
		t.Fatal(err)
	}
	var whose *agent.AmbiguousReporter
	if err := report("task/25", "", 30); !errors.As(err, &whose) || len(whose.Leads) != 3 {
		t.Errorf("a report of nobody on task 25: %v", err)
	}
	var not *agent.NotLeading
	if err := report("task/1", "Sở Y tế", 30); !errors.As(err, &not) {
		t.Errorf("a report on another's task: %v", err)
	}
	var unknown *agent.UnknownEntry
	if err := report("task/999", "", 30); !errors.As(err, &unknown) {
		t.Errorf("a report on no task: %v", err)
	}

	// The agency's report has both; the province's has what one body leads, and
	// leaves what a group leads to be filled in.
	own := draft.Markdown(b.draft(t, draft.Request{Kind: "bao-cao-6-thang", Agency: "Sở Y tế", Period: work.Half(2025, 1)}))
	for _, want := range []string{"Đã đạt 60% (12/BC-SYT)", "Đã đạt 30% (12/BC-SYT)"} {
		if !strings.Contains(own, want) {
			t.Errorf("the agency's report lacks %q", want)
		}
	}
	all := draft.Markdown(b.draft(t, draft.Request{Kind: "bao-cao-6-thang", Period: work.Half(2025, 1)}))
	if !strings.Contains(all, "Đã đạt 60%") || strings.Contains(all, "Đã đạt 30%") {
		t.Error("the province's report adds up, or lacks, what agencies reported")
	}
}

// TestNobodyIsChasedForWhatIsDone: the letter that chases leaves out what was
// reported as done, says so to the drafter, and says how far the rest is.
func TestNobodyIsChasedForWhatIsDone(t *testing.T) {
	b := setup(t)
	letter := func() string {
		return draft.Markdown(b.draft(t, draft.Request{Kind: "cong-van-don-doc", Agency: "Sở Nội vụ", Period: work.Quarter(2025, 4)}))
	}
	const task = "Xây dựng cơ sở dữ liệu y tế dùng chung"
	for _, done := range []int{60, 100} {
		if !strings.Contains(letter(), task) {
			t.Fatal("task 59 is not in the letter")
		}
		if _, err := b.agent.Report(t.Context(), "t", "", "", plan.Progress{Entry: "59", Done: done, Doc: "12/BC-SYT", By: "Lan", At: time.Now()}); err != nil {
			t.Fatal(err)
		}
		if done == 60 && !strings.Contains(letter(), "đã báo: đã đạt 60% (12/BC-SYT)") {
			t.Error("the letter does not say what was reported")
		}
	}
	if text := letter(); strings.Contains(text, task) || !strings.Contains(text, "Không đôn đốc vì đã báo hoàn thành: Nhiệm vụ 59 (hoàn thành (12/BC-SYT)).") {
		t.Errorf("what is done is chased, or left out without a word:\n%s", text)
	}
}

// TestWorkbookGoesOutAndIn fills a workbook of 49 sheets, reads it back and
// writes it again.
func TestWorkbookGoesOutAndIn(t *testing.T) {
	p := &plan.Plan{ID: "k", Number: "1/KH-UBND"}
	var lists []*work.List
	var want []plan.Progress
	for i := range 49 {
		l := &work.List{Plan: p, Agency: work.Body{Key: fmt.Sprintf("so-%d", i), Name: fmt.Sprintf("Sở có một cái tên rất dài / số %d", i)}}
		for j := range 30 {
			e := &plan.Entry{ID: fmt.Sprintf("task/%d", j), Kind: plan.KindTask, Number: fmt.Sprint(j), Text: "Làm việc này\nvà việc kia"}
			it := work.Item{Entry: e, Role: plan.RoleLead}
			if j%2 == 0 {
				r := plan.Progress{Entry: e.ID, Agency: l.Agency.Key, Done: (i + j) % 101, Note: "dòng một\ndòng hai", Doc: "5/BC"}
				want = append(want, r)
				it.Progress = &r
			}
			l.Items = append(l.Items, it)
		}
		lists = append(lists, l)
	}
	data, err := xlsx.Progress(lists)
	if err != nil {
		t.Fatal(err)
	}
	id, got, err := xlsx.ReadProgress(data)
	if err != nil || id != "k" {
		t.Fatalf("plan %q, %v", id, err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	latest := plan.Latest(got)
	for _, l := range lists {
		for i, it := range l.Items {
			l.Items[i].Progress = nil
			if p, ok := latest[[2]string{it.Entry.ID, l.Agency.Key}]; ok {
				l.Items[i].Progress = &p
			}
		}
	}
	if again, err := xlsx.Progress(lists); err != nil || !bytes.Equal(data, again) {
		t.Errorf("written again from what was read it differs (%v)", err)
	}
}

func TestEachLeadHasASheet(t *testing.T) {
	b := setup(t)
	lists, err := b.agent.Leads(t.Context(), "t", "")
	if err != nil {
		t.Fatal(err)
	}
	names := make(map[string]int)
	for _, l := range lists {
		names[l.Agency.Name] = len(l.Items)
	}
	if len(lists) < 30 || names["Sở Y tế"] == 0 || names["UBND huyện Na Hang"] == 0 || names["Sở Xây dựng"] == 0 {
		t.Errorf("%d agencies: %v", len(lists), names)
	}
}
