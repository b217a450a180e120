package retrieval

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
)

// show writes terms as "text:weight", "~" for fuzzy ones.
func show(terms []Term) string {
	var out []string
	for _, t := range terms {
		s := fmt.Sprintf("%s:%.2g", strings.ReplaceAll(t.Text, " ", "_"), t.Weight)
		if t.Fuzzy {
			s += "~"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestTerms(t *testing.T) {
	for _, test := range []struct {
		question, want string
	}{
		{"", ""},
		{"?!", ""},
		{"cho em hỏi với ạ", ""},
		{"Là gì?", ""},
		{"please tell me what", ""},
		{"đất đai", "dat:1~ dat_dai:0.5~ dai:1~ đai:0.3 đất:0.3"},
		{"dat dai", "dat:1~ dat_dai:0.5~ dai:1~"},
		{"Cho hỏi đất đai là gì ạ?", "dat:1~ dat_dai:0.5~ dai:1~ đai:0.3 đất:0.3"},
		// Politeness between two words keeps them apart; so does punctuation.
		{"đất ạ đai", "dat:1~ dai:1~ đai:0.3 đất:0.3"},
		{"đất, đai", "dat:1~ dai:1~ đai:0.3 đất:0.3"},
		// Function words say nothing where they are sure, little where not.
		{"về đất", "dat:1~ đất:0.3"},
		{"ve dat", "dat:1~ ve:0.3~ ve_dat:0.5~"},
		// Short and long forms come to the same.
		{"GPMB", "giai:1 giai_phong:0.5 giải:0.3 gpmb:0.5 mat:1 mat_bang:0.5 mặt:0.3 phong:1 phong_mat:0.5 phóng:0.3 bang:1 bằng:0.3"},
		{"gpmb", "giai:1 giai_phong:0.5 giải:0.3 gpmb:0.5 mat:1 mat_bang:0.5 mặt:0.3 phong:1 phong_mat:0.5 phóng:0.3 bang:1 bằng:0.3"},
		{"giai phong mat bang", "giai:1~ giai_phong:0.5~ gpmb:0.5 mat:1~ mat_bang:0.5~ phong:1~ phong_mat:0.5~ bang:0.4~"},
		// CA is công an, "ca" is a word.
		{"xuat an ca", "an:1~ an_ca:0.5~ ca:1~ xuat:1~ xuat_an:0.5~"},
		{"AI trong y tế", "ai:0.5 nhan:1 nhan_tao:0.5 nhân:0.3 tao:1 te:1~ tri:1 tri_tue:0.5 trí:0.3 tue:1 tue_nhan:0.5 tuệ:0.3 tạo:0.3 tế:0.3 y:1~ y_te:0.5~"},
		{"ai làm", "lam:1~ làm:0.3"},
		// Numbers.
		{"đề án 06", "6:1~ an:1~ an_6:0.5~ de:1~ de_an:0.5~ án:0.3 đề:0.3"},
		{"15/01/2025", "1/2025:0.5 15/1:0.5 15/1/2025:1~ 2025:0.5"},
		// Keys left standing.
		{"ddaats", "dat:1~"},
		// English.
		{"digital signature", "chu:1 chu_ky:0.5 chữ:0.3 cks:0.5 ky:1 ky_so:0.5 ký:0.3 so:1 số:0.3"},
		{"which agency handles digital signatures", "chu:1 chu_ky:0.5 chữ:0.3 cks:0.5 ky:1 ky_so:0.5 ký:0.3 so:1 số:0.3"},
	} {
		got := Terms(test.question, TermOptions{})
		if !slices.IsSortedFunc(got, func(a, b Term) int { return strings.Compare(a.Text, b.Text) }) {
			t.Errorf("%q: terms not in order", test.question)
		}
		want := strings.Fields(test.want)
		have := strings.Fields(show(got))
		if strings.HasPrefix(test.question, "which agency") {
			// "handles" adds words of its own.
			have = slices.DeleteFunc(have, func(s string) bool { return !slices.Contains(want, s) })
		}
		slices.Sort(want)
		slices.Sort(have)
		if diff := cmp.Diff(want, have); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.question, diff)
		}
	}
}

func TestPlanAbbreviations(t *testing.T) {
	own := []plan.Abbreviation{{Short: "TTPVHC", Long: "Trung tâm Phục vụ hành chính"}, {Short: "X", Long: "một chữ"}, {Short: "XY", Long: "từ"}}
	got := show(Terms("ttpvhc", TermOptions{Abbreviations: own}))
	if !strings.Contains(got, "phuc_vu") || !strings.Contains(got, "ttpvhc") {
		t.Errorf("Terms with the plan's abbreviation = %s", got)
	}
	e := &plan.Entry{Kind: plan.KindTarget, Text: "Trung tâm phục vụ hành chính"}
	if got := EntryTerms(e, &plan.Plan{Abbreviations: own}); got["ttpvhc"] != ownWeight {
		t.Errorf("EntryTerms of the long form = %v, want the short form in it", got)
	}
}

func TestIsEnglish(t *testing.T) {
	for question, want := range map[string]bool{
		"which department is responsible for digital signatures?": true,
		"When must the quarterly report be submitted":             true,
		"what are the tasks of the Department of Health":          true,
		"one-stop shop":                    true,
		"public investment disbursement":   true,
		"deadline":                         true,
		"deadline bao cao quy 1 gui snv":   false,
		"nv nao cua so y te den han":       false,
		"Sở Y tế deadline":                 false,
		"stp lam gi trc 15/1":              false,
		"thuogn":                           false,
		"can the to an do me no so":        false,
		"":                                 false,
		"15/1":                             false,
		"ti le thanh toan online phai dat": false,
	} {
		if got := isEnglish(wordsOf(question)); got != want {
			t.Errorf("isEnglish(%q) = %t, want %t", question, got, want)
		}
	}
}

func TestStem(t *testing.T) {
	for _, group := range []string{
		"issue issues issued issuing", "signature signatures", "policy policies", "cut cuts cutting", "plan plans planned planning",
		"process processes processed", "handle handles handled handling", "approve approves approving", "tax taxes", "check checks checked",
		"apply applies", "staff", "status", "training trainings",
	} {
		words := strings.Fields(group)
		for _, w := range words {
			if stem(w) != stem(words[0]) {
				t.Errorf("stem(%q) = %q, stem(%q) = %q", w, stem(w), words[0], stem(words[0]))
			}
		}
	}
}

func FuzzTerms(f *testing.F) {
	f.Add("Cho hỏi TTHC là gì ạ?")
	f.Add("which digital signatures by 15/01/2025")
	f.Fuzz(func(t *testing.T, q string) {
		for _, term := range Terms(q, TermOptions{}) {
			if term.Text == "" || !(term.Weight > 0) || term.Weight > 1 || len(term.Text) > 2*longestWord+1 {
				t.Errorf("Terms(%q) has %+v", q, term)
			}
		}
	})
}
