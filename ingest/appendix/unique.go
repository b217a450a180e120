package appendix

import (
	"fmt"
	"strconv"
	"strings"
)

// uniqueNumbers returns the number of each row, unique in the document: the
// base with its block letter, with the numerals of the groups around it where
// the numbers begin anew in each group, as few levels of them as are enough.
// A single number that is printed twice changes that row only.
func (b *builder) uniqueNumbers() []string {
	numbers := make([]string, len(b.rows))
	for i, r := range b.rows {
		numbers[i] = r.base + r.letter
	}
	clashes, restarts, groups := b.clashes(numbers)
	prev := b.c.prev()
	b.prefixed = clashes > 0 && (clashes >= 3 || restarts > 0 && restarts*2 >= groups-1) ||
		prev != nil && prev.prefixed && len(b.groups) > 0
	deepest := 0
	for i := range b.groups {
		deepest = max(deepest, len(b.path(i)))
	}
	if b.prefixed {
		for levels := 1; levels <= deepest; levels++ {
			for i, r := range b.rows {
				numbers[i] = b.prefix(r.group, levels) + r.base + r.letter
			}
			if n, _, _ := b.clashes(numbers); n == 0 {
				return numbers
			}
		}
	}
	seen := map[string]bool{}
	for n := range b.usedNumbers {
		seen[n] = true
	}
	for i, r := range b.rows {
		n := numbers[i]
		if seen[n] && !b.prefixed {
			n = b.prefix(r.group, deepest) + n
		}
		if seen[n] && b.rank > 1 && b.usedNumbers[n] {
			n = fmt.Sprintf("B%d.%s", b.rank, n)
		}
		numbers[i] = unique(n, seen)
	}
	return numbers
}

// clashes counts the rows whose number is taken before them, the groups that
// begin with such a number and a 1, and the groups with rows.
func (b *builder) clashes(numbers []string) (rows, restarts, groups int) {
	seen := map[string]bool{}
	group := -2
	for i, r := range b.rows {
		taken := seen[numbers[i]] || b.usedNumbers[numbers[i]]
		seen[numbers[i]] = true
		if taken {
			rows++
		}
		if r.group != group {
			group = r.group
			groups++
			if taken && r.number.n == 1 {
				restarts++
			}
		}
	}
	return rows, restarts, groups
}

// prefix is the numerals of the outermost levels of groups around a row, as
// printed, with a dot after each; a group without numeral counts as N1, N2.
func (b *builder) prefix(g, levels int) string {
	var s strings.Builder
	for i, at := range b.path(g) {
		if i == levels {
			break
		}
		text := b.groups[at].label.text
		if text == "" {
			text = "N" + strconv.Itoa(b.ordinal(at))
		}
		s.WriteString(text + ".")
	}
	return s.String()
}

// ordinal is the rank of a group among those without numeral around it.
func (b *builder) ordinal(at int) int {
	n := 0
	for i := 0; i <= at; i++ {
		if b.groups[i].parent == b.groups[at].parent && b.groups[i].label.text == "" {
			n++
		}
	}
	return n
}
