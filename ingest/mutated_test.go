package ingest

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"kehoach/plan"
)

// form is one way in which offices set such a table.
type form struct {
	name   string
	layout layout
	// want changes what has to be read, where a form says less or otherwise.
	want func(id string, f plan.FieldName, text string) string
	// unprinted: on paper the form is another one, since what was taken out is
	// printed too.
	unprinted bool
}

// drop takes a column away.
func drop(cols []column, f plan.FieldName) []column {
	return slices.DeleteFunc(slices.Clone(cols), func(c column) bool { return c.field == f })
}

// renamed gives columns other names.
func renamed(cols []column, names ...string) []column {
	out := slices.Clone(cols)
	for i, n := range names {
		if n != "" {
			out[i].head = n
		}
	}
	return out
}

// swapped exchanges two columns.
func swapped(cols []column, i, j int) []column {
	out := slices.Clone(cols)
	out[i], out[j] = out[j], out[i]
	return out
}

// numbersRow is the row "(1) (2) …".
func numbersRow(l *layout, form string) string {
	var names []string
	for i := range l.columns {
		names = append(names, fmt.Sprintf(form, i+1))
	}
	return headRow(names...)
}

// twoRows is a header of two rows: who and when stand over two columns each.
func twoRows(l *layout) []string {
	top, low := "", ""
	restart, goes := `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	for _, c := range l.columns {
		switch c.field {
		case plan.FieldLead:
			top += wc(2, "", wp("Cơ quan thực hiện"))
			low += wc(1, "", wp("Chủ trì"))
		case plan.FieldStart:
			top += wc(2, "", wp("Thời gian"))
			low += wc(1, "", wp("Thực hiện"))
		case plan.FieldCoordinating:
			low += wc(1, "", wp("Phối hợp"))
		case plan.FieldEnd:
			low += wc(1, "", wp("Hoàn thành"))
		default:
			top, low = top+wc(1, restart, wp(c.head)), low+wc(1, goes, wp(""))
		}
	}
	return []string{"<w:tr>" + top + "</w:tr>", "<w:tr>" + low + "</w:tr>"}
}

// lost leaves a number out of four; nobody can tell which of two rows lost it
// where one number has both.
func lost(n int, number string) string {
	if n%4 == 2 && number != "35" && number != "36" && number != "75" {
		return ""
	}
	return number
}

// nested puts a table into a cell.
func nested(text string) string {
	var rows strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		rows.WriteString("<w:tr>" + wc(1, "", wp(line)) + "</w:tr>")
	}
	return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" + rows.String() + "</w:tbl><w:p/>"
}

// runs breaks words into runs, with a bookmark and what spelling checks leave.
func runs(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString(`<w:p><w:bookmarkStart w:id="1" w:name="x"/><w:proofErr w:type="spellStart"/>`)
		letters := []rune(line)
		for len(letters) > 0 {
			n := min(3, len(letters))
			b.WriteString(`<w:r><w:t xml:space="preserve">` + xmlText(string(letters[:n])) + `</w:t></w:r><w:proofErr w:type="spellEnd"/>`)
			letters = letters[n:]
		}
		b.WriteString(`<w:bookmarkEnd w:id="1"/></w:p>`)
	}
	return b.String()
}

func replaced(old, with string) func(string) string {
	return func(text string) string { return strings.ReplaceAll(paragraphs(text), old, with) }
}

// dashed is a list of Word's own with dashes where a cell has several lines.
func dashed(text string) string {
	lines := strings.Split(text, "\n")
	if len(lines) == 1 {
		return wp(text)
	}
	var b strings.Builder
	for _, line := range lines {
		line = strings.TrimLeft(line, "- ")
		b.WriteString(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve">` + xmlText(line) + `</w:t></w:r></w:p>`)
	}
	return b.String()
}

func withoutDashes(_ string, f plan.FieldName, text string) string {
	lines := strings.Split(text, "\n")
	if len(lines) == 1 || f == numberField {
		return text
	}
	for i := range lines {
		lines[i] = "- " + strings.TrimLeft(lines[i], "- ")
	}
	return strings.Join(lines, "\n")
}

func blankRow(l *layout) string {
	return "<w:tr>" + strings.Repeat(wc(1, "", wp("")), len(l.columns)) + "</w:tr>"
}

// forms are the ways, most of which were seen in plans of provinces.
func forms() []form {
	set := func(name string, change func(*layout)) form { return form{name: name, layout: setting(change)} }
	again := func(l *layout) []string { return l.head(l) }
	return []form{
		set("as the sample's own", nil),
		set("no merged cells: the same words in each row", func(l *layout) { l.merged = false }),
		set("equal leads merged too", func(l *layout) { l.alike = []plan.FieldName{plan.FieldLead} }),
		set("equal leads, helpers and times merged", func(l *layout) {
			l.alike = []plan.FieldName{plan.FieldLead, plan.FieldCoordinating, plan.FieldStart, plan.FieldEnd}
		}),
		set("start and end merged across where they are the same", func(l *layout) { l.across = true }),
		set("cut in two by an empty paragraph", func(l *layout) { l.every = 40 }),
		set("cut every ten tasks, the header again", func(l *layout) { l.every, l.again = 10, again }),
		set("cut every seven tasks, only the columns' numbers again", func(l *layout) {
			l.every = 7
			l.head = func(l *layout) []string { return []string{headRow(l.heads()...), numbersRow(l, "(%d)")} }
			l.again = func(l *layout) []string { return []string{numbersRow(l, "(%d)")} }
		}),
		set("cut every nine tasks by a page break and its number", func(l *layout) {
			l.every, l.again = 9, again
			l.between = `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`
		}),
		set("a header of two rows", func(l *layout) { l.head = twoRows }),
		set("a header of two rows and the columns' numbers", func(l *layout) {
			l.head = func(l *layout) []string { return append(twoRows(l), numbersRow(l, "(%d)")) }
		}),
		set("a header of two rows again in each part", func(l *layout) { l.head, l.every, l.again = twoRows, 12, again }),
		set("columns' numbers without brackets", func(l *layout) {
			l.head = func(l *layout) []string { return []string{headRow(l.heads()...), numbersRow(l, "%d")} }
		}),
		set("other names for the columns", func(l *layout) {
			l.columns = renamed(usual(), "STT", "Mục tiêu cụ thể", "Nội dung công việc", "Sản phẩm dự kiến", "Đơn vị chủ trì", "Đơn vị phối hợp", "Bắt đầu", "Hạn hoàn thành")
		}),
		set("names of columns in capitals", func(l *layout) {
			l.columns = renamed(usual(), "STT", "MỤC TIÊU", "NHIỆM VỤ", "SẢN PHẨM", "CHỦ TRÌ", "PHỐI HỢP", "THỜI GIAN THỰC HIỆN", "THỜI GIAN HOÀN THÀNH")
		}),
		set("lead before product", func(l *layout) { l.columns = swapped(usual(), 3, 4) }),
		set("helpers at the end", func(l *layout) { l.columns = swapped(usual(), 5, 7) }),
		{"no objective", setting(func(l *layout) { l.columns = drop(usual(), plan.FieldObjective) }), nil, false},
		{"no helpers", setting(func(l *layout) { l.columns = drop(usual(), plan.FieldCoordinating) }), nil, false},
		{"one column of time", setting(func(l *layout) {
			l.columns = drop(usual(), plan.FieldStart)
			l.columns[6].head = "Thời gian"
		}), nil, false},
		set("a column of remarks, blank", func(l *layout) { l.columns = append(usual(), column{"", "Ghi chú", 900, ""}) }),
		set("a column of funds", func(l *layout) {
			l.columns = append(usual(), column{"", "Kinh phí", 900, "Ngân sách tỉnh"})
		}),
		set("a quarter of the numbers lost", func(l *layout) { l.number = lost }),
		set("numbers of Word's own list", func(l *layout) { l.listed = true }),
		set("numbers with a dot", func(l *layout) { l.number = func(_ int, s string) string { return s + "." } }),
		set("numbers with a bracket", func(l *layout) { l.number = func(_ int, s string) string { return s + ")" } }),
		set("numbers of two digits", func(l *layout) {
			l.number = func(_ int, s string) string { return fmt.Sprintf("%02s", s) }
		}),
		set("groups in one cell", func(l *layout) {
			l.group = func(l *layout, g plan.Group) string {
				return "<w:tr>" + wc(len(l.columns), "", wp(g.Numeral+". "+g.Name)) + "</w:tr>"
			}
		}),
		set("groups with blank cells behind", func(l *layout) {
			l.group = func(l *layout, g plan.Group) string {
				return "<w:tr>" + wc(1, "", wp(g.Numeral)) + wc(1, "", wp(g.Name)) + strings.Repeat(wc(1, "", wp("")), len(l.columns)-2) + "</w:tr>"
			}
		}),
		set("groups as headings between tables", func(l *layout) {
			l.group = func(l *layout, g plan.Group) string {
				return "</w:tbl>" + wp(g.Numeral+". "+g.Name) + l.open() + strings.Join(l.head(l), "")
			}
		}),
		set("lines by breaks, not paragraphs", func(l *layout) {
			l.cell = func(text string) string {
				return strings.ReplaceAll(wp(text), "\n", `</w:t><w:br/><w:t xml:space="preserve">`)
			}
		}),
		{"lines as a list of Word's own", setting(func(l *layout) { l.cell = dashed }), withoutDashes, false},
		set("a table in each cell", func(l *layout) { l.cell = nested }),
		set("words in many runs", func(l *layout) { l.cell = runs }),
		set("blanks that do not break, soft hyphens", func(l *layout) { l.cell = replaced("hành", "hà\u00adnh") }),
		{"words put in and taken out while changes are tracked", setting(func(l *layout) {
			l.cell = func(text string) string {
				return strings.ReplaceAll(paragraphs(text), "<w:p><w:r>", `<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:r>`)
			}
		}), nil, true},
		set("cells in content controls", func(l *layout) {
			l.row = func(cells []string) string {
				return `<w:sdt><w:sdtPr/><w:sdtContent><w:tr>` + strings.Join(cells[:2], "") + `<w:sdt><w:sdtPr/><w:sdtContent>` + strings.Join(cells[2:], "") + `</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>`
			}
		}),
		set("edges that do not quite meet", func(l *layout) { l.jitter, l.every = 25, 15 }),
		set("a blank row after each", func(l *layout) { l.after, l.merged = blankRow, false }),
		set("a note after the table", func(l *layout) {
			l.tail = func(*layout) string { return wp("Ghi chú: Các cơ quan chủ động thực hiện.") }
		}),
		set("a sum in the last row", func(l *layout) {
			l.every, l.again, l.between = 25, again, wp("")
			l.tail = func(*layout) string { return wp("Tổng cộng: 75 nhiệm vụ.") }
		}),
		set("marked as merged across by the old way", func(l *layout) {
			l.group = func(l *layout, g plan.Group) string {
				return "<w:tr>" + wc(1, "", wp(g.Numeral)) + wc(1, `<w:hMerge w:val="restart"/>`, wp(g.Name)) + strings.Repeat(wc(1, `<w:hMerge/>`, wp("")), len(l.columns)-2) + "</w:tr>"
			}
		}),
		set("all at once", func(l *layout) {
			l.head, l.every, l.again, l.number, l.cell = twoRows, 11, again, lost, runs
			l.alike = []plan.FieldName{plan.FieldLead}
			l.tail = func(*layout) string { return wp("Ghi chú: Các cơ quan chủ động thực hiện.") }
		}),
	}
}

// score counts what was read right, what else was read and what was not.
type score struct{ right, extra, missed int }

func (s score) f1() float64 {
	if s.right == 0 {
		return 0
	}
	return 2 * float64(s.right) / float64(2*s.right+s.extra+s.missed)
}

func (s *score) add(o score) {
	s.right, s.extra, s.missed = s.right+o.right, s.extra+o.extra, s.missed+o.missed
}

// marks compares the tasks that were read with those that were written: rows
// by their numbers and words, cells by their fields.
func (f *form) marks(want, got *plan.Plan, tell func(string, ...any)) (rows, cells score) {
	have := make(map[string]*plan.Entry)
	for _, e := range got.OfKind(plan.KindTask) {
		have["task/"+strings.TrimLeft(e.Number, "0")] = e // as printed: "01"
	}
	count := func(s *score, id, what, want, got string) {
		want, got = strings.Join(strings.Fields(want), " "), strings.Join(strings.Fields(got), " ")
		switch {
		case want == got && want != "":
			s.right++
		case want != got:
			if got != "" {
				s.extra++
			}
			if want != "" {
				s.missed++
			}
			tell("%s: %s %s: got %q, want %q", f.name, id, what, got, want)
		}
	}
	for _, w := range want.OfKind(plan.KindTask) {
		g := have[w.ID]
		if g == nil {
			g = &plan.Entry{}
		}
		delete(have, w.ID)
		count(&rows, w.ID, "row", w.Group+" "+w.Number, g.Group+" "+strings.TrimLeft(g.Number, "0"))
		for _, field := range plan.TaskFields {
			text := w.Cell(field).Text
			if !f.layout.has(field) {
				text = ""
			}
			if f.want != nil {
				text = f.want(w.ID, field, text)
			}
			count(&cells, w.ID, string(field), text, g.Cell(field).Text)
		}
	}
	for id, g := range have {
		rows.extra++
		for _, field := range plan.TaskFields {
			if g.Cell(field).Text != "" {
				cells.extra++
			}
		}
		tell("%s: %s was never written: %q", f.name, id, g.Text)
	}
	return rows, cells
}

// TestMutatedTables reads the sample's 79 rows of tasks in each form; -v
// prints the figures.
func TestMutatedTables(t *testing.T) {
	t.Parallel()
	want := sampleAsWritten(t)
	var rows, cells score
	for _, f := range forms() {
		t.Run(f.name, func(t *testing.T) {
			told := 0
			r, c := f.read(t, "plan.docx", f.layout.document(t, want), want, func(format string, args ...any) {
				if told++; told <= 5 {
					t.Logf(format, args...)
				}
			})
			if r.f1() < 0.99 || c.f1() < 0.99 {
				t.Errorf("rows F1 %.4f, cells F1 %.4f", r.f1(), c.f1())
			}
			rows.add(r)
			cells.add(c)
		})
	}
	t.Logf("%d forms: rows F1 %.4f (%+v), cells F1 %.4f (%+v)", len(forms()), rows.f1(), rows, cells.f1(), cells)
	if rows.f1() < 0.99 || cells.f1() < 0.99 {
		t.Errorf("rows F1 %.4f, cells F1 %.4f over all", rows.f1(), cells.f1())
	}
}

func sampleAsWritten(t testing.TB) *plan.Plan {
	t.Helper()
	data, err := os.ReadFile(samplePlan)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read("plan.txt", data, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// read reads a file of a form; no word of it may be lost.
func (f *form) read(t *testing.T, name string, data []byte, want *plan.Plan, tell func(string, ...any)) (rows, cells score) {
	doc, err := Document(name, data)
	if err != nil {
		t.Fatal(err)
	}
	got, err := FromBlocks(doc, nil)
	if err != nil {
		t.Fatal(err)
	}
	if lost := Account(doc, got); len(lost) > 0 {
		t.Errorf("lost words %q", lost)
	}
	return f.marks(want, got, tell)
}
