package due

import (
	"strings"
	"testing"

	"kehoach/plan"
	"kehoach/plan/vi"

	"github.com/google/go-cmp/cmp"
)

// for2025 is a plan for 2025 issued at the end of 2024.
var for2025 = Context{Issued: "2024-12-23", Year: 2025, LastYear: 2025}

func TestDate(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]plan.Date{
		"trước ngày 15/01/2025":          "2025-01-14",
		"trước ngày 01/3/2025":           "2025-02-28",
		"chậm nhất ngày 15/6":            "2025-06-15",
		"chậm nhất trước ngày 15/6":      "2025-06-14",
		"trước 17 giờ ngày 15/6/2025":    "2025-06-15",
		"Quý II/2025":                    "2025-06-30",
		"Tháng 7/2025":                   "2025-07-31",
		"Tháng 07/2025":                  "2025-07-31",
		"Tháng 02/2024":                  "2024-02-29",
		"xong trước tháng 9":             "2025-08-31",
		"trước quý III/2025":             "2025-06-30",
		"đến hết 31/12/2025":             "2025-12-31",
		"đến năm 2030":                   "2030-12-31",
		"6 tháng đầu năm":                "2025-06-30",
		"ngày 15 tháng 6 năm 2025":       "2025-06-15",
		"15.6.2025":                      "2025-06-15",
		"truoc ngay 15/1":                "2025-01-14",
		"Tháng 01/2025 và tháng 12/2025": "2025-12-31",
		"Ban hành Kế hoạch trong tháng 01/2025; Báo cáo trước ngày 10/12/2025": "2025-12-09",
		"Báo cáo quý I/2025 trước ngày 15/3/2025":                              "2025-03-14",
		"Thường xuyên":                        "",
		"Từ tháng 01/2025":                    "",
		"Hằng thắng":                          "",
		"Thường xuyên; xong trước 30/11/2025": "",
		"31/6/2025":                           "",
		"":                                    "",
	} {
		if got := Parse(text, for2025).Date; got != want {
			t.Errorf("Parse(%q).Date = %q, want %q", text, got, want)
		}
	}
}

func TestYearFromContext(t *testing.T) {
	t.Parallel()
	years := Context{Issued: "2025-11-18", Year: 2026, LastYear: 2030}
	noYear := Context{Issued: "2025-11-18"}
	for _, test := range []struct {
		text string
		c    Context
		kind plan.DueKind
		date plan.Date
	}{
		{"Tháng 6", years, plan.DueUnspecified, ""},
		{"Tháng 6/2027", years, plan.DueRange, "2027-06-30"},
		{"Báo cáo năm: trước ngày 15/12", years, plan.DueRecurring, ""},
		{"trước ngày 15 tháng 11 hằng năm", years, plan.DueRecurring, ""},
		{"trước 15/12", noYear, plan.DueDate, "2025-12-14"},
		{"Tháng 3", noYear, plan.DueRange, "2026-03-31"},
		{"Tháng 3", Context{}, plan.DueUnspecified, ""},
		{"2026 - 2030", Context{}, plan.DueRange, "2030-12-31"},
	} {
		if got := Parse(test.text, test.c); got.Kind != test.kind || got.Date != test.date {
			t.Errorf("Parse(%q, %v) = %s %q, want %s %q", test.text, test.c, got.Kind, got.Date, test.kind, test.date)
		}
	}
}

func TestOfTask(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		start, end string
		kind       plan.DueKind
		date       plan.Date
		anomalies  []string
	}{
		{"Từ tháng 01/2025", "Tháng 12/2025", plan.DueRange, "2025-12-31", nil},
		{"Tháng 02/2024", "Tháng 3/2024", plan.DueRange, "2024-03-31", []string{plan.WarnBeforePlanDate}},
		{"Theo Kế hoạch của Bộ Nội vụ", "", plan.DueUnspecified, "", nil},
		{"Tháng 01/2025", " ", plan.DueRange, "2025-01-31", nil},
		{"Thường xuyên trong năm", "Năm 2025", plan.DueRange, "2025-12-31", nil},
		{"Tháng 6/2025", "Tháng 3/2025", plan.DueRange, "2025-03-31", []string{plan.WarnEndBeforeStart}},
		{"Tháng 12/2024", "Tháng 01/2025", plan.DueRange, "2025-01-31", nil},
		{"", "", plan.DueUnspecified, "", nil},
	} {
		got := OfTask(test.start, test.end, for2025)
		if got.Kind != test.kind || got.Date != test.date || !cmp.Equal(got.Anomalies, test.anomalies) {
			t.Errorf("OfTask(%q, %q) = %s %q %v, want %s %q %v", test.start, test.end,
				got.Kind, got.Date, got.Anomalies, test.kind, test.date, test.anomalies)
		}
	}
}

func TestOccurrences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"chậm nhất ngày 15 của tháng cuối quý": "2025-03-15 2025-06-15 2025-09-15 2025-12-15",
		"ngày 25 hằng tháng":                   "2025-02-25 2025-03-25 2025-04-25 2025-05-25 2025-06-25 2025-07-25 2025-08-25 2025-09-25 2025-10-25 2025-11-25 2025-12-25",
		"hằng quý":                             "2025-03-31 2025-06-30 2025-09-30 2025-12-31",
		"6 tháng/lần":                          "2025-06-30 2025-12-31",
		"hằng năm":                             "2025-12-31",
		"Tháng 6/2025":                         "2025-06-30",
		"Tháng 1/2025":                         "",
		"hằng quý, 6 tháng và năm":             "2025-03-31 2025-06-30 2025-09-30 2025-12-31",
		"trước ngày 30/11 hằng năm":            "2025-11-29",
		"trước ngày 01/12 hằng năm":            "2025-11-30",
		"02 năm một lần":                       "",
		"Định kỳ":                              "",
		"Thường xuyên":                         "",
		"khi phát sinh":                        "",
		"hằng tháng từ tháng 10/2025":          "2025-10-31 2025-11-30 2025-12-31",
		"ngày 30 tháng 02 hằng năm":            "",
	} {
		var got []string
		for _, d := range Occurrences(Parse(text, for2025), "2025-02-10", "2025-12-31") {
			got = append(got, string(d))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("Occurrences(%q) = %s, want %s", text, s, want)
		}
	}
	weeks := Occurrences(Parse("thứ Sáu hằng tuần", for2025), "2025-01-01", "2025-01-31")
	if len(weeks) != 5 || weeks[0] != "2025-01-03" {
		t.Errorf("Fridays of January 2025 = %v", weeks)
	}
}

func TestDayNote(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		day    plan.Date
		vi, en string
	}{
		{"2025-03-15", "rơi vào Thứ Bảy", "falls on a Saturday"},
		{"2025-06-15", "rơi vào Chủ nhật", "falls on a Sunday"},
		{"2025-09-15", "", ""},
		{"", "", ""},
	} {
		if vi, en := DayNote(test.day, "vi"), DayNote(test.day, "en"); vi != test.vi || en != test.en {
			t.Errorf("DayNote(%q) = %q, %q, want %q, %q", test.day, vi, en, test.vi, test.en)
		}
	}
}

func TestIsTime(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Thường xuyên", "Năm 2025", "Hằng thắng", "2026 - 2030", "Theo quy định", "Sau khi có thông báo của Bộ Tư pháp",
		"Trình UBND tỉnh chậm nhất là 10 ngày trước ngày văn bản được quy định chi tiết hết hiệu lực",
		"Ban hành Kế hoạch trong tháng 01/2025; Báo cáo trước ngày 10/12/2025", "15/01/2025",
	} {
		if !IsTime(text) {
			t.Errorf("IsTime(%q) = false", text)
		}
	}
	for _, text := range []string{
		"", "Sở Nội vụ", "Các sở, ban, ngành", "Kế hoạch", "Báo cáo", "Theo dõi, giám sát", "MỤC TIÊU NĂM 2025",
		"Quyết định số 06/QĐ-TTg ngày 18/02/2022", "Thường xuyên rà soát, cập nhật Danh mục dữ liệu mở của tỉnh",
		"Công bố hằng tháng kết quả thực hiện Bộ chỉ số", "100% hồ sơ được số hóa", "Quyết định; Kế hoạch",
		"Ban hành Kế hoạch theo dõi thi hành pháp luật trên địa bàn tỉnh năm 2025",
	} {
		if IsTime(text) {
			t.Errorf("IsTime(%q) = true", text)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"trước ngày 15/01/2025", "Quý I - II/2025; hằng tháng (trước ngày 25)", "Hằng thắng", "15-20/6", "từ 31/2 đến tháng 13",
		"Ngay sau khi a và khi b, 5 ngày trước ngày c (d)", "tuần cuối tháng 2", "ngày 29/2 hằng năm", "((", "6 tháng trước 9 tháng đầu năm",
	} {
		f.Add(s, 2025, 0)
	}
	f.Fuzz(func(t *testing.T, raw string, year, last int) {
		c := Context{Issued: "2024-12-23", Year: year % 3000, LastYear: last % 3000}
		text := vi.NFC(strings.ToValidUTF8(raw, "?"))
		d := Parse(text, c)
		if d.Text != text {
			t.Errorf("Parse(%q).Text = %q", text, d.Text)
		}
		check(t, text, d)
		for _, d := range Find(text, c) {
			if d.Text == "" {
				t.Errorf("Find(%q) has a due with no text", text)
			}
			check(t, text, d)
		}
		IsTime(text)
	})
}

func check(t *testing.T, text string, d plan.Due) {
	t.Helper()
	for _, day := range []plan.Date{d.Date, d.From, d.To} {
		if day != "" && (len(day) != 10 || day != plan.DateOf(day.Time())) {
			t.Errorf("%q: bad date %q", text, day)
		}
	}
	if !strings.Contains(text, d.Text) || !strings.Contains(text, d.Product) {
		t.Errorf("%q: text %q or product %q is not verbatim", text, d.Text, d.Product)
	}
	if d.From != "" && d.To != "" && d.From > d.To {
		t.Errorf("%q: from %s to %s", text, d.From, d.To)
	}
	if Meaning(d, "vi") == "" || Meaning(d, "en") == "" {
		t.Errorf("%q: no meaning", text)
	}
	for _, day := range Occurrences(d, "2025-01-01", "2026-12-31") {
		if day < "2025-01-01" || day > "2026-12-31" {
			t.Errorf("%q: occurrence %s out of the window", text, day)
		}
	}
	for _, part := range d.Parts {
		check(t, text, part)
	}
}

func BenchmarkParse(b *testing.B) {
	for name, text := range map[string]string{
		"month": "Tháng 12/2025", "continuous": "Thường xuyên",
		"composite": "Ban hành Kế hoạch trong tháng 01/2025; Báo cáo trước ngày 10/12/2025",
		"event":     "Sau 15 ngày kể từ ngày nhận đủ hồ sơ hợp lệ gửi thẩm định",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Parse(text, for2025)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Find("Định kỳ hàng quý, 6 tháng và năm tổng hợp, báo cáo tình hình, kết quả thực hiện cải cách hành chính tại cơ quan, đơn vị gửi Sở Nội vụ để tổng hợp chung, báo cáo Ủy ban nhân dân tỉnh theo quy định (báo cáo quý, gửi chậm nhất ngày 15 của tháng cuối quý; báo cáo 6 tháng, gửi chậm nhất ngày 15/6; báo cáo năm, gửi chậm nhất ngày 15/12).", for2025)
	}
}
