package ingest

import (
	"strings"
	"testing"

	"kehoach/ingest/block"
	"kehoach/plan"
)

// tableOf makes a table of rows whose cells "|" parts; "^" is covered from
// above.
func tableOf(rows ...string) block.Block {
	t := &block.Table{}
	for _, row := range rows {
		var cells []block.Cell
		for i, s := range strings.Split(row, "|") {
			c := block.Cell{Text: s}
			if s == "^" {
				c = t.Rows[len(t.Rows)-1][i]
				c.Inherited = true
			}
			cells = append(cells, c)
		}
		t.Rows = append(t.Rows, cells)
	}
	return block.Block{Table: t}
}

// A task table that an empty paragraph or a page cuts in two is one table,
// whether its second part repeats the header, only the numbers of the columns
// or nothing.
func TestTableInParts(t *testing.T) {
	t.Parallel()
	head := []string{"TT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian hoàn thành", "(1)|(2)|(3)|(4)|(5)"}
	one := []string{"1|Ban hành kế hoạch tuyên truyền|Sở Nội vụ|Sở Tư pháp|Quý I/2026", "2|Tổ chức tập huấn công chức|Sở Y tế|UBND cấp xã|Tháng 6/2026"}
	two := []string{"3|Kiểm tra công vụ tại các xã|Sở Tài chính|Sở Nội vụ|Quý III/2026", "4|Báo cáo tổng kết công tác năm|Sở Nội vụ|Các sở, ban, ngành|Tháng 12/2026"}
	for name, again := range map[string][]string{"nothing": nil, "all of it": head, "its first row": head[:1], "the numbers": head[1:]} {
		doc := &block.Document{Blocks: []block.Block{
			{Text: "KẾ HOẠCH"}, {Text: "Cải cách hành chính năm 2026"}, {Text: "I. MỤC ĐÍCH"}, {Text: "1. Nâng cao chất lượng phục vụ."},
			{Text: "II. NHIỆM VỤ"}, tableOf(append(append([]string{}, head...), one...)...), tableOf(append(append([]string{}, again...), two...)...),
		}}
		p, err := FromBlocks(doc, nil)
		if err != nil {
			t.Fatal(err)
		}
		tasks := p.OfKind(plan.KindTask)
		if len(tasks) != 4 {
			t.Errorf("%s: %d tasks, want 4; left over %v", name, len(tasks), p.Leftovers)
			continue
		}
		if e := tasks[2]; e.Number != "3" || e.Lead.Text != "Sở Tài chính" || e.End.Text != "Quý III/2026" {
			t.Errorf("%s: the third task is %q of %q until %q", name, e.Number, e.Lead.Text, e.End.Text)
		}
	}
}

// A table may have the numbers of its columns for a header, and no other:
// then its columns are told by what they hold or the table is kept as text,
// but no word of it is lost.
func TestHeaderOfNumbersAlone(t *testing.T) {
	t.Parallel()
	doc := &block.Document{Blocks: []block.Block{
		{Text: "KẾ HOẠCH"}, {Text: "Cải cách hành chính năm 2026"}, {Text: "I. NHIỆM VỤ"},
		tableOf("(1)|(2)|(3)|(4)", "1|Ban hành kế hoạch tuyên truyền|Sở Nội vụ|Quý I/2026", "2|Tổ chức tập huấn công chức|Sở Y tế|Tháng 6/2026"),
	}}
	p, err := FromBlocks(doc, nil)
	if err != nil {
		t.Fatal(err)
	}
	if lost := Account(doc, p); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
	if n := len(p.OfKind(plan.KindTask)); n != 2 {
		t.Errorf("%d tasks, want 2; left over %v", n, p.Leftovers)
	}
}
