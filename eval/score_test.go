package eval

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func rested(ids ...string) []Rested {
	var out []Rested
	for _, id := range ids {
		out = append(out, Rested{ID: id})
	}
	return out
}

func one(ids ...string) [][]string {
	var out [][]string
	for _, id := range ids {
		out = append(out, []string{id})
	}
	return out
}

func total(n int) *int { return &n }

func TestScore(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name              string
		turn              Turn
		answer            Answer
		right             bool
		recall, precision float64
		missing, extra    []string
	}{
		{"exact", Turn{Want: one("a", "b")}, Answer{Entries: rested("b", "a", "b")}, true, 1, 1, nil, nil},
		{"tolerable", Turn{Want: one("a"), May: []string{"c"}}, Answer{Entries: rested("a", "c")}, true, 1, 1, nil, nil},
		{"missing", Turn{Want: one("a", "b")}, Answer{Entries: rested("a")}, false, .5, 1, []string{"b"}, nil},
		{"extra", Turn{Want: one("a")}, Answer{Entries: rested("a", "x")}, false, 1, .5, nil, []string{"x"}},
		{"any", Turn{MayAny: true}, Answer{Entries: rested("x")}, true, 0, 1, nil, nil},
		{"either", Turn{Want: [][]string{{"a", "b"}}}, Answer{Entries: rested("b")}, true, 1, 1, nil, nil},
		{"neither", Turn{Want: [][]string{{"a", "b"}}}, Answer{}, false, 0, 0, []string{"a / b"}, nil},
		{"no entry wanted", Turn{Words: [][]string{{"Sơn"}}}, Answer{Answer: "Nguyễn Văn Sơn"}, true, 0, 0, nil, nil},
		{"words missing", Turn{Words: [][]string{{"Sơn"}}}, Answer{Answer: "?"}, false, 0, 0, nil, nil},
		{"total", Turn{Totals: []int{17, 18}, MayAny: true}, Answer{Total: total(18)}, true, 0, 0, nil, nil},
		{"total wrong", Turn{Totals: []int{17}, MayAny: true}, Answer{Total: total(16)}, false, 0, 0, nil, nil},
		{"total absent", Turn{Totals: []int{17}, MayAny: true}, Answer{}, false, 0, 0, nil, nil},
		{"abstains", Turn{Reasons: []string{"unsafe"}}, Answer{Abstained: true, Reason: "unsafe"}, true, 0, 0, nil, nil},
		{"abstains for another reason", Turn{Reasons: []string{"unsafe"}},
			Answer{Abstained: true, Reason: "ambiguous"}, false, 0, 0, nil, nil},
		{"abstains with entries", Turn{Reasons: []string{"unsafe"}},
			Answer{Abstained: true, Reason: "unsafe", Entries: rested("a")}, false, 0, 0, nil, []string{"a"}},
		{"answers what it cannot know", Turn{Reasons: []string{"not_in_plan"}},
			Answer{Entries: rested("a")}, false, 0, 0, nil, []string{"a"}},
		{"abstains where it knows", Turn{Want: one("a")},
			Answer{Abstained: true, Reason: "not_in_plan"}, false, 0, 0, []string{"a"}, nil},
		{"may abstain", Turn{Want: one("a"), Words: [][]string{{"x"}}, Reasons: []string{"not_in_plan"}, MayAnswer: true},
			Answer{Abstained: true, Reason: "not_in_plan"}, true, 0, 0, nil, nil},
		{"may answer", Turn{Want: one("a"), Reasons: []string{"not_in_plan"}, MayAnswer: true},
			Answer{Entries: rested("a")}, true, 1, 1, nil, nil},
		{"may answer, but wrongly", Turn{Want: one("a"), Reasons: []string{"not_in_plan"}, MayAnswer: true},
			Answer{Entries: rested("b")}, false, 0, 0, []string{"a"}, []string{"b"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := Score(&Case{}, &tt.turn, tt.answer)
			if r.AllRight() != tt.right {
				t.Errorf("AllRight = %t, want %t (%+v)", r.AllRight(), tt.right, r)
			}
			if r.Recall != tt.recall || r.Precision != tt.precision {
				t.Errorf("recall %v, precision %v, want %v, %v", r.Recall, r.Precision, tt.recall, tt.precision)
			}
			if diff := cmp.Diff([][]string{tt.missing, tt.extra}, [][]string{r.Missing, r.Extra}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHasWords(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text, word string
		want       bool
	}{
		{"**Sở Tư pháp** chủ trì", "so tu phap", true},
		{"Sở  Tư\npháp", "Sở Tư pháp", true},
		{"Uỷ ban", "Ủy ban", true},
		{"Ủy ban", "Uỷ ban", true},
		{"hạn 15/06/2025", "15/6", true},
		{"hạn 15/6/2025", "15/06/2025", true},
		{"tháng 07/2025", "7/2025", true},
		{"tháng 7/2025", "07/2025", true},
		{"31/01/2025", "01/2025", true},
		{"215/6", "15/6", false},
		{"15 nhiệm vụ", "5", false},
		{"10/12", "0/12", false},
		{"5 nhiệm vụ", "5", true},
		{"0,4% biên chế", "4%", false},
		{"0,4 % biên chế", "0,4%", true},
		{"1.75 và", "1", false},
		{"có 75.", "75", true},
		{"75, 76", "75", true},
		{"Sở Tài chính", "Sở Tài", true},
		{"Sở Tài chính", "ở Tài", false},
		{"100%", "100%", true},
		{"90% TTHC", "90%", true},
		{"", "x", false},
		{"x", "", false},
	}
	for _, tt := range tests {
		if got := hasWords(normalise(tt.text), []string{tt.word}); got != tt.want {
			t.Errorf("%q has %q: %t, want %t", tt.text, tt.word, got, tt.want)
		}
	}
}

func FuzzNormalise(f *testing.F) {
	f.Add("**Sở Y tế**, trước ngày 09/06/2025\u00a0: 0,4 %")
	f.Add("00/00/0 %% \\ _")
	f.Fuzz(func(t *testing.T, s string) {
		n := normalise(s)
		if n != "" && !n.has(n) {
			t.Errorf("%q has not itself", n)
		}
	})
}
