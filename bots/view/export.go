package view

import (
	"net/url"

	"kehoach/agent"
)

// FilePath is where the web page gives the file that an answer offers, a list
// or a paper, and the file's ending; "" where it offers none, or a list of
// nothing.
func FilePath(a *agent.Answer) (path, ending string) {
	var what string
	var q url.Values
	switch e, d := a.Export, a.Draft; {
	case e != nil && a.Total > 0:
		what, ending, q = "export", e.Format, url.Values{"format": {e.Format}, "agency": {e.Key}, "period": {e.Period}}
	case d != nil:
		what, ending, q = "draft", "docx", url.Values{"kind": {d.Kind}, "agency": {d.Key}, "period": {d.Period}}
	default:
		return "", ""
	}
	for k, v := range q {
		if v[0] == "" {
			q.Del(k)
		}
	}
	return "/api/plans/" + url.PathEscape(a.Plan) + "/" + what + "?" + q.Encode(), ending
}
