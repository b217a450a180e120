package vi

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestCanon(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"hoà": "hòa", "thuỷ": "thủy", "Uỷ": "Ủy", "UỶ BAN": "ỦY BAN", "khoẻ": "khỏe", "hoá": "hóa",
		"loà": "lòa", "xoè": "xòe", "luỹ": "lũy", "tuỳ": "tùy", "HOÀ": "HÒA", "Hoà": "Hòa",
		"quý": "quý", "qúy": "quý", "Qúy": "Quý", "quỹ": "quỹ", "qũy": "quỹ", "quà": "quà", "quả": "quả",
		"già": "già", "gìa": "già", "giếng": "giếng", "gì": "gì", "gìn": "gìn", "giữa": "giữa", "giải": "giải",
		"thuở": "thuở", "thủơ": "thuở", "người": "người", "Huỳnh": "Huỳnh", "Hùynh": "Huỳnh", "khuya": "khuya",
		"khuỷu": "khuỷu", "ngoằn ngoèo": "ngoằn ngoèo", "toán": "toán", "tóan": "toán", "hoàn": "hoàn",
		"nghĩa": "nghĩa", "mùa": "mùa", "chịu": "chịu", "yếu": "yếu", "Đăk Nông": "Đăk Nông",
		"họach": "hoạch", "kế họach": "kế hoạch", "chuẩn": "chuẩn", "tiến": "tiến", "được": "được",
		"Uỷ ban nhân dân tỉnh Hoà Bình": "Ủy ban nhân dân tỉnh Hòa Bình",
		"":                              "", "KH-UBND": "KH-UBND", "café": "café", "Hoà-Hoà, hoà.": "Hòa-Hòa, hòa.",
		"hoa\u0300": "hòa", "oa\u0300": "òa", "hoàbình": "hoàbình",
	} {
		if got := Canon(in); got != want {
			t.Errorf("Canon(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Ủy ban Nhân dân": "uy ban nhan dan", "ĐỒNG THÁP": "dong thap", "Đ": "d", "ữ": "u", "223/KH-UBND": "223/kh-ubnd",
		"Thường xuyên": "thuong xuyen", "Ω": "ω", "ă": "a",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
	for _, row := range vowels {
		for _, r := range row {
			if f := FoldRune(r); f < 'a' || f > 'z' {
				t.Errorf("FoldRune(%q) = %q", r, f)
			}
		}
	}
}

func TestUnaccented(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"viec cua so y te": true, "việc": false, "Đ": false, "15/01": false, "": false, "sở tu phap": false, "OK – xong": true, "số OK": false,
	} {
		if got := Unaccented(in); got != want {
			t.Errorf("Unaccented(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestTokens(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][]string{
		"đạt 0,4% trở lên":               {"đạt", "0,4", "trở", "lên"},
		"trước ngày 15/01/2025.":         {"trước", "ngày", "15/01/2025"},
		"15-6-2025; 15.6.2025; 15/6":     {"15-6-2025", "15.6.2025", "15/6"},
		"giai đoạn 2026-2030":            {"giai", "đoạn", "2026", "2030"},
		"số 223/KH-UBND ngày":            {"số", "223/KH-UBND", "ngày"},
		"223/kh-ubnd":                    {"223/kh-ubnd"},
		"30/2020/NĐ-CP":                  {"30/2020/NĐ-CP"},
		"06/QĐ-TTg, 12-NQ/TU":            {"06/QĐ-TTg", "12-NQ/TU"},
		"Sở KH&ĐT, NN&PTNT":              {"Sở", "KH&ĐT", "NN&PTNT"},
		"02 lần/năm; 1/quý":              {"02", "lần", "năm", "1", "quý"},
		"6 tháng/lần":                    {"6", "tháng", "lần"},
		"nhiệm vụ 35b":                   {"nhiệm", "vụ", "35b"},
		"1.250.000 đồng":                 {"1.250.000", "đồng"},
		"thu-chi (ngân sách)":            {"thu", "chi", "ngân", "sách"},
		"từ 1-15":                        {"từ", "1-15"},
		"":                               {},
		"…–":                             {},
		"Q1/2025":                        {"Q1", "2025"},
		"Kế hoạch 45/KH-SNV&SYT năm tới": {"Kế", "hoạch", "45/KH-SNV&SYT", "năm", "tới"},
	} {
		got := []string{}
		for _, tok := range Tokens(in) {
			got = append(got, tok.Text)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("Tokens(%q): %s", in, d)
		}
	}
	tok := Tokens("  Uỷ ban")[0]
	if want := (Token{"Uỷ", "ủy", "uy", 2, 6}); tok != want {
		t.Errorf("Tokens = %+v, want %+v", tok, want)
	}
}

func TestIsSyllable(t *testing.T) {
	t.Parallel()
	for _, w := range strings.Fields("nghieng quyet gi gia gieng uy ban nhan dan y khuya thuong xuyen qua quynh huynh xoong yeu oan i ngoan khuyu tinh duoc thuo") {
		if !IsSyllable(w) {
			t.Errorf("IsSyllable(%q) = false", w)
		}
	}
	for _, w := range strings.Fields("kh ubnd deadline q qd report the1 z stp nn 15 pr zalo excel") {
		if IsSyllable(w) {
			t.Errorf("IsSyllable(%q) = true", w)
		}
	}
}

func TestNear(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"thang", "thang", true}, {"so", "so", true}, {"so", "soo", false}, {"thang", "thag", true}, {"thang", "thnag", true},
		{"thang", "thanh", true}, {"thang", "hangt", false}, {"thang", "thangg", true}, {"thang", "tahgn", false},
		{"", "", true}, {"abcd", "abdc", true}, {"abcd", "bacd", true}, {"thang", "thong", true}, {"quyet", "quyt", true}, {"abc", "abcd", false},
	} {
		if got := Near(c.a, c.b); got != c.want {
			t.Errorf("Near(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	want := []string{"", "Mục 9", "Mục 10", "a", "A", "à", "ả", "ã", "á", "ạ", "ă", "ắ", "â", "ậ", "b", "ba", "d", "đ", "e", "ê", "hóa", "Hòa Bình", "Sở Y tế"}
	want = append(want[:1], want[3:]...)
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Compare)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if Compare("Mục 9", "Mục 10") >= 0 || Compare("hoà", "hòa") == 0 || Compare("hoà b", "hòa c") >= 0 {
		t.Error("numbers or tone placement compare wrong")
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"Uỷ ban", "hoà", "Qúy I/2025", "223/KH-UBND", "x̀oà", "\xff", "KH&ĐT 0,4%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		s := NFC(strings.ToValidUTF8(raw, "?"))
		c := Canon(s)
		if again := Canon(c); again != c {
			t.Errorf("Canon(%q) = %q, then %q", s, c, again)
		}
		if a, b := Fold(c), Fold(s); a != b {
			t.Errorf("Fold(Canon(%q)) = %q, want %q", s, a, b)
		}
		if a, b := utf8.RuneCountInString(c), utf8.RuneCountInString(s); a != b {
			t.Errorf("Canon(%q) has %d runes, want %d", s, a, b)
		}
		last := 0
		for _, tok := range Tokens(raw) {
			if tok.Start < last || raw[tok.Start:tok.End] != tok.Text || tok.Text == "" {
				t.Errorf("Tokens(%q): %+v", raw, tok)
			}
			last = tok.End
		}
		half := len(raw) / 2
		a, b := raw[:half], raw[half:]
		if Near(a, b) != Near(b, a) || Compare(a, b) != -Compare(b, a) {
			t.Errorf("Near or Compare of %q and %q is not symmetric", a, b)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Fold("Ủy ban nhân dân các huyện, thành phố báo cáo định kỳ hàng quý, 6 tháng và năm")
	}
}

func BenchmarkCanon(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Canon("Uỷ ban nhân dân các huyện, thành phố báo cáo định kỳ hàng quý, 6 tháng và năm")
	}
}

func BenchmarkTokens(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Tokens("Uỷ ban nhân dân các huyện, thành phố báo cáo định kỳ hàng quý, 6 tháng và năm")
	}
}
