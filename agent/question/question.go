package question

import (
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// Context is what a question is read against.
type Context struct {
	Today    plan.Date
	Agencies *agency.Directory
	// PlanYear is the (first) year of the plan, 0 if unknown, LastYear its last.
	PlanYear, LastYear int
	// Lang is "vi" or "en" where the asker fixed it, else "" or "auto".
	Lang string
}

// year returns the year to give a day or month that names none: the one said,
// the plan's, or for a plan of several years today's if it is among them.
func (c Context) year(said int) int {
	switch {
	case said > 0:
		return said
	case c.PlanYear == 0:
		return c.Today.Year()
	case c.LastYear > c.PlanYear && c.Today.Year() >= c.PlanYear && c.Today.Year() <= c.LastYear:
		return c.Today.Year()
	}
	return c.PlanYear
}

// Question is a question as it was understood.
type Question struct {
	// Text is the question in NFC with what was written short written out, Lang
	// its language: "vi" or "en".
	Text, Lang string
	// Agencies are those named for certain, in order; Hints those that may be
	// meant ("y tế" alone).
	Agencies, Hints []agency.Mention
	// Window is the span of time named, nil for none.
	Window *Window
	// Today is the day that the question says it is asked on, "" for none.
	Today plan.Date
	// Days are the single days named, the window's among them.
	Days []plan.Date
	// Refs are entries named by number.
	Refs []Ref
	// Topic is what is left to search with, TopicWords how many words that is.
	Topic      string
	TopicWords int
	// Content is the question without its agencies, window and references, but
	// with all its other words: a search that a cue word must not narrow.
	Content string

	// back is set where the question is about the entries of the last answer.
	back bool

	cues map[Tag]int // tag → how many times
	all  []cue
	w    *words
}

// contentTags are cues whose words say something about the subject as well,
// so that a search needs them.
var contentTags = []Tag{
	"report", "money", "change", "act", "secret", "draft", "signed_title",
	"members", "inject", "next", "late", "actual", "shared",
}

// Parse reads a question.
func Parse(text string, c Context) *Question {
	told, text := split(plainly(quiet(vi.NFC(text))))
	text = plainly(text)
	w := newWords(text)
	text = w.raw
	q := &Question{Text: text, Lang: c.Lang, cues: make(map[Tag]int), w: w}
	if q.Lang != "vi" && q.Lang != "en" {
		q.Lang = detect(w)
	}
	q.Refs = findRefs(w, false)
	q.Days = findDays(w, c)
	if q.Today = w.daySaid(c); q.Today != "" {
		c.Today = q.Today
	}
	q.Window = findWindow(w, c)
	w.dated = q.Window != nil
	q.findAgencies(c.Agencies)
	q.takeOwnBody(told, c.Agencies)
	q.dropSelf()
	q.useBodyWords()
	if len(q.Refs) == 0 && (q.short() || len(w.toks) <= 11 && w.has("nham", "lon")) {
		q.Refs = findRefs(w, true)
	}
	q.all = slices.DeleteFunc(findCues(w), w.partOfTime)
	for _, cu := range q.all {
		for _, t := range cu.tags {
			q.cues[t]++
		}
	}
	if q.Window == nil && q.Today != "" && !q.Has("overdue", "next", "earliest", "latest") {
		q.Window = &Window{Span: Within, From: q.Today, To: q.Today, Unit: plan.Day, Text: q.Today.VN()}
	}
	q.asAmount()
	q.settle()
	q.Content, _ = w.topic(q.Lang)
	for _, cu := range q.all {
		if slices.ContainsFunc(cu.tags, func(t Tag) bool { return !slices.Contains(contentTags, t) }) {
			w.use(cu.i, cu.j)
		}
	}
	q.Topic, q.TopicWords = w.topic(q.Lang)
	return q
}

// partOfTime reports whether a cue for the first or last of several is part of
// the span of time that was read: "tháng cuối cùng của năm".
func (w *words) partOfTime(c cue) bool {
	if slices.Contains(c.tags, "continuous") && w.used[c.j-1] && w.fold(c.j-1) == "nam" {
		return true // "cả năm 2025"
	}
	if !slices.ContainsFunc(c.tags, func(t Tag) bool { return t == "latest" || t == "earliest" || t == "next" }) {
		return false
	}
	for i := c.i; i < c.j; i++ {
		if !w.used[i] {
			return false
		}
	}
	return true
}

// Has reports whether the question shows one of these cues.
func (q *Question) Has(tags ...Tag) bool {
	return slices.ContainsFunc(tags, func(t Tag) bool { return q.cues[t] > 0 })
}

// short reports whether so little is said that a lone number can only be the
// number of an entry.
func (q *Question) short() bool { return len(q.w.toks) <= 7 }

// Words returns how many words the question has.
func (q *Question) Words() int { return len(q.w.toks) }

// Tokens returns the question's tokens.
func (q *Question) Tokens() []vi.Token { return q.w.toks }

// Meant returns the token at i with the diacritics that it was typed without,
// in lower case.
func (q *Question) Meant(i int) string { return strings.ToLower(q.w.meant[i]) }

func (q *Question) findAgencies(d *agency.Directory) {
	if d == nil {
		return
	}
	found := d.Find(q.Text)
	if !slices.ContainsFunc(found, func(m agency.Mention) bool { return !m.Weak }) {
		found = append(found, q.w.restoredAgencies(d)...) // "xa tan trao" may be any word without its diacritics
	}
	for k, m := range found {
		if k+1 < len(found) && m.Group && q.w.is(q.w.tokenAt(m.End)-1, "nganh") && q.w.tokenAt(m.End) == q.w.tokenAt(found[k+1].Start) && found[k+1].Weak {
			found[k+1].Weak = false // "bên ngành y tế"
			continue
		}
		if i, last := q.w.tokenAt(m.Start), q.w.tokenAt(m.End)-1; i < len(q.w.used) && q.w.used[i] && (!m.Group || !m.Exact || last >= len(q.w.used) || q.w.used[last]) {
			continue // words of a cue; but "các sở" is the start of "các sở, ban, ngành"
		}
		if i := q.w.tokenAt(m.Start); q.w.is(i, "bo") && q.w.is(i-1, "can", "toan", "noi", "dong", "tien", "cuc") {
			continue // "cán bộ xây dựng chính sách"
		}
		if m.Weak || q.w.otherwiseMeant(m, d) {
			q.Hints = append(q.Hints, m)
			continue
		}
		q.Agencies = append(q.Agencies, m)
		q.w.useBytes(m.Start, m.End)
		q.w.nameBytes(m.Start, m.End)
	}
}

// dropSelf drops the body that people say they are from before they ask about
// another: "Em là công chức văn phòng xã, UBND xã phải chủ trì việc gì".
func (q *Question) dropSelf() {
	comma := strings.IndexByte(q.Text, ',')
	if comma < 0 || len(q.Agencies) < 2 || !q.w.is(0, "em", "toi", "minh", "anh", "chi", "i") || !q.w.is(1, "la", "lam", "o", "ben", "thuoc", "cong", "dang", "am", "work") {
		return
	}
	if last := q.Agencies[len(q.Agencies)-1]; last.Start > comma {
		q.Agencies = slices.DeleteFunc(q.Agencies, func(m agency.Mention) bool { return m.End <= comma && m.Key != last.Key })
	}
}

// First returns the index of the first token at which one of these cues
// stands, -1 for none.
func (q *Question) First(tags ...Tag) int {
	for _, c := range q.all {
		if slices.ContainsFunc(c.tags, func(t Tag) bool { return slices.Contains(tags, t) }) {
			return c.i
		}
	}
	return -1
}

// Negated reports whether the question shows this cue, and only after words
// that deny it: "chứ không chủ trì", "rather than the lead".
func (q *Question) Negated(tag Tag) bool {
	found := false
	for _, c := range q.all {
		if !slices.Contains(c.tags, tag) {
			continue
		}
		denied := q.w.is(c.i-2, "khong", "ko", "k", "chua", "chang") && q.w.is(c.i-1, "phai") || q.w.is(c.i-1, "non")
		for i := max(0, c.i-3); i < c.i; i++ {
			denied = denied || q.w.is(i, "rather", "without") || q.w.is(i, "khong", "ko", "not") && !q.w.used[i]
		}
		for i := max(0, c.i-4); i < c.i; i++ { // "ngoài việc mình chủ trì"
			denied = denied || q.w.is(i, "khong", "ko", "chua") && q.w.is(i+1, "tinh", "ke", "lay", "can", "gom", "dem") || q.w.is(i, "tru", "bo", "loai") && q.w.is(i+1, "viec", "phan", "nhung", "cac", "ra", "chu", "phoi") || q.w.is(i, "ngoai") && (q.w.is(i+1, "viec", "phan", "nhung", "cac", "nhiem", "vai") || i+1 == c.i)
		}
		for i := c.i + 1; i < c.i+6; i++ { // "chỗ nào chỉ phối hợp thì thôi khỏi kể"
			denied = denied || q.w.is(i, "khoi") && q.w.is(i+1, "ke", "can", "liet", "tinh") || q.w.is(i, "thi") && (q.w.is(i+1, "bo", "khoi", "loai") || q.w.says(i+1, "thôi") && !q.w.is(i+2, "han", "gian", "diem"))
		}
		if !denied {
			return false
		}
		found = true
	}
	return found
}

// Between reports whether one of these cues begins between two bytes.
func (q *Question) Between(start, end int, tags ...Tag) bool {
	return slices.ContainsFunc(q.all, func(c cue) bool {
		at := q.w.toks[c.i].Start
		return at >= start && at < end && slices.ContainsFunc(c.tags, func(t Tag) bool { return slices.Contains(tags, t) })
	})
}

// Ordered returns those of the tags whose cues begin between two bytes, in the
// order in which they stand.
func (q *Question) Ordered(start, end int, tags ...Tag) []Tag {
	var out []Tag
	for _, c := range q.all {
		at := q.w.toks[c.i].Start
		if at < start || at >= end {
			continue
		}
		for _, t := range c.tags {
			if slices.Contains(tags, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// HasPhrase reports whether the question holds one of these folded phrases as
// whole words.
func (q *Question) HasPhrase(folded ...string) bool {
	return slices.ContainsFunc(folded, func(p string) bool {
		for at := 0; ; {
			i := strings.Index(q.w.line[at:], p)
			if i < 0 || p == "" {
				return false
			}
			at += i + 1
			if q.w.line[at-2] == ' ' && q.w.line[at-1+len(p)] == ' ' {
				return true
			}
		}
	})
}

// Years returns the years that the question names, but for those inside the
// number of a document.
func (q *Question) Years() []int {
	var out []int
	add := func(s string) {
		if y := atoi(s); isYear(s) && !slices.Contains(out, y) {
			out = append(out, y)
		}
	}
	for _, t := range q.w.toks {
		add(t.Fold)
		if i := strings.LastIndexAny(t.Fold, "/-."); i >= 0 && strings.IndexFunc(t.Fold, func(r rune) bool { return r >= 'a' && r <= 'z' }) < 0 {
			add(t.Fold[i+1:])
		}
	}
	return out
}
