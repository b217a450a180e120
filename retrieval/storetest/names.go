package storetest

import (
	"errors"
	"testing"

	"kehoach/retrieval"
)

// hostile are names that break stores which build their statements, paths or
// patterns from text.
var hostile = []string{
	"a", "A", "á", "a\u0301", "a ", " a", "a'", `a"`, "a' OR '1'='1", `a"; DROP TABLE plans; --`,
	"a%", "%", "_", `\`, "../a", "a/b", "a?b=c", "a#b", "$1", ":a", "@a", "a\nb", "a\tb",
	"UBND huyện Cư M'gar", "Sở Nội vụ 🏛", "ÿÿÿÿ", "null", "0", "00",
}

// testNames stores a plan under each tenant and a plan under each ID.
func testNames(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	for i, name := range hostile {
		p := Plan(uint64(i), 2)
		p.ID = "same"
		put(t, s, name, p)
		p = Plan(uint64(i), 2)
		p.ID = name
		put(t, s, "ids", p)
	}
	for i, name := range hostile {
		p := Plan(uint64(i), 2)
		p.ID = "same"
		want(t, s, name, p)
		if all, err := s.Plans(t.Context(), name); err != nil || len(all) != 1 {
			t.Errorf("Plans(%q) = %d plans, %v; want 1", name, len(all), err)
		}
		p.ID = name
		want(t, s, "ids", p)
		q := retrieval.Query{Plans: []string{name}, K: 100}
		if hits := search(t, s, "ids", q, p.Entries[0].Text); len(hits) == 0 || hits[0].Plan != name || hits[0].Entry != p.Entries[0].ID {
			t.Errorf("search of plan %q found %v", name, entries(hits))
		}
	}
	for _, name := range hostile {
		if err := s.Remove(t.Context(), name, "same"); err != nil {
			t.Errorf("Remove(%q): %v", name, err)
		}
	}
	if all, err := s.Plans(t.Context(), "ids"); err != nil || len(all) != len(hostile) {
		t.Errorf("Plans after removing others' = %d, %v; want %d", len(all), err, len(hostile))
	}
	for _, bad := range []string{"", "a\x00b", "a\xff"} {
		p := Plan(1, 1)
		if _, err := s.Put(t.Context(), bad, p, nil); err == nil {
			t.Errorf("Put for tenant %q did not fail", bad)
		}
		p.ID = bad
		if _, err := s.Put(t.Context(), "t", p, nil); err == nil {
			t.Errorf("Put of plan %q did not fail", bad)
		}
	}
}

func testTenants(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	a, b := Plan(1, 6), Plan(1, 6)
	b.Title = "của đơn vị khác"
	b.Entries[0].Task.Text = "bảo tồn voọc mũi hếch"
	put(t, s, "a", a)
	put(t, s, "b", b)
	want(t, s, "a", a)
	want(t, s, "b", b)
	question := "bảo tồn voọc mũi hếch"
	if hits := search(t, s, "b", retrieval.Query{}, question); len(hits) == 0 || hits[0].Entry != b.Entries[0].ID {
		t.Errorf("search of b found %v, want %s first", entries(hits), b.Entries[0].ID)
	}
	for _, h := range search(t, s, "a", retrieval.Query{}, question) {
		if h.Entry == a.Entries[0].ID && h.Cover > 0.5 {
			t.Errorf("search of a saw the words of b: %+v", h)
		}
	}
	if err := s.Remove(t.Context(), "a", a.ID); err != nil {
		t.Fatal(err)
	}
	want(t, s, "b", b)
	if _, err := s.Plan(t.Context(), "a", a.ID); !errors.Is(err, retrieval.ErrNotFound) {
		t.Errorf("Plan of a after removing it: %v, want ErrNotFound", err)
	}
	for _, stranger := range []string{"", "c", "A", "a%"} {
		if all, err := s.Plans(t.Context(), stranger); err != nil || len(all) > 0 {
			t.Errorf("Plans(%q) = %v, %v; want none", stranger, all, err)
		}
		if _, err := s.Plan(t.Context(), stranger, b.ID); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("Plan(%q): %v, want ErrNotFound", stranger, err)
		}
		if hits := search(t, s, stranger, retrieval.Query{}, question); len(hits) > 0 {
			t.Errorf("search of %q found %v", stranger, entries(hits))
		}
	}
}
