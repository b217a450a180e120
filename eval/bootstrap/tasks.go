package bootstrap

import (
	"fmt"
	"strings"
	"unicode"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// asked is a cell of a task with how people ask for it, by number and by what
// the work is.
type asked struct {
	field               plan.FieldName
	byNumber, byContent string
}

var cells = []asked{
	{plan.FieldLead, "Ai chủ trì nhiệm vụ %s?", "Cơ quan nào chủ trì việc %s?"},
	{plan.FieldProduct, "Sản phẩm của nhiệm vụ %s là gì?", "Việc %s phải ra sản phẩm gì?"},
	{plan.FieldEnd, "Nhiệm vụ %s phải hoàn thành khi nào?", "Việc %s phải xong khi nào?"},
}

// fields asks for the cells of each task by its number.
func (b *maker) fields() []Question {
	var out []Question
	empty := make(map[plan.FieldName]int)
	for _, e := range b.tasks {
		if !b.unique(e) {
			continue
		}
		for _, c := range cells {
			q := Question{Kind: "field", Text: fmt.Sprintf(c.byNumber, e.Number), Want: []string{e.ID}, Words: b.cellWords(e, c.field)}
			if e.Cell(c.field).Text == "" {
				if empty[c.field]++; empty[c.field] > 3 || c.field == plan.FieldEnd && !e.Due.IsZero() {
					continue
				}
				q = Question{Kind: "field", Text: q.Text, May: []string{e.ID}, Abstain: "optional / not_in_plan"}
			}
			out = append(out, q)
		}
		// The document prints "2.1" under "A", and so people say it.
		if part, number, ok := strings.Cut(e.Number, "."); ok && !unicode.IsDigit(rune(part[0])) && e.Lead.Text != "" {
			out = append(out, Question{Kind: "field", Text: fmt.Sprintf("Nhiệm vụ %s phần %s do ai chủ trì?", number, part),
				Want: []string{e.ID}, Words: b.cellWords(e, plan.FieldLead)})
		}
	}
	return out
}

// unique reports whether the number alone tells which task is meant. A number
// with a letter is that of one block among several.
func (b *maker) unique(e *plan.Entry) bool {
	n := 0
	for _, o := range b.tasks {
		if plan.BaseNumber(o.Number) == plan.BaseNumber(e.Number) {
			n++
		}
	}
	return n == 1 && e.Number != ""
}

// described asks for the cells of each task by a shortened description.
func (b *maker) described() []Question {
	var out []Question
	for i, e := range b.tasks {
		short, also := b.short(e)
		if short == "" {
			continue
		}
		for _, c := range cells {
			if e.Cell(c.field).Text == "" {
				continue
			}
			out = append(out, Question{Kind: "describe", Text: fmt.Sprintf(c.byContent, short),
				Want: []string{b.tasks[i].ID}, May: also, Words: b.cellWords(e, c.field)})
		}
	}
	return out
}

// cellWords are the words of a cell that a right answer has.
func (b *maker) cellWords(e *plan.Entry, f plan.FieldName) [][]string {
	text := e.Cell(f).Text
	switch f {
	case plan.FieldEnd:
		if e.Due.Kind == plan.DueComposite {
			return nil
		}
		if days := b.dayWords(e); len(days) > 0 {
			return [][]string{days}
		}
		return nil
	case plan.FieldLead:
		return b.leadWords(e)
	}
	if s := snippet(text, 50); s != "" {
		return [][]string{{s}}
	}
	return nil
}

// leadWords are the names of the bodies that lead, each by any of its names. A
// name that the cell has only in part is left out: an answer quotes the cell.
func (b *maker) leadWords(e *plan.Entry) [][]string {
	var out [][]string
	cell := vi.Fold(oneLine(e.Lead.Text))
	for _, a := range e.Agencies {
		if a.Role != plan.RoleLead || !strings.Contains(cell, vi.Fold(oneLine(a.Name))) {
			continue
		}
		names := []string{}
		for _, n := range []string{a.Name, b.dir.Name(a.Key), strings.TrimPrefix(a.Name, "Sở ")} {
			if n = snippet(n, 80); n != "" && !contains(names, n) {
				names = append(names, n)
			}
		}
		if len(names) > 0 {
			out = append(out, names)
		}
	}
	return out
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if strings.EqualFold(v, s) {
			return true
		}
	}
	return false
}
