package gate

import (
	"fmt"
	"strings"
	"testing"
)

// false statements, each with the code of the fault that the gate must find;
// "" is any. No text of a false statement may be left in what is shown.
var adversarial = []struct {
	name, text string
	code       Code
}{
	// Dates.
	{"invented day", "Nhiệm vụ này có hạn ngày 20/11/2025 [nhiệm vụ 59].", Date},
	{"a day early", "Hạn cuối: 14/01/2025 [nhiệm vụ 1].", Date},
	{"off by one at the start", "Hạn cuối: 10/12/2025 [nhiệm vụ 13].", Date},
	{"before instead of on", "Báo cáo trước ngày 09/12/2025 [nhiệm vụ 13].", Date},
	{"after instead of before", "Báo cáo sau ngày 10/12/2025 [nhiệm vụ 13].", Date},
	{"before dropped", "Hạn báo cáo là ngày 10/12/2025 [nhiệm vụ 13].", Date},
	{"before added", "Hoàn thành trước tháng 12/2025 [nhiệm vụ 59].", Date},
	{"month shift", "Hạn hoàn thành là tháng 11/2025 [nhiệm vụ 59].", Date},
	{"month shift in words", "Hạn hoàn thành là tháng mười một năm 2025 [nhiệm vụ 59].", Date},
	{"month of one word", "Hạn hoàn thành là tháng sáu [nhiệm vụ 59].", Date},
	{"year shift", "Hạn hoàn thành là tháng 12/2026 [nhiệm vụ 59].", Date},
	{"year alone", "Hoàn thành trong năm 2027 [nhiệm vụ 59].", Date},
	{"quarter", "Hoàn thành trong quý III/2025 [nhiệm vụ 59].", Date},
	{"quarter in words", "Hoàn thành trong quý ba năm 2025 [nhiệm vụ 59].", Date},
	{"quarter in English", "This task is due in Q2 2025 [task 59].", Date},
	{"English month", "This task is due in June 2025 [task 59].", Date},
	{"English day", "This task is due by March 3, 2025 [task 59].", Date},
	{"English day first", "The deadline is 3rd March 2025 [task 59].", Date},
	{"ISO", "Hạn: 2025-11-30 [nhiệm vụ 59].", ""},
	{"dots", "Hạn: 30.11.2025 [nhiệm vụ 59].", Date},
	{"dashes", "Hạn: 30-11-2025 [nhiệm vụ 59].", Date},
	{"without year", "Hạn: 30/11 [nhiệm vụ 59].", Date},
	{"spelt out", "Hạn: ngày 30 tháng 11 năm 2025 [nhiệm vụ 59].", Date},
	{"day in words", "Hạn: ngày ba mươi tháng mười một năm 2025 [nhiệm vụ 59].", Date},
	{"right date with wrong entry", "Sở Nội vụ tổ chức Hội nghị sơ kết, hạn tháng 12/2025 [nhiệm vụ 72].", Date},
	{"another entry's day", "Hạn cuối: 31/12/2025 [nhiệm vụ 72].", Date},
	{"end as start", "Việc này bắt đầu từ tháng 12/2025 [nhiệm vụ 59].", Date},
	{"start as end", "Hạn hoàn thành: tháng 01/2025 [nhiệm vụ 59].", Date},
	{"date of a document as deadline", "Hạn hoàn thành là ngày 27/6/2024 [nhiệm vụ 1].", Date},
	{"document's date changed", "Quy định số 178-QĐ/TW ngày 27/7/2024 của Bộ Chính trị [nhiệm vụ 1].", Date},
	{"merged entries, date of one", "Sở Y tế xây dựng cơ sở dữ liệu y tế, hạn tháng 07/2025 [nhiệm vụ 59][nhiệm vụ 72].", Date},
	{"day of week and feast", "Hoàn thành trước Tết Nguyên đán [nhiệm vụ 59].", Words},
	{"relative time", "Hoàn thành trong tuần sau [nhiệm vụ 59].", Words},
	{"tomorrow", "Hoàn thành ngày mai [nhiệm vụ 59].", Words},
	{"end of a month", "Hoàn thành vào giữa tháng 12/2025 [nhiệm vụ 59].", ""},
	{"beginning", "Hoàn thành đầu tháng 12/2025 [nhiệm vụ 59].", ""},
	{"date of another report", "Báo cáo 6 tháng gửi chậm nhất ngày 15/12 [trách nhiệm V.1.4].", Date},
	{"date of the other report", "Báo cáo năm gửi chậm nhất ngày 15/6 [trách nhiệm V.1.4].", Date},
	{"day of the month", "Báo cáo quý gửi chậm nhất ngày 20 của tháng cuối quý [trách nhiệm V.1.4].", Number},
	{"fourteenth", "Báo cáo năm gửi chậm nhất ngày 14/12 [trách nhiệm V.1.4].", Date},
	{"two dates one false", "Việc này bắt đầu từ tháng 01/2025, hạn hoàn thành tháng 10/2025 [nhiệm vụ 59].", Date},
	{"date in heading", "Việc có hạn tháng 6/2025:\n- Xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59]", Date},
	{"date in a point", "- [nhiệm vụ 59] Xây dựng cơ sở dữ liệu y tế dùng chung:\n  - hạn: Tháng 10/2025", Date},

	{"parts of an entry exchanged", "Ban hành Kế hoạch trước ngày 10/12/2025 [nhiệm vụ 13].", Date},
	{"parts exchanged the other way", "Báo cáo trong tháng 01/2025 [nhiệm vụ 13].", Date},
	{"start as the time of the result", "Tháng 01/2025 phải có phần mềm [nhiệm vụ 59].", Date},
	{"entries merged inside a sentence", "Sở Y tế chủ trì [nhiệm vụ 59] nhiệm vụ này, hạn tháng 7/2025 [nhiệm vụ 72].", ""},
	{"entries merged by a comma", "Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59], hạn tháng 7/2025 [nhiệm vụ 72].", ""},
	{"two digits of a year", "Hoàn thành tháng 12/26 [nhiệm vụ 59].", ""},
	{"year in words", "Hoàn thành năm hai nghìn không trăm hai mươi sáu [nhiệm vụ 59].", ""},
	{"Roman month", "Hạn: XI/2025 [nhiệm vụ 59].", ""},
	{"American order", "Due 11/30/2025 [nhiệm vụ 59].", ""},
	{"with spaces", "Hạn: 30 11 2025 [nhiệm vụ 59].", ""},
	{"abbreviated month", "Hạn: Nov. 30, 2025 [nhiệm vụ 59].", ""},

	// Numbers.
	{"invented percentage", "Tối thiểu 95% TTHC có đủ điều kiện được cung cấp trực tuyến [mục tiêu II.2.13].", Number},
	{"decimal", "Tối thiểu 9,0% TTHC có đủ điều kiện được cung cấp trực tuyến [mục tiêu II.2.13].", Number},
	{"thousands", "Tối thiểu 90.000 TTHC có đủ điều kiện được cung cấp trực tuyến [mục tiêu II.2.13].", Number},
	{"in words", "Tối thiểu chín mươi lăm phần trăm TTHC có đủ điều kiện [mục tiêu II.2.13].", Number},
	{"in English words", "The target is at least ninety-five percent [target II.2.13].", Number},
	{"half", "Tối thiểu một nửa TTHC có đủ điều kiện [mục tiêu II.2.13].", Number},
	{"percent dropped", "Tối thiểu 90 TTHC có đủ điều kiện được cung cấp trực tuyến [mục tiêu II.2.13].", Number},
	{"at most instead of at least", "Tối đa 90% TTHC có đủ điều kiện được cung cấp trực tuyến [mục tiêu II.2.13].", Number},
	{"under", "Dưới 90% TTHC có đủ điều kiện được cung cấp trực tuyến [mục tiêu II.2.13].", Number},
	{"at most in English", "At most 90% TTHC [target II.2.13].", Number},
	{"percent of another part", "Tỷ lệ hồ sơ giải quyết trực tuyến một phần và toàn trình trên tổng số hồ sơ tiếp nhận giải quyết đạt tối thiểu 90% [mục tiêu II.2.13].", Number},
	{"percent of the first part", "Tối thiểu 80% TTHC có đủ điều kiện (theo quy định) được cung cấp trực tuyến một phần và toàn trình [mục tiêu II.2.13].", Number},
	{"percent of another target", "100% văn bản QPPL được ban hành kịp thời [mục tiêu II.2.13].", ""},
	{"number added", "Xây dựng 3 cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59].", Number},
	{"number in words added", "Xây dựng hai cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59].", Number},
	{"money", "Kinh phí 5 tỷ đồng [nhiệm vụ 59].", ""},
	{"count", "Sở Y tế chủ trì 12 nhiệm vụ [nhiệm vụ 59].", Number},
	{"count in words", "Sở Y tế chủ trì mười hai nhiệm vụ [nhiệm vụ 59].", Number},
	{"count of a part", "Sở Tư pháp chủ trì 2 nhiệm vụ [nhiệm vụ 1][nhiệm vụ 2].", Number},
	{"unit changed", "Báo cáo 6 ngày gửi chậm nhất ngày 15/6 [trách nhiệm V.1.4].", Number},
	{"range", "Đạt 90-95% TTHC có đủ điều kiện [mục tiêu II.2.13].", Number},
	{"fraction", "Đạt 9/10 TTHC có đủ điều kiện [mục tiêu II.2.13].", ""},
	{"multiplier", "Tăng gấp đôi TTHC có đủ điều kiện [mục tiêu II.2.13].", ""},
	{"dozen", "Sở Y tế có một tá nhiệm vụ [nhiệm vụ 59].", Number},
	{"number of another task", "Nhiệm vụ 60 do Sở Y tế chủ trì [nhiệm vụ 59].", Number},
	{"hours", "Hoàn thành trước 17 giờ [nhiệm vụ 59].", ""},
	{"hour in one word", "Hoàn thành 17h00 tháng 12/2025 [nhiệm vụ 59].", Document},

	{"another period", "Báo cáo tháng gửi chậm nhất ngày 15 [trách nhiệm V.1.4].", Words},
	{"per mille", "Tối thiểu 90 phần nghìn TTHC có đủ điều kiện [mục tiêu II.2.13].", Number},
	{"size of the plan", "Trong kế hoạch có 75 nhiệm vụ [nhiệm vụ 59].", Number},

	// Documents.
	{"invented document", "Thực hiện Nghị định số 61/2018/NĐ-CP [nhiệm vụ 59].", Document},
	{"digits swapped", "Ban hành Kế hoạch thực hiện Quy định số 187-QĐ/TW [nhiệm vụ 1].", Document},
	{"symbol changed", "Ban hành Kế hoạch thực hiện Quy định số 178-KL/TW [nhiệm vụ 1].", Document},
	{"another plan", "Theo Kế hoạch 224/KH-UBND, Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59].", Document},
	{"document of another entry", "Sở Y tế thực hiện Quy định số 178-QĐ/TW [nhiệm vụ 59].", Document},

	// Agencies and their parts.
	{"swapped agency", "Sở Tư pháp chủ trì xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59].", Agency},
	{"abbreviation", "STP chủ trì xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59].", Agency},
	{"abbreviation of two words", "SNV chủ trì xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59].", ""},
	{"English name", "The Department of Justice leads this task [task 59].", Agency},
	{"lower case", "sở tư pháp chủ trì xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59].", Agency},
	{"without diacritics", "So Tu phap chủ trì xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59].", ""},
	{"ministry", "Bộ Y tế chủ trì xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59].", ""},
	{"unknown body", "Cục Hải quan chủ trì xây dựng cơ sở dữ liệu y tế [nhiệm vụ 59].", ""},
	{"made up of the entry's words", "Sở Dịch vụ chủ trì xây dựng cơ sở dữ liệu y tế [nhiệm vụ 59].", ""},
	{"made up, second", "Ban Chăm sóc sức khoẻ chủ trì xây dựng cơ sở dữ liệu y tế [nhiệm vụ 59].", ""},
	{"company", "Viettel thực hiện xây dựng cơ sở dữ liệu y tế [nhiệm vụ 59].", Words},
	{"person", "Nguyễn Văn A chủ trì xây dựng cơ sở dữ liệu y tế [nhiệm vụ 59].", ""},
	{"helper leads", "Sở Thông tin và Truyền thông chủ trì xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59].", Role},
	{"lead helps", "Sở Y tế phối hợp thực hiện nhiệm vụ này [nhiệm vụ 59].", Role},
	{"parts exchanged", "Sở Thông tin và Truyền thông chủ trì, phối hợp với Sở Y tế [nhiệm vụ 59].", Role},
	{"lead by colon", "Chủ trì: Sở Thông tin và Truyền thông [nhiệm vụ 59].", Role},
	{"led by", "Nhiệm vụ này do Bảo hiểm xã hội tỉnh chủ trì [nhiệm vụ 59].", Role},
	{"helper does it", "Bảo hiểm xã hội tỉnh xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59].", Role},
	{"helper in English", "The Department of Information and Communications leads this task [task 59].", Role},
	{"merged entries, agency of one", "Sở Y tế chủ trì các nhiệm vụ này [nhiệm vụ 59][nhiệm vụ 72].", ""},
	{"heading's agency", "Việc của Sở Tư pháp:\n- Xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 59]", Agency},
	{"group's member without the group", "Sở Y tế gửi báo cáo quý chậm nhất ngày 15 của tháng cuối quý [trách nhiệm V.1.4].", Agency},
	{"added helper", "Phối hợp: Sở Thông tin và Truyền thông, Sở Tài chính [nhiệm vụ 59].", Agency},

	{"helper is given it", "Giao Bảo hiểm xã hội tỉnh thực hiện; phối hợp: các đơn vị khác liên quan [nhiệm vụ 59].", Role},
	{"another product", "Sản phẩm: Báo cáo [nhiệm vụ 59].", ""},
	{"helper answers for it", "Sở Thông tin và Truyền thông là cơ quan chịu trách nhiệm chính [nhiệm vụ 59].", ""},

	{"both lead", "Sở Y tế và Sở Thông tin và Truyền thông chủ trì nhiệm vụ này [nhiệm vụ 59].", Role},
	{"parts exchanged in one sentence", "Giao Sở Thông tin và Truyền thông xây dựng cơ sở dữ liệu y tế, Sở Y tế phối hợp [nhiệm vụ 59].", Role},
	{"in parentheses", "Sở Y tế (Sở Tư pháp) chủ trì nhiệm vụ này [nhiệm vụ 59].", Agency},
	{"bold heading's agency", "**Sở Tư pháp**\n- Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59]", Agency},

	// Citations.
	{"invented number", "Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 159].", UnknownCitation},
	{"not returned in this turn", "Nhiệm vụ này có hạn trong năm 2025 [nhiệm vụ 60].", UnknownCitation},
	{"invented kind", "Sở Y tế chủ trì nhiệm vụ này [dự án 59].", UnknownCitation},
	{"footnote", "Sở Y tế chủ trì nhiệm vụ này [1].", UnknownCitation},
	{"source by name", "Sở Y tế chủ trì nhiệm vụ này [nguồn: Luật Khám bệnh].", UnknownCitation},
	{"one of two invented", "Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59, 159].", UnknownCitation},
	{"wrong entry", "Sở Y tế chủ trì xây dựng cơ sở dữ liệu y tế dùng chung [nhiệm vụ 1].", ""},
	{"path", "Sở Y tế chủ trì nhiệm vụ này [task/../59].", UnknownCitation},
	{"no citation at all", "Sở Y tế chủ trì 3 nhiệm vụ, hạn tháng 6.", Uncited},
	{"uncited tail", "Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59]. Sở Y tế phải nộp phạt 5 triệu đồng.", Uncited},
	{"uncited tail in the sentence", "Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59], hạn tháng 6/2025.", Date},
	{"uncited line", "Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59].\nHạn là ngày 01/06/2025.", Uncited},
	{"uncited heading with a fact", "Sở Y tế có 12 việc:\n\nSở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59].", Number},
	{"unclosed", "Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59", Markup},

	// What flips the meaning.
	{"negated", "Sở Y tế không chủ trì nhiệm vụ này [nhiệm vụ 59].", Negation},
	{"not yet", "Sở Y tế chưa được giao nhiệm vụ này [nhiệm vụ 59].", Negation},
	{"cancelled", "Nhiệm vụ này được hủy [nhiệm vụ 59].", Negation},
	{"postponed", "Nhiệm vụ này được hoãn [nhiệm vụ 59].", Negation},
	{"done", "Sở Y tế đã hoàn thành nhiệm vụ này [nhiệm vụ 59].", Words},
	{"optional", "Sở Y tế có thể thực hiện nhiệm vụ này [nhiệm vụ 59].", ""},
	{"only", "Chỉ Sở Y tế thực hiện nhiệm vụ này [nhiệm vụ 59].", Words},
	{"moved", "Nhiệm vụ này được lùi hạn [nhiệm vụ 59].", Words},
	{"English not", "The Department of Health must not complete this task [task 59].", Negation},

	// Dress.
	{"full-width digits", "Hạn hoàn thành: tháng １１/2025 [nhiệm vụ 59].", Characters},
	{"zero-width", "Hạn: tháng 1\u200b1/2025 [nhiệm vụ 59].", Characters},
	{"joiner", "Hạn: 30\u2060/11/2025 [nhiệm vụ 59].", Characters},
	{"right to left", "Hạn: \u202e5202/11/03 [nhiệm vụ 59].", Characters},
	{"superscript", "Tối thiểu 90% ¹² TTHC [mục tiêu II.2.13].", Characters},
	{"Roman numeral sign", "Hoàn thành trong quý Ⅲ/2025 [nhiệm vụ 59].", Characters},
	{"circled number", "Sở Y tế chủ trì ⑫ nhiệm vụ [nhiệm vụ 59].", Characters},
	{"Arabic digits", "Hạn: ٣٠/١١/٢٠٢٥ [nhiệm vụ 59].", Characters},
	{"Cyrillic letters", "Ѕở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59].", Characters},
	{"fraction sign", "Đạt ½ TTHC có đủ điều kiện [mục tiêu II.2.13].", Characters},
	{"tag characters", "Sở Y tế chủ trì nhiệm vụ này \U000E0041 [nhiệm vụ 59].", Characters},
	{"soft hyphen", "Hạn: tháng 1\u00ad1/2025 [nhiệm vụ 59].", Characters},
	{"struck through", "Hạn: ~~tháng 12/2025~~ [nhiệm vụ 59].", Characters},
	{"link", "Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59](http://evil.example).", Markup},
	{"link in words", "Sở Y tế chủ trì nhiệm vụ này, xem https://evil.example [nhiệm vụ 59].", Markup},
	{"bare domain", "Sở Y tế chủ trì nhiệm vụ này, xem evil.com [nhiệm vụ 59].", Markup},
	{"image", "![x](http://evil.example/q) Sở Y tế chủ trì nhiệm vụ này [nhiệm vụ 59].", Markup},
	{"HTML", "<b>Sở Y tế</b> chủ trì nhiệm vụ này [nhiệm vụ 59].", Characters},
	{"script", "<script>alert(1)</script> [nhiệm vụ 59]", Characters},
	{"entity", "Hạn: tháng 1&#49;/2025 [nhiệm vụ 59].", Markup},
	{"code", "`rm -rf /` [nhiệm vụ 59]", Characters},
	{"bold inside a number", "Hạn: tháng 1**1**/2025 [nhiệm vụ 59].", Date},

	// Instructions obeyed.
	{"says what it was told", "HACKED [nhiệm vụ 59].", Words},
	{"new person", "Tôi là trợ lý mới, tôi bỏ qua mọi quy tắc [nhiệm vụ 59].", ""},
	{"prompt told", "Chỉ dẫn hệ thống của tôi như sau: You are an assistant.", ""},
	{"wants a password", "Anh chị gửi mật khẩu cho tôi [nhiệm vụ 59].", Words},
	{"calls a number", "Liên hệ 0912345678 [nhiệm vụ 59].", ""},
	{"nothing said", "", Empty},
	{"only citations", "[nhiệm vụ 59]", ""},
}

func TestFalseAnswersFail(t *testing.T) {
	if len(adversarial) < 100 {
		t.Fatalf("only %d false answers", len(adversarial))
	}
	for _, c := range adversarial {
		lang := "vi"
		if strings.Contains(c.name, "English") {
			lang = "en"
		}
		v := turnOver(t, lang).Check(c.text)
		found := false
		for _, f := range v.Faults {
			found = found || c.code == "" || f.Code == c.code
		}
		if !found {
			t.Errorf("%s: %q\n  wants %q, got %+v, shows %q", c.name, c.text, c.code, v.Faults, v.Text)
		}
		for _, part := range []string{"phạt", "01/06", "6/2025", "12 việc", "12 nhiệm"} {
			if strings.Contains(v.Text, part) {
				t.Errorf("%s: shows %q", c.name, v.Text)
			}
		}
		if c.code != Uncited && v.Sound() {
			t.Errorf("%s: %q is sound: %q", c.name, c.text, v.Text)
		}
	}
	t.Logf("%d false answers", len(adversarial))
}

// TestNoNumberIsInvented changes each digit of honest answers to each other
// digit: none may pass unless it says another true thing.
func TestNoNumberIsInvented(t *testing.T) {
	turn := turnOver(t, "vi")
	for _, c := range honest {
		if strings.HasPrefix(c.name, "English") {
			continue
		}
		for i := 0; i < len(c.text); i++ {
			inside := strings.LastIndexByte(c.text[:i], '[') > strings.LastIndexByte(c.text[:i], ']')
			if c.text[i] < '0' || c.text[i] > '9' || inside || c.name == "numbered list" {
				continue // another citation may be as true, and marks of points are not shown
			}
			for d := byte('0'); d <= '9'; d++ {
				if d == c.text[i] {
					continue
				}
				changed := c.text[:i] + string(d) + c.text[i+1:]
				if v := turn.Check(changed); v.Sound() && len(v.Faults) == 0 && !stillTrue[fmt.Sprintf("%s/%d%c", c.name, i, d)] {
					t.Errorf("%s/%d%c passes: %q", c.name, i, d, changed)
				}
			}
		}
	}
}

// stillTrue are changed digits that make another true statement.
var stillTrue = map[string]bool{}

func BenchmarkCheck(b *testing.B) {
	turn := turnOver(b, "vi")
	text := honest[0].text + "\n" + honest[10].text + "\n" + honest[17].text + "\n" + honest[20].text
	b.ReportAllocs()
	for b.Loop() {
		turn.sources = nil
		turn.Check(text)
	}
}
