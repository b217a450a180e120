package view

import (
	"net/url"
	"strings"

	"kehoach/agent"
)

// ExportPath is where the web page gives the list that an answer offers as a
// file; false where the plan gives the agency no part.
func (v *View) ExportPath(o *agent.ExportOffer) (string, bool) {
	q := url.Values{"format": {o.Format}}
	if o.Agency != "" {
		for _, a := range v.Agencies() {
			if strings.EqualFold(a.Name, o.Agency) {
				q.Set("agency", a.Key)
			}
		}
		if !q.Has("agency") {
			return "", false
		}
	}
	if o.Period != "" {
		q.Set("period", o.Period)
	}
	return "/api/plans/" + url.PathEscape(v.Plan.ID) + "/export?" + q.Encode(), true
}
