package agent

import (
	"regexp"
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// fact is something that the document says of itself.
type fact struct {
	tag    question.Tag
	value  string
	vi, en string
}

// facts answers what the document says of itself: who signed it, when, its
// number, its legal basis, to whom it goes. These rest on no entry.
func (t *turn) facts() bool {
	if t.citedDocument() {
		return true
	}
	q := t.q
	named := q.HasPhrase("ke hoach", "ban ke hoach", "van ban nay", "plan", "kh", "van ban")
	whole := len(t.ownWords()) <= 3 && !q.Has("alone") && (q.Has("legal", "signer") || q.Has("recipients") && (!q.Has("report") || named) && !(q.Has("to_whom") && len(asBodies(q.Agencies)) > 0))
	whole = whole || named && q.Has("issued", "docnumber") && len(t.ownWords()) == 0
	whole = whole || q.Has("recipients") && q.HasPhrase("ban ke hoach", "ke hoach nay", "van ban nay") && len(t.ownWords()) <= 5 ||
		q.Has("legal") && named && q.HasPhrase("ke hoach duoc", "ke hoach nay", "ke hoach ra doi", "this plan", "the plan") && len(t.ownWords()) <= 6
	if q.Has("recipients") && q.Has("to_whom") && !named && (len(t.given) > 0 || q.Has("when", "due") || len(asBodies(q.Agencies)) > 0) {
		return false // to whom work is sent
	}
	if q.Has("recipients") && q.Window != nil && q.Window.Unit == plan.Day {
		return false // what is sent by a day is not the plan itself
	}
	if q.Has("recipients") && !named && slices.ContainsFunc(t.given, reporting) {
		return false // to whom the report talked of is sent
	}
	if len(q.Refs) > 0 || len(t.given) > 0 && q.Has("planyear") && !named || !whole && !t.aboutPlan() || q.Has("overview") && q.Has("planyear") && !q.Has("signer", "issued", "legal", "docnumber") {
		return false
	}
	if q.Has("legal") && !named && q.TopicWords >= 2 {
		if hits := t.look(q.Topic, 1); len(hits) > 0 && hits[0].cover >= surely {
			return false // on what the work is based that is asked about
		}
	}
	said := false
	for _, f := range t.factList() {
		if f.tag == "signer" && q.HasPhrase("digital signature", "digital signatures", "electronic signature", "e signature", "chu ky so", "chu ky dien tu") {
			continue
		}
		if f.tag == "docnumber" && (q.Has("count") || q.HasPhrase("ky so", "chu ky so") || q.HasPhrase("thay the", "thay cho", "sua doi", "bo sung", "bai bo", "replaces", "replace", "amends")) {
			continue
		}
		if f.tag == "issued" && q.HasPhrase("dien ra", "den ngay nao", "to chuc tu", "to chuc vao", "bat dau", "ket thuc", "keo dai") {
			continue // when something in the plan takes place
		}
		if !q.Has(f.tag) && !(f.tag == "issued" && q.Has("when") && q.Has("signer", "issuer")) {
			continue
		}
		t.r.intent = "facts"
		if f.value == "" {
			if !said {
				return t.abstain(NotInPlan, "Văn bản tôi đọc được không ghi điều này.", "The document as I read it does not say this.")
			}
			continue
		}
		said = true
		t.r.line(f.vi, f.en, f.value)
	}
	if said {
		t.r.line("(%s, phần đầu và phần ký của văn bản)", "(%s, head and signature of the document)", t.planName())
	}
	return said
}

// plainDocument is another document named without its symbol: "nghị định 60",
// "quyết định thay thế 148", "kế hoạch 158"; a plan with four digits is one of
// a year.
var plainDocument = regexp.MustCompile(`\b(?:(?:nghi quyet|quyet dinh|nghi dinh|thong tu|chi thi|resolution|decision|decree)(?: thay the| cu| moi| truoc)?(?: so| no\.?)? (\d{1,4})|ke hoach(?: cu| truoc)?(?: so)? (\d{1,3}))\b`)

// plainNumber returns the number of a document that a text names without its
// symbol, "" for none.
func plainNumber(text string) string {
	if m := plainDocument.FindStringSubmatch(vi.Fold(text)); m != nil {
		return m[1] + m[2]
	}
	return ""
}

// citedDocument answers about another document that the question names by its
// number, where the plan's legal basis or preamble cites it.
func (t *turn) citedDocument() bool {
	var num string
	for _, tok := range t.q.Tokens() {
		if i := strings.IndexByte(tok.Fold, '/'); i > 0 && strings.IndexByte(tok.Fold, '-') > 0 && tok.Fold[0] >= '0' && tok.Fold[0] <= '9' {
			num = tok.Fold
		}
	}
	if num == "" {
		if n := plainNumber(t.q.Text); n != "" {
			num = n + "/"
		}
	}
	if num == "" || strings.HasPrefix(vi.Fold(t.b.plan.Number), num) {
		return false
	}
	for _, par := range append(slices.Clone(t.b.plan.LegalBasis), t.b.plan.Preamble...) {
		if strings.Contains(strings.ReplaceAll(" "+vi.Fold(par), "so ", " so "), " so "+num) || len(num) > 5 && strings.Contains(strings.ReplaceAll(vi.Fold(par), " ", ""), num) {
			t.r.intent = "facts"
			t.r.line("Kế hoạch dẫn văn bản này ở phần căn cứ:\n- %s", "The plan cites this document in its legal basis:\n- %s", par)
			return true
		}
	}
	return t.citing(num)
}

// citing answers about another document that entries of the plan cite by its
// number in full.
func (t *turn) citing(num string) bool {
	if len(num) < 6 {
		num = "so " + num // "quyết định 06": too short to be found by itself
	}
	var es []*plan.Entry
	for i, e := range t.b.plan.Entries {
		if strings.Contains(" "+t.b.folded()[i], " "+num) {
			es = append(es, e)
		}
	}
	if own := slices.DeleteFunc(slices.Clone(es), func(e *plan.Entry) bool {
		return !slices.ContainsFunc(t.q.Agencies, func(m agency.Mention) bool { return t.b.concernOf(e, m.Key).way == leads })
	}); len(own) > 0 {
		es = own
	}
	if len(es) == 0 || len(es) > 4 {
		return false
	}
	t.r.intent = "cited"
	t.project(concernsOf(es), t.fields())
	return true
}

func (t *turn) factList() []fact {
	p := t.b.plan
	signer := p.Signer
	if signer != "" {
		signer = "**" + signer + "**"
	}
	if signer != "" && p.SignerTitle != "" {
		signer += " (" + p.SignerTitle + ")"
	}
	vnDate, enDate := "", ""
	if p.Date != "" {
		vnDate, enDate = ", ngày "+p.Date.VN(), ", "+p.Date.VN()
	}
	return []fact{
		{"signer", signer, "Người ký: %s" + vnDate + ".", "Signed by %s" + enDate + "."},
		{"issued", p.Date.VN(), p.Number + " ban hành ngày **%s**.", p.Number + " was issued on **%s** (day/month/year)."},
		{"legal", bullets(p.LegalBasis), "Căn cứ của kế hoạch:\n%s", "The plan's legal basis:\n%s"},
		{"recipients", bullets(p.Recipients), "Nơi nhận:\n%s", "Recipients:\n%s"},
		{"docnumber", p.Number, "Số, ký hiệu: **%s**" + vnDate + ".", "The document's number is **%s**" + enDate + "."},
		{"issuer", p.Issuer, "Cơ quan ban hành: **%s**.", "Issued by **%s**."},
		{"planyear", t.span() + t.vision(), p.Number + " là kế hoạch cho **%s**.", p.Number + " is the plan for **%s**."},
		{"doctitle", p.Title, "Tên văn bản: **%s**.", "Title: **%s**."},
	}
}

// visionYear matches the year up to which a title looks.
var visionYear = regexp.MustCompile(`(?i)tầm nhìn (?:đến )?(?:năm )?(20\d\d)`)

// vision is what the title says of the years after the plan's own, "" for
// nothing.
func (t *turn) vision() string {
	m := visionYear.FindStringSubmatch(t.b.plan.Title)
	if m == nil {
		return ""
	}
	return t.r.t(", tầm nhìn đến năm ", ", with a view to ") + m[1]
}

// bullets makes a Markdown list of lines that may have their own dashes.
func bullets(lines []string) string {
	var b strings.Builder
	for _, l := range lines {
		if l = strings.TrimLeft(strings.TrimSpace(l), "-– "); l != "" {
			b.WriteString("- " + l + "\n")
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// aboutPlan reports whether the question is about the plan as a whole: all
// its words of substance are of the plan's own title, or it has none.
func (t *turn) aboutPlan() bool {
	words := slices.DeleteFunc(folds(t.subject()), func(w string) bool { return factNoise[w] })
	return len(t.q.Hints) == 0 && len(t.q.Agencies) == 0 && (len(words) == 0 || len(words) <= 2 && !t.topicalWord())
}

// factNoise are words around a question for the document's own facts.
var factNoise = map[string]bool{
	"ten": true, "chuc": true, "giu": true, "danh": true, "van": true, "ban": true, "hieu": true, "ky": true, "nam": true,
	"ngay": true, "ra": true, "phong": true, "vien": true, "nha": true, "bao": true, "nguoi": true, "so": true, "kh": true,
	"pct": true, "ct": true, "chu": true, "tich": true, "thay": true, "pho": true, "di": true, "kem": true, "tri": true, "la": true,
	"may": true, "thang": true, "cong": true, "dan": true, "gui": true, "bo": true, "document": true, "signed": true, "issued": true,
}

// topicalWord reports whether a word of the subject is one that the plan's
// entries speak of.
func (t *turn) topicalWord() bool {
	for _, w := range folds(t.subject()) {
		if t.b.index.DF(w) > 0 {
			return true
		}
	}
	return false
}
