package eval

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kehoach/plan"
	"kehoach/plan/sample"
)

// TestWorkbookAgrees reads the task table of the sample plan as the workbook
// that an office sends around: a title, the plan that it comes with, a table
// with merged cells. Its tasks are those of the text.
func TestWorkbookAgrees(t *testing.T) {
	want := readPlan(t, sample.Name, sample.Text)
	f := excelize.NewFile()
	defer f.Close()
	const sheet = "Sheet1"
	row := 0
	add := func(cells ...any) {
		row++
		axis, _ := excelize.CoordinatesToCellName(1, row)
		if err := f.SetSheetRow(sheet, axis, &cells); err != nil {
			t.Fatal(err)
		}
	}
	merge := func(c1, r1, c2, r2 int) {
		a, _ := excelize.CoordinatesToCellName(c1, r1)
		b, _ := excelize.CoordinatesToCellName(c2, r2)
		if err := f.MergeCell(sheet, a, b); err != nil {
			t.Fatal(err)
		}
	}
	add("PHỤ LỤC")
	add("NỘI DUNG, PHÂN CÔNG TRÁCH NHIỆM THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2025")
	add("(Kèm theo Kế hoạch số: 223/KH-UBND ngày 23 tháng 12 năm 2024 của Ủy ban nhân dân tỉnh Tuyên Quang)")
	for r := 1; r <= 3; r++ {
		merge(1, r, 8, r)
	}
	add()
	add("TT", "Mục tiêu", "Nhiệm vụ, giải pháp", "Kết quả, sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Thời gian hoàn thành")
	group, from := "", 0
	tasks := want.OfKind(plan.KindTask)
	for i, e := range tasks {
		if e.Group != group {
			group = e.Group
			for _, g := range want.Groups {
				if g.Numeral == group {
					add(g.Numeral, g.Name)
					merge(2, row, 8, row)
				}
			}
		}
		add(strings.TrimRight(e.Number, "ab"), e.Objective.Text, e.Task.Text, e.Product.Text, e.Lead.Text, e.Coordinating.Text, e.Start.Text, e.End.Text)
		if !e.Objective.Inherited {
			from = row
		}
		if last := i+1 == len(tasks) || !tasks[i+1].Objective.Inherited; last && row > from {
			merge(2, from, 2, row)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got := readPlan(t, "phu-luc.xlsx", b.Bytes())
	if got.Number != want.Number || got.Date != want.Date || got.Year != want.Year || got.Issuer != want.Issuer {
		t.Errorf("plan %q of %q by %q for %d", got.Number, got.Date, got.Issuer, got.Year)
	}
	have := make(map[string]*plan.Entry)
	for _, e := range got.OfKind(plan.KindTask) {
		have[e.ID] = e
	}
	if len(have) != len(tasks) {
		t.Errorf("%d tasks, want %d", len(have), len(tasks))
	}
	for _, w := range tasks {
		g := have[w.ID]
		if g == nil {
			t.Errorf("no %s", w.ID)
			continue
		}
		for _, name := range []plan.FieldName{plan.FieldTask, plan.FieldLead, plan.FieldCoordinating, plan.FieldProduct, plan.FieldEnd} {
			if a, b := strings.Fields(w.Cell(name).Text), strings.Fields(g.Cell(name).Text); strings.Join(a, " ") != strings.Join(b, " ") {
				t.Errorf("%s %s:\n got %q\nwant %q", w.ID, name, b, a)
			}
		}
		if w.Due.Date != g.Due.Date || w.Due.Kind != g.Due.Kind {
			t.Errorf("%s: due %s %s, want %s %s", w.ID, g.Due.Kind, g.Due.Date, w.Due.Kind, w.Due.Date)
		}
	}
}
