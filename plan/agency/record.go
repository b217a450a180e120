package agency

import (
	"fmt"
	"strings"

	"kehoach/plan"
)

// add takes one field of a record.
func (b *body) add(field, value string) (err error) {
	if s, ok := spellingFields[field]; ok {
		for _, text := range list(value) {
			b.spellings = append(b.spellings, spelling{text, s.kind, s.rule})
		}
		return nil
	}
	switch field {
	case "key":
		b.key = value
	case "english":
		b.english = value
	case "initials":
		b.addInitials(value)
	case "in":
		b.in = append(b.in, list(value)...)
	case "out":
		b.out = append(b.out, list(value)...)
	case "prefix":
		b.prefixes = append(b.prefixes, list(value)...)
	case "optional":
		b.optional = value == "yes"
	case "related":
		b.related = value
	case "from":
		b.from, err = plan.ParseDate(value)
	case "until":
		b.until, err = plan.ParseDate(value)
	case "note":
		return b.addNote("", value)
	default:
		if place, ok := strings.CutPrefix(field, "note "); ok {
			return b.addNote(place, value)
		}
		return fmt.Errorf("unknown field %q", field)
	}
	return err
}

// addInitials adds the short forms of a department: of "KH&ĐT" also "SKHĐT",
// and "KHĐT" alone, which may mean the field.
func (b *body) addInitials(value string) {
	glued := strings.ReplaceAll(value, "&", "")
	b.spellings = append(b.spellings,
		spelling{"Sở " + value, kindExact, ruleNone},
		spelling{"Sở " + strings.ReplaceAll(value, "&", " "), kindExact, ruleNone},
		spelling{"S" + glued, kindExact, ruleNone},
		spelling{value, kindGuess, ruleNone})
}

func (b *body) addNote(place, value string) error {
	parts := strings.Split(value, "|")
	if len(parts) != 6 {
		return fmt.Errorf("note has %d parts, want 6 (day | successors | Vietnamese | English | source | certainty)", len(parts))
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	from, err := plan.ParseDate(parts[0])
	if err != nil {
		return err
	}
	n := Note{From: from, TextVI: parts[2], TextEN: parts[3], Source: parts[4], Certainty: parts[5]}
	for s := range strings.SplitSeq(parts[1], ",") {
		if s = strings.TrimSpace(s); s != "" {
			n.Successor = append(n.Successor, s)
		}
	}
	b.notes = append(b.notes, note{n, place})
	return nil
}

// finish gives the record its key and its plain spellings.
func (b *body) finish() {
	own := []spelling{{b.name, kindExact, ruleNone}}
	slug := Slug(b.name)
	if b.key == "" {
		b.key = slug
	}
	for _, s := range b.spellings {
		// A name that is a common word ("Doanh nghiệp") counts in cells only.
		if s.kind == kindCell && Slug(s.text) == slug {
			own[0].kind = kindCell
		}
	}
	if len(forms(nil).cut(b.english, nil)) > 1 && own[0].kind == kindExact {
		own = append(own, spelling{b.english, kindExact, ruleNone})
	}
	b.spellings = append(own, b.spellings...)
}
