package eval

import "slices"

// AbstentionPrecision counts for a turn that was abstained from whether that
// was right, for the reason given.
func AbstentionPrecision(r *Result) Mean {
	return yes(r.Err == nil && r.Answer.Abstained, slices.Contains(r.Turn.Reasons, r.Answer.Reason))
}

// AbstentionRecall counts for a turn that must be abstained from whether it
// was, for a reason that holds.
func AbstentionRecall(r *Result) Mean {
	return yes(r.Turn.mustAbstain(), r.Err == nil && r.Answer.Abstained && slices.Contains(r.Turn.Reasons, r.Answer.Reason))
}
