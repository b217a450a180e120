package body

import (
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
	"kehoach/plan/vi"
)

// duty fills whom a duty is laid on, with whom and by when. heading is the
// name in the headings above, "" for none; a sentence's own subject that is a
// body by name goes before it, but not in an item of the heading's list that
// tells it to ask others ("- Yêu cầu các cơ quan báo chí …").
func (r *reader) duty(e *plan.Entry, heading string, marked bool) {
	e.Agency = heading
	if heading != "" && jointly(e.Heading) { // "b) Chủ trì, phối hợp", then whom with
		e.Due = combine(due.Find(e.Text, r.Due))
		with := r.subject(e.Text)
		r.refer(e)
		for _, m := range r.Agencies.Split(person(with)) {
			e.Agencies = addRef(e.Agencies, m, plan.RoleCoordinating)
		}
		return
	}
	if own := r.subject(e.Text); own != "" && (heading == "" || r.bounded(own) && !r.coveredBy(own, heading) && !(marked && opener(e.Text) > 0)) {
		e.Agency = own
	}
	r.refer(e)
	e.Due = combine(due.Find(e.Text, r.Due))
}

// jointly reports whether the heading right above only says that what follows
// is done together with those whom each item begins with.
func jointly(path []string) bool {
	if len(path) == 0 {
		return false
	}
	fold := strings.TrimRight(vi.Fold(path[len(path)-1]), " :.")
	return strings.HasSuffix(fold, "chu tri, phoi hop") || strings.HasSuffix(fold, "chu tri, phoi hop voi") || strings.HasSuffix(fold, "chu tri phoi hop voi")
}

// coveredBy reports whether a heading names all that a name does and more: what
// follows "Các sở, ban, ngành, UBND các xã" is laid on both, whichever of them
// its first sentence begins with.
func (r *reader) coveredBy(name, heading string) bool {
	var keys []string
	for _, m := range r.Agencies.Split(person(heading)) {
		keys = append(keys, m.Key)
	}
	of := r.Agencies.Split(person(name))
	return len(of) < len(keys) && !slices.ContainsFunc(of, func(m agency.Mention) bool { return !slices.Contains(keys, m.Key) })
}

// concerns fills the agency of a section's text that begins with one.
func (r *reader) concerns(e *plan.Entry) {
	own := r.subject(e.Text)
	if label, rest, found := strings.Cut(e.Text, ": "); own == "" && found && len(label) < runIn {
		own = r.subject(rest) // "Khen thưởng cấp Nhà nước: Sở Nội vụ phối hợp …"
	}
	if own == "" || !r.known(person(own)) || isPurpose(e.Heading) && !r.named(own) {
		return
	}
	e.Agency = own
	r.refer(e)
	e.Due = combine(due.Find(e.Text, r.Due))
}

// runIn is how long, in bytes, a label at the start of a paragraph is.
const runIn = 140

// isPurpose reports whether headings are those of aims and requirements, which
// bind everybody and give nobody work.
func isPurpose(path []string) bool {
	for _, h := range path {
		fold := vi.Fold(h)
		if i := strings.Index(fold, ". "); i >= 0 && i < 6 {
			fold = fold[i+2:]
		}
		if starts(fold, []string{"muc dich", "yeu cau", "quan diem"}) || strings.HasPrefix(fold, "doi tuong") && !strings.Contains(fold, "thoi gian") {
			return true
		}
	}
	return false
}

// named reports whether a name has a single body in it, and not groups alone.
func (r *reader) named(name string) bool {
	return slices.ContainsFunc(r.Agencies.Find(name), func(m agency.Mention) bool { return !m.Group && m.Exact })
}

// refer fills the agencies: those that the duty is laid on, then those that
// they are to work with.
func (r *reader) refer(e *plan.Entry) {
	if e.Agency != "" {
		for _, m := range r.Agencies.Split(person(e.Agency)) {
			if m.Weak && !m.Exact && len(e.Agencies) > 0 {
				continue // "doanh nghiệp … trong lĩnh vực xây dựng, giao thông, vận tải"
			}
			e.Agencies = addRef(e.Agencies, m, plan.RoleLead)
		}
	}
	for _, m := range r.partners(e.Text) {
		e.Agencies = addRef(e.Agencies, m, plan.RoleCoordinating)
	}
}

func addRef(refs []plan.AgencyRef, m agency.Mention, role plan.Role) []plan.AgencyRef {
	for _, ref := range refs {
		if ref.Key == m.Key {
			return refs
		}
	}
	return append(refs, plan.AgencyRef{Name: m.Name, Key: m.Key, Role: role, Group: m.Group})
}

// bounded reports whether a name is that of bodies one can list.
func (r *reader) bounded(name string) bool {
	mentions := r.Agencies.Find(name)
	return slices.ContainsFunc(mentions, func(m agency.Mention) bool { return !m.Unbounded && m.Exact })
}

// known reports whether a name begins with one that the directory has.
func (r *reader) known(name string) bool {
	mentions := r.Agencies.Find(name)
	return len(mentions) > 0 && mentions[0].Exact && mentions[0].Start <= 5 && !mentions[0].Unbounded
}

// partners returns the bodies that a text says to work with: "phối hợp với Sở
// Tài chính, …". What "các cơ quan liên quan" are nobody says, so they are left
// out.
func (r *reader) partners(text string) []agency.Mention {
	var out []agency.Mention
	for _, names := range r.partnerTexts(text) {
		for _, m := range r.Agencies.Find(names) {
			if !m.Unbounded && m.Exact {
				out = append(out, m)
			}
		}
	}
	return out
}

// partnerTexts returns what stands after "phối hợp với" up to the next verb. A
// verb inside a name that the directory has ends nothing ("Sở Giáo dục và Đào
// tạo").
func (r *reader) partnerTexts(text string) []string {
	var out []string
	tokens := vi.Tokens(text)
	mentions := r.Agencies.Find(text)
	named := func(t vi.Token) bool {
		return slices.ContainsFunc(mentions, func(m agency.Mention) bool { return m.Exact && !m.Weak && m.Start < t.Start && t.Start < m.End })
	}
	for i := 0; i+2 < len(tokens); i++ {
		if tokens[i].Lower != "phối" || tokens[i+1].Lower != "hợp" {
			continue
		}
		from := i + 2
		for from < len(tokens) && withWords[tokens[from].Lower] {
			from++
		}
		to := from
		for to < len(tokens) && (named(tokens[to]) || !isVerb(tokens, to, text)) && (to == from || !strings.ContainsAny(text[tokens[to-1].End:tokens[to].Start], ".:")) {
			to++
		}
		if to > from {
			out = append(out, text[tokens[from].Start:tokens[to-1].End])
			i = to - 1
		}
	}
	return out
}

// withWords stand between "phối hợp" and a name.
var withWords = wordsOf("chặt|chẽ|với|cùng|đồng|bộ")

// combine makes one due of the deadlines in a text.
func combine(dues []plan.Due) plan.Due {
	switch len(dues) {
	case 0:
		return plan.Due{}
	case 1:
		return dues[0]
	}
	d := plan.Due{Kind: plan.DueComposite, Parts: dues}
	texts := make([]string, len(dues))
	dated := true
	for i, p := range dues {
		texts[i] = p.Text
		dated = dated && p.Date != ""
		d.Date = max(d.Date, p.Date)
		d.Anomalies = append(d.Anomalies, p.Anomalies...)
	}
	d.Text = strings.Join(texts, "; ")
	if !dated {
		d.Date = ""
	}
	return d
}
