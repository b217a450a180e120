package check

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	signForm = regexp.MustCompile(`^(TM|KT|TL|TUQ|Q)(\. ?| )\p{Lu}`)
	degree   = regexp.MustCompile(`^(GS|PGS|TS|ThS|BS|KS|CN|Ts|Ths)\.`)
)

// foot checks boxes 9b, 7a and 7b.
func (c *checker) foot(t *table) {
	var list []*para
	began := false
	for _, p := range column(t, 0) {
		s := p.text()
		switch {
		case strings.HasPrefix(s, "Nơi nhận"):
			began = true
			c.ensure(s == "Nơi nhận:", "noi-nhan", "phải ghi “Nơi nhận:” trên một dòng riêng")
			c.sized(p, 12, 12, "noi-nhan", "“Nơi nhận:”")
			c.styled(p, true, true, "noi-nhan", "“Nơi nhận:”")
		case began && s != "":
			list = append(list, p)
		}
	}
	c.recipients(list)
	c.sign(column(t, 1))
}

// recipients checks the list of box 9b.
func (c *checker) recipients(list []*para) {
	above := false
	for i, p := range list {
		s := p.text()
		last := i == len(list)-1
		c.sized(p, 11, 11, "noi-nhan", "“"+excerpt(s)+"”")
		c.styled(p, false, false, "noi-nhan", "“"+excerpt(s)+"”")
		above = above || strings.Contains(s, "Như trên")
		c.ensure(strings.HasPrefix(s, "-") || i > 0 && !strings.HasPrefix(s, "-") && last, "noi-nhan", "“%s” phải có gạch đầu dòng", excerpt(s))
		if !last {
			c.ensure(strings.HasSuffix(s, ";"), "noi-nhan", "“%s” phải kết thúc bằng dấu chấm phẩy", excerpt(s))
			continue
		}
		c.ensure(strings.HasPrefix(strings.TrimLeft(s, "- "), "Lưu: VT") || strings.HasPrefix(strings.TrimLeft(s, "- "), "Lưu VT"), "noi-nhan", "dòng cuối của nơi nhận phải là “Lưu: VT, …”, đang là “%s”", excerpt(s))
		c.ensure(strings.HasSuffix(s, "."), "noi-nhan", "dòng cuối của nơi nhận phải kết thúc bằng dấu chấm")
	}
	c.ensure(len(list) > 0, "noi-nhan", "nơi nhận để trống")
	c.ensure(above == c.addressed, "noi-nhan", "%s", pick(c.addressed, "văn bản có “Kính gửi” thì nơi nhận phải có “Như trên”", "văn bản không có “Kính gửi” thì nơi nhận không ghi “Như trên”"))
}

// sign checks boxes 7a and 7b.
func (c *checker) sign(ps []*para) {
	var titles []string
	for _, p := range ps {
		s := p.text()
		if s == "" {
			continue
		}
		if strings.HasPrefix(s, "(") || strings.HasPrefix(s, "[") && !upper(s) {
			continue // a note where the signature goes
		}
		c.sized(p, 13, 14, "ky", fmt.Sprintf("“%s”", excerpt(s)))
		c.styled(p, true, false, "ky", fmt.Sprintf("“%s”", excerpt(s)))
		c.ensure(p.jc == "center", "ky", "“%s” phải canh giữa", excerpt(s))
		if upper(s) {
			titles = append(titles, s)
		} else {
			c.ensure(!degree.MatchString(s), "ky", "trước họ tên không ghi học hàm, học vị: “%s”", s)
			c.ensure(len(titles) > 0, "ky", "chức vụ người ký phải viết hoa")
		}
	}
	c.ensure(len(titles) > 0, "ky", "thiếu chức vụ người ký")
	for i, s := range titles {
		if m := signForm.FindStringSubmatch(s); m != nil {
			c.ensure(strings.HasPrefix(s, m[1]+". "), "ky", "“%s”: sau %s phải có dấu chấm và cách chữ", s, m[1])
			c.ensure(i+1 < len(titles), "ky", "dưới “%s” phải có chức vụ của người ký", s)
		}
	}
}
