package eval

import (
	"embed"
	"io/fs"

	"kehoach/plan"
)

//go:embed gold/sets.txt gold/questions/*.txt
var embedded embed.FS

// Gold returns the gold questions about the sample plan that ships with the
// program, in the form that [Load] reads.
func Gold() fs.FS {
	sub, err := fs.Sub(embedded, "gold")
	if err != nil {
		// fs.Sub fails only for a name that is no path, and this one is fixed.
		return embedded
	}
	return sub
}

// Case is one block of the gold: a question, or a conversation of several
// turns.
type Case struct {
	// Name is the file's base name and the block's line: "period:12".
	Name string
	// Kind is what is asked for; it is the file's base name unless the block
	// says otherwise.
	Kind string
	// Form is how the question is typed: "accents" (có dấu), "plain" (không
	// dấu), "short" (abbreviations, typos) or "en" (English or mixed).
	Form string
	// Held is true for the part of the gold that nothing is tuned on.
	Held  bool
	Turns []Turn
}

// Turn is one question of a case with what a right answer to it is.
type Turn struct {
	Line     int
	Question string
	// Today is the day to ask on, "" where it does not matter.
	Today plan.Date
	// Want is what the answer must rest on: of each item at least one of the
	// entry IDs, mostly there is only one.
	Want [][]string
	// May is entries that are tolerable: neither required nor wrong. MayAny
	// tolerates all.
	May    []string
	MayAny bool
	// Words must all be in the answer: of each item one of the alternatives.
	Words [][]string
	// Totals are the numbers that are right for "total"; none: not checked.
	Totals []int
	// Reasons are the reasons for which the answer must be that it does not
	// know, any of them. MayAnswer is true where answering is right as well.
	Reasons   []string
	MayAnswer bool
	// Open is set where nothing says what is right, so that nobody judges.
	Open bool
	Note string
}

// mustAbstain reports whether only saying "not known" is right.
func (t *Turn) mustAbstain() bool { return len(t.Reasons) > 0 && !t.MayAnswer }

// allowed returns all entries that the answer may rest on.
func (t *Turn) allowed() map[string]bool {
	ok := make(map[string]bool)
	for _, item := range t.Want {
		for _, id := range item {
			ok[id] = true
		}
	}
	for _, id := range t.May {
		ok[id] = true
	}
	return ok
}
