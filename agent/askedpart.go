package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// askedParts are the parts of a plan that a question word asks for where it
// asks about the plan's subject as a whole, by the words of their headings or
// labels.
var askedParts = []struct{ asked, named []string }{
	{[]string{"de lam gi", "nham muc dich gi", "muc dich gi", "de phuc vu gi", "vi sao ban hanh", "tai sao ban hanh", "nham gi", "what is the purpose", "purpose of this plan", "why was this plan"}, []string{"muc dich"}},
	{[]string{"khi nao", "tu khi nao", "bao gio", "thoi gian nao", "vao luc nao", "tu ngay nao", "when"}, []string{"thoi gian"}},
	{[]string{"o dau", "tai dau", "dia diem nao", "where"}, []string{"dia diem"}},
	{[]string{"nhung ai", "doi tuong nao", "ai duoc", "who"}, []string{"doi tuong", "thanh phan"}},
	{[]string{"bang cach nao", "phuong phap nao", "hinh thuc nao", "cach thuc nao", "how is it done"}, []string{"phuong phap", "hinh thuc", "cach thuc"}},
	{[]string{"chu de la gi", "chu de gi", "chu de nam nay la gi", "theme"}, []string{"chu de"}},
	{[]string{"yeu cau gi", "yeu cau la gi", "requirements"}, []string{"yeu cau"}},
	{[]string{"pham vi nao", "pham vi la gi", "scope"}, []string{"pham vi"}},
}

// askedPart answers a question word about the plan as a whole with the part
// whose heading or label says that: "khi nào thì tiến hành giám sát" with "Thời
// gian thực hiện: …" in a plan of supervision.
func (t *turn) askedPart() bool {
	q := t.q
	if len(q.Refs) > 0 || q.Window != nil || len(asBodies(q.Agencies)) > 0 || len(t.given) > 0 || q.Has("report", "count", "figure", "lead", "coord", "product", "signer", "legal", "issued", "docnumber", "recipients", "money", "due") || len(t.ownTelling()) > 0 {
		return false
	}
	for _, part := range askedParts {
		if !q.HasPhrase(part.asked...) {
			continue
		}
		if es := t.partsNamed(part.named); len(es) > 0 && len(es) <= mostOfPart {
			t.r.intent = "heading"
			for _, e := range es {
				t.full(concern{e: e, way: notConcerned})
			}
			t.r.total = len(es)
			return true
		}
	}
	return false
}

// mostOfPart is how many entries such a part has at most.
const mostOfPart = 8

// ownTelling returns the words of the subject that neither the plan's title has
// nor a question about the whole of it needs.
func (t *turn) ownTelling() []string {
	return slices.DeleteFunc(t.ownWords(), func(w string) bool {
		return sectionNoise[w] || slices.Contains([]string{"tien", "hanh", "thuc", "hien", "dien", "trien", "khai", "to", "chuc", "muc", "dich", "thoi", "gian", "doi", "tuong", "dia", "diem", "phuong", "phap", "hinh", "thuc", "chu", "de", "yeu", "cau", "pham", "vi", "bi", "ai", "tham", "gia", "tu", "den", "ra", "bat", "dau", "ket", "keo", "dai", "ap", "dung", "ban", "hanh", "lam", "nam", "nay", "dot", "cuoc", "requirements", "set", "out", "purpose", "subjects", "theme", "scope"}, w)
	})
}

// partsNamed returns the entries under a heading, or with a label of their own,
// that begins with one of these words.
func (t *turn) partsNamed(words []string) []*plan.Entry {
	begins := func(name []string) bool {
		said := strings.Join(name, " ")
		return slices.ContainsFunc(words, func(w string) bool { return said == w || strings.HasPrefix(said, w+" ") && len(name) <= 6 })
	}
	var out []*plan.Entry
	for _, e := range t.b.plan.Entries {
		if e.Kind == plan.KindTask {
			continue
		}
		if begins(labelOf(e)) || len(e.Heading) > 0 && begins(t.b.headings()[e.Heading[len(e.Heading)-1]]) {
			out = append(out, e)
		}
	}
	return out
}
