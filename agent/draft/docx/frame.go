package docx

import (
	"fmt"
	"strings"

	"kehoach/agent/draft"
	"kehoach/agent/draft/times"
)

// The two columns of the head and of the foot.
const (
	headLeft  = 3685
	headRight = textWidth - headLeft
	footLeft  = 4200
	footRight = textWidth - footLeft
	padding   = 2 * 85
)

const (
	motto  = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto2 = "Độc lập - Tự do - Hạnh phúc"
)

// head writes the boxes 1 to 4 (and 5b): a table of two columns without lines.
func (w *writer) head() {
	h := w.d.Head
	var left strings.Builder
	if h.Parent != "" {
		left.WriteString(words("Giua", "", h.Parent, form{size: size12}))
	}
	longest := ""
	for _, l := range h.Issuer {
		left.WriteString(words("Giua", "", l, form{bold: true, size: size12}))
		longest = l
	}
	inner := headLeft - padding
	left.WriteString(rule(underline(longest, 12, inner), inner))
	right := join(
		words("Giua", "", motto, form{bold: true, size: size12}),
		words("Giua", "", motto2, form{bold: true, size: size13}),
		rule(times.Width(motto2, 13, true), headRight-padding))
	number := words("Giua", "", "Số:        /"+h.Symbol, form{size: size13})
	if w.d.Type == "" {
		number += words("Giua", `<w:spacing w:before="120"/>`, w.d.Subject, form{size: size12})
	}
	day := words("Giua", "", fmt.Sprintf("%s, ngày       tháng       năm %d", h.Place, h.Year), form{italic: true, size: size13})
	w.out.WriteString(openTable([]int{headLeft, headRight}, "") +
		`<w:tr>` + cell(headLeft, 1, left.String()) + cell(headRight, 1, right) + `</w:tr>` +
		`<w:tr>` + cell(headLeft, 1, number) + cell(headRight, 1, day) + `</w:tr></w:tbl>`)
}

// underline is the length of the line under a text: two fifths of it, or of
// the last line where it does not fit a width.
func underline(text string, points float64, width int) int {
	return min(times.Width(text, points, true), width) * 2 / 5
}

// title writes the boxes 5a, 9a and 6.
func (w *writer) title() {
	d := w.d
	b := &w.out
	if d.Type != "" {
		b.WriteString(words("Giua", `<w:spacing w:before="360"/>`, d.Type, form{bold: true, size: size14}))
		b.WriteString(words("Giua", "", d.Subject, form{bold: true, size: size14}))
		b.WriteString(rule(underline(d.Subject, 14, textWidth), textWidth))
	}
	switch len(d.To) {
	case 0:
	case 1:
		b.WriteString(words("Giua", `<w:spacing w:before="240" w:after="120"/>`, "Kính gửi: "+d.To[0], form{}))
	default:
		b.WriteString(words("Normal", `<w:spacing w:before="240"/><w:ind w:left="1701"/>`, "Kính gửi:", form{}))
		for i, to := range d.To {
			end := ";"
			if i == len(d.To)-1 {
				end = "."
			}
			b.WriteString(words("Normal", `<w:ind w:left="2835" w:hanging="170"/>`, "- "+to+end, form{}))
		}
	}
	for i, c := range d.Basis {
		end := ";"
		if i == len(d.Basis)-1 {
			end = "."
		}
		b.WriteString(para("CanCu", "", w.text(append(c, draft.Piece{Words: end}), form{})))
	}
}

// foot writes the boxes 9b, 7a and the empty place for 7b and 7c.
func (w *writer) foot() {
	d := w.d
	left := words("NoiNhan", "", "Nơi nhận:", form{bold: true, italic: true, size: size12})
	if len(d.To) > 0 {
		left += words("NoiNhan", "", "- Như trên;", form{})
	}
	for _, c := range d.Copies {
		left += words("NoiNhan", "", "- "+c+";", form{})
	}
	save := append(draft.Text{{Words: "- Lưu: VT, "}}, d.Save...)
	left += para("NoiNhan", "", w.text(append(save, draft.Piece{Words: "."}), form{}))
	right := ""
	for _, s := range d.Sign {
		right += words("Giua", "", s, form{bold: true, size: size14})
	}
	for range 5 {
		right += para("Giua", "", "")
	}
	w.out.WriteString(para("Normal", `<w:keepNext/>`, ""))
	w.out.WriteString(openTable([]int{footLeft, footRight}, "") +
		`<w:tr><w:trPr><w:cantSplit/></w:trPr>` + cell(footLeft, 1, left) + cell(footRight, 1, right) + `</w:tr></w:tbl>`)
}

// annexHead writes the head of an annex.
func (w *writer) annexHead(i int, a draft.Annex) {
	h, kind := w.d.Head, "Công văn"
	if t := w.d.Type; t != "" {
		kind = string([]rune(t)[:1]) + strings.ToLower(string([]rune(t)[1:]))
	}
	w.out.WriteString(words("Giua", "", w.d.AnnexName(i), form{bold: true, size: size14}))
	w.out.WriteString(words("Giua", "", a.Title, form{bold: true, size: size14}))
	w.out.WriteString(words("Giua", `<w:spacing w:after="120"/>`,
		fmt.Sprintf("(Kèm theo %s số       /%s ngày       tháng       năm %d của %s)", kind, h.Symbol, h.Year, h.Name), form{italic: true, size: size14}))
}

// drafterPage writes the last page: what the drafter must add and look at.
func (w *writer) drafterPage() {
	n := w.d.Notes
	w.out.WriteString(words("Giua", "", "TRANG DÀNH CHO NGƯỜI SOẠN (bỏ khi phát hành)", form{bold: true}))
	for _, l := range n.Lines {
		w.out.WriteString(words("NoiDung", "", "- "+l, form{}))
	}
	if len(n.Slots) == 0 {
		return
	}
	w.out.WriteString(words("NoiDung", "", fmt.Sprintf("Các chỗ cần bổ sung (%d):", len(n.Slots)), form{bold: true}))
	t := &draft.Table{Head: []string{"STT", "Nội dung cần bổ sung", "Cơ quan cung cấp", "Đơn vị tính", "Vị trí"}, Widths: []int{7, 33, 20, 13, 27}}
	for i, m := range w.d.Missing() {
		row := draft.Row{}
		for _, c := range []string{fmt.Sprint(i + 1), m.What, m.Owner, m.Unit, m.Where} {
			row.Cells = append(row.Cells, draft.Text{{Words: c}})
		}
		t.Rows = append(t.Rows, row)
	}
	w.table(t, textWidth)
	w.out.WriteString(para("Bang", "", ""))
}
