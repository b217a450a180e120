package check

import (
	"regexp"
	"strings"
)

const (
	motto  = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto2 = "Độc lập - Tự do - Hạnh phúc"
)

var (
	numberForm = regexp.MustCompile(`^Số:\s*(\d*)\s*/\s*(.*)$`)
	symbolForm = regexp.MustCompile(`^[\p{Lu}][\p{L}\d]*(-[\p{L}\d]+)+$`)
	dayForm    = regexp.MustCompile(`^(.+?)(,?) ngày\s*(\d*)\s*tháng\s*(\d*)\s*năm\s*(\d*)$`)
)

// head checks boxes 1 to 4 and 5b.
func (c *checker) head(t *table) {
	for _, row := range t.rows {
		c.ensure(len(row) == 2, "dau-van-ban", "đầu văn bản phải là bảng hai cột, có %d cột", len(row))
		break
	}
	c.right(column(t, 1))
	c.left(column(t, 0))
}

// right checks box 1 (Quốc hiệu, Tiêu ngữ) and box 4 (place and day).
func (c *checker) right(ps []*para) {
	state, national, dated := 0, false, false
	var second *para
	for _, p := range ps {
		s := p.text()
		switch {
		case strings.EqualFold(s, motto):
			national = true
			c.ensure(s == motto, "quoc-hieu", "Quốc hiệu phải viết hoa: %s", motto)
			c.sized(p, 12, 13, "quoc-hieu", "Quốc hiệu")
			c.styled(p, true, false, "quoc-hieu", "Quốc hiệu")
			state = 1
		case state == 1 && s != "":
			c.ensure(s == motto2, "tieu-ngu", "Tiêu ngữ ghi “%s”, phải là “%s”", s, motto2)
			c.sized(p, 13, 14, "tieu-ngu", "Tiêu ngữ")
			c.styled(p, true, false, "tieu-ngu", "Tiêu ngữ")
			c.ensure(p.jc == "center", "tieu-ngu", "Tiêu ngữ phải canh giữa")
			second = p
			if state = 2; p.ruled || p.drawn {
				state = 3
			}
		case state == 2 && p.isRule():
			state = 3
			c.lined(p, second, 0.85, 1.15, "tieu-ngu", "Tiêu ngữ")
		case strings.Contains(s, "ngày"):
			dated = true
			c.day(p, s)
		}
	}
	c.ensure(national, "quoc-hieu", "thiếu Quốc hiệu “%s” ở cột phải", motto)
	c.ensure(!national || state >= 2, "tieu-ngu", "thiếu Tiêu ngữ")
	c.ensure(state != 2, "tieu-ngu", "thiếu đường kẻ dưới Tiêu ngữ")
	c.ensure(dated, "dia-danh", "thiếu địa danh và ngày, tháng, năm")
}

// day checks box 4.
func (c *checker) day(p *para, s string) {
	c.sized(p, 13, 14, "dia-danh", "địa danh, ngày tháng")
	c.styled(p, false, true, "dia-danh", "địa danh, ngày tháng")
	m := dayForm.FindStringSubmatch(s)
	if m == nil {
		c.ensure(false, "dia-danh", "“%s” không đúng dạng “Địa danh, ngày … tháng … năm …”", s)
		return
	}
	c.ensure(m[2] == ",", "dia-danh", "sau địa danh phải có dấu phẩy")
	day, month := m[3], m[4]
	if c.d.draft {
		c.ensure(day == "", "de-trong", "dự thảo phải để trống ngày")
		return
	}
	c.ensure(len(day) != 1, "dia-danh", "ngày %s phải thêm số 0 ở trước", day)
	c.ensure(month != "1" && month != "2", "dia-danh", "tháng %s phải thêm số 0 ở trước", month)
	c.ensure(len(month) != 2 || month[0] != '0' || month == "01" || month == "02", "dia-danh", "tháng %s không thêm số 0 (chỉ tháng 01, 02)", month)
}

// left checks boxes 2, 3 and 5b.
func (c *checker) left(ps []*para) {
	var names []*para
	lined, numbered := false, false
	for _, p := range ps {
		s := p.text()
		switch {
		case strings.HasPrefix(s, "Số"):
			numbered = true
			c.number(p, s)
		case strings.HasPrefix(strings.ToUpper(s), "V/V"):
			c.letter = true
			c.ensure(strings.HasPrefix(s, "V/v "), "trich-yeu", "trích yếu công văn phải bắt đầu bằng “V/v ”")
			c.sized(p, 12, 13, "trich-yeu", "trích yếu công văn")
			c.styled(p, false, false, "trich-yeu", "trích yếu công văn")
			c.ensure(p.before >= 120-tolerance, "trich-yeu", "trích yếu công văn phải cách dòng trên 6 pt")
		case !numbered && p.isRule():
			lined = true
			if len(names) > 0 {
				c.lined(p, names[len(names)-1], 0.28, 0.55, "co-quan", "tên cơ quan")
			}
		case !numbered && s != "":
			names = append(names, p)
			lined = lined || p.ruled || p.drawn
		}
	}
	c.ensure(numbered, "so-ky-hieu", "thiếu “Số: …/…” dưới tên cơ quan")
	c.ensure(len(names) > 0, "co-quan", "thiếu tên cơ quan ban hành")
	c.ensure(lined || len(names) == 0, "co-quan", "thiếu đường kẻ dưới tên cơ quan ban hành")
	for i, p := range names {
		s := p.text()
		c.ensure(upper(s), "co-quan", "tên cơ quan phải viết hoa: “%s”", s)
		c.sized(p, 12, 13, "co-quan", "tên cơ quan “"+s+"”")
		c.ensure(p.all(func(l look) bool { return !l.italic }), "co-quan", "tên cơ quan phải đứng, không nghiêng: “%s”", s)
		c.ensure(p.jc == "center", "co-quan", "tên cơ quan phải canh giữa: “%s”", s)
		if i == len(names)-1 {
			c.ensure(p.all(func(l look) bool { return l.bold }), "co-quan", "tên cơ quan ban hành phải in đậm: “%s”", s)
		} else if strings.HasPrefix(s, "UBND") || strings.HasPrefix(s, "BỘ ") {
			c.ensure(p.all(func(l look) bool { return !l.bold }), "co-quan", "tên cơ quan chủ quản không in đậm: “%s”", s)
		}
	}
}

// number checks box 3.
func (c *checker) number(p *para, s string) {
	c.sized(p, 13, 13, "so-ky-hieu", "số, ký hiệu")
	c.styled(p, false, false, "so-ky-hieu", "số, ký hiệu")
	m := numberForm.FindStringSubmatch(s)
	if m == nil {
		c.ensure(false, "so-ky-hieu", "“%s” không đúng dạng “Số: …/…”", s)
		return
	}
	if c.d.draft {
		c.ensure(m[1] == "", "de-trong", "dự thảo phải để trống số")
	} else {
		c.ensure(len(m[1]) != 1, "so-ky-hieu", "số %s phải thêm số 0 ở trước", m[1])
	}
	c.ensure(symbolForm.MatchString(m[2]), "so-ky-hieu", "ký hiệu “%s”: các nhóm chữ viết hoa, nối bằng gạch nối, không cách chữ", m[2])
}
