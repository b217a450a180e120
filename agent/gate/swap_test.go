package gate

import (
	"strings"
	"testing"
)

// exchanged are words that turn an honest answer into a false one, each with
// what it is put in the place of.
var exchanged = [][2]string{
	{"chủ trì", "phối hợp"}, {"phối hợp", "chủ trì"}, {"quý", "tháng"}, {"quý", "năm"}, {"tháng", "quý"}, {"tháng", "ngày"}, {"năm", "tháng"}, {"6 tháng", "6 năm"},
	{"Tối thiểu", "Tối đa"}, {"Ít nhất", "Nhiều nhất"}, {"trước ngày", "sau ngày"}, {"trước ngày", "từ ngày"}, {"hạn hoàn thành", "bắt đầu"}, {"bắt đầu từ", "hoàn thành trước"},
	{"hạn", "không có hạn"}, {"chậm nhất", "sớm nhất"}, {"gửi", "không gửi"}, {"gửi", "nhận"}, {"ban hành", "bãi bỏ"}, {"toàn tỉnh", "một số huyện"}, {"xây dựng", "mua"},
	{"Phần mềm", "Báo cáo"}, {"Kế hoạch", "Quyết định"}, {"tỉnh", "huyện"}, {"cấp huyện", "cấp xã"}, {"cấp huyện", "cấp tỉnh"}, {"2025", "2026"}, {"31/12", "30/12"}, {"%", ""},
	{"hướng dẫn", "kiểm tra"}, {"kiểm tra", "miễn kiểm tra"}, {"tham mưu", "thay mặt"}, {"là", "không phải là"}, {"cuối", "đầu"}, {"sơ kết", "tổng kết"}, {"trình", "thay"},
	{"được cung cấp", "chưa được cung cấp"}, {"lập", "phê duyệt"}, {"dự thảo", ""}, {"và quyết toán", ""},
}

// TestExchangedWordsFail puts them into all honest answers.
func TestExchangedWordsFail(t *testing.T) {
	turn := turnOver(t, "vi")
	tried := 0
	for _, c := range honest {
		if strings.HasPrefix(c.name, "English") {
			continue
		}
		for _, x := range exchanged {
			body, cite, _ := strings.Cut(c.text, "[")
			if !strings.Contains(body, x[0]) {
				continue
			}
			tried++
			changed := strings.ReplaceAll(body, x[0], x[1]) + "[" + cite
			if v := turn.Check(changed); v.Sound() && len(v.Faults) == 0 && !harmless[c.name+"/"+x[0]+">"+x[1]] {
				t.Errorf("%s/%s>%s passes: %q", c.name, x[0], x[1], changed)
			}
		}
	}
	t.Logf("%d answers with a word exchanged", tried)
}

// harmless are exchanges that make another true statement.
var harmless = map[string]bool{
	"same month of two/năm>tháng":    true, // "trong tháng 2025": no month
	"words left out/dự thảo>":        true,
	"a list of verbs/và quyết toán>": true,
}
