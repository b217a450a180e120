package endpoint

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/sashabaranov/go-openai"
)

// TestTheFakeSpeaksTheProtocol asks the fake with a client that is not ours.
func TestTheFakeSpeaksTheProtocol(t *testing.T) {
	f := newFake(t)
	config := openai.DefaultConfig(fakeKey)
	config.BaseURL = f.URL + "/v1"
	resp, err := openai.NewClientWithConfig(config).CreateEmbeddings(t.Context(), openai.EmbeddingRequestStrings{
		Input: []string{"một", "hai"}, Model: fakeModel, EncodingFormat: openai.EmbeddingEncodingFormatFloat})
	if err != nil {
		t.Fatal(err)
	}
	if len(resp.Data) != 2 || resp.Data[0].Index != 1 || !slices.Equal(resp.Data[0].Embedding, fakeVector("hai", fakeDim)) {
		t.Errorf("got %+v", resp.Data)
	}
	config.BaseURL = f.URL
	if _, err := openai.NewClientWithConfig(config).CreateEmbeddings(t.Context(), openai.EmbeddingRequestStrings{Input: []string{"x"}, Model: fakeModel}); err == nil {
		t.Error("a wrong path is answered")
	}
}

func TestVectorsComeInOrderInBatchesWithPrefixes(t *testing.T) {
	f := newFake(t)
	e := f.open(t, nil)
	var texts []string
	for i := range 70 {
		texts = append(texts, fmt.Sprintf("văn bản số %d\nhai dòng", i))
	}
	got, err := e.EmbedDocuments(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		want := fakeVector("passage: "+text, fakeDim)
		center(want, e.means.Passage)
		if !near(got[i], want) {
			t.Fatalf("vector %d is not that of %q", i, text)
		}
	}
	q, err := e.EmbedQuery(t.Context(), "ai làm gì")
	if err != nil {
		t.Fatal(err)
	}
	want := fakeVector("query: ai làm gì", fakeDim)
	if center(want, e.means.Query); !near(q, want) {
		t.Error("the question's vector is another one's")
	}
	if _, err := e.EmbedQuery(t.Context(), "bao cao"); err != nil {
		t.Fatal(err)
	}
	if last := f.requests[len(f.requests)-1]; !slices.Equal(last, []string{"query: báo cáo"}) {
		t.Errorf("diacritics are not restored: %q", last)
	}
	last := f.requests[len(f.requests)-2]
	if !slices.Equal(last, []string{"query: ai làm gì"}) {
		t.Errorf("once the means are known a question is alone: %q", last)
	}
	if all := slices.Concat(f.requests...); len(all) != len(references)+len(texts)+2 {
		t.Errorf("%d texts were sent", len(all))
	}
}

func near(a, b []float32) bool {
	for i := range a {
		if math.Abs(float64(a[i]-b[i])) > 1e-5 {
			return false
		}
	}
	return len(a) == len(b)
}

func TestCenteredVectorsAreSpread(t *testing.T) {
	e := newFake(t).open(t, nil)
	vs, err := e.EmbedDocuments(t.Context(), []string{"đường bộ", "học sinh"})
	if err != nil {
		t.Fatal(err)
	}
	raw, own := cosine(fakeVector("passage: đường bộ", fakeDim), fakeVector("passage: học sinh", fakeDim)), cosine(vs[0], vs[1])
	if raw < 0.7 || own > 0.5 {
		t.Errorf("the cosine of two texts is %.2f, centred %.2f", raw, own)
	}
}

func cosine(a, b []float32) float64 {
	var ab, aa, bb float64
	for i := range a {
		ab, aa, bb = ab+float64(a[i]*b[i]), aa+float64(a[i]*a[i]), bb+float64(b[i]*b[i])
	}
	return ab / math.Sqrt(aa*bb)
}

func TestDimensions(t *testing.T) {
	f := newFake(t)
	found := f.open(t, func(o *Options) { o.Known = 0 })
	if found.Dim() != fakeDim || f.count() != 1 {
		t.Errorf("found %d dimensions with %d calls", found.Dim(), f.count())
	}
	asked := f.open(t, func(o *Options) { o.Known, o.Dimensions = 0, 16 })
	if asked.Dim() != 16 || f.count() != 1 {
		t.Errorf("%d dimensions with %d calls", asked.Dim(), f.count())
	}
	v, err := asked.EmbedQuery(t.Context(), "x")
	if err != nil || len(v) != 16 || f.asked[1] != 16 {
		t.Errorf("%d components, %v asked, %v", len(v), f.asked, err)
	}
}

func TestTheMeansAreLearntOnce(t *testing.T) {
	f := newFake(t)
	var means *Means
	first := f.open(t, func(o *Options) { o.Learned = func(m *Means) { means = m } })
	a, err := first.EmbedQuery(t.Context(), "ai làm gì")
	if err != nil || means.dim() != fakeDim {
		t.Fatalf("learned %v, %v", means, err)
	}
	later := f.open(t, func(o *Options) {
		o.Known, o.Means, o.Learned = 0, means, func(*Means) { t.Error("learned again") }
	})
	b, err := later.EmbedQuery(t.Context(), "ai làm gì")
	if err != nil || !near(a, b) || f.count() != 2 || len(f.requests[1]) != 1 {
		t.Errorf("%d requests, %v", f.count(), err)
	}
	other := f.open(t, func(o *Options) { o.Known, o.Dimensions, o.Means = 0, 16, means })
	if v, err := other.EmbedQuery(t.Context(), "x"); err != nil || len(v) != 16 {
		t.Errorf("with the means of other dimensions: %d, %v", len(v), err)
	}
}

func TestIdentity(t *testing.T) {
	f := newFake(t)
	e := f.open(t, nil)
	want := `multilingual-e5-fake query="query: " passage="passage: " centred=1 dim=8`
	if got := e.Identity(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	other := e.opts
	other.BaseURL, other.Key, other.Model, other.Known = "https://elsewhere/v1", "k", "multilingual-E5-fake:latest", 0
	if got := KnownDimensions("0.50 table + 0.50 "+want, other); got != 8 {
		t.Errorf("of the same model elsewhere %d dimensions are known", got)
	}
	none := ""
	other.QueryPrefix = &none
	if got := KnownDimensions(want, other); got != 0 {
		t.Errorf("with another prefix %d dimensions are known", got)
	}
}

func TestNoKeySendsNoKey(t *testing.T) {
	t.Setenv("OPENAI_API_KEY", "sk-of-the-environment")
	t.Setenv("OPENAI_ORGANIZATION", "of-the-environment")
	f := newFake(t)
	f.set(func(_ http.ResponseWriter, r *http.Request, _ int) bool {
		for name, v := range r.Header {
			if name == "Authorization" || strings.Contains(fmt.Sprint(v), "environment") {
				t.Errorf("sent %s: %v", name, v)
			}
		}
		return false
	})
	e := f.open(t, func(o *Options) { o.Key = "" })
	if _, err := e.EmbedQuery(t.Context(), "x"); err == nil {
		t.Error("the fake answers without a key")
	}
}

func TestLongTextsAreCutWhereTheyAreRefused(t *testing.T) {
	e := newFake(t).open(t, nil)
	long := strings.Repeat("dài ", 600)
	vs, err := e.EmbedDocuments(t.Context(), []string{"ngắn", long})
	if err != nil || len(vs) != 2 {
		t.Fatalf("%d vectors, %v", len(vs), err)
	}
}

func TestDefaultPrefixes(t *testing.T) {
	for _, c := range []struct{ model, query, passage string }{
		{"multilingual-e5-small-q4", "query: ", "passage: "},
		{"intfloat/multilingual-e5-large-instruct", instruction + "\nQuery: ", ""},
		{"jeffh/intfloat-multilingual-e5-large:f16", "query: ", "passage: "},
		{"nomic-embed-text:latest", "search_query: ", "search_document: "},
		{"bge-m3", "", ""},
		{"text-embedding-3-small", "", ""},
	} {
		if q, p := DefaultPrefixes(c.model); q != c.query || p != c.passage {
			t.Errorf("%s: got %q and %q", c.model, q, p)
		}
	}
}
