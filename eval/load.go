package eval

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// Load reads gold questions and resolves them against the plan. The file
// system has "questions/*.txt" and, if sets are used, "sets.txt". It is
// strict: an unknown key, an entry or a line that the plan has not, a reason
// that is none of the contract's, each is an error with its file and line, and
// all of them are returned together.
func Load(gold fs.FS, p *plan.Plan) ([]Case, error) {
	refs, err := loadSets(gold, p)
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(gold, "questions/*.txt")
	if err != nil {
		return nil, fmt.Errorf("list gold questions: %w", err)
	}
	if len(files) == 0 {
		return nil, errors.New("list gold questions: no questions/*.txt")
	}
	var cases []Case
	var errs []error
	for _, name := range files {
		data, err := fs.ReadFile(gold, name)
		if err != nil {
			return nil, fmt.Errorf("read gold questions: %w", err)
		}
		got, err := readCases(name, vi.NFC(string(data)), refs, false)
		cases = append(cases, got...)
		errs = append(errs, err)
	}
	return cases, errors.Join(errs...)
}

// readCases reads the blocks of one file. Where open is set, a question may
// stand alone, and is then not judged.
func readCases(file, text string, refs *resolver, open bool) ([]Case, error) {
	bs, err := blocks(text)
	if err != nil {
		return nil, at(err, file, 0, "")
	}
	base := baseName(file)
	var cases []Case
	var errs []error
	for _, b := range bs {
		c, err := readCase(b, refs, open)
		if err != nil {
			errs = append(errs, at(err, file, b[0].line, ""))
			continue
		}
		c.Name = base + ":" + strconv.Itoa(b[0].line)
		if c.Kind == "" {
			c.Kind = base
		}
		cases = append(cases, c)
	}
	return cases, errors.Join(errs...)
}

// readCase reads one block. "q" starts its only turn, "t1", "t2", ... start
// the turns of a conversation; the keys that follow are of that turn, but for
// kind, form and split, which are of the block.
func readCase(b block, refs *resolver, open bool) (Case, error) {
	c := Case{}
	given := make(map[string]bool)
	for _, f := range b {
		if turn, ok := turnKey(f.key); ok {
			if turn != len(c.Turns)+1 || given["q"] {
				return c, at(mistake("%s không đúng thứ tự: mỗi khối một q, hoặc t1, t2, …", "%s is out of turn", f.key), "", f.line, "")
			}
			next := Turn{Line: f.line, Question: f.value, Open: open}
			if turn > 1 {
				next.Today = c.Turns[turn-2].Today
			}
			c.Turns = append(c.Turns, next)
			blockKeys(given)
			given[f.key] = true
			continue
		}
		if given[f.key] {
			return c, at(mistake("%s ghi hai lần", "%s is given twice", f.key), "", f.line, "")
		}
		given[f.key] = true
		if err := c.set(f, refs); err != nil {
			return c, at(err, "", f.line, f.key)
		}
	}
	if c.Form == "" && len(c.Turns) > 0 {
		c.Form = formOf(c.Turns[0].Question)
	}
	return c, c.check(b[0].line)
}

// keys are those that a block may have, as a reader who mistyped one is told.
var keys = []string{"q", "t1, t2, …", "kind", "form", "split", "today", "want", "may", "words", "total", "abstain", "note"}

// turnKey returns the number of the turn that a key starts.
func turnKey(key string) (int, bool) {
	if key == "q" {
		return 1, true
	}
	digits, ok := strings.CutPrefix(key, "t")
	if !ok || digits == "" {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0
}

// blockKeys forgets the keys of the turn before.
func blockKeys(given map[string]bool) {
	for key := range given {
		if key != "kind" && key != "form" && key != "split" {
			delete(given, key)
		}
	}
}

// set takes one field over into the case or its last turn.
func (c *Case) set(f field, refs *resolver) error {
	switch f.key {
	case "kind":
		c.Kind = f.value
		return nil
	case "form":
		c.Form = f.value
		return oneOf(f.value, "accents", "plain", "short", "en")
	case "split":
		c.Held = f.value == "held"
		return oneOf(f.value, "held", "tune")
	}
	if len(c.Turns) == 0 {
		return mistake("đứng trước câu hỏi", "comes before the question")
	}
	t := &c.Turns[len(c.Turns)-1]
	t.Open = t.Open && (f.key == "today" || f.key == "note")
	return t.set(f, refs)
}

func (t *Turn) set(f field, refs *resolver) (err error) {
	switch f.key {
	case "today":
		if t.Today, err = plan.ParseDate(f.value); err != nil {
			err = mistake("%q không phải ngày dạng YYYY-MM-DD", "parse date %q: want YYYY-MM-DD", f.value)
		}
	case "want":
		if f.value != "none" {
			t.Want, err = refs.items(f.value)
		}
	case "may":
		if t.MayAny = f.value == "any"; !t.MayAny && f.value != "none" {
			var items [][]string
			items, err = refs.items(f.value)
			t.May = slices.Concat(items...)
		}
	case "words":
		t.Words, err = choices(f.value, " | ")
	case "total":
		err = t.setTotals(f.value)
	case "abstain":
		err = t.setReasons(f.value)
	case "note":
		t.Note = f.value
	default:
		err = mistake("không có khóa này; các khóa: %s", "unknown key; the keys: %s", strings.Join(keys, ", "))
	}
	return err
}

func (t *Turn) setTotals(value string) error {
	parts, err := list(value, " / ")
	if err != nil {
		return err
	}
	for _, s := range parts {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return mistake("%q không phải số đếm", "%q is no count", s)
		}
		t.Totals = append(t.Totals, n)
	}
	return nil
}

func (t *Turn) setReasons(value string) error {
	parts, err := list(value, " / ")
	if err != nil {
		return err
	}
	for _, s := range parts {
		if s == "optional" {
			t.MayAnswer = true
			continue
		}
		if err := oneOf(s, "out_of_scope", "not_in_plan", "ambiguous", "not_permitted", "unsafe"); err != nil {
			return err
		}
		t.Reasons = append(t.Reasons, s)
	}
	if len(t.Reasons) == 0 {
		return mistake("chưa nêu lý do", "gives no reason")
	}
	return nil
}

// check looks for what only the whole block shows.
func (c *Case) check(line int) error {
	if len(c.Turns) == 0 {
		return at(mistake("khối này không có câu hỏi (q)", "no question"), "", line, "")
	}
	for i := range c.Turns {
		t := &c.Turns[i]
		expects := len(t.Want) > 0 || len(t.May) > 0 || t.MayAny || len(t.Words) > 0 || len(t.Totals) > 0
		switch {
		case t.mustAbstain() && expects:
			return at(mistake("đã phải từ chối (abstain) thì không còn want, may, words hay total", "abstain leaves nothing to want, may, words or total"), "", t.Line, "")
		case len(t.Reasons) == 0 && !expects && !t.Open:
			return at(mistake("chưa nói câu đúng dựa vào đâu (want) hay vì sao phải từ chối (abstain)", "says neither what to want nor why to abstain"), "", t.Line, "")
		}
	}
	return nil
}

// formOf tells text with Vietnamese diacritics from text without.
func formOf(s string) string {
	if vi.Fold(s) != strings.ToLower(s) {
		return "accents"
	}
	return "plain"
}

func oneOf(s string, known ...string) error {
	if !slices.Contains(known, s) {
		list := strings.Join(known, ", ")
		return mistake("%q không thuộc: %s", "%q is none of %s", s, list)
	}
	return nil
}
