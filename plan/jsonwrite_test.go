package plan

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"
)

// marshalPlainly is the JSON of an entry by encoding/json alone, from the types
// by which it is read.
func marshalPlainly(e *Entry) ([]byte, error) {
	m := jsonEntry{
		ID: e.ID, Kind: e.Kind, Number: e.Number, NumberPrinted: e.NumberPrinted,
		Group: e.Group, Heading: e.Heading, Text: e.Text, Agency: e.Agency,
		Figures: e.Figures, Agencies: e.Agencies, Others: e.Others,
		Warnings: e.Warnings, Source: e.Source,
	}
	if m.Warnings == nil {
		m.Warnings = []Warning{}
	}
	if !e.Due.IsZero() {
		m.Due = &e.Due
	}
	if e.Kind != KindTask {
		return json.Marshal(struct {
			jsonEntry
		}{m})
	}
	if m.Agencies == nil {
		m.Agencies = []AgencyRef{}
	}
	cells := jsonCells{
		Objective: opt(e.Objective), ObjectiveInherited: e.Objective.Inherited,
		Task: opt(e.Task), TaskInherited: e.Task.Inherited,
		Product: opt(e.Product), ProductInherited: e.Product.Inherited,
		Lead: opt(e.Lead), LeadInherited: e.Lead.Inherited,
		Coordinating: opt(e.Coordinating), CoordinatingInherited: e.Coordinating.Inherited,
		Start: opt(e.Start), StartInherited: e.Start.Inherited,
		End: opt(e.End), EndInherited: e.End.Inherited,
		Sources: map[FieldName]Source{},
	}
	for _, f := range TaskFields {
		if c := e.Cell(f); c.Source != (Source{}) {
			cells.Sources[f] = c.Source
		}
	}
	return json.Marshal(struct {
		jsonEntry
		jsonCells
	}{m, cells})
}

// opt returns nil for an absent cell.
func opt(c Cell) *string {
	if c.Text == "" {
		return nil
	}
	return &c.Text
}

// marshalDuePlainly does so for a time, but for its parts.
func marshalDuePlainly(d Due) ([]byte, error) {
	m := jsonDue{dueFields: dueFields(d)}
	if d.Date != "" {
		m.Date = &d.Date
	}
	return json.Marshal(m)
}

// odd are texts with all that has to be escaped.
var odd = []string{
	"", "", "Sở Y tế", "\"a\\b/\"", "<b>&amp;</b>", "\x00\x01\b\t\n\v\f\r\x1f\x7f", "\u2028\u2029\u2027", "\xff\xfea\xc3", "\xed\xa0\x80", "\ufffd", "😀", "2025-01-14",
}

// fill sets v to something at random.
func fill(r *rand.Rand, v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(odd[r.IntN(len(odd))] + odd[r.IntN(len(odd))])
	case reflect.Int:
		v.SetInt(int64(r.IntN(5) * (r.IntN(2000) - 1000)))
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Slice:
		if n := r.IntN(4) - 1; n >= 0 && depth > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(r, v.Index(i), depth-1)
			}
		}
	case reflect.Pointer:
		if r.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(r, v.Elem(), depth)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if r.IntN(4) > 0 {
				fill(r, v.Field(i), depth)
			}
		}
	}
}

// TestMarshal compares what is written with what encoding/json writes of the
// types that are read.
func TestMarshal(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		var e Entry
		fill(r, reflect.ValueOf(&e).Elem(), 3)
		if r.IntN(2) == 0 {
			e.Kind = KindTask
		}
		compare(t, &e)
	}
	compare(t, &Entry{})
	compare(t, &Entry{Kind: KindTask})
}

func compare(t *testing.T, e *Entry) {
	t.Helper()
	want, err := marshalPlainly(e)
	got, err2 := e.MarshalJSON()
	if err != nil || err2 != nil || string(got) != string(want) {
		t.Fatalf("JSON of an entry = %s, %v\nwant %s, %v", got, err2, want, err)
	}
	compareDue(t, e.Due)
}

func compareDue(t *testing.T, d Due) {
	t.Helper()
	want, err := marshalDuePlainly(d)
	got, err2 := d.MarshalJSON()
	if err != nil || err2 != nil || string(got) != string(want) {
		t.Fatalf("JSON of a time = %s, %v\nwant %s, %v", got, err2, want, err)
	}
	for _, p := range d.Parts {
		compareDue(t, p)
	}
}

func FuzzQuoted(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, err := json.Marshal(s)
		if got := appendQuoted(nil, s); err != nil || string(got) != string(want) {
			t.Errorf("%q is written as %s, want %s, %v", s, got, want, err)
		}
	})
}
