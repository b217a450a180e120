package agent

import (
	"fmt"
	"slices"
	"strings"

	"kehoach/agent/work"
	"kehoach/plan/vi"
)

// body finds the body that a name means; "" is everyone.
func (b *book) body(name string) (work.Body, error) {
	if name == "" {
		return work.Body{}, nil
	}
	if n := b.dir.Name(name); n != "" {
		return work.Body{Key: name, Name: n}, nil
	}
	ms := b.dir.Find(name)
	for _, m := range ms {
		if m.Exact && !m.Unbounded {
			return work.Body{Key: m.Key, Name: b.nameOf(m.Key, m.Name)}, nil
		}
	}
	unknown := &UnknownAgency{Name: name}
	for _, m := range ms {
		for _, k := range append([]string{m.Key}, m.Alternatives...) {
			if n := b.nameOf(k, m.Name); !slices.Contains(unknown.Nearest, n) {
				unknown.Nearest = append(unknown.Nearest, n)
			}
		}
	}
	if len(unknown.Nearest) == 0 {
		unknown.Nearest = b.nearest(name)
	}
	return work.Body{}, unknown
}

// nameOf returns a body's official name, or as it is written where the
// directory has none.
func (b *book) nameOf(key, written string) string {
	n := b.dir.Name(key)
	if n == "" {
		return written
	}
	if short, ok := strings.CutSuffix(n, " tỉnh"); ok && b.belowProvince() {
		return short // of a commune or a city: "Hội Nông dân"
	}
	return n
}

// belowProvince reports whether the plan is of a commune, a district or a city,
// whose bodies are not those of a province.
func (b *book) belowProvince() bool {
	issuer := " " + vi.Fold(b.plan.Issuer) + " "
	return slices.ContainsFunc([]string{" xa ", " phuong ", " dac khu ", " huyen ", " thi xa ", " thanh pho "}, func(level string) bool { return strings.Contains(issuer, level) })
}

// UnknownAgency is the error for a name that no body bears.
type UnknownAgency struct {
	Name string
	// Nearest are names that may be meant.
	Nearest []string
}

func (u *UnknownAgency) Error() string { return fmt.Sprintf("no agency is called %q", u.Name) }

// nearest returns up to three names of the plan's bodies that share most
// syllables with a name that nobody bears.
func (b *book) nearest(name string) []string {
	words := folds(name)
	type scored struct {
		name  string
		score float64
	}
	var all []scored
	seen := make(map[string]bool)
	for _, e := range b.plan.Entries {
		for _, a := range e.Agencies {
			if seen[a.Key] {
				continue
			}
			seen[a.Key] = true
			full := b.nameOf(a.Key, a.Name)
			if s := likeness(words, folds(full)); s > 0.3 {
				all = append(all, scored{full, s})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y scored) int {
		switch {
		case x.score > y.score:
			return -1
		case x.score < y.score:
			return 1
		}
		return vi.Compare(x.name, y.name)
	})
	var out []string
	for _, s := range all[:min(3, len(all))] {
		out = append(out, s.name)
	}
	return out
}

// likeness is the share of pairs of letters that two names have in common.
func likeness(a, b []string) float64 {
	x, y := pairs(a), pairs(b)
	if len(x)+len(y) == 0 {
		return 0
	}
	common := 0
	for p, n := range x {
		common += min(n, y[p])
	}
	return 2 * float64(common) / float64(total(x)+total(y))
}

func pairs(words []string) map[string]int {
	out := make(map[string]int)
	for _, w := range words {
		w = " " + w + " "
		for i := 0; i+2 <= len(w); i++ {
			out[w[i:i+2]]++
		}
	}
	return out
}

func total(m map[string]int) int {
	n := 0
	for _, v := range m {
		n += v
	}
	return n
}
