package appendix

import (
	"fmt"
	"sort"
	"strconv"

	"kehoach/plan"
)

// WarnNumberRepeated is the code of a warning about a number or numeral that
// the document prints twice.
const WarnNumberRepeated = "number_repeated"

// nameGroups gives each group a numeral that no other group has: as printed
// where that is enough, else with the numeral around it ("B.IV"), else with a
// count ("B.IV(2)").
func (b *builder) nameGroups() {
	count := map[string]int{}
	for _, g := range b.groups {
		if !g.carried {
			count[g.label.text]++
		}
	}
	repeats := map[style]bool{} // inner numerals of this style begin anew
	for _, g := range b.groups {
		if g.parent >= 0 && count[g.label.text] > 1 {
			repeats[g.label.style] = true
		}
	}
	for i := range b.groups {
		g := &b.groups[i]
		if g.carried {
			continue
		}
		g.Name = g.name
		if g.parent >= 0 {
			g.Parent = b.groups[g.parent].Numeral
		}
		if g.label.text == "" {
			continue
		}
		n := g.label.text
		if g.Parent != "" && repeats[g.label.style] {
			n = g.Parent + "." + n
		}
		if b.usedNumerals[n] && b.rank > 1 && g.parent < 0 && !b.ownNumeral(n, i) {
			n = fmt.Sprintf("B%d.%s", b.rank, n)
		}
		g.Numeral = unique(n, b.usedNumerals)
		b.checkNumeral(i)
	}
}

// ownNumeral reports whether a group before the i-th of this table has it.
func (b *builder) ownNumeral(n string, i int) bool {
	for _, g := range b.groups[:i] {
		if g.Numeral == n {
			return true
		}
	}
	return false
}

// checkNumeral warns where a numeral repeats or skips after its last sibling.
func (b *builder) checkNumeral(i int) {
	g := b.groups[i]
	for j := i - 1; j >= 0; j-- {
		last := b.groups[j]
		if last.parent != g.parent || last.label.style != g.label.style || last.label.prefix != g.label.prefix {
			continue
		}
		switch {
		case g.label.text != "" && g.label.n == last.label.n:
			b.warn(WarnNumberRepeated, g.label.text, fmt.Sprintf("Số nhóm %q in hai lần: %q và %q.", g.label.text, last.name, g.name))
		case g.label.n > last.label.n+1 && g.label.style != styleLetter && g.label.style != styleNone:
			b.warn(plan.WarnNumberGap, g.label.text, fmt.Sprintf("Số nhóm nhảy từ %q sang %q.", last.label.text, g.label.text))
		}
		return
	}
}

func (b *builder) warn(code, text, message string) {
	b.out.Warnings = append(b.out.Warnings, plan.Warning{Code: code, Text: text, Message: message})
}

// unique returns n, with a count where used has it, and marks it used.
func unique(n string, used map[string]bool) string {
	name := n
	for i := 2; used[name]; i++ {
		name = n + "(" + strconv.Itoa(i) + ")"
	}
	used[name] = true
	return name
}

// numberRows gives each row its base number: printed, merged from the row
// above, or restored from the neighbours; and the letters of the blocks under
// one number.
func (b *builder) numberRows() {
	b.nestLetters()
	last := -1 // the last row with a number of its own
	for i := 0; i < len(b.rows); i++ {
		r := b.rows[i]
		switch {
		case r.merged && i > 0:
			r.sub = true
		case r.number.text != "":
			r.base = r.number.text
			if last >= 0 && b.rows[last].number.text == r.base && b.rows[last].group == r.group {
				r.sub = true
			}
			last = i
		default:
			end := i
			for end < len(b.rows) && b.rows[end].number.text == "" && !b.rows[end].merged {
				end++
			}
			last = b.restore(last, i, end)
			i = end - 1
		}
	}
	b.letterBlocks()
	b.findGaps()
}

// nestLetters puts the number above before the letters under it: a) under 3
// is "3.a)".
func (b *builder) nestLetters() {
	above := label{}
	for i, r := range b.rows {
		if i > 0 && b.rows[i-1].group != r.group {
			above = label{}
		}
		switch r.number.style {
		case styleArabic, styleDotted:
			above = r.number
		case styleSmall:
			if above.text != "" {
				r.number.text = above.text + "." + r.number.text
				r.number.prefix = above.text + "."
			}
		}
	}
}

// restore numbers the rows from..end, which have none, between the numbered
// row last (-1 for none) and the row end. It returns the last row with a
// number of its own.
func (b *builder) restore(last, from, end int) int {
	if end < len(b.rows) && b.rows[end].number.style != styleNone {
		next := b.rows[end].number
		prev := label{style: next.style, prefix: next.prefix}
		if last >= 0 && sameSeries(b.rows[last].number, next) && next.n > b.rows[last].number.n {
			return b.fill(last, from, end, b.rows[last].number, next.n-b.rows[last].number.n-1)
		}
		// The numbering begins anew with the group of the row end.
		start := from
		for start < end && b.rows[start].group != b.rows[end].group {
			start++
		}
		if last >= 0 && b.rows[last].group == b.rows[end].group {
			start = end
		}
		last = b.fillOpen(last, from, start)
		if start < end {
			return b.fill(last, start, end, prev, next.n-1)
		}
		return last
	}
	return b.fillOpen(last, from, end)
}

func sameSeries(a, b label) bool { return a.style == b.style && a.prefix == b.prefix }

// fill gives the gap numbers that are missing after prev to the rows that
// most look like a task's first; the others are further blocks.
func (b *builder) fill(last, from, end int, prev label, gap int) int {
	order := make([]int, 0, end-from)
	for i := from; i < end; i++ {
		order = append(order, i)
	}
	score := func(i int) int {
		r, s := b.rows[i], 0
		if r.marked {
			s += 8
		}
		if r.has(plan.FieldObjective) {
			s += 2
		}
		if r.has(plan.FieldObjective) || r.has(plan.FieldTask) {
			s += 4
		}
		if last < 0 && i == from {
			s += 16 // nothing to be a further block of
		}
		return s
	}
	sort.SliceStable(order, func(i, j int) bool { return score(order[i]) > score(order[j]) })
	gap = max(0, min(gap, len(order)))
	doubt := gap > 0 && gap < len(order) && score(order[gap-1]) == score(order[gap])
	numbered := map[int]bool{}
	for _, i := range order[:gap] {
		numbered[i] = true
	}
	n := prev.n
	for i := from; i < end; i++ {
		r := b.rows[i]
		r.doubt = doubt
		if !numbered[i] && last >= 0 {
			r.sub = true
			continue
		}
		if numbered[i] {
			n++ // else the row stands before the first number: 0
		}
		r.number = prev.restored(n)
		r.base, r.restored = r.number.text, true
		last = i
	}
	return last
}

// fillOpen numbers rows after the last number of a series. In a table with a
// grid an empty number cell is a further block; in a flattened one, and where
// nothing was numbered before, each row with a text of its own counts on.
func (b *builder) fillOpen(last, from, end int) int {
	for i := from; i < end; i++ {
		r := b.rows[i]
		own := r.has(plan.FieldObjective) || r.has(plan.FieldTask)
		numbered := last >= 0 && !b.rows[last].restored
		if last >= 0 && (!own || numbered && !b.lined && b.layout.has(roleNumber)) {
			r.sub = true
			continue
		}
		prev := label{style: styleArabic}
		if last >= 0 {
			prev = b.rows[last].number
		} else if p := b.c.prev(); p != nil && len(p.rows) > 0 {
			prev = p.rows[len(p.rows)-1].number
		}
		if last >= 0 && b.rows[last].group != r.group && b.beginsAnew() {
			prev.n = 0
		}
		r.number = prev.restored(prev.n + 1)
		if prev.style != styleArabic && prev.style != styleDotted && prev.style != styleSmall {
			r.number = label{style: styleArabic}.restored(prev.n + 1)
		}
		r.base, r.restored = r.number.text, true
		last = i
	}
	return last
}

// beginsAnew reports whether printed numbers begin with 1 in a later group.
func (b *builder) beginsAnew() bool {
	seen, ones := -2, 0
	for _, r := range b.rows {
		if r.number.style == styleArabic && r.number.n == 1 && !r.restored && r.group != seen {
			seen = r.group
			ones++
		}
	}
	return ones > 1
}

// letterBlocks gives the blocks under one number their letters.
func (b *builder) letterBlocks() {
	for i := 0; i < len(b.rows); {
		end := i + 1
		for end < len(b.rows) && b.rows[end].sub {
			end++
		}
		if end-i > 1 {
			for j := i; j < end; j++ {
				b.rows[j].base = b.rows[i].base
				b.rows[j].letter = blockLetter(j - i)
				if j > i && b.rows[j].merged {
					b.rows[j].restored = b.rows[i].restored
				}
			}
		}
		i = end
	}
}

// blockLetter is a for 0, z for 25, then aa.
func blockLetter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return blockLetter(i/26-1) + blockLetter(i%26)
}

// findGaps warns about numbers that no row has.
func (b *builder) findGaps() {
	var last *row
	for _, r := range b.rows {
		if r.sub || r.number.style == styleNone {
			continue
		}
		if last != nil && sameSeries(last.number, r.number) &&
			r.number.n > last.number.n+1 && r.number.style != styleSmall {
			b.warn(plan.WarnNumberGap, r.number.text,
				fmt.Sprintf("Thiếu số thứ tự giữa %s và %s.", last.number.text, r.number.text))
		}
		last = r
	}
}
