package retrieval

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
)

func TestEntryTerms(t *testing.T) {
	p := &plan.Plan{Groups: []plan.Group{{Numeral: "II", Name: "Thủ tục"}}}
	e := &plan.Entry{
		Kind: plan.KindTask, Group: "II", Text: "Rà soát TTHC",
		Task:    plan.Cell{Text: "Rà soát TTHC"},
		Product: plan.Cell{Text: "Báo cáo"},
		Lead:    plan.Cell{Text: "Sở Y tế"},
		End:     plan.Cell{Text: "trước 15/01/2025"},
	}
	want := map[string]int{
		"ra": 3, "rà": 3, "soat": 3, "soát": 3, "ra soat": 3, "tthc": 3,
		"thu": 4, "thủ": 4, "tuc": 4, "tục": 4, "thu tuc": 4, // the task's and the group's
		"hanh": 3, "hành": 3, "chinh": 3, "chính": 3, "soat thu": 3, "tuc hanh": 3, "hanh chinh": 3,
		"bao": 2, "báo": 2, "cao": 2, "cáo": 2, "bao cao": 2,
		"so": 1, "sở": 1, "y": 1, "te": 1, "tế": 1, "so y": 1, "y te": 1, "syt": 1,
		"truoc": 1, "trước": 1, "truoc 15/1/2025": 1, "15/1/2025": 1, "15/1": 1, "1/2025": 1, "2025": 1,
	}
	if diff := cmp.Diff(want, EntryTerms(e, p)); diff != "" {
		t.Errorf("task (-want +got):\n%s", diff)
	}

	for name, test := range map[string]struct {
		entry *plan.Entry
		want  map[string]int
	}{
		"only an objective": {
			&plan.Entry{Kind: plan.KindTask, Text: "học", Objective: plan.Cell{Text: "học"}},
			map[string]int{"hoc": 3, "học": 3},
		},
		"task and objective": {
			&plan.Entry{Kind: plan.KindTask, Text: "học", Objective: plan.Cell{Text: "dạy"}, Task: plan.Cell{Text: "học"}},
			map[string]int{"hoc": 3, "học": 3, "day": 1, "dạy": 1},
		},
		"duty with its agency and heading": {
			&plan.Entry{Kind: plan.KindDuty, Text: "học", Agency: "Sở", Heading: []string{"dạy"}},
			map[string]int{"hoc": 3, "học": 3, "so": 1, "sở": 1, "day": 1, "dạy": 1},
		},
		"another column": {
			&plan.Entry{Kind: plan.KindTask, Task: plan.Cell{Text: "học"}, Others: []plan.OtherCell{{Header: "Ghi chú", Text: "dạy"}}},
			map[string]int{"hoc": 3, "học": 3, "day": 1, "dạy": 1},
		},
		"function words part neighbours": {
			&plan.Entry{Kind: plan.KindTarget, Text: "dạy và học"},
			map[string]int{"hoc": 3, "học": 3, "day": 3, "dạy": 3},
		},
		"empty": {&plan.Entry{Kind: plan.KindTask}, map[string]int{}},
	} {
		if diff := cmp.Diff(test.want, EntryTerms(test.entry, nil)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
