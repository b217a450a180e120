package appendix

import (
	"fmt"
	"strings"

	"kehoach/plan"
	"kehoach/plan/due"
)

// present says which columns a table has, so that a cell is called missing
// only where there could be one.
type present struct{ task, lead, time bool }

// columnsOf returns the columns that this layout has.
func (l layout) columnsOf() present {
	return present{l.has(roleTask), l.has(roleLead), l.hasTime()}
}

// Complete fills the agencies, the due and the warnings of a task from its
// cells. It adds to the warnings that are there and may be used for tasks of
// prose too. The cells themselves stay as they are, but for a lead cell that
// also says who helps.
func Complete(e *plan.Entry, c Context) {
	complete(e, c.withDefaults(), present{true, true, true})
}

func complete(e *plan.Entry, c Context, has present) {
	shareLead(e, c)
	e.Agencies = nil
	addAgencies(e, c, plan.FieldLead, plan.RoleLead)
	addAgencies(e, c, plan.FieldCoordinating, plan.RoleCoordinating)
	e.Due = due.OfTask(e.Start.Text, e.End.Text, c.Due)
	checkTimes(e, c)
	checkCells(e, c, has)
	for _, f := range plan.TaskFields {
		if cell := e.Cell(f); !cell.Inherited {
			for _, words := range RepeatedWords(cell.Text) {
				warn(e, plan.WarnRepeatedWord, f, words, fmt.Sprintf("Lặp từ: %q.", words))
			}
		}
	}
}

// addAgencies adds the agencies that a cell names, each once a role.
func addAgencies(e *plan.Entry, c Context, f plan.FieldName, role plan.Role) {
	text := e.Cell(f).Text
	if text == "" {
		return
	}
	for _, m := range c.Agencies.Split(text) {
		ref := plan.AgencyRef{Name: m.Name, Key: m.Key, Role: role, Group: m.Group}
		known := false
		for _, a := range e.Agencies {
			known = known || a.Key == ref.Key && a.Role == role
		}
		if !known {
			e.Agencies = append(e.Agencies, ref)
		}
	}
}

// fieldNames are the columns as messages call them.
var fieldNames = map[plan.FieldName]string{
	plan.FieldObjective:    "mục tiêu",
	plan.FieldTask:         "nhiệm vụ",
	plan.FieldProduct:      "kết quả, sản phẩm",
	plan.FieldLead:         "cơ quan chủ trì",
	plan.FieldCoordinating: "cơ quan phối hợp",
	plan.FieldStart:        "thời gian thực hiện",
	plan.FieldEnd:          "thời gian hoàn thành",
}

func warn(e *plan.Entry, code string, f plan.FieldName, text, message string) {
	for _, w := range e.Warnings {
		if w.Code == code && w.Field == f && w.Text == text {
			return
		}
	}
	e.Warnings = append(e.Warnings, plan.Warning{Code: code, Entry: e.ID, Field: f, Text: text, Message: message})
}

// checkTimes warns about what looks wrong in the time cells.
func checkTimes(e *plan.Entry, c Context) {
	dues := map[plan.FieldName]plan.Due{}
	for _, f := range []plan.FieldName{plan.FieldStart, plan.FieldEnd} {
		text := e.Cell(f).Text
		if text == "" {
			continue
		}
		d := due.Parse(text, c.Due)
		dues[f] = d
		for _, code := range anomalies(d) {
			warn(e, code, f, text, timeMessage(code, f, text, c))
		}
		if unread(d) {
			warn(e, plan.WarnTime, f, text, fmt.Sprintf("Chưa hiểu được %s %q.", fieldNames[f], text))
		}
	}
	first, last := earliest(dues[plan.FieldStart]), dues[plan.FieldEnd].Date
	if first != "" && last != "" && last < first {
		warn(e, plan.WarnEndBeforeStart, plan.FieldEnd, e.End.Text,
			fmt.Sprintf("Thời gian hoàn thành %q trước thời gian thực hiện %q.", e.End.Text, e.Start.Text))
	}
}

// earliest returns the first day that a due names, "" where it is open.
func earliest(d plan.Due) plan.Date {
	first := d.From
	if d.Kind == plan.DueDate && first == "" {
		first = d.Date
	}
	for _, p := range d.Parts {
		if day := earliest(p); first == "" || day != "" && day < first {
			first = day
		}
	}
	return first
}

// anomalies returns the codes of a due and its parts, each once.
func anomalies(d plan.Due) []string {
	codes := append([]string(nil), d.Anomalies...)
	for _, p := range d.Parts {
		for _, code := range anomalies(p) {
			known := false
			for _, k := range codes {
				known = known || k == code
			}
			if !known {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

func timeMessage(code string, f plan.FieldName, text string, c Context) string {
	switch code {
	case plan.WarnBeforePlanDate:
		if c.Due.Issued != "" {
			return fmt.Sprintf("%s %q trước ngày ban hành kế hoạch (%s).", capital(fieldNames[f]), text, c.Due.Issued.VN())
		}
		return fmt.Sprintf("%s %q trước năm của kế hoạch.", capital(fieldNames[f]), text)
	case plan.WarnTypo:
		return fmt.Sprintf("%s %q có thể viết sai chính tả.", capital(fieldNames[f]), text)
	}
	return fmt.Sprintf("%s %q có điểm bất thường.", capital(fieldNames[f]), text)
}

// unread reports whether a time phrase was not understood: it is neither a
// time nor says that another document decides.
func unread(d plan.Due) bool {
	return d.Kind == "" || d.Kind == plan.DueUnspecified && d.Ref == "" && !refersElsewhere(words(d.Text))
}

// refersElsewhere reports whether a phrase leaves the time open in words that
// people use for that.
func refersElsewhere(w string) bool {
	return has(w, "theo|quy dinh|ke hoach|yeu cau|thuc te|chua xac dinh|tuy|tien do|chi dao|huong dan")
}

// checkCells warns about absent cells and an agency among the products.
func checkCells(e *plan.Entry, c Context, has present) {
	if has.task && (e.Task.Text == "" || e.Task.Inherited && !isBlock(e)) {
		message := "Dòng này không có nội dung nhiệm vụ riêng."
		if e.Task.Inherited {
			message = "Dòng này không có nội dung nhiệm vụ riêng; nội dung lấy theo ô gộp ở dòng trên."
		}
		warn(e, plan.WarnNoTaskText, plan.FieldTask, "", message)
	}
	if has.lead && e.Lead.Text == "" {
		warn(e, plan.WarnMissingCell, plan.FieldLead, "", "Không nêu cơ quan chủ trì.")
	}
	if has.time && e.Start.Text == "" && e.End.Text == "" {
		warn(e, plan.WarnMissingCell, plan.FieldEnd, "", "Không nêu thời gian thực hiện, thời gian hoàn thành.")
	}
	if p := e.Product.Text; p != "" && !e.Product.Inherited && onlyAgencies(p, c) {
		warn(e, plan.WarnAgencyInProduct, plan.FieldProduct, p,
			fmt.Sprintf("Ô kết quả, sản phẩm ghi tên cơ quan: %q.", p))
	}
}

// isBlock reports whether a task is a further block under its number.
func isBlock(e *plan.Entry) bool {
	return e.Number != plan.BaseNumber(e.Number) && !strings.HasSuffix(e.Number, "a")
}

// onlyAgencies reports whether a text is nothing but names of bodies that the
// directory knows.
func onlyAgencies(text string, c Context) bool {
	if agencyLike(text, words(text)) < 0.9 {
		return false
	}
	ms := c.Agencies.Split(text)
	for _, m := range ms {
		if !m.Unbounded && c.Agencies.Name(m.Key) == "" {
			return false
		}
	}
	return len(ms) > 0
}

// capital writes the first letter as a capital.
func capital(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}
