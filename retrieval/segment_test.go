package retrieval

import (
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
)

// randomPlan has entries of random syllables, so that terms share beginnings.
func randomPlan(entries int) *plan.Plan {
	r := rand.New(rand.NewPCG(1, 2))
	p := &plan.Plan{ID: "p"}
	for i := range entries {
		text := ""
		for range r.IntN(60) {
			text += []string{"n", "ng", "ngh", "t", "th", "tr", "đ", "", "13"}[r.IntN(9)] + []string{"a", "á", "an", "ang", "ươ", "uyên", "i"}[r.IntN(7)]
			text += []string{" ", " ", ", "}[r.IntN(3)]
		}
		p.Entries = append(p.Entries, &plan.Entry{ID: fmt.Sprint("target/", i), Kind: plan.KindTarget, Text: text})
	}
	return p
}

// TestSegmentHolds compares all postings with the terms of the entries.
func TestSegmentHolds(t *testing.T) {
	for _, entries := range []int{0, 1, 7, 300} {
		p := randomPlan(entries)
		s := NewSegment(p)
		if s.Stats().Entries != entries {
			t.Fatalf("segment has %d entries, want %d", s.Stats().Entries, entries)
		}
		want := map[string]map[int]int{}
		for i, e := range p.Entries {
			for term, tf := range EntryTerms(e, p) {
				if want[term] == nil {
					want[term] = map[int]int{}
				}
				want[term][i] = tf
			}
		}
		for term, docs := range want {
			list := s.find(string(class(term)) + term)
			if list.df() != len(docs) {
				t.Errorf("%d entries: df of %q is %d, want %d", entries, term, list.df(), len(docs))
			}
			got := map[int]int{}
			_, i := number(list, 0)
			for doc := 0; i < len(list); {
				var step, tf int
				step, i = number(list, i)
				tf, i = number(list, i)
				doc += step
				got[doc] = tf
			}
			if diff := cmp.Diff(docs, got); diff != "" {
				t.Errorf("%d entries: postings of %q (-want +got):\n%s", entries, term, diff)
			}
			for _, other := range []string{term + "a", term[:len(term)-1], "a" + term, term + " " + term, ""} {
				if got := s.find(string(class(other)) + other); (got != nil) != (want[other] != nil) {
					t.Errorf("%d entries: find(%q) is nil: %t, want %t", entries, other, got == nil, want[other] == nil)
				}
			}
		}
	}
}

func TestSegmentNear(t *testing.T) {
	p := &plan.Plan{Entries: []*plan.Entry{{Kind: plan.KindTarget, Text: "thương trường thường thuơng nghiêng nghiên 2025 2026 hành chính thương trường"}}}
	var got []string
	NewSegment(p).near("thuonh", func(term string) { got = append(got, term) })
	if diff := cmp.Diff([]string{"thuong"}, got); diff != "" {
		t.Errorf("near thuonh (-want +got):\n%s", diff)
	}
	got = nil
	NewSegment(p).near("nghien", func(term string) { got = append(got, term) })
	if diff := cmp.Diff([]string{"nghien", "nghieng"}, got); diff != "" {
		t.Errorf("near nghien (-want +got):\n%s", diff)
	}
}

// TestSegmentDamaged changes each byte and cuts at each length.
func TestSegmentDamaged(t *testing.T) {
	data := NewSegment(randomPlan(3)).Bytes()
	if _, err := ParseSegment(data); err != nil {
		t.Fatal(err)
	}
	for i := range data {
		bad := slices.Clone(data)
		bad[i] ^= 0x41
		if _, err := ParseSegment(bad); !errors.Is(err, ErrDamaged) {
			t.Errorf("byte %d changed: %v, want ErrDamaged", i, err)
		}
		if _, err := ParseSegment(data[:i]); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut to %d bytes: %v, want ErrDamaged", i, err)
		}
	}
}

// FuzzSegment searches in segments whose checksum is right and whose rest is
// anything.
func FuzzSegment(f *testing.F) {
	f.Add(NewSegment(randomPlan(3)).Bytes()[8:])
	f.Add(NewSegment(randomPlan(0)).Bytes()[8:])
	terms := []Term{{Text: "nga", Weight: 1}, {Text: "thuyenn", Weight: 1, Fuzzy: true}, {Text: "ta ti", Weight: 1, Fuzzy: true}}
	f.Fuzz(func(t *testing.T, rest []byte) {
		data := append([]byte{'k', 'h', 's', SegmentVersion, 0, 0, 0, 0}, rest...)
		sum := crc32.ChecksumIEEE(rest)
		for i := range 4 {
			data[4+i] = byte(sum >> (8 * i))
		}
		s, err := ParseSegment(data)
		if err != nil {
			return
		}
		if _, err := Search(t.Context(), []Searched{{Plan: "p", Segment: s}}, Query{Terms: terms}); err != nil {
			t.Error(err)
		}
	})
}
