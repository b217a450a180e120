package agent

import (
	"slices"
	"strings"

	"kehoach/plan/vi"
)

// abstain ends the reply: the text says why, nothing is cited.
func (t *turn) abstain(why Reason, vi, en string, args ...any) bool {
	t.r.reason = why
	if t.r.intent == "" {
		t.r.intent = "refuse"
	}
	t.r.line(vi, en, args...)
	return true
}

// refuse turns away what is no question: attempts to instruct the program,
// asking for secrets, asking to change the plan or to act in the world.
func (t *turn) refuse() bool {
	q := t.q
	switch {
	case q.Words() == 0:
		t.r.intent = "empty"
		return t.abstain(Ambiguous,
			"Anh/chị hãy gõ câu hỏi về kế hoạch, ví dụ: “Sở Y tế chịu trách nhiệm gì và bao giờ đến hạn?”.",
			"Please type a question about the plan, for example: \"What must the Department of Health do, and by when?\"")
	case q.Has("inject"):
		return t.abstain(Unsafe,
			"Câu này yêu cầu tôi làm trái cách làm việc của mình nên tôi không làm theo. Tôi chỉ trả lời từ %s và luôn dẫn nguồn; anh/chị có thể hỏi lại nội dung cần biết trong kế hoạch.",
			"This asks me to act against how I work, so I do not follow it. I only answer from %s and always cite it; please ask what you need to know of the plan.", t.planName())
	case t.harmful():
		return t.abstain(Unsafe, "Tôi không giúp việc này. Tôi chỉ trả lời về nội dung của %s.", "I do not help with this. I only answer about %s.", t.planName())
	case (q.Has("secret") || t.asksSecret()) && !t.aboutSecrets():
		return t.abstain(NotPermitted,
			"Tôi không giữ và không cung cấp tài liệu mật, mật khẩu hay thông tin truy cập; tôi chỉ trả lời về nội dung của %s.",
			"I hold no secret documents, passwords or access data and give out none; I only answer about %s.", t.planName())
	case t.reminding(), t.exporting():
		return true
	case t.tell() || t.toldSoFar():
		return true
	case t.wantsChange():
		return t.abstain(NotPermitted,
			"Tôi chỉ tra cứu, không sửa được kế hoạch, không giao việc và không gửi tin thay ai. Muốn điều chỉnh, cơ quan được giao cần đề nghị %s quyết định. Tôi có thể cho biết kế hoạch hiện ghi thế nào về việc này.",
			"I only look things up: I cannot change the plan, assign work or send messages. A change is for %s to decide. I can tell you what the plan says about it now.", t.issuer())
	case q.Has("draft") && t.onlyAsks():
		return false
	case t.drafting():
		return true
	case q.Has("draft") && !q.Has("lead", "when"):
		t.r.intent = "draft"
		reason := NotPermitted
		if t.subject() != "" && t.telling() == "" {
			reason = OutOfScope // a poem, a leave request
		}
		return t.abstain(reason,
			"Tôi không soạn văn bản này. Tôi chỉ soạn đề cương các văn bản mà %s cần đến: báo cáo quý, 6 tháng, năm; kế hoạch của cơ quan; tờ trình; công văn đôn đốc; kế hoạch và báo cáo kiểm tra; báo cáo tự chấm điểm. Ví dụ: “soạn báo cáo quý II của Sở Y tế”.",
			"I do not draft this. I only draft outlines of the papers that %s calls for: quarterly, six-month and annual reports, an agency's plan, submissions, reminder letters, inspection plans and reports, scoring reports. For example: \"draft the report for quarter 2 of the Department of Health\".", t.planName())
	}
	return false
}

// polite are words that stand before what a request asks for.
var polite = []string{"phien", "hay", "giup", "ho", "dum", "gium", "gium", "vui", "long", "lam", "on", "xin", "nho", "cho", "toi", "em", "anh", "chi", "minh", "ban", "ad", "oi", "hay", "can", "muon", "nhe", "please", "pls", "can", "could", "you", "i", "want", "to", "kindly", "now", "then", "hi", "ok", "roi", "gio", "sep", "bot", "luon", "tu", "dong", "help", "me", "de", "nghi", "yeu", "cau", "duoc", "khong", "co", "the"}

// asks are words that make a sentence a question rather than a request.
var asks = []string{"ai", "gi", "nao", "may", "who", "what", "which", "when", "how", "where", "sao"}

// asksWord reports whether a word makes a sentence a question; "dấu" is not
// "đâu".
func asksWord(tok vi.Token) bool {
	if tok.Lower != tok.Fold {
		return slices.Contains([]string{"gì", "nào", "mấy", "đâu"}, tok.Lower)
	}
	return slices.Contains(asks, tok.Fold)
}

// onlyAsks reports whether a sentence asks and begs for nothing: "Sở Tư pháp
// thẩm định dự thảo văn bản trong bao nhiêu ngày?".
func (t *turn) onlyAsks() bool {
	return !t.beg() && !t.q.HasPhrase("me", "for me", "cho toi", "cho em", "cho minh") && slices.ContainsFunc(t.q.Tokens(), asksWord)
}

// parts are the parts of a plan that a request may want changed.
var parts = []string{"han", "deadline", "nhiem vu", "nv", "task", "tasks", "chi tieu", "muc tieu", "thoi han", "ke hoach", "kh", "plan", "target", "targets", "date", "email", "mail", "tin", "cong van", "tien do", "so lieu", "it", "no"}

// begs are words that only a request has.
var begs = []string{"giup", "gium", "dum", "please", "pls", "vui long", "lam on", "duoc khong", "dc ko", "dc khong"}

// begWords are those that are other words without their diacritics ("hồ sơ",
// "hay", "nhẹ").
var begWords = []string{"hộ", "hãy", "nhé", "đi"}

// beg reports whether the question has a word that only a request has.
func (t *turn) beg() bool {
	if t.q.HasPhrase(begs...) {
		return true
	}
	for i, tok := range t.q.Tokens() {
		if slices.Contains(begWords, t.q.Meant(i)) || tok.Lower == "nhe" || tok.Lower == "di" && i == len(t.q.Tokens())-1 {
			return true
		}
	}
	return false
}

// wantsChange reports whether the words are a request to change something or
// to act in the world: they open with such a verb, politeness aside, and no
// word asks.
func (t *turn) wantsChange() bool {
	if !t.q.Has("change", "act") {
		return false
	}
	if t.q.HasPhrase("hoan lai", "tam hoan", "hoan han", "hoan nhiem vu", "hoan nv", "hoan viec", "gia han", "lui", "doi han", "xoa", "huy", "duyet", "phe duyet") && t.q.HasPhrase("cho toi", "cho em", "giup", "giup toi", "ho toi", "please") && !slices.ContainsFunc(t.q.Tokens(), asksWord) {
		return true
	}
	if t.q.HasPhrase("bao nhieu", "bao gio", "bao lau", "may ngay") && !t.beg() {
		return false
	}
	at := t.q.First("change", "act")
	toks := t.q.Tokens()
	for i, tok := range toks {
		if i < at && !slices.Contains(polite, tok.Fold) {
			return false
		}
		if asksWord(tok) && (i > 0 || at != 0) {
			return false
		}
	}
	wants := len(t.q.Refs) > 0 || t.q.HasPhrase(parts...) || t.beg() || t.q.Has("act") && len(t.q.Agencies) > 0
	if t.q.HasPhrase("dung khong", "phai khong", "dung ko", "phai ko", "dung hong") {
		return false
	}
	return wants && len(toks) > at+1 && (t.beg() || len(t.q.Refs) > 0 || !t.topical())
}

// harmful are things that nobody should be helped with, harms are subjects
// that a plan may fight, and nobody should be helped with else.
var (
	harmful = []string{"khong ai phat hien", "khong bi phat hien", "ma khong ai biet", "lam gia so lieu", "sua so lieu cho dep", "lach luat", "without getting caught", "without anyone noticing", "che tao bom", "lam bom", "make a bomb", "build a bomb", "cach che tao", "mua ma tuy", "ban ma tuy o dau", "hut ma tuy"}
	harms   = []string{"gian lan", "hoi lo", "thuoc no", "ma tuy", "giet nguoi", "tu tu", "cheat", "weapon", "weapons", "kill", "drugs", "bribe"}
)

// harmful reports whether the question is for something that harms. What the
// plan itself is about is no such thing: "mục tiêu về phòng, chống ma túy".
func (t *turn) harmful() bool {
	if t.q.HasPhrase(harmful...) {
		return true
	}
	return slices.ContainsFunc(harms, func(h string) bool { return t.q.HasPhrase(h) && !t.fights(h) })
}

// fightsEnglish are the English words for what plans fight.
var fightsEnglish = map[string]string{"cheat": "gian lan", "weapon": "vu khi", "weapons": "vu khi", "kill": "giet", "drugs": "ma tuy", "bribe": "hoi lo"}

// fights reports whether the plan speaks of a harm, in its title or entries.
func (t *turn) fights(harm string) bool {
	if vn, ok := fightsEnglish[harm]; ok {
		harm = vn
	}
	said := func(text string) bool { return strings.Contains(text, harm) }
	return said(strings.Join(folds(t.b.plan.Title), " ")) || slices.ContainsFunc(t.b.folded(), said)
}

// asksSecret reports whether papers marked secret are asked for, rather than
// what the plan says of them.
func (t *turn) asksSecret() bool {
	toks := t.q.Tokens()
	opens := slices.ContainsFunc(toks[:min(3, len(toks))], func(tok vi.Token) bool {
		return slices.Contains([]string{"gui", "xin", "cap", "cung", "xem", "dua", "tai", "send", "give", "show"}, tok.Fold)
	})
	return opens && t.q.HasPhrase("van ban mat", "tai lieu mat", "secret documents", "classified", "tai khoan dang nhap", "ten dang nhap", "login details", "log in details")
}

// aboutSecrets reports whether the plan itself is about state secrets and the
// question about what it says of them.
func (t *turn) aboutSecrets() bool {
	title := strings.Join(folds(t.b.plan.Title), " ")
	return strings.Contains(title, "bi mat") && !t.beg() && slices.ContainsFunc(t.q.Tokens(), asksWord)
}

// social answers greetings, thanks and "what can you do".
func (t *turn) social() bool {
	q := t.q
	bare := len(q.Agencies) == 0 && len(q.Refs) == 0 && q.Window == nil && q.TopicWords <= 1
	if !bare || !q.Has("greet", "thanks", "help") || q.Has("overview", "define") && !q.Has("help") {
		return false
	}
	t.r.intent = "social"
	if q.Has("thanks") {
		t.r.line("Không có gì ạ. Anh/chị cần tra thêm nội dung nào của kế hoạch cứ hỏi.", "You are welcome. Ask whenever you need more of the plan.")
		return true
	}
	t.r.line("Chào anh/chị. Tôi là trợ lý tự động, trả lời về %s và dẫn nguồn từng ý. Anh/chị có thể hỏi:",
		"Hello. I am an automatic assistant; I answer about %s and cite each statement. You can ask:", t.planName())
	t.r.line("- một cơ quan phải làm gì, hạn nào: “Sở Y tế chịu trách nhiệm gì?”", "- what an agency must do and by when: \"What does the Department of Health lead?\"")
	t.r.line("- việc đến hạn trong một thời gian: “tháng 6 đến hạn những việc nào?”", "- what falls due in a time: \"What is due in June?\"")
	t.r.line("- một nhiệm vụ, một chỉ tiêu: “sản phẩm của nhiệm vụ 36 là gì?”, “tỷ lệ hồ sơ trực tuyến phải đạt bao nhiêu?”",
		"- a task or a target: \"What is the product of task 36?\", \"What share of cases must be online?\"")
	return true
}
