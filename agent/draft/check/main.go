package check

import (
	"slices"
	"strings"
)

// main checks the paper itself, without its annexes: head, title, body, foot.
func (c *checker) main() {
	if len(c.d.sections) == 0 {
		c.ensure(false, "dau-van-ban", "văn bản không có nội dung")
		return
	}
	blocks := c.d.sections[0].blocks
	head := slices.IndexFunc(blocks, func(b block) bool { return b.t != nil && holds(b.t, "CỘNG HÒA XÃ HỘI") })
	foot := -1
	for i, b := range blocks {
		if b.t != nil && holds(b.t, "Nơi nhận") {
			foot = i
		}
	}
	c.ensure(head >= 0, "dau-van-ban", "không thấy bảng hai cột có Quốc hiệu ở đầu văn bản")
	c.ensure(foot >= 0, "noi-nhan", "không thấy bảng có “Nơi nhận:” ở cuối văn bản")
	if head >= 0 {
		c.head(blocks[head].t)
	}
	end := foot
	if foot < 0 {
		end = len(blocks)
	}
	c.text(blocks[head+1 : max(end, head+1)])
	if foot >= 0 {
		c.foot(blocks[foot].t)
	}
}

// holds reports whether a table has these words, whatever their case.
func holds(t *table, words string) bool {
	for _, row := range t.rows {
		for _, cell := range row {
			for _, p := range cell {
				if strings.Contains(strings.ToUpper(p.text()), strings.ToUpper(words)) {
					return true
				}
			}
		}
	}
	return false
}

// column returns the paragraphs of a column of a table.
func column(t *table, i int) []*para {
	var out []*para
	for _, row := range t.rows {
		if i < len(row) {
			out = append(out, row[i]...)
		}
	}
	return out
}

// kinds are the named kinds of papers, with their signs (Phụ lục III).
var kinds = map[string]string{
	"NGHỊ QUYẾT": "NQ", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "QUY CHẾ": "QC", "QUY ĐỊNH": "QyĐ", "THÔNG CÁO": "TC",
	"THÔNG BÁO": "TB", "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr", "KẾ HOẠCH": "KH", "PHƯƠNG ÁN": "PA", "ĐỀ ÁN": "ĐA",
	"DỰ ÁN": "DA", "BÁO CÁO": "BC", "BIÊN BẢN": "BB", "TỜ TRÌNH": "TTr", "HỢP ĐỒNG": "HĐ", "CÔNG ĐIỆN": "CĐ",
	"GIẤY ỦY QUYỀN": "GUQ", "GIẤY MỜI": "GM", "GIẤY GIỚI THIỆU": "GGT", "GIẤY NGHỈ PHÉP": "GNP",
}

// upward are the kinds that may be addressed to somebody (Kính gửi).
var upward = []string{"TỜ TRÌNH", "BÁO CÁO"}
