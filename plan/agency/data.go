package agency

import (
	"fmt"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// kind is how sure a name is of its body.
type kind uint8

const (
	kindNot   kind = iota // no body at all, although words of one are in it
	kindSide              // only after "bên", "ngành"
	kindCell              // only as a whole piece of a cell
	kindTopic             // a field of work
	kindGuess             // mostly that body
	kindExact
)

// rule is what a spelling must meet beyond its letters.
type rule uint8

const (
	ruleNone    rule = iota
	ruleAccent       // written with diacritics
	ruleStrict       // written as in the file, capitals too
	ruleEnglish      // an English field of work
	ruleChat         // in running text and questions, not in a cell
	ruleAlone        // as ruleChat, where nothing continues the name
	ruleShort        // as ruleChat, and with diacritics or where nothing continues the name
)

// spelling is one way to write a body's name.
type spelling struct {
	text string
	kind kind
	rule rule
}

// note is a dated change as the file has it; place is the province that it is
// about, "" for all.
type note struct {
	Note
	place string
}

// body is a record of the file. Records are read once and never changed;
// a record that adds to another is merged into a copy.
type body struct {
	key, name   string
	english     string
	group, open bool
	// each: one body in each place, with a name of its own that may be said in
	// part ("phòng Tư pháp huyện, thành phố").
	each bool
	// optional: not every province has it, so that it is listed among the
	// members of a group only for a plan that names it.
	optional    bool
	spellings   []spelling
	in, out     []string // keys of groups
	prefixes    []string // of keys that belong to the group
	related     string   // key when "liên quan" follows
	from, until plan.Date
	notes       []note
}

// places are the bodies of one province at district level.
type districts struct {
	province string
	until    plan.Date
	names    []string
}

// file is a data file, parsed.
type file struct {
	bodies    []body
	words     map[string][]string // word lists by field: "title", "tail", …
	same      [][2]string         // short form, long form
	districts []districts
}

// spellingFields are the fields that hold spellings.
var spellingFields = map[string]spelling{
	"also":          {kind: kindExact},
	"english also":  {kind: kindExact},
	"guess":         {kind: kindGuess},
	"english guess": {kind: kindGuess},
	"topic":         {kind: kindTopic},
	"english topic": {kind: kindTopic, rule: ruleEnglish},
	"english side":  {kind: kindSide, rule: ruleEnglish},
	"chat":          {kind: kindGuess, rule: ruleChat},
	"english chat":  {kind: kindGuess, rule: ruleChat},
	"short":         {kind: kindGuess, rule: ruleShort},
	"alone":         {kind: kindGuess, rule: ruleAlone},
	"side":          {kind: kindSide},
	"cell":          {kind: kindCell},
	"accent":        {kind: kindExact, rule: ruleAccent},
	"strict":        {kind: kindExact, rule: ruleStrict},
}

// wordFields are the lists that stand outside of records.
var wordFields = []string{
	"title", "side word", "person word", "office word", "compound", "own", "follow", "english before", "english after",
	"tail", "head", "cell head", "not", "city", "province",
}

// parse reads a data file. An error names the line.
func parse(data []byte) (*file, error) {
	f := &file{words: map[string][]string{}}
	text := vi.NFC(strings.TrimPrefix(string(data), "\ufeff"))
	open := false // a record is open
	line := 0
	for raw := range strings.Lines(text) {
		line++
		raw = strings.TrimSpace(raw)
		if raw == "" || raw[0] == '#' {
			open = open && raw != ""
			continue
		}
		field, value, ok := strings.Cut(raw, ":")
		field, value = strings.TrimSpace(field), strings.TrimSpace(value)
		if !ok || value == "" && field != "in" {
			return nil, fmt.Errorf("line %d: want \"field: value\", got %q", line, raw)
		}
		var err error
		switch {
		case field == "body" || field == "group" || field == "open group":
			f.bodies = append(f.bodies, newBody(field, value))
			open = true
		case f.addWords(field, value, &err):
		case !open:
			err = fmt.Errorf("field %q stands outside of a body", field)
		default:
			err = f.bodies[len(f.bodies)-1].add(field, value)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
	for i := range f.bodies {
		f.bodies[i].finish()
	}
	return f, nil
}

func newBody(field, name string) body {
	return body{name: name, group: field != "body", open: field == "open group"}
}

// addWords takes a field that stands for itself and reports whether it was
// one.
func (f *file) addWords(field, value string, err *error) bool {
	for _, w := range wordFields {
		if field == w {
			f.words[field] = append(f.words[field], list(value)...)
			return true
		}
	}
	switch {
	case field == "same":
		short, long, ok := strings.Cut(value, "=")
		if !ok {
			*err = fmt.Errorf("want \"same: SHORT = long form\", got %q", value)
		}
		f.same = append(f.same, [2]string{strings.TrimSpace(short), strings.TrimSpace(long)})
		return true
	case strings.HasPrefix(field, "districts "):
		province, until, _ := strings.Cut(strings.TrimPrefix(field, "districts "), " until ")
		d := districts{province: province, names: list(value)}
		if until != "" {
			d.until, *err = plan.ParseDate(until)
		}
		f.districts = append(f.districts, d)
		return true
	}
	return false
}

// list cuts "a | b | c".
func list(value string) []string {
	var out []string
	for s := range strings.SplitSeq(value, "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
