package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/ingest/block"
	"kehoach/plan"
)

func readPlan(t testing.TB, file string) *plan.Plan {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read(file, data, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// ids returns the IDs of the entries of one kind.
func ids(p *plan.Plan, k plan.Kind) []string {
	var out []string
	for _, e := range p.OfKind(k) {
		out = append(out, e.ID)
	}
	return out
}

// run returns prefix1, prefix2, … to n.
func run(prefix string, n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("%s%d", prefix, i+1))
	}
	return out
}

// The expectations below were read off the documents by eye.

func TestSampleHead(t *testing.T) {
	p := readPlan(t, samplePlan)
	got := plan.Plan{
		ID: p.ID, Number: p.Number, Date: p.Date, Place: p.Place, Issuer: p.Issuer, Title: p.Title, Signer: p.Signer,
		SignerTitle: p.SignerTitle, LegalBasis: p.LegalBasis, Preamble: p.Preamble, Year: p.Year, LastYear: p.LastYear,
		File: p.File, Recipients: p.Recipients[:2],
	}
	want := plan.Plan{
		ID: "223-kh-ubnd-2024-tuyen-quang", Number: "223/KH-UBND", Date: "2024-12-23", Place: "Tuyên Quang",
		Issuer: "Ủy ban nhân dân tỉnh Tuyên Quang", Title: "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH TỈNH TUYÊN QUANG NĂM 2025",
		Signer: "Nguyễn Văn Sơn", SignerTitle: "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH", Year: 2025, LastYear: 2025,
		LegalBasis: []string{
			"Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030;",
			"Thực hiện Quyết định số 603/QĐ-UBND ngày 30/9/2021 của Ủy ban nhân dân tỉnh ban hành Đề án đẩy mạnh cải cách hành chính, xây dựng Chính quyền điện tử hướng tới Chính quyền số tỉnh Tuyên Quang giai đoạn 2021-2025, định hướng đến năm 2030.",
		},
		Preamble:   []string{"Ủy ban nhân dân tỉnh Tuyên Quang ban hành Kế hoạch cải cách hành chính năm 2025, như sau:"},
		Recipients: []string{"Bộ Nội vụ;", "Thường trực Tỉnh uỷ; Báo cáo"},
		File:       "ke-hoach-223-kh-ubnd.txt",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("plan (-want +got):\n%s", diff)
	}
	if len(p.Recipients) != 10 || len(p.Hash) != 64 {
		t.Errorf("%d recipients, hash %q; want 10 and 64 digits", len(p.Recipients), p.Hash)
	}
}

func TestSampleEntries(t *testing.T) {
	p := readPlan(t, samplePlan)
	targets := slices.Concat([]string{"target/II.1"}, run("target/II.2.", 13), run("target/II.3.", 3), run("target/II.4.", 5),
		run("target/II.5.", 3), run("target/II.6.", 18))
	duties := slices.Concat(run("duty/V.1.", 4), []string{"duty/V.1.4b"}, run("duty/V.2.", 6), run("duty/V.3.", 4), run("duty/V.4.", 2),
		run("duty/V.5.", 3), run("duty/V.6.", 3), run("duty/V.7.", 3), []string{"duty/V.8", "duty/V.9", "duty/V.10.1", "duty/V.10.2"})
	sections := []string{
		"section/I.1.1", "section/I.1.2", "section/I.1.3", "section/I.2.1", "section/I.2.2", "section/I.2.3", "section/III", "section/IV.1", "section/IV.2",
	}
	for _, tt := range []struct {
		kind plan.Kind
		want []string
	}{{plan.KindTarget, targets}, {plan.KindDuty, duties}, {plan.KindSection, sections}} {
		if diff := cmp.Diff(tt.want, ids(p, tt.kind)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.kind, diff)
		}
	}
	if n := plan.TaskCount(p.OfKind(plan.KindTask)); n != 75 {
		t.Errorf("%d tasks; want 75", n)
	}
	if s := Summary(p, "vi"); !strings.HasPrefix(s, "75/75 nhiệm vụ, 43 mục tiêu, 30 trách nhiệm, 0 dòng chưa hiểu, ") {
		t.Errorf("summary %q", s)
	}
	if s := Summary(p, "en"); !strings.HasPrefix(s, "75/75 tasks, 43 targets, 30 duties, 0 lines not understood, ") {
		t.Errorf("summary %q", s)
	}
}

func TestSampleDetails(t *testing.T) {
	p := readPlan(t, samplePlan)
	for _, tt := range []struct {
		id, agency, start string
		line              int
		figures           []string
		warnings          []string
		date              plan.Date
	}{
		{id: "target/II.1", line: 19, start: "Tiếp tục xây dựng", figures: []string{"100%"}},
		{id: "target/II.2.6", line: 26, start: "Phấn đấu mức độ hài lòng", figures: []string{"90%", "15 phút/01 lần"}},
		{id: "target/II.2.13", line: 33, start: "Tối thiểu 90% TTHC", figures: []string{"90%", "90%", "80%"}},
		{id: "target/II.3.2", line: 36, start: "Thực hiện tinh giản", figures: []string{"0,4%", "1,74%"}},
		{id: "target/II.4.3", line: 41, start: "100% đội ngũ", figures: []string{"100%", "30%", "93,5%", "30%"}},
		{id: "target/II.5.2", line: 46, start: "100% các đơn vị", figures: []string{"100%"}, warnings: []string{plan.WarnRepeatedWord}},
		{id: "target/II.6.8", line: 56, start: "Phấn đấu 95% hồ sơ", figures: []string{"95%", "85%", "65%"}},
		{id: "section/IV.2", line: 71, start: "Các sở, ban, ngành;", agency: "Các sở, ban, ngành; Ủy ban nhân dân huyện, thành phố"},
		{id: "duty/V.1.1", line: 74, start: "Căn cứ Kế hoạch", date: "2025-01-14",
			agency: "Người đứng đầu các sở, ban, ngành; Chủ tịch Ủy ban nhân dân huyện, thành phố"},
		{id: "duty/V.1.4b", line: 78, start: "Yêu cầu các cơ quan, đơn vị chấp hành",
			agency: "Người đứng đầu các sở, ban, ngành; Chủ tịch Ủy ban nhân dân huyện, thành phố"},
		{id: "duty/V.6.3", line: 101, start: "Chỉ đạo các cơ quan báo chí", agency: "Sở Thông tin và Truyền thông"},
		{id: "duty/V.8", line: 107, start: "Chủ trì, phối hợp", agency: "Công an tỉnh", warnings: []string{plan.WarnCitedDate}},
		{id: "duty/V.9", line: 109, start: "Chủ trì, phối hợp",
			agency: "các Sở: Y tế; Giáo dục và Đào tạo; Văn hóa, Thể thao và Du lịch; Nông nghiệp và Phát triển nông thôn"},
	} {
		e := p.Entry(tt.id)
		if e == nil {
			t.Errorf("no entry %s", tt.id)
			continue
		}
		var warnings []string
		for _, w := range e.Warnings {
			warnings = append(warnings, w.Code)
		}
		if e.Agency != tt.agency || !strings.HasPrefix(e.Text, tt.start) || e.Source.FirstLine != tt.line || e.Due.Date != tt.date {
			t.Errorf("%s: agency %q, text %.60q, line %d, date %q; want %q, %q, %d, %q",
				tt.id, e.Agency, e.Text, e.Source.FirstLine, e.Due.Date, tt.agency, tt.start, tt.line, tt.date)
		}
		if diff := cmp.Diff(tt.figures, e.Figures); diff != "" {
			t.Errorf("%s: figures (-want +got):\n%s", tt.id, diff)
		}
		if diff := cmp.Diff(tt.warnings, warnings); diff != "" {
			t.Errorf("%s: warnings (-want +got):\n%s", tt.id, diff)
		}
	}
	want := []plan.Abbreviation{
		{Short: "TTHC", Long: "thủ tục hành chính", Entry: "target/II.2.1"},
		{Short: "Đề án 06", Entry: "duty/V.8", Long: "Đề án phát triển ứng dụng dữ liệu dân cư, định danh và xác thực điện tử phục vụ chuyển đổi số Quốc gia giai đoạn 2022-2025, tầm nhìn đến năm 2030"},
	}
	if diff := cmp.Diff(want, p.Abbreviations); diff != "" {
		t.Errorf("abbreviations (-want +got):\n%s", diff)
	}
}

func TestSampleDues(t *testing.T) {
	p := readPlan(t, samplePlan)
	for _, tt := range []struct {
		id   string
		want []string // product, rule or date of each part
	}{
		{"duty/V.1.4", []string{"báo cáo quý FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", "báo cáo 6 tháng 2025-06-15", "báo cáo năm 2025-12-15"}},
		{"duty/V.2.6", []string{"báo cáo quý FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=18", "báo cáo 6 tháng 2025-06-18", "báo cáo năm 2025-12-18"}},
	} {
		var got []string
		for _, d := range p.Entry(tt.id).Due.Parts {
			got = append(got, d.Product+" "+d.RRule+string(d.Date))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.id, diff)
		}
	}
}

func TestBacNinh(t *testing.T) {
	p := readPlan(t, "testdata/plans/bac-ninh-141.md")
	want := []string{
		"task/III.1", "task/III.2", "task/III.3", "task/III.4.1", "task/III.4.2", "task/III.4.3", "task/III.5.1", "task/III.5.2", "task/III.5.3",
		"task/III.6", "task/III.7.1", "task/III.7.2", "task/III.7.3", "task/III.7.4", "task/III.8", "task/III.9",
	}
	if diff := cmp.Diff(want, ids(p, plan.KindTask)); diff != "" {
		t.Errorf("tasks (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(run("target/II.", 5), ids(p, plan.KindTarget)); diff != "" {
		t.Errorf("targets (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(run("duty/IV.", 6), ids(p, plan.KindDuty)); diff != "" {
		t.Errorf("duties (-want +got):\n%s", diff)
	}
	e := p.Entry("task/III.7.2")
	got := []string{e.Task.Text, e.Lead.Text, e.Coordinating.Text, e.Start.Text, e.End.Text, e.Group, string(e.Due.Date), fmt.Sprint(e.NumberPrinted)}
	want = []string{
		"Ra mắt AI pháp luật hỗ trợ cho cán bộ, công chức, viên chức trên địa bàn tỉnh.", "Sở Khoa học và Công nghệ.", "Sở Tư pháp.", "",
		"Tháng 12/2025.", "III.7", "2025-12-31", "false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("task III.7.2 (-want +got):\n%s", diff)
	}
	if c := p.Entry("task/III.9").Coordinating.Text; c != "Văn phòng UBND tỉnh; các cơ quan, đơn vị, địa phương liên quan." {
		t.Errorf("task III.9 coordinating %q", c)
	}
	if g, ok := p.Group("III.4"); !ok || !strings.HasPrefix(g.Name, "Nâng cao phẩm chất, năng lực") {
		t.Errorf("group III.4 %+v, %v", g, ok)
	}
	if p.Issuer != "Uỷ ban nhân dân tỉnh Bắc Ninh" || p.Year != 2026 || p.LastYear != 2030 {
		t.Errorf("issuer %q, years %d-%d", p.Issuer, p.Year, p.LastYear)
	}
}

func TestHoChiMinhCity(t *testing.T) {
	p := readPlan(t, "testdata/plans/tp-hcm-172.md")
	if diff := cmp.Diff(run("task/II.", 4), ids(p, plan.KindTask)); diff != "" {
		t.Errorf("tasks (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(append(run("duty/IV.", 3), "duty/IV.3b"), ids(p, plan.KindDuty)); diff != "" {
		t.Errorf("duties (-want +got):\n%s", diff)
	}
	for _, tt := range []struct{ id, task, lead, end string }{
		{"task/II.1", "Tổ chức phổ biến, giáo dục", "Sở Nội vụ chủ trì tham mưu", "Năm 2025 và các năm tiếp theo."},
		{"task/II.3", "Sở, ban, ngành thuộc Ủy ban nhân dân Thành phố có trách nhiệm", "Sở, ban, ngành thuộc Ủy ban nhân dân Thành phố", ""},
		{"task/II.4", "Tổ chức kiểm tra việc thi hành Luật Việc làm", "Sở Nội vụ, các sở, ban, ngành Thành phố", "Năm 2026 và các năm tiếp theo."},
	} {
		e := p.Entry(tt.id)
		if !strings.HasPrefix(e.Task.Text, tt.task) || !strings.HasPrefix(e.Lead.Text, tt.lead) || e.End.Text != tt.end {
			t.Errorf("%s: task %.60q, lead %.60q, end %q", tt.id, e.Task.Text, e.Lead.Text, e.End.Text)
		}
	}
	if p.Year != 0 || p.SignerTitle != "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH" {
		t.Errorf("year %d, signer's title %q; want 0 (the plan does not say), KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", p.Year, p.SignerTitle)
	}
}

// TestSameInBothFormats reads plans that are there as text and as .docx: what
// they say must not depend on it.
func TestSameInBothFormats(t *testing.T) {
	for _, tt := range []struct {
		name                   string
		tasks, targets, duties int
	}{
		{"dong-thap-552", 19, 19, 38},
		{"dong-nai-179", 94, 34, 37},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := readPlan(t, "testdata/plans/"+tt.name+".md")
			docx := readPlan(t, "testdata/plans/"+tt.name+".docx")
			if a, b, c := len(text.OfKind(plan.KindTask)), len(text.OfKind(plan.KindTarget)), len(text.OfKind(plan.KindDuty)); a != tt.tasks || b != tt.targets || c != tt.duties {
				t.Errorf("%d tasks, %d targets, %d duties; want %d, %d, %d", a, b, c, tt.tasks, tt.targets, tt.duties)
			}
			say := func(p *plan.Plan) []string {
				out := []string{p.ID, p.Title, p.Issuer, p.Signer, p.SignerTitle, strings.Join(p.Recipients, " ")}
				for _, e := range p.Entries {
					out = append(out, e.ID+" "+e.Agency+" "+strings.Join(strings.Fields(e.Words()), " "))
				}
				return out
			}
			if diff := cmp.Diff(say(text), say(docx)); diff != "" {
				t.Errorf(".md and .docx differ (-md +docx):\n%s", diff)
			}
		})
	}
}

func TestDongThap(t *testing.T) {
	p := readPlan(t, "testdata/plans/dong-thap-552.docx")
	// The plan has two sections III: what stands in the first keeps its number.
	if p.Entry("section/III.2.8.3") == nil || p.Entry("target/II.2.1.6c") == nil || p.Entry("duty/V.7") == nil {
		t.Errorf("missing entries among %q", ids(p, plan.KindSection))
	}
	if !slices.ContainsFunc(p.Warnings, func(w plan.Warning) bool { return w.Code == plan.WarnNumberRepeated }) {
		t.Errorf("no warning of the second III: %+v", p.Warnings)
	}
	if e := p.Entry("target/II.2.2.1"); !slices.Equal(e.Figures, []string{"40% GRDP"}) {
		t.Errorf("figures %q; want 40%% GRDP", e.Figures)
	}
	if e := p.Entry("duty/VI.2.2"); e.Agency != "Sở Khoa học và Công nghệ" || e.Due.RRule != "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=29" {
		t.Errorf("duty VI.2.2: agency %q, due %+v", e.Agency, e.Due)
	}
}

func TestRefused(t *testing.T) {
	decision, err := os.ReadFile("testdata/plans/ha-tinh-2920-qd.md")
	if err != nil {
		t.Fatal(err)
	}
	sample, err := os.ReadFile(samplePlan)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		data []byte
		opts *Options
		code string
		says string
	}{
		{"decision", decision, nil, block.NotAPlan, "Quyết định"},
		{"secret", append([]byte("TỐI MẬT\n"), sample...), nil, block.Secret, "độ mật"},
		{"internal", append([]byte("LƯU HÀNH NỘI BỘ\n"), sample...), nil, block.Secret, "nội bộ"},
		{"internal allowed", append([]byte("LƯU HÀNH NỘI BỘ\n"), sample...), &Options{AllowInternal: true}, "", ""},
		{"too large", sample, &Options{MaxBytes: 1000}, block.TooLarge, "1000"},
		{"empty", nil, nil, block.FileEmpty, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read("x.txt", tt.data, tt.opts)
			if tt.code == "" {
				if err != nil {
					t.Errorf("Read: %v; want a plan", err)
				}
				return
			}
			var r *block.Refusal
			if !errors.As(err, &r) || r.Code != tt.code || !strings.Contains(r.VI, tt.says) || r.EN == "" {
				t.Errorf("Read: %v; want a refusal %q that says %q", err, tt.code, tt.says)
			}
		})
	}
}

// TestJSON holds what is printed against the contract.
func TestJSON(t *testing.T) {
	p := readPlan(t, samplePlan)
	b, err := json.Marshal(p.Entry("target/II.2.13"))
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"id": "target/II.2.13", "kind": "target", "number": "II.2.13", "number_printed": true,
		"figures": []any{"90%", "90%", "80%"}, "warnings": []any{},
		"heading": []any{"II. MỤC TIÊU", "2. Cải cách thủ tục hành chính (TTHC)"},
		"source":  map[string]any{"first_line": 33.0, "last_line": 33.0},
	}
	delete(m, "text")
	if diff := cmp.Diff(want, m); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
}

// TestStable reads a plan twice: IDs and all else must be the same.
func TestStable(t *testing.T) {
	for _, file := range planFiles(t) {
		if strings.Contains(file, "ha-tinh") {
			continue
		}
		a, err := json.Marshal(readPlan(t, file))
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(readPlan(t, file))
		if err != nil {
			t.Fatal(err)
		}
		if string(a) != string(b) {
			t.Errorf("%s: two readings differ", filepath.Base(file))
		}
	}
}
