package body

import (
	"slices"
	"strings"

	"kehoach/ingest/outline"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// The beginnings of headings, folded, that say what a section holds. Those in
// strong say so at any depth; the others only for the sections at the top.
var (
	strongTarget  = []string{"muc tieu", "chi tieu", "cac muc tieu", "cac chi tieu", "he thong chi tieu", "mot so chi tieu", "mot so muc tieu"}
	strongDuty    = []string{"to chuc thuc hien", "trach nhiem", "phan cong trach nhiem", "phan cong thuc hien", "phan cong nhiem vu", "to chuc trien khai", "che do bao cao", "che do thong tin"}
	strongSection = []string{"thoi gian", "chu de", "dia diem", "hien trang", "muc dich", "quan diem", "kinh phi", "nguon kinh phi", "pham vi", "doi tuong", "thuc trang", "co so phap ly", "can cu"}
	weakDuty      = []string{"to chuc", "phan cong", "theo doi", "kiem tra", "giam sat", "cong tac bao cao", "bao cao", "thong tin, bao cao", "dieu khoan", "trien khai thuc hien"}
	work          = []string{"nhiem vu", "giai phap", "noi dung", "cac nhiem vu", "cac giai phap", "nhung nhiem vu", "nhom nhiem vu", "nhom giai phap", "mot so nhiem vu"}
)

// below returns the scope under a heading.
func (s scope) below(n *outline.Node, r *reader) scope {
	out := s
	out.path = with(s.path, n)
	top := len(s.path) == 0 || n.Class != outline.None && n.Class <= outline.Roman
	if kind, isWork, ok := classify(n.Rest, top, s.kind); ok {
		out.kind, out.work = kind, isWork
	}
	if out.kind == plan.KindSection && r.amongBodies(n) {
		if out.agency = r.doerOf(n); !slices.ContainsFunc(n.Children, hasFields) && out.agency != "" {
			out.kind, out.work = plan.KindDuty, false
		}
	} else if name := headed(n.Rest, r.Agencies); out.kind == plan.KindSection && r.known(person(name)) {
		out.agency = r.doerOf(n)
	}
	if out.kind == plan.KindDuty {
		if name := headed(n.Rest, r.Agencies); name != "" {
			out.agency = name
		} else if s.kind == plan.KindDuty && r.amongBodies(n) {
			out.agency = strings.Trim(n.Rest[opener(n.Rest):], " :.") // a doer that nobody knows
		} else if kind := out.kind; kind != s.kind {
			out.agency = ""
		}
	}
	return out
}

// doerOf returns whom a heading lays work on: the body that it names, or all of
// it where it begins as the name of a doer does.
func (r *reader) doerOf(n *outline.Node) string {
	if name := headed(n.Rest, r.Agencies); name != "" {
		return withoutStanding(name) + r.directed(n.Rest, name)
	}
	if text := strings.Trim(n.Rest[opener(n.Rest):], " :."); beginsName(vi.Tokens(text), 0) {
		return text
	}
	return ""
}

// amongBodies reports whether most headings beside one are names of bodies.
func (r *reader) amongBodies(n *outline.Node) bool {
	if n.Parent == nil {
		return false
	}
	bodies, all := 0, 0
	for _, c := range n.Parent.Children {
		if c.Class != n.Class {
			continue
		}
		all++
		if r.isBody(c.Rest) || r.known(person(headed(c.Rest, r.Agencies))) {
			bodies++
		}
	}
	return bodies > 1 && bodies*2 >= all
}

// isBody reports whether a heading is the name of a body and nothing more.
func (r *reader) isBody(heading string) bool {
	heading = strings.Trim(heading, " :.")
	name := headed(heading, r.Agencies)
	return name != "" && strings.HasSuffix(heading, name) && r.known(person(name))
}

// classify says what a heading's section holds; ok is false where the heading
// does not say. around is the kind of the section that it stands in.
func classify(heading string, top bool, around plan.Kind) (kind plan.Kind, isWork, ok bool) {
	fold := strings.TrimSpace(vi.Fold(heading))
	short := strings.Count(fold, " ") < 12
	switch {
	case starts(fold, strongTarget) && short:
		if around == plan.KindDuty && !top {
			return "", false, false
		}
		return plan.KindTarget, false, true
	case starts(fold, strongDuty):
		return plan.KindDuty, false, true
	case (starts(fold, strongSection) || fold == "yeu cau") && short && (top || around != plan.KindDuty || strings.HasPrefix(fold, "kinh phi")):
		kind = plan.KindSection
		if top && anyPart(fold, strongTarget) {
			kind = plan.KindTarget
		}
		if top && anyPart(fold, strongDuty) {
			kind = plan.KindDuty
		}
		return kind, false, true
	case around == plan.KindTarget && !top && starts(fold, []string{"cac hoat dong", "hoat dong"}):
		return plan.KindSection, true, true
	case starts(fold, work) && (top || around == plan.KindSection):
		if top && anyPart(fold, strongTarget) && !anyPart(fold, strongDuty) {
			return plan.KindTarget, true, true
		}
		return plan.KindSection, true, true
	case !top:
		return "", false, false
	case starts(fold, weakDuty), anyPart(fold, strongDuty):
		return plan.KindDuty, false, true
	case anyPart(fold, strongTarget):
		return plan.KindTarget, false, true
	case anyPart(fold, work):
		return plan.KindSection, true, true
	}
	return plan.KindSection, false, true
}

func starts(fold string, with []string) bool {
	for _, w := range with {
		if strings.HasPrefix(fold, w) {
			return true
		}
	}
	return false
}

// anyPart reports whether one of the parts of an enumeration starts so: "quan
// điểm, mục tiêu", "kinh phí và tổ chức thực hiện".
func anyPart(fold string, with []string) bool {
	parts := strings.FieldsFunc(strings.ReplaceAll(fold, " va ", ","), func(r rune) bool { return r == ',' || r == ';' })
	for _, p := range parts {
		if starts(strings.TrimSpace(p), with) {
			return true
		}
	}
	return false
}
