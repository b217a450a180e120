package appendix

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// The nouns by which names of bodies begin. Their diacritics tell them from
// other words ("sở" and "số", "quỹ" and "quý", "thuế" and "thuê"); a text
// without any is compared without.
const sayBodies = "sở|các sở|ubnd|uỷ ban|ủy ban|văn phòng|công an|cơ quan|các cơ quan|đơn vị|các đơn vị|" +
	"các phòng|các ban|các bộ|các trường|các viện|các hội|các tổ chức|các doanh nghiệp|các địa phương|các huyện|các xã|" +
	"các chủ|các ngành|các tổ|các đoàn thể|các cấp|trung tâm|trường|viện|bệnh viện|kho bạc|thuế|cục|chi cục|tổng cục|ngân hàng|" +
	"bảo hiểm xã hội|bhxh|thanh tra tỉnh|thanh tra|tòa án|toà án|tand|vksnd|hđnd|hội đồng nhân dân|hội đồng|thường trực|" +
	"tỉnh ủy|tỉnh uỷ|huyện ủy|thành ủy|đảng ủy|tỉnh đoàn|đoàn thanh niên|đoàn thể|mặt trận|ubmttq|ban quản lý|bql|" +
	"ban chỉ đạo|ban dân tộc|ban tổ chức|ban tuyên giáo|ban nội chính|ban dân vận|bộ chỉ huy|bộ công an|bộ nội vụ|" +
	"đài phát thanh|đài pt|chủ đầu tư|thủ trưởng|lãnh đạo|doanh nghiệp|hiệp hội|liên hiệp|liên đoàn|liên minh|" +
	"hội nông dân|hội liên hiệp|hội cựu chiến binh|hội phụ nữ|hội luật gia|hội doanh nghiệp|tổ giúp việc|" +
	"tổ chuyên viên|tổ công tác|tổ thư ký|phòng|vụ|công ty|tập đoàn|tổng công ty|địa phương|chủ tịch|cấp huyện|" +
	"cấp xã|huyện|thành phố|thị xã|phường|xã|ban, ngành|ngành|vp ubnd|vpub|bch|chủ trì|công chức tư pháp|" +
	"hợp tác xã|quỹ|tổ chức chính trị|nhà trường|kiểm lâm|bưu điện|điện lực|viễn thông"

// sayBodiesNamed begin a body's name only where a capital follows: "Báo Tuyên
// Quang", "Hội Cựu giáo chức", but not "báo cáo" and "hội nghị".
const sayBodiesNamed = "ban|báo|đài|hội|tổ|bộ|đoàn|khối"

// sayNotBodies begin as a body does but are none.
const sayNotBodies = "phòng chống|phòng ngừa|thanh tra việc|cơ quan đăng|xã hội|đơn vị tính|ngành nghề|trường hợp|viện dẫn|văn phòng phẩm"

// bodyWords are the lists above, with and without diacritics.
var bodyWords = struct{ plain, folded [3]beginnings }{
	[3]beginnings{newBeginnings(spaced(sayBodies)), newBeginnings(spaced(sayBodiesNamed)), newBeginnings(spaced(sayNotBodies))},
	[3]beginnings{newBeginnings(vi.Fold(spaced(sayBodies))), newBeginnings(vi.Fold(spaced(sayBodiesNamed))), newBeginnings(vi.Fold(spaced(sayNotBodies)))},
}

// spaced leaves out the commas of a list of phrases, as [words] does.
func spaced(list string) string { return strings.ReplaceAll(list, ",", "") }

// agencyLike says how much like the content of an agency cell a text is: its
// parts begin as names of bodies do, and no part is a sentence.
func agencyLike(text, w string) float64 {
	n := utf8.RuneCountInString(text)
	if n > 400 || len(w) < 3 {
		return 0
	}
	good, bad, first := 0.0, 0.0, -1.0
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == '\n' || r == '/' || r == '+' }) {
		s := namedBody(part)
		if first < 0 {
			first = s
		}
		good += s
		bad += 1 - s
	}
	if first < 0 {
		return 0
	}
	score := good / (good + bad)
	if first < 0.3 {
		score *= 0.6
	}
	if n > 220 {
		score -= 0.2
	}
	return max(score, 0)
}

// namedBody says whether one part of a cell begins as a body's name, less so
// where it goes on as a sentence.
func namedBody(part string) float64 {
	part = strings.TrimLeft(part, " \t-–+*•.")
	w, exact, lists := words(part), lowerWords(part), bodyWords.plain
	if vi.Unaccented(part) {
		exact, lists = w, bodyWords.folded
	}
	if len(w) < 3 || lists[2].of(exact) {
		return 0
	}
	s := 0.0
	switch {
	case lists[0].of(exact):
		s = 1
	case lists[1].of(exact) && secondCapital(part):
		s = 0.9
	}
	if s == 0 {
		return 0
	}
	if has(w, "dang tai|ban hanh|cong bo|tham muu|bao cao|thuc hien viec|duoc|xay dung ke|trien khai|ra soat|cham nhat|truoc ngay") {
		s -= 0.35
	}
	if len(w) > 150 && !strings.Contains(part, ",") {
		s -= 0.3
	}
	return s
}

// secondCapital reports whether the second word begins with a capital and the
// text is not all capitals.
func secondCapital(s string) bool {
	_, rest, ok := strings.Cut(strings.TrimSpace(s), " ")
	if !ok || capitals(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
	return unicode.IsUpper(r)
}
