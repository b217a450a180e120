package bootstrap

import (
	"fmt"
	"strconv"
	"strings"

	"kehoach/plan"
)

// documentFacts asks what the document says of itself; that rests on no entry.
func (b *maker) documentFacts() []Question {
	p := b.plan
	var out []Question
	for _, f := range []struct{ question, value, also string }{
		{"Kế hoạch này do ai ký?", p.Signer, ""},
		{"Kế hoạch ban hành ngày nào?", p.Date.VN(), ""},
		{"Số, ký hiệu của kế hoạch là gì?", p.Number, ""},
		{"Cơ quan nào ban hành kế hoạch?", p.Issuer, strings.Replace(p.Issuer, "Ủy ban nhân dân", "UBND", 1)},
	} {
		if value := snippet(f.value, 80); value != "" {
			words := []string{value}
			if f.also != "" && f.also != f.value {
				words = append(words, snippet(f.also, 80))
			}
			out = append(out, Question{Kind: "document", Text: f.question, Words: [][]string{words}})
		}
	}
	return out
}

// abbreviations asks for the long form of what the plan shortens.
func (b *maker) abbreviations() []Question {
	var out []Question
	for _, a := range b.plan.Abbreviations {
		if long := snippet(a.Long, 80); long != "" {
			out = append(out, Question{Kind: "abbreviation", Text: a.Short + " là viết tắt của cụm từ gì?", MayAny: true, Words: [][]string{{long}}})
		}
	}
	return out
}

// counts asks how many tasks there are, in all, by group and by agency.
func (b *maker) counts() []Question {
	if len(b.tasks) == 0 {
		return nil
	}
	out := []Question{{Kind: "count", Text: "Kế hoạch có tất cả bao nhiêu nhiệm vụ?", MayAny: true, Totals: counted(b.tasks)}}
	for _, g := range b.leaves() {
		in := b.inGroup(g.Numeral)
		out = append(out, Question{Kind: "count", Text: fmt.Sprintf("Nhóm %s có bao nhiêu nhiệm vụ?", g.Numeral), Want: ids(in), Totals: counted(in)})
	}
	for _, y := range b.bodies() {
		if len(y.leads) > 1 {
			out = append(out, Question{Kind: "count", Text: y.name + " chủ trì bao nhiêu nhiệm vụ?", Want: ids(y.leads),
				May: without(append(ids(y.duties), ids(y.perhaps)...)), Totals: counted(y.leads)})
		}
	}
	return out
}

// groups asks what is in each group.
func (b *maker) groups() []Question {
	var out []Question
	for _, g := range b.leaves() {
		out = append(out, Question{Kind: "overview", Text: fmt.Sprintf("Nhóm %s gồm những nhiệm vụ nào?", g.Numeral), Want: ids(b.inGroup(g.Numeral))})
	}
	return out
}

// leaves are the groups that have several tasks, no groups inside them, and a numeral
// that no other group has.
func (b *maker) leaves() []plan.Group {
	seen, parent := make(map[string]int), make(map[string]bool)
	for _, g := range b.plan.Groups {
		seen[g.Numeral]++
		parent[g.Parent] = true
	}
	var out []plan.Group
	for _, g := range b.plan.Groups {
		if g.Numeral != "" && seen[g.Numeral] == 1 && !parent[g.Numeral] && len(b.inGroup(g.Numeral)) > 1 {
			out = append(out, g)
		}
	}
	return out
}

func (b *maker) inGroup(numeral string) []*plan.Entry {
	var out []*plan.Entry
	for _, e := range b.tasks {
		if e.Group == numeral {
			out = append(out, e)
		}
	}
	return out
}

// absent asks for what the plan does not have: tasks beyond the last, a year
// outside its own, agencies that it does not name.
func (b *maker) absent() []Question {
	var out []Question
	last := 0
	for _, e := range b.tasks {
		if n, err := strconv.Atoi(plan.BaseNumber(e.Number)); err == nil {
			last = max(last, n)
		}
	}
	if last > 0 {
		for _, n := range []int{last + 1, last + 20} {
			out = append(out, Question{Kind: "refuse", Text: fmt.Sprintf("Nhiệm vụ số %d là gì?", n), Abstain: "not_in_plan"})
		}
	}
	if year := max(b.plan.Year, b.plan.LastYear); year > 0 && !b.says(strconv.Itoa(year+5)) {
		out = append(out, Question{Kind: "refuse", Text: fmt.Sprintf("Năm %d phải hoàn thành những nhiệm vụ nào?", year+5), Abstain: "out_of_scope / not_in_plan"})
	}
	return append(out, b.strangers()...)
}

// says reports whether any entry has a word.
func (b *maker) says(word string) bool {
	for _, w := range b.words {
		if strings.Contains(w, word) {
			return true
		}
	}
	return false
}

// strangers asks what departments lead that the plan does not name. What is
// given to a group that they are in may be listed.
func (b *maker) strangers() []Question {
	var out []Question
	for _, key := range b.dir.Members("so-ban-nganh") {
		y := &body{key: key, name: b.dir.Name(key)}
		for _, e := range b.plan.Entries {
			b.sort(y, e)
		}
		if len(y.leads)+len(y.helps)+len(y.duties) > 0 {
			continue
		}
		q := Question{Kind: "refuse", Text: y.name + " được giao đích danh chủ trì nhiệm vụ nào?", Abstain: "not_in_plan"}
		if len(y.perhaps) > 0 {
			q.Abstain, q.May = "optional / not_in_plan", ids(y.perhaps)
		}
		if out = append(out, q); len(out) == 3 {
			break
		}
	}
	return out
}
