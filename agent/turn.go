package agent

import (
	"context"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/retrieval"
)

// turn is one question on its way to an answer.
type turn struct {
	ctx   context.Context // of the one question that a turn is
	embed retrieval.Embedder
	b     *book
	q     *question.Question
	r     *reply
	// vectors are those of words of the question that were made so far.
	vectors map[string][]float32
	// readings are what words of the question find, by those words.
	readings map[string]*reading
	// near holds, by a vector, the cosines of the entries with it.
	near map[*float32]map[string]float64
	// wordsOnly is set where the embedder could not be reached.
	wordsOnly bool
	// partly is set where one of two embedders could not be.
	partly bool
	talk   *Conversation
	others int
	// given are entries that the question points back to ("nhiệm vụ đó").
	given []*plan.Entry
	// files is set where the entrance gives the files that are offered.
	files bool
	// notes is what the turn has to do with progress that people report.
	notes notes
	// failed is the store's error, which ends the turn.
	failed error
	// ownOnly is set where the question asks when an agency does something that
	// the words did not find: then only its own work can be meant.
	ownOnly bool
}

// run lets the steps try in order; the first that answers ends it. Refusals
// come first, then what is said about the document as a whole, then what
// fields select, then what words find.
func (t *turn) run() {
	t.resolve()
	for _, step := range []func() bool{
		t.refuse, t.social, t.weekend, t.sibling, t.elsewhere, t.present, t.absent,
		t.ownPlan, t.replaced, t.citedByName, t.facts, t.sectionOf, t.askedPart, t.members, t.define, t.neighbour, t.linked,
		t.byNumberedName, t.targetsIn, t.bodyPart, t.targetsAt, t.numbered, t.listUnder, t.overview, t.compare, t.scoring, t.trouble, t.oddities, t.reports, t.headed, t.funding, t.heads, t.besides,
		t.selected, t.found,
	} {
		if step() {
			return
		}
	}
	t.unknown()
}
