package plan

import (
	"errors"
	"strings"
	"time"
	"unicode/utf8"
)

// Progress is what an agency reports of an entry: how much of the work is done.
// It is said by people; nothing of it is worked out.
type Progress struct {
	// Entry is the entry's ID, Agency the key of the body that reports: the
	// members of a group that leads report each for themselves.
	Entry  string `json:"entry"`
	Agency string `json:"agency"`
	// Done is the percentage, 0 to 100.
	Done int `json:"done"`
	// Note is what they say, Doc the document that shows it.
	Note string `json:"note,omitempty"`
	Doc  string `json:"doc,omitempty"`
	// By is who says it, At when.
	By string    `json:"by"`
	At time.Time `json:"at"`
}

// Validate says what is wrong with a report.
func (p Progress) Validate() error {
	switch {
	case p.Entry == "" || p.Agency == "":
		return errors.New("progress of no entry or no agency")
	case p.Done < 0 || p.Done > 100:
		return errors.New("progress beyond 0 to 100 percent")
	case p.By == "" || p.At.IsZero():
		return errors.New("progress that nobody reported, or at no time")
	case strings.Contains(p.Entry+p.Agency+p.Note+p.Doc+p.By, "\x00"):
		return errors.New("progress with bytes of zero")
	case !utf8.ValidString(p.Entry + p.Agency + p.Note + p.Doc + p.By):
		return errors.New("progress that is not UTF-8")
	}
	return nil
}

// Latest returns the last report of each entry by each agency; the reports
// are in the order in which they were made.
func Latest(reports []Progress) map[[2]string]Progress {
	out := make(map[[2]string]Progress)
	for _, p := range reports {
		out[[2]string{p.Entry, p.Agency}] = p
	}
	return out
}
