package plan

import (
	"strconv"
	"unicode/utf8"
)

// object writes JSON as encoding/json does, byte for byte, without looking at
// types at run time: a store takes in thousands of entries a second, and their
// JSON is what its versions are sums of.
type object struct {
	b []byte
	// first is true until the object at hand has a member.
	first bool
}

func (o *object) open() {
	o.b = append(o.b, '{')
	o.first = true
}

func (o *object) close() {
	o.b = append(o.b, '}')
	o.first = false
}

// name starts a member; names need no escapes.
func (o *object) name(name string) {
	if !o.first {
		o.b = append(o.b, ',')
	}
	o.first = false
	o.b = append(append(append(o.b, '"'), name...), '"', ':')
}

func (o *object) text(name, s string) {
	o.name(name)
	o.b = appendQuoted(o.b, s)
}

// someText writes a member unless it is empty.
func (o *object) someText(name, s string) {
	if s != "" {
		o.text(name, s)
	}
}

func (o *object) bool(name string, v bool) {
	o.name(name)
	o.b = strconv.AppendBool(o.b, v)
}

func (o *object) ifTrue(name string, v bool) {
	if v {
		o.bool(name, v)
	}
}

func (o *object) ifNotZero(name string, n int) {
	if n != 0 {
		o.name(name)
		o.b = strconv.AppendInt(o.b, int64(n), 10)
	}
}

// textOrNull writes null for "".
func (o *object) textOrNull(name, s string) {
	if s == "" {
		o.name(name)
		o.b = append(o.b, "null"...)
		return
	}
	o.text(name, s)
}

// list writes a member with n elements.
func (o *object) list(name string, n int, element func(i int)) {
	o.name(name)
	o.b = append(o.b, '[')
	for i := range n {
		if i > 0 {
			o.b = append(o.b, ',')
		}
		element(i)
	}
	o.b = append(o.b, ']')
	o.first = false
}

func (o *object) texts(name string, list []string) {
	if len(list) > 0 {
		o.list(name, len(list), func(i int) { o.b = appendQuoted(o.b, list[i]) })
	}
}

// entry writes the form of an entry that [Entry.MarshalJSON] describes.
func (o *object) entry(e *Entry) {
	o.open()
	o.text("id", e.ID)
	o.text("kind", string(e.Kind))
	o.text("number", e.Number)
	o.bool("number_printed", e.NumberPrinted)
	o.someText("group", e.Group)
	o.texts("heading", e.Heading)
	o.someText("text", e.Text)
	o.someText("agency", e.Agency)
	o.texts("figures", e.Figures)
	if len(e.Agencies) > 0 {
		o.list("agencies", len(e.Agencies), func(i int) { o.agency(&e.Agencies[i]) })
	}
	if !e.Due.IsZero() {
		o.name("due")
		o.due(&e.Due)
	}
	if len(e.Others) > 0 {
		o.list("others", len(e.Others), func(i int) {
			o.open()
			o.text("header", e.Others[i].Header)
			o.text("text", e.Others[i].Text)
			o.close()
		})
	}
	o.list("warnings", len(e.Warnings), func(i int) { o.warning(&e.Warnings[i]) })
	o.name("source")
	o.source(e.Source)
	if e.Kind == KindTask {
		o.cells(e)
	}
	o.close()
}

// cells writes what tasks have besides.
func (o *object) cells(e *Entry) {
	for _, f := range TaskFields {
		c := e.Cell(f)
		o.textOrNull(string(f), c.Text)
		o.bool(string(f)+"_inherited", c.Inherited)
	}
	some := false
	for _, f := range fieldsByName {
		c := e.Cell(f)
		if c.Source == (Source{}) {
			continue
		}
		if !some {
			some = true
			o.name("cells")
			o.open()
		}
		o.name(string(f))
		o.source(c.Source)
	}
	if some {
		o.close()
	}
}

// fieldsByName are the fields as encoding/json sorts the keys of a map.
var fieldsByName = []FieldName{
	FieldCoordinating, FieldEnd, FieldLead, FieldObjective, FieldProduct, FieldStart, FieldTask,
}

func (o *object) agency(a *AgencyRef) {
	o.open()
	o.text("name", a.Name)
	o.text("key", a.Key)
	o.text("role", string(a.Role))
	o.bool("group", a.Group)
	o.close()
}

func (o *object) warning(w *Warning) {
	o.open()
	o.text("code", w.Code)
	o.someText("entry", w.Entry)
	o.someText("field", string(w.Field))
	o.someText("text", w.Text)
	o.text("message", w.Message)
	o.close()
}

func (o *object) source(s Source) {
	o.open()
	o.ifNotZero("first_line", s.FirstLine)
	o.ifNotZero("last_line", s.LastLine)
	o.ifNotZero("paragraph", s.Paragraph)
	o.ifNotZero("table", s.Table)
	o.ifNotZero("row", s.Row)
	o.ifNotZero("column", s.Column)
	o.ifNotZero("page", s.Page)
	o.close()
}

func (o *object) due(d *Due) {
	o.open()
	o.text("kind", string(d.Kind))
	o.text("text", d.Text)
	o.someText("from", string(d.From))
	o.someText("to", string(d.To))
	o.someText("granularity", string(d.Granularity))
	o.ifTrue("before", d.Before)
	o.someText("clock", d.Clock)
	o.ifTrue("fuzzy", d.Fuzzy)
	o.someText("rrule", d.RRule)
	o.ifNotZero("times", d.Times)
	if d.Event != nil {
		o.name("event")
		o.event(d.Event)
	}
	o.someText("ref", d.Ref)
	o.someText("product", d.Product)
	if len(d.Parts) > 0 {
		o.list("parts", len(d.Parts), func(i int) { o.due(&d.Parts[i]) })
	}
	o.texts("anomalies", d.Anomalies)
	o.textOrNull("date", string(d.Date))
	o.close()
}

func (o *object) event(e *Event) {
	o.open()
	o.text("trigger", e.Trigger)
	if e.Offset != nil {
		o.name("offset")
		o.b = strconv.AppendInt(o.b, int64(*e.Offset), 10)
	}
	o.someText("unit", e.Unit)
	o.ifTrue("within", e.Within)
	o.text("side", e.Side)
	o.close()
}

const hexDigits = "0123456789abcdef"

// appendQuoted appends a text in quotes, with the escapes of encoding/json:
// also of <, > and &, and U+FFFD for what is no UTF-8.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' {
				i++
				continue
			}
			b = appendEscaped(append(b, s[from:i]...), c)
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b = append(append(b, s[from:i]...), `\ufffd`...)
			from = i + size
		case r == '\u2028' || r == '\u2029':
			b = append(append(b, s[from:i]...), `\u202`...)
			b = append(b, hexDigits[r&0xF])
			from = i + size
		}
		i += size
	}
	return append(append(b, s[from:]...), '"')
}

func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
}
