// Package due reads the times of a plan (thời hạn): what a time cell or a
// sentence of a duty says, and on which day the work stops being in time.
//
// [Parse] reads a cell, [OfTask] the two time columns of a task, [Find] the
// deadlines in a sentence. [Occurrences] gives the days on which a due falls,
// [Meaning] says it in plain words, [DayNote] names a day off.
//
// How days are counted:
//
//   - "trước ngày 15/01" ends on the 14th: the day named is not in time.
//     "chậm nhất ngày 15/01", "đến ngày 15/01", "hết ngày 15/01" end on the
//     15th. "trước 17 giờ ngày 15/01" ends on the 15th too, at that hour.
//   - A month, quarter or year ends on its last day; "trước tháng 9" ends on
//     31 August.
//   - "15 ngày kể từ ngày …" does not count the first day (Bộ luật Dân sự
//     2015, Điều 147); the plan does not say when the event is, so such a due
//     is an event and never a date.
//   - Printed dates are not moved when they fall on a weekend: the plan's day
//     is the plan's day. [DayNote] says so beside it.
//   - "đầu", "giữa", "cuối" are manners of speaking: a third of a month, a
//     month of a quarter, a quarter of a year (giữa năm: the two in the
//     middle), marked Fuzzy. Week n of a month is its days 7n-6 to 7n, Fuzzy.
//
// A year that the words leave out is that of the plan. In a plan for several
// years it stays unknown, and the due is unspecified rather than guessed.
// Words that cannot be read give an unspecified due with [plan.WarnTime].
//
// Inside, a text becomes tokens, a scanner reads phrases off them (points and
// spans of time, recurrences, events, references) with what bounds them
// ("trước", "chậm nhất"), neighbours that belong together are merged
// ("hằng năm" + "trước ngày 15/12"), and each part becomes a [plan.Due].
package due
