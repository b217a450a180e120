package plan

// Warning (cảnh báo) is something that looks wrong in the document. It is
// shown and never mended.
type Warning struct {
	// Code names the kind of oddity, for programs: "before_plan_date".
	Code string `json:"code"`
	// Entry is the ID of the entry, "" for the whole plan.
	Entry string    `json:"entry,omitempty"`
	Field FieldName `json:"field,omitempty"`
	// Text is the words in question, verbatim.
	Text string `json:"text,omitempty"`
	// Message says in Vietnamese what looks wrong.
	Message string `json:"message"`
}

// The codes of warnings.
const (
	// WarnBeforePlanDate: a deadline that lies before the plan's own date.
	WarnBeforePlanDate = "before_plan_date"
	// WarnAgencyInProduct: a product cell that holds an agency.
	WarnAgencyInProduct = "agency_in_product"
	// WarnTypo: a word that looks like a slip of another ("Hằng thắng").
	WarnTypo = "typo"
	// WarnNoTaskText: a row with no task text of its own.
	WarnNoTaskText = "no_task_text"
	// WarnNumberLost: a number that the document lost.
	WarnNumberLost = "number_lost"
	// WarnNumberGap: a number that is missing between its neighbours.
	WarnNumberGap = "number_gap"
	// WarnNumberRepeated: a number or numeral that is used twice.
	WarnNumberRepeated = "number_repeated"
	// WarnMissingCell: a row with no lead or no time.
	WarnMissingCell = "missing_cell"
	// WarnCitedDate: a cited document whose date is not its real one.
	WarnCitedDate = "cited_date"
	// WarnEndBeforeStart: a finish that lies before its start.
	WarnEndBeforeStart = "end_before_start"
	// WarnRepeatedWord: a word written twice in a row ("ngày ngày").
	WarnRepeatedWord = "repeated_word"
	// WarnUndecided: cells whose borders the document does not show.
	WarnUndecided = "undecided_cell"
	// WarnTime: a time phrase that could not be read.
	WarnTime = "unread_time"
)
