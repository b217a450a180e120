package question

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// Ref is an entry that the question names by its number.
type Ref struct {
	// What is the kind of thing as said: "task", "target", "duty", "group",
	// "section", or "" where only a number is said.
	What string
	// Number has its Roman part in capitals: "II.2.13", "59", "35b".
	Number string

	start, end int // bytes in the question
}

var (
	taskRef  = regexp.MustCompile(`\b(?:nhiem vu|nhiemvu|nvu|nv|task|tasks|row|line|dong|hang|viec|cong viec|stt|so tt|tt|dau viec|hang muc|item|no|cai|muc so)\s*(?:(?:so thu tu|so|thu|no|number|stt|tt)\b[.:]?)?\s*#?((?:(?:[a-h]|[ivx]+)\.)?\d{1,3}(?:\.\d{1,3})*(?:[a-h]|\.[a-h])?)\b`)
	placeRef = regexp.MustCompile(`\b(nhom|linh vuc|phan|muc tieu|muc|chi tieu|trach nhiem|khoan|diem|group|part|section|target|duty|goal|objective|field)\s*(?:(?:so|thu|no|number)\b[.:]?)?\s*((?:[a-d]\.)?(?:[ivx]{1,5}|\d{1,2})(?:\.\d{1,2}[a-z]?)*|[a-d])\b`)
	hashRef  = regexp.MustCompile(`#(\d{1,3}[a-h]?)\b`)
	parenRef = regexp.MustCompile(`\(\s*(?:nhom|phan|group|part)?\s*([ivx]{1,5})\s*\)`)
	moreRef  = regexp.MustCompile(`^(?:\s*(?:,|;|va|and|&|voi|hay|hoac|or|vs)\s*(?:nhiem vu|nv|task|so)?\s*|\s+)(\d{1,3}[a-h]?)\b`)
	bareRef  = regexp.MustCompile(`\b((?:[ivx]{1,5}|[a-d])(?:\.\d{1,2}[a-z]?)+|\d{1,2}\.\d{1,2}|\d{1,3}[a-h]?)\b`)
)

// folded is a question without diacritics with the way back to its bytes.
type folded struct {
	text string
	at   []int // byte of text → byte of the question
	raw  string
}

func fold(raw string) folded {
	var b strings.Builder
	f := folded{raw: raw}
	for i, r := range raw {
		fr := vi.FoldRune(r)
		if fr < 0 {
			continue
		}
		for range utf8.RuneLen(fr) {
			f.at = append(f.at, i)
		}
		b.WriteRune(fr)
	}
	f.text = b.String()
	f.at = append(f.at, len(raw))
	return f
}

// findRefs returns the numbers that the question names entries by and marks
// them as used. bare allows numbers with no word before them, as in "à nhầm,
// 69 cơ".
func findRefs(w *words, bare bool) []Ref {
	f := fold(w.raw)
	refs := f.places(nil)
	refs = f.tasks(refs)
	if len(refs) == 0 && bare {
		refs = f.bare(w)
	}
	for _, r := range refs {
		w.useBytes(r.start, r.end)
	}
	return join(refs)
}

var refWhat = map[string]string{
	"nhom": "group", "linh vuc": "group", "group": "group", "field": "group", "phan": "group", "part": "group",
	"muc": "section", "khoan": "section", "diem": "section", "section": "section",
	"muc tieu": "target", "chi tieu": "target", "target": "target", "goal": "target", "objective": "target",
	"trach nhiem": "duty", "duty": "duty",
}

func (f folded) places(refs []Ref) []Ref {
	for _, m := range placeRef.FindAllStringSubmatchIndex(f.text, -1) {
		num := f.text[m[4]:m[5]]
		written := f.raw[f.at[m[4]]:f.at[m[5]]]
		before := f.text[:m[0]]
		partOf := strings.HasSuffix(before, "bo ") || strings.HasSuffix(before, "thanh ") || strings.HasSuffix(before, "mot ") || strings.HasSuffix(before, "toan ")
		if !numberLike(num, written) || f.unit(m[5]) && roman(num) == 0 || partOf { // "bộ phận 1 cửa"
			continue
		}
		refs = append(refs, Ref{What: refWhat[f.text[m[2]:m[3]]], Number: upperRoman(num), start: f.at[m[0]], end: f.at[m[5]]})
	}
	for _, m := range parenRef.FindAllStringSubmatchIndex(f.text, -1) {
		refs = append(refs, Ref{What: "group", Number: upperRoman(f.text[m[2]:m[3]]), start: f.at[m[0]], end: f.at[m[1]]})
	}
	return refs
}

func (f folded) tasks(refs []Ref) []Ref {
	for _, m := range taskRef.FindAllStringSubmatchIndex(f.text, -1) {
		if f.unit(m[3]) || covered(refs, f.at[m[2]]) {
			continue
		}
		end := m[3]
		refs = append(refs, Ref{What: "task", Number: upperRoman(f.text[m[2]:m[3]]), start: f.at[m[0]], end: f.at[end]})
		for {
			n := moreRef.FindStringSubmatchIndex(f.text[end:])
			if n == nil || f.unit(end+n[3]) {
				break
			}
			refs = append(refs, Ref{What: "task", Number: f.text[end+n[2] : end+n[3]], start: f.at[end+n[0]], end: f.at[end+n[3]]})
			end += n[3]
		}
	}
	for _, m := range hashRef.FindAllStringSubmatchIndex(f.text, -1) {
		if !covered(refs, f.at[m[2]]) {
			refs = append(refs, Ref{What: "task", Number: f.text[m[2]:m[3]], start: f.at[m[0]], end: f.at[m[3]]})
		}
	}
	return refs
}

// bare reads numbers that stand alone and are in no window, date or agency.
func (f folded) bare(w *words) []Ref {
	var refs []Ref
	for _, m := range bareRef.FindAllStringSubmatchIndex(f.text, -1) {
		start, end := f.at[m[2]], f.at[m[3]]
		i := w.tokenAt(start)
		if w.is(i+1, "cua") && w.is(i, "1") {
			continue // "thời gian chờ 1 cửa"
		}
		if i < len(w.toks) && w.used[i] || f.unit(m[3]) || !numberLike(f.text[m[2]:m[3]], f.raw[start:end]) {
			continue
		}
		if m[2] > 0 && strings.ContainsRune("/-.,", rune(f.text[m[2]-1])) || namedByNumber(f.text[:m[2]]) || network.MatchString(f.text[m[2]:m[3]]) {
			continue
		}
		refs = append(refs, Ref{Number: upperRoman(f.text[m[2]:m[3]]), start: start, end: end})
	}
	return refs
}

// network matches the name of a mobile network: "5G".
var network = regexp.MustCompile(`^[2-6]g$`)

// namedByNumber reports whether the words before a number make it the name of
// something else than an entry: "bộ chỉ số 766", "đề án 06".
func namedByNumber(before string) bool {
	before = strings.TrimSuffix(strings.TrimRight(before, " "), " so")
	for _, noun := range []string{"chi", "bo chi so", "de an", "du an", "chuong trinh", "nghi quyet", "quyet dinh", "nghi dinh", "thong tu", "chi thi", "ke hoach", "cong van", "dot", "giai doan", "lan", "vong", "ngay", "mung", "mong", "thang", "quy", "nam", "day", "decision", "decree", "resolution", "project", "index"} {
		if strings.HasSuffix(" "+before, " "+noun) {
			return true
		}
	}
	return false
}

// unit reports whether what follows makes the number a date, a percentage or
// a count of something rather than a reference.
func (f folded) unit(end int) bool {
	rest := f.text[end:]
	if rest == "" {
		return false
	}
	if strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, "-") && len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9' {
		return true
	}
	rest = strings.TrimLeft(rest, " ")
	for _, u := range []string{"%", "thang", "ngay", "tuan", "nam ", "phut", "gio", "quy ", "phan tram", "percent", "days", "weeks", "months", "nhiem vu", "nv ", "viec", "task", "don vi", "co quan", "muc tieu", "chi tieu", "so ", "tai cho", "cap", "dong", "lan"} {
		if after, ok := strings.CutPrefix(rest, u); ok && !strings.HasPrefix(strings.TrimLeft(after, " "), "nao") || rest == strings.TrimSpace(u) {
			return true // but for "nhiệm vụ 53 đơn vị nào phối hợp"
		}
	}
	return false
}

// numberLike tells a Roman numeral from a word of the same letters ("vì").
func numberLike(num, written string) bool {
	head, _, dotted := strings.Cut(num, ".")
	if head[0] >= '0' && head[0] <= '9' || isLetter(head) && dotted {
		return true
	}
	if isLetter(head) {
		return written[0] >= 'A' && written[0] <= 'D' // "nhóm A", not "nhóm a dua"
	}
	if written == strings.ToUpper(written) || dotted {
		return roman(head) > 0
	}
	switch written {
	case "i", "ii", "iii", "iv", "v", "vii", "viii", "ix", "x":
		return true
	}
	return false
}

func covered(refs []Ref, at int) bool {
	for _, r := range refs {
		if at >= r.start && at < r.end {
			return true
		}
	}
	return false
}

// join puts "điểm 1.4" and "mục V" together as V.1.4.
func join(refs []Ref) []Ref {
	if len(refs) != 2 || refs[0].What == "task" || refs[1].What == "task" {
		return refs
	}
	a, b := refs[0], refs[1]
	if roman(strings.ToLower(a.Number)) > 0 && isDotted(b.Number) {
		a, b = b, a
	}
	if isDotted(a.Number) && roman(strings.ToLower(b.Number)) > 0 {
		return []Ref{{What: a.What, Number: b.Number + "." + a.Number, start: min(a.start, b.start), end: max(a.end, b.end)}}
	}
	return refs
}

func isDotted(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// isLetter reports whether the head of a number is a letter that counts the
// parts of an appendix: "A.2.1".
func isLetter(head string) bool { return len(head) == 1 && head[0] >= 'a' && head[0] <= 'h' }

func upperRoman(s string) string {
	head, rest, dotted := strings.Cut(s, ".")
	if isLetter(head) {
		return strings.ToUpper(head) + strings.TrimSuffix("."+upperRoman(rest), ".")
	}
	if roman(head) == 0 {
		return s
	}
	if dotted {
		return strings.ToUpper(head) + "." + rest
	}
	return strings.ToUpper(head)
}

// roman returns the value of a lower-case Roman numeral up to 39, 0 for none.
func roman(s string) int {
	val := map[byte]int{'i': 1, 'v': 5, 'x': 10}
	n := 0
	for k := 0; k < len(s); k++ {
		v := val[s[k]]
		if v == 0 {
			return 0
		}
		if k+1 < len(s) && val[s[k+1]] > v {
			v = -v
		}
		n += v
	}
	return n
}
