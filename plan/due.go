package plan

// DueKind is what sort of time a [Due] is.
type DueKind string

const (
	// DueDate is one day, from which on it is late.
	DueDate DueKind = "date"
	// DueRange is a span: a month, a quarter, a year, several years.
	DueRange DueKind = "range"
	// DueRecurring comes again by a rule: every month, the 15th of each
	// quarter's last month.
	DueRecurring DueKind = "recurring"
	// DueEvent hangs on something that happens: "after the ministry's notice".
	DueEvent DueKind = "event"
	// DueContinuous is work all the time (thường xuyên), due on no day.
	DueContinuous DueKind = "continuous"
	// DueUnspecified is a time that the plan does not give, or leaves to
	// another document (theo quy định).
	DueUnspecified DueKind = "unspecified"
	// DueComposite is several times at once; Parts has each.
	DueComposite DueKind = "composite"
)

// Granularity is how exact a time was said.
type Granularity string

const (
	Day     Granularity = "day"
	Month   Granularity = "month"
	Quarter Granularity = "quarter"
	Half    Granularity = "half"
	Year    Granularity = "year"
)

// Due (thời hạn) is what a plan says about a time: the words as written and
// their meaning.
type Due struct {
	Kind DueKind `json:"kind"`
	// Text is the words, verbatim.
	Text string `json:"text"`
	// Date is the last day on which the work is in time; "" where there is no
	// single day. "trước ngày 15/01/2025" gives 2025-01-14.
	Date Date `json:"-"`
	// From and To bound a range, both inclusive, "" where open. For a date To
	// equals Date.
	From        Date        `json:"from,omitempty"`
	To          Date        `json:"to,omitempty"`
	Granularity Granularity `json:"granularity,omitempty"`
	// Before is true where the words exclude the day they name (trước ngày).
	Before bool `json:"before,omitempty"`
	// Clock is the hour of Date at which it is late, as written: "17 giờ".
	Clock string `json:"clock,omitempty"`
	// Fuzzy is true where the bound is a manner of speaking: cuối năm.
	Fuzzy bool `json:"fuzzy,omitempty"`
	// RRule is the rule of a recurring time in RFC 5545 form without the
	// "RRULE:": "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15". It is "" where
	// the rule itself is elsewhere (định kỳ theo quy định).
	RRule string `json:"rrule,omitempty"`
	// Times is how often in each period of RRule, where that is more than
	// once and no days are said: 2 for "02 lần/năm".
	Times int `json:"times,omitempty"`
	// Event is set for DueEvent.
	Event *Event `json:"event,omitempty"`
	// Ref is the document or occasion that the words leave the time to (theo
	// quy định, theo Kế hoạch của Bộ); beside a date it only qualifies it.
	Ref string `json:"ref,omitempty"`
	// Product is what this part of a composite is for, where the words say:
	// "Ban hành Kế hoạch", "báo cáo quý".
	Product string `json:"product,omitempty"`
	Parts   []Due  `json:"parts,omitempty"`
	// Anomalies are what looks wrong in the words: codes of [Warning].
	Anomalies []string `json:"anomalies,omitempty"`
}

// Event is the event that a time hangs on.
type Event struct {
	// Trigger is the words of the event: "có thông báo của Bộ Tư pháp".
	Trigger string `json:"trigger"`
	// Offset is how many units after (or before) it; nil where not said.
	Offset *int `json:"offset,omitempty"`
	// Unit is "day", "workday", "month", "hour" or "".
	Unit string `json:"unit,omitempty"`
	// Within is true where Offset is a limit (trong 05 ngày, chậm nhất 10
	// ngày), false where it has to pass first (sau 15 ngày).
	Within bool `json:"within,omitempty"`
	// Side is "before", "after", "immediate" or "on_demand".
	Side string `json:"side"`
}

// IsZero reports whether nothing is said at all.
func (d Due) IsZero() bool { return d.Kind == "" && d.Text == "" }
