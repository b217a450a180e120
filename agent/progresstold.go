package agent

import (
	"regexp"
	"slices"
	"strings"

	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// told is a report on progress as somebody typed it: "cập nhật nhiệm vụ 59:
// xong 60%, văn bản 123/BC-SYT, ghi chú: đã nghiệm thu".
type told struct {
	// percents are the percentages as written, without the sign: "60", "60,5".
	percents []string
	docs     []string
	note     string
	// head is what is left without the documents and the note: the entries and,
	// perhaps, the agencies.
	head     string
	agencies []agency.Mention
	// bare: it begins with no word of telling ("nhiệm vụ 12, 15 đã xong"), so
	// from one who may not report it is taken for a question.
	bare bool
}

var (
	percentForm = regexp.MustCompile(`(?i)((?:\d+(?:[.,]\d+)?\s*[-–]\s*)?[-+]?\d+(?:[.,]\d+)?)\s*(?:%|phần trăm|phan tram|percent\b)`)
	// documentForm is a number such as 123/BC-SYT or 5/2025/QĐ-UBND.
	documentForm = regexp.MustCompile(`\d{1,6}[a-z]?/(?:\d{4}/)?\p{L}[\p{L}\d]*(?:[-.][\p{L}\d]+)*`)
	// documentWord is what stands before such a number, once that is gone.
	documentWord = regexp.MustCompile(`(?i)[,;:(\s]*(?:theo|kèm|kem)?\s*(?:văn bản|van ban|công văn|cong van|quyết định|quyet dinh|báo cáo|bao cao|tờ trình|to trinh|biên bản|bien ban|vb|cv|bc|qđ|qd|document|doc)?\s*(?:số|so|no\.?)?\s*:?\s*$`)
	// noteForm begins what is only to be kept.
	noteForm = regexp.MustCompile(`(?i)[\s,;.(-]+(?:ghi chú|ghi chu|note|lý do|ly do)\s*:?\s+`)
)

// The words with which a report begins. Some of them ask as well as tell, and
// need a percentage with them.
var (
	tellVerbs   = []string{"cap nhat", "danh dau", "ghi nhan", "update", "mark", "set", "sua", "sua lai", "chinh", "chinh lai"}
	reportVerbs = []string{"bao cao", "bao", "ghi", "nhap", "record", "report"}
	doneWords   = []string{"tien do", "xong", "hoan thanh", "done", "complete", "completed", "finished", "progress"}
	// wholeWords say that all of it is done, bareStarts begin a report without
	// any word of telling, and what has notYet in it is none then.
	wholeWords = []string{"da xong", "da hoan thanh", "vua xong", "vua hoan thanh", "xong roi", "hoan thanh roi", "deu xong", "are done", "is done", "completed", "finished"}
	notYet     = []string{"phai", "can", "se", "neu", "khi", "du kien", "dang", "khong", "truoc khi", "must", "should", "will", "if", "when"}
	bareStarts = []string{"nhiem vu", "nv", "cac nhiem vu", "cac nv", "task", "tasks", "da xong", "da hoan thanh", "vua xong", "vua hoan thanh"}
	// planWords are of the plan's own fields, which nobody changes here.
	planWords = []string{"thoi han", "thoi gian", "han nhiem vu", "han nv", "han cua", "han hoan thanh", "ngay hoan thanh", "thang hoan thanh", "deadline", "due date", "end date", "san pham", "chi tieu", "muc tieu", "target", "co quan chu tri", "co quan phoi hop"}
)

// readTold reads a report on progress; nil where the words are none. own is the
// number of the plan, which shows nothing; named finds the names of agencies.
func readTold(text, own string, named func(string) []agency.Mention) *told {
	if folded := foldedWords(text); !hasAny(folded, tellVerbs) && !hasAny(folded, reportVerbs) && !hasAny(folded, doneWords) {
		return nil
	}
	t := &told{head: text}
	if m := noteForm.FindStringIndex(t.head); m != nil && m[0] > 0 {
		t.head, t.note = t.head[:m[0]], strings.TrimRight(strings.TrimSpace(t.head[m[1]:]), ")")
	}
	t.takeDocuments(own)
	t.percents = percentsIn(t.head)
	for _, m := range named(t.head) {
		if !m.Weak && !m.Unbounded {
			t.agencies = append(t.agencies, m)
		}
	}
	if !t.tells() {
		return nil
	}
	return t
}

// takeDocuments takes the numbers of documents out of the head, wherever they
// stand.
func (t *told) takeDocuments(own string) {
	for from := 0; ; {
		m := documentForm.FindStringIndex(t.head[from:])
		if m == nil {
			return
		}
		start, end := from+m[0], from+m[1]
		number := t.head[start:end]
		if strings.EqualFold(number, own) {
			from = end
			continue
		}
		if !slices.Contains(t.docs, number) {
			t.docs = append(t.docs, number)
		}
		before := documentWord.ReplaceAllString(t.head[:start], "")
		t.head, from = before+" "+t.head[end:], len(before)
	}
}

// tells reports whether the head opens with a word of telling, politeness and
// the agency aside, speaks of what is done, and asks nothing.
func (t *told) tells() bool {
	toks := vi.Tokens(t.head)
	at := 0
	for at < len(toks) && (slices.Contains(polite, toks[at].Fold) || t.inAgency(toks[at].Start)) {
		at++
	}
	if at == len(toks) || strings.HasSuffix(strings.TrimSpace(t.head), "?") || slices.ContainsFunc(toks, asksProgressWord) {
		return false
	}
	folded := foldedWords(t.head)
	opens := func(verbs []string) bool {
		rest := foldedWords(t.head[toks[at].Start:])
		return slices.ContainsFunc(verbs, func(v string) bool { return strings.HasPrefix(rest, " "+v+" ") })
	}
	switch {
	case hasAny(folded, planWords):
		return false
	case opens(tellVerbs):
		return hasAny(folded, doneWords) || len(t.percents) > 0
	case opens(reportVerbs):
		return len(t.percents) > 0 || hasAny(folded, wholeWords)
	}
	t.bare = true
	return opens(bareStarts) && (len(t.percents) > 0 && hasAny(folded, doneWords) || hasAny(folded, wholeWords)) && !hasAny(folded, notYet)
}

func (t *told) inAgency(at int) bool {
	return slices.ContainsFunc(t.agencies, func(m agency.Mention) bool { return at >= m.Start && at < m.End })
}

// asksProgressWord reports whether a word makes the sentence a question:
// whether or how far something is done.
func asksProgressWord(tok vi.Token) bool {
	return asksWord(tok) || tok.Fold == "chua" || tok.Fold == "nhieu"
}

// noBlanks is a figure without the blanks in it.
func noBlanks(s string) string { return strings.Join(strings.Fields(s), "") }

// foldedWords returns the words of a text without diacritics, a blank before
// and after each.
func foldedWords(text string) string { return " " + strings.Join(folds(text), " ") + " " }

// hasAny reports whether folded words hold one of these phrases.
func hasAny(folded string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(folded, " "+p+" ") })
}
