package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// field is a line of a task in prose: "Cơ quan chủ trì: Sở Y tế".
type field struct {
	name plan.FieldName // "" for a column of no field
	// label is the words before the colon, value those after it.
	label, value string
	// mark is the number before the label, where it has one.
	mark string
	src  plan.Source
}

// label is what the words before a colon name.
type label struct {
	name plan.FieldName
	// strong labels make a task of the unit they follow; the others only
	// count beside a strong one, because headings are worded like them.
	strong bool
	// plainTime is a time that does not say whether it is start or end.
	plainTime bool
	ok        bool
}

// labelWords are the words, folded, that labels are made of. A phrase with any
// other word is no label: "Trách nhiệm của Sở Nội vụ:".
var labelWords = wordSet(`co quan don vi to chuc chu tri phoi hop thuc hien tham muu thoi gian han hoan thanh trien khai bat dau
	ket thuc san pham qua ra du kien tien do lo trinh phu trach nhiem phan cong kinh phi nguon noi dung viec muc tieu vu chinh giam
	sat chi dao theo doi moi va dia diem phan doi tuong hinh so luong ghi chu yeu cau cac cap phe duyet ban hanh moc ngay cuoi cung cu
	the dat duoc can bo nguoi lanh giao trinh hoat dong can dau`)

func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// leads and helps are the labels of these kinds that do not begin with a word
// for a body.
var (
	leads = wordsOf("chu tri|chu tri thuc hien|chu tri tham muu|chu tri tham muu thuc hien|chu tri trien khai|dau moi|dau moi thuc hien|" +
		"phan cong|phan cong thuc hien|trach nhiem thuc hien|phu trach|don vi")
	helps = wordsOf("phoi hop|phoi hop thuc hien|phoi hop trien khai|cung phoi hop")
)

// labelOf reads the words before a colon as a label.
func labelOf(text string) label {
	if len(text) > 90 {
		return label{}
	}
	var words []string
	for _, t := range vi.Tokens(text) {
		if !labelWords[t.Fold] || len(words) == 9 {
			return label{}
		}
		words = append(words, t.Fold)
	}
	w := strings.Join(words, " ")
	has := func(s string) bool { return strings.Contains(" "+w+" ", " "+s+" ") }
	begins := func(s string) bool { return strings.HasPrefix(w+" ", s+" ") }
	body := begins("co quan") || begins("don vi") || begins("to chuc") || begins("nguoi") || begins("can bo") || begins("bo phan")
	switch {
	case w == "":
		return label{}
	case body && has("phoi hop") && !has("chu tri"), helps[w]:
		return label{name: plan.FieldCoordinating, strong: true, ok: true}
	case body && (has("chu tri") || has("dau moi")), leads[w]:
		return label{name: plan.FieldLead, strong: true, ok: true}
	case body && (has("thuc hien") || has("tham muu") || has("phu trach") || has("trach nhiem") || has("trien khai") || has("duoc giao")):
		return label{name: plan.FieldLead, strong: true, ok: true}
	case body && len(words) > 2:
		return label{ok: true} // who directs, oversees or approves
	case begins("thoi gian"), begins("thoi han"), begins("tien do"), begins("lo trinh"), begins("han"), begins("moc"), w == "hoan thanh":
		switch {
		case has("bat dau"):
			return label{name: plan.FieldStart, strong: true, ok: true}
		case has("hoan thanh") || has("ket thuc") || has("thoi han") || has("han"):
			return label{name: plan.FieldEnd, strong: true, ok: true}
		}
		return label{name: plan.FieldEnd, plainTime: true, strong: begins("thoi gian") || begins("tien do"), ok: true}
	case strings.HasPrefix(w, "san pham"), strings.HasPrefix(w, "ket qua"), strings.HasPrefix(w, "dau ra"):
		return label{name: plan.FieldProduct, ok: true}
	case strings.HasPrefix(w, "noi dung"), w == "nhiem vu", w == "cong viec", w == "nhiem vu cu the", w == "hoat dong":
		return label{name: plan.FieldTask, ok: true}
	case w == "muc tieu":
		return label{name: plan.FieldObjective, ok: true}
	case strings.HasPrefix(w, "kinh phi"), strings.HasPrefix(w, "nguon kinh phi"), strings.HasPrefix(w, "dia diem"), strings.HasPrefix(w, "ghi chu"),
		strings.HasPrefix(w, "thanh phan"), strings.HasPrefix(w, "doi tuong"), strings.HasPrefix(w, "hinh thuc"), strings.HasPrefix(w, "so luong"),
		w == "yeu cau", strings.HasPrefix(w, "yeu cau can dat"):
		return label{ok: true}
	}
	return label{}
}

// cutField cuts a line at the colon after its label.
func cutField(text string) (f field, l label) {
	before, after, found := strings.Cut(text, ":")
	if !found {
		return field{}, label{}
	}
	before = strings.TrimSpace(before)
	l = labelOf(strings.TrimLeft(before, "-–+*•( "))
	if vi.Fold(before) == "don vi" && isMeasure(after) {
		return field{}, label{} // "Đơn vị: triệu đồng" above a table
	}
	return field{name: l.name, label: before + ":", value: strings.TrimSpace(after)}, l
}

// isMeasure reports whether a text is what figures are measured in.
func isMeasure(text string) bool {
	fold := strings.Trim(vi.Fold(strings.TrimSpace(text)), " .)")
	return fold == "%" || starts(fold, []string{"trieu", "ty dong", "dong", "nghin", "nguoi", "tan", "ha", "usd", "ho", "lan", "luot"})
}

func isField(text string) bool {
	_, l := cutField(text)
	return l.ok
}

// markFields tells which lines are fields: those with a strong label, and the
// others in one run with such a line.
func markFields(lines []block.Block) []bool {
	out := make([]bool, len(lines))
	weak := make([]bool, len(lines))
	plain := make([]bool, len(lines)) // may stand between fields
	for i, b := range lines {
		if b.Table != nil {
			continue
		}
		m := outline.Mark(b)
		if m.Class == outline.Head || m.Class != outline.None && m.Class < outline.Letter {
			continue
		}
		plain[i] = true
		_, l := cutField(m.Rest)
		out[i], weak[i] = l.strong, l.ok && !l.strong
	}
	for i := range lines {
		out[i] = out[i] && !itemOfTime(lines, plain, i)
	}
	for i := range lines {
		if !weak[i] {
			continue
		}
		for j := i + 1; j < len(lines) && j <= i+12 && plain[j]; j++ {
			if out[j] {
				out[i] = true
				break
			}
		}
		if !out[i] && i > 0 && out[i-1] {
			out[i] = true
		}
	}
	return out
}

// itemOfTime reports whether a lettered line about time is an item of a list
// ("a) Chủ đề …", "b) Thời gian: …") and no field: no line near it says who.
func itemOfTime(lines []block.Block, plain []bool, i int) bool {
	const near = 6 // lines
	if m := outline.Mark(lines[i]); m.Class != outline.Letter {
		return false
	} else if _, l := cutField(m.Rest); l.name != plan.FieldEnd && l.name != plan.FieldStart {
		return false
	}
	for j := max(0, i-near); j < min(len(lines), i+near+1); j++ {
		if _, l := cutField(outline.Mark(lines[j]).Rest); plain[j] && (l.name == plan.FieldLead || l.name == plan.FieldCoordinating) {
			return false
		}
	}
	return true
}

// mergeFields puts the lines that list a field's value into the field:
// "Cơ quan thực hiện:", "+ Sở Y tế", "+ Sở Tài chính".
func mergeFields(lines []block.Block) []block.Block {
	out := lines[:0:0]
	open, bullet := false, ""
	for _, b := range lines {
		m := outline.Mark(b)
		if b.Table == nil && open && m.Class == outline.Bullet && m.Kind != bullet && !isField(m.Rest) && len(out) > 0 {
			last := &out[len(out)-1]
			last.Text += "\n" + strings.TrimSpace(b.Text)
			last.Source = last.Source.Span(b.Source)
			continue
		}
		f, l := cutField(m.Rest)
		open = b.Table == nil && l.ok && f.value == "" && (m.Class == outline.None || m.Class >= outline.Letter)
		bullet = m.Kind
		out = append(out, b)
	}
	return out
}

// inline parts a text that ends in fields of its own: "Xây dựng đề án. Cơ quan
// chủ trì: Sở Y tế; thời gian: Quý II/2025".
func inline(text string, src plan.Source) (prose string, fields []field) {
	starts := inlineStarts(text)
	if len(starts) == 0 {
		return text, nil
	}
	prose = strings.TrimRight(text[:starts[0]], " (–-;,")
	for i, from := range starts {
		to := len(text)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		f, _ := cutField(text[from:to])
		f.src = src
		f.value = strings.TrimRight(f.value, " ;,–-")
		if strings.HasSuffix(text[:starts[0]], "(") {
			f.value = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(f.value, ".; "), ")"), " (;")
		}
		fields = append(fields, f)
	}
	return prose, fields
}

// inlineStarts returns where the labels in a text begin. The first must be a
// strong one.
func inlineStarts(text string) []int {
	var out []int
	for i := 0; i < len(text); i++ {
		if text[i] != ':' {
			continue
		}
		for _, marks := range []string{".;(\n:", ".;(\n:,–"} { // a comma parts fields only where no stronger mark does
			at := strings.LastIndexAny(text[:i], marks)
			from := at + 1
			if at >= 0 && text[at] >= 0x80 {
				_, n := utf8.DecodeRuneInString(text[at:])
				from = at + n
			}
			from += len(text[from:i]) - len(strings.TrimLeft(text[from:i], " -–+"))
			l := labelOf(text[from:i])
			if l.ok && (l.strong && strings.ContainsFunc(text[:from], unicode.IsLetter) || len(out) > 0) {
				out = append(out, from)
				break
			}
		}
	}
	return out
}
