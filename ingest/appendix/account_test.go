package appendix

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kehoach/ingest/block"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// count adds the words of a text to an account.
func count(account map[string]int, text string, by int) {
	for _, t := range vi.Tokens(text) {
		account[t.Text] += by
	}
}

// countNumber takes a number and what is left of it without the numerals
// before it off the account: "B.2.8" stands for a printed 2.8.
func countNumber(account map[string]int, number string) {
	for {
		count(account, number, -9)
		_, rest, ok := strings.Cut(number, ".")
		if !ok {
			return
		}
		number = rest
	}
}

// missing returns the words that went in and did not come out in a cell of its
// own, a number, a group, a heading or a leftover.
func missing(in []string, r *Result) []string {
	account := map[string]int{}
	for _, s := range in {
		count(account, s, 1)
	}
	for _, e := range r.Entries {
		if e.NumberPrinted {
			countNumber(account, e.Number)
			countNumber(account, plan.BaseNumber(e.Number))
			countNumber(account, e.Number[:len(e.Number)-1])
		}
		for _, f := range plan.TaskFields {
			if c := e.Cell(f); !c.Inherited {
				count(account, c.Text, -1)
			}
		}
		for _, o := range e.Others {
			count(account, o.Text, -1)
		}
	}
	for _, g := range r.Groups {
		count(account, g.Name, -1)
		countNumber(account, g.Numeral)
	}
	for _, p := range slices.Concat(r.Headings, r.Leftovers) {
		count(account, p.Text, -1)
	}
	var out []string
	for w, n := range account {
		if n > 0 {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// TestNothingLost holds that every word of a table comes out, whatever is done
// to its lines.
func TestNothingLost(t *testing.T) {
	t.Parallel()
	text := sampleLines(t)[sampleStart-1:]
	r := sample(t)
	if lost := missing(text, r); len(lost) > 0 {
		t.Errorf("the sample's words %q are lost", lost)
	}
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 3))
		lines := slices.Clone(text)
		for range 1 + rng.IntN(60) {
			i, j := 12+rng.IntN(len(lines)-12), 12+rng.IntN(len(lines)-12)
			switch rng.IntN(4) {
			case 0:
				lines = slices.Delete(lines, i, i+1)
			case 1:
				lines = slices.Insert(lines, i, lines[j])
			case 2:
				lines[i], lines[j] = lines[j], lines[i]
			case 3:
				lines = slices.Insert(lines, i, fmt.Sprint(rng.IntN(90)))
			}
		}
		got, ok := FromLines(blocksOf(lines, 1), Context{})
		if !ok {
			t.Fatalf("seed %d: not read", seed)
		}
		if lost := missing(lines, got); len(lost) > 0 {
			t.Errorf("seed %d: words %q are lost", seed, lost)
		}
		checkResult(t, got)
	}
}

// TestNothingLostInGrids does the same with rows of a grid that are mixed,
// emptied and merged.
func TestNothingLostInGrids(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"dong-thap-552.docx", "dong-nai-179.docx"} {
		for _, table := range planTables(t, file) {
			if _, ok := FromTable(table, Context{}); !ok {
				continue
			}
			for seed := range uint64(20) {
				m := mixed(table, rand.New(rand.NewPCG(seed, 5)))
				r, ok := FromTable(m, Context{})
				if !ok {
					t.Fatalf("%s, seed %d: not read", file, seed)
				}
				if lost := missing(flatten(m), r); len(lost) > 0 {
					t.Errorf("%s, seed %d: words %q are lost", file, seed, lost)
				}
				checkResult(t, r)
			}
		}
	}
}

// mixed returns a copy of a table with rows below the header moved and cells
// emptied, merged with the one above or with the one to the left.
func mixed(t *block.Table, rng *rand.Rand) *block.Table {
	m := &block.Table{Rows: make([][]block.Cell, len(t.Rows))}
	for i, row := range t.Rows {
		m.Rows[i] = slices.Clone(row)
	}
	body := m.Rows[1:]
	for range 40 {
		i, j := rng.IntN(len(body)), rng.IntN(len(body))
		body[i], body[j] = body[j], body[i]
	}
	for i := 1; i < len(body); i++ {
		for k := range body[i] {
			switch rng.IntN(25) {
			case 0:
				body[i][k].Text = ""
			case 1:
				if !body[i][k].Spanned && (k+1 == len(body[i]) || !body[i][k+1].Spanned) && !body[i-1][k].Spanned {
					body[i][k] = body[i-1][k]
					body[i][k].Inherited = true
				}
			case 2:
				if k > 0 && !body[i][k].Inherited && !body[i][k-1].Inherited {
					body[i][k] = body[i][k-1]
					body[i][k].Spanned = true
				}
			}
		}
	}
	return m
}

// checkResult holds what is true of all results: IDs are unique and follow
// from numbers, groups are found, warnings speak of their entry.
func checkResult(t testing.TB, r *Result) {
	t.Helper()
	ids, numerals := map[string]bool{}, map[string]bool{"": true}
	for _, g := range r.Groups {
		if g.Numeral != "" && numerals[g.Numeral] {
			t.Errorf("two groups %q", g.Numeral)
		}
		if !numerals[g.Parent] {
			t.Errorf("group %q is inside %q, which does not come before it", g.Numeral, g.Parent)
		}
		numerals[g.Numeral] = true
	}
	for _, e := range r.Entries {
		if e.Number == "" || e.ID != "task/"+e.Number || ids[e.ID] {
			t.Errorf("ID %q, number %q", e.ID, e.Number)
		}
		ids[e.ID] = true
		if !numerals[e.Group] {
			t.Errorf("%s: group %q is not in the list", e.ID, e.Group)
		}
		for _, w := range e.Warnings {
			if w.Entry != e.ID || w.Code == "" || w.Message == "" {
				t.Errorf("%s: warning %+v", e.ID, w)
			}
		}
	}
}

func FuzzFromLines(f *testing.F) {
	text := sampleLines(f)[sampleStart-1:]
	f.Add(strings.Join(text[:60], "\n"))
	f.Add("STT\nNhiệm vụ\nChủ trì\nThời hạn\n1\nRà soát\nSở Tư pháp\nQuý I\n")
	f.Add("TT\nNội dung\nCơ quan\nThời gian\nChủ trì\nPhối hợp\n(1)\n(2)\n(3)\nI\nA\n1.1\nb)\n%\n-\n")
	f.Fuzz(func(t *testing.T, s string) {
		lines := strings.Split(s, "\n")
		if r, ok := FromLines(blocksOf(lines, 1), Context{}); ok {
			if lost := missing(lines, r); len(lost) > 0 {
				t.Errorf("words %q are lost", lost)
			}
			checkResult(t, r)
		}
	})
}

func FuzzFromTable(f *testing.F) {
	f.Add("STT | Nhiệm vụ | Chủ trì | Thời hạn\nI | A | < | <\n1 | Rà soát | Sở Tư pháp | Quý I\n^ | x | ^ | ^")
	f.Fuzz(func(t *testing.T, s string) {
		lines := strings.Split(strings.TrimSpace(s), "\n")
		width := strings.Count(lines[0], "|")
		for i, l := range lines {
			first, _, _ := strings.Cut(l, "|")
			if strings.Count(l, "|") != width || i == 0 && strings.Contains(l, "^") || strings.Contains(first, "<") || strings.Contains(l, "/ /") {
				return
			}
		}
		table := grid(s)
		if r, ok := FromTable(table, Context{}); ok {
			if lost := missing(flatten(table), r); len(lost) > 0 {
				t.Errorf("words %q are lost", lost)
			}
			checkResult(t, r)
		}
	})
}
