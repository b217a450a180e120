package agent_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kehoach/agent"
	"kehoach/plan"
)

// tells asks as a person who may report ("" may not).
func (b bench) tells(t *testing.T, who, text string) *agent.Answer {
	t.Helper()
	a, err := b.agent.Ask(t.Context(), agent.Request{Tenant: "t", Text: text, Today: "2026-01-05", Reporter: who})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return a
}

// history returns what is stored, without the times.
func (b bench) history(t *testing.T) []plan.Progress {
	t.Helper()
	_, ps, err := b.agent.History(t.Context(), "t", "")
	if err != nil {
		t.Fatal(err)
	}
	for i := range ps {
		if time.Since(ps[i].At) > time.Minute {
			t.Errorf("reported at %v", ps[i].At)
		}
		ps[i].At = time.Time{}
	}
	return ps
}

func TestProgressIsToldInAChat(t *testing.T) {
	b := setup(t)
	var want []plan.Progress
	for _, c := range []struct {
		text string
		want plan.Progress
	}{
		{"cập nhật nhiệm vụ 59: xong 60%, văn bản 123/BC-SYT", plan.Progress{Entry: "task/59", Agency: "so-y-te", Done: 60, Doc: "123/BC-SYT"}},
		{"cap nhat nv 59 xong 65% vb 124/BC-SYT, ghi chu: con 35% thiet bi", plan.Progress{Entry: "task/59", Agency: "so-y-te", Done: 65, Doc: "124/BC-SYT", Note: "con 35% thiet bi"}},
		{"Sở Y tế báo cáo nhiệm vụ 25 đạt 35 phần trăm, công văn số 45/SYT-VP", plan.Progress{Entry: "task/25", Agency: "so-y-te", Done: 35, Doc: "45/SYT-VP"}},
		{"anh ghi giúp em nhiệm vụ 35b xong 20%", plan.Progress{Entry: "task/35b", Agency: "so-thong-tin-va-truyen-thong", Done: 20}},
		{"update task 59: 80% done, document 130/BC-SYT", plan.Progress{Entry: "task/59", Agency: "so-y-te", Done: 80, Doc: "130/BC-SYT"}},
		{"cập nhật nhiệm vụ 59 của kế hoạch 223/KH-UBND: 100% trước hạn, kèm 12/BB-SYT và 5/2025/QĐ-UBND", plan.Progress{Entry: "task/59", Agency: "so-y-te", Done: 100, Doc: "12/BB-SYT; 5/2025/QĐ-UBND"}},
		{"cập nhật nhiệm vụ 59: xong 40%", plan.Progress{Entry: "task/59", Agency: "so-y-te", Done: 40}}, // set again is how to undo
	} {
		a := b.tells(t, "Lan", c.text)
		c.want.By = "Lan"
		if diff := cmp.Diff(&c.want, a.Progress, cmpopts.IgnoreFields(plan.Progress{}, "At")); diff != "" || a.Intent != "progress" || a.Abstained {
			t.Errorf("%s: %s (-want +got)\n%s%s", c.text, a.Intent, diff, a.Text)
			continue
		}
		if len(a.Entries) != 1 || a.Entries[0].ID != c.want.Entry {
			t.Errorf("%s: cites %v", c.text, a.Entries)
		}
		want = append(want, c.want)
	}
	if diff := cmp.Diff(want, b.history(t)); diff != "" {
		t.Errorf("the history (-want +got):\n%s", diff)
	}
	last := b.tells(t, "Hà", "cập nhật nhiệm vụ 59: xong 45%").Text
	for _, words := range []string{"**45%**", "Sở Y tế", "Trước đó: 40% (Lan, lúc ", "Người ghi: Hà, lúc "} {
		if !strings.Contains(last, words) {
			t.Errorf("the confirmation lacks %q:\n%s", words, last)
		}
	}
}

func TestProgressIsNotGuessed(t *testing.T) {
	b := setup(t)
	for _, c := range []struct{ who, text, reason, words string }{
		{"", "cập nhật nhiệm vụ 59: xong 60%", "not_permitted", "chưa được giao quyền"},
		{"", "đánh dấu nhiệm vụ 59 hoàn thành giúp em", "not_permitted", "editor"},
		{"Lan", "cập nhật nhiệm vụ 59: xong 160%", "ambiguous", "“160%”"},
		{"Lan", "cập nhật nhiệm vụ 59: xong -5%", "ambiguous", "“-5%”"},
		{"Lan", "cập nhật nhiệm vụ 59: xong 60,5%", "ambiguous", "số nguyên"},
		{"Lan", "cập nhật nhiệm vụ 59: xong 60-70%", "ambiguous", "“60-70%”"},
		{"Lan", "cập nhật nhiệm vụ 59 từ 40% lên 60%", "ambiguous", "40%, 60%"},
		{"Lan", "cập nhật nhiệm vụ 59 cơ bản hoàn thành", "ambiguous", "bao nhiêu phần trăm"},
		{"Lan", "cập nhật nhiệm vụ 59: xong giai đoạn 1", "ambiguous", "bao nhiêu phần trăm"},
		{"Lan", "cập nhật tiến độ: xong 60%", "ambiguous", "nhiệm vụ nào"},
		{"Lan", "cập nhật nhiệm vụ 59, 999, 60: xong 60%", "not_in_plan", "không có nhiệm vụ 999"},
		{"Lan", "nhiệm vụ 59, 25 đã xong", "ambiguous", "UBND cấp xã"},
		{"Lan", "nhiệm vụ 59 xong 40%, nhiệm vụ 60 xong 50% 60%", "ambiguous", "50%, 60%"},
		{"Lan", "nhiệm vụ 59 xong 40%, nhiệm vụ 59 xong 60%", "ambiguous", "40%, 60%"},
		{"Lan", "cập nhật nhiệm vụ 59 xong 40%, nhiệm vụ 60", "ambiguous", "Nhiệm vụ 60 xong bao nhiêu"},
		{"Lan", "cập nhật nhiệm vụ 999: xong 60%", "not_in_plan", "không có nhiệm vụ 999"},
		{"Lan", "cập nhật nhiệm vụ 35: xong 60%", "ambiguous", "35a, 35b"},
		{"Lan", "cập nhật nhiệm vụ 25: xong 60%", "ambiguous", "UBND cấp xã"},
		{"Lan", "cập nhật nhiệm vụ 1 của Sở Y tế: xong 60%", "ambiguous", "không chủ trì"},
		{"Lan", "sửa chỉ tiêu của nhiệm vụ 59 thành 60%", "not_permitted", "không sửa được kế hoạch"},
		{"Lan", "cập nhật thời hạn hoàn thành nhiệm vụ 59 sang tháng 6", "not_permitted", "không sửa được kế hoạch"},
		{"Lan", "update task 59: 160% done", "ambiguous", "Nothing was noted"},
	} {
		a := b.tells(t, c.who, c.text)
		if !a.Abstained || string(*a.Reason) != c.reason || !strings.Contains(a.Text, c.words) || a.Progress != nil {
			t.Errorf("%s: %v, want %s with %q:\n%s", c.text, a.Reason, c.reason, c.words, a.Text)
		}
	}
	for _, question := range []string{"cập nhật nhiệm vụ 59 xong 60% chưa?", "nhiệm vụ 59 đã xong?", "nhiệm vụ 59 đã xong chưa", "nhiệm vụ nào đã xong", "nhiệm vụ 59 sắp xong",
		"nhiệm vụ 59 hoàn thành trước tháng 6", "nhiệm vụ 59 phải xong 100%", "nhiệm vụ 59 đã xong thì báo cáo ai", "hoàn thành nhiệm vụ 59", "is task 59 done", "ai cập nhật nhiệm vụ 59 xong 60%", "báo cáo tiến độ nhiệm vụ 59 gửi ai"} {
		if a := b.tells(t, "Lan", question); a.Progress != nil {
			t.Errorf("%s: stored %v", question, a.Progress)
		}
	}
	if ps := b.history(t); len(ps) != 0 {
		t.Errorf("stored %v", ps)
	}
}

// TestSeveralTasksAreToldAtOnce: one line records all of them, or none.
func TestSeveralTasksAreToldAtOnce(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // entry=percent
	}{
		{"nhiệm vụ 1, 59, 60 đã xong", "1=100 59=100 60=100"},
		{"nv 1, 59 va 60 da hoan thanh roi nhe", "1=100 59=100 60=100"},
		{"đánh dấu hoàn thành nhiệm vụ 1 và 59", "1=100 59=100"},
		{"cập nhật nhiệm vụ 59 và 60: xong 60%, văn bản 5/BC-SYT", "59=60 60=60"},
		{"nhiệm vụ 1 xong 30%, nhiệm vụ 59 đã xong; nhiệm vụ 60 xong 45%", "1=30 59=100 60=45"},
		{"cập nhật tiến độ\nnhiệm vụ 1, nhiệm vụ 59: đã hoàn thành\nnhiệm vụ 60: 20%", "1=100 59=100 60=20"},
		{"tasks 1, 59 and 60 are done", "1=100 59=100 60=100"},
		{"Sở Y tế đã xong nhiệm vụ 59, 25", "59=100 25=100"},
		{"đánh dấu nhiệm vụ 59 đã hoàn thành", "59=100"},
		{"nhiệm vụ 59 đã xong 60%", "59=60"},
	} {
		b := setup(t)
		a := b.tells(t, "Lan", c.text)
		var got []string
		for _, p := range b.history(t) {
			got = append(got, strings.TrimPrefix(p.Entry, "task/")+"="+strconv.Itoa(p.Done))
		}
		if s := strings.Join(got, " "); s != c.want || a.Abstained {
			t.Errorf("%s: stored %q, want %q:\n%s", c.text, s, c.want, a.Text)
		}
		if n := len(got); n > 1 && (len(a.Reports) != n || a.Progress != nil || len(a.Entries) != n || strings.Count(a.Text, "trước đó")+strings.Count(a.Text, "before") != n) {
			t.Errorf("%s: %d reports, %v, cites %d:\n%s", c.text, len(a.Reports), a.Progress, len(a.Entries), a.Text)
		}
		// Who may not report asks with the same words, or is turned away.
		b = setup(t)
		if b.tells(t, "", c.text); len(b.history(t)) > 0 {
			t.Errorf("%s: stored for one who may not report", c.text)
		}
	}
}

func TestProgressIsShown(t *testing.T) {
	b := setup(t)
	if a := b.tells(t, "", "nhiệm vụ 59 xong chưa"); !a.Abstained {
		t.Errorf("before any report: %s", a.Text)
	}
	late := func() *agent.Answer {
		return b.tells(t, "", "nhiệm vụ nào Sở Y tế chủ trì đã quá hạn?")
	}
	if a := late(); a.Total != 1 || strings.Contains(a.Text, "báo") {
		t.Errorf("before any report %d are late:\n%s", a.Total, a.Text)
	}
	b.tells(t, "Lan", "cập nhật nhiệm vụ 59: xong 60%, văn bản 123/BC-SYT")
	if a := late(); a.Total != 1 || !strings.Contains(a.Text, "đã báo 60%, văn bản 123/BC-SYT") {
		t.Errorf("with 60%% done %d are late:\n%s", a.Total, a.Text)
	}
	b.tells(t, "Lan", "cập nhật nhiệm vụ 59: xong 100%")
	a := late()
	if a.Total != 0 || !a.Reported || !strings.Contains(a.Text, "Không còn việc nào") || !strings.Contains(a.Text, "đã báo hoàn thành 100%, không kể ở trên (1)") {
		t.Errorf("with all done %d are late:\n%s", a.Total, a.Text)
	}
	for question, words := range map[string][]string{
		"nhiệm vụ 59 xong chưa":        {"**100%** (Lan, lúc "},
		"tien do nv 59":                {"**100%**"},
		"lịch sử tiến độ nhiệm vụ 59":  {"**60%, văn bản 123/BC-SYT**", "**100%**"},
		"how far is task 59, history?": {"60%, document 123/BC-SYT", "100%"},
	} {
		a := b.tells(t, "", question)
		for _, w := range words {
			if !strings.Contains(a.Text, w) || a.Abstained {
				t.Errorf("%s lacks %q:\n%s", question, w, a.Text)
			}
		}
	}
	if a := b.tells(t, "", "tiến độ nhiệm vụ 59"); strings.Contains(a.Text, "60%") {
		t.Errorf("what was reported before is still told:\n%s", a.Text)
	}
}
