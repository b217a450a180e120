package eval

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// goldChecker resolves the passages of a gold file against its document and
// collects what is wrong.
type goldChecker struct {
	lines []string
	// words is the document on one line without the asterisks of Markdown.
	words string
	// key is words as names are compared.
	key string
	// owner is the cell that claims a line, "task/5 product".
	owner map[int]string
	errs  []error
}

func checkExtractionGold(g *ExtractionGold, source string) error {
	source = vi.NFC(source)
	c := &goldChecker{
		lines: strings.Split(source, "\n"),
		words: foldSpace(strings.ReplaceAll(source, "*", "")),
		owner: make(map[int]string),
	}
	c.key = nameKey(c.words)
	c.head(&g.Head)
	for i := range g.Groups {
		c.group(g, i)
	}
	for _, list := range [][]PassageGold{g.Sections, g.Targets, g.Duties} {
		for i := range list {
			c.passageGold(fmt.Sprintf("%s %d", list[i].Kind, i+1), &list[i])
		}
	}
	for i := range g.Tasks {
		c.task(g, i)
	}
	return errors.Join(c.errs...)
}

func (c *goldChecker) bad(at, format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf("%s: %w", at, fmt.Errorf(format, args...)))
}

// passage fills the text of p, or checks that the document has it.
func (c *goldChecker) passage(at string, p *Passage) {
	if p.Lines == nil {
		if p.Text != "" && !strings.Contains(c.words, foldSpace(p.Text)) {
			c.bad(at, "the document has no %q", p.Text)
		}
		return
	}
	var parts []string
	last := 0
	for _, n := range p.Lines {
		if n <= last || n > len(c.lines) {
			c.bad(at, "line %d after %d, want ascending up to %d", n, last, len(c.lines))
			return
		}
		if strings.TrimSpace(c.lines[n-1]) == "" {
			c.bad(at, "line %d is empty", n)
		}
		last = n
		parts = append(parts, c.lines[n-1])
	}
	p.Text = strings.TrimSpace(strings.Join(parts, "\n"))
}

func (c *goldChecker) head(h *HeadGold) {
	if !slices.Contains(h.Documents, h.Source) {
		c.bad("plan", "source %q is none of %q", h.Source, h.Documents)
	}
	if _, err := plan.ParseDate(string(h.Date)); err != nil {
		c.bad("plan", "%w", err)
	}
	for _, p := range []*Passage{&h.Title, &h.Signer, &h.SignerTitle} {
		c.passage("plan", p)
	}
	for _, list := range [][]Passage{h.LegalBasis, h.Preamble, h.Recipients, h.Leftovers} {
		for i := range list {
			c.passage("plan", &list[i])
		}
	}
	for _, s := range []string{h.Number, h.Place} {
		if !strings.Contains(c.words, s) {
			c.bad("plan", "the document has no %q", s)
		}
	}
}

func (c *goldChecker) group(g *ExtractionGold, i int) {
	group := &g.Groups[i]
	at := "group " + group.Key
	c.passage(at, &group.Name)
	for j := range i {
		if g.Groups[j].Key == group.Key {
			c.bad(at, "the key is not unique")
		}
	}
	if group.Parent != "" && !hasGroup(g.Groups[:i], group.Parent) {
		c.bad(at, "no group %q before it", group.Parent)
	}
	if group.Name.Text == "" {
		c.bad(at, "no name")
	}
}

func hasGroup(groups []GroupGold, key string) bool {
	return slices.ContainsFunc(groups, func(g GroupGold) bool { return g.Key == key })
}

func (c *goldChecker) passageGold(at string, p *PassageGold) {
	c.passage(at, &p.Text)
	for i := range p.Also {
		c.passage(at, &p.Also[i])
	}
	if p.Text.Text == "" {
		c.bad(at, "no text")
	}
	if p.Kind != "target" && p.Number == "" {
		c.bad(at, "no number")
	}
	for _, f := range slices.Concat(p.Figures, p.FiguresAlso) {
		if !strings.Contains(p.Text.Text, f) {
			c.bad(at, "no figure %q in it", f)
		}
	}
	if p.Agency != "" && !strings.Contains(c.key, nameKey(p.Agency)) {
		c.bad(at, "the document has no %q", p.Agency)
	}
	if p.Due != nil {
		c.due(at, *p.Due)
	}
	c.undecidable(at, p.Undecidable, "agency", "due", "number")
}

func (c *goldChecker) task(g *ExtractionGold, i int) {
	t := &g.Tasks[i]
	at := "task " + t.Group + "/" + t.Number
	if t.Number == "" || t.Group != "" && !hasGroup(g.Groups, t.Group) {
		c.bad(at, "no number, or no such group")
	}
	for _, u := range g.Tasks[:i] {
		if u.Group == t.Group && u.Number == t.Number && !slices.Contains(t.Undecidable, "number") {
			c.bad(at, "the number is not unique")
		}
	}
	if len(t.Cells) != len(plan.TaskFields) {
		c.bad(at, "%d cells, want %d", len(t.Cells), len(plan.TaskFields))
	}
	for _, f := range plan.TaskFields {
		c.cell(g, i, f, at)
	}
	for _, a := range t.Agencies {
		c.agency(at, t, a)
	}
	c.due(at, t.Due)
	allowed := []string{"number", "number_printed", "due"}
	for _, f := range plan.TaskFields {
		allowed = append(allowed, string(f))
	}
	c.undecidable(at, t.Undecidable, allowed...)
}

// cell checks one cell of task i: a line belongs to one cell, and an inherited
// cell is that of the row above.
func (c *goldChecker) cell(g *ExtractionGold, i int, f plan.FieldName, at string) {
	t := &g.Tasks[i]
	at += " " + string(f)
	p, ok := t.Cells[f]
	inherited := slices.Contains(t.Inherited, f)
	switch {
	case !ok:
		c.bad(at, "missing, want null where the row has no such cell")
		return
	case p == nil:
		if inherited {
			c.bad(at, "inherited and absent")
		}
		return
	}
	c.passage(at, p)
	if inherited {
		if i == 0 || g.Tasks[i-1].Group != t.Group || g.Tasks[i-1].Cells[f] == nil || g.Tasks[i-1].Cells[f].Text != p.Text {
			c.bad(at, "the row above has not the cell that is inherited")
		}
		return
	}
	for _, n := range p.Lines {
		if other := c.owner[n]; other != "" {
			c.bad(at, "line %d is already in %s", n, other)
		}
		c.owner[n] = at
	}
}

func (c *goldChecker) agency(at string, t *TaskGold, a AgencyGold) {
	field := map[plan.Role]plan.FieldName{plan.RoleLead: plan.FieldLead, plan.RoleCoordinating: plan.FieldCoordinating}[a.Role]
	cell := t.Cells[field]
	if cell == nil {
		c.bad(at, "%q has the role %q, for which the row has no cell", a.Name, a.Role)
		return
	}
	key := nameKey(cell.Text)
	for _, name := range append([]string{a.Name}, a.Aka...) {
		if strings.Contains(key, nameKey(name)) {
			return
		}
	}
	c.bad(at, "the cell %q does not name %q", cell.Text, a.Name)
}

func (c *goldChecker) due(at string, d DueGold) {
	kinds := []plan.DueKind{plan.DueDate, plan.DueRange, plan.DueRecurring, plan.DueEvent,
		plan.DueContinuous, plan.DueUnspecified, plan.DueComposite}
	for _, k := range append([]plan.DueKind{d.Kind}, d.KindAlso...) {
		if !slices.Contains(kinds, k) {
			c.bad(at, "unknown kind of due %q", k)
		}
	}
	if d.Date != nil {
		if _, err := plan.ParseDate(string(*d.Date)); err != nil {
			c.bad(at, "%w", err)
		}
	}
}

func (c *goldChecker) undecidable(at string, fields []string, allowed ...string) {
	for _, f := range fields {
		if !slices.Contains(allowed, f) {
			c.bad(at, "unknown undecidable field %q", f)
		}
	}
}
