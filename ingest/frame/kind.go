package frame

import (
	"fmt"
	"strings"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan/vi"
)

// docType is a kind of document (tên loại).
type docType struct{ fold, vi, en string }

// typePlan is what this program reads. A working programme is a plan under
// another name.
const typePlan = "ke hoach"

var docTypes = []docType{
	{typePlan, "Kế hoạch", "plan"},
	{"chuong trinh", "Chương trình", "programme"},
	{"quyet dinh", "Quyết định", "decision"},
	{"nghi quyet", "Nghị quyết", "resolution"},
	{"nghi dinh", "Nghị định", "decree"},
	{"thong tu", "Thông tư", "circular"},
	{"luat", "Luật", "law"},
	{"phap lenh", "Pháp lệnh", "ordinance"},
	{"chi thi", "Chỉ thị", "directive"},
	{"bao cao", "Báo cáo", "report"},
	{"to trinh", "Tờ trình", "submission"},
	{"thong bao", "Thông báo", "notice"},
	{"huong dan", "Hướng dẫn", "guidance"},
	{"quy dinh", "Quy định", "regulation"},
	{"quy che", "Quy chế", "set of rules"},
	{"quy trinh", "Quy trình", "procedure"},
	{"de an", "Đề án", "scheme"},
	{"du an", "Dự án", "project"},
	{"phuong an", "Phương án", "option paper"},
	{"bien ban", "Biên bản", "minutes"},
	{"hop dong", "Hợp đồng", "contract"},
	{"cong dien", "Công điện", "telegram"},
	{"giay moi", "Giấy mời", "invitation"},
	{"giay gioi thieu", "Giấy giới thiệu", "letter of introduction"},
	{"giay uy quyen", "Giấy ủy quyền", "authorisation"},
	{"phieu gui", "Phiếu gửi", "transmittal slip"},
	{"phieu trinh", "Phiếu trình", "submission slip"},
	{"ban ghi nho", "Bản ghi nhớ", "memorandum"},
	{"noi quy", "Nội quy", "house rules"},
	{"ket luan", "Kết luận", "conclusion"},
	{"de cuong", "Đề cương", "outline"},
	{"thu moi", "Thư mời", "invitation"},
	{"don", "Đơn", "application"},
}

// symbols are the types by the abbreviation in a document's symbol.
var symbols = map[string]string{
	"kh": typePlan, "ctr": "chuong trinh", "qd": "quyet dinh", "nq": "nghi quyet", "nd": "nghi dinh",
	"tt": "thong tu", "ct": "chi thi", "bc": "bao cao", "ttr": "to trinh", "tb": "thong bao", "hd": "huong dan",
	"qc": "quy che", "da": "de an", "pa": "phuong an", "bb": "bien ban", "gm": "giay moi", "cd": "cong dien",
	"kl": "ket luan",
}

// alone are the types that count only alone on their line: "ĐƠN VỊ …" and
// "LUẬT SƯ …" name none.
var alone = map[string]bool{"don": true, "luat": true, "phap lenh": true}

// isPlanType reports whether documents of a type are read.
func isPlanType(fold string) bool { return fold == typePlan || fold == "chuong trinh" }

// documentType tells a line that names the document's type, and what else
// stands on that line: "KẾ HOẠCH", "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2025".
func documentType(p piece) (fold, rest string) {
	line := strings.Trim(p.fold, " :.*-")
	for _, t := range docTypes {
		after, ok := strings.CutPrefix(line, t.fold)
		if !ok {
			continue
		}
		switch {
		case after == "" && (outline.Caps(p.text) || p.bold || p.level > 0 || strings.HasPrefix(p.text, t.vi)):
			return t.fold, ""
		case strings.HasPrefix(after, " ") && (outline.Caps(p.text) || p.level > 0 || p.bold && !outline.Ends(p.text)) &&
			!strings.HasPrefix(after, " so ") && !alone[t.fold]:
			return t.fold, after
		}
	}
	return "", ""
}

// symbolType tells the type by a number's symbol: "223/KH-UBND", "14-KH/TU".
func symbolType(number string) string {
	parts := strings.FieldsFunc(vi.Fold(number), func(r rune) bool { return r == '/' || r == '-' })
	for _, part := range parts {
		if t := symbols[part]; t != "" {
			return t
		}
	}
	return ""
}

// isPlan reports whether the document is a plan, or one that does not say what
// it is and has the sections of a plan.
func (h *head) isPlan() bool {
	switch {
	case h.kind != "":
		return isPlanType(h.kind)
	case symbolType(h.symbol) != "":
		return isPlanType(symbolType(h.symbol))
	case h.letter:
		return false
	}
	return h.sections >= 2 || strings.Contains(vi.Fold(h.Title), typePlan)
}

// refusal says what the document is instead of a plan.
func (h *head) refusal(blocks []block.Block) error {
	if len(pieces(blocks)) == 0 {
		return &block.Refusal{
			Code: block.FileEmpty,
			VI:   "Tệp không có chữ nào. Hãy kiểm tra lại tệp.",
			EN:   "The file holds no words. Please check the file.",
		}
	}
	kind := h.kind
	if kind == "" {
		kind = symbolType(h.symbol)
	}
	for _, t := range docTypes {
		if t.fold == kind {
			return notAPlan(
				fmt.Sprintf("đây là %s", t.vi),
				fmt.Sprintf("this is a %s (%s)", t.en, t.vi))
		}
	}
	if h.letter {
		return notAPlan("đây là Công văn", "this is an official letter (Công văn)")
	}
	return notAPlan("không nhận ra loại văn bản", "its kind was not recognised")
}

func notAPlan(vi, en string) error {
	return &block.Refusal{
		Code: block.NotAPlan,
		VI:   "Văn bản này không phải Kế hoạch: " + vi + ". Chương trình chỉ đọc Kế hoạch.",
		EN:   "This document is not a plan (Kế hoạch): " + en + ". Only plans are read.",
	}
}
