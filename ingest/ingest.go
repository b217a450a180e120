// Package ingest turns a document into a plan. [Read] is the whole way; the
// steps are packages of their own and know no more than they need:
//
//	text, docx   a format's bytes → blocks; so do html, xlsx, pdf, and office by
//	             way of LibreOffice
//	legacy       text for old fonts → Unicode
//	frame        blocks → head, body, foot, annexes
//	outline      the ladder of numbers in the body
//	body         body → targets, duties, prose tasks, sections
//	appendix     task tables → tasks
//	oddity       what looks wrong
//	abbrev       the short forms that the plan explains
//
// All but the readers are pure functions; nothing here knows a store. No word
// of a document is lost on the way: [Account] checks that each is in an entry,
// a field, a heading or a leftover.
package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"kehoach/ingest/abbrev"
	table "kehoach/ingest/appendix"
	"kehoach/ingest/block"
	"kehoach/ingest/body"
	"kehoach/ingest/frame"
	"kehoach/ingest/oddity"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
)

// Options says how to read. The zero value, and nil, are the defaults.
type Options struct {
	// Agencies is who is who; nil means [agency.Default].
	Agencies *agency.Directory
	// MaxBytes is the size of the largest document, 0 for [MaxFile].
	MaxBytes int
	// AllowInternal takes in documents marked for internal use.
	AllowInternal bool
}

func (o *Options) withDefaults() Options {
	var out Options
	if o != nil {
		out = *o
	}
	if out.Agencies == nil {
		out.Agencies = agency.Default()
	}
	if out.MaxBytes <= 0 || out.MaxBytes > MaxFile {
		out.MaxBytes = MaxFile
	}
	return out
}

// Read reads a plan from the bytes of a document; name is the file's. The
// error is a [*block.Refusal].
func Read(name string, data []byte, opts *Options) (*plan.Plan, error) {
	o := opts.withDefaults()
	if len(data) > o.MaxBytes {
		return nil, &block.Refusal{
			Code: block.TooLarge,
			VI:   fmt.Sprintf("Tệp có %d byte, quá giới hạn %d byte.", len(data), o.MaxBytes),
			EN:   fmt.Sprintf("The file has %d bytes, over the limit of %d.", len(data), o.MaxBytes),
		}
	}
	doc, err := Document(name, data)
	if err != nil {
		return nil, err
	}
	p, err := FromBlocks(doc, &o)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	p.Hash = hex.EncodeToString(sum[:])
	return p, nil
}

// FromBlocks reads a plan from the blocks of a document. The error is a
// [*block.Refusal].
func FromBlocks(doc *block.Document, opts *Options) (*plan.Plan, error) {
	o := opts.withDefaults()
	if err := frame.Secret(doc, o.AllowInternal); err != nil {
		return nil, err
	}
	f, err := frame.Read(table.JoinParts(doc.Blocks))
	if err != nil {
		return nil, err
	}
	p := &plan.Plan{
		Number: f.Number, Date: f.Date, Place: f.Place, Issuer: f.Issuer, Title: f.Title,
		Signer: f.Signer, SignerTitle: f.SignerTitle,
		LegalBasis: f.LegalBasis, Preamble: f.Preamble, Recipients: f.Recipients,
		Year: f.Year, LastYear: f.LastYear, Headings: f.Headings,
		File: doc.Name,
	}
	p.ID = planID(p)
	a := &assembly{
		Plan: p,
		body: body.Context{
			Agencies: o.Agencies.In(p.Issuer, p.Date),
			Due:      due.Context{Issued: p.Date, Year: p.Year, LastYear: p.LastYear},
			Used:     make(map[string]int),
		},
	}
	a.add(body.Read(f.Cover, a.body))
	main := a.body
	main.Sentences = len(f.Annex) == 0
	a.add(body.Read(f.Body, main))
	a.annex(f.Annex)
	for _, note := range doc.Notes {
		p.Warnings = append(p.Warnings, plan.Warning{Code: WarnReader, Message: note})
	}
	oddity.Mark(p)
	p.Abbreviations = abbrev.Mine(p)
	return p, nil
}

// WarnReader is the code of the warnings that the reader of a format gives.
const WarnReader = "reader"

// planID names a plan by number, year and place; what is missing is left out,
// and a plan without a number is named by its title.
func planID(p *plan.Plan) string {
	parts := []string{p.Number}
	if p.Number == "" {
		title := strings.Fields(p.Title)
		parts[0] = strings.Join(title[:min(len(title), 12)], " ")
	}
	if p.Date != "" {
		parts = append(parts, strconv.Itoa(p.Date.Year()))
	} else if p.Year != 0 {
		parts = append(parts, strconv.Itoa(p.Year))
	}
	place := p.Place
	if place == "" {
		place = p.Issuer
	}
	if id := agency.Slug(strings.Join(append(parts, place), " ")); id != "" {
		return id
	}
	return "ke-hoach"
}

// assembly is a plan that is being put together.
type assembly struct {
	*plan.Plan
	body body.Context
	// annexOf is the label of the annex that is being read: "PL2".
	annexOf string
	// annexTitle is the title of the annex being read.
	annexTitle string
}

// add adds what a body held.
func (a *assembly) add(r *body.Result) {
	a.Groups = append(a.Groups, r.Groups...)
	a.Entries = append(a.Entries, r.Entries...)
	a.Headings = append(a.Headings, r.Headings...)
	a.Leftovers = append(a.Leftovers, r.Leftovers...)
	a.Warnings = append(a.Warnings, r.Warnings...)
	a.body.Prev = r.Table
}
