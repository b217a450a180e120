package bootstrap

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"kehoach/eval"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
)

// plans are all that ship and can be read: some are there to be refused. They
// are read once; no test changes them.
func plans(t *testing.T) map[string]*plan.Plan {
	t.Helper()
	all, err := readPlans()
	if err != nil || len(all) < 7 {
		t.Fatalf("%d plans, %v", len(all), err)
	}
	return all
}

var readPlans = sync.OnceValues(func() (map[string]*plan.Plan, error) {
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		return nil, err
	}
	out := map[string]*plan.Plan{sample.Name: p}
	files, err := filepath.Glob("../../ingest/testdata/plans/*")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		if p, err := ingest.Read(filepath.Base(f), data, nil); err == nil {
			out[filepath.Base(f)] = p
		}
	}
	return out, nil
})

// TestCandidatesAreGold reads what is written as one's own questions: all of
// it judges, every entry is there, and each kind that the plan allows is.
func TestCandidatesAreGold(t *testing.T) {
	t.Parallel()
	for name, p := range plans(t) {
		qs := Questions(p, nil)
		var b strings.Builder
		if err := Write(&b, p, qs); err != nil {
			t.Fatal(err)
		}
		cases, err := eval.Own(name+".txt", []byte(b.String()), p)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(cases) != len(qs) || len(cases) < 20 {
			t.Errorf("%s: %d cases of %d candidates", name, len(cases), len(qs))
		}
		seen := make(map[string]bool)
		for i, c := range cases {
			turn := c.Turns[0]
			if turn.Open || turn.Note != Unchecked || c.Kind != qs[i].Kind {
				t.Errorf("%s: %+v", name, c)
			}
			if seen[turn.Question] {
				t.Errorf("%s asks twice: %q", name, turn.Question)
			}
			seen[turn.Question] = true
			for _, item := range turn.Want {
				if slices.ContainsFunc(item, func(id string) bool { return slices.Contains(turn.May, id) }) {
					t.Errorf("%s: %q both wants and tolerates %v", name, turn.Question, item)
				}
			}
		}
	}
}

// TestSampleCandidates holds some candidates to what a reader of the sample
// plan finds.
func TestSampleCandidates(t *testing.T) {
	t.Parallel()
	qs := Questions(plans(t)[sample.Name], nil)
	for _, want := range []Question{
		{Kind: "agency", Text: "Sở Y tế chủ trì những nhiệm vụ nào?", Want: []string{"task/59"}},
		{Kind: "document", Text: "Số, ký hiệu của kế hoạch là gì?", Words: [][]string{{"223/KH-UBND"}}},
		{Kind: "count", Text: "Kế hoạch có tất cả bao nhiêu nhiệm vụ?", Totals: []int{75, 78}},
		{Kind: "count", Text: "Nhóm VI có bao nhiêu nhiệm vụ?", Totals: []int{13}},
		{Kind: "refuse", Text: "Nhiệm vụ số 76 là gì?", Abstain: "not_in_plan"},
		{Kind: "field", Text: "Ai chủ trì nhiệm vụ 59?", Want: []string{"task/59"}},
	} {
		i := slices.IndexFunc(qs, func(q Question) bool { return q.Text == want.Text })
		if i < 0 {
			t.Errorf("nothing asks %q", want.Text)
			continue
		}
		got := qs[i]
		if got.Kind != want.Kind || got.Abstain != want.Abstain || want.Want != nil && !slices.Equal(got.Want, want.Want) ||
			want.Totals != nil && !slices.Equal(got.Totals, want.Totals) || want.Words != nil && !slices.Contains(got.Words[0], want.Words[0][0]) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

func TestMost(t *testing.T) {
	t.Parallel()
	p := plans(t)[sample.Name]
	all, some := Questions(p, nil), Questions(p, &Options{Most: 4})
	perKind := make(map[string]int)
	for _, q := range some {
		perKind[q.Kind]++
	}
	for kind, n := range perKind {
		if n > 8 { // two makers share a kind
			t.Errorf("%d of kind %s", n, kind)
		}
	}
	if len(some) >= len(all) || len(some) < 20 {
		t.Errorf("%d of %d", len(some), len(all))
	}
}

func TestFigureQuestion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, figure, want string }{
		{"Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 80% trở lên", "80%", "Tỷ lệ hồ sơ trực tuyến đạt tối thiểu bao nhiêu?"},
		{"Hình thành ít nhất 05 doanh nghiệp công nghệ cao", "05", "Hình thành ít nhất bao nhiêu doanh nghiệp công nghệ cao?"},
		{"100% các xã, phường bố trí công chức xây dựng chính sách.", "100%", "Bao nhiêu phần trăm các xã, phường bố trí công chức xây dựng chính sách?"},
		{"Hình thành ít nhất 05 mô hình nuôi thủy sản thông minh", "05 mô hình", "Hình thành ít nhất bao nhiêu mô hình nuôi thủy sản thông minh?"},
		{"Phấn đấu trên 50% diện tích sản xuất nông nghiệp chủ lực", "50%", "Phấn đấu trên bao nhiêu phần trăm diện tích sản xuất nông nghiệp chủ lực?"},
		{"Đạt 5", "5", ""},
	} {
		before, after, _ := strings.Cut(c.text, c.figure)
		if got := figureQuestion(c.figure, before, after); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
