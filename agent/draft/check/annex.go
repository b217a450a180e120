package check

import (
	"regexp"
	"strings"
)

var annexForm = regexp.MustCompile(`(?i)^phụ lục( [IVXLC]+| \d+)?$`)

// isAnnex reports whether a section begins as an annex does.
func isAnnex(s *section) bool {
	for _, b := range s.blocks {
		if b.p != nil && b.p.text() != "" {
			return annexForm.MatchString(b.p.text())
		}
		if b.t != nil {
			return false
		}
	}
	return false
}

// annexes checks the heads and the tables of the annexes.
func (c *checker) annexes() {
	var annexes []*section
	for _, s := range c.d.sections {
		if isAnnex(s) {
			annexes = append(annexes, s)
		}
		for _, b := range s.blocks {
			// The decree's own forms let tables without lines hang over the
			// margins; none may run off the paper.
			if b.t != nil {
				edge := s.left + b.t.indent + b.t.width
				if b.t.centred {
					edge = (s.width + b.t.width) / 2
				}
				c.ensure(edge <= s.width-200, "bang", "bảng rộng %d mm, tràn khỏi trang giấy", mm(b.t.width))
			}
		}
	}
	for _, s := range annexes {
		c.annex(s, len(annexes) > 1)
	}
}

func (c *checker) annex(s *section, numbered bool) {
	step := 0
	for _, b := range s.blocks {
		if b.t != nil {
			c.ensure(b.t.repeated || len(b.t.rows) < 3, "phu-luc", "bảng của phụ lục phải lặp dòng tiêu đề ở mỗi trang")
			continue
		}
		t := b.p.text()
		if t == "" || step > 2 {
			continue
		}
		switch step {
		case 0:
			m := annexForm.FindStringSubmatch(t)
			c.ensure(b.p.all(func(l look) bool { return l.size == 28 && l.bold }) && b.p.jc == "center", "phu-luc", "“%s” phải in đậm, cỡ 14, canh giữa", t)
			c.ensure(strings.HasPrefix(t, "Phụ lục"), "phu-luc", "chữ “Phụ lục” viết chữ thường: “%s”", t)
			c.ensure((m[1] != "") == numbered, "phu-luc", "%s", pick(numbered, "có từ hai phụ lục trở lên thì phải đánh số La Mã", "chỉ có một phụ lục thì không đánh số"))
			c.ensure(!strings.ContainsAny(m[1], "0123456789"), "phu-luc", "phụ lục đánh số La Mã: “%s”", t)
			step = 1
		case 1:
			if strings.HasPrefix(t, "(") {
				c.ensure(b.p.all(func(l look) bool { return l.italic }) && b.p.jc == "center", "phu-luc", "“%s” phải in nghiêng, canh giữa", excerpt(t))
				c.sized(b.p, 13, 14, "phu-luc", "“"+excerpt(t)+"”")
				step = 3
				continue
			}
			c.ensure(upper(t), "phu-luc", "tên phụ lục phải viết hoa: “%s”", excerpt(t))
			c.centred(b.p, "phu-luc", "tên phụ lục")
		}
	}
	c.ensure(step == 3, "phu-luc", "thiếu dòng “(Kèm theo …)” dưới tên phụ lục")
}
