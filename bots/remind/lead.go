package remind

import (
	"slices"

	"kehoach/bots/view"
	"kehoach/plan"
)

// Led is what falls due for one who leads it.
type Led struct {
	// Name is as the plan writes it, "" where it names nobody.
	Name  string
	Items []Item
}

// ByLead puts the items of a plan under those who lead them, who come in the
// order of their first. What several lead together stands under each.
func ByLead(v *view.View, items []Item) []Led {
	var out []Led
	add := func(name string, i Item) {
		at := slices.IndexFunc(out, func(l Led) bool { return l.Name == name })
		if at < 0 {
			at = len(out)
			out = append(out, Led{Name: name})
		}
		out[at].Items = append(out[at].Items, i)
	}
	for _, i := range items {
		led := false
		for _, a := range v.Entry(i.Item.ID).Agencies {
			if a.Role == plan.RoleLead {
				add(a.Name, i)
				led = true
			}
		}
		if !led {
			add("", i)
		}
	}
	return out
}
