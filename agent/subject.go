package agent

import (
	"slices"
	"strings"
	"unicode"

	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// subject returns the question's words of substance: its topic without what
// only repeats the plan's own title ("cải cách hành chính", "CCHC").
func (t *turn) subject() string {
	var keep []string
	for run := range strings.SplitSeq(t.q.Topic, ",") {
		run = strings.TrimSpace(run)
		if run != "" && !t.titleWords(run) && !t.namesThis(run) {
			keep = append(keep, run)
		}
	}
	return strings.Join(keep, ", ")
}

// ownWords returns the words of the subject, folded, that the plan's own title
// and issuer have not: "tiền cải cách hành chính lấy từ nguồn nào" is about
// money.
func (t *turn) ownWords() []string {
	return slices.DeleteFunc(folds(t.subject()), func(w string) bool { return t.b.title[w] || w == "cchc" })
}

// telling returns those runs of the subject that tell entries apart: with a
// pair of words that some entries have and most have not, or a lone word that
// few have. The rest of a long question is talk ("em vừa nhận công tác").
func (t *turn) telling() string {
	var keep []string
	most := 16
	if t.q.HasPhrase("ve", "lien quan", "lien quan den", "about", "regarding", "on") && t.q.Has("list", "count") {
		most = 40 // the list is to be of just that
	}
	for run := range strings.SplitSeq(t.subject(), ",") {
		words := folds(run)
		if fillers[strings.Join(words, " ")] {
			continue
		}
		tells := len(words) == 1 && t.few(words[0], 6) && strings.ToUpper(strings.TrimSpace(run)) == strings.TrimSpace(run)
		for i := 1; i < len(words); i++ {
			tells = tells || t.few(words[i-1]+" "+words[i], most)
		}
		tells = tells || len(words) >= 3 && t.wellCovered(run) || len(asBodies(t.q.Agencies)) > 0 && officeVerbs[strings.Join(words, " ")] && t.q.Has("list", "duty")
		if tells || len(words) > 1 && t.q.Lang == "en" && t.tellsInEnglish(run, most) {
			keep = append(keep, strings.TrimSpace(run))
		}
	}
	return strings.Join(keep, ", ")
}

// fillers are words, folded, that only say that something is asked for.
var fillers = map[string]bool{"noi dung": true, "cong viec": true, "thong tin": true, "cu the": true, "chi tiet": true, "day du": true, "noi dung cong viec": true, "noi dung cu the": true}

// officeVerbs are what offices do, folded: of a body's work they pick some,
// however many entries have them.
var officeVerbs = map[string]bool{"tham muu": true, "huong dan": true, "don doc": true, "kiem tra": true, "giam sat": true, "tong hop": true, "tuyen truyen": true, "tap huan": true}

// wellCovered reports whether a few entries have most of some words and stand
// out with them.
func (t *turn) wellCovered(words string) bool {
	shares := t.read(words).words
	top, n := 0.0, 0
	for _, share := range shares {
		top = max(top, share)
	}
	for _, share := range shares {
		if share >= 0.85*top {
			n++
		}
	}
	return top >= 0.75 && n <= 6
}

// tellsInEnglish reports whether the Vietnamese for English words is what some
// entries have and most have not.
func (t *turn) tellsInEnglish(run string, most int) bool {
	n := 0
	for _, share := range t.read(run).words {
		if share >= surely {
			n++
		}
	}
	return n > 0 && n <= most
}

func (t *turn) few(term string, most int) bool {
	n := t.b.index.DF(term)
	return n > 0 && n <= most
}

// titleWords reports whether all of a run of words stands in the plan's title
// or is made of its initials.
func (t *turn) titleWords(run string) bool {
	title := t.b.called()
	words := folds(run)
	text := " " + strings.Join(title, " ") + " "
	if strings.Contains(text, " "+strings.Join(words, " ")+" ") {
		return true
	}
	var initials strings.Builder
	for _, w := range title {
		initials.WriteByte(w[0])
	}
	for _, w := range words {
		if !(len(w) >= 3 && strings.Contains(initials.String(), w)) && !slices.Contains(title, w) {
			return false
		}
	}
	return len(words) == 1 || len(words) >= 4 && inOrder(words, title)
}

// namesThis reports whether words only say which plan is meant: "trong kế hoạch
// biển đảo này", of the plan on the sea and islands.
func (t *turn) namesThis(run string) bool {
	words := folds(run)
	said := " " + strings.Join(folds(t.q.Text), " ") + " "
	for _, before := range []string{"ke hoach ", "kh ", "plan "} {
		if strings.Contains(said, " "+before+strings.Join(words, " ")+" nay ") {
			return !slices.ContainsFunc(words, func(w string) bool { return !t.b.title[w] })
		}
	}
	return false
}

// inOrder reports whether a text has all the words, one after another, with
// others between them.
func inOrder(words, text []string) bool {
	for _, w := range words {
		i := slices.Index(text, w)
		if i < 0 {
			return false
		}
		text = text[i+1:]
	}
	return true
}

// strangeName returns a name among the question's words, typed as one ("VNeID",
// "BIM"), that the plan has nowhere; "" where there is none.
func (t *turn) strangeName() string {
	for _, w := range vi.Tokens(t.q.Content) {
		shouted := strings.IndexFunc(w.Text, unicode.IsUpper) >= 0 && strings.IndexFunc(w.Text[1:], unicode.IsUpper) >= 0
		if shouted && strings.IndexFunc(w.Text, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 && t.b.index.DF(w.Fold) == 0 && !t.titleWords(w.Text) && strings.ToUpper(t.q.Text) != t.q.Text {
			return w.Text
		}
	}
	return ""
}

// without removes a name's words from a text's words.
func without(text, name string) string {
	drop := folds(name)
	var out []string
	for _, tok := range vi.Tokens(text) {
		if !slices.Contains(drop, tok.Fold) {
			out = append(out, tok.Text)
		}
	}
	return strings.Join(out, " ")
}

// overlap returns how much of b's words, weighed by how telling they are,
// stands in a.
func overlap(a, b []string, bk *book) float64 {
	have, all := 0.0, 0.0
	for _, w := range b {
		x := bk.weight(w)
		all += x
		if slices.Contains(a, w) {
			have += x
		}
	}
	if all == 0 {
		return 0
	}
	return have / all
}

// jointly reports whether the question is about what the agencies do together:
// it says so, or has them in one breath ("cả Sở Tài chính lẫn Sở Nội vụ").
func (t *turn) jointly(ms []agency.Mention) bool {
	if t.q.Has("joint") {
		return true
	}
	for i := 1; i < len(ms); i++ {
		a, b := ms[i-1], ms[i]
		if a.End == 0 || b.Start < a.End {
			continue
		}
		if between := folds(t.q.Text[a.End:b.Start]); len(between) == 1 && slices.Contains([]string{"lan", "cung"}, between[0]) {
			return true
		}
	}
	return false
}

// together writes the entries that concern several agencies at once: who
// coordinates with whom. Where there are none it says so and reports false.
func (t *turn) together(ms []agency.Mention) bool {
	var cs []concern
	for _, c := range t.b.concerns(ms[0].Key) {
		all := true
		for _, m := range ms {
			if t.q.Has("lead") && !t.q.Has("coord") { // who lead it together
				all = all && t.b.sideOf(c.e, m.Key, false).way == leads
				continue
			}
			w := t.b.sideOf(c.e, m.Key, true).way
			if !t.q.HasPhrase("cot phoi hop", "cung phoi hop") {
				w = min(w, t.b.concernOf(c.e, m.Key).way)
			}
			all = all && (w == leads || w == helps)
		}
		if all {
			cs = append(cs, c)
		}
	}
	if t.window() != nil && len(t.inTime(cs)) > 0 {
		cs = t.inTime(cs)
	}
	names := make([]string, len(ms))
	for i, m := range ms {
		names[i] = t.agencyName(m.Key, m.Name)
	}
	both := strings.Join(names, t.r.t("** và **", "** and **"))
	if len(cs) == 0 {
		if !t.jointly(ms) {
			t.r.line("Không việc nào nêu tên cả **%s** cùng chủ trì hoặc phối hợp. Việc của từng cơ quan:",
				"No item names **%s** together, as lead or coordinating. What each has to do:", both)
			t.r.gap()
			return false
		}
		t.r.intent = "list"
		t.r.line("Không việc nào nêu tên cả **%s** cùng chủ trì hoặc phối hợp. Hỏi “… chịu trách nhiệm gì” để xem việc của từng cơ quan.",
			"No item names **%s** together, as lead or coordinating. Ask \"what is … responsible for\" for what each has to do.", both)
		return true
	}
	t.r.intent = "list"
	t.r.line("Việc có cả **%s** (chủ trì hoặc phối hợp, nêu tên):", "Items that name **%s** together (lead or coordinating):", both)
	for _, c := range cs {
		t.full(c)
	}
	t.r.total += count(cs)
	t.tally(cs)
	return true
}

// notNamed says that the plan gives an agency nothing, in any way.
func (t *turn) notNamed(m agency.Mention) bool {
	t.r.intent = "agency"
	return t.abstain(NotInPlan, "%s không nêu **%s**, kể cả qua nhóm cơ quan nào, nên tôi không nói cơ quan này phải làm gì.",
		"%s does not name **%s**, not even through a group, so I cannot say what it must do.", capital(t.planName()), t.agencyName(m.Key, m.Name))
}

// nobody says that a phrase such as "các cơ quan liên quan" names nobody.
func (t *turn) nobody(m agency.Mention) bool {
	t.r.intent = "agency"
	return t.abstain(Ambiguous, "“%s” không nêu đích danh cơ quan nào, nên tôi không thể nói cụ thể ai phải làm gì. Anh/chị cho biết tên cơ quan cần hỏi.",
		"\"%s\" names no agency in particular, so I cannot say who must do what. Which agency do you mean?", capital(m.Name))
}

// asBodies returns the agencies that are not just "các cơ quan".
func asBodies(ms []agency.Mention) []agency.Mention {
	return slices.DeleteFunc(slices.Clone(ms), func(m agency.Mention) bool { return m.Unbounded })
}
