package eval

import (
	"regexp"
	"strings"

	"kehoach/plan"
)

// cellLabels are the names under which answers give the cells of a task.
var cellLabels = map[string][]plan.FieldName{
	"mục tiêu": {plan.FieldObjective}, "objective": {plan.FieldObjective},
	"nhiệm vụ": {plan.FieldTask, plan.FieldObjective}, "task": {plan.FieldTask, plan.FieldObjective},
	"sản phẩm": {plan.FieldProduct}, "product": {plan.FieldProduct},
	"chủ trì": {plan.FieldLead}, "lead": {plan.FieldLead},
	"phối hợp": {plan.FieldCoordinating}, "coordinating": {plan.FieldCoordinating},
	"bắt đầu": {plan.FieldStart}, "start": {plan.FieldStart}, "thời gian thực hiện": {plan.FieldStart}, "carried out": {plan.FieldStart},
	"hoàn thành": {plan.FieldEnd, plan.FieldStart}, "finish": {plan.FieldEnd, plan.FieldStart},
	"hạn": {plan.FieldEnd, plan.FieldStart}, "due": {plan.FieldEnd, plan.FieldStart},
}

var (
	cellLabel = regexp.MustCompile(`(?:^|— |; )(mục tiêu|objective|nhiệm vụ|task|sản phẩm|product|chủ trì|lead|phối hợp|coordinating|` +
		`bắt đầu|start|thời gian thực hiện|carried out|hoàn thành|finish|hạn|due): `)
	// cellEnds is where the plan's words end and the answer's go on.
	cellEnds = regexp.MustCompile(`, tức |, that is, | \(“| \("| — |…`)
	noCell   = regexp.MustCompile(`^(?:kế hoạch không|không|the plan |none|not )`)
)

// wrongCells returns the cells that a text gives of a task otherwise than the
// task has them.
func wrongCells(e *plan.Entry, text string) []string {
	var wrong []string
	labels := cellLabel.FindAllStringSubmatchIndex(text, -1)
	for i, at := range labels {
		name, value := text[at[2]:at[3]], text[at[1]:]
		if i+1 < len(labels) {
			value = text[at[1]:labels[i+1][0]]
		}
		if end := cellEnds.FindStringIndex(value); end != nil {
			value = value[:end[0]]
		}
		bare, _, _ := strings.Cut(value, " (") // a remark of the answer's may follow in brackets
		if noCell.MatchString(value) || hasCell(e, name, value) || hasCell(e, name, bare) {
			continue
		}
		wrong = append(wrong, name+": "+strings.TrimSpace(value))
	}
	return wrong
}

// hasCell reports whether a cell of that name, or the time of the entry, has
// the words of a value.
func hasCell(e *plan.Entry, name, value string) bool {
	texts := []string{e.Due.Text}
	for _, f := range cellLabels[name] {
		texts = append(texts, e.Cell(f).Text)
	}
	for _, t := range texts {
		if strings.Contains(" "+sameWords(t)+" ", " "+sameWords(value)+" ") {
			return true
		}
	}
	return sameWords(value) == ""
}
