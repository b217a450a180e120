package body

import (
	"strings"

	"kehoach/plan/vi"
)

// heads are the first words of the names of agencies and persons, with what may
// follow, "" for anything: "công" begins a name before "an", not before "bố".
var heads = headsOf(`sở|ban|ủy|uỷ|ubnd|hđnd|hội|cục|kho bạc|văn phòng|thanh tra,niên|viện|trường|bệnh viện|ngân hàng|mặt trận|đoàn|liên|
	tập đoàn|doanh nghiệp|hiệp hội|thủ trưởng|giám đốc|người đứng đầu|chủ tịch|chủ đầu|chủ nhiệm|chánh|phó|phòng|tổ|tỉnh|đảng|cơ quan|cơ sở|đơn vị|
	địa phương|tòa án|toà án|lãnh đạo|bưu điện|điện lực|bộ|công an|công ty|công đoàn|chi cục|chi nhánh|chi hội|bảo hiểm|báo|đài|trung tâm|
	tổng công|tổng cục|thành phố|thành đoàn|thành ủy|thị xã|thị ủy|thường trực|thường vụ|huyện|xã|phường|quận|đặc khu|bhxh|vp|vpubnd|ubmttq|bch|bql|
	ngành|cấp|người dân|quỹ|đội|chuyên viên|công chức|cán bộ|viên chức|thành viên|trưởng|nhà trường|khu|câu lạc|hạt|trạm|đồn|bí thư|
	tổng giám|mttq|đại học|học viện|nhóm|tiểu ban|hội đồng|quân|kiểm lâm|hải quan|thuế|viễn thông|cổng|tòa soạn`)

// headsOf maps the first syllable of a name to those that may follow it.
func headsOf(s string) map[string][]string {
	out := make(map[string][]string)
	for entry := range strings.SplitSeq(s, "|") {
		first, second, _ := strings.Cut(strings.TrimSpace(entry), " ")
		if second == "" {
			out[first] = append(out[first], "")
			continue
		}
		for w := range strings.SplitSeq(strings.Fields(second)[0], ",") {
			out[first] = append(out[first], w)
		}
	}
	return out
}

// beginsName reports whether a name of an agency or an office begins at token
// i; "các", "những" and the like before it do not matter.
func beginsName(tokens []vi.Token, i int) bool {
	for i < len(tokens) && plurals[tokens[i].Lower] {
		i++
	}
	if i >= len(tokens) {
		return false
	}
	next := ""
	if i+1 < len(tokens) {
		next = tokens[i+1].Lower
	}
	if verbs[tokens[i].Lower+" "+next] || notNames[tokens[i].Lower+" "+next] && (i+2 >= len(tokens) || tokens[i+2].Lower != "huy") {
		return false // "bộ chỉ số", not "Bộ Chỉ huy"
	}
	for _, w := range heads[tokens[i].Lower] {
		if w == "" || w == next {
			return true
		}
	}
	return false
}

var plurals = wordsOf("các|những|mỗi|từng|tất|cả|toàn|thể|mọi")

// notNames begin like names and are none.
var notNames = wordsOf("bộ chỉ|bộ tiêu|bộ phận|bộ máy|bộ thủ|báo cáo|cấp phát|ngành nghề|tổ chức|cấp bách|cấp thiết|cấp kinh|khu vực|liên quan|liên kết|liên thông")

// verbs end a name: two syllables or one, with diacritics, in lower case as
// verbs are. Inside names these words are written with a capital (Ban Tổ chức).
var verbs = wordsOf(`chủ trì|chịu trách|có trách|chủ động|phối hợp|xây dựng|tham mưu|theo dõi|là|thực hiện|tăng cường|kiện toàn|
	căn cứ|tổ chức|triển khai|báo cáo|định kỳ|tổng hợp|bố trí|rà soát|hướng dẫn|đẩy mạnh|phát huy|chỉ đạo|ưu tiên|tiếp tục|thường xuyên|
	quan tâm|kịp thời|nghiêm túc|nghiên cứu|đề xuất|kiểm tra|giám sát|đôn đốc|tuyên truyền|cân đối|thẩm định|trình|ban hành|gửi|lập|phổ biến|
	mở|dẫn dắt|tiên phong|tích cực|phát động|vận động|hỗ trợ|cung cấp|nâng cao|đảm bảo|bảo đảm|quán triệt|cụ thể hóa|cụ thể hoá|chuẩn bị|đăng tải|
	đưa|phân công|giao|phải|cần|khẩn trương|tập trung|duy trì|vận hành|quản lý|chấp hành|đề nghị|lồng ghép|huy động|xác định|cập nhật|công khai|
	thống nhất|thông tin|phản ánh|đánh giá|thành lập|hoàn thành|hoàn thiện|được|trực tiếp|làm|tạo|sử dụng|đào tạo|bồi dưỡng|tiếp nhận|giải quyết|
	công bố|kiến nghị|tự|đồng thời|khuyến khích|góp phần|bám sát|dựa|trên cơ sở|theo|trong|khi|nếu|để|nhằm|hằng|hàng|trước|sau|cùng|sẽ|đã|không|chưa|chia sẻ|
	lãnh đạo|tiến hành|điều phối|điều hành|giữ|đăng ký|khai thác|thu hút|kêu gọi|phát triển|xem xét|quyết định|phê duyệt|thông qua|khắc phục|
	xử lý|phát hiện|kết nối|tích hợp|số hóa|số hoá|chuyển đổi|lựa chọn|tuyển dụng|bổ nhiệm|nắm|tăng|giảm|hạn chế|ngăn chặn|niêm yết|liên hệ|
	trao đổi|nêu|gắn|lấy|coi|quy định|rút kinh|bằng|tới việc|yêu cầu`)

func wordsOf(s string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.SplitSeq(s, "|") {
		set[vi.Lower(strings.TrimSpace(w))] = true
	}
	return set
}

// isVerb reports whether a verb begins at token i.
func isVerb(tokens []vi.Token, i int, text string) bool {
	t := tokens[i]
	if t.Text != strings.ToLower(t.Text) {
		return false
	}
	two := ""
	if i+1 < len(tokens) {
		two = t.Lower + " " + tokens[i+1].Lower
	}
	if i > 0 && nouns[tokens[i-1].Lower+" "+t.Lower] || nouns[two] || i > 1 && nouns[tokens[i-2].Lower+" "+tokens[i-1].Lower+" "+t.Lower] {
		return false
	}
	switch {
	case two == "tổ chức":
		return !organisation(tokens, i, text)
	case two == "lãnh đạo":
		return i > 0 && text[tokens[i-1].End:t.Start] == " " && !plurals[tokens[i-1].Lower] && tokens[i-1].Lower != "thể" && tokens[i-1].Lower != "ban"
	case verbs[two]:
		return true
	}
	return verbs[t.Lower]
}

// nouns hold syllables that are verbs elsewhere.
var nouns = wordsOf(`công lập|ngân hàng|đào tạo nghề|sáng tạo|chương trình|công trình|việc làm|quá trình|cửa hàng|nhà hàng|độc lập|giao thông|
	giao dịch|sau đại|cơ sở đào|cơ sở sử|đơn vị sử|hàng hải|hàng không|hàng hóa|tự chủ|tự quản|được phân|cần thơ|quản trị`)

// organisation reports whether "tổ chức" at token i is the noun: "các tổ chức
// chính trị - xã hội", "cơ quan, tổ chức, đơn vị".
func organisation(tokens []vi.Token, i int, text string) bool {
	if i > 0 {
		switch tokens[i-1].Fold {
		case "cac", "nhung", "moi":
			return true
		}
		if strings.Contains(text[tokens[i-1].End:tokens[i].Start], ",") && i > 1 && tokens[i-1].Fold == "quan" {
			return true
		}
	}
	if i+2 < len(tokens) {
		switch tokens[i+2].Fold {
		case "chinh", "xa", "doan", "lien", "co", "hoi", "kinh":
			return true
		}
		return strings.Contains(text[tokens[i+1].End:tokens[i+2].Start], ",")
	}
	return false
}

// afterRelative returns the token of the main verb where token i begins a
// clause that belongs to the name: "các cơ quan được giao chủ trì | có trách
// nhiệm …". It returns i where there is none.
func afterRelative(tokens []vi.Token, i int) int {
	if tokens[i].Lower != "được" {
		return i
	}
	for j := i + 1; j+1 < len(tokens) && j < i+18; j++ {
		switch tokens[j].Lower + " " + tokens[j+1].Lower {
		case "có trách", "chịu trách", "chủ động", "khẩn trương", "xây dựng", "căn cứ":
			return j
		}
	}
	return i
}
