package draft

import (
	"fmt"
	"regexp"
	"strconv"
)

// Fault is what is wrong with a file of an office's own: its name, the line (0
// where none is known) and what.
type Fault struct {
	File string
	Line int
	// VI and EN say what is wrong and what to do.
	VI, EN string
	Err    error
}

func (f *Fault) Error() string {
	if f.Line > 0 {
		return fmt.Sprintf("%s, line %d: %s", f.File, f.Line, f.EN)
	}
	return f.File + ": " + f.EN
}

// Unwrap returns what the template package said.
func (f *Fault) Unwrap() error { return f.Err }

var (
	templatePlace = regexp.MustCompile(`^template: ([^:]+):(\d+)(?::\d+)?: (.*)$`)
	noField       = regexp.MustCompile(`can't evaluate field (\w+)`)
	noFunction    = regexp.MustCompile(`function "(\w+)" not defined`)
)

// templateFault says where a template is wrong, in words for those who write
// one.
func templateFault(file string, err error) *Fault {
	f := &Fault{File: file, VI: err.Error(), EN: err.Error(), Err: err}
	if m := templatePlace.FindStringSubmatch(err.Error()); m != nil {
		f.Line, _ = strconv.Atoi(m[2])
		f.VI, f.EN = m[3], m[3]
		if m[1]+".txt" != file && "_"+m[1]+".txt" != file {
			f.VI, f.EN = "mẫu chung "+m[1]+": "+m[3], "the shared part "+m[1]+": "+m[3]
		}
	}
	const see = "kehoach draft guide"
	switch {
	case noField.MatchString(err.Error()):
		name := noField.FindStringSubmatch(err.Error())[1]
		f.VI = fmt.Sprintf("không có trường .%s ở chỗ này; các trường: %s", name, see)
		f.EN = fmt.Sprintf("there is no field .%s here; the fields: %s", name, see)
	case noFunction.MatchString(err.Error()):
		name := noFunction.FindStringSubmatch(err.Error())[1]
		f.VI = fmt.Sprintf("không có hàm %s; các hàm: %s", name, see)
		f.EN = fmt.Sprintf("there is no function %s; the functions: %s", name, see)
	}
	return f
}
