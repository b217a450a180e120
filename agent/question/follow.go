package question

import (
	"kehoach/plan"
	"slices"
	"strings"

	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// askTags are cues that ask for a field or a figure of what is selected.
var askTags = []Tag{
	"when", "due", "start", "lead", "coord", "product", "objective", "group", "figure", "where", "explain", "report", "to_whom",
}

// shapeTags are cues that say what to do with what is selected.
var shapeTags = []Tag{"count", "list", "duty", "earliest", "next", "latest", "overdue", "compare", "most", "direct", "group_way", "continuous", "recurring", "no_due", "on_event"}

// Leans reports whether the question cannot stand alone: it says "còn",
// "nó", or leaves out what it is about.
func (q *Question) Leans() bool {
	if q.Ordinal() != 0 && len(q.Agencies) == 0 && len(q.Refs) == 0 && q.TopicWords <= 2 {
		return true
	}
	if q.Has("correct") && q.TopicWords >= 2 && len(q.Refs) == 0 {
		return false // "ý tôi hỏi kế hoạch tuyên truyền" says anew what is asked about
	}
	bare := len(q.Agencies) == 0 && len(q.Refs) == 0 && q.Window == nil && q.TopicWords == 0
	if bare || q.Has("refers") && len(q.Refs) == 0 && q.TopicWords <= 2 {
		return true
	}
	if q.opensAsFollowUp() || q.HasPhrase("thi sao") || q.Has("neighbour") {
		return q.TopicWords <= 3
	}
	if q.HasPhrase("cai nao", "trong do", "trong so do") || q.whichOf() {
		return true
	}
	// A lone agency, number or span of time.
	return q.TopicWords == 0 && q.Words() <= 6 && !q.Has(askTags...) && !q.Has(shapeTags...)
}

// whichOf reports whether the question is only which of several belong to a
// body: "việc nào của Sở Nội vụ?".
func (q *Question) whichOf() bool {
	return len(q.Agencies) == 1 && len(q.Refs) == 0 && q.Window == nil && q.TopicWords == 0 && q.Words() <= 7 &&
		slices.ContainsFunc([]string{"viec nao cua ", "viec nao la cua ", "nhiem vu nao cua ", "nhiem vu nao la cua ", "muc nao cua ", "which are ", "which ones are "}, func(p string) bool {
			return strings.HasPrefix(q.w.line[1:], p)
		})
}

// CountsBefore reports whether the question is only how many there are, with
// no word for what: "tổng cộng mấy việc?".
func (q *Question) CountsBefore() bool {
	return q.Has("count") && q.TopicWords == 0 && len(q.Agencies) == 0 && len(q.Hints) == 0 && len(q.Refs) == 0 && q.Window == nil && q.Words() <= 6 &&
		!q.Has("continuous", "recurring", "no_due", "on_event", "overdue", "lead", "coord", "report") &&
		!q.HasPhrase("ke hoach", "phu luc", "ca bang", "toan bo", "muc tieu", "chi tieu", "nhom", "linh vuc", "co quan", "so", "plan", "targets", "groups")
}

// opensAsFollowUp reports whether a follow-up word stands among the first.
func (q *Question) opensAsFollowUp() bool {
	return slices.ContainsFunc(q.all, func(c cue) bool {
		return c.i <= 1 && slices.Contains(c.tags, "followup") || c.i <= 3 && slices.Contains(c.tags, "correct")
	})
}

// PointsBack reports whether, after [Question.Follow], the question is about
// the entries of the answer before.
func (q *Question) PointsBack() bool { return q.back }

// Follow takes over from the question before what this one leaves out.
func (q *Question) Follow(prev *Question) {
	otherRole := q.Has("list") && q.Has("lead", "coord") && len(prev.Agencies) > 0 && prev.Has("list", "lead", "coord", "duty")
	if !otherRole && q.Window == nil && len(q.Agencies) == 0 && len(q.Refs) == 0 && q.Has(askTags...) && !q.Has("count", "earliest", "next", "latest", "overdue") {
		q.back = true // "thế ai phối hợp?"
		q.cues["report"] += prev.cues["report"]
		return
	}
	if q.Has("neighbour") || q.Has("refers") && len(q.Agencies) == 0 && len(q.Refs) == 0 && q.Window == nil || q.HasPhrase("cai nao", "trong do", "trong so do", "which of them", "which of these", "which of those") {
		q.back = true
		return
	}
	if len(q.Agencies) == 0 && len(q.Hints) > 0 && len(prev.Agencies) > 0 {
		q.Agencies, q.Hints, q.Topic, q.TopicWords = q.Hints, nil, "", 0
	}
	if q.TopicWords > 0 && prev.TopicWords > 0 && len(prev.Agencies) == 0 && len(q.Agencies) == 0 {
		if len(q.Hints) == 1 && len(prev.Hints) == 1 { // one field for another: "cơ sở dữ liệu y tế", "còn giáo dục?"
			prev = prev.withoutHint()
		}
		q.Topic, q.TopicWords = prev.Topic+", "+q.Topic, prev.TopicWords+q.TopicWords
		q.Content = prev.Content + ", " + q.Content
		q.takeCues(prev, askTags)
		return
	}
	if prev.cues["report"] > 0 && q.HasPhrase("trinh", "gui", "nop", "submit") {
		q.cues["report"]++
	}
	if q.Ordinal() != 0 && len(q.Refs) == 0 && len(q.Agencies) == 0 {
		q.back = true
		q.takeCues(prev, askTags)
		return
	}
	q.Window = q.Window.yearOf(prev.Window)
	if v := prev.Window; q.Window == nil && v != nil && v.Unit == plan.Year && v.Named[1] != "" && len(q.Years()) == 1 {
		q.Window = v.Shifted(q.Years()[0] - v.Named[1].Year()) // "còn 2030?"
	}
	switch {
	case len(q.Refs) > 0:
		q.takeCues(prev, askTags)
		return
	case len(q.Agencies) > 0 && q.Window == nil:
		q.Window = prev.Window
	case len(q.Agencies) == 0:
		q.Agencies = carried(prev.Agencies)
		if q.Window == nil {
			q.Window = prev.Window
		}
	}
	if q.TopicWords == 0 {
		q.Topic, q.TopicWords, q.Content = prev.Topic, prev.TopicWords, prev.Content
	}
	if len(q.Refs) == 0 && len(q.Agencies) == 0 && q.Window == nil {
		q.Refs = prev.Refs
	}
	if !q.Has(askTags...) {
		q.takeCues(prev, askTags)
	}
	if !q.Has(shapeTags...) {
		q.takeCues(prev, shapeTags)
	}
}

// withoutHint returns the question with its topic less the words of its hint.
func (q *Question) withoutHint() *Question {
	c := *q
	drop := strings.Fields(vi.Fold(q.Hints[0].Name))
	less := func(text string) string {
		return strings.Join(slices.DeleteFunc(strings.Fields(text), func(w string) bool {
			return slices.Contains(drop, strings.Trim(vi.Fold(w), ","))
		}), " ")
	}
	c.Topic, c.Content = less(q.Topic), less(q.Content)
	c.TopicWords = len(strings.Fields(c.Topic))
	return &c
}

// carried returns agencies of another question without their places in it.
func carried(ms []agency.Mention) []agency.Mention {
	out := slices.Clone(ms)
	for i := range out {
		out[i].Start, out[i].End = 0, 0
	}
	return out
}

// TakeAgencies takes over the agencies of the question before.
func (q *Question) TakeAgencies(prev *Question) { q.Agencies = carried(prev.Agencies) }

func (q *Question) takeCues(prev *Question, tags []Tag) {
	if q.Has(tags...) {
		return
	}
	for _, t := range tags {
		if n := prev.cues[t]; n > 0 {
			q.cues[t] = n
		}
	}
}

// Ordinal returns which of several the question means: 2 for "việc thứ hai",
// -1 for the last, 0 for none.
func (q *Question) Ordinal() int {
	w := q.w
	for i := range w.toks {
		switch {
		case w.is(i, "thu") && (numerals[w.fold(i+1)] > 0 || w.is(i+1, "nhat", "nhi")) && (w.lower(i) == "thứ" || !w.accented):
			if w.is(i+1, "nhat") {
				return 1
			}
			if w.is(i+1, "nhi") {
				return 2
			}
			return numerals[w.fold(i+1)]
		case w.is(i, "thu") && isNumber(w.fold(i+1)):
			return atoi(w.fold(i + 1))
		case w.is(i, "dau", "truoc") && w.is(i-1, "cai", "viec", "vu", "muc", "cau", "dich", "diem", "khoan", "y", "tieu") && (w.is(i+1, "tien") || i == len(w.toks)-1 || w.is(i, "truoc") && w.is(i-1, "cai")):
			return 1
		case w.is(i, "sau") && w.is(i-1, "cai") && !isNumber(w.fold(i+1)):
			return -1
		case w.is(i, "cuoi") && w.is(i+1, "cung") && w.is(i-1, "cai", "viec", "vu", "muc", "cau", "diem", "khoan", "y"):
			return -1
		case w.is(i, "first", "second", "third", "fourth") && w.is(i+1, "one", "task"):
			return numerals[w.fold(i)]
		case w.is(i, "last") && w.is(i+1, "one"):
			return -1
		}
	}
	return 0
}

// NameDepartment takes the topic of a short English follow-up for the name of
// a department, if there is such a one.
func (q *Question) NameDepartment(d *agency.Directory) {
	if ms := d.Find("Department of " + q.Topic); len(ms) == 1 && ms[0].Exact {
		m := ms[0]
		m.Name, m.Start, m.End = q.Topic, 0, 0
		q.Agencies, q.Topic, q.TopicWords = append(q.Agencies, m), "", 0
	}
}
