package ingest

import (
	"cmp"
	"strings"

	table "kehoach/ingest/appendix"
	"kehoach/ingest/block"
	"kehoach/ingest/body"
	"kehoach/plan"
)

// annex reads what comes after the signature: task tables, flattened task
// tables, other tables and prose.
func (a *assembly) annex(blocks []block.Block) {
	for len(blocks) > 0 {
		end := 0
		for end < len(blocks) && blocks[end].Table == nil {
			end++
		}
		if end > 0 && end < len(blocks) && a.headedTable(blocks[:end], blocks[end]) {
			blocks = blocks[end+1:]
			continue
		}
		a.annexLines(blocks[:end])
		blocks = blocks[end:]
		if len(blocks) > 0 {
			a.annexBody(blocks[:1])
			blocks = blocks[1:]
		}
	}
}

// headedTable reads a task table whose group stands in the line right above it;
// false where there is none, and nothing was read.
func (a *assembly) headedTable(lines []block.Block, t block.Block) bool {
	under := lines[len(lines)-1]
	if !table.HeadsGroup(under) {
		return false
	}
	// The lines before come first in the plan, whatever the table is.
	c := table.Context{Agencies: a.body.Agencies, Due: a.body.Due, Under: under}
	if _, ok := table.FromTable(t.Table, c); !ok {
		return false
	}
	a.annexLines(lines[:len(lines)-1])
	c.Prev = a.body.Prev
	r, ok := table.FromTable(t.Table, c)
	if ok {
		a.addTable(r)
	}
	return ok
}

// addTable adds what a table of tasks held.
func (a *assembly) addTable(t *table.Result) {
	a.body.Claim(t.Entries)
	a.add(&body.Result{
		Groups: t.Groups, Entries: t.Entries, Headings: t.Headings, Leftovers: t.Leftovers, Warnings: t.Warnings, Table: t,
	})
}

// annexLines reads the lines between the tables of the annexes, each annex by
// itself.
func (a *assembly) annexLines(lines []block.Block) {
	lines, tail := cutTail(lines)
	for len(lines) > 0 {
		end := 1
		for end < len(lines) && annexLabel(lines[end]) == "" {
			end++
		}
		a.oneAnnex(lines[:end])
		lines = lines[end:]
	}
	for _, b := range tail {
		a.Leftovers = append(a.Leftovers, plan.Piece{Text: b.Text, Source: b.Source})
	}
}

// longAnnexTitle is how long, in bytes, the title of an annex in the headings
// of what is below it may be.
const longAnnexTitle = 400

// oneAnnex reads a flattened task table, or prose below a title.
func (a *assembly) oneAnnex(lines []block.Block) {
	if l := annexLabel(lines[0]); l != "" {
		a.annexOf = l
	}
	c := table.Context{Agencies: a.body.Agencies, Due: a.body.Due, Prev: a.body.Prev}
	if t, ok := table.FromLines(lines, c); ok {
		a.addTable(t)
		return
	}
	if annexLabel(lines[0]) != "" {
		a.annexTitle = ""
	}
	for len(lines) > 0 && isAnnexTitle(lines[0]) {
		if text := strings.Join(strings.Fields(lines[0].Text), " "); len(a.annexTitle)+len(text) < longAnnexTitle {
			a.annexTitle = strings.TrimSpace(a.annexTitle + " " + text)
		}
		a.Headings = append(a.Headings, plan.Piece{Text: lines[0].Text, Source: lines[0].Source})
		lines = lines[1:]
	}
	if len(lines) > 0 {
		a.annexBody(lines)
	}
}

// annexBody reads blocks of an annex as a body whose numbers begin with the
// annex: "PL.1", "PL2.1".
func (a *assembly) annexBody(blocks []block.Block) {
	c := a.body
	c.Prefix = cmp.Or(a.annexOf, "PL")
	if a.annexTitle != "" {
		c.Above = []string{a.annexTitle}
	}
	a.add(body.Read(blocks, c))
}
