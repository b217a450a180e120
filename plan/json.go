package plan

import "encoding/json"

// MarshalJSON writes the contract's form of an entry: the fields of its kind,
// null for an absent cell.
func (e *Entry) MarshalJSON() ([]byte, error) {
	o := object{b: make([]byte, 0, 1536)}
	o.entry(e)
	return o.b, nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *Entry) UnmarshalJSON(b []byte) error {
	var m struct {
		jsonEntry
		jsonCells
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return err
	}
	*e = Entry{
		ID: m.ID, Kind: m.Kind, Number: m.Number, NumberPrinted: m.NumberPrinted,
		Group: m.Group, Heading: m.Heading, Text: m.Text, Agency: m.Agency,
		Figures: m.Figures, Agencies: m.Agencies, Others: m.Others,
		Warnings: m.Warnings, Source: m.Source,
		Objective:    cell(m.Objective, m.ObjectiveInherited, m.Sources[FieldObjective]),
		Task:         cell(m.Task, m.TaskInherited, m.Sources[FieldTask]),
		Product:      cell(m.Product, m.ProductInherited, m.Sources[FieldProduct]),
		Lead:         cell(m.Lead, m.LeadInherited, m.Sources[FieldLead]),
		Coordinating: cell(m.Coordinating, m.CoordinatingInherited, m.Sources[FieldCoordinating]),
		Start:        cell(m.Start, m.StartInherited, m.Sources[FieldStart]),
		End:          cell(m.End, m.EndInherited, m.Sources[FieldEnd]),
	}
	if len(e.Warnings) == 0 {
		e.Warnings = nil
	}
	if m.Due != nil {
		e.Due = *m.Due
	}
	return nil
}

// jsonEntry is what all kinds share.
type jsonEntry struct {
	ID            string      `json:"id"`
	Kind          Kind        `json:"kind"`
	Number        string      `json:"number"`
	NumberPrinted bool        `json:"number_printed"`
	Group         string      `json:"group,omitempty"`
	Heading       []string    `json:"heading,omitempty"`
	Text          string      `json:"text,omitempty"`
	Agency        string      `json:"agency,omitempty"`
	Figures       []string    `json:"figures,omitempty"`
	Agencies      []AgencyRef `json:"agencies,omitempty"`
	Due           *Due        `json:"due,omitempty"`
	Others        []OtherCell `json:"others,omitempty"`
	Warnings      []Warning   `json:"warnings"`
	Source        Source      `json:"source"`
}

// jsonCells is what tasks have besides.
type jsonCells struct {
	Objective             *string              `json:"objective"`
	ObjectiveInherited    bool                 `json:"objective_inherited"`
	Task                  *string              `json:"task"`
	TaskInherited         bool                 `json:"task_inherited"`
	Product               *string              `json:"product"`
	ProductInherited      bool                 `json:"product_inherited"`
	Lead                  *string              `json:"lead"`
	LeadInherited         bool                 `json:"lead_inherited"`
	Coordinating          *string              `json:"coordinating"`
	CoordinatingInherited bool                 `json:"coordinating_inherited"`
	Start                 *string              `json:"start"`
	StartInherited        bool                 `json:"start_inherited"`
	End                   *string              `json:"end"`
	EndInherited          bool                 `json:"end_inherited"`
	Sources               map[FieldName]Source `json:"cells,omitempty"`
}

func cell(text *string, inherited bool, src Source) Cell {
	c := Cell{Inherited: inherited, Source: src}
	if text != nil {
		c.Text = *text
	}
	return c
}

// jsonDue is Due with its date as the contract has it: a string or null.
type jsonDue struct {
	dueFields
	Date *Date `json:"date"`
}

type dueFields Due

// MarshalJSON writes the date as null where there is no single day.
func (d Due) MarshalJSON() ([]byte, error) {
	var o object
	o.due(&d)
	return o.b, nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (d *Due) UnmarshalJSON(b []byte) error {
	var m jsonDue
	if err := json.Unmarshal(b, &m); err != nil {
		return err
	}
	*d = Due(m.dueFields)
	if m.Date != nil {
		d.Date = *m.Date
	}
	return nil
}
