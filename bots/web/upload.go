package web

import (
	"errors"
	"io"
	"net/http"
	"path"
	"strings"
	"unicode"

	"kehoach/bots"
	"kehoach/bots/view"
)

// upload takes a plan in: the document is the body, ?name is its file's name.
// With a stream asked for it tells "stage" as it goes, then "plan" or "error".
func (s *Server) upload(w http.ResponseWriter, r *http.Request, who Identity) error {
	name := fileName(r.URL.Query().Get("name"))
	if name == "" {
		return bad("Cần ?name= là tên tệp.", "Want ?name=, the file's name.")
	}
	select {
	case s.uploads <- struct{}{}:
		defer func() { <-s.uploads }()
	case <-r.Context().Done():
		return r.Context().Err()
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.opts.MaxUpload))
	if err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return &bots.Problem{
				Code: bots.TooLarge, Err: err,
				VI: "Tệp lớn quá giới hạn. Hãy bỏ bớt hình ảnh trong tệp rồi gửi lại.",
				EN: "The file is over the size limit. Take images out of it and send it again.",
			}
		}
		return &bots.Problem{Code: bots.BadRequest, VI: "Tệp gửi lên bị đứt giữa chừng.", EN: "The upload broke off.", Err: err}
	}
	if !wantsStream(r) {
		out, err := s.take(r, who, name, data, func(string) {})
		if err != nil {
			return err
		}
		writeJSON(w, http.StatusOK, out)
		return nil
	}
	st := newStream(w)
	out, err := s.take(r, who, name, data, func(stage string) {
		_ = st.write("stage", map[string]string{"stage": stage}) // a client that has gone stops the reading by its context
		_ = st.flush()
	})
	if err != nil {
		p := asProblem(err)
		s.opts.Log.Warn("upload refused", "code", p.Code, "err", cause(p))
		_ = st.write("error", failureOf(p, language(r)))
	} else {
		_ = st.write("plan", out)
	}
	_ = st.flush()
	return nil
}

// taken is what came of an upload.
type taken struct {
	head
	Changed bool `json:"changed"`
}

func (s *Server) take(r *http.Request, who Identity, name string, data []byte, stage func(string)) (*taken, error) {
	p, changed, err := s.library.Add(r.Context(), who.Tenant, name, data, stage)
	if err != nil {
		return nil, err
	}
	s.opts.Log.Info("plan taken in", "plan", p.ID, "changed", changed)
	return &taken{headOf(view.New(p, nil)), changed}, nil
}

// fileName keeps the last part of a name, without what is not to be shown.
func fileName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, name)
	if name == "." || name == "/" || name == ".." || len(name) > 255 {
		return ""
	}
	return name
}
