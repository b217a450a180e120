package draft

import (
	"fmt"
	"strconv"
	"strings"
)

// parser reads what a template wrote, line by line.
type parser struct {
	doc   *Document
	table *Table
}

// parse reads the markup that a template writes into the document:
//
//	@type BÁO CÁO            @about trích yếu         @symbol BC
//	@to Sở Nội vụ            @basis Căn cứ …          @copy Lãnh đạo Sở
//	@save CCHC               @annex TÊN PHỤ LỤC       @annex-portrait TÊN
//	@note dòng cho người soạn   @deadline (ghi hạn gửi cho người soạn)
//	# I. PHẦN    ## 1. Khoản    ### 1.1. Tiểu mục    - gạch đầu dòng
//	|% 5 40 20   độ rộng các cột của bảng đi sau
//	|= STT | Nhiệm vụ | …    |+ dòng nhóm    | ô | ô |    | ^ | gộp với ô trên |
//
// Any other line is a paragraph; empty lines part nothing.
func parse(doc *Document, text string) error {
	p := &parser{doc: doc}
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if err := p.line(line); err != nil {
			return fmt.Errorf("%.80q: %w", line, err)
		}
	}
	return nil
}

func (p *parser) line(s string) error {
	switch {
	case strings.HasPrefix(s, "@"):
		return p.directive(s)
	case strings.HasPrefix(s, "|"):
		return p.row(s)
	}
	p.table = nil
	for _, m := range []struct {
		mark  string
		level Level
	}{{"### ", SubClause}, {"## ", Clause}, {"# ", Part}, {"- ", Dash}} {
		if rest, ok := strings.CutPrefix(s, m.mark); ok {
			p.add(Block{Level: m.level, Text: parseText(rest)})
			return nil
		}
	}
	p.add(Block{Text: parseText(s)})
	return nil
}

// add puts a block at the end of the body, or of the last annex.
func (p *parser) add(b Block) {
	if n := len(p.doc.Annexes); n > 0 {
		p.doc.Annexes[n-1].Body = append(p.doc.Annexes[n-1].Body, b)
		return
	}
	p.doc.Body = append(p.doc.Body, b)
}

func (p *parser) directive(s string) error {
	p.table = nil
	name, rest, _ := strings.Cut(s[1:], " ")
	rest = strings.TrimSpace(rest)
	text := parseText(rest)
	words := text.Plain()
	d := p.doc
	if place := directivePlaces[name]; place != "" {
		for _, piece := range text {
			if piece.Slot != nil {
				piece.Slot.Place = place
				d.Notes.Slots = append(d.Notes.Slots, piece.Slot)
			}
		}
	}
	switch name {
	case "type":
		d.Type = words
	case "about":
		d.Subject = words
	case "symbol":
		d.Head.Symbol = words
	case "to":
		d.To = append(d.To, words)
	case "basis":
		d.Basis = append(d.Basis, trimEnd(parseText(rest)))
	case "copy":
		d.Copies = append(d.Copies, strings.TrimRight(words, ";."))
	case "save":
		d.Save = parseText(rest)
	case "note":
		d.Notes.Lines = append(d.Notes.Lines, words)
	case "deadline":
		d.dated = true
	case "annex", "annex-portrait":
		d.Annexes = append(d.Annexes, Annex{Title: words, Portrait: name == "annex-portrait"})
	default:
		return fmt.Errorf("@%s is no directive", name)
	}
	return nil
}

// directivePlaces name where directives stand whose slots become words.
var directivePlaces = map[string]string{"about": "Trích yếu", "to": "Kính gửi", "copy": "Nơi nhận", "annex": "Tên phụ lục", "annex-portrait": "Tên phụ lục"}

// trimEnd drops the mark at the end of a căn cứ.
func trimEnd(t Text) Text {
	for i := len(t) - 1; i >= 0; i-- {
		if t[i].Words != "" {
			t[i].Words = strings.TrimRight(t[i].Words, " ;.,")
			break
		}
	}
	return t
}

func (p *parser) row(s string) error {
	if p.table == nil {
		p.table = &Table{}
		p.add(Block{Level: Rows, Table: p.table})
	}
	t := p.table
	switch {
	case strings.HasPrefix(s, "|%"):
		for _, f := range strings.Fields(s[2:]) {
			n, err := strconv.Atoi(f)
			if err != nil || n <= 0 {
				return fmt.Errorf("column width %q", f)
			}
			t.Widths = append(t.Widths, n)
		}
	case strings.HasPrefix(s, "|="):
		for _, c := range cells(s[2:]) {
			t.Head = append(t.Head, c.Plain())
		}
	case strings.HasPrefix(s, "|+"):
		t.Rows = append(t.Rows, Row{Cells: []Text{parseText(strings.TrimSpace(s[2:]))}, Span: true})
	default:
		row := Row{Cells: cells(s)}
		if len(t.Head) > 0 && len(row.Cells) != len(t.Head) {
			return fmt.Errorf("a row of %d cells under %d heads", len(row.Cells), len(t.Head))
		}
		t.Rows = append(t.Rows, row)
	}
	return nil
}
