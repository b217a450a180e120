package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"kehoach/bots"
)

// statuses is how codes of problems become those of HTTP.
var statuses = map[string]int{
	bots.BadRequest:  http.StatusBadRequest,
	bots.TooLarge:    http.StatusRequestEntityTooLarge,
	bots.TooMany:     http.StatusTooManyRequests,
	bots.Busy:        http.StatusServiceUnavailable,
	bots.NotFound:    http.StatusNotFound,
	bots.Refused:     http.StatusUnprocessableEntity,
	bots.NeedsLogin:  http.StatusUnauthorized,
	bots.Forbidden:   http.StatusForbidden,
	bots.Unavailable: http.StatusServiceUnavailable,
	bots.Internal:    http.StatusInternalServerError,
	"unsupported":    http.StatusUnsupportedMediaType,
	"gone_away":      499, // the client closed the connection
}

// failure is an error as the API says it. OpenAI's clients read the same shape.
type failure struct {
	Error failureBody `json:"error"`
}

type failureBody struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Type    string `json:"type"`
}

// asProblem makes a problem of any error; what is not one is the program's
// own failure, whose details are for the log alone.
func asProblem(err error) *bots.Problem {
	var p *bots.Problem
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &tooLarge):
		return &bots.Problem{Code: bots.TooLarge, VI: "Dữ liệu gửi lên lớn quá giới hạn.", EN: "What was sent is over the size limit.", Err: err}
	case errors.Is(err, context.Canceled):
		return &bots.Problem{Code: "gone_away", VI: "Đã dừng.", EN: "Stopped.", Err: err}
	}
	return &bots.Problem{
		Code: bots.Internal, VI: "Máy chủ gặp lỗi; người quản trị xem được chi tiết trong nhật ký.",
		EN: "The server failed; its administrator finds the details in the log.", Err: err,
	}
}

// fail writes an error in the language of the request.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := asProblem(err)
	status := statuses[p.Code]
	if status == 0 {
		status = http.StatusInternalServerError
	}
	if status >= 500 {
		s.opts.Log.Error("request failed", "path", r.URL.Path, "code", p.Code, "err", cause(p))
	}
	if p.Retry > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int((p.Retry+time.Second-1)/time.Second)))
	}
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="kehoach"`)
		if s.opts.Access.Login != nil {
			w.Header().Set("X-Kehoach-Login", loginPath) // the page goes there
		}
	}
	writeJSON(w, status, failureOf(p, language(r)))
}

func failureOf(p *bots.Problem, lang string) failure {
	return failure{failureBody{Code: p.Code, Message: p.Words(lang), Type: "kehoach_error"}}
}

func cause(p *bots.Problem) error {
	if p.Err != nil {
		return p.Err
	}
	return p
}

// language is the language for words that are not an answer: ?lang, else the
// browser's, else Vietnamese.
func language(r *http.Request) string {
	lang := r.URL.Query().Get("lang")
	if lang == "" {
		lang = r.Header.Get("Accept-Language")
	}
	if strings.HasPrefix(lang, "en") {
		return "en"
	}
	return "vi"
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // the client has gone; nothing is left to tell it
}

func bad(vi, en string) error { return &bots.Problem{Code: bots.BadRequest, VI: vi, EN: en} }

var crossSite = &bots.Problem{Code: bots.Forbidden, VI: "Yêu cầu từ trang web khác bị từ chối.", EN: "Requests from other web sites are refused."}
