package web

import (
	"net/http"
	"net/url"
	"strings"

	"kehoach/bots"
)

// sendFile sends a file to be saved.
func sendFile(w http.ResponseWriter, f *bots.File) {
	h := w.Header()
	h.Set("Content-Type", f.ContentType)
	h.Set("Content-Disposition", disposition(f.Name, f.Plain))
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write(f.Data) // the browser has gone
}

// disposition names a file twice (RFC 6266): in ASCII, and in UTF-8 as RFC 5987
// writes it, which all browsers of today prefer.
func disposition(name, plain string) string {
	plain = strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || strings.ContainsRune(`"\/%`, r) {
			return '-'
		}
		return r
	}, plain)
	// PathEscape leaves some signs that RFC 5987 wants escaped.
	escaped := strings.NewReplacer("@", "%40", ":", "%3A", "=", "%3D", ",", "%2C", ";", "%3B", "'", "%27", "(", "%28", ")", "%29", "*", "%2A").Replace(url.PathEscape(name))
	return `attachment; filename="` + plain + `"; filename*=UTF-8''` + escaped
}

// noSuchFile is for a kind of file that is not made here.
var noSuchFile = &bots.Problem{Code: bots.NotFound, VI: "Không xuất được dạng này.", EN: "There is no such format."}
