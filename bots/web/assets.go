package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
)

//go:embed assets openapi.json
var embedded embed.FS

// file is a file of the page, ready to be sent.
type file struct {
	kind, etag  string
	plain, gzip []byte
}

// files are the embedded files by name, packed once.
var files = sync.OnceValue(func() map[string]*file {
	out := make(map[string]*file)
	err := fs.WalkDir(embedded, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := embedded.ReadFile(name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		var packed bytes.Buffer
		zw := gzip.NewWriter(&packed)
		_, _ = zw.Write(data) // into memory
		_ = zw.Close()
		f := &file{kind: kindOf(name), etag: `"` + hex.EncodeToString(sum[:8]) + `"`, plain: data}
		if packed.Len() < len(data)*9/10 {
			f.gzip = packed.Bytes()
		}
		out[name] = f
		return nil
	})
	if err != nil {
		panic(err) // the program was built without its files
	}
	return out
})

// kindOf is the media type by a file's ending, the same on all systems.
func kindOf(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".webmanifest":
		return "application/manifest+json"
	}
	return mime.TypeByExtension(path.Ext(name))
}

// send sends an embedded file. The browser keeps it and asks whether it is
// still the same, so that a new version of the program shows at once.
func send(w http.ResponseWriter, r *http.Request, name string) error {
	f := files()[name]
	if f == nil {
		return notFound
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("ETag", f.etag)
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	if r.Header.Get("If-None-Match") == f.etag {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	data := f.plain
	if f.gzip != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		data = f.gzip
	}
	if r.Method != http.MethodHead {
		_, _ = w.Write(data) // the browser has gone
	}
	return nil
}

func (s *Server) asset(w http.ResponseWriter, r *http.Request, _ Identity) error {
	return send(w, r, "assets/"+r.PathValue("path"))
}

func (s *Server) page(w http.ResponseWriter, r *http.Request, _ Identity) error {
	return send(w, r, "assets/index.html")
}

func (s *Server) openAPI(w http.ResponseWriter, r *http.Request, _ Identity) error {
	return send(w, r, "openapi.json")
}
