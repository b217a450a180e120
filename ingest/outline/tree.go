package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kehoach/ingest/block"
	"kehoach/plan/vi"
)

// Node is a paragraph or table of the body with what stands below it.
type Node struct {
	Marker
	Block    block.Block
	Parent   *Node
	Children []*Node
	// Number is where it stands, as people cite it: "II.2.13".
	Number string
	// Printed is true where the document itself prints the number's last part.
	Printed bool
	// Attached is true for a line that says something about the unit above it
	// and has no place of its own in the ladder.
	Attached bool
	// Closes is true for a paragraph after the last item of a chapter that is
	// the chapter's own.
	Closes bool
	// Repeated is true where its label was already used by a sibling.
	Repeated bool
}

// Build makes the tree of a body. attached tells the blocks, by their index,
// that belong to the unit above them whatever their bullet: "- Cơ quan chủ trì:
// Sở Y tế". The root has no text.
func Build(blocks []block.Block, attached func(i int) bool) *Node {
	root := &Node{}
	top := root
	for i, b := range blocks {
		n := &Node{Block: b}
		if b.Table == nil {
			n.Marker = Mark(b)
			n.Attached = attached != nil && attached(i)
			n.Marker.head(b)
		}
		if n.Attached {
			top.add(n)
			continue
		}
		parent := root
		switch {
		case n.Class == None && Closing(n.Rest):
			parent = topmost(top)
		case n.Class == None:
			parent = underText(top)
		default:
			parent = place(top, n.Marker)
		}
		parent.add(n)
		if b.Table == nil {
			top = n
		}
	}
	for _, chapter := range root.Children {
		chapter.markCloser()
	}
	root.number(make(numbers))
	return root
}

// markCloser marks the paragraph that closes a chapter, addressed to all
// ("Trong quá trình thực hiện, …", "Yêu cầu các sở …"): it only stands below
// the last item, about which it says nothing.
func (n *Node) markCloser() {
	last := n
	if k := slices.IndexFunc(n.Children, func(c *Node) bool { return c.Class == None && Closing(c.Rest) }); k > 0 {
		last = n.Children[k-1] // before the formulas at the end
	}
	for len(last.Children) > 0 {
		last = last.Children[len(last.Children)-1]
	}
	item := last.Parent
	if last.Class != None || last.Attached || last.Block.Table != nil || item == nil || item == n || last == n || !addressed(last.Rest) || len(item.Children) == 1 && !Ends(item.Rest) {
		return
	}
	last.Closes = true
}

func (n *Node) add(child *Node) {
	child.Parent = n
	n.Children = append(n.Children, child)
}

// head makes a heading of a paragraph that has no marker and is set as one.
func (m *Marker) head(b block.Block) {
	if m.Class != None || Ends(m.Rest) || utf8.RuneCountInString(m.Rest) > longIntro {
		return
	}
	switch {
	case Caps(m.Rest) && strings.Contains(m.Rest, " "):
		m.Class, m.Kind = Head, "caps"
	case b.Bold:
		m.Class, m.Kind = Head, "bold"
	}
}

// underText is where a paragraph without marker goes: below the nearest
// marked one.
func underText(top *Node) *Node {
	for top.Parent != nil && top.Class == None {
		top = top.Parent
	}
	return top
}

// topmost is where the formula at the end goes: below the section that it ends,
// not the item before it.
func topmost(top *Node) *Node {
	for top.Parent != nil && top.Parent.Parent != nil {
		top = top.Parent
	}
	return top
}

// farBack is among how many siblings a list that was closed is looked for.
const farBack = 60

// place finds the parent for a marker when top is the innermost open node.
func place(top *Node, m Marker) *Node {
	if m.Class == Decimal && m.Depth > 1 {
		if p := prefixOf(top, m); p != nil {
			return p
		}
	}
	for n := top; n.Parent != nil; n = n.Parent { // beside an open one of its kind
		if n.Class != None && n.same(m) {
			return n.Parent
		}
	}
	if !m.first() {
		for n := top; n != nil; n = n.Parent { // going on with a closed list
			for i := len(n.Children) - 1; i >= max(0, len(n.Children)-farBack); i-- {
				if c := n.Children[i]; c.Class != None && !c.Attached && c.same(m) && !m.Ranked() {
					return n
				}
			}
		}
	}
	for top.Parent != nil && m.closes(top) {
		top = top.Parent
	}
	return top
}

// prefixOf returns the open "2." for "2.13.", or nil.
func prefixOf(top *Node, m Marker) *Node {
	prefix := m.Label[:strings.LastIndexByte(m.Label, '.')]
	for n := top; n != nil; n = n.Parent {
		if n.Class == Decimal && n.Label == prefix {
			return n
		}
	}
	return nil
}

// closes reports whether a new list ends an open one although it is of another
// kind.
func (m Marker) closes(open *Node) bool {
	switch {
	case open.Class == None:
		return true
	case m.Class == Part || m.Class == Upper || m.Class == Roman || m.Kind == "caps":
		return open.Class >= Decimal
	case m.Class == Head:
		return open.Class > Decimal && open.Kind != "caps"
	case m.Class == Bullet:
		return false
	}
	return open.Class == Bullet
}

func (n *Node) same(m Marker) bool {
	if n.Class != m.Class || n.Class != Decimal && n.Kind != m.Kind {
		return false
	}
	return n.Class != Decimal && n.Class != Letter || n.Depth == m.Depth && (n.Kind == m.Kind || n.Class == Letter)
}

// first reports whether a marker starts a list.
func (m Marker) first() bool {
	last := m.Label[strings.LastIndexByte(m.Label, '.')+1:]
	switch strings.TrimLeft(vi.Fold(last), "0") {
	case "1", "a", "i", "", "p1", "c1", "d1", "pi", "ci":
		return true
	}
	return m.Class == Bullet || m.Class == Head
}
