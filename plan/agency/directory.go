package agency

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"kehoach/plan"
	"kehoach/plan/vi"
)

//go:embed agencies.txt
var embedded []byte

// Directory (danh bạ) knows bodies and groups by their names. It never
// changes; [Directory.With], [Directory.Learn] and [Directory.In] return
// others. The zero value knows nobody. It is safe for concurrent use.
type Directory struct {
	trie
	bodies []body
	byKey  map[string]int32
	// learned are the bodies that a plan names: the first choice where a
	// spelling may mean several.
	learned map[int32]bool
	// ranked are the groups that take in keys by their beginning.
	ranked []int32
	// place and day are those of [Directory.In].
	place     string
	city      bool
	day       plan.Date
	districts []districts

	// Words with a part in the code: UBND, Sở, Bộ, tỉnh, …
	ubnd, so, bo, tinh, thanh, pho, tp int32
	soNode, boNode, ubndNode           int32
}

var byDefault = sync.OnceValue(func() *Directory {
	d, err := new(Directory).With(embedded)
	if err != nil {
		// A test reads the embedded file, so this is never seen.
		return new(Directory)
	}
	return d
})

// Default returns the directory that ships with the program. It is built on
// the first call.
func Default() *Directory { return byDefault() }

// With returns a directory that also knows what an office's own data file
// says (its form is described in agencies.txt). A record with a known key adds
// to that record and may replace its English name. An error names the line.
func (d *Directory) With(data []byte) (*Directory, error) {
	f, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("read agencies: %w", err)
	}
	c := d.copy()
	for _, s := range f.same {
		c.addSynonym(s[0], s[1])
	}
	for field, root := range map[string]int32{
		"title": rootTitle, "side word": rootSide, "tail": rootTail, "head": rootHead,
		"person word": rootPerson, "office word": rootOffice, "compound": rootCompound, "own": rootOwn,
		"follow": rootFollow, "english before": rootEnglishBefore, "english after": rootEnglishAfter,
		"cell head": rootCellHead, "province": rootProvince, "city": rootCity,
	} {
		for _, w := range f.words[field] {
			c.insert(root, c.readName(w), name{body: -1})
		}
	}
	for _, w := range f.words["not"] {
		c.insert(rootNames, c.readName(w), name{body: -1, kind: kindNot})
	}
	for i := range f.bodies {
		c.addBody(f.bodies[i])
	}
	for _, ds := range f.districts {
		c.addDistricts(ds)
	}
	c.finish()
	return c, nil
}

// copy returns a directory that can be added to without touching d.
func (d *Directory) copy() *Directory {
	c := *d
	if d.nodes == nil {
		c.trie = newTrie()
		c.byKey = map[string]int32{}
		return &c
	}
	c.trie = d.clone()
	c.bodies = slices.Clone(d.bodies)
	c.byKey = maps.Clone(d.byKey)
	c.learned = maps.Clone(d.learned)
	c.districts = slices.Clip(d.districts)
	return &c
}

// finish fixes what the code looks up by itself.
func (d *Directory) finish() {
	d.ranked = nil
	for i := range d.bodies {
		if len(d.bodies[i].prefixes) > 0 {
			d.ranked = append(d.ranked, int32(i))
		}
	}
	d.ubnd, d.so, d.bo = d.intern("ubnd"), d.intern("so"), d.intern("bo")
	d.tinh, d.thanh, d.pho, d.tp = d.intern("tinh"), d.intern("thanh"), d.intern("pho"), d.intern("tp")
	d.ubndNode, d.soNode, d.boNode = d.step(rootNames, d.ubnd), d.step(rootNames, d.so), d.step(rootNames, d.bo)
}

// addBody adds a record, or adds it to the one with its key.
func (d *Directory) addBody(b body) {
	i, known := d.byKey[b.key]
	if known {
		old := d.bodies[i]
		old.in = slices.DeleteFunc(slices.Concat(old.in, b.in), func(g string) bool { return slices.Contains(b.out, g) })
		old.prefixes = slices.Concat(old.prefixes, b.prefixes)
		old.notes = slices.Concat(old.notes, b.notes)
		if b.english != "" {
			old.english = b.english
		}
		d.bodies[i] = old
	} else {
		i = int32(len(d.bodies))
		d.byKey[b.key] = i
		d.bodies = append(d.bodies, b)
	}
	for _, s := range b.spellings {
		d.addSpelling(i, s)
	}
}

func (d *Directory) addSpelling(body int32, s spelling) {
	words := d.readName(s.text)
	e := name{body: body, kind: s.kind, rule: s.rule, text: s.text}
	if n := len(words); n > 1 && words[n-1].lower == "tỉnh" {
		e.place = true
		words = words[:n-1]
	}
	e.many = len(words) > 0 && words[0].many >= 0 && s.kind != kindCell && (len(words) == 1 || s.rule >= ruleChat)
	d.insert(rootNames, words, e)
	if glued, ok := oneWord(s, words); ok {
		e.kind = kindGuess
		d.insert(rootNames, d.readName(glued), e)
	} else if short, ok := department(s.text); ok {
		d.insert(rootNames, d.readName(short), e)
	}
}

// oneWord returns "sonoivu" for "Sở Nội vụ", as it is in mail addresses and in
// haste.
func oneWord(s spelling, words []word) (string, bool) {
	if s.kind != kindExact || len(words) < 3 || !strings.HasPrefix(s.text, "Sở ") {
		return "", false
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.fold)
	}
	return b.String(), true
}

// department returns "health department" for "Department of Health".
func department(english string) (string, bool) {
	for _, head := range []string{"Department of ", "Dept of "} {
		if field, ok := strings.CutPrefix(english, head); ok {
			return field + " department", true
		}
	}
	return "", false
}

// addDistricts adds the People's Committees of a province's districts. A name
// that is also the province's is known only with its rank before it.
func (d *Directory) addDistricts(ds districts) {
	d.districts = append(d.districts, ds)
	for _, n := range ds.names {
		b := body{name: "UBND " + n, until: ds.until}
		b.spellings = append(b.spellings, spelling{n, kindGuess, ruleNone})
		for _, rank := range []string{"huyện ", "thành phố ", "thị xã ", "quận "} {
			bare, ok := strings.CutPrefix(n, rank)
			if !ok {
				continue
			}
			if !strings.EqualFold(bare, ds.province) {
				b.spellings = append(b.spellings, spelling{bare, kindGuess, ruleNone}, spelling{"UBND " + bare, kindExact, ruleNone})
			}
			if rank == "huyện " {
				b.spellings = append(b.spellings, spelling{"H " + bare, kindGuess, ruleChat}, spelling{"UBND H " + bare, kindGuess, ruleChat})
			}
			if rank == "thành phố " {
				b.spellings = append(b.spellings, spelling{"TP " + bare, kindGuess, ruleNone}, spelling{"UBND TP " + bare, kindExact, ruleNone})
				b.spellings = append(b.spellings, cityNicknames(bare)...)
			}
		}
		b.finish()
		d.addBody(b)
	}
}

// cityNicknames returns what people say for "thành phố Tuyên Quang": "TP
// Tuyên", "TP TQ".
func cityNicknames(bare string) []spelling {
	first, rest, ok := strings.Cut(bare, " ")
	if !ok {
		return nil
	}
	initial, _ := utf8.DecodeRuneInString(first)
	last, _ := utf8.DecodeRuneInString(rest)
	initials := string(initial) + string(last)
	var out []spelling
	for _, name := range []string{"TP " + first, "thành phố " + first, "TP " + initials, "TP" + initials} {
		out = append(out, spelling{name, kindGuess, ruleAlone}, spelling{"UBND " + name, kindGuess, ruleAlone})
	}
	return out
}

// In returns the directory as it is for a plan of that province or city,
// issued on that day. The issuer is any text that has the place's name in it
// ("Ủy ban nhân dân tỉnh Tuyên Quang"). It decides the members of groups,
// which notes concern the place, and which of two bodies a short name means;
// "" for either leaves that open.
func (d *Directory) In(issuer string, issued plan.Date) *Directory {
	c := *d
	c.day = issued
	c.place, c.city = "", false
	issuer = vi.NFC(issuer)
	words := d.read(issuer)
	for i := range words {
		for _, root := range []int32{rootProvince, rootCity} {
			if n := d.prefix(root, words[i:]); n > 0 {
				c.place = Slug(issuer[words[i].start:words[i+n-1].end])
				c.city = root == rootCity
			}
		}
	}
	return &c
}
