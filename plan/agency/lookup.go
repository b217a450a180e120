package agency

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// related is the end of the keys of "… có liên quan" where the group has no
// key for it.
const related = "-lien-quan"

func (d *Directory) find(key string) *body {
	if i, ok := d.byKey[key]; ok {
		return &d.bodies[i]
	}
	return nil
}

// Name returns the official name, "" for a key that is not known.
func (d *Directory) Name(key string) string {
	if b := d.find(key); b != nil {
		return b.name
	}
	if base, ok := strings.CutSuffix(key, related); ok && d.find(base) != nil {
		return d.find(base).name + " có liên quan"
	}
	return ""
}

// English returns the English name ("Department of Health"), "" where there is
// none.
func (d *Directory) English(key string) string {
	if b := d.find(key); b != nil {
		return b.english
	}
	return ""
}

// IsGroup reports whether the key stands for several bodies.
func (d *Directory) IsGroup(key string) bool {
	if b := d.find(key); b != nil {
		return b.group
	}
	return d.Unbounded(key)
}

// Unbounded reports whether the key is of a group that names nobody ("các cơ
// quan liên quan").
func (d *Directory) Unbounded(key string) bool {
	if b := d.find(key); b != nil {
		return b.open
	}
	base, ok := strings.CutSuffix(key, related)
	return ok && d.find(base) != nil
}

// existed reports whether the body was there on the day of [Directory.In].
func (d *Directory) existed(b *body) bool {
	return d.day == "" || (b.from == "" || b.from <= d.day) && (b.until == "" || d.day < b.until)
}

// here reports whether a body of a district is one of this place's.
func (d *Directory) here(b *body) bool {
	for _, ds := range d.districts {
		if Slug(ds.province) == d.place {
			continue
		}
		for _, n := range ds.names {
			if b.name == "UBND "+n {
				return false
			}
		}
	}
	return true
}

// Members returns the keys of the bodies in a group, in the order of the data
// file, with the groups inside it resolved: nil for an unbounded group, for a
// group whose members are not loaded, and for a body. Bodies that only some
// provinces have are among them if the plan names them ([Directory.Learn]).
// Without [Directory.In] it holds the bodies before and after the mergers of
// 2025, and no districts.
func (d *Directory) Members(group string) []string {
	g := d.find(group)
	if g == nil || !g.group || g.open {
		return nil
	}
	var keys []string
	for i := range d.bodies {
		b := &d.bodies[i]
		if b.group || b.optional && !d.learned[int32(i)] || !d.existed(b) || !d.inside(group, b.key, 0) || !d.here(b) {
			continue
		}
		keys = append(keys, b.key)
	}
	return keys
}

// Contains reports whether a body, or a group, is inside a group, also through
// groups between them. It is false for unbounded groups. A People's Committee
// that the data file does not list is inside by its rank: "ubnd-xa-tan-trao"
// is in "ubnd-cap-xa".
func (d *Directory) Contains(group, member string) bool {
	g := d.find(group)
	if g == nil || !g.group || g.open {
		return false
	}
	if b := d.find(member); b != nil && !d.existed(b) {
		return false
	}
	return d.inside(group, member, 0)
}

// deepest is more than groups are ever nested; it stops a file whose groups
// contain each other.
const deepest = 8

func (d *Directory) inside(group, member string, depth int) bool {
	if depth == deepest || group == member {
		return false
	}
	if b := d.find(member); b != nil {
		for _, parent := range b.in {
			if parent == group || d.inside(group, parent, depth+1) {
				return true
			}
		}
	}
	if g := d.byRank(member); g != nil {
		return g.key == group || d.inside(group, g.key, depth+1)
	}
	return false
}

// byRank returns the group that a key belongs to by its beginning, nil
// without one.
func (d *Directory) byRank(key string) *body {
	for _, i := range d.ranked {
		for _, p := range d.bodies[i].prefixes {
			if strings.HasPrefix(key, p) {
				return &d.bodies[i]
			}
		}
	}
	return nil
}

// Note is a dated change of a body.
type Note struct {
	From plan.Date
	// Successor are the keys of the bodies that have its work now; empty where
	// it goes on, or where nobody is known.
	Successor      []string
	TextVI, TextEN string
	// Source is the document that says so, "" for common knowledge.
	Source string
	// Certainty is "sourced", "general-high", "general-medium" or
	// "general-low".
	Certainty string
}

// Note returns the latest change of a body that is in force on that day, and
// false without one or without a day. A People's Committee has the note of its
// rank. It says what happened to the body, never that a task of a plan passed
// to another.
func (d *Directory) Note(key string, today plan.Date) (Note, bool) {
	b := d.find(key)
	if b == nil || len(b.notes) == 0 {
		b = d.byRank(key)
	}
	if b == nil || today == "" {
		return Note{}, false
	}
	var found Note
	for _, n := range b.notes {
		if n.From > today || n.From < found.From {
			continue
		}
		if n.place == "" || d.place == "" || Slug(n.place) == d.place {
			found = n.Note
		}
	}
	return found, found.From != ""
}

// Predecessors returns the keys of the bodies whose work a body has taken
// over, by the notes: "so-tai-chinh" has "so-ke-hoach-va-dau-tu".
func (d *Directory) Predecessors(key string) []string {
	var keys []string
	for i := range d.bodies {
		for _, n := range d.bodies[i].notes {
			if slices.Contains(n.Successor, key) && !slices.Contains(keys, d.bodies[i].key) {
				keys = append(keys, d.bodies[i].key)
			}
		}
	}
	return keys
}
