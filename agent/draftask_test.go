package agent_test

import (
	"testing"

	"kehoach/agent"
)

func TestDraftIsOfferedInPlainWords(t *testing.T) {
	b := setup(t)
	for _, tc := range []struct{ question, kind, agency, period string }{
		{"Soạn đề cương báo cáo CCHC quý II của Sở Y tế", "bao-cao-quy", "Sở Y tế", "2025-Q2"},
		{"viet giup bao cao quy 2 cua so y te", "bao-cao-quy", "Sở Y tế", "2025-Q2"},
		{"soan giup de cuong bc cchc quy 1 cua so y te", "bao-cao-quy", "Sở Y tế", "2025-Q1"},
		{"soạn giúp báo cáo 6 tháng của Sở Nội vụ gửi UBND tỉnh", "bao-cao-6-thang", "Sở Nội vụ", "2025-H1"},
		{"draft the annual report of the Department of Justice", "bao-cao-nam", "Sở Tư pháp", "2025"},
		{"viết giúp báo cáo năm toàn tỉnh", "bao-cao-nam", "", "2025"},
		{"viet cv don doc cac don vi chua gui bc 6 thang", "cong-van-don-doc", "", "2025-H1"},
		{"lam khung ke hoach cchc 2025 cho huyen Na Hang", "ke-hoach-co-quan", "UBND huyện Na Hang", ""},
		{"soạn báo cáo tự chấm điểm tháng 6 của sở tư pháp", "tu-cham-diem", "Sở Tư pháp", "2025-06"},
	} {
		ans, err := b.agent.Ask(t.Context(), agent.Request{Tenant: "t", Text: tc.question, Today: "2025-01-02"})
		if err != nil {
			t.Fatal(err)
		}
		if ans.Draft == nil || ans.Draft.Kind != tc.kind || ans.Draft.Agency != tc.agency || ans.Draft.Period != tc.period {
			t.Errorf("%q offers %+v, want %s of %q for %q\n%s", tc.question, ans.Draft, tc.kind, tc.agency, tc.period, ans.Text)
			continue
		}
		req, err := ans.Draft.Request()
		if err != nil {
			t.Fatal(err)
		}
		b.draft(t, req)
	}
	for _, q := range []string{"soạn báo cáo", "soạn thơ tặng em", "soạn giúp tờ trình"} {
		ans, err := b.agent.Ask(t.Context(), agent.Request{Tenant: "t", Text: q, Today: "2025-01-02"})
		if err != nil {
			t.Fatal(err)
		}
		if !ans.Abstained || ans.Draft != nil {
			t.Errorf("%q is answered: %s", q, ans.Text)
		}
	}
}

func TestListIsOfferedAsAFile(t *testing.T) {
	b := setup(t)
	talk := &agent.Conversation{}
	for _, tc := range []struct {
		question string
		want     *agent.ExportOffer
	}{
		{"Sở Nội vụ có việc gì đến hạn trong quý II?", nil},
		{"gui em file excel ds nay", &agent.ExportOffer{Format: "xlsx", Agency: "Sở Nội vụ", Key: "so-noi-vu", Period: "2025-Q2"}},
		{"cho tôi file lịch của Sở Y tế năm 2025", &agent.ExportOffer{Format: "ics", Agency: "Sở Y tế", Key: "so-y-te", Period: "2025"}},
		{"xuất excel toàn bộ nhiệm vụ tháng 6 của Sở Tư pháp", &agent.ExportOffer{Format: "xlsx", Agency: "Sở Tư pháp", Key: "so-tu-phap", Period: "2025-06"}},
		{"trong năm nay thì theo kế hoạch này Sở Y tế phải làm những việc gì và bao giờ đến hạn?", nil},
		{"gửi em file excel ds này", &agent.ExportOffer{Format: "xlsx", Agency: "Sở Y tế", Key: "so-y-te", Period: "2025"}}, // the name stood further on than this question is long
		{"cho em file ảnh png tiến độ của Sở Y tế", &agent.ExportOffer{Format: "png", Agency: "Sở Y tế", Key: "so-y-te"}},
	} {
		ans, err := b.agent.Ask(t.Context(), agent.Request{Tenant: "t", Text: tc.question, Today: "2025-01-02", Conversation: talk})
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case (ans.Export == nil) != (tc.want == nil), tc.want != nil && *ans.Export != *tc.want:
			t.Errorf("%q offers %+v, want %+v\n%s", tc.question, ans.Export, tc.want, ans.Text)
		}
	}
}
