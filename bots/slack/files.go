package slack

import (
	"fmt"
	"net/url"

	api "github.com/slack-go/slack"
)

// files offers what an answer can make, a list or a paper, from the web page
// where its address is known; there people are told apart.
func (h *Handler) files(w *wording, g *given) []api.Block {
	var out []api.Block
	if e := g.Export; e != nil {
		out = append(out, h.file(w, g, "export", fmt.Sprintf(w.export, e.Format), url.Values{"format": {e.Format}, "agency": {e.Key}, "period": {e.Period}}))
	}
	if d := g.Draft; d != nil {
		out = append(out, h.file(w, g, "draft", fmt.Sprintf(w.export, "docx"), url.Values{"kind": {d.Kind}, "agency": {d.Key}, "period": {d.Period}}))
	}
	return out
}

// file is a button that opens the address of one.
func (h *Handler) file(w *wording, g *given, what, label string, q url.Values) api.Block {
	if h.opts.PublicURL == "" {
		return note(w.exportHow)
	}
	for k, v := range q {
		if v[0] == "" {
			q.Del(k)
		}
	}
	b := button(what, g.key, label)
	b.URL = h.opts.PublicURL + "/api/plans/" + url.PathEscape(g.Plan) + "/" + what + "?" + q.Encode()
	return api.NewActionBlock(what, b)
}
