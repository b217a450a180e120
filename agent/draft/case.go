package draft

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan"
)

// caser gives words in capitals the letters that they have in sentences. It
// remembers what it found.
type caser struct {
	plan  *plan.Plan
	texts []sentence
	known map[string]string
}

func newCaser(p *plan.Plan) *caser {
	return &caser{plan: p, texts: sentences(p), known: make(map[string]string)}
}

// recase gives words in capitals the letters that the plan itself uses where
// it writes the same words in a sentence ("Chính quyền số"); words that it
// never writes so become small, but for their first letter.
func (c *caser) recase(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s != strings.ToUpper(s) {
		return s
	}
	out, ok := c.known[s]
	if !ok {
		out = c.find(s)
		c.known[s] = out
	}
	return out
}

func (c *caser) find(s string) string {
	if found := c.inSentence(s); found != "" {
		return capital(found)
	}
	// Word by word, two at a time: proper names are found in the plan's text.
	words := strings.Fields(s)
	for i := 0; i < len(words); {
		n := min(4, len(words)-i)
		for ; n > 1; n-- {
			if found := c.inSentence(strings.Join(words[i:i+n], " ")); found != "" {
				copy(words[i:], strings.Fields(found))
				break
			}
		}
		if n <= 1 {
			words[i] = strings.ToLower(words[i])
			n = 1
		}
		i += n
	}
	return capital(strings.Join(words, " "))
}

// inSentence finds words inside a sentence of the plan, where capitals mean
// something, and returns them as written there.
func (c *caser) inSentence(s string) string {
	low := strings.ToLower(s)
	for _, text := range c.texts {
		for from := 0; ; {
			i := strings.Index(text.low[from:], low)
			if i < 0 {
				break
			}
			i += from
			from = i + len(low)
			if len(text.low) != len(text.raw) || !wordEdges(text.low, i, from) {
				continue
			}
			got := text.raw[i:from]
			if got != strings.ToUpper(got) && (i > 0 && !startsSentence(text.raw[:i])) {
				return got
			}
		}
	}
	return ""
}

type sentence struct{ raw, low string }

func sentences(p *plan.Plan) []sentence {
	var out []sentence
	add := func(s string) { out = append(out, sentence{s, strings.ToLower(s)}) }
	for _, s := range p.LegalBasis {
		add(s)
	}
	for _, s := range p.Preamble {
		add(s)
	}
	for _, e := range p.Entries {
		add(e.Text)
	}
	for _, h := range p.Headings {
		add(h.Text)
	}
	return out
}

func wordEdges(s string, i, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[j:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}

// startsSentence reports whether what comes after this text begins a
// sentence, so that its capital says nothing.
func startsSentence(before string) bool {
	before = strings.TrimRight(before, " \t")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".;:-\n\"")
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func small(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(next) || namesBody.MatchString(s) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// namesBody matches the beginning of a body's name.
var namesBody = regexp.MustCompile(`^(?:Sở|Bộ|Ban|Ủy ban|Uỷ ban|Công an|Hội|Mặt trận|Thanh tra|Văn phòng|Chi cục|Cục|Trung tâm|Liên đoàn|Đoàn) `)

var (
	kindWord = regexp.MustCompile(`(?i)^\s*(kế hoạch|chương trình|đề án|quyết định|phương án)\s+`)
	span     = regexp.MustCompile(`(?i)[,\s]*(giai đoạn\s+\d{4}\s*[-–]\s*\d{4}.*|năm\s+\d{4}.*|đến năm\s+\d{4}.*|trên địa bàn (?:toàn )?tỉnh.*|trên địa bàn thành phố.*)$`)
)

// subject is the field of work of a plan, from its title: "cải cách hành
// chính" of "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH TỈNH TUYÊN QUANG NĂM 2025".
func (c *caser) subject() string {
	p := c.plan
	s := kindWord.ReplaceAllString(p.Title, "")
	for {
		t := cutSpan(s)
		for _, place := range []string{"tỉnh " + p.Place, "thành phố " + p.Place, "của tỉnh", p.Place} {
			if n := len(t) - len(place); n > 0 && place != "" && strings.EqualFold(t[n:], place) {
				t = strings.TrimRight(t[:n], " ,")
			}
		}
		if t == s || t == "" {
			break
		}
		s = t
	}
	return small(c.recase(s))
}

// carried matches the verbs that a title begins with, and programme what then
// is carried out itself rather than work on a field.
var (
	carried   = regexp.MustCompile(`(?i)^(?:(?:triển khai|thực hiện|tổ chức)\s+)+`)
	programme = regexp.MustCompile(`(?i)^(?:chương trình|nghị quyết|đề án|chiến lược|chỉ thị|kế hoạch|luật|kết luận|quyết định|phong trào|tháng|dự án|nhiệm vụ)`)
)

// carriedOut makes of a subject what reports are on: "công tác cải cách hành
// chính", "Chương trình mục tiêu quốc gia …", "tổng kiểm kê tài sản công".
func carriedOut(subject string) string {
	rest := carried.ReplaceAllString(subject, "")
	if rest == subject && !programme.MatchString(rest) {
		return "công tác " + subject
	}
	return rest
}

// inDate matches the end of a date before its year.
var inDate = regexp.MustCompile(`(?i)tháng\s+\d{1,2}\s*$`)

// cutSpan takes off a title the years and the places that it is for; not the
// year of a date, nor what leaves a quotation open.
func cutSpan(s string) string {
	m := span.FindStringIndex(s)
	if m == nil || inDate.MatchString(s[:m[0]]) {
		return s
	}
	if cut := s[:m[0]]; strings.Count(cut, "“") == strings.Count(cut, "”") {
		return cut
	}
	return s
}
