package yardstick

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// Texts reads what a system that gives only text means by it.
type Texts struct {
	known map[string]bool
	// blocks are the IDs of the entries of one number: "task/35" is 35a, 35b.
	blocks map[string][]string
}

// NewTexts returns a reader of texts about a plan.
func NewTexts(p *plan.Plan) *Texts {
	t := &Texts{known: make(map[string]bool), blocks: make(map[string][]string)}
	for _, e := range p.Entries {
		t.known[e.ID] = true
		if base := plan.BaseNumber(e.Number); e.Kind == plan.KindTask && base != e.Number {
			t.blocks["task/"+base] = append(t.blocks["task/"+base], e.ID)
		}
	}
	return t
}

// pointers is how many entries a refusal may name as where else to look; what
// names more is an answer, whatever it begins with.
const pointers = 3

// Read completes a reply of text alone.
func (t *Texts) Read(r *Reply) {
	if r.Structured {
		return
	}
	r.Entries = t.cited(r.Text)
	if len(r.Entries) <= pointers && t.refuses(r.Text) {
		r.Abstained, r.Entries = true, nil
	}
}

// named is an entry's kind, as people write it, with one number or several:
// "nhiệm vụ số 5, 7 và 10", "[chỉ tiêu II.2.13]", "task/35b". Text is folded
// first, so it has no diacritics here.
var named = regexp.MustCompile(`\b(nhiem vu|nv|task|tasks|stt|muc tieu|chi tieu|target|targets|trach nhiem|duty|duties|muc|khoan|diem|section|sections)` +
	`[\s:/#.]*(?:so|no|number|thu)?[\s:/#.]*` +
	`((?:[ivx]+(?:\.\d+)+|[ivx]+\b|\d+(?:\.\d+)*)[a-z]?\b(?:\s*(?:,|va|and|&)\s*(?:so\s+)?(?:[ivx]+(?:\.\d+)+|\d+)[a-z]?\b)*)`)

var number = regexp.MustCompile(`[ivx]+(?:\.\d+)*[a-z]?\b|\d+(?:\.\d+)*[a-z]?`)

// kindsOf are the kinds that a word may mean, the likeliest first.
var kindsOf = map[string][]string{
	"nhiem vu": {"task"}, "nv": {"task"}, "task": {"task"}, "tasks": {"task"}, "stt": {"task"},
	"muc tieu": {"target"}, "chi tieu": {"target"}, "target": {"target"}, "targets": {"target"},
	"trach nhiem": {"duty"}, "duty": {"duty"}, "duties": {"duty"},
	"muc": {"section", "duty", "target"}, "khoan": {"duty", "target", "section"}, "diem": {"duty", "target", "section"},
	"section": {"section", "duty", "target"}, "sections": {"section", "duty", "target"},
}

// cited returns the IDs that a text names, in order.
func (t *Texts) cited(text string) []string {
	var out []string
	add := func(ids ...string) {
		for _, id := range ids {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	text = plain(text)
	for _, m := range named.FindAllStringSubmatchIndex(text, -1) {
		numbers := number.FindAllString(text[m[4]:m[5]], -1)
		if rest := text[m[1]:]; len(numbers) > 1 && rest != "" && strings.ContainsRune("%/", rune(rest[0])) {
			numbers = numbers[:len(numbers)-1] // "nhiệm vụ 5, 90%" names one
		}
		for _, n := range numbers {
			add(t.find(kindsOf[text[m[2]:m[3]]], n)...)
		}
	}
	return out
}

// find returns the entries that a number of some kinds means.
func (t *Texts) find(kinds []string, n string) []string {
	if i := len(n) - 1; strings.Contains(n, ".") || n[0] > '9' {
		letter := ""
		if n[i] >= 'a' && n[i] <= 'h' {
			n, letter = n[:i], n[i:]
		}
		n = strings.ToUpper(n) + letter
	}
	for _, kind := range kinds {
		id := kind + "/" + n
		if t.known[id] {
			return []string{id}
		}
		if ids := t.blocks[id]; ids != nil {
			return ids
		}
	}
	return nil
}

//go:embed refusals.txt
var refusalLines string

// refusals are the phrases of refusals.txt.
var refusals = func() *regexp.Regexp {
	var all []string
	for line := range strings.Lines(refusalLines) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			all = append(all, line)
		}
	}
	return regexp.MustCompile(strings.Join(all, "|")) // a test reads them
}()

// refuses reports whether the first sentence of a text says that it does not
// answer, and names no entry itself.
func (t *Texts) refuses(text string) bool {
	first := firstSentence(text)
	return len(t.cited(first)) == 0 && refusals.MatchString(plain(first))
}

// plain is a text in small letters without diacritics and marks.
func plain(text string) string {
	text = strings.NewReplacer("*", "", "_", " ", "#", " ").Replace(vi.Fold(vi.NFC(text)))
	return strings.Join(strings.Fields(text), " ")
}

// firstSentence is what stands before the first full stop at a word's end, or
// in the first line that has words.
func firstSentence(text string) string {
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	for _, end := range []string{". ", "! ", "? "} {
		text, _, _ = strings.Cut(text, end)
	}
	return text
}
