package plan

import "strings"

// Kind is what an entry is.
type Kind string

const (
	// KindTarget is a target (mục tiêu, chỉ tiêu) of the body.
	KindTarget Kind = "target"
	// KindTask is a task (nhiệm vụ), from the appendix or from prose.
	KindTask Kind = "task"
	// KindDuty is a duty (trách nhiệm) that the body lays on an agency.
	KindDuty Kind = "duty"
	// KindSection is any other text of the body: purpose, funding.
	KindSection Kind = "section"
)

// Role is how an agency is concerned.
type Role string

const (
	// RoleLead: the agency answers for the work (chủ trì).
	RoleLead Role = "lead"
	// RoleCoordinating: the agency helps (phối hợp).
	RoleCoordinating Role = "coordinating"
	// RoleMember: the agency is concerned only inside a group that is named.
	RoleMember Role = "member"
)

// Entry is one thing of a plan that can be asked about and cited.
type Entry struct {
	// ID is the kind and the place: "task/59", "target/II.2.13", "duty/V.1.4".
	ID   string
	Kind Kind
	// Number is the number as people say it: "59", "35b", "II.2.13".
	Number string
	// NumberPrinted is false where the document lost or never had the number
	// and its neighbours gave it.
	NumberPrinted bool
	// Group is the numeral of the group that a task stands in.
	Group string
	// Heading is the path of headings above, outermost first.
	Heading []string
	// Text is the words of a target, duty or section, verbatim. For a task it
	// is the Task cell, or the Objective where there is none.
	Text string
	// Agency is whom a duty is laid on, as the document names it.
	Agency string

	// The cells of a task. A zero Cell is one that the document leaves out.
	Objective, Task, Product, Lead, Coordinating, Start, End Cell
	// Others holds columns beyond these (funding, notes), by their header.
	Others []OtherCell

	// Figures are the numbers with a unit in a target, a duty, or a section about
	// work, as written: "0,4%".
	Figures []string
	// Agencies are the agencies that the entry names, in order.
	Agencies []AgencyRef
	// Due is what the entry says about when it must be done.
	Due      Due
	Warnings []Warning
	Source   Source
}

// Cell is one cell of a task's row: its text verbatim ("" if absent), whether
// it was inherited from a merged cell above, and where it stands.
type Cell struct {
	Text      string
	Inherited bool
	Source    Source
}

// OtherCell is a cell of a column that has no field of its own.
type OtherCell struct {
	Header string `json:"header"`
	Text   string `json:"text"`
}

// AgencyRef is an agency as an entry names it.
type AgencyRef struct {
	// Name is as written: "Các Sở, ban, ngành".
	Name string `json:"name"`
	// Key is the same for all spellings of one agency: "so-y-te".
	Key  string `json:"key"`
	Role Role   `json:"role"`
	// Group is true where the name stands for several bodies.
	Group bool `json:"group"`
}

// FieldName is the name of a task's cell, as in the JSON contract.
type FieldName string

const (
	FieldObjective    FieldName = "objective"
	FieldTask         FieldName = "task"
	FieldProduct      FieldName = "product"
	FieldLead         FieldName = "lead"
	FieldCoordinating FieldName = "coordinating"
	FieldStart        FieldName = "start"
	FieldEnd          FieldName = "end"
)

// TaskFields are the cells of a task in the usual order of the columns.
var TaskFields = []FieldName{
	FieldObjective, FieldTask, FieldProduct, FieldLead, FieldCoordinating, FieldStart, FieldEnd,
}

// Cell returns the cell of that name, or nil for a name that is no cell.
func (e *Entry) Cell(f FieldName) *Cell {
	switch f {
	case FieldObjective:
		return &e.Objective
	case FieldTask:
		return &e.Task
	case FieldProduct:
		return &e.Product
	case FieldLead:
		return &e.Lead
	case FieldCoordinating:
		return &e.Coordinating
	case FieldStart:
		return &e.Start
	case FieldEnd:
		return &e.End
	}
	return nil
}

// Words returns all the text of the entry that a search should see.
func (e *Entry) Words() string {
	if e.Kind != KindTask {
		return e.Text
	}
	var parts []string
	for _, f := range TaskFields {
		if t := e.Cell(f).Text; t != "" {
			parts = append(parts, t)
		}
	}
	for _, o := range e.Others {
		parts = append(parts, o.Text)
	}
	return strings.Join(parts, "\n")
}
