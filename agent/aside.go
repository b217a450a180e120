package agent

import (
	"slices"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// aside is how a question speaks of reports beside what it asks for.
type aside int

const (
	notAside   aside = iota // not at all, or reports are what it asks for
	reportsToo              // "tính cả báo cáo"
	noReports               // "không kể báo cáo định kỳ"
)

// The words by which reports are counted in or left out, folded; each stands
// shortly before the word for a report, or just after it.
var (
	leaveOut  = []string{"bo qua", "tru", "khong phai", "khong ke", "chua ke", "khong tinh", "chua tinh", "can ke", "can tinh", "ngoai", "khoi ke", "loai", "gac", "except", "excluding", "without", "apart from", "not counting", "ignore", "ignoring", "leaving out"}
	countIn   = []string{"ke ca", "tinh ca", "gom ca", "bao gom", "ca", "lan", "kem", "tinh luon", "ke luon", "including", "include", "plus", "as well as", "along with"}
	countInOf = []string{"included", "cung tinh", "cung ke", "tinh luon", "too"}
)

// reportsAside finds out how the question speaks of reports beside what it
// asks for.
func (t *turn) reportsAside() aside {
	toks := t.q.Tokens()
	for i, tok := range toks {
		n := 1
		switch {
		case tok.Fold == "bao" && i+1 < len(toks) && toks[i+1].Fold == "cao":
			n = 2
		case tok.Fold != "bc" && tok.Fold != "report" && tok.Fold != "reports":
			continue
		}
		before, after := toks[max(0, i-4):i], toks[i+n:min(len(toks), i+n+4)]
		switch {
		case anyPhrase(before, leaveOut):
			return noReports
		case anyPhrase(before, countIn) || anyPhrase(after, countInOf):
			return reportsToo
		}
	}
	return notAside
}

func anyPhrase(toks []vi.Token, folded []string) bool {
	words := make([]string, len(toks))
	for i, tok := range toks {
		words[i] = tok.Fold
	}
	return slices.ContainsFunc(folded, func(p string) bool { return holdsRun(words, folds(p)) })
}

// holdsRun reports whether words has all of run one after another.
func holdsRun(words, run []string) bool {
	for i := 0; i+len(run) <= len(words); i++ {
		if slices.Equal(words[i:i+len(run)], run) {
			return true
		}
	}
	return false
}

// withoutReports leaves out the duties whose time is that of a report that
// comes again.
func withoutReports(cs []concern) []concern {
	return keep(cs, func(c concern) bool {
		return c.e.Kind != plan.KindDuty || !reporting(c.e) || !hasKind(c.e.Due, plan.DueRecurring)
	})
}
