package agent

import (
	"regexp"
	"slices"
	"strconv"

	"kehoach/agent/question"
	"kehoach/plan/vi"
)

// claim is what a report says of some tasks together: how much of each is done.
type claim struct {
	refs []question.Ref
	// percents are the figures as written: one, or what is to be asked about.
	percents []string
	// whole is set where it says "đã xong" with no figure and nothing that
	// takes from it.
	whole bool
}

// percent returns how much is done, where the claim says just that.
func (c claim) percent() (int, bool) {
	if len(c.percents) == 0 && c.whole {
		return 100, true
	}
	if len(c.percents) != 1 {
		return 0, false
	}
	n, err := strconv.Atoi(c.percents[0])
	return n, err == nil && n >= 0 && n <= 100
}

// nextTask is where a report goes on to a further task.
var nextTask = regexp.MustCompile(`(?i)(?:[;,.\n]|\s(?:và|va|and|còn|con))\s*(nhiệm vụ|nhiem vu|nv|tasks?)\s`)

// claims reads what the head says of which tasks. A figure, or "đã xong",
// counts for the tasks before it that have none: "nhiệm vụ 12, 15 và nhiệm vụ
// 59 đã xong".
func (t *told) claims(refs func(string) []question.Ref) []claim {
	var out []claim
	var waiting []question.Ref
	for _, s := range t.clauses() {
		text := t.head[s[0]:s[1]]
		c := claim{refs: refs(text), percents: percentsIn(text), whole: t.whole(s)}
		if len(c.percents) == 0 && !c.whole {
			waiting = append(waiting, c.refs...)
			continue
		}
		c.refs, waiting = append(waiting, c.refs...), nil
		out = append(out, c)
	}
	if len(waiting) > 0 {
		out = append(out, claim{refs: waiting})
	}
	return out
}

// clauses are where the parts of the head that speak of a task begin and end.
func (t *told) clauses() [][2]int {
	var out [][2]int
	from := 0
	for _, m := range nextTask.FindAllStringSubmatchIndex(t.head, -1) {
		out = append(out, [2]int{from, m[2]})
		from = m[2]
	}
	return append(out, [2]int{from, len(t.head)})
}

func percentsIn(text string) []string {
	var out []string
	for _, m := range percentForm.FindAllStringSubmatch(text, -1) {
		if p := noBlanks(m[1]); !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// The words that may stand after "xong" and take nothing from it, and those
// before it that do.
var (
	afterDone  = []string{"roi", "het", "toan", "bo", "hoan", "ca", "tat", "nhe", "nha", "a", "dung", "truoc", "tre", "qua", "han", "ngay", "thang", "nam", "hom", "nay", "vao", "nhiem", "vu", "nv", "task", "tasks", "va", "and", "so", "cua", "giup", "em", "anh", "chi", "toi", "cho", "today", "yesterday", "on", "time"}
	beforeDone = []string{"chua", "khong", "gan", "sap", "ban", "phan", "lon", "mot", "se", "can", "phai", "du", "kien", "chuan", "bi", "dang", "neu", "khi", "moi", "not", "almost", "nearly", "partly", "mostly", "half", "will", "to", "be", "if", "when"}
)

// whole reports whether a clause says that a task is wholly done: "đã xong",
// but not "xong giai đoạn 1", "cơ bản hoàn thành".
func (t *told) whole(clause [2]int) bool {
	var words []string
	for _, tok := range vi.Tokens(t.head[clause[0]:clause[1]]) {
		if !t.inAgency(clause[0] + tok.Start) {
			words = append(words, tok.Fold)
		}
	}
	for i, w := range words {
		end := i + 1
		switch {
		case w == "xong", w == "done", w == "completed", w == "finished", w == "complete":
		case w == "hoan" && end < len(words) && words[end] == "thanh":
			end++
		default:
			continue
		}
		takes := func(w string) bool { return slices.Contains(beforeDone, w) }
		adds := func(w string) bool { return !slices.Contains(afterDone, w) && !(w[0] >= '0' && w[0] <= '9') }
		return !slices.ContainsFunc(words[max(0, i-3):i], takes) && !slices.ContainsFunc(words[end:], adds)
	}
	return false
}
