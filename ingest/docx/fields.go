package docx

// fields follows the complex fields that are open: a field's code stands
// between its marks begin and separate, what it shows between separate and
// end.
type fields struct {
	open []bool // innermost last; true in the code part
	code int    // how many are in the code part
}

// maxFields bounds how deep fields are nested; real ones are two or three.
const maxFields = 64

func (f *fields) mark(kind string) {
	n := len(f.open)
	switch {
	case kind == "begin" && n < maxFields:
		f.open = append(f.open, true)
		f.code++
	case n == 0:
	case kind == "separate" && f.open[n-1]:
		f.open[n-1] = false
		f.code--
	case kind == "end":
		if f.open[n-1] {
			f.code--
		}
		f.open = f.open[:n-1]
	}
}

// show ends the code parts of all open fields.
func (f *fields) show() {
	if f.code == 0 {
		return
	}
	clear(f.open)
	f.code = 0
}
