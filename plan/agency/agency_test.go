package agency

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pairs reads "text => keys" a line.
func pairs(t *testing.T, name string) [][2]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		text, keys, ok := strings.Cut(line, " => ")
		if !ok {
			t.Fatalf("%s: no keys in %q", name, line)
		}
		out = append(out, [2]string{text, keys})
	}
	return out
}

// mark writes mentions as the test files do.
func mark(ms []Mention, sure bool) string {
	var keys []string
	for _, m := range ms {
		k := m.Key
		switch {
		case sure:
		case m.Weak:
			k += "~"
		case !m.Exact:
			k += "?"
		}
		keys = append(keys, k)
	}
	if keys == nil {
		return "-"
	}
	return strings.Join(keys, " ")
}

func TestFind(t *testing.T) {
	t.Parallel()
	d := Default()
	for _, p := range pairs(t, "testdata/questions.txt") {
		if got := mark(d.Find(p[0]), false); got != p[1] {
			t.Errorf("Find(%q)\n got %s\nwant %s", p[0], got, p[1])
		}
	}
}

func TestSplit(t *testing.T) {
	t.Parallel()
	d := Default()
	for _, p := range pairs(t, "testdata/cells.txt") {
		got := d.Split(p[0])
		if diff := cmp.Diff(p[1], mark(got, true)); diff != "" {
			t.Errorf("Split(%q): %s", p[0], diff)
		}
		if !d.IsAgencyCell(p[0]) {
			t.Errorf("IsAgencyCell(%q) = false", p[0])
		}
	}
}

// TestProducts holds that no other cell of the plans is taken for a lead or
// coordinating cell.
func TestProducts(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/products.txt")
	if err != nil {
		t.Fatal(err)
	}
	d := Default()
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' && d.IsAgencyCell(line) {
			t.Errorf("IsAgencyCell(%q) = true: %v", line, d.Split(line))
		}
	}
	for _, cell := range []string{
		"Doanh nghiệp được hỗ trợ", "Bộ chỉ số", "Trung tâm điều hành", "Trường học thông minh", "Sở hữu trí tuệ",
		"Công an tỉnh ban hành kế hoạch", "UBND tỉnh ban hành Quyết định", "Ban hành văn bản", "Hội thảo; Hội nghị",
		"Quyết định của UBND tỉnh", "Thanh tra, kiểm tra", "Hằng năm", "", ";", "100%", "Tài chính", "Cục diện mới của tỉnh", strings.Repeat("Sở Y tế; ", 100),
	} {
		if d.IsAgencyCell(cell) {
			t.Errorf("IsAgencyCell(%q) = true: %v", cell, d.Split(cell))
		}
	}
}

func TestMention(t *testing.T) {
	t.Parallel()
	d := Default()
	tests := []struct {
		text  string
		split bool
		want  []Mention
	}{
		{"Các Sở: Y tế; Giáo dục và Đào tạo.", true, []Mention{
			{Name: "Sở Y tế", Key: "so-y-te", Start: 11, End: 17, Exact: true},
			{Name: "Sở Giáo dục và Đào tạo", Key: "so-giao-duc-va-dao-tao", Start: 19, End: 46, Exact: true},
		}},
		{"UBND cấp huyện, cấp xã", true, []Mention{
			{Name: "UBND cấp huyện", Key: "ubnd-cap-huyen", Group: true, End: 18, Exact: true},
			{Name: "UBND cấp xã", Key: "ubnd-cap-xa", Group: true, Start: 20, End: 29, Exact: true},
		}},
		{"- Các đơn vị liên quan.", true, []Mention{
			{Name: "Các đơn vị liên quan", Key: "co-quan-lien-quan", Group: true, Unbounded: true, Start: 2, End: 28, Exact: true},
		}},
		{"Chủ đầu tư các chương trình, dự án", true, []Mention{
			{Name: "Chủ đầu tư các chương trình, dự án", Key: "chu-dau-tu-chuong-trinh-du-an", End: 47, Exact: true},
		}},
		{"hỏi Chủ tịch UBND tỉnh Tuyên Quang nhé", false, []Mention{
			{Name: "Chủ tịch UBND tỉnh Tuyên Quang", Key: "ubnd-tinh", Start: 6, End: 43, Exact: true},
		}},
		{"SNN làm gì", false, []Mention{
			{Name: "SNN", Key: "so-nong-nghiep-va-phat-trien-nong-thon", End: 3, Exact: true, Alternatives: []string{"so-nong-nghiep-va-moi-truong"}},
		}},
	}
	for _, tt := range tests {
		got := d.Find(tt.text)
		if tt.split {
			got = d.Split(tt.text)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: %s", tt.text, diff)
		}
	}
}

// TestIn holds that the plan's day and place decide what a short name means.
func TestIn(t *testing.T) {
	t.Parallel()
	old, merged := Default().In("tỉnh Tuyên Quang", before), Default().In("tỉnh Đồng Nai", after)
	city := Default().In("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", after)
	for _, tt := range []struct {
		d          *Directory
		text, want string
	}{
		{old, "so nong nghiep", "so-nong-nghiep-va-phat-trien-nong-thon"},
		{merged, "so nong nghiep", "so-nong-nghiep-va-moi-truong"},
		{merged, "Sở KH&ĐT", "so-ke-hoach-va-dau-tu"},
		{merged.Learn([]string{"Ban Quản lý khu Kinh tế"}), "ban quản lý làm gì", "ban-quan-ly-khu-kinh-te?"},
		{city, "ủy ban nhân dân thành phố", "ubnd-tinh"},
		{old, "ubnd thành phố tuyên quang", "ubnd-thanh-pho-tuyen-quang"},
	} {
		if got := mark(tt.d.Find(tt.text), false); got != tt.want {
			t.Errorf("Find(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestLearn(t *testing.T) {
	t.Parallel()
	base := Default()
	d := base.Learn([]string{
		"Hội Làm vườn tỉnh", "Tổ giúp việc cổ phần hoá ĐVSNCL", "Sở Y tế", "", "…",
		"phòng Tư pháp huyện, thành phố", "Chủ đầu tư các chương trình, dự án", "Ban Quản lý rừng đặc dụng Na Hang",
	})
	for _, p := range [][2]string{
		{"hoi lam vuon co viec gi", "hoi-lam-vuon-tinh"},
		{"Hội Làm vườn tỉnh", "hoi-lam-vuon-tinh"},
		{"làm vườn thì sao", "hoi-lam-vuon-tinh~"},
		{"to giup viec co phan hoa dvsncl", "to-giup-viec-co-phan-hoa-dvsncl"},
		{"tổ giúp việc cổ phần hóa ĐVSNCL làm gì", "to-giup-viec-co-phan-hoa-dvsncl"},
		{"chu dau tu cac chuong trinh, du an", "chu-dau-tu-chuong-trinh-du-an"},
		{"chương trình, dự án nào", "-"},
		{"tổ giúp việc cổ phần hóa", "to-giup-viec-co-phan-hoa-dvsncl?"},
		{"to giup viec co phan hoa dvsncl, so y te", "to-giup-viec-co-phan-hoa-dvsncl so-y-te"},
		{"phong tu phap huyen", "phong-tu-phap-huyen-thanh-pho"},
		{"phòng Tư pháp cấp huyện", "phong-tu-phap-huyen-thanh-pho"},
		{"bql rung dac dung na hang", "ban-quan-ly-rung-dac-dung-na-hang"},
	} {
		if got := mark(d.Find(p[0]), false); got != p[1] {
			t.Errorf("Find(%q) = %s, want %s", p[0], got, p[1])
		}
	}
	if got := mark(base.Find("hoi lam vuon"), false); got != "-" {
		t.Errorf("Learn changed the directory that it was called on: %s", got)
	}
}

func TestWith(t *testing.T) {
	t.Parallel()
	d, err := Default().With([]byte(`
# Danh bạ riêng
districts Đồng Nai until 2025-07-01: huyện Long Thành | thành phố Biên Hòa

body: Trung tâm Điều hành đô thị
english: Urban Operations Centre
also: TTĐHĐT
in: co-quan-to-chuc-don-vi

body: Công an tỉnh
also: bên áo xanh
out: co-quan-nganh-doc
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range [][2]string{
		{"long thanh co viec gi", "ubnd-huyen-long-thanh?"},
		{"ubnd tp bien hoa", "ubnd-thanh-pho-bien-hoa"},
		{"ttdhdt", "trung-tam-dieu-hanh-do-thi"},
		{"ben ao xanh", "cong-an-tinh"},
	} {
		if got := mark(d.Find(p[0]), false); got != p[1] {
			t.Errorf("Find(%q) = %s, want %s", p[0], got, p[1])
		}
	}
	if !d.Contains("co-quan-to-chuc-don-vi", "trung-tam-dieu-hanh-do-thi") || d.Contains("so-ban-nganh", "cong-an-tinh") {
		t.Error("groups of the office's own file are not taken over")
	}
	if !Default().Contains("so-ban-nganh", "cong-an-tinh") {
		t.Error("With changed the directory that it was called on")
	}
	for _, bad := range []string{"body", "also: x", "body: A\nnote: x", "body: A\nfrom: x", "body: A\ncolour: red", "same: A", "districts A until x: b", "body: A\nnote: x|a|b|c|d|e"} {
		if _, err := Default().With([]byte(bad)); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("With(%q) = %v, want an error that names the line", bad, err)
		}
	}
}

func TestZero(t *testing.T) {
	t.Parallel()
	var d Directory
	if got := len(d.Find("Sở Y tế")) + len(d.Split("Sở Y tế")) + len(d.Members("x")); got != 0 || d.IsAgencyCell("Sở Y tế") {
		t.Errorf("the zero directory knows %d bodies", got)
	}
}

// invariants checks what holds of mentions in any text.
func invariants(t *testing.T, text string, ms []Mention, verbatim bool) {
	t.Helper()
	last := 0
	for _, m := range ms {
		if m.Start < last || m.End <= m.Start || m.End > len(text) || m.Key == "" || m.Name == "" {
			t.Fatalf("%q: bad mention %+v after %d", text, m, last)
		}
		if !strings.HasSuffix(m.Name, text[m.Start:m.End]) || verbatim && m.Name != text[m.Start:m.End] {
			t.Fatalf("%q: name %q is not at %d", text, m.Name, m.Start)
		}
		if m.Weak && m.Exact || m.Unbounded && !m.Group {
			t.Fatalf("%q: contradictory mention %+v", text, m)
		}
		last = m.End
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"stp lam gi", "các Sở: Y tế; Tư pháp", "UBND xã Tân Trào", "sở sở y tế", "bên y tế", "223/KH- UBND", "Chủ tịch, Phó Chủ tịch UBND tỉnh", "the the thao"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { invariants(t, s, Default().Find(s), false) })
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"Sở Y tế; UBND cấp huyện, cấp xã", "(Sở Y tế", "các cơ quan liên quan (Sở Y tế, Bộ: A)", "Các Sở:", "1. Sở Y tế\n2) a", "Sở Sở:", "UBND các huyện: Na Hang", "giám đốc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		invariants(t, s, Default().Split(s), false)
		Default().IsAgencyCell(s)
	})
}

func FuzzLearn(f *testing.F) {
	f.Add("Hội Làm vườn tỉnh", "hoi lam vuon")
	f.Fuzz(func(t *testing.T, name, text string) {
		invariants(t, text, Default().Learn([]string{name}).Find(text), false)
	})
}

func BenchmarkFind(b *testing.B) {
	d := Default()
	b.ReportAllocs()
	for b.Loop() {
		d.Find("nhiệm vụ nào của sở tu phap và ubnd huyen den han thang 12/2025")
	}
}

func BenchmarkSplit(b *testing.B) {
	d := Default()
	b.ReportAllocs()
	for b.Loop() {
		d.Split("Các sở, ban, ngành; UBND cấp huyện, cấp xã")
	}
}

func BenchmarkIsAgencyCell(b *testing.B) {
	d := Default()
	b.ReportAllocs()
	for b.Loop() {
		d.IsAgencyCell("Thực hiện rà soát, kiến nghị đơn giản hóa thủ tục hành chính theo quy định")
	}
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		if _, err := new(Directory).With(embedded); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLearn(b *testing.B) {
	d := Default()
	for b.Loop() {
		d.Learn([]string{"Hội Làm vườn tỉnh", "Sở Y tế", "Tổ giúp việc cổ phần hoá ĐVSNCL"})
	}
}

func TestOneInEachDistrict(t *testing.T) {
	t.Parallel()
	d := Default()
	for name, want := range map[string]bool{
		"phòng Tư pháp huyện, thành phố": true,
		"phòng Tư pháp các huyện":        true,
		"phòng Giáo dục cấp huyện":       true,
		"phòng Tư pháp huyện":            false,
		"phòng Tư pháp thành phố":        false,
		"Trung tâm Văn hóa thị xã":       false,
		"các phòng chuyên môn khác":      true,
		"phòng Tư pháp":                  false,
		"công chức tư pháp- hộ tịch":     false,
		"Quỹ Hợp tác xã":                 false,
	} {
		if ms := d.Split(name); len(ms) != 1 || ms[0].Group != want {
			t.Errorf("Split(%q) = %v, want one, group %v", name, ms, want)
		}
	}
}
