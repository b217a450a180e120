package agent

import (
	"strings"

	"kehoach/plan/agency"
)

// members answers who belongs to a group that the plan names, and whether an
// agency is in one.
func (t *turn) members() bool {
	q := t.q
	if !q.Has("members") && !t.asksIfOne() || len(q.Agencies) == 0 {
		return false
	}
	var group, body *agency.Mention
	for i := range q.Agencies {
		if m := &q.Agencies[i]; m.Group || m.Unbounded {
			group = m
		} else {
			body = m
		}
	}
	if group == nil {
		return false
	}
	t.r.intent = "members"
	name := capital(group.Name)
	if body != nil {
		return t.memberOf(*body, *group)
	}
	keys := t.b.dir.Members(group.Key)
	if len(keys) == 0 {
		t.r.line("Kế hoạch không liệt kê “%s” gồm những cơ quan nào, nên tôi không kể tên.",
			"The plan does not list who \"%s\" are, so I name nobody.", name)
		return true
	}
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = t.agencyName(k, k)
	}
	t.r.line("“%s” gồm %d đơn vị (theo danh mục cơ quan của chương trình; kế hoạch không liệt kê):",
		"\"%s\" takes in %d bodies (by this program's directory; the plan does not list them):", name, len(keys))
	t.r.line("%s", "%s", bullets(names))
	return true
}

// asksIfOne reports whether the question is whether a body is one of a group,
// and nothing more: "ban quản lý có phải cơ quan chuyên môn không".
func (t *turn) asksIfOne() bool {
	q := t.q
	return len(q.Agencies) == 2 && !q.Agencies[0].Group && q.Agencies[1].Group && q.TopicWords == 0 && !q.Has(shaped...) &&
		q.HasPhrase("co phai", "co phai la", "phai la", "la mot trong", "co la", "co thuoc", "is it", "is", "one of")
}

// memberOf answers whether a body is inside a group.
func (t *turn) memberOf(body, group agency.Mention) bool {
	in := t.b.dir.Contains(group.Key, body.Key)
	who := t.agencyName(body.Key, body.Name)
	if in {
		t.r.line("Có: **%s** thuộc “%s” (theo danh mục cơ quan của chương trình).", "Yes: **%s** is one of \"%s\" (by this program's directory).", who, capital(group.Name))
	} else {
		t.r.line("Không: **%s** không thuộc “%s” (theo danh mục cơ quan của chương trình).", "No: **%s** is not one of \"%s\" (by this program's directory).", who, capital(group.Name))
	}
	// Entries that name both side by side show that the plan tells them apart.
	var both []string
	for _, e := range t.b.plan.Entries {
		b, g := false, false
		for _, a := range e.Agencies {
			b = b || a.Key == body.Key
			g = g || a.Key == group.Key
		}
		if b && g {
			both = append(both, t.r.cite(e))
		}
	}
	if len(both) > 0 {
		t.r.line("Kế hoạch nêu hai bên cạnh nhau ở %s.", "The plan names the two side by side in %s.", strings.Join(both, ", "))
	}
	return true
}
