package check

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	partForm  = regexp.MustCompile(`^[IVXLC]+\. `)
	pointForm = regexp.MustCompile(`^([a-zđ])\) `)
)

// text checks boxes 5a, 9a and 6: what stands between the head and the foot.
func (c *checker) text(blocks []block) {
	var ps []*para
	last := ""
	for _, b := range blocks {
		if b.p == nil {
			last = ""
			continue
		}
		ps = append(ps, b.p)
		if s := b.p.text(); s != "" {
			last = s
		}
	}
	ps = c.title(ps)
	points := ""
	list := false
	for i, p := range ps {
		s := p.text()
		if s == "" || p.isRule() {
			continue
		}
		if strings.HasPrefix(s, "Kính gửi") {
			list = c.to(p, s)
			continue
		}
		if list && strings.HasPrefix(s, "-") && p.jc != "both" {
			c.sized(p, 13, 14, "kinh-gui", "nơi nhận sau Kính gửi")
			c.ensure(strings.HasSuffix(s, ";") || strings.HasSuffix(s, "."), "kinh-gui", "“%s” phải kết thúc bằng dấu chấm phẩy, dòng cuối bằng dấu chấm", excerpt(s))
			continue
		}
		list = false
		c.paragraph(p, s)
		c.basis(p, s, i+1 < len(ps) && isBasis(ps[i+1].text()))
		if m := pointForm.FindStringSubmatch(s); m != nil {
			c.ensure(!strings.ContainsAny(m[1], "fjwz"), "diem", "điểm “%s)” không có trong bảng chữ cái tiếng Việt", m[1])
			c.ensure(m[1] != "e" || points != "d", "diem", "sau điểm d) là đ), rồi mới đến e)")
			points = m[1]
		}
	}
	c.tellShared()
	c.ensure(strings.HasSuffix(last, "./."), "ket-thuc", "hết phần nội dung phải có dấu “./.” (đang là “%s”)", excerpt(last))
	c.ensure(c.addressed || !c.letter && c.kind != "TỜ TRÌNH", "kinh-gui", "thiếu “Kính gửi”")
	c.ensure(!c.addressed || c.letter || contains(upward, c.kind), "kinh-gui", "%s không có “Kính gửi”", strings.ToLower(c.kind))
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// title checks box 5a and returns the paragraphs after it.
func (c *checker) title(ps []*para) []*para {
	i := 0
	for i < len(ps) && ps[i].text() == "" {
		i++
	}
	if i == len(ps) {
		c.ensure(false, "noi-dung", "văn bản không có nội dung")
		return nil
	}
	name := ps[i].text()
	if _, known := kinds[strings.ToUpper(name)]; !known {
		c.ensure(c.letter, "ten-loai", "không thấy tên loại văn bản (hoặc “V/v” nếu là công văn); thấy “%s”", excerpt(name))
		return ps[i:]
	}
	c.kind = strings.ToUpper(name)
	c.ensure(!c.letter, "ten-loai", "văn bản có tên loại không ghi “V/v”")
	c.ensure(upper(name), "ten-loai", "tên loại phải viết hoa: “%s”", name)
	c.centred(ps[i], "ten-loai", "tên loại")
	summary, lined := (*para)(nil), false
	for i++; i < len(ps); i++ {
		p, s := ps[i], ps[i].text()
		if p.isRule() {
			lined = true
			if i++; summary != nil {
				c.lined(p, summary, 0.28, 0.55, "trich-yeu", "trích yếu")
			}
			break
		}
		if s == "" {
			continue
		}
		if p.jc != "center" || strings.HasPrefix(s, "Kính gửi") {
			break
		}
		summary = p
		c.centred(p, "trich-yeu", "trích yếu")
		c.ensure(!upper(s) || s == strings.ToLower(s), "trich-yeu", "trích yếu viết chữ thường: “%s”", excerpt(s))
		lined = lined || p.ruled || p.drawn
	}
	c.ensure(summary != nil, "trich-yeu", "thiếu trích yếu dưới tên loại")
	c.ensure(lined, "trich-yeu", "thiếu đường kẻ dưới trích yếu")
	return ps[i:]
}

// centred checks a title: 13-14, bold, upright, in the middle.
func (c *checker) centred(p *para, rule, what string) {
	c.sized(p, 13, 14, rule, what)
	c.styled(p, true, false, rule, what)
	c.ensure(p.jc == "center", rule, "%s phải canh giữa", what)
}

// to checks box 9a and reports whether the addressees follow one a line.
func (c *checker) to(p *para, s string) bool {
	c.addressed = true
	c.sized(p, 13, 14, "kinh-gui", "Kính gửi")
	c.styled(p, false, false, "kinh-gui", "Kính gửi")
	c.ensure(strings.HasPrefix(s, "Kính gửi:"), "kinh-gui", "sau “Kính gửi” phải có dấu hai chấm")
	return strings.TrimSpace(strings.TrimPrefix(s, "Kính gửi:")) == ""
}

// paragraph checks a paragraph of box 6. Faults that many paragraphs share are
// told once, with how many have them.
func (c *checker) paragraph(p *para, s string) {
	ensure := func(ok bool, format string, args ...any) {
		if !ok {
			c.shared(s, fmt.Sprintf(format, args...))
		}
	}
	what := "“" + excerpt(s) + "”"
	for _, r := range p.pieces {
		if strings.TrimSpace(r.text) != "" && (r.size < 26 || r.size > 28) {
			ensure(false, "cỡ chữ %g, phải là 13-14", float64(r.size)/2)
			break
		}
	}
	if p.jc == "center" && p.all(func(l look) bool { return l.bold }) {
		return // Phần, Chương
	}
	ensure(p.jc == "both", "phải canh đều hai lề")
	ensure(p.first >= 567-10 && p.first <= 720+10, "lùi đầu dòng %d mm, phải là 10 hoặc 12,7 mm", mm(p.first))
	ensure(p.before >= 120-tolerance || p.after >= 120-tolerance, "cách đoạn %g pt, tối thiểu 6 pt", float64(max(p.before, p.after))/20)
	ensure(p.rule != "auto" || p.line >= 240 && p.line <= 360, "giãn dòng %.2f, phải từ 1 đến 1,5", float64(p.line)/240)
	if partForm.MatchString(s) {
		c.ensure(upper(s), "muc", "tiêu đề mục phải viết hoa: %s", what)
		c.styled(p, true, false, "muc", "tiêu đề mục "+what)
	}
}

// shared notes a fault of the body that other paragraphs may have as well.
func (c *checker) shared(text, fault string) {
	for i := range c.body {
		if c.body[i].fault == fault {
			c.body[i].more++
			return
		}
	}
	c.body = append(c.body, bodyFault{excerpt(text), fault, 0})
}

// tellShared names the faults of the body.
func (c *checker) tellShared() {
	for _, b := range c.body {
		more := ""
		if b.more > 0 {
			more = fmt.Sprintf(" và %d đoạn khác", b.more)
		}
		c.ensure(false, "noi-dung", "“%s”%s: %s", b.first, more, b.fault)
	}
}

// bodyFault is a fault that some paragraphs of the body share.
type bodyFault struct {
	first, fault string
	more         int
}

func isBasis(s string) bool { return strings.HasPrefix(s, "Căn cứ ") }

// basis checks a căn cứ.
func (c *checker) basis(p *para, s string, more bool) {
	if !isBasis(s) || !p.all(func(l look) bool { return l.italic }) {
		return
	}
	if more {
		c.ensure(strings.HasSuffix(s, ";"), "can-cu", "căn cứ phải kết thúc bằng dấu chấm phẩy: “%s”", excerpt(s))
	} else {
		c.ensure(strings.HasSuffix(s, ".") || strings.HasSuffix(s, ";"), "can-cu", "căn cứ cuối phải kết thúc bằng dấu chấm: “%s”", excerpt(s))
	}
}
