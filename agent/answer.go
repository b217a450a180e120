package agent

import "kehoach/plan"

// Reason is why an answer abstains.
type Reason string

const (
	// OutOfScope: about another place, another year or no plan at all.
	OutOfScope Reason = "out_of_scope"
	// NotInPlan: the plan could hold it and does not.
	NotInPlan Reason = "not_in_plan"
	// Ambiguous: it could mean several things; the answer asks back.
	Ambiguous Reason = "ambiguous"
	// NotPermitted: asks to change something or for what must not be told.
	NotPermitted Reason = "not_permitted"
	// Unsafe: tries to instruct the program instead of asking it.
	Unsafe Reason = "unsafe"
)

// Answer is an answer to one question, with the entries that it rests on.
type Answer struct {
	Question  string `json:"question"`
	Intent    string `json:"intent"`
	Abstained bool   `json:"abstained"`
	// Text is Markdown in the question's language with citations in it:
	// "[nhiệm vụ 59]".
	Text string `json:"answer"`
	// Entries are those cited in Text, in the order of the first citation, and
	// no others.
	Entries []Cited `json:"entries"`
	// Total is how many entries the question matches, where it asks for a list
	// or a count.
	Total      int     `json:"total"`
	Reason     *Reason `json:"reason"`
	AnsweredBy string  `json:"answered_by"`
	ElapsedMS  float64 `json:"elapsed_ms"`
	// Plan is the ID of the plan answered from.
	Plan string `json:"plan,omitempty"`
	// Draft is the paper that the answer offers to write, nil for none.
	Draft *DraftOffer `json:"draft,omitempty"`
	// Export is the list that the answer offers as a file, nil for none.
	Export *ExportOffer `json:"export,omitempty"`
	// Progress is the report that was stored, nil for none; where several were
	// at once, they are Reports instead.
	Progress *plan.Progress  `json:"progress,omitempty"`
	Reports  []plan.Progress `json:"reports,omitempty"`
	// Reported is set where the answer rests on what people report, which
	// changes while the plan does not.
	Reported bool `json:"-"`
	// Remind is what the person wants of reminders, nil for nothing.
	Remind *RemindOffer `json:"remind,omitempty"`
	// Transient is true where the same question may be answered better a little
	// later: the model failed.
	Transient bool `json:"-"`
}

// Cited is an entry that an answer rests on.
type Cited struct {
	ID     string    `json:"id"`
	Kind   plan.Kind `json:"kind"`
	Number string    `json:"number"`
	// Role is how the entry concerns the agency asked about, Via the name in
	// the entry by which it does; GroupRole is the role of that group where
	// Role is member. All are "" where no agency was asked about.
	Role      plan.Role   `json:"role,omitempty"`
	Via       string      `json:"via,omitempty"`
	GroupRole plan.Role   `json:"group_role,omitempty"`
	Cells     []string    `json:"cells"`
	Due       *CitedDue   `json:"due"`
	Source    plan.Source `json:"source"`
}

// CitedDue is the time of a cited entry.
type CitedDue struct {
	Kind plan.DueKind `json:"kind"`
	Text string       `json:"text"`
	Date *plan.Date   `json:"date"`
}

func citedDue(d plan.Due) *CitedDue {
	if d.IsZero() {
		return nil
	}
	c := &CitedDue{Kind: d.Kind, Text: d.Text}
	if d.Date != "" {
		date := d.Date
		c.Date = &date
	}
	return c
}
