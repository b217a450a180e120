package agency

// Mention is a body or group that a text names.
type Mention struct {
	// Name is as written. Where a head stands once for several names ("các
	// Sở: Y tế; Tư pháp"), it is put before each: "Sở Y tế".
	Name string
	// Key is the same for all spellings: "so-y-te".
	Key string
	// Group: the name stands for several bodies.
	Group bool
	// Unbounded: a group that names nobody ("các cơ quan liên quan").
	Unbounded bool
	// Start and End are byte offsets in the text.
	Start, End int
	// Exact is false where the name is a guess: a typo, the field of work
	// alone, a part of a name.
	Exact bool
	// Weak: the words name a field of work ("y tế") or a level ("cấp xã") and
	// perhaps no body at all. A weak mention is never exact.
	Weak bool
	// Alternatives are the keys of other bodies that the words may mean.
	Alternatives []string
}

// mention makes a Mention of a hit.
func (m *matcher) mention(h hit) Mention {
	first, last := m.words[h.from], m.words[h.to-1]
	start := first.start
	if first.many >= 0 {
		start = first.many
	}
	key := m.keyOf(h)
	out := Mention{
		Name:      m.text[start:last.end],
		Key:       key,
		Group:     m.IsGroup(key),
		Unbounded: m.Unbounded(key),
		Start:     start,
		End:       last.end,
		Exact:     h.exact() || h.related && !h.slip,
		Weak:      h.kind == kindTopic && !h.related,
	}
	if h.head != "" {
		out.Name = h.head + " " + out.Name
	}
	for _, b := range h.alternates {
		out.Alternatives = append(out.Alternatives, m.bodies[b].key)
	}
	return out
}
