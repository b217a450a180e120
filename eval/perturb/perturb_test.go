package perturb

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

func TestFixed(t *testing.T) {
	t.Parallel()
	other := otherLanguage(agency.Default())
	for _, c := range []struct {
		name       string
		f          func(string) string
		text, want string
	}{
		{"plain", plain, "Sở Y tế đến hạn 0,4%?", "So Y te den han 0,4%?"},
		{"upper", upper, "sở nội vụ", "SỞ NỘI VỤ"},
		{"tone to the new place", otherTonePlace, "Văn hóa, Ủy ban, khỏe", "Văn hoá, Uỷ ban, khoẻ"},
		{"tone to the old place", otherTonePlace, "hoà UỶ", "hòa ỦY"},
		{"no other place", otherTonePlace, "quý toán hoàn thành", "quý toán hoàn thành"},
		{"telex", telex, "đến hạn", "ddeens hanj"},
		{"telex in capitals", telex, "Đề án", "DDeef ans"},
		{"telex of two horns", telex, "trước được", "truowcs dduowcj"},
		{"telex leaves figures", telex, "tháng 6/2025, nhiệm vụ 35b, II.2.13", "thangs 6/2025, nhieemj vuj 35b, II.2.13"},
		{"punctuation", unpunctuated, "Sở Y tế, trước 15/01/2025: việc gì?", "Sở Y tế trước 15/01/2025 việc gì"},
		{"punctuation in numbers", unpunctuated, "mục V.1.4 (0,4%) là gì?", "mục V.1.4 0,4% là gì"},
		{"quotation marks stay", unpunctuated, `cột ghi "Năm 2025", việc nào?`, `cột ghi "Năm 2025" việc nào`},
		{"a time in front", reordered, "Trong tháng 6 Sở Nội vụ phải xong việc gì?", "Sở Nội vụ phải xong việc gì trong tháng 6?"},
		{"a time with thì in front", reordered, "Tháng 6 thì Sở Nội vụ làm gì?", "Sở Nội vụ làm gì tháng 6?"},
		{"a time at the end", reordered, "việc nào phải xong trước tháng 7", "Trước tháng 7, việc nào phải xong"},
		{"a span at the end", reordered, "ai có hạn từ tháng 1 đến tháng 3?", "Từ tháng 1 đến tháng 3, ai có hạn?"},
		{"English time", reordered, "Which tasks are due in June 2025?", "In June 2025, which tasks are due?"},
		{"clauses", reordered, "Riêng mảng kiểm tra cải cách, mốc cuối là tháng nào?", "Mốc cuối là tháng nào, riêng mảng kiểm tra cải cách?"},
		{"part of what is asked", reordered, "hạn báo cáo quý 1", "hạn báo cáo quý 1"},
		{"two times", reordered, "tháng 6 và tháng 7 có gì đến hạn", "tháng 6 và tháng 7 có gì đến hạn"},
		{"a list", reordered, "Tái định cư, đền bù nhà đất nằm ở nhiệm vụ nào?", "Tái định cư, đền bù nhà đất nằm ở nhiệm vụ nào?"},
		{"a clause that leans", reordered, "Số hóa hiện vật bảo tàng, việc này ai làm?", "Số hóa hiện vật bảo tàng, việc này ai làm?"},
		{"to English", other, "What must Sở Y tế do?", "What must Department of Health do?"},
		{"from English", other, "What must the Department of Justice do?", "What must the Sở Tư pháp do?"},
		{"groups stay", other, "các sở, ban, ngành do what", "các sở, ban, ngành do what"},
	} {
		if got := c.f(vi.NFC(c.text)); got != vi.NFC(c.want) {
			t.Errorf("%s: %q gives %q, want %q", c.name, c.text, got, c.want)
		}
	}
	if got := decomposed("hạn"); norm.NFC.String(got) != "hạn" || got == "hạn" {
		t.Errorf("decomposed: %q", got)
	}
}

func TestShortened(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		forms      []form
		text, want string
	}{
		{readForms("Sở Tư pháp = STP\nTư pháp = TP"), "sở tư pháp chủ trì", "STP chủ trì"},
		{readForms("Sở Tư pháp = STP"), "so tu phap", "STP"},
		{readForms("Sở Tư pháp = STP"), "số tư pháp", "số tư pháp"},
		{readForms("nghị định = NĐ"), "theo nghi dinh nao", "theo ND nao"},
		{readForms("tháng # = t#"), "tháng 6/2025 và tháng nào", "t6/2025 và tháng nào"},
		{readForms("~ tháng = thg"), "thang nao", "thang nao"},
		{readForms("~ tháng = thg"), "tháng nào", "thg nào"},
		{readForms("# ghi chú = x\nkhông = ko"), "có không?", "có ko?"},
	} {
		if got := shortened(func() []form { return c.forms }, 1)(c.text, rand.New(rand.NewPCG(1, 1))); got != c.want {
			t.Errorf("%q gives %q, want %q", c.text, got, c.want)
		}
	}
	for name, forms := range map[string][]form{"office": officeForms(), "chat": chatForms()} {
		for _, f := range forms {
			if len(f.long) == 0 || slices.Contains(f.short, "") || len(f.short) == 0 {
				t.Errorf("%s.txt has a phrase without words or short forms: %+v", name, f)
			}
		}
	}
}

// questions are of all forms.
var questions = []string{
	"Sở Y tế chủ trì những nhiệm vụ nào trước ngày 15/01/2025?",
	"so noi vu phoi hop nhung nhiem vu nao trong quy 1",
	"Nhiệm vụ 35b, mục V.1.4 và mục tiêu II.2.13 đạt bao nhiêu phần trăm, 90% hay 0,4%?",
	"Which tasks does the Department of Health lead in June 2025?",
	"vpub ct nhung nv nao",
	"",
	"?",
}

var figures = regexp.MustCompile(`\d+[\d.,/%]*`)

// TestAll holds for every way of typing: the same text gives the same, what is
// said in figures stays, and nothing is made that is no text.
func TestAll(t *testing.T) {
	t.Parallel()
	changed := make(map[string]bool)
	for _, way := range All(agency.Default()) {
		for _, q := range questions {
			got := way.Apply(q)
			if got != way.Apply(q) {
				t.Errorf("%s: %q gives not always the same", way.Name, q)
			}
			if got != q {
				changed[way.Name] = true
			}
			if !utf8.ValidString(got) {
				t.Errorf("%s: %q gives bytes that are no text: %q", way.Name, q, got)
			}
			if a, b := figures.FindAllString(unpunctuated(q), -1), figures.FindAllString(unpunctuated(got), -1); !sameFigures(a, b) {
				t.Errorf("%s: %q gives %q: figures %q became %q", way.Name, q, got, a, b)
			}
		}
		if !changed[way.Name] && way.Name != "tone placement" {
			t.Errorf("%s changes none of the questions", way.Name)
		}
	}
}

func sameFigures(a, b []string) bool {
	trim := func(list []string) []string {
		var out []string
		for _, s := range list {
			out = append(out, strings.TrimRight(s, ".,"))
		}
		slices.Sort(out)
		return out
	}
	return slices.Equal(trim(a), trim(b))
}

// TestSlips holds for each kind of slip that words stay words that one can
// guess: as many, at most n changed, and no new syllable among them.
func TestSlips(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		how func([]rune, int, *rand.Rand) []rune
		n   int
	}{"neighbour": {neighbour, 1}, "dropped": {dropped, 1}, "doubled": {doubled, 1}, "swapped": {swapped, 1}, "two": {anySlip, 2}} {
		for seed := range uint64(200) {
			q := questions[seed%2]
			got := slip(c.how, c.n)(q, rand.New(rand.NewPCG(seed, 1)))
			a, b := strings.Fields(q), strings.Fields(got)
			if len(a) != len(b) {
				t.Fatalf("%s: %q gives %q", name, q, got)
			}
			slipped := 0
			for i := range a {
				if a[i] == b[i] {
					continue
				}
				slipped++
				if w := strings.Trim(b[i], "?,"); vi.IsSyllable(vi.Fold(w)) {
					t.Errorf("%s: %q became another word, %q", name, a[i], w)
				}
				if a[i][0] != b[i][0] {
					t.Errorf("%s: %q lost its first letter: %q", name, a[i], b[i])
				}
			}
			if slipped == 0 || slipped > c.n {
				t.Errorf("%s: %d words slipped in %q, want 1 to %d", name, slipped, got, c.n)
			}
		}
	}
}

func TestGlued(t *testing.T) {
	t.Parallel()
	for seed := range uint64(50) {
		got := glued("UBND huyện chủ trì, STP phối hợp", rand.New(rand.NewPCG(seed, 1)))
		if strings.ReplaceAll(got, " ", "") != "UBNDhuyệnchủtrì,STPphốihợp" || strings.Contains(got, "UBNDh") || strings.Contains(got, "STPp") {
			t.Errorf("got %q", got)
		}
		if n := strings.Count(got, " "); n != 4 {
			t.Errorf("%q has %d spaces, want 4", got, n)
		}
	}
}

func TestPolite(t *testing.T) {
	t.Parallel()
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		if got := polite("sở y tế làm gì", r); !strings.Contains(got, "sở y tế làm gì") || got == "sở y tế làm gì" {
			t.Errorf("got %q", got)
		}
		if got := polite("so y te lam gi", r); !vi.Unaccented(got) {
			t.Errorf("a question without diacritics gets some: %q", got)
		}
		if got := polite("What is due in the first quarter of 2025?", r); !vi.Unaccented(got) || !strings.Contains(got, "hat is due") {
			t.Errorf("an English question gets %q", got)
		}
	}
}

func FuzzAll(f *testing.F) {
	for _, q := range questions {
		f.Add(q)
	}
	ways := All(agency.Default())
	f.Fuzz(func(t *testing.T, text string) {
		for _, way := range ways {
			if got := way.Apply(text); utf8.ValidString(text) && !utf8.ValidString(got) {
				t.Errorf("%s: %q gives %q", way.Name, text, got)
			}
		}
	})
}
