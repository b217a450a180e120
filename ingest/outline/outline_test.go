package outline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/ingest/block"
)

func TestMark(t *testing.T) {
	for _, tt := range []struct {
		text  string
		class Class
		label string
		rest  string
	}{
		{"I. MỤC ĐÍCH", Roman, "I", "MỤC ĐÍCH"},
		{"IV- KINH PHÍ", Roman, "IV", "KINH PHÍ"},
		{"III.MỤC TIÊU", Roman, "III", "MỤC TIÊU"},
		{"A. PHẦN CHUNG", Upper, "A", "PHẦN CHUNG"},
		{"V.I. Lê-nin", None, "", "V.I. Lê-nin"},
		{"V/v báo cáo", None, "", "V/v báo cáo"},
		{"1. Mục đích", Decimal, "1", "Mục đích"},
		{"1) Mục đích", Decimal, "1", "Mục đích"},
		{"1/ Mục đích", Decimal, "1", "Mục đích"},
		{"2.13. Tối thiểu 90%", Decimal, "2.13", "Tối thiểu 90%"},
		{"1.1 Nông nghiệp", Decimal, "1.1", "Nông nghiệp"},
		{"1. 100% đội ngũ", Decimal, "1", "100% đội ngũ"},
		{"3.000 lượt nhân lực", None, "", "3.000 lượt nhân lực"},
		{"100% văn bản", None, "", "100% văn bản"},
		{"15/01/2025", None, "", "15/01/2025"},
		{"13", None, "", "13"},
		{"a) Xác định", Letter, "a", "Xác định"},
		{"đ) Phối hợp", Letter, "đ", "Phối hợp"},
		{"a.1) Nội dung", Letter, "a.1", "Nội dung"},
		{"(1) Tỷ trọng", Paren, "1", "Tỷ trọng"},
		{"(ii) Tỷ trọng", Paren, "ii", "Tỷ trọng"},
		{"(nếu có)", None, "", "(nếu có)"},
		{"- Triển khai", Bullet, "", "Triển khai"},
		{"-100% văn bản", Bullet, "", "100% văn bản"},
		{"+ Sở Y tế", Bullet, "", "Sở Y tế"},
		{"-----", None, "", "-----"},
		{"Phần I", Part, "PI", ""},
		{"PHẦN THỨ HAI: MỤC TIÊU", Part, "P2", "MỤC TIÊU"},
		{"Điều 3. Trách nhiệm", Part, "D3", "Trách nhiệm"},
		{"Điều 3 của Luật", None, "", "Điều 3 của Luật"},
	} {
		m := Mark(block.Block{Text: tt.text})
		if m.Class != tt.class || m.Label != tt.label || m.Rest != tt.rest {
			t.Errorf("Mark(%q) = class %d, label %q, rest %q; want %d, %q, %q", tt.text, m.Class, m.Label, m.Rest, tt.class, tt.label, tt.rest)
		}
	}
}

func TestMarkComputed(t *testing.T) {
	for _, tt := range []struct {
		block block.Block
		class Class
		label string
	}{
		{block.Block{Text: "1.2. Hạ tầng số", Label: "1.2."}, Decimal, "1.2"},
		{block.Block{Text: "\uf0b7 Hạ tầng số", Label: "\uf0b7"}, Bullet, ""},
		{block.Block{Text: "1 Hạ tầng số", Label: "1"}, Decimal, "1"},
	} {
		if m := Mark(tt.block); m.Class != tt.class || m.Label != tt.label || m.Rest != "Hạ tầng số" {
			t.Errorf("Mark(%+v) = %+v; want class %d, label %q", tt.block, m, tt.class, tt.label)
		}
	}
}

// tree writes the numbers of a body, "H" before those of headings.
func tree(text string) []string {
	var blocks []block.Block
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		line = strings.TrimSpace(line)
		bold := strings.HasPrefix(line, "**")
		blocks = append(blocks, block.Block{Text: strings.Trim(line, "*"), Bold: bold})
	}
	var out []string
	var walk func(n *Node)
	walk = func(n *Node) {
		if n.Parent != nil {
			head := ""
			if n.IsHeading() {
				head = "H "
			}
			out = append(out, head+n.Number+" "+n.Rest)
		}
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(Build(Lines(blocks, nil), nil))
	return out
}

func TestNumbers(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"usual", `
			I. MỤC TIÊU
			1. Thể chế
			Một đoạn.
			2. Thủ tục
			2.1. Một;
			2.2. Hai.
			II. TỔ CHỨC
			1. Sở Nội vụ
			1.1. Một.
			Thêm một đoạn.
			1.2. Hai.
			- gạch.
			`, []string{
			"H I MỤC TIÊU", "H I.1 Thể chế", "I.1 Một đoạn.", "H I.2 Thủ tục", "I.2.1 Một;", "I.2.2 Hai.",
			"H II TỔ CHỨC", "H II.1 Sở Nội vụ", "II.1.1 Một.", "II.1.1b Thêm một đoạn.", "II.1.2 Hai.", "II.1.2.1 gạch.",
		}},
		{"bullets", `
			I. YÊU CẦU
			- một:
			+ hai;
			+ ba.
			- bốn.
			Năm.
			`, []string{"H I YÊU CẦU", "H I.1 một:", "I.1.1 hai;", "I.1.2 ba.", "I.2 bốn.", "I.2b Năm."}},
		{"bullet as heading", `
			2.1. Đến năm 2030
			- Thủy sản
			Trên 70% diện tích.
			Ít nhất 02 vùng.
			- Công nghiệp
			Trên 70% doanh nghiệp.
			`, []string{
			"H 2.1 Đến năm 2030", "H 2.1.1 Thủy sản", "2.1.1 Trên 70% diện tích.", "2.1.1b Ít nhất 02 vùng.",
			"H 2.1.2 Công nghiệp", "2.1.2 Trên 70% doanh nghiệp.",
		}},
		{"letters over brackets", `
			II. MỤC TIÊU
			1. Kinh tế
			a) Chung
			(1) một;
			(2) hai.
			b) Ngành
			(1) ba.
			2. Xã hội
			(1) bốn;
			`, []string{
			"H II MỤC TIÊU", "H II.1 Kinh tế", "H II.1.a Chung", "II.1.a.1 một;", "II.1.a.2 hai.", "H II.1.b Ngành", "II.1.b.1 ba.",
			"H II.2 Xã hội", "II.2.1 bốn;",
		}},
		{"brackets over letters", `
			1. Kinh tế
			(1) một
			a) x;
			b) y.
			(2) hai
			a) z.
			`, []string{"H 1 Kinh tế", "H 1.1 một", "1.1.a x;", "1.1.b y.", "H 1.2 hai", "1.2.a z."}},
		{"capitals over Roman", `
			A. CHUNG
			I. Một
			1. x.
			B. RIÊNG
			I. Hai
			1. y.
			`, []string{"H A CHUNG", "H A.I Một", "A.I.1 x.", "H B RIÊNG", "H B.I Hai", "B.I.1 y."}},
		{"repeated numeral", `
			III. LỘ TRÌNH
			1. x.
			III. NHIỆM VỤ
			1. y.
			IV. KINH PHÍ
			z.
			`, []string{"H III LỘ TRÌNH", "III.1 x.", "H IIIb NHIỆM VỤ", "IIIb.1 y.", "H IV KINH PHÍ", "IV z."}},
		{"paragraph after a letter", `
			19. Doanh nghiệp
			a) một.
			Thêm.
			b) hai.
			`, []string{"H 19 Doanh nghiệp", "19.a một.", "19.a2 Thêm.", "19.b hai."}},
		{"bullets beside printed numbers", `
			II. MỤC TIÊU
			- một;
			- hai;
			1. ba.
			`, []string{"H II MỤC TIÊU", "II.2 một;", "II.3 hai;", "II.1 ba."}},
		{"parts", `
			PHẦN I
			TÌNH HÌNH
			x.
			PHẦN II
			MỤC TIÊU
			1. y.
			`, []string{"H PI TÌNH HÌNH", "PI x.", "H PII MỤC TIÊU", "PII.1 y."}},
		{"headings without numbers", `
			MỤC TIÊU CHUNG
			x.
			**Chỉ tiêu**
			- y;
			NHIỆM VỤ CHÍNH
			1. z.
			`, []string{"H 1 MỤC TIÊU CHUNG", "1 x.", "H 1.1 Chỉ tiêu", "1.1.1 y;", "H 2 NHIỆM VỤ CHÍNH", "2.1 z."}},
		{"bold sentence ends as one", `
			**5. Nghiên cứu giải pháp thu hút.**
			- một.
			`, []string{"H 5 Nghiên cứu giải pháp thu hút.", "5.1 một."}},
		{"broken paragraph", `
			1. Phối hợp: các cơ quan, địa phương
			liên quan.
			`, []string{"1 Phối hợp: các cơ quan, địa phương liên quan."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tree(tt.text)); diff != "" {
				t.Errorf("numbers (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLinesCutsMarkedLines(t *testing.T) {
	got := Lines([]block.Block{{Text: "Gồm:\n- một\n- hai\ncòn nữa"}, {Text: "---"}}, nil)
	var texts []string
	for _, b := range got {
		texts = append(texts, b.Text)
	}
	if diff := cmp.Diff([]string{"Gồm:", "- một", "- hai\ncòn nữa"}, texts); diff != "" {
		t.Errorf("Lines (-want +got):\n%s", diff)
	}
}

func TestManyLines(t *testing.T) {
	var blocks []block.Block
	for range 20_000 {
		blocks = append(blocks, block.Block{Text: "2. x."}, block.Block{Text: "b) y."}, block.Block{Text: "z."}, block.Block{Text: "Z."})
	}
	if n := Build(blocks, nil); len(n.Children) == 0 {
		t.Error("no children")
	}
}
