package agent

import (
	"regexp"
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// absent says of things that plans do not hold that this one does not, unless
// the plan's own words speak of them.
func (t *turn) absent() bool {
	if t.asksProgress() {
		return t.lacks(absenceOf("progress"))
	}
	if t.asksPerson() {
		return t.lacks(absenceOf("person"))
	}
	if t.asksOther() {
		return t.abstain(NotInPlan, "%s không ghi văn bản ấy quy định gì. Anh/chị xem chính văn bản ấy.",
			"%s does not say what that document lays down. Please see the document itself.", capital(t.planName()))
	}
	if t.asksCost() || t.asksSum() {
		return t.lacks(absenceOf("cost"))
	}
	owed := t.q.HasPhrase("phai duoc", "phai dat", "can dat", "can duoc", "phai len", "must reach", "must be", "should be")
	for _, a := range absences() {
		if a.code == "progress" && (owed || t.q.Has("report") && t.q.Has("when", "to_whom", "due", "recurring")) {
			continue // what must be reached, not what is
		}
		for _, p := range a.phrases {
			i := phraseAt(t.q.Tokens(), p)
			if i >= 0 && p[0].Fold == "ten" && t.q.Has("signer") {
				continue // that is said at the end
			}
			if i >= 0 && len(p) == 1 && t.q.Meant(i) != p[0].Lower && vi.Fold(t.q.Meant(i)) == p[0].Fold && t.q.Meant(i) != p[0].Fold {
				continue // "lực lượng", typed without its marks, is no "lương"
			}
			if i >= 0 && t.otherMarks(i, p) {
				continue // "tham gia bao nhiêu" is no "giá bao nhiêu"
			}
			if i >= 0 && !t.held(a, p) {
				return t.lacks(a)
			}
		}
	}
	return false
}

// otherMarks reports whether the words at i, of a question typed with
// diacritics, have others than the phrase that they fold like.
func (t *turn) otherMarks(i int, p []vi.Token) bool {
	if vi.Unaccented(t.q.Text) {
		return false
	}
	for k, tok := range t.q.Tokens()[i : i+len(p)] {
		if tok.Lower != p[k].Lower && vi.Canon(tok.Lower) != vi.Canon(p[k].Lower) && i > 0 && k == 0 && t.q.Meant(i) != p[k].Lower {
			return true
		}
	}
	return false
}

// asksCost reports whether the sum that some work costs is asked for; plans
// say where money comes from, not how much each task has.
func (t *turn) asksCost() bool {
	q := t.q
	sum := q.HasPhrase("bao nhieu", "bn", "may ty", "may trieu", "nhieu it", "how much", "what is the budget", "what is the cost", "what budget")
	money := t.saysMoney() || q.HasPhrase("kinh phi", "chi phi", "ngan sach", "du toan", "cost", "costs", "budget", "money")
	return sum && money && !t.asksShare() && !q.Has("where") && !q.HasPhrase("nguon nao", "o dau", "tu dau", "nhiem vu", "tasks") && !t.namesSums() && !t.targetFits() ||
		sum && money && !t.asksShare() && len(q.Refs) > 0
}

// saysMoney reports whether the question says "tiền"; "ưu tiên" and "đầu tiên"
// are not of money.
func (t *turn) saysMoney() bool {
	toks := t.q.Tokens()
	for i, tok := range toks {
		if tok.Lower == "tiền" || tok.Lower == "tien" && (i == 0 || toks[i-1].Fold != "uu" && toks[i-1].Fold != "dau") {
			return true
		}
	}
	return false
}

// targetFits reports whether the question is about what a target sets a figure
// for: "giải ngân vốn đầu tư phải đạt bao nhiêu".
func (t *turn) targetFits() bool {
	words := t.read(t.q.Topic).words
	return t.q.Topic != "" && slices.ContainsFunc(t.b.ofKind(plan.KindTarget), func(e *plan.Entry) bool { return words[e.ID] >= 0.5 })
}

// sumOfMoney matches an amount of money, folded.
var sumOfMoney = regexp.MustCompile(`\d[\d.,]*\s*(?:ty|trieu|nghin|dong)\b`)

// asksSum reports whether an amount of money is asked for that the entry which
// the question's words fit best does not name: "được hỗ trợ bao nhiêu triệu".
func (t *turn) asksSum() bool {
	q := t.q
	paid := q.HasPhrase("tra cong", "tra luong", "thu lao", "tien cong", "duoc tra", "phu cap", "huong luong bao nhieu")
	lines := strings.Contains(vi.Lower(q.Text), "dòng")
	if !q.HasPhrase("bao nhieu tien", "bao nhieu trieu", "may trieu", "bao nhieu ty", "may ty", "bao nhieu nghin", "how much money") && !(q.HasPhrase("bao nhieu dong") && !lines) && !(paid && q.HasPhrase("bao nhieu", "may", "nhieu")) || t.asksShare() {
		return false
	}
	hits := t.look(q.Topic, 1)
	return len(hits) == 0 || !sumOfMoney.MatchString(vi.Fold(hits[0].e.Words()))
}

// namesSums reports whether the plan itself names amounts of money.
func (t *turn) namesSums() bool {
	return slices.ContainsFunc(t.b.plan.Entries, func(e *plan.Entry) bool { return sumOfMoney.MatchString(vi.Fold(e.Words())) })
}

// asksOther reports whether the question is what another document, named by
// its number, lays down.
func (t *turn) asksOther() bool {
	own, _, _ := strings.Cut(vi.Fold(t.b.plan.Number), "/")
	num := plainNumber(t.q.Text)
	return num != "" && num != own && !t.q.HasPhrase("theo quy dinh", "theo nghi dinh", "theo nghi quyet", "theo quyet dinh", "theo thong tu") &&
		t.q.HasPhrase("quy dinh", "noi gi", "noi ve", "noi dung gi", "dieu may", "khoan may", "says", "provides", "stipulates", "lay down")
}

// asksPerson reports whether the name of one who holds an office is asked for.
func (t *turn) asksPerson() bool {
	if t.saysHolder() {
		return false
	}
	return !t.q.Has("signer", "late", "consequence") && !t.q.HasPhrase("chiu trach nhiem", "responsible") &&
		t.q.HasPhrase("giam doc", "pho giam doc", "truong phong", "pho phong", "bi thu", "chanh van phong", "cuc truong", "hieu truong", "chu tich", "pho chu tich", "truong doan", "to truong", "truong ban", "director", "head of office", "chairman") &&
		t.q.HasPhrase("ten", "la ai", "ai la", "ai dang", "ai lam", "ai se lam", "ai duoc cu", "ai giu chuc", "ten la gi", "ten gi", "who is", "name", "ho ten")
}

// saysHolder reports whether the plan itself says who holds the office of a
// board asked about: "Trưởng Ban Chỉ đạo là ai".
func (t *turn) saysHolder() bool {
	for _, office := range []string{"truong ban chi dao", "pho truong ban chi dao", "truong ban", "to truong", "truong doan", "chu tich hoi dong"} {
		if t.q.HasPhrase(office) && slices.ContainsFunc(t.b.folded(), func(text string) bool { return strings.Contains(text, office) }) {
			return true
		}
	}
	return false
}

// asksProgress reports whether what has been done is asked for: "đã … chưa",
// "đạt bao nhiêu rồi", a figure as it is today, a score.
func (t *turn) asksProgress() bool {
	q := t.q
	if t.whoAlready() && q.HasPhrase("nop", "gui", "lam", "ban hanh", "bao cao", "hoan thanh", "thuc hien", "trien khai", "xong") {
		return true
	}
	if len(q.Refs) > 0 && q.HasPhrase("tien do") && !q.HasPhrase("bao cao", "cham tien do") {
		return true // "muốn biết tiến độ nhiệm vụ 59"
	}
	if q.Has("overdue", "late") && !q.Has("actual") || q.Window != nil && q.Has("due") {
		return false
	}
	figure := q.Has("figure", "count") || q.HasPhrase("may diem", "bao nhieu diem")
	done := q.HasPhrase("xong", "hoan thanh", "nop", "gui", "dat", "ban hanh", "lam", "lam duoc", "thuc hien", "trien khai", "phan tram", "finished", "completed", "done", "achieved", "submitted")
	tasks := q.Has("count") && len(q.Agencies) > 0 && !done // "hiện tại Sở Y tế được giao mấy nhiệm vụ"
	if figure && (q.Has("actual") && !tasks || t.asksScore() && !q.HasPhrase("cham diem", "diem tru", "muc tieu", "phan", "muc", "gom", "mt")) {
		return true
	}
	if q.Has("figure") && q.HasPhrase("vua roi", "vua qua", "last month", "last quarter", "last week") {
		return true // what was, not what must be
	}
	toks := q.Tokens()
	if len(toks) == 0 {
		return false
	}
	if t.r.lang == "en" && q.HasPhrase("yet", "already") && slices.Contains([]string{"has", "have", "did", "is", "are"}, toks[0].Fold) {
		return true
	}
	for _, last := range toks[max(0, len(toks)-2):] { // "…rồi ạ", "…chưa vậy"
		yet := last.Lower == "chưa" || last.Lower == "rồi" || last.Lower == "chua" || last.Lower == "roi" || last.Lower == "r"
		if done && yet && (figure || last.Fold == "chua") || yet && q.HasPhrase("duoc may", "duoc bao nhieu", "dc may", "dc bao nhieu", "dc bn") {
			return true
		}
	}
	return false
}

// asksScore reports whether the question asks for points that somebody got;
// "điểm quan trắc" are places.
func (t *turn) asksScore() bool {
	toks := t.q.Tokens()
	for i, tok := range toks {
		if tok.Fold == "diem" && (i+1 == len(toks) || scoreNext[toks[i+1].Fold]) {
			return true
		}
	}
	return false
}

// scoreNext are words that may follow the points of a score.
var scoreNext = map[string]bool{"so": true, "cua": true, "cho": true, "trong": true, "nam": true, "ve": true, "roi": true, "vay": true, "a": true, "nhi": true, "the": true, "cchc": true, "cai": true, "par": true, "thi": true, "la": true, "o": true, "quy": true, "thang": true, "duoc": true, "chi": true, "tren": true}

// whoAlready reports whether it is asked who has done something, or not yet:
// "đơn vị nào đã nộp … rồi", "sở nào chưa gửi".
func (t *turn) whoAlready() bool {
	toks := t.q.Tokens()
	for i := 2; i < len(toks); i++ {
		if toks[i-1].Fold == "nao" && slices.Contains([]string{"vi", "quan", "so", "nganh", "huyen", "xa", "ben", "dia", "phuong"}, toks[i-2].Fold) &&
			(toks[i].Lower == "đã" || toks[i].Lower == "da" || toks[i].Lower == "chưa" || toks[i].Lower == "chua") {
			return true
		}
	}
	return false
}

func (t *turn) lacks(a absence) bool {
	reason := NotInPlan
	if a.code == "weather" {
		reason = OutOfScope
	}
	t.r.intent = "absent"
	return t.abstain(reason,
		"Kế hoạch không ghi nội dung này (%s). %s chỉ nêu mục tiêu, nhiệm vụ, sản phẩm, cơ quan chủ trì, cơ quan phối hợp và thời hạn.",
		"The plan does not hold this (%s). %s only gives targets, tasks, products, lead and coordinating agencies and times.",
		t.r.t(a.vi, a.en), capital(t.planName()))
}
