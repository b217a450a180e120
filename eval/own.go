package eval

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"kehoach/ingest/text"
	"kehoach/plan"
)

// Own reads a file of one's own questions about a plan. It is in the gold's
// format, or a plain list with one question a line. A question with nothing
// that says what is right is taken in too and is not judged ([Turn.Open]);
// all else is as strict as [Load].
func Own(name string, data []byte, p *plan.Plan) ([]Case, error) {
	words, refusal := text.Decode(data)
	if refusal != nil {
		return nil, &Mistake{File: name,
			VI: "không đọc được câu hỏi; hãy lưu tệp thành văn bản thuần (.txt, UTF-8), mỗi dòng một câu",
			EN: "no questions can be read; save the file as plain text (.txt, UTF-8), one question a line"}
	}
	read := plainList
	if inBlocks(words) {
		read = func(file, words string) ([]Case, error) { return readCases(file, words, newResolver(p), true) }
	}
	cases, err := read(name, words)
	if err == nil && len(cases) == 0 {
		err = &Mistake{File: name, VI: "không có câu hỏi nào; mỗi dòng một câu, dòng bắt đầu bằng # là ghi chú", EN: "there is no question in it; write one a line, a line that starts with # is a comment"}
	}
	return cases, err
}

// keyed is a line that only the gold's format has.
var keyed = regexp.MustCompile(`(?m)^(?:q|t[0-9]+|kind|form|split|today|want|may|words|total|abstain|note):`)

// inBlocks tells the gold's format from a list of questions.
func inBlocks(words string) bool { return keyed.MatchString(words) }

// bullet is what people put before the lines of a list.
var bullet = regexp.MustCompile(`^(?:[-*•+]|[0-9]{1,3}[.)])\s+`)

// plainList takes each line for a question.
func plainList(file, words string) ([]Case, error) {
	base := baseName(file)
	var out []Case
	n := 0
	for line := range strings.Lines(words) {
		n++
		line = bullet.ReplaceAllString(strings.TrimSpace(line), "")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		out = append(out, Case{
			Name: base + ":" + strconv.Itoa(n), Kind: base, Form: formOf(line),
			Turns: []Turn{{Line: n, Question: line, Open: true}},
		})
	}
	return out, nil
}

// baseName is what a file's questions are called by.
func baseName(file string) string {
	return strings.TrimSuffix(path.Base(strings.ReplaceAll(file, `\`, "/")), ".txt")
}

// Judged returns the results of the turns that say what is right, Open the
// others. Both tell why the run stopped.
func (rep *Report) Judged() Report { return rep.part(false) }

// Open returns the results that nothing judges.
func (rep *Report) Open() Report { return rep.part(true) }

func (rep *Report) part(open bool) Report {
	out := Report{Stopped: rep.Stopped}
	for _, r := range rep.Results {
		if r.Turn.Open == open {
			out.Results = append(out.Results, r)
		}
	}
	return out
}
