package body

import (
	"slices"
	"strconv"
	"strings"

	"kehoach/ingest/outline"
	"kehoach/plan"
)

// oddNumbers warns of labels that the document repeats or leaves out.
func (r *reader) oddNumbers(n *outline.Node) {
	last := make(map[string]int)
	for _, c := range n.Children {
		if c.Repeated {
			r.warn(plan.WarnNumberRepeated, c, "Số “"+c.Label+"” được dùng hai lần; phần sau được gọi là “"+r.number(c.Number)+"”.")
		}
		if v := value(c); v > 0 {
			key := strconv.Itoa(int(c.Class)) + c.Kind
			if before, seen := last[key]; seen && v > before+1 {
				r.warn(plan.WarnNumberGap, c, "Trước “"+c.Label+"” có số bị thiếu.")
			}
			last[key] = v
		}
		r.oddNumbers(c)
	}
}

func (r *reader) warn(code string, n *outline.Node, message string) {
	text, _, _ := strings.Cut(n.Block.Text, "\n")
	r.Warnings = append(r.Warnings, plan.Warning{Code: code, Text: text, Message: message})
}

// value is the rank that a label says, 0 for labels without one.
func value(n *outline.Node) int {
	switch n.Class {
	case outline.Decimal, outline.Paren:
		v, err := strconv.Atoi(n.Label[strings.LastIndexByte(n.Label, '.')+1:])
		if err != nil {
			return 0
		}
		return v
	case outline.Roman:
		return romanValue(n.Label)
	}
	return 0
}

func romanValue(s string) int {
	total, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := map[byte]int{'I': 1, 'V': 5, 'X': 10}[s[i]]
		if v < last {
			total -= v
		} else {
			total, last = total+v, v
		}
	}
	return total
}

// dropUnasked takes back the warnings of missing cells that no task in prose
// has: where none says by when, none was asked to. Sentences are never asked.
func (r *reader) dropUnasked() {
	for _, f := range []plan.FieldName{plan.FieldLead, plan.FieldEnd} {
		asked := func(e *plan.Entry) bool {
			return e.Kind == plan.KindTask && (e.Cell(f).Text != "" || f == plan.FieldEnd && e.Start.Text != "")
		}
		if !r.sentences && slices.ContainsFunc(r.Entries, asked) {
			continue
		}
		for _, e := range r.Entries {
			e.Warnings = slices.DeleteFunc(e.Warnings, func(w plan.Warning) bool { return w.Code == plan.WarnMissingCell && w.Field == f })
		}
	}
}
