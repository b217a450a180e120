package gate

import (
	"strings"

	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// Code is what is wrong with a claim.
type Code string

const (
	// Characters: one that prose does not have.
	Characters Code = "characters"
	// Markup: a link, an image, HTML.
	Markup Code = "markup"
	// Uncited: a statement without a citation.
	Uncited Code = "uncited"
	// UnknownCitation: what no tool returned in this turn.
	UnknownCitation Code = "unknown_citation"
	// Date, Number, Document, Agency, Role, Negation: not as the entry has it.
	Date     Code = "date"
	Number   Code = "number"
	Document Code = "document"
	Agency   Code = "agency"
	Role     Code = "role"
	Negation Code = "negation"
	// Words: words that the entry does not have.
	Words Code = "words"
	// Order: words of an entry in another order than its own.
	Order Code = "order"
	// Empty: nothing is said.
	Empty Code = "empty"
)

// Set is a complete list that a tool returned, with what selected it.
type Set struct {
	IDs      []string
	Agency   string // key
	Role     plan.Role
	From, To plan.Date
	// Kind is what the list is of; "" for more than one.
	Kind plan.Kind
	// Narrowed is set where words or a group selected too: what such a list
	// counts cannot be told from a claim.
	Narrowed bool
}

// Turn is what a claim is held against. It is not safe for concurrent use.
type Turn struct {
	// Entries are those that tools returned in this turn, by ID.
	Entries map[string]*plan.Entry
	// Sets are the lists that they were returned in.
	Sets []Set
	// Number is the number of the plan, which a claim may name.
	Number    string
	Directory *agency.Directory
	// Lang is the language of the answer, "vi" or "en".
	Lang string

	sources map[string]*source
}

// Fault is something wrong with an answer.
type Fault struct {
	Code Code
	// Claim is where: the line; What is what of it.
	Claim, What string
}

// Verdict is what became of an answer.
type Verdict struct {
	// Text is the answer with its citations in the form of the house, without
	// the lines that have a fault; "" if nothing is left.
	Text string
	// Cited are the entries cited in Text, in order.
	Cited []string
	// Faults are what is wrong.
	Faults []Fault
}

// Sound reports whether Text may be shown: it says something and nothing in
// the answer was false. Lines that only lacked a citation are left out of it.
func (v *Verdict) Sound() bool {
	for _, f := range v.Faults {
		if f.Code != Uncited {
			return false
		}
	}
	return v.Text != "" && len(v.Cited) > 0
}

// Check holds an answer against the turn.
func (t *Turn) Check(answer string) *Verdict {
	v := &Verdict{}
	text, err := clean(answer)
	if err != nil {
		v.fault(Characters, "", err.Error())
		return v
	}
	if m := markup.FindString(text); m != "" {
		v.fault(Markup, "", m)
		return v
	}
	lines := t.read(text, v)
	if len(v.Faults) > 0 {
		return v
	}
	govern(lines)
	t.quotes(lines)
	for i := range lines {
		t.checkLine(&lines[i], v)
	}
	t.write(lines, v)
	if len(split(bracket.ReplaceAllString(v.Text, ""))) == 0 {
		v.Text, v.Cited = "", nil
	}
	if v.Text == "" && len(v.Faults) == 0 {
		v.fault(Empty, "", "")
	}
	return v
}

func (v *Verdict) fault(code Code, claim, what string) {
	v.Faults = append(v.Faults, Fault{code, claim, what})
}

// normal is how texts of a plan are brought to the form of an answer.
func normal(s string) string {
	return vi.NFC(strings.NewReplacer("\u00a0", " ", "\t", " ", "\u200b", "", "\ufeff", "", "\u00ad", "").Replace(s))
}
