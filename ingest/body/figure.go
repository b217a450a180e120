package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// units are what is counted in targets, with diacritics; after them a number is
// a figure. Longer ones are looked for first.
var units = wordsOf(`%|phần trăm|phút|giờ|lượt|lần|người|vùng|sàn|trung tâm|mô hình|doanh nghiệp|sản phẩm|cơ sở|hợp tác xã|dự án|đề án|
	dịch vụ|hồ sơ|thủ tục|đơn vị|cơ quan|hội nghị|lớp|cuộc|bài|tin|ha|km|km2|m2|m3|tấn|tạ|kg|MW|kW|kWp|Gbps|Mbps|Gb|Tb|GRDP|GDP|USD|đồng|tỷ|triệu|nghìn|tỷ đồng|
	triệu đồng|nghìn đồng|điểm|bậc|xã|huyện|phường|thôn|hộ|nhà|căn|giường|bác sĩ|trường|học sinh|sinh viên|lao động|cán bộ|công chức|viên chức|
	đại biểu|hội viên|nhiệm vụ|giải pháp|tiêu chí|chỉ tiêu|nền tảng|hệ thống|cơ sở dữ liệu|khu công nghiệp|cụm công nghiệp|bộ|ngành|tổ chức|sáng kiến|
	công trình|tuyến|mã|địa phương|trạm|ca|vụ|buổi|đợt|nội dung|phòng|kỹ sư|nhân lực|bệnh viện|phiếu|văn bản|báo cáo|quy trình|chuyên gia|
	thứ|ngày làm việc|ngày|mét giá|mét|cây|con|ao|hồ|cầu|km đường|tổ|đội|nhóm|cặp|suất|thí sinh|tác phẩm|đề tài|bằng|giải`)

// measured words before a number make it a figure whatever follows, folded.
var measured = wordSet("thieu nhat tren duoi dat tu khoang toi da them giam tang thanh dau hon gap con")

// ages are units of what is no figure of its own, folded; small are words that
// do not belong to a unit.
var (
	ages  = wordSet("tuoi nam thang cap khu vuc")
	small = wordsOf("trở|trong|của|và|có|được|trên|tại|là|cho|về|theo|các|đạt|từ|với|cùng|để|đến|mỗi|do|ở")
)

// Figures returns the numbers with a unit in a target, as written and in order:
// "0,4%", "15 phút/01 lần", "40% GRDP", "30 lần GRDP", "3.000 lượt". Years,
// dates, the numbers of documents and of articles are none.
func Figures(text string) []string {
	var out []string
	tokens := vi.Tokens(text)
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if !amount(t.Text) || i > 0 && named(text, tokens, i) {
			continue
		}
		end, next := figureEnd(text, tokens, i)
		if end == 0 {
			continue
		}
		// "15 phút/01 lần"
		if rest := text[end:]; strings.HasPrefix(rest, "/") && next < len(tokens) && tokens[next].Start == end+1 {
			if amount(tokens[next].Text) {
				if e, n := figureEnd(text, tokens, next); e > 0 {
					end, next = e, n
				}
			} else if units[tokens[next].Lower] || tokens[next].Fold == "nam" || tokens[next].Fold == "thang" {
				end, next = tokens[next].End, next+1
			}
		}
		out = append(out, text[t.Start:end])
		i = max(i, next-1)
	}
	return out
}

// amount reports whether a token is a number: digits with separators, no date.
func amount(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < '0' || c > '9') && c != '.' && c != ',' {
			return s == "24/7"
		}
	}
	return s != ""
}

// named reports whether the number at i is the name of something: "năm 2025",
// "Đề án 06", "Điều 4", "số 12", "tháng 6".
func named(text string, tokens []vi.Token, i int) bool {
	if between := text[tokens[i-1].End:tokens[i].Start]; strings.TrimSpace(between) != "" || strings.HasPrefix(text[tokens[i].End:], "%") {
		return false // "trên môi trường số; 100% cơ sở"
	}
	switch tokens[i-1].Fold {
	case "nam", "thang", "ngay", "quy", "so", "an", "dieu", "khoan", "muc", "diem", "luc", "chuong", "doan", "ky", "khoa", "loai", "cap", "top", "lan":
		// "đạt số 12" is none either; "lần 2", "cấp 4" are ranks.
		return true
	}
	return false
}

// figureEnd returns the end of the figure that begins with the number at token
// i, and the token after it; 0 where no unit follows.
func figureEnd(text string, tokens []vi.Token, i int) (end, next int) {
	t := tokens[i]
	rest := text[t.End:]
	trimmed := strings.TrimLeft(rest, " ")
	if t.Text == "24/7" {
		return t.End, i + 1
	}
	if strings.HasPrefix(trimmed, "%") {
		end, next = t.End+len(rest)-len(trimmed)+1, i+1
	} else if n := unitAt(text, tokens, i+1); n > 0 {
		end, next = tokens[i+n].End, i+n+1
	} else if i > 0 && measured[tokens[i-1].Fold] && i+1 < len(tokens) && plainWord(tokens[i+1].Text) && text[t.End:tokens[i+1].Start] == " " {
		if ages[tokens[i+1].Fold] {
			return 0, 0
		}
		next = i + 2
		if next < len(tokens) && plainWord(tokens[next].Text) && !small[tokens[next].Lower] && text[tokens[next-1].End:tokens[next].Start] == " " {
			next++
		}
		end = tokens[next-1].End
	} else {
		return 0, 0
	}
	// "40% GRDP": what the share is of.
	if next < len(tokens) && text[end:tokens[next].Start] == " " && bases[tokens[next].Text] {
		end, next = tokens[next].End, next+1
	}
	return end, next
}

// unitAt returns how many tokens from i on are a unit, 0 for none.
func unitAt(text string, tokens []vi.Token, i int) int {
	for n := 3; n > 0; n-- {
		if i+n > len(tokens) {
			continue
		}
		phrase := ""
		for j := i; j < i+n; j++ {
			if gap := text[tokens[j-1].End:tokens[j].Start]; gap != " " && (gap != "" || j > i) {
				phrase = ""
				break
			}
			phrase += " " + tokens[j].Lower
		}
		if phrase != "" && (units[phrase[1:]] || n == 1 && units[tokens[i].Text]) {
			return n
		}
	}
	return 0
}

func plainWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// bases are the sums that shares are of.
var bases = map[string]bool{"GRDP": true, "GDP": true, "GNI": true}
