package ngram

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// small makes a model of a few sentences.
func small(t testing.TB) *Model {
	t.Helper()
	counts := map[string]int{"sở": 3, "số": 2, "so": 1, "nội": 2, "nói": 1, "vụ": 3, "làm": 2}
	var words []string
	for w := range counts {
		words = append(words, w)
	}
	Order(words, func(w string) int { return counts[w] })
	c := NewCounts(words, []string{"list"})
	ids := c.Index()
	for _, s := range [][]string{{"sở", "nội", "vụ"}, {"sở", "nội", "vụ", "làm"}, {"số", "vụ"}, {"nói", "so"}, {"sở", "làm"}} {
		var row []int
		for _, w := range s {
			row = append(row, ids[w])
		}
		c.Add(row, 1)
		c.Add(row, 3)
	}
	data, stats, err := c.Build(Options{Size: 1 << 16, MinPair: 1, MinTriple: 1})
	if err != nil {
		t.Fatal(err)
	}
	if stats.Pairs == 0 || stats.Triples == 0 {
		t.Fatalf("nothing kept: %+v", stats)
	}
	m, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestModelSumsToOne(t *testing.T) {
	t.Parallel()
	m := small(t)
	ids := make([]int, m.Words())
	for i := range ids {
		ids[i] = i
	}
	sum := func(probs []float32) float64 {
		total := 0.0
		for _, p := range probs {
			total += math.Exp(float64(p))
		}
		return total
	}
	probs, out, pairs := make([]float32, len(ids)), make([]float32, len(ids)), make([]Pair, len(ids))
	next, third := make([]float32, len(ids)), make([]Pair, len(ids))
	for a := range ids {
		m.After(a, ids, probs, pairs)
		if s := sum(probs); math.Abs(s-1) > 0.1 { // one byte a probability
			t.Errorf("after %q the probabilities add up to %v", m.Word(a), s)
		}
		for b := range ids {
			if pairs[b] == NoPair {
				continue
			}
			m.After(b, ids, next, third)
			m.AfterPair(a, pairs[b], ids, next, out)
			if s := sum(out); math.Abs(s-1) > 0.1 {
				t.Errorf("after %q %q they add up to %v", m.Word(a), m.Word(b), s)
			}
		}
	}
}

func TestClass(t *testing.T) {
	t.Parallel()
	m := small(t)
	var got []string
	for from, to := m.Class("so"); from < to; from++ {
		got = append(got, m.Word(from))
	}
	if diff := cmp.Diff([]string{"sở", "số", "so"}, got); diff != "" {
		t.Error(diff)
	}
	if from, to := m.Class("x"); from != to {
		t.Error("a class that is not there")
	}
	if !m.Foreign("list") || m.Foreign("so") {
		t.Error("foreign words")
	}
}

func TestSlips(t *testing.T) {
	t.Parallel()
	m := small(t)
	for in, want := range map[string]string{"noii": "nội", "nnoi": "nội", "lamm": "làm", "noij": "nội", "niox": "", "noi": "", "abcdefghijk": ""} {
		best, cost := "", float32(100)
		m.Slips(in, func(s Slip) {
			if s.Cost < cost {
				best, cost = m.Word(s.From), s.Cost
			}
		})
		if best != want {
			t.Errorf("Slips(%q) gives %q first, want %q", in, best, want)
		}
	}
}

func TestUnits(t *testing.T) {
	t.Parallel()
	type short struct {
		text                 string
		number, mixed, parts bool
	}
	var got []short
	for _, u := range Units("Sở KH&ĐT, quý 1 - q2 (tie6n2)") {
		got = append(got, short{u.Text, u.Number, u.Mixed, u.Break})
	}
	want := []short{{"Sở", false, false, true}, {"KH&ĐT", false, true, false}, {"quý", false, false, true},
		{"1", true, false, false}, {"q2", false, true, false}, {"tie6n2", false, true, false}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(short{})); diff != "" {
		t.Error(diff)
	}
}

func TestSound(t *testing.T) {
	t.Parallel()
	for w, want := range map[string]bool{"việc": true, "viêc": false, "cac": false, "các": true, "xã": true, "thanh": true, "sach": false, "đắk": false, "list": false,
		"người": true, "nguời": false, "ngưòi": false, "tiền": true, "tièn": false, "thuở": true, "quốc": true, "quơ": true, "hươu": true, "yêu": true, "giếng": true} {
		if Sound(w) != want {
			t.Errorf("Sound(%q) = %t", w, !want)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add("kngram1\n")
	f.Add("kngram1\n\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	f.Fuzz(func(t *testing.T, s string) {
		if m, err := Open(s); (m == nil) != (err != nil) {
			t.Fatal("a model and an error, or neither")
		}
	})
}

func TestEmpty(t *testing.T) {
	t.Parallel()
	if m := Empty(); m == nil || m.Words() != first {
		t.Fatal("no empty model")
	}
}
