package draft

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kehoach/agent/work"
	"kehoach/plan"
)

func TestEscapedWordsStandForThemselves(t *testing.T) {
	for _, s := range []string{"- gạch", "# 1", "a | b", "[[x|y]]", `C:\new {^task/1} **đậm**`, "@type X", "*"} {
		if got := parseText(escape(s)).Plain(); got != s {
			t.Errorf("escape(%q) is read as %q", s, got)
		}
	}
}

func TestParseText(t *testing.T) {
	got := parseText(`a **b** [[kết quả|Sở Y tế|%]]{^task/59}\n\[c]`)
	want := Text{
		{Words: "a "}, {Words: "b", Bold: true}, {Words: " "},
		{Slot: &Slot{What: "kết quả", Owner: "Sở Y tế", Unit: "%"}}, {Cite: "task/59"}, {Words: "\n[c]"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Slot{})); diff != "" {
		t.Error(diff)
	}
	if s := want[3].Slot.String(); s != "[cần bổ sung: kết quả, đơn vị tính: %, Sở Y tế]" {
		t.Error(s)
	}
}

// TestMissingTellsOfEachSlot: rows of a table that one body fills in are one
// line, which says where; all other slots have a line of their own.
func TestMissingTellsOfEachSlot(t *testing.T) {
	d := &Document{Head: Head{Name: "Sở Y tế"}}
	var rows strings.Builder
	for i := range 20 {
		fmt.Fprintf(&rows, "| %d | [[~kết quả %d|Sở Y tế|%%]] |\n", i+1, i+1)
	}
	if err := parse(d, "@type BÁO CÁO\n@to [[nơi nhận|Sở Y tế]]\n# I. KẾT QUẢ\n[[số hồ sơ|Sở Y tế|hồ sơ]] và [[việc khác|Sở Tư pháp]]\n@annex BIỂU\n|= STT | Kết quả\n"+
		rows.String()+"| 21 | [[~điểm|Sở Tư pháp]] |\n| 22 | [[~điểm|Sở Tư pháp]] |\n"); err != nil {
		t.Fatal(err)
	}
	d.collect(&plan.Plan{})
	want := []Missing{
		{"nơi nhận", "Sở Y tế", "", "Kính gửi", 1},
		{"số hồ sơ", "Sở Y tế", "hồ sơ", "I. KẾT QUẢ", 1},
		{"việc khác", "Sở Tư pháp", "", "I. KẾT QUẢ", 1},
		{"kết quả của từng dòng", "Sở Y tế", "%", "Phụ lục, từ dòng 1 đến dòng 20 (20 dòng)", 20},
		{"điểm", "Sở Tư pháp", "", "Phụ lục, dòng 21; 22", 2},
	}
	if diff := cmp.Diff(want, d.Missing()); diff != "" {
		t.Error(diff)
	}
	// The text names the owner only where that is another body.
	if got := d.Body[1].Text.Plain(); got != "[cần bổ sung: số hồ sơ, đơn vị tính: hồ sơ] và [cần bổ sung: việc khác, Sở Tư pháp]" {
		t.Errorf("the text is %q", got)
	}
}

func TestRowKeepsBarsInSlotsAndEscapes(t *testing.T) {
	got := cells(`| 1 | a \| b | [[x|y|z]] | |`)
	var words []string
	for _, c := range got {
		words = append(words, c.Plain())
	}
	want := []string{"1", "a | b", "[cần bổ sung: x, đơn vị tính: z, y]", ""}
	if diff := cmp.Diff(want, words); diff != "" {
		t.Error(diff)
	}
}

// samplePlan is a plan of another kind and place.
func samplePlan() *plan.Plan {
	return &plan.Plan{
		Number: "9/KH-UBND", Title: "KẾ HOẠCH PHÁT TRIỂN KINH TẾ SỐ TRÊN ĐỊA BÀN TỈNH ĐỒNG NAI GIAI ĐOẠN 2026 - 2030",
		Issuer: "Ủy ban nhân dân tỉnh Đồng Nai", Place: "Đồng Nai", Year: 2026, LastYear: 2030, Date: "2026-01-05",
		Entries: []*plan.Entry{{ID: "task/1", Kind: plan.KindTask, Number: "1", Text: "Lập Sổ tay [mẫu] về Kinh tế số"}},
	}
}

func TestSubjectComesFromTheTitle(t *testing.T) {
	for _, tc := range []struct{ title, place, want string }{
		{"KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH TỈNH TUYÊN QUANG NĂM 2025", "Tuyên Quang", "cải cách hành chính"},
		{samplePlan().Title, "Đồng Nai", "phát triển kinh tế số"},
		{"Kế hoạch chuyển đổi số năm 2026", "Huế", "chuyển đổi số"},
	} {
		p := samplePlan()
		p.Title, p.Place, p.Entries = tc.title, tc.place, nil
		if got := newCaser(p).subject(); got != tc.want {
			t.Errorf("subject of %q is %q, want %q", tc.title, got, tc.want)
		}
	}
}

// TestOwnFolder makes a kind from a folder, without any Go.
func TestOwnFolder(t *testing.T) {
	own := fstest.MapFS{
		"giay-moi.txt": {Data: []byte("title: Giấy mời\nhelp: Mời họp.\nagency: yes\nperiod: month\n---\n@type GIẤY MỜI\n@symbol GM\n@about Họp {{.Subject}}\n@save VP\n{{.Agency}} mời dự họp về {{range .Standing}}{{.Text}}{{.Cite}}{{end}} tại {{slot \"phòng họp\" .Agency}}.\n")},
		"heads.txt":    {Data: []byte("so-x | BỘ X | SX | CỤC TRƯỞNG | PHÓ CỤC TRƯỞNG\n")},
	}
	kinds, err := NewKinds(own)
	if err != nil {
		t.Fatal(err)
	}
	k, ok := kinds.Kind("giay-moi")
	if !ok || k.Agency != "yes" || len(kinds.All()) != 10 {
		t.Fatalf("kind %+v, %d kinds", k, len(kinds.All()))
	}
	p := samplePlan()
	list := &work.List{Plan: p, Items: []work.Item{{Entry: p.Entries[0], Phase: work.Standing, Role: plan.RoleLead}}}
	d, err := kinds.Make(Input{
		Request: Request{Kind: "giay-moi", Period: work.Month(2026, 3)}, Plan: p, Agency: work.Body{Key: "so-x", Name: "Sở X"},
		List: list, Next: list, Whole: list, Name: func(_, w string) string { return w }, DayNote: func(plan.Date) string { return "" },
	})
	if err != nil {
		t.Fatal(err)
	}
	if d.Head.Symbol != "GM-SX" || d.Head.Parent != "BỘ X" || d.Sign[0] != "CỤC TRƯỞNG" || len(d.Notes.Slots) != 1 {
		t.Errorf("head %+v, sign %v, %d slots", d.Head, d.Sign, len(d.Notes.Slots))
	}
	if got, want := d.Body[0].Text.Plain(), "Sở X mời dự họp về Lập Sổ tay [mẫu] về Kinh tế số tại [cần bổ sung: phòng họp]./."; got != want+"." && got != want {
		t.Errorf("body %q, want %q", got, want)
	}
}

// TestGuideTellsOfAllFields: who writes a kind has the guide alone.
func TestGuideTellsOfAllFields(t *testing.T) {
	words := make(map[string]bool)
	for _, w := range strings.FieldsFunc(Guide(), func(r rune) bool { return r != '.' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words[w] = true
	}
	for _, v := range []any{View{}, Item{}, &Field{}, Lead{}, Score{}, Target{}, Figures{}, Figure{}} {
		rt := reflect.TypeOf(v)
		for i := range rt.NumMethod() {
			if name := rt.Method(i).Name; !words["."+name] {
				t.Errorf("the guide does not tell of %s.%s", rt, name)
			}
		}
		if rt.Kind() == reflect.Pointer {
			rt = rt.Elem()
		}
		for _, f := range reflect.VisibleFields(rt) {
			if f.IsExported() && !words["."+f.Name] {
				t.Errorf("the guide does not tell of %s.%s", rt, f.Name)
			}
		}
	}
	for name := range functions {
		if !strings.Contains(Guide(), "{{"+name+" ") {
			t.Errorf("the guide does not tell of the function %s", name)
		}
	}
	for _, name := range []string{"type", "symbol", "about", "to", "basis", "copy", "save", "annex", "annex-portrait", "note", "deadline"} {
		if !strings.Contains(Guide(), "@"+name+" ") {
			t.Errorf("the guide does not tell of @%s", name)
		}
	}
}

// TestFaultsSayWhere: the line is that of the file as its writer sees it.
func TestFaultsSayWhere(t *testing.T) {
	const head = "title: x\r\n# lời dặn\nagency: no\n---\n@type X\n"
	for _, tc := range []struct{ body, want string }{
		{"title: x\nagency: có\n---\n", "a.txt, line 2: agency is yes or no"},
		{"title: x\nperiod: tháng\n---\n", "a.txt, line 2: period takes month, quarter, half, year"},
		{"tieu-de: x\n---\n", "a.txt, line 1: \"tieu-de\" is no key"},
		{head + "{{.Agency", "a.txt, line 6: unclosed action"},
		{head + "\n{{fold .Agency}}", "a.txt, line 7: there is no function fold"},
		{head + "{{.Agency}}\n{{range .Due}}{{.Agency}}{{end}}{{.Name}}", "a.txt, line 7: there is no field .Name here; the fields: kehoach draft guide"},
		{head + "@typ Y", "a.txt: \"@typ Y\": @typ is no directive"},
	} {
		kinds, err := NewKinds(fstest.MapFS{"a.txt": {Data: []byte(tc.body)}})
		if err == nil {
			p := samplePlan()
			list := &work.List{Plan: p}
			_, err = kinds.Make(Input{Request: Request{Kind: "a"}, Plan: p, List: list, Next: list, Whole: list, Name: func(_, w string) string { return w }, DayNote: func(plan.Date) string { return "" }})
		}
		var f *Fault
		if !errors.As(err, &f) || !strings.HasPrefix(f.Error(), tc.want) || f.VI == "" {
			t.Errorf("%q: %v, want %q", tc.body, err, tc.want)
		}
	}
}

func TestBadFolders(t *testing.T) {
	for _, body := range []string{"title: x\n", "colour: red\n---\nx", "title: x\n---\n{{.Agency", "# chỉ có chú thích"} {
		if _, err := NewKinds(fstest.MapFS{"a.txt": {Data: []byte(body)}}); err == nil {
			t.Errorf("no error for the kind %q", body)
		}
	}
}

func TestSignatureForms(t *testing.T) {
	so, ubnd := heading{head: "GIÁM ĐỐC", deputy: "PHÓ GIÁM ĐỐC"}, heading{head: "CHỦ TỊCH", deputy: "PHÓ CHỦ TỊCH", collective: true}
	for _, tc := range []struct {
		h    heading
		s    Sign
		want []string
	}{
		{so, SignHead, []string{"GIÁM ĐỐC"}},
		{so, SignDeputy, []string{"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"}},
		{ubnd, SignHead, []string{"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"}},
		{ubnd, SignDeputy, []string{"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"}},
		{ubnd, SignOrder, []string{"TL. CHỦ TỊCH", "[CHỨC VỤ NGƯỜI KÝ]"}},
	} {
		if diff := cmp.Diff(tc.want, signature(tc.h, tc.s)); diff != "" {
			t.Errorf("%s: %s", tc.s, diff)
		}
	}
}
