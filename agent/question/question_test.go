package question

import (
	"strings"
	"testing"

	"kehoach/plan/agency"
)

func parse(text string) *Question {
	return Parse(text, Context{
		Today: "2025-03-10", Agencies: agency.Default().In("Ủy ban nhân dân tỉnh Tuyên Quang", "2024-12-23"), PlanYear: 2025,
	})
}

func TestWindow(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"tháng 6 đến hạn những việc nào", "within 2025-06-01..2025-06-30"},
		{"viec nao den han thang 6/2025", "within 2025-06-01..2025-06-30"},
		{"t12 co gi", "within 2025-12-01..2025-12-31"},
		{"tháng mười một", "within 2025-11-01..2025-11-30"},
		{"quý 2 có gì", "within 2025-04-01..2025-06-30"},
		{"quy III/2025", "within 2025-07-01..2025-09-30"},
		{"q1", "within 2025-01-01..2025-03-31"},
		{"6 tháng đầu năm", "within 2025-01-01..2025-06-30"},
		{"6 thang cuoi nam 2025", "within 2025-07-01..2025-12-31"},
		{"trước ngày 15/01", "before ..2025-01-14"},
		{"trc 15/1", "before ..2025-01-14"},
		{"chậm nhất 15/1", "before ..2025-01-15"},
		{"đến hết tháng 6", "before ..2025-06-30"},
		{"nop truoc het quy 2", "before ..2025-06-30"},
		{"trước khi kết thúc quý II", "before ..2025-06-30"},
		{"trước cuối tháng 6", "before ..2025-06-30"},
		{"trước hết năm", "before ..2025-12-31"},
		{"before the end of Q2", "before ..2025-06-30"},
		{"before Q2 ends", "before ..2025-06-30"},
		{"trước khi sang quý 2", "before ..2025-03-31"},
		{"before the start of Q2", "before ..2025-03-31"},
		{"trước 17h ngày 15/6", "before ..2025-06-15"},
		{"không quá ngày 15/6", "before ..2025-06-15"},
		{"khong muon hon quy 1", "before ..2025-03-31"},
		{"no later than 15 June", "before ..2025-06-15"},
		{"later than 15 June", "after 2025-06-16.."},
		{"không trước ngày 15/6", "after 2025-06-15.."},
		{"giữa tháng 6", "within 2025-06-11..2025-06-20"},
		{"từ 1/3 đến trước hết quý 2", "within 2025-03-01..2025-06-30"},
		{"sau tháng 6", "after 2025-07-01.."},
		{"từ tháng 4 đến tháng 6", "within 2025-04-01..2025-06-30"},
		{"từ 1/4 đến 15/5", "within 2025-04-01..2025-05-15"},
		{"trong 30 ngày tới", "coming 2025-03-10..2025-04-09"},
		{"2 tuần nữa", "coming 2025-03-10..2025-03-24"},
		{"tuần này", "within 2025-03-10..2025-03-16"},
		{"thang sau co gi", "within 2025-04-01..2025-04-30"},
		{"quý tới", "within 2025-04-01..2025-06-30"},
		{"ngày 15 tháng 6 năm 2025", "within 2025-06-15..2025-06-15"},
		{"what is due in June", "within 2025-06-01..2025-06-30"},
		{"by 15 June", "before ..2025-06-15"},
		{"before July", "before ..2025-06-30"},
		{"next 30 days", "coming 2025-03-10..2025-04-09"},
		{"từ nay đến cuối năm", "coming 2025-03-10..2025-12-31"},
		{"báo cáo quý gửi ai", ""},
		{"nhiệm vụ 6 là gì", ""},
		{"quy định về tự chủ", ""},
		{"hằng tháng làm gì", ""},
		{"ngày 31/2", ""},
	} {
		got := ""
		if v := parse(c.text).Window; v != nil {
			got = string(v.Span) + " " + string(v.From) + ".." + string(v.To)
		}
		if got != c.want {
			t.Errorf("window of %q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestRefs(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"sản phẩm của nhiệm vụ 36 là gì", "task 36"},
		{"nv 35b ai lam", "task 35b"},
		{"task #59", "task 59"},
		{"nhiệm vụ 36, 37 và 38", "task 36|task 37|task 38"},
		{"mục V.9", "section V.9"},
		{"điểm 1.4 mục V", "section V.1.4"},
		{"chỉ tiêu 2.13", "target 2.13"},
		{"nhóm IV có gì", "group IV"},
		{"à nhầm, 69 cơ", " 69"},
		{"có 5 nhiệm vụ", ""},
		{"nhiệm vụ 6 tháng đầu năm", ""},
		{"mục tiêu vì người dân", ""},
		{"chi tiêu nội bộ", ""},
		{"quyết định số 06/QĐ-TTg", ""},
		{"công việc 15/1 phải nộp", ""},
	} {
		var got []string
		for _, r := range parse(c.text).Refs {
			got = append(got, r.What+" "+r.Number)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("refs of %q: got %q, want %q", c.text, s, c.want)
		}
	}
}

// People say where they are from before they ask about somebody else.
func TestAgenciesAskedAbout(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"Em là công chức văn phòng xã, cho em hỏi UBND xã phải chủ trì việc gì?", "ubnd-cap-xa"},
		{"Các sở, ban, ngành phải chủ trì nhiệm vụ gì?", "so-ban-nganh"},
		{"Bao nhiêu phần trăm cán bộ xây dựng chính sách có bằng luật?", ""},
		{"Sở Y tế, Sở Tư pháp cùng làm gì?", "so-y-te so-tu-phap"},
	} {
		var got []string
		for _, m := range Parse(tt.text, Context{Today: "2025-01-02", Agencies: agency.Default()}).Agencies {
			got = append(got, m.Key)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q asks about %q, want %q", tt.text, strings.Join(got, " "), tt.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"What must the Department of Health do?", "en"},
		{"who leads task 59", "en"},
		{"Sở Y tế làm gì", "vi"},
		{"so y te lam gi", "vi"},
		{"deadline task 36 la khi nao", "vi"},
		{"update danh sach giup e", "vi"},
	} {
		if got := parse(c.text).Lang; got != c.want {
			t.Errorf("language of %q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestTopic(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Sở Y tế chịu trách nhiệm gì và bao giờ đến hạn?", ""},
		{"dịch vụ công trực tuyến do ai đảm trách", "dịch vụ công trực tuyến"},
		{"ai chủ trì số hóa hiện vật bảo tàng", "số hóa hiện vật bảo tàng"},
		{"bo phan mot cua cho toi da may phut", "bộ phận một cửa"},
		{"nhóm I cải cách thể chế gồm mấy nhiệm vụ, từ số nào đến số nào", "cải cách thể chế, số, đến số"},
	} {
		if got := parse(c.text).Topic; got != c.want {
			t.Errorf("topic of %q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestCuesNeedTheirDiacriticsWhereTyped(t *testing.T) {
	if q := parse("đến số nào"); q.Has("lead") {
		t.Error(`"số nào" was taken for "sở nào"`)
	}
	if q := parse("so nao lam viec nay"); !q.Has("lead") {
		t.Error(`"so nao" without diacritics was not taken for "sở nào"`)
	}
}

func TestFollow(t *testing.T) {
	first := parse("Sở Y tế có việc gì trong tháng 6?")
	next := parse("còn Sở Tư pháp thì sao?")
	if !next.Leans() {
		t.Fatal("a follow-up does not lean")
	}
	next.Follow(first)
	if next.Window == nil || next.Window.From != "2025-06-01" {
		t.Errorf("the follow-up lost the month: %+v", next.Window)
	}
	if got, want := next.Agencies[0].Key, "so-tu-phap"; got != want {
		t.Errorf("agency: got %q, want %q", got, want)
	}
	who := parse("thế ai phối hợp?")
	who.Follow(parse("nhiệm vụ 59 là gì"))
	if !who.PointsBack() {
		t.Error("a question for a field alone does not point back")
	}
}

func TestReadCues(t *testing.T) {
	for _, bad := range []string{"no colon here", "tag: a | | b", "tag: a {list} b", "{list} = a | {other}"} {
		if _, err := readCues(bad); err == nil {
			t.Errorf("readCues(%q): no error", bad)
		}
	}
}

func TestPatterns(t *testing.T) {
	table, err := readCues("{unit} = sở nào | bên nào\n{who} = ai | {unit}\n{to} = cho | về\na: gửi {to?} {who}\nb: {who} nhận\nlatest: chót")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		want int
	}{
		{"gửi ai", 2},
		{"gửi cho bên nào nhận", 4},
		{"gui ve so nao", 4},
		{"gửi cho sở náo", 4},  // one slip
		{"gửi cho số nào", 0},  // another vowel
		{"gừi cho bển nào", 0}, // two slips
		{"gửi lên ai", 0},
		{"bên nào nhận", 3},
		{"chót nhất", 1},
		{"chot nhat", 0}, // a lone word of this tag needs its marks
	} {
		w, n := newWords(c.text), 0
		for _, p := range table[w.fold(0)] {
			n = max(n, p.match(w, 0))
		}
		if n != c.want {
			t.Errorf("%q: %d tokens match, want %d", c.text, n, c.want)
		}
	}
}

// FuzzParse: no question makes the reading panic, and what it names lies in
// the question.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"stp lam gi trc 15/1", "à nhầm, 69 cơ", "mục V.9, điểm 1.4", "\xff\xfe", "quý quý quý 9", "từ đến từ đến 1/1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := parse(s)
		for _, m := range q.Agencies {
			if m.Start < 0 || m.End > len(q.Text) || m.Start > m.End {
				t.Fatalf("agency %v lies outside %q", m, q.Text)
			}
		}
		if v := q.Window; v != nil && v.From != "" && v.To != "" && v.From > v.To {
			t.Fatalf("window of %q runs backwards: %+v", s, v)
		}
		q.Follow(parse("Sở Y tế tháng 6 làm gì"))
	})
}
