package check

import (
	"fmt"
	"strings"
)

// Fault is one difference from the decree's form.
type Fault struct {
	// Rule names the rule, for programs: "quoc-hieu".
	Rule string `json:"rule"`
	// Message says in Vietnamese what differs.
	Message string `json:"message"`
}

// File checks the bytes of a .docx. An error means that it is no .docx.
func File(data []byte) ([]Fault, error) {
	d, err := read(data)
	if err != nil {
		return nil, err
	}
	c := &checker{d: d}
	c.pages()
	c.fonts()
	c.main()
	c.annexes()
	return c.faults, nil
}

// checker collects the faults of a paper.
type checker struct {
	d      *paper
	faults []Fault
	// What the head says of the paper.
	kind      string // BÁO CÁO; "" for a letter
	letter    bool
	addressed bool
	body      []bodyFault
}

// ensure notes a fault unless ok.
func (c *checker) ensure(ok bool, rule, format string, args ...any) {
	if !ok {
		c.faults = append(c.faults, Fault{rule, fmt.Sprintf(format, args...)})
	}
}

// sized notes a fault where a paragraph's size, in points, is out of bounds.
func (c *checker) sized(p *para, lo, hi int, rule, what string) {
	for _, r := range p.pieces {
		if strings.TrimSpace(r.text) != "" && (r.size < 2*lo || r.size > 2*hi) {
			want := fmt.Sprintf("%d-%d", lo, hi)
			if lo == hi {
				want = fmt.Sprint(lo)
			}
			c.ensure(false, rule, "%s: cỡ chữ %g, phải là %s", what, float64(r.size)/2, want)
			return
		}
	}
}

// styled notes a fault where a paragraph is not bold or italic as it must be.
func (c *checker) styled(p *para, bold, italic bool, rule, what string) {
	c.ensure(p.all(func(l look) bool { return l.bold == bold }), rule, "%s: %s", what, pick(bold, "phải in đậm", "không in đậm"))
	c.ensure(p.all(func(l look) bool { return l.italic == italic }), rule, "%s: %s", what, pick(italic, "phải in nghiêng", "phải đứng, không nghiêng"))
}

func pick(ok bool, yes, no string) string {
	if ok {
		return yes
	}
	return no
}

// lined notes a fault where the line below some words is not from lo to hi
// times as long as they are; a line that is not a border is not measured.
func (c *checker) lined(line, words *para, lo, hi float64, rule, what string) {
	length, ok := line.length()
	width := words.width()
	if !ok || width == 0 {
		return
	}
	share := float64(length) / float64(width)
	c.ensure(share >= lo && share <= hi, rule, "đường kẻ dưới %s dài %d mm, %s", what, mm(length),
		pick(lo > 0.6, "phải dài bằng dòng chữ ("+fmt.Sprint(mm(width))+" mm)", "phải bằng 1/3 đến 1/2 dòng chữ ("+fmt.Sprint(mm(width))+" mm)"))
}

// excerpt shortens words for a message.
func excerpt(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

func upper(s string) bool { return s == strings.ToUpper(s) }

// tolerance is how far a measure may be off, in twips, for what rounding does.
const tolerance = 2

func between(v, lo, hi int) bool { return v >= lo-tolerance && v <= hi+tolerance }

// pages checks paper, margins and page numbers of each section.
func (c *checker) pages() {
	for i, s := range c.d.sections {
		where := ""
		if i > 0 {
			where = fmt.Sprintf("phần %d: ", i+1)
		}
		portrait := between(s.width, 11906, 11906) && between(s.height, 16838, 16838)
		wide := between(s.width, 16838, 16838) && between(s.height, 11906, 11906)
		c.ensure(portrait || i > 0 && wide, "kho-giay", "%skhổ giấy %d x %d mm, phải là A4 (văn bản: đứng)", where, mm(s.width), mm(s.height))
		c.ensure(between(s.top, 1134, 1417) && between(s.bottom, 1134, 1417), "le", "%slề trên %d, lề dưới %d mm, phải là 20-25 mm", where, mm(s.top), mm(s.bottom))
		c.ensure(between(s.left, 1701, 1984), "le", "%slề trái %d mm, phải là 30-35 mm", where, mm(s.left))
		c.ensure(between(s.right, 850, 1134), "le", "%slề phải %d mm, phải là 15-20 mm", where, mm(s.right))
		c.ensure(i == 0 || s.start == 1 || s.start == 0 && !isAnnex(s), "so-trang", "%sphụ lục phải đánh số trang riêng, bắt đầu từ 1", where)
		c.numbers(s, where)
	}
}

func mm(twips int) int { return (twips*254 + 7200) / 14400 }

// numbers checks the page number in a section's head.
func (c *checker) numbers(s *section, where string) {
	c.ensure(s.title, "so-trang", "%strang đầu phải không hiện số trang", where)
	for _, p := range s.first {
		c.ensure(!p.page, "so-trang", "%strang đầu hiện số trang", where)
	}
	found := false
	for _, p := range s.normal {
		if !p.page {
			continue
		}
		found = true
		c.ensure(p.jc == "center", "so-trang", "%ssố trang phải canh giữa theo chiều ngang", where)
		c.sized(p, 13, 14, "so-trang", where+"số trang")
		c.styled(p, false, false, "so-trang", where+"số trang")
	}
	c.ensure(found, "so-trang", "%sthiếu số trang ở giữa lề trên", where)
}

// fonts checks that all text is in black Times New Roman.
func (c *checker) fonts() {
	seen := make(map[string]bool)
	one := func(p *para) {
		for _, r := range p.pieces {
			if strings.TrimSpace(r.text) == "" {
				continue
			}
			if r.font != "Times New Roman" && !seen[r.font] {
				seen[r.font] = true
				c.ensure(false, "phong-chu", "phông chữ %q (ở “%s”), phải là Times New Roman", r.font, excerpt(p.text()))
			}
			if r.color != "" && r.color != "auto" && r.color != "000000" && !seen[r.color] {
				seen[r.color] = true
				c.ensure(false, "mau-chu", "chữ màu %s (ở “%s”), phải màu đen", r.color, excerpt(p.text()))
			}
		}
	}
	for _, s := range c.d.sections {
		for _, b := range s.blocks {
			if b.p != nil {
				one(b.p)
				continue
			}
			for _, row := range b.t.rows {
				for _, cell := range row {
					for _, p := range cell {
						one(p)
					}
				}
			}
		}
	}
}
