package draft

import (
	"kehoach/agent/work"
	"kehoach/plan"
)

// Sign is the form of signing (Điều 13).
type Sign string

const (
	// SignHead: the head of the body signs.
	SignHead Sign = "thu-truong"
	// SignDeputy: a deputy signs for the head (KT.).
	SignDeputy Sign = "ky-thay"
	// SignOrder: a subordinate signs by order (TL.).
	SignOrder Sign = "thua-lenh"
	// SignMandate: a subordinate signs by written authority (TUQ.).
	SignMandate Sign = "thua-uy-quyen"
)

// Signs are the forms of signing.
var Signs = []Sign{SignHead, SignDeputy, SignOrder, SignMandate}

// Request is which paper is wanted.
type Request struct {
	// Kind is the name of the kind: "bao-cao-quy".
	Kind string
	// Agency is who issues it, as people write it; "" is the body that issued
	// the plan.
	Agency string
	// Consolidated makes an agency's report cover the whole plan, as the one
	// who draws the others' reports together writes it. A paper of the plan's
	// own issuer always does.
	Consolidated bool
	Period       work.Period
	Sign         Sign
	// Subject is the field of work where that of the plan's title will not do.
	Subject string
	// Entry is the ID of the task that the paper is about, for kinds about one.
	Entry string
}

// Input is what the agent selected for a request.
type Input struct {
	Request Request
	Plan    *plan.Plan
	// Agency is who issues the paper; zero is the plan's issuer.
	Agency work.Body
	// List is what concerns the agency (or everyone) in the period, Next in
	// the one after, Whole everyone in the period.
	List, Next, Whole *work.List
	// Report is the duty by which the paper is due, nil for none, and Deadline
	// the day; To is whom that duty names as the one who receives.
	Report   *plan.Entry
	Deadline plan.Date
	To       string
	// Name is how a body that a mention names is officially called.
	Name func(key, written string) string
	// DayNote says that a day is one off, "" for others.
	DayNote func(plan.Date) string
}
