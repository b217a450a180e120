package draft

import (
	"fmt"
	"slices"
	"strings"

	"kehoach/plan/agency"
)

// FileName proposes a name for a paper's file, without its ending.
func FileName(r Request) string {
	parts := []string{r.Kind}
	if s := agency.Slug(r.Agency); s != "" {
		parts = append(parts, s)
	}
	if p := r.Period.String(); p != "" {
		parts = append(parts, strings.ToLower(p))
	}
	return strings.Join(parts, "-")
}

// Markdown writes a document as Markdown, for reading and for chats.
func Markdown(d *Document) string {
	var b strings.Builder
	h := d.Head
	fmt.Fprintf(&b, "> Dự thảo do trợ lý tạo, cần kiểm tra\n\n")
	if h.Parent != "" {
		fmt.Fprintf(&b, "%s  \n", h.Parent)
	}
	fmt.Fprintf(&b, "**%s**  \nSố:        /%s  \n%s, ngày     tháng     năm %d\n\n", strings.Join(h.Issuer, " "), h.Symbol, h.Place, h.Year)
	if d.Type != "" {
		fmt.Fprintf(&b, "# %s\n\n", d.Type)
	}
	fmt.Fprintf(&b, "**%s**\n\n", d.Subject)
	if len(d.To) > 0 {
		fmt.Fprintf(&b, "Kính gửi: %s\n\n", strings.Join(d.To, "; "))
	}
	for _, t := range d.Basis {
		fmt.Fprintf(&b, "*%s;*\n\n", t.Plain())
	}
	mdBlocks(&b, d.Body)
	b.WriteString("**Nơi nhận:**\n")
	if len(d.To) > 0 {
		b.WriteString("- Như trên;\n")
	}
	for _, c := range d.Copies {
		fmt.Fprintf(&b, "- %s;\n", c)
	}
	fmt.Fprintf(&b, "- Lưu: VT, %s.\n\n**%s**\n\n", d.Save.Plain(), strings.Join(d.Sign, " / "))
	for i, a := range d.Annexes {
		fmt.Fprintf(&b, "# %s: %s\n\n", d.AnnexName(i), a.Title)
		mdBlocks(&b, a.Body)
	}
	b.WriteString("# Trang dành cho người soạn\n\n")
	for _, l := range d.Notes.Lines {
		fmt.Fprintf(&b, "- %s\n", l)
	}
	for i, m := range d.Missing() {
		fmt.Fprintf(&b, "%d. %s — %s\n", i+1, strings.Join(slices.DeleteFunc([]string{m.What, m.Unit, m.Owner}, func(s string) bool { return s == "" }), ", "), m.Where)
	}
	return b.String()
}

func mdBlocks(b *strings.Builder, blocks []Block) {
	for _, bl := range blocks {
		switch bl.Level {
		case Part:
			fmt.Fprintf(b, "## %s\n\n", md(bl.Text))
		case Clause:
			fmt.Fprintf(b, "### %s\n\n", md(bl.Text))
		case SubClause:
			fmt.Fprintf(b, "#### %s\n\n", md(bl.Text))
		case Dash:
			fmt.Fprintf(b, "- %s\n\n", md(bl.Text))
		case Rows:
			mdTable(b, bl.Table)
		default:
			fmt.Fprintf(b, "%s\n\n", md(bl.Text))
		}
	}
}

func mdTable(b *strings.Builder, t *Table) {
	row := func(cells []string) { fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | ")) }
	row(t.Head)
	row(strings.Split(strings.Repeat("--- ", len(t.Head)-1)+"---", " "))
	for _, r := range t.Rows {
		var cells []string
		for _, c := range r.Cells {
			if c.IsAbove() {
				c = nil
			}
			cells = append(cells, strings.NewReplacer("\n", "<br>", "|", "\\|").Replace(md(c)))
		}
		if r.Span {
			cells[0] = "**" + cells[0] + "**"
			cells = append(cells, make([]string, max(0, len(t.Head)-1))...)
		}
		row(cells)
	}
	b.WriteString("\n")
}

// md is the words of a text with its citations as links to entries.
func md(t Text) string {
	out := ""
	for _, p := range t {
		switch {
		case p.Slot != nil:
			out += "**" + p.Slot.String() + "**"
		case p.Cite != "":
			out += " [" + p.Cite + "]"
		default:
			out += p.Words
		}
	}
	return out
}
