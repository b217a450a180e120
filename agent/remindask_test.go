package agent_test

import (
	"testing"

	"kehoach/agent"
)

func TestRemindersAreAskedForInPlainWords(t *testing.T) {
	b := setup(t)
	ask := func(q string, talk *agent.Conversation) *agent.Answer {
		t.Helper()
		ans, err := b.agent.Ask(t.Context(), agent.Request{Tenant: "t", Text: q, Today: "2025-03-10", Conversation: talk})
		if err != nil {
			t.Fatal(err)
		}
		return ans
	}
	for _, tc := range []struct {
		question string
		want     agent.RemindOffer
	}{
		{"nhắc tôi việc của Sở Y tế trước 7 ngày", agent.RemindOffer{Action: "start", Agency: "Sở Y tế", Key: "so-y-te", Days: 7}},
		{"nhac em viec cua so noi vu truoc 2 tuan", agent.RemindOffer{Action: "start", Agency: "Sở Nội vụ", Key: "so-noi-vu", Days: 14}},
		{"làm ơn nhắc giúp tôi hạn của Sở Tư pháp trước ba ngày nhé", agent.RemindOffer{Action: "start", Agency: "Sở Tư pháp", Key: "so-tu-phap", Days: 3}},
		{"nhắc tôi việc của Sở Y tế", agent.RemindOffer{Action: "start", Agency: "Sở Y tế", Key: "so-y-te", Days: 7}},
		{"nhắc tôi nhiệm vụ 59 trước 3 ngày", agent.RemindOffer{Action: "start", Entry: "task/59", Days: 3}},
		{"nhắc tôi mọi việc trước 5 ngày", agent.RemindOffer{Action: "start", Days: 5}},
		{"remind me of the work of the Department of Health 10 days before", agent.RemindOffer{Action: "start", Agency: "Sở Y tế", Key: "so-y-te", Days: 10, Lang: "en"}},
		{"nhac toi viec cua so y te truoc sau ngay", agent.RemindOffer{Action: "start", Agency: "Sở Y tế", Key: "so-y-te", Days: 6}},
		{"nhắc tôi việc của Sở Y tế sau ngày 15", agent.RemindOffer{Action: "start", Agency: "Sở Y tế", Key: "so-y-te", Days: 7}},
		{"gửi kênh này bản tin hằng tuần việc của Sở Y tế", agent.RemindOffer{Action: "start", Agency: "Sở Y tế", Key: "so-y-te", Days: 14, Weekly: true}},
		{"nhac toi hang tuan viec cua so y te", agent.RemindOffer{Action: "start", Agency: "Sở Y tế", Key: "so-y-te", Days: 14, Weekly: true}},
		{"send us a weekly digest of everything", agent.RemindOffer{Action: "start", Days: 14, Weekly: true, Lang: "en"}},
		{"thôi nhắc", agent.RemindOffer{Action: "stop"}},
		{"đừng nhắc nữa", agent.RemindOffer{Action: "stop"}},
		{"thoi nhac viec cua so y te", agent.RemindOffer{Action: "stop", Agency: "Sở Y tế", Key: "so-y-te"}},
		{"tôi đang được nhắc những gì?", agent.RemindOffer{Action: "list"}},
		{"what are my reminders?", agent.RemindOffer{Action: "list", Lang: "en"}},
	} {
		ans := ask(tc.question, nil)
		if tc.want.Lang == "" {
			tc.want.Lang = "vi"
		}
		if ans.Remind == nil || *ans.Remind != tc.want || ans.Abstained {
			t.Errorf("%q offers %+v, want %+v\n%s", tc.question, ans.Remind, tc.want, ans.Text)
		}
	}
	for _, q := range []string{
		"nhắc Sở Y tế nộp báo cáo đi", "nhắc tôi với", "soạn công văn nhắc việc Sở Y tế", "nhắc tôi việc của Sở Y tế trước 400 ngày",
		"bản tin tuần do ai làm?", "gửi bản tin tuyên truyền cho Sở Nội vụ khi nào?", "ai đăng tin bài hằng tuần?", "gửi bản tin hằng tuần",
		"bộ nhạc cụ dân tộc ai phụ trách?", "Sở Giao thông vận tải bị nhắc tới ở chỗ nào?", "VNeID mà kế hoạch nhắc tới là gì?",
	} {
		if ans := ask(q, nil); ans.Remind != nil {
			t.Errorf("%q offers %+v", q, ans.Remind)
		}
	}
	talk := &agent.Conversation{}
	ask("Sở Tư pháp có việc gì đến hạn trong quý II?", talk)
	if o := ask("nhắc tôi trước 5 ngày", talk).Remind; o == nil || o.Key != "so-tu-phap" || o.Days != 5 {
		t.Errorf("in a talk about an agency: %+v", o)
	}
	if o := ask("nhắc tôi mọi việc", talk).Remind; o == nil || o.Key != "" {
		t.Errorf("everything, in a talk about an agency: %+v", o)
	}
	if o := ask("thôi nhắc", talk).Remind; o == nil || o.Key != "" {
		t.Errorf("no more, in a talk about an agency: %+v", o)
	}
}

// TestRemindersCiteWhatIsSoon holds the list under the offer to the days that
// the plan sets.
func TestRemindersCiteWhatIsSoon(t *testing.T) {
	b := setup(t)
	ans, err := b.agent.Ask(t.Context(), agent.Request{Tenant: "t", Text: "nhắc tôi mọi việc trước 7 ngày", Today: "2025-06-25"})
	if err != nil {
		t.Fatal(err)
	}
	if len(ans.Entries) == 0 {
		t.Fatalf("nothing is due at the end of June: %s", ans.Text)
	}
	for _, e := range ans.Entries {
		if e.Due == nil || e.Due.Kind == "continuous" || e.Due.Kind == "event" {
			t.Errorf("%s is due: %+v", e.ID, e.Due)
		}
	}
}
