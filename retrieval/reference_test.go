package retrieval

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
)

// plainTerms are the terms of a text in the plain way, one word after the
// other and all as texts, as questions are read: what the analyser does by
// numbers and tables has to come to the same.
func plainTerms(text string, abbr *abbreviations) []string {
	var out []string
	before := ""
	for _, w := range abbr.expand(wordsOf(text)) {
		out = append(out, w.beside...)
		if isFunctionWord(&w) {
			before = ""
			continue
		}
		out = append(out, w.text)
		if w.accented() {
			out = append(out, w.lower)
		}
		if before != "" && w.joined {
			out = append(out, before+" "+w.text)
		}
		before = w.text
	}
	return out
}

// plainSegment writes the segment of a plan of which all entries are sections
// with nothing but a text, as [Segment] describes it.
func plainSegment(p *plan.Plan) []byte {
	postings, docs, abbr := map[string][]byte{}, []byte{}, withGeneral(p.Abbreviations)
	df, last := map[string]int{}, map[string]int{}
	for i, e := range p.Entries {
		tf, length := map[string]int{}, 0
		for _, t := range plainTerms(e.Text, abbr) {
			tf[t] += ownWeight
			if IsPlain(t) {
				length += ownWeight
			}
		}
		for t, n := range tf {
			key := string(class(t)) + t
			postings[key] = appendInt(appendInt(postings[key], i-last[key]), n)
			df[key], last[key] = df[key]+1, i
		}
		docs = appendText(appendInt(appendInt(docs, 0), length), e.ID)
	}
	var terms, blocks []byte
	plainEnd, before := 0, ""
	for n, key := range slices.Sorted(maps.Keys(postings)) {
		if n%blockTerms == 0 {
			blocks, before = binary.LittleEndian.AppendUint32(blocks, uint32(len(terms))), ""
		}
		shared := common([]byte(before), key)
		terms = append(append(terms, byte(shared), byte(len(key)-shared)), key[shared:]...)
		list := append(appendInt(nil, df[key]), postings[key]...)
		terms = appendText(terms, string(list))
		if before = key; key[0] == classPlain {
			plainEnd = len(terms)
		}
	}
	out := append([]byte("khs\x01\x00\x00\x00\x00"), appendText(appendInt(nil, 1), string(plan.KindSection))...)
	out = append(appendInt(out, len(p.Entries)), docs...)
	out = appendInt(appendInt(appendInt(out, plainEnd), len(terms)), len(blocks)/4)
	out = append(append(out, blocks...), terms...)
	binary.LittleEndian.PutUint32(out[4:], crc32.ChecksumIEEE(out[8:]))
	return out
}

// words to make texts of, such as are easily got wrong.
var awkward = strings.Split(`thủ|tục|hành|chính|TTHC|tthc|UBND|ubnd|ủy|ban|nhân|dân|tỉnh|Sở|Y|tế|CNTT|công|nghệ|thông|tin|`+
	`15/01/2025|15-1-2025|01/2023/TT-VPCP|223/KH-UBND|KH&ĐT|1.250.000|0,4%|và|của|CÓ|CA|ca|XYZ|xyz|dự|án|mới|DA|`+
	`hoà|hòa|Hoà|кириллица|中文|ﬁ|ǅ|İ|a|đ|Đ|đ|1/1/1/1|&|`+strings.Repeat("dài", 30)+`|`+strings.Repeat("9", 60)+
	`|TTPVHC|trung|tâm|phục|vụ|công|một|cửa`, "|")

func awkwardPlan(r *rand.Rand) *plan.Plan {
	p := &plan.Plan{Abbreviations: []plan.Abbreviation{
		{Short: "TTPVHC", Long: "Trung tâm Phục vụ hành chính công"}, {Short: "XYZ", Long: "dự án mới"},
		{Short: "DA", Long: "dự án"}, {Short: "XYZ DA", Long: "một cửa"}, {Short: "A B C", Long: "công nghệ mới"},
		{Short: "UBND", Long: "ủy ban nhân dân tỉnh"}, {Short: "CA", Long: "công an"}, {Short: "x", Long: "một hai"},
	}[:r.IntN(9)]}
	for i := range r.IntN(30) {
		var text strings.Builder
		for range r.IntN(60) {
			text.WriteString(awkward[r.IntN(len(awkward))])
			text.WriteString([]string{" ", " ", " ", " ", "-", "  ", ", ", "\n", "\u00a0", "'", "", "/"}[r.IntN(12)])
		}
		p.Entries = append(p.Entries, &plan.Entry{ID: strings.Repeat("i", i), Kind: plan.KindSection, Text: text.String()})
	}
	if len(p.Entries) == 0 {
		p.Entries = []*plan.Entry{{Kind: plan.KindSection}}
	}
	return p
}

// TestAnalyserAgainstPlainWay compares entries' terms and whole segments with
// those made the plain way, byte by byte, one plan after the other so that
// what is kept from one to the next is held to be harmless.
func TestAnalyserAgainstPlainWay(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 80 {
		p := awkwardPlan(r)
		abbr := withGeneral(p.Abbreviations)
		for _, e := range p.Entries {
			want := map[string]int{}
			for _, term := range plainTerms(e.Text, abbr) {
				want[term] += ownWeight
			}
			if got := EntryTerms(e, p); !maps.Equal(want, got) {
				t.Fatalf("terms of %q in plan %d (-plain +got):\n%s", e.Text, n, cmp.Diff(want, got))
			}
		}
		if !bytes.Equal(NewSegment(p).Bytes(), plainSegment(p)) {
			t.Fatalf("segment of plan %d differs from the plain one", n)
		}
	}
}

// TestLexiconIsBounded: a lexicon that has grown beyond its bound is not used
// for another plan.
func TestLexiconIsBounded(t *testing.T) {
	a := newAnalyser(nil)
	for i := range largestLexicon + 1 {
		a.form(fmt.Sprint("x", i))
	}
	old := a.lexicon
	a.free()
	b := newAnalyser(nil)
	defer b.free()
	if b.lexicon == old {
		t.Errorf("a lexicon of %d words is used again", len(old.texts))
	}
}
