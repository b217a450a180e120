package storetest

import (
	"fmt"
	"reflect"
	"strings"

	"kehoach/plan"
)

// Full returns a plan "full" that uses every field of the vocabulary.
func Full() *plan.Plan {
	src := plan.Source{FirstLine: 3, LastLine: 9, Paragraph: 2, Table: 1, Row: 4, Column: 5, Page: 6}
	cell := func(text string) plan.Cell { return plan.Cell{Text: text, Source: src} }
	offset := -10
	due := plan.Due{
		Kind: plan.DueComposite, Text: "Ban hành trước ngày 15/01/2025; báo cáo quý; sau khi có thông báo", Date: "2025-01-14",
		From: "2025-01-01", To: "2025-01-14", Granularity: plan.Quarter, Before: true, Fuzzy: true,
		RRule: "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", Ref: "Kế hoạch của Bộ Nội vụ", Product: "Kế hoạch",
		Event:     &plan.Event{Trigger: "có thông báo", Offset: &offset, Unit: "workday", Side: "before"},
		Anomalies: []string{plan.WarnTypo, plan.WarnBeforePlanDate},
		Parts: []plan.Due{
			{Kind: plan.DueDate, Text: "trước ngày 15/01/2025", Date: "2025-01-14", To: "2025-01-14", Granularity: plan.Day, Before: true},
			{Kind: plan.DueEvent, Text: "sau khi có thông báo", Event: &plan.Event{Trigger: "có thông báo", Side: "after"}},
		},
	}
	warn := plan.Warning{Code: plan.WarnTypo, Entry: "task/35b", Field: plan.FieldEnd, Text: "Hằng thắng", Message: "có lẽ là “hằng tháng”"}
	return &plan.Plan{
		ID: "full", Number: "223/KH-UBND", Date: "2024-12-23", Place: "Tuyên Quang", Issuer: "Ủy ban nhân dân tỉnh Tuyên Quang",
		Title: "KẾ HOẠCH “Cải cách” <hành chính> & \u2028 'số'", Signer: "Nguyễn Văn Sơn", SignerTitle: "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH",
		LegalBasis: []string{"Căn cứ …;", "Thực hiện …."}, Preamble: []string{"Ủy ban nhân dân tỉnh ban hành …"},
		Recipients: []string{"- Như trên;", "- Lưu: VT, NC."}, Year: 2025, LastYear: 2030,
		Groups:        []plan.Group{{Numeral: "II.1", Name: "Thủ tục", Parent: "II", Source: src}},
		Headings:      []plan.Piece{{Text: "I. MỤC ĐÍCH", Source: src}},
		Leftovers:     []plan.Piece{{Text: "2", Source: src}, {Text: "\t…\n", Source: src}},
		Warnings:      []plan.Warning{{Code: plan.WarnNumberGap, Message: "thiếu số 7"}},
		Abbreviations: []plan.Abbreviation{{Short: "TTHC", Long: "thủ tục hành chính", Entry: "target/II.2"}},
		Hash:          strings.Repeat("ab", 32), File: "kế hoạch 223.docx",
		Entries: []*plan.Entry{
			{
				ID: "task/35b", Kind: plan.KindTask, Number: "35b", Group: "II.1", Heading: []string{"PHỤ LỤC", "II.1 Thủ tục"},
				Text: "Đảm bảo kỹ thuật\n- dòng hai", Objective: plan.Cell{Text: "Đồng bộ", Inherited: true, Source: src},
				Task: cell("Đảm bảo kỹ thuật\n- dòng hai"), Product: plan.Cell{Inherited: true}, Lead: cell("Sở Y tế"),
				Coordinating: cell("Các cơ quan"), Start: cell("Tháng 1"), End: cell("Hằng thắng"),
				Others:   []plan.OtherCell{{Header: "Kinh phí", Text: "1.250 triệu"}},
				Agencies: []plan.AgencyRef{{Name: "Sở Y tế", Key: "so-y-te", Role: plan.RoleLead}, {Name: "Các cơ quan", Key: "cac-co-quan", Role: plan.RoleCoordinating, Group: true}},
				Due:      due, Warnings: []plan.Warning{warn}, Source: src,
			},
			{ID: "target/II.2.13", Kind: plan.KindTarget, Number: "II.2.13", NumberPrinted: true, Text: "Tối thiểu 90%", Figures: []string{"90%", "0,4%"}, Source: src},
			{ID: "duty/V.1.4", Kind: plan.KindDuty, Number: "V.1.4", Agency: "Sở Nội vụ", Text: "Báo cáo", Due: due, Agencies: []plan.AgencyRef{{Name: "Sở Nội vụ", Key: "so-noi-vu", Role: plan.RoleMember}}},
			{ID: "section/IV.1", Kind: plan.KindSection, Number: "IV.1", Text: "Kinh phí"},
		},
	}
}

// Filled returns a plan, "filled", with a value in every field that the
// vocabulary has, be it of today or of tomorrow.
func Filled() *plan.Plan {
	p := &plan.Plan{}
	n := 0
	fill(reflect.ValueOf(p).Elem(), &n, 3)
	p.ID = "filled"
	for _, e := range p.Entries {
		e.Kind = plan.KindTask // the kind with all fields
	}
	return p
}

// fill sets v to values all different, lists to two elements and what nests
// in itself to a depth.
func fill(v reflect.Value, n *int, depth int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("từ %d", *n))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		if depth > 0 {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			for i := range v.Len() {
				fill(v.Index(i), n, depth-1)
			}
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n, depth)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n, depth)
		}
	}
}
