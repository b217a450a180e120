package gate

import (
	"strings"
	"testing"

	"kehoach/plan"
)

// honest are answers that say what the plan says.
var honest = []struct{ name, text string }{
	{"lead", "Sở Y tế chủ trì xây dựng cơ sở dữ liệu y tế dùng chung cho toàn tỉnh [nhiệm vụ 59]."},
	{"identifier", "Sở Y tế chủ trì xây dựng cơ sở dữ liệu y tế dùng chung cho toàn tỉnh [task/59]."},
	{"citation after the stop", "Sở Y tế chủ trì xây dựng cơ sở dữ liệu y tế dùng chung. [task/59]"},
	{"citation first", "- **[nhiệm vụ 59]** Sở Y tế chủ trì, sản phẩm là Phần mềm, Cơ sở dữ liệu"},
	{"month", "Nhiệm vụ 59 có hạn hoàn thành là tháng 12/2025 [nhiệm vụ 59]."},
	{"month in words", "Nhiệm vụ 59 có hạn hoàn thành là tháng mười hai năm 2025 [nhiệm vụ 59]."},
	{"last day", "Hạn của việc này là ngày 31/12/2025 [nhiệm vụ 59]."},
	{"day spelt out", "Hạn của việc này là ngày 31 tháng 12 năm 2025 [nhiệm vụ 59]."},
	{"quarter of the month", "Việc này có hạn trong quý IV/2025 [nhiệm vụ 59]."},
	{"start", "Việc này bắt đầu từ tháng 01/2025, hạn hoàn thành tháng 12/2025 [nhiệm vụ 59]."},
	{"helpers", "Sở Y tế chủ trì, phối hợp với Sở Thông tin và Truyền thông, Bảo hiểm xã hội tỉnh [nhiệm vụ 59]."},
	{"helpers listed", "Cơ quan phối hợp: Sở Thông tin và Truyền thông, Bảo hiểm xã hội tỉnh [nhiệm vụ 59]."},
	{"subject helps", "Sở Thông tin và Truyền thông phối hợp thực hiện nhiệm vụ này [nhiệm vụ 59]."},
	{"short name", "STP chủ trì ban hành Kế hoạch thực hiện Quy định số 178-QĐ/TW [nhiệm vụ 1]."},
	{"document with date", "Sở Tư pháp chủ trì ban hành Kế hoạch thực hiện Quy định số 178-QĐ/TW ngày 27/6/2024 của Bộ Chính trị [nhiệm vụ 1]."},
	{"before a day", "Báo cáo trước ngày 10/12/2025 [nhiệm vụ 13]."},
	{"the day that is the last", "Hạn cuối: 09/12/2025 [nhiệm vụ 13]."},
	{"percent", "Tối thiểu 90% TTHC có đủ điều kiện được cung cấp trực tuyến một phần và toàn trình [mục tiêu II.2.13]."},
	{"percent in words", "Ít nhất chín mươi phần trăm TTHC có đủ điều kiện được cung cấp trực tuyến [mục tiêu II.2.13]."},
	{"second figure", "Tỷ lệ hồ sơ giải quyết trực tuyến một phần và toàn trình trên tổng số hồ sơ tiếp nhận giải quyết đạt tối thiểu 80% [mục tiêu II.2.13]."},
	{"recurring", "Báo cáo quý gửi chậm nhất ngày 15 của tháng cuối quý [trách nhiệm V.1.4]."},
	{"part of a year", "Báo cáo 6 tháng gửi chậm nhất ngày 15/6 [trách nhiệm V.1.4]."},
	{"year report", "Báo cáo năm gửi chậm nhất ngày 15/12 [trách nhiệm V.1.4]."},
	{"heading with points", "Việc của Sở Y tế:\n- Xây dựng cơ sở dữ liệu y tế dùng chung cho toàn tỉnh, hạn tháng 12/2025 [nhiệm vụ 59]"},
	{"points below a citation", "- [nhiệm vụ 59] Xây dựng cơ sở dữ liệu y tế dùng chung:\n  - sản phẩm: Phần mềm, Cơ sở dữ liệu\n  - chủ trì: Sở Y tế\n  - hạn: Tháng 12/2025"},
	{"two clauses", "Sở Y tế chủ trì xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59]; Sở Nội vụ chủ trì tổ chức Hội nghị sơ kết, hạn tháng 07/2025 [nhiệm vụ 72]."},
	{"numbered list", "1. Sở Y tế chủ trì xây dựng cơ sở dữ liệu y tế [nhiệm vụ 59]\n2. Sở Nội vụ chủ trì tổ chức Hội nghị sơ kết [nhiệm vụ 72]"},
	{"salutation", "Kính gửi lãnh đạo,\n\nTóm tắt:\n- Sở Nội vụ chủ trì tổ chức Hội nghị sơ kết, hạn tháng 7/2025 [nhiệm vụ 72]."},
	{"decomposed", "So\u031b\u0309 Y tê\u0301 chu\u0309 tri\u0300 xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59]."},
	{"old tone placement", "Nâng cao sức khoẻ liên tục, toàn diện, suốt đời [nhiệm vụ 59]."},
	{"English frame", "The Department of Health leads this task; the product is \"Phần mềm, Cơ sở dữ liệu\" [task 59]."},
	{"English month", "This task is due in December 2025 [task 59]."},
	{"English day", "The deadline of this task is 31 December 2025 [task 59]."},
	{"range of years", "Sở Nội vụ tổ chức Hội nghị sơ kết Đề án giai đoạn 2021-2025, định hướng đến năm 2030 [nhiệm vụ 72]."},
	{"same month of two", "Các nhiệm vụ này có hạn trong năm 2025 [nhiệm vụ 59] [nhiệm vụ 72]."},
	{"through a group", "Các sở, ban, ngành (gồm Sở Y tế) gửi báo cáo quý chậm nhất ngày 15 của tháng cuối quý [trách nhiệm V.1.4]."},
	{"the body that is written to", "Báo cáo gửi Sở Nội vụ để tổng hợp chung [trách nhiệm V.1.4]."},
	{"plan's number", "Theo Kế hoạch 223/KH-UBND, Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59]."},
	{"windows lines", "Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59].\r\nHạn là tháng 12/2025 [nhiệm vụ 59]."},
	{"time first", "Hạn tháng 12/2025, Sở Y tế chủ trì xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59]."},
	{"product before lead", "Sản phẩm là Phần mềm, Cơ sở dữ liệu; chủ trì là Sở Y tế [nhiệm vụ 59]."},
	{"product as subject", "Phần mềm, Cơ sở dữ liệu là sản phẩm của nhiệm vụ này [nhiệm vụ 59]."},
	{"passive", "Cơ sở dữ liệu y tế dùng chung cho toàn tỉnh do Sở Y tế chủ trì xây dựng [nhiệm vụ 59]."},
	{"work as subject", "Việc tổ chức Hội nghị sơ kết do Sở Nội vụ chủ trì, hạn tháng 7/2025 [nhiệm vụ 72]."},
	{"whom it is sent to, last", "Các sở, ban, ngành gửi báo cáo quý đến Sở Nội vụ chậm nhất ngày 15 của tháng cuối quý [trách nhiệm V.1.4]."},
	{"whom it is sent to, first", "Các sở, ban, ngành gửi Sở Nội vụ báo cáo quý chậm nhất ngày 15 của tháng cuối quý [trách nhiệm V.1.4]."},
	{"for another body", "Sở Tư pháp tham mưu Ủy ban nhân dân tỉnh các biện pháp chỉ đạo, triển khai thực hiện có hiệu quả nội dung cải cách thể chế [trách nhiệm V.4.1]."},
	{"time put first", "Hằng tháng, Sở Tư pháp chấm điểm gửi Sở Nội vụ tổng hợp báo cáo Ủy ban nhân dân tỉnh [trách nhiệm V.4.2]."},
	{"second of three figures", "Phấn đấu 85% hồ sơ công việc tại cấp huyện được xử lý trên môi trường mạng [mục tiêu II.6.8]."},
	{"words left out", "Sở Nội vụ trình Ủy ban nhân dân tỉnh dự thảo báo cáo năm chậm nhất ngày 18/12 [trách nhiệm V.2.6]."},
	{"two that lead, each with its own", "Văn phòng UBND tỉnh đăng tải trên Công báo, Sở Tư pháp đăng tải trên Cơ sở dữ liệu [nhiệm vụ 12]."},
	{"a helper and the body above", "Công an tỉnh chủ trì, phối hợp với Sở Thông tin và Truyền thông tham mưu Ủy ban nhân dân tỉnh ban hành các văn bản chỉ đạo [trách nhiệm V.8]."},
	{"a list of verbs", "Sở Tài chính hướng dẫn các cơ quan, đơn vị lập dự toán, quản lý, sử dụng và quyết toán kinh phí [trách nhiệm V.5.2]."},
	{"agency before the words", "Sở Nội vụ kiểm tra công tác cải cách hành chính tại các cơ quan, đơn vị trên địa bàn tỉnh [trách nhiệm V.2.4]."},
	{"table", "| Sở Y tế chủ trì | tháng 12/2025 [nhiệm vụ 59] |"},
}

func TestHonestAnswersPass(t *testing.T) {
	if len(honest) < 30 {
		t.Fatalf("only %d honest answers", len(honest))
	}
	for _, c := range honest {
		lang := "vi"
		if strings.HasPrefix(c.name, "English") {
			lang = "en"
		}
		if v := turnOver(t, lang).Check(c.text); !v.Sound() || len(v.Faults) > 0 {
			t.Errorf("%s: %q\n  %+v", c.name, c.text, v.Faults)
		}
	}
}

// TestCountsOfWholeLists lets a count through where the list is whole and its
// condition is said.
func TestCountsOfWholeLists(t *testing.T) {
	turn := turnOver(t, "vi")
	cites := ""
	for _, id := range turn.Sets[0].IDs {
		cites += "[" + id + "]"
	}
	if v := turn.Check("Sở Tư pháp chủ trì 8 nhiệm vụ " + cites + "."); !v.Sound() {
		t.Errorf("a true count is refused: %+v", v.Faults)
	}
	few := "[" + strings.Join(turn.Sets[1].IDs, "][") + "]"
	if v := turn.Check("Sở Tư pháp chủ trì 3 nhiệm vụ " + few + "."); v.Sound() {
		t.Errorf("a part of a list is counted as the whole: %s", v.Text)
	}
	if v := turn.Check("Có 8 nhiệm vụ " + cites + "."); v.Sound() {
		t.Errorf("a count without its condition passes: %s", v.Text)
	}
}

// TestQuotesPass has each cell of each entry quoted in each way that an
// honest model may quote it.
func TestQuotesPass(t *testing.T) {
	turn := turnOver(t, "vi")
	passed, all := 0, 0
	try := func(id, text string) {
		all++
		v := turn.Check(text)
		if v.Sound() && len(v.Faults) == 0 {
			passed++
		} else {
			t.Logf("%s: %+v\n%s", id, v.Faults, text)
		}
	}
	for id, e := range turn.Entries {
		if e.Kind != plan.KindTask {
			try(id, e.Text+" ["+id+"]")
			continue
		}
		try(id, e.Task.Text+" ["+id+"]")
		if e.Lead.Text != "" {
			try(id, "Chủ trì: "+e.Lead.Text+" ["+id+"].")
		}
		if e.Coordinating.Text != "" {
			try(id, "Phối hợp: "+e.Coordinating.Text+" ["+id+"].")
		}
		if e.Product.Text != "" {
			try(id, "Sản phẩm: "+e.Product.Text+" ["+id+"].")
		}
		if e.End.Text != "" {
			try(id, "Hạn hoàn thành: "+e.End.Text+" ["+id+"].")
		}
		if e.Due.Date != "" {
			try(id, "Hạn cuối: "+e.Due.Date.VN()+" ["+id+"].")
		}
	}
	t.Logf("%d of %d quotations pass (%.1f %%)", passed, all, 100*float64(passed)/float64(all))
	if 100*passed < 95*all {
		t.Errorf("only %d of %d quotations pass", passed, all)
	}
}
