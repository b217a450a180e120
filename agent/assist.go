package agent

import (
	"context"
	"strconv"
	"strings"

	"kehoach/agent/tools"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// Phraser answers with a language model what rules cannot. What it returns has
// passed the gate ([kehoach/agent/gate]); else it is an error.
type Phraser interface {
	// Name is the model's name.
	Name() string
	// Phrase returns the text of an answer and the IDs of the entries that it
	// cites. An error that is a [Failure] says why in the user's language.
	Phrase(ctx context.Context, p Phrasing) (text string, cited []string, err error)
}

// Phrasing is what a [Phraser] is to answer.
type Phrasing struct {
	Question string
	// Earlier is the question before, "" for none.
	Earlier string
	Lang    string
	Today   plan.Date
	// Prose is true where a text was asked for rather than a fact.
	Prose bool
	Tools *tools.Box
	// Doing is told of each step; nil for nobody.
	Doing func(Step)
}

// Tell tells of a step.
func (p Phrasing) Tell(s Step) {
	if p.Doing != nil {
		p.Doing(s)
	}
}

// Step is what is being done while a language model answers. Nothing that the
// model says is told before it was held against the plan.
type Step string

// The steps, of which all but the first may come again.
const (
	StepWaits Step = "wait"  // others are at the model
	StepAsks  Step = "model" // the model is asked
	StepLooks Step = "tools" // it looks things up in the plan
	StepHolds Step = "check" // its answer is held against the plan
	StepAgain Step = "again" // and was sent back
)

// Waiting is the step of a question before which n others wait.
func Waiting(n int) Step { return StepWaits + Step(" "+strconv.Itoa(n)) }

// Kind returns the step without its number, and the number: how many questions
// wait before this one.
func (s Step) Kind() (kind Step, before int) {
	name, n, _ := strings.Cut(string(s), " ")
	before, _ = strconv.Atoi(n)
	return Step(name), before
}

// Failure is an error of a [Phraser] with words for the user.
type Failure interface {
	error
	// Why completes "the model …": "did not answer in time".
	Why(lang string) string
}

// assist has the model answer where the rules do not cover the question or a
// text was asked for; a failure leaves the rules' answer, which then says so.
func (a *Agent) assist(ctx context.Context, t *turn, req Request, ans *Answer) *Answer {
	if a.phraser == nil || req.NoModel || !t.wantsModel(ans) {
		return ans
	}
	text, cited, err := a.phrase(ctx, t, req)
	if err != nil {
		why := t.r.t("không trả lời được", "could not answer")
		switch f, ok := err.(Failure); {
		case req.Stop != nil && req.Stop.Err() != nil:
			why = t.r.t("đã dừng theo yêu cầu", "was stopped as you asked")
		case ok:
			why = f.Why(t.r.lang)
		}
		ans.Transient = true
		ans.Text += "\n\n" + t.r.t("(Mô hình ngôn ngữ "+why+", nên đây là câu trả lời theo quy tắc.)", "(The language model "+why+", so this is the answer of the rules.)")
		return ans
	}
	r := &reply{b: t.b, lang: t.r.lang, today: t.r.today, intent: "composed"}
	r.text.WriteString(text)
	said := vi.Lower(vi.NFC(text))
	for _, id := range cited {
		e := t.b.byID[id]
		if e == nil {
			continue
		}
		r.cite(e, quotedCells(e, said)...)
	}
	out := r.answer(ans.Question)
	out.AnsweredBy = a.phraser.Name()
	return out
}

// phrase asks the model when its turn has come.
func (a *Agent) phrase(ctx context.Context, t *turn, req Request) (text string, cited []string, err error) {
	if req.Stop != nil {
		var cancel context.CancelFunc
		ctx, cancel = context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(req.Stop, cancel)()
	}
	if req.Admit != nil {
		leave, err := req.Admit(ctx)
		if err != nil {
			return "", nil, err
		}
		defer leave()
	}
	p := Phrasing{
		Question: t.q.Text, Lang: t.r.lang, Today: t.r.today, Prose: t.wantsProse(), Tools: tools.New(shelf{t.b, a.embed}, t.r.lang), Doing: req.Doing,
	}
	if t.talk != nil && t.talk.last != nil {
		p.Earlier = t.talk.last.Text
	}
	return a.phraser.Phrase(ctx, p)
}

// quotedCells are the cells of a task whose words, or the first of them, stand
// in a text.
func quotedCells(e *plan.Entry, said string) []plan.FieldName {
	var out []plan.FieldName
	if e.Kind != plan.KindTask {
		return nil
	}
	for _, f := range plan.TaskFields {
		words := strings.TrimSuffix(cut(oneLine(vi.Lower(vi.NFC(e.Cell(f).Text))), 40), "…")
		if words != "" && strings.Contains(said, words) {
			out = append(out, f)
		}
	}
	return out
}

// wantsModel reports whether a model may answer: never where the rules refuse
// a question, only where they do not understand or do not find it, and where a
// text is asked for.
func (t *turn) wantsModel(ans *Answer) bool {
	if !ans.Abstained {
		return t.wantsProse() && ans.Draft == nil && ans.Export == nil && ans.Remind == nil && ans.Intent != "social"
	}
	switch *ans.Reason {
	case Ambiguous:
		return ans.Intent != "empty"
	case NotInPlan:
		return ans.Intent == "search"
	case NotPermitted:
		return ans.Intent == "draft" // a text that the rules cannot write
	}
	return false
}

// prose are words that ask for a text in sentences.
var prose = []string{"tom tat", "doan van", "viet doan", "soan doan", "mot doan", "dien giai", "viet thanh", "van xuoi", "summarise", "summarize", "a summary", "a paragraph", "in prose"}

func (t *turn) wantsProse() bool { return t.q.Has("draft") || t.q.HasPhrase(prose...) }
