package eval

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"kehoach/plan"
)

// head measures the facts of the head and the foot, those of the contract
// apart from the others.
func (c *comparison) head() {
	g, p := &c.gold.Head, &c.got.Plan
	year := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	kind := func(title string) string { return strings.TrimPrefix(nameKey(title), "ke hoach ") }
	for _, f := range []struct {
		measure, name, want, got string
		key                      func(string) string
	}{
		{"plan fields", "number", g.Number, p.Number, foldSpace},
		{"plan fields", "date", string(g.Date), string(p.Date), foldSpace},
		{"plan fields", "issuer", g.Issuer, p.Issuer, nameKey},
		{"plan fields", "title", g.Title.Text, p.Title, kind},
		{"plan fields", "signer", g.Signer.Text, p.Signer, sameWords},
		{"plan fields", "signer_title", g.SignerTitle.Text, p.SignerTitle, nameKey},
		{"plan fields", "legal_basis", joinPassages(g.LegalBasis), strings.Join(p.LegalBasis, "\n"), sameWords},
		{"more plan fields", "place", g.Place, p.Place, sameWords},
		{"more plan fields", "preamble", joinPassages(g.Preamble), strings.Join(p.Preamble, "\n"), sameWords},
		{"more plan fields", "recipients", joinPassages(g.Recipients), strings.Join(p.Recipients, "\n"), sameWords},
		{"more plan fields", "year", year(g.Year), year(p.Year), foldSpace},
		{"more plan fields", "last_year", year(g.LastYear), year(p.LastYear), foldSpace},
	} {
		if f.want != "" && !slices.Contains(g.Undecidable, f.name) {
			c.judge(f.key(f.want) == f.key(f.got), f.measure, "plan", f.name, f.want, f.got)
		}
	}
}

func joinPassages(list []Passage) string {
	var parts []string
	for _, p := range list {
		parts = append(parts, p.Text)
	}
	return strings.Join(parts, "\n")
}

// repeated is what a reader may set after a numeral to keep it unique.
var repeated = regexp.MustCompile(`\([0-9]+\)$`)

// groups measures the groups of tasks, by name and printed numeral.
func (c *comparison) groups() {
	used := make([]bool, len(c.got.Groups))
	for i := range c.gold.Groups {
		g := &c.gold.Groups[i]
		j := -1
		for k, h := range c.got.Groups {
			// "IV(2)" tells a numeral that is printed twice apart.
			printed := repeated.ReplaceAllString(h.Numeral, "")
			if !used[k] && sameWords(h.Name) == sameWords(g.Name.Text) && matchNumber(g.Numeral, printed) {
				j = k
				break
			}
		}
		if j >= 0 {
			used[j] = true
		}
		if j >= 0 || !g.Optional {
			c.judge(j >= 0, "groups found", "group "+g.Key, "name", g.Name.Text, "")
		}
	}
	if len(c.gold.Groups) == 0 {
		return
	}
	for k, h := range c.got.Groups {
		c.judge(used[k], "groups real", "group "+h.Numeral, "name", "", h.Name)
	}
}

// inGroup reports whether the numeral that was read leads to the group with
// this key, or to the one around it if the group is optional. It also returns
// the name of the group.
func (c *comparison) inGroup(key, numeral string) (string, bool) {
	i := slices.IndexFunc(c.gold.Groups, func(g GroupGold) bool { return g.Key == key })
	g := &c.gold.Groups[i]
	name := sameWords(g.Name.Text)
	right := numeral != "" && slices.ContainsFunc(c.got.Groups, func(h plan.Group) bool {
		return h.Numeral == numeral && sameWords(h.Name) == name
	})
	if !right && g.Optional && g.Parent != "" {
		_, right = c.inGroup(g.Parent, numeral)
	}
	return g.Name.Text, right
}

// passages measures targets or duties. One is found by its number, or by its
// words where the number leads to other words or to nothing.
func (c *comparison) passages(kind plan.Kind, gold []PassageGold) {
	several := string(kind) + "s"
	if kind == plan.KindDuty {
		several = "duties"
	}
	got := c.got.entries(kind)
	used := make([]bool, len(got))
	words := make([]map[string]bool, len(got))
	for j, e := range got {
		words[j] = wordSet(bareItem(e.Text))
	}
	for i := range gold {
		p := &gold[i]
		where := string(kind) + " " + cmp.Or(p.Number, p.Text.Text)
		j := findPassage(p, got, words, used)
		if j < 0 && p.Optional {
			continue
		}
		c.judge(j >= 0, several+" found", where, "text", p.Text.Text, "")
		e := new(plan.Entry)
		if j >= 0 {
			e, used[j] = got[j], true
		}
		c.passage(string(kind), where, p, e)
	}
	if len(gold) == 0 {
		return
	}
	for j, e := range got {
		c.judge(used[j], several+" real", e.ID, "text", "", e.Text)
	}
}

func findPassage(p *PassageGold, got []*plan.Entry, words []map[string]bool, used []bool) int {
	own := wordSet(bareItem(p.Text.Text))
	best, found := likeEnough, -1
	for j, e := range got {
		if used[j] {
			continue
		}
		l := overlap(own, words[j])
		if p.Number != "" && e.Number == p.Number {
			l += numberWeight
		}
		if l > best {
			best, found = l, j
		}
	}
	return found
}

func (c *comparison) passage(kind, where string, p *PassageGold, e *plan.Entry) {
	open := func(field string) bool { return slices.Contains(p.Undecidable, field) }
	missed := e.ID == "" && e.Text == ""
	if p.Number != "" && !open("number") {
		c.judge(matchNumber(p.Number, e.Number), kind+" numbers", where, "number", p.Number, e.Number)
	}
	var also []string
	for _, a := range p.Also {
		also = append(also, bareItem(a.Text))
	}
	c.is(kind+" text", where, "text", bareItem(p.Text.Text), bareItem(e.Text), also...)
	if kind == string(plan.KindTarget) {
		right := !missed && sameFigures(p, e.Figures)
		c.judge(right, "target figures", where, "figures", strings.Join(p.Figures, " "), strings.Join(e.Figures, " "))
	}
	if p.Agency != "" && !open("agency") {
		c.judge(nameKey(p.Agency) == nameKey(e.Agency), "duty agencies", where, "agency", p.Agency, e.Agency)
	}
	switch {
	case open("due") || kind != string(plan.KindDuty):
	case p.Due != nil:
		c.due(kind, where, p.Due, e.Due, missed)
	default:
		c.lastDay(kind, where, nil, e.Due.Date, missed)
	}
	c.warnings(where, p.Warnings, e)
}

// sameFigures reports whether the figures are those of the gold in any order.
// A figure may go on with what it is counted by: "15 phút/01 lần giao dịch".
func sameFigures(p *PassageGold, got []string) bool {
	left := slices.Clone(p.Figures)
	for _, f := range got {
		f = foldSpace(f)
		i := slices.IndexFunc(left, func(want string) bool {
			return f == want || strings.HasPrefix(f, want+" ") || strings.HasPrefix(f, want+"/")
		})
		if i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else if !slices.Contains(p.FiguresAlso, f) {
			return false
		}
	}
	return len(left) == 0
}

// sections measures whether the words of the other text are kept.
func (c *comparison) sections() {
	var kept []string
	for _, e := range c.got.entries(plan.KindSection) {
		kept = append(kept, sameWords(e.Text))
	}
	all := strings.Join(kept, "\n")
	for i := range c.gold.Sections {
		s := &c.gold.Sections[i]
		for _, line := range strings.Split(s.Text.Text, "\n") {
			c.judge(strings.Contains(all, sameWords(bareItem(line))), "section text kept", "section "+s.Number, "text", line, "")
		}
	}
}

// leftovers measures whether what was left over is really nothing of the
// plan, as far as the gold knows its words.
func (c *comparison) leftovers() {
	known := make(map[string]string)
	learn := func(where, text string) {
		for _, line := range strings.Split(text, "\n") {
			if w := sameWords(line); w != "" {
				known[w] = where
			}
		}
	}
	for i := range c.gold.Tasks {
		for _, p := range c.gold.Tasks[i].Cells {
			if p != nil {
				learn("task "+c.gold.Tasks[i].Number, p.Text)
			}
		}
	}
	for _, list := range [][]PassageGold{c.gold.Targets, c.gold.Duties, c.gold.Sections} {
		for i := range list {
			learn(list[i].Kind+" "+list[i].Number, list[i].Text.Text)
		}
	}
	for _, piece := range c.got.Leftovers {
		where, lost := known[sameWords(piece.Text)]
		c.judge(!lost, "leftovers rightly left", "leftover", where, "", piece.Text)
	}
}
