package agent

import (
	"slices"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
)

// topical reports whether the question's words find an entry for certain.
func (t *turn) topical() bool {
	if t.q.TopicWords < 2 {
		return false
	}
	hits := t.look(t.q.Content, 1)
	return len(hits) > 0 && (hits[0].cover >= 0.75 || t.embed != nil && hits[0].cover >= 0.55 && t.meant(t.q.Content, hits[0]))
}

// shaped are cues that ask for what fields select.
var shaped = []question.Tag{"duty", "list", "lead", "coord", "count", "when", "due", "earliest", "next", "latest", "overdue", "report", "compare"}

// textFits reports whether the question as a whole fits an entry well.
func (t *turn) textFits() bool {
	hits := t.look(t.q.Text, 1)
	return len(hits) > 0 && hits[0].cover >= 0.5
}

// topicFirst reports whether the words of a question that also names an
// agency or a time point so clearly at entries outside what these select that
// they must lead, or at nothing in the plan.
func (t *turn) topicFirst(structured bool) bool {
	q := t.q
	if q.Has("where") && !q.Has("which_role") {
		return true
	}
	if structured && len(q.Agencies) > 0 && !q.Has(shaped...) && q.Window == nil && t.textFits() {
		q.Topic, q.TopicWords = q.Text, q.Words()
		return true
	}
	if len(q.Agencies) == 1 && q.Has("duty") && t.leadsByName(q.Agencies[0]) && len(folds(t.subject())) <= 4 {
		return false // what it has to do, whatever the occasion is called
	}
	hits := t.look(t.subject(), 5)
	if len(hits) == 0 {
		return !structured || q.TopicWords >= 3
	}
	if !structured {
		return hits[0].cover >= t.least()
	}
	if len(q.Agencies) == 0 && q.Has("lead", "coord", "product") && hits[0].cover >= surely {
		return true
	}
	if len(q.Agencies) > 0 && q.Has("lead", "coord") && q.Has("list") {
		return false // which work an agency has a part in
	}
	if q.Has("count", "earliest", "next", "latest") || t.window() != nil && (q.Has(shaped...) || t.asksSomething() || len(q.Agencies) > 0 || hits[0].cover < surely) {
		return false
	}
	if hits[0].cover < surely {
		return q.TopicWords >= 3 && hits[0].cover < t.least()
	}
	for _, m := range q.Agencies {
		if t.ownFits(m) {
			return false
		}
		for _, h := range hits {
			if h.cover >= surely && t.b.concernOf(h.e, m.Key).way < notConcerned {
				return false
			}
		}
	}
	return true
}

// leadsByName reports whether the plan gives a body work by its name.
func (t *turn) leadsByName(m agency.Mention) bool {
	return slices.ContainsFunc(t.b.concerns(m.Key), func(c concern) bool { return c.way == leads })
}

// ownFits reports whether the words fit something that the agency does by
// name, though they fit other things better.
func (t *turn) ownFits(m agency.Mention) bool {
	cover := t.read(t.subject()).cover
	return !m.Group && slices.ContainsFunc(t.b.concerns(m.Key), func(c concern) bool { return c.way == leads && cover[c.e.ID] >= ownCover })
}

// ownCover is the share of the words at which an agency's own work is what
// they are about.
const ownCover = 0.5

// byTopic keeps the entries that the question's words fit, if they fit some
// clearly; else the words are taken for talk.
func (t *turn) byTopic(cs []concern) []concern {
	words := t.subject()
	if list := folds(words); len(list) == 0 || len(list) == 1 && t.b.index.DF(list[0]) > 12 {
		return cs
	}
	top := 0.0
	cover := t.read(words).cover
	for _, c := range cs {
		top = max(top, cover[c.e.ID])
	}
	least := surely
	if (len(folds(words)) >= 3 || len(t.given) > 0) && !(t.q.Has("lead", "coord") && t.q.Has("list") && len(t.q.Agencies) > 0) {
		least = 0.45
	}
	if top < least {
		if hits := t.look(words, 1); len(hits) > 0 && hits[0].cover >= 0.3 && len(folds(words)) >= 3 {
			// the nearest of all names the agency: that is meant
			if one := keep(cs, func(c concern) bool { return c.e == hits[0].e && (c.way == leads || c.way == helps) }); len(one) > 0 {
				return one
			}
		}
		if own := keep(cs, func(c concern) bool { return c.way == leads }); len(own) > 0 {
			return own // the words did not help; what is its own comes first
		}
		return cs
	}
	rows := make(map[string]bool) // of one task, which stand and fall together
	for _, c := range cs {
		if isTask(c) && cover[c.e.ID] >= 0.85*top {
			rows[plan.BaseNumber(c.e.Number)] = true
		}
	}
	all := cs
	cs = keep(cs, func(c concern) bool {
		return cover[c.e.ID] >= 0.85*top || len(t.q.Agencies) > 0 && t.statesAll(c.e, words) || isTask(c) && rows[plan.BaseNumber(c.e.Number)] && cover[c.e.ID] >= 0.5*top
	})
	own := keep(cs, func(c concern) bool { return c.way == leads })
	if named := keep(all, func(c concern) bool { return c.way == leads && c.e.Kind == plan.KindDuty }); t.q.Has("duty") && len(named) <= fewDuties && 2*len(own) > len(named) && len(own) < len(named) {
		return named // the words are of most of what it has to do
	}
	if len(own) > 0 {
		return own
	}
	return cs
}

// statesAll reports whether what an entry is to do has every one of the words,
// two or more of them, in whatever order.
func (t *turn) statesAll(e *plan.Entry, words string) bool {
	said := folds(words)
	own := t.b.words()[t.b.place[e.ID]]
	return len(said) > 1 && !slices.ContainsFunc(said, func(w string) bool { return !slices.Contains(own, w) })
}

// fewDuties is how many duties a body may have for a list of most of them to
// be given whole.
const fewDuties = 6

// setTopic makes these words the question's topic.
func (t *turn) setTopic(words string) string {
	t.q.Topic, t.q.TopicWords = words, len(folds(words))
	return words
}

// topicBeside returns what the question is about beside the part of the
// document that it names; nothing where it says what cells hold.
func (t *turn) topicBeside(byCell bool) string {
	topic := t.subject()
	if part := t.partNamed(); part != "" && len(t.q.Agencies) > 0 {
		topic = t.setTopic(without(topic, part+" phần mục"))
	}
	if byCell {
		topic = t.setTopic("")
	}
	return topic
}

// asksWhoDoes reports whether the question is who does what its words
// describe, rather than which work is of some kind.
func (t *turn) asksWhoDoes(topic, group string) bool {
	q := t.q
	if len(q.Agencies) > 0 || group != "" || topic == "" {
		return false
	}
	if t.window() == nil && q.Has("lead") && q.Has(narrowing...) && len(folds(topic)) >= 2 {
		return true
	}
	if !t.asksWho() || q.TopicWords < 3 || q.Has("count", "overdue", "earliest", "next") {
		return false
	}
	hits := t.look(topic, 1)
	return len(hits) > 0 && hits[0].cover >= t.least()
}

// tellingTopic returns the topic without the talk around it where fields
// select as well.
func (t *turn) tellingTopic(topic string) string {
	q := t.q
	bare := len(q.Agencies) > 0 && !q.Has(shaped...) && q.Window == nil
	selects := len(q.Agencies) > 0 || t.window() != nil || q.Has(narrowing...) || q.Has("count") && q.HasPhrase("nhiem vu", "linh vuc", "nhom", "tasks", "groups")
	if topic == "" || !selects || bare && t.textFits() {
		return topic
	}
	return t.setTopic(t.telling())
}
