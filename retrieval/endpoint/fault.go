package endpoint

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"kehoach/retrieval"
	"kehoach/retrieval/wire"
)

// The codes of the faults that an [Embedder] returns.
const (
	// Unreachable: no connection, or it broke off.
	Unreachable = "embed_unreachable"
	// Slow: no answer in time.
	Slow = "embed_slow"
	// Unauthorized: the key is missing, wrong or has no right.
	Unauthorized = "embed_unauthorized"
	// NoModel: no such path or model.
	NoModel = "embed_no_model"
	// Refused: the endpoint does not take the request, such as a text that is
	// too long.
	Refused = "embed_refused"
	// Busy: too many requests.
	Busy = "embed_busy"
	// Failing: the endpoint itself has an error.
	Failing = "embed_failing"
	// Garbled: the answer is not what the protocol says.
	Garbled = "embed_garbled"
	// Dimensions: vectors of another length than was set or stored.
	Dimensions = "embed_dimensions"
)

// Error is what went wrong between us and the endpoint: the cause within the
// [retrieval.Fault] that an [Embedder] returns. It never holds the key.
type Error = wire.Error

// words are the faults in words, %s being the endpoint's address.
var words = map[string][2]string{
	Unreachable: {
		"Không kết nối được máy chủ tạo vector %s. Hãy kiểm tra máy chủ đang chạy và KEHOACH_EMBED_BASE_URL, hoặc đặt KEHOACH_EMBED=builtin để không dùng máy chủ.",
		"Cannot reach the embedding server %s. Check that it runs and KEHOACH_EMBED_BASE_URL, or set KEHOACH_EMBED=builtin to do without it."},
	Slow: {
		"Máy chủ tạo vector %s không trả lời kịp. Hãy thử lại sau, hoặc đặt KEHOACH_EMBED=builtin để không dùng máy chủ.",
		"The embedding server %s did not answer in time. Try again later, or set KEHOACH_EMBED=builtin to do without it."},
	Unauthorized: {
		"Máy chủ tạo vector %s từ chối khóa truy cập. Hãy kiểm tra KEHOACH_EMBED_KEY.",
		"The embedding server %s refuses the key. Check KEHOACH_EMBED_KEY."},
	NoModel: {
		"Máy chủ tạo vector %s không có đường dẫn hoặc mô hình này. Hãy kiểm tra KEHOACH_EMBED_BASE_URL (thường kết thúc bằng /v1) và KEHOACH_EMBED_MODEL.",
		"The embedding server %s has no such path or model. Check KEHOACH_EMBED_BASE_URL (it mostly ends in /v1) and KEHOACH_EMBED_MODEL."},
	Refused: {
		"Máy chủ tạo vector %s không nhận yêu cầu. Nếu mô hình không cho chọn số chiều, hãy bỏ KEHOACH_EMBED_DIMENSIONS.",
		"The embedding server %s does not take the request. If the model's dimensions cannot be chosen, unset KEHOACH_EMBED_DIMENSIONS."},
	Busy: {
		"Máy chủ tạo vector %s đang quá tải hoặc hết hạn mức. Hãy thử lại sau.",
		"The embedding server %s is overloaded or the quota is used up. Try again later."},
	Failing: {
		"Máy chủ tạo vector %s đang lỗi. Hãy xem nhật ký của máy chủ rồi thử lại.",
		"The embedding server %s has an error of its own. See its log, then try again."},
	Garbled: {
		"Máy chủ tạo vector %s trả lời không đúng giao thức OpenAI /v1/embeddings. Hãy kiểm tra KEHOACH_EMBED_BASE_URL.",
		"The embedding server %s does not answer as OpenAI's /v1/embeddings does. Check KEHOACH_EMBED_BASE_URL."},
	Dimensions: {
		"Máy chủ tạo vector %s trả về vector có số chiều khác. Hãy kiểm tra KEHOACH_EMBED_MODEL và KEHOACH_EMBED_DIMENSIONS, rồi chạy kehoach reindex.",
		"The embedding server %s returns vectors of another length. Check KEHOACH_EMBED_MODEL and KEHOACH_EMBED_DIMENSIONS, then run kehoach reindex."},
}

// fault makes the fault of a code, with what the endpoint said behind it.
func (e *Embedder) fault(code string, cause *Error) *retrieval.Fault {
	f := &retrieval.Fault{Code: code, Err: cause}
	f.VI, f.EN = fmt.Sprintf(words[code][0], e.shown), fmt.Sprintf(words[code][1], e.shown)
	if cause.RetryAfter > 0 {
		f.VI += fmt.Sprintf(" Máy chủ xin chờ %v.", cause.RetryAfter.Round(time.Second))
		f.EN += fmt.Sprintf(" It asks to wait %v.", cause.RetryAfter.Round(time.Second))
	}
	if said := cause.Error(); said != "" {
		f.VI += " (" + said + ")"
		f.EN += " (" + said + ")"
	}
	return f
}

// codeOf returns the code of a failure of the transport.
func codeOf(e *Error) string {
	switch {
	case e.Status == 0 && errors.Is(e.Err, context.DeadlineExceeded):
		return Slow
	case e.Status == 0:
		return Unreachable
	case e.Status == http.StatusUnauthorized || e.Status == http.StatusForbidden:
		return Unauthorized
	case e.Status == http.StatusNotFound || e.Status >= 300 && e.Status < 400:
		return NoModel
	case e.Status == http.StatusTooManyRequests:
		return Busy
	case e.Status == http.StatusRequestTimeout || e.Status == http.StatusGatewayTimeout:
		return Slow
	case e.Status >= 500:
		return Failing
	case e.Status >= 400:
		return Refused
	}
	return Garbled
}
