package storetest

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
	"kehoach/retrieval"
)

// tasks returns a plan with a task for each text: "task/1" and so on.
func tasks(id string, texts ...string) *plan.Plan {
	p := &plan.Plan{ID: id}
	for i, text := range texts {
		p.Entries = append(p.Entries, &plan.Entry{
			ID: fmt.Sprintf("task/%d", i+1), Kind: plan.KindTask, Number: fmt.Sprint(i + 1),
			Text: text, Task: plan.Cell{Text: text},
		})
	}
	return p
}

func testRanking(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	put(t, s, "t", tasks("p",
		"Tổ chức tập huấn nghiệp vụ kiểm soát thủ tục hành chính",
		"Rà soát, đơn giản hóa thủ tục hành chính",
		"Thanh toán trực tuyến phí, lệ phí khi thực hiện DVCTT",
		"Triển khai chữ ký số chuyên dùng cho cán bộ, công chức, viên chức",
		"Đẩy mạnh giải ngân vốn đầu tư công",
		"Xây dựng cơ sở dữ liệu đất đai",
		"Đạt 100% kế hoạch giao",
	))
	for _, test := range []struct{ question, want string }{
		{"chữ ký số", "task/4"},
		{"chu ky so", "task/4"},
		{"Chữ Ký Số là gì ạ?", "task/4"},
		{"digital signatures for civil servants", "task/4"},
		{"cbccvc được cấp cks khi nào", "task/4"},
		{"rà soát TTHC", "task/2"},
		{"ra soat tthc", "task/2"},
		{"cắt giảm, đơn giản hoá thủ tục", "task/2"},
		{"dịch vụ công trực tuyến thì nộp phí thế nào", "task/3"},
		{"giai ngan dtc", "task/5"},
		{"giải ngan vốn đâu tư công", "task/5"},
		{"csdl đất đai", "task/6"},
		{"which agency builds the land database?", "task/6"},
	} {
		hits := search(t, s, "t", retrieval.Query{}, test.question)
		if len(hits) == 0 || hits[0].Entry != test.want {
			t.Errorf("%q found %v, want %s first", test.question, entries(hits), test.want)
		}
	}
	for _, empty := range []string{"", "?", "cho em hỏi với ạ", "là gì", "voọc hếch", "what is this"} {
		if hits := search(t, s, "t", retrieval.Query{}, empty); len(hits) > 0 {
			t.Errorf("%q found %v, want nothing", empty, entries(hits))
		}
	}
}

// testScores holds a back end to the formula: its scores are those of an
// [retrieval.Index], its order is by score, and the whole question's words in
// one entry cover all.
func testScores(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	p := Plan(7, 60)
	put(t, s, "t", p)
	put(t, s, "t", Plan(8, 60)) // not searched, so not counted
	index := retrieval.NewIndex(p)
	for i, e := range p.Entries {
		q := retrieval.Query{Plans: []string{p.ID}, K: 1 + i%7, Terms: retrieval.Terms(e.Text, retrieval.TermOptions{})}
		got, err := s.Search(t.Context(), "t", q)
		if err != nil {
			t.Fatal(err)
		}
		near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a)) })
		if diff := cmp.Diff(index.Search(q), got, near); diff != "" {
			t.Errorf("search for the words of %s (-index +got):\n%s", e.ID, diff)
		}
		if len(got) == 0 || got[0].Entry != e.ID || got[0].Cover < 0.999 || got[0].Kind != e.Kind {
			t.Errorf("search for the words of %s found %+v", e.ID, got)
		}
	}
}

// testIndexer checks the indexes of a store that gives them.
func testIndexer(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	indexer, ok := s.(retrieval.Indexer)
	if !ok {
		return
	}
	for _, seed := range []uint64{1, 2} { // the second replaces the first
		p := Plan(seed, 20)
		p.ID = "p"
		put(t, s, "t", p)
		x, version, err := indexer.Index(t.Context(), "t", "p")
		if err != nil || version != info(t, s, "t", "p").Version {
			t.Fatalf("Index: version %q, %v; want that of Plans", version, err)
		}
		q := retrieval.Query{Terms: retrieval.Terms("giải quyết thủ tục", retrieval.TermOptions{})}
		if diff := cmp.Diff(retrieval.NewIndex(p).Search(q), x.Search(q)); diff != "" {
			t.Errorf("search of the index (-of a new one +got):\n%s", diff)
		}
		if x.Similarity(Vector(1, 8)) != nil {
			t.Error("the index of a plan without vectors has similarities")
		}
		testIndexVectors(t, s, p, version)
		for place, e := range p.Entries {
			for term, tf := range retrieval.EntryTerms(e, p) {
				if x.TF(place, term) != tf || x.DF(term) == 0 {
					t.Errorf("TF(%d, %q) = %d, DF %d; want %d", place, term, x.TF(place, term), x.DF(term), tf)
				}
			}
		}
		if x.TF(3, "voọc") != 0 || x.DF("voọc") != 0 || x.TF(99, "thu") != 0 {
			t.Error("TF or DF of an absent term or entry is not 0")
		}
	}
	for _, absent := range [][2]string{{"t", "q"}, {"u", "p"}} {
		if _, _, err := indexer.Index(t.Context(), absent[0], absent[1]); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("Index(%q): %v, want ErrNotFound", absent, err)
		}
	}
}

func testFilters(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	for i := range uint64(3) {
		put(t, s, "t", Plan(i, 40))
	}
	question := "thủ tục hành chính"
	all := search(t, s, "t", retrieval.Query{K: 1000}, question)
	plans, kinds := map[string]int{}, map[plan.Kind]int{}
	for i, h := range all {
		plans[h.Plan]++
		kinds[h.Kind]++
		if i > 0 && h.Score > all[i-1].Score || h.Score <= 0 || h.Cover <= 0 || h.Cover > 1.0001 {
			t.Errorf("hit %d is %+v after %+v", i, h, all[max(0, i-1)])
		}
	}
	if len(plans) != 3 || len(kinds) != 3 || len(all) < 30 {
		t.Fatalf("search found %d entries in %v of %v, want all 3 plans and kinds", len(all), plans, kinds)
	}
	if got := search(t, s, "t", retrieval.Query{}, question); len(got) != retrieval.DefaultK {
		t.Errorf("K 0 gives %d hits, want %d", len(got), retrieval.DefaultK)
	}
	for _, k := range []int{1, 5, 17} {
		if diff := cmp.Diff(all[:k], search(t, s, "t", retrieval.Query{K: k}, question)); diff != "" {
			t.Errorf("K %d (-first %d of all +got):\n%s", k, k, diff)
		}
	}
	var tasksOf []retrieval.Hit
	for _, h := range all {
		if h.Kind == plan.KindTask {
			tasksOf = append(tasksOf, h)
		}
	}
	onlyTasks := retrieval.Query{K: 1000, Kinds: []plan.Kind{plan.KindTask}}
	if diff := cmp.Diff(tasksOf, search(t, s, "t", onlyTasks, question)); diff != "" {
		t.Errorf("only tasks (-tasks of all +got):\n%s", diff)
	}
	ids := []string{Plan(0, 0).ID, Plan(2, 0).ID}
	for _, h := range search(t, s, "t", retrieval.Query{K: 1000, Plans: append(ids, "absent")}, question) {
		if h.Plan != ids[0] && h.Plan != ids[1] {
			t.Errorf("search of two plans found %s", h.Plan)
		}
	}
	if got := search(t, s, "t", retrieval.Query{Plans: []string{"absent"}}, question); len(got) > 0 {
		t.Errorf("search of an absent plan found %v", entries(got))
	}
}

func testTies(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	for _, id := range []string{"b", "a", "c"} {
		put(t, s, "t", tasks(id, "khai sinh", "chuyện khác hẳn", "khai sinh", "khai sinh"))
	}
	want := []string{
		"a task/1", "a task/3", "a task/4", "b task/1", "b task/3", "b task/4", "c task/1", "c task/3", "c task/4",
	}
	for k := 1; k <= len(want); k++ {
		if diff := cmp.Diff(want[:k], entries(search(t, s, "t", retrieval.Query{K: k}, "khai sinh"))); diff != "" {
			t.Errorf("equal entries, K %d (-want +got):\n%s", k, diff)
		}
	}
}

func testFuzzy(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	put(t, s, "t", tasks("p", "Kiểm soát thủ tục", "Khảo sát thương mại", "Thanh tra đất đai"))
	for _, test := range []struct{ question, want string }{
		{"thuowng mai", "task/2"}, // keys left standing
		{"thươgn mại", "task/2"},
		{"thanhh tra", "task/3"},
		{"kiẻm soat", "task/1"},
	} {
		hits := search(t, s, "t", retrieval.Query{}, test.question)
		if len(hits) == 0 || hits[0].Entry != test.want {
			t.Errorf("%q found %v, want %s first", test.question, entries(hits), test.want)
		}
	}
	exact := search(t, s, "t", retrieval.Query{}, "thuong")
	slip := search(t, s, "t", retrieval.Query{}, "thuogn")
	if len(exact) != 1 || len(slip) != 1 || slip[0].Score >= exact[0].Score {
		t.Errorf("a slip gives %+v, the word itself %+v; want one hit each, the slip's lower", slip, exact)
	}
}

// testIndexVectors tests that an index comes with the stored vectors and
// ranks by them as the store does.
func testIndexVectors(t *testing.T, s retrieval.Store, p *plan.Plan, version string) {
	if err := s.PutVectors(t.Context(), "t", p.ID, version, Vectors(p, "e", 8)); err != nil {
		t.Fatal(err)
	}
	x, _, err := s.(retrieval.Indexer).Index(t.Context(), "t", p.ID)
	if err != nil {
		t.Fatal(err)
	}
	q := retrieval.Query{Terms: retrieval.Terms("giải quyết thủ tục", retrieval.TermOptions{}), Vector: Vector(1, 8), Embedder: "e", Alpha: 0.7, K: 50}
	want, err := s.Search(t.Context(), "t", q)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, x.Search(q)); diff != "" {
		t.Errorf("search of the index with vectors (-of the store +got):\n%s", diff)
	}
	if n := len(x.Similarity(q.Vector)); n == 0 || n > len(p.Entries) {
		t.Errorf("similarities of %d entries; want some of %d", n, len(p.Entries))
	}
}
