package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"kehoach/retrieval"
)

// fault turns an error of the server or of the way to it into one that says
// what to do. The end of a context goes before what it made of a statement.
func (s *Store) fault(ctx context.Context, err error) error { return fault(ctx, s.server, err) }

func fault(ctx context.Context, server string, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if f := (*retrieval.Fault)(nil); errors.As(err, &f) {
		return err
	}
	w, ok := explain(err)
	if !ok {
		return err
	}
	return &retrieval.Fault{
		Code: w.code, Err: err,
		VI: fmt.Sprintf("kho dữ liệu %s: %s", server, w.vi),
		EN: fmt.Sprintf("the store %s: %s", server, w.en),
	}
}

// words are what to say about an error, and what to do.
type words struct{ code, vi, en string }

// explain finds the words for an error.
func explain(err error) (words, bool) {
	if errors.Is(err, retrieval.ErrDamaged) {
		return words{retrieval.StoreDamaged,
			"dữ liệu bị hỏng: hãy nạp lại kế hoạch bằng “kehoach ingest”, hoặc khôi phục từ bản sao lưu",
			"the data are damaged: read the plan again with \"kehoach ingest\", or restore a back-up"}, true
	}
	if errors.Is(err, errNoConnection) {
		return words{retrieval.StoreBusy,
			"mọi kết nối đều đang bận: hãy thử lại, hoặc tăng pool_max_conns trong địa chỉ của kho",
			"all connections are in use: try again, or raise pool_max_conns in the store's URL"}, true
	}
	var server *pgconn.PgError
	if errors.As(err, &server) {
		return explainCode(server)
	}
	var connect *pgconn.ConnectError
	var network net.Error
	if errors.As(err, &connect) || errors.As(err, &network) || transient(err) {
		return words{retrieval.StoreUnreachable,
			fmt.Sprintf("không kết nối được (%v): hãy kiểm tra máy chủ có đang chạy và địa chỉ kho có đúng không", cause(err)),
			fmt.Sprintf("it cannot be reached (%v): check that the server runs and that the store's URL is right", cause(err))}, true
	}
	return words{}, false
}

// cause is the innermost error, which says what happened in fewest words.
func cause(err error) error {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err
		}
		err = next
	}
}

// byCode are the words for the server's own error codes; %s is its message.
var byCode = map[string]words{
	"57014": {retrieval.StoreBusy,
		"máy chủ đã ngắt câu lệnh vì quá thời gian cho phép (statement_timeout): hãy thử lại, hoặc tăng statement_timeout",
		"the server stopped a statement that took too long (statement_timeout): try again, or raise statement_timeout"},
	"53300": {retrieval.StoreBusy,
		"máy chủ không nhận thêm kết nối: hãy tăng max_connections của máy chủ hoặc giảm pool_max_conns trong địa chỉ kho",
		"the server takes no more connections: raise its max_connections, or lower pool_max_conns in the store's URL"},
	"53100": {retrieval.StoreFull,
		"ổ đĩa của máy chủ đã đầy: hãy giải phóng dung lượng rồi thử lại; dữ liệu đã lưu vẫn nguyên vẹn",
		"the server's disk is full: free some space and try again; what was stored is intact"},
	"53200": {retrieval.StoreBusy,
		"máy chủ thiếu bộ nhớ: hãy thử lại, hoặc giảm số kết nối",
		"the server is out of memory: try again, or use fewer connections"},
	"53400": {retrieval.StoreFull,
		"máy chủ đã chạm một giới hạn cấu hình (%s): hãy tăng giới hạn đó rồi thử lại",
		"the server met a limit of its configuration (%s): raise it and try again"},
	"25006": {retrieval.StoreReadOnly,
		"máy chủ chỉ cho đọc (máy dự phòng?): hãy dùng địa chỉ của máy chính",
		"the server is read-only (a standby?): use the URL of the primary"},
	"42501": {retrieval.StoreReadOnly,
		"tài khoản không đủ quyền (%s): hãy chạy “kehoach migrate” bằng tài khoản chủ sở hữu và cấp quyền cho tài khoản này",
		"the role lacks a permission (%s): run \"kehoach migrate\" as the owner, granting this role its rights"},
	"28P01": {retrieval.StoreUnreachable,
		"sai tên đăng nhập hoặc mật khẩu: hãy sửa địa chỉ của kho",
		"the user or the password is wrong: correct the store's URL"},
	"28000": {retrieval.StoreUnreachable,
		"máy chủ từ chối đăng nhập (%s): hãy xem pg_hba.conf của máy chủ",
		"the server refuses the log-in (%s): see its pg_hba.conf"},
	"3D000": {retrieval.StoreUnreachable,
		"không có cơ sở dữ liệu này: hãy tạo bằng “createdb”, hoặc sửa địa chỉ của kho",
		"there is no such database: create it with \"createdb\", or correct the store's URL"},
	"42P01": {retrieval.StoreForeign,
		"chưa có các bảng của kehoach: hãy chạy “kehoach migrate”",
		"the tables of kehoach are missing: run \"kehoach migrate\""},
	"42703": {retrieval.StoreForeign,
		"các bảng không đúng lược đồ của phiên bản này: hãy chạy “kehoach migrate”",
		"the tables are not those of this version: run \"kehoach migrate\""},
}

func explainCode(e *pgconn.PgError) (words, bool) {
	w, ok := byCode[e.Code]
	if !ok {
		switch {
		case e.Code == "0A000" && strings.Contains(e.Message, "row-level security"):
			w = words{retrieval.StoreReadOnly,
				"trên cụm Citus, việc nạp kế hoạch cần tài khoản có quyền BYPASSRLS: hãy dùng địa chỉ với tài khoản đó để nạp",
				"on a Citus cluster plans are taken in by a role with BYPASSRLS: use the URL of such a role to read them in"}
		case len(e.Code) == 5 && e.Code[:2] == "53":
			w = byCode["53400"]
		case len(e.Code) == 5 && (e.Code[:3] == "57P" || e.Code[:2] == "08"):
			w = words{retrieval.StoreUnreachable,
				"máy chủ đang dừng hoặc đang khởi động (%s): hãy thử lại sau ít giây",
				"the server is stopping or starting (%s): try again in some seconds"}
		case len(e.Code) == 5 && (e.Code[:2] == "XX" || e.Code == "58030"):
			w = words{retrieval.StoreDamaged,
				"máy chủ báo lỗi dữ liệu (%s): hãy xem nhật ký của máy chủ, rồi khôi phục từ bản sao lưu nếu cần",
				"the server reports damaged data (%s): see the server's log, and restore a back-up if need be"}
		default:
			return words{}, false
		}
	}
	w.vi, w.en = withMessage(w.vi, e.Message), withMessage(w.en, e.Message)
	return w, true
}

func withMessage(words, message string) string { return strings.ReplaceAll(words, "%s", message) }

// urlFault is for a URL that cannot be understood. The error of the parser
// hides the password; the URL itself is not repeated.
func urlFault(err error) error {
	return &retrieval.Fault{
		Code: retrieval.StoreUnreachable, Err: err,
		VI: fmt.Sprintf("không hiểu địa chỉ của kho (%v): hãy viết postgres://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY_CHỦ:5432/CƠ_SỞ_DỮ_LIỆU", cause(err)),
		EN: fmt.Sprintf("the store's URL cannot be understood (%v): write postgres://USER:PASSWORD@HOST:5432/DATABASE", cause(err)),
	}
}

// versionFault says what to do about tables of another version than the
// program's; 0 is none.
func versionFault(server string, version int64) error {
	f := &retrieval.Fault{Code: retrieval.StoreForeign}
	switch {
	case version > lastMigration:
		f.Code = retrieval.StoreNewer
		f.VI = fmt.Sprintf("kho dữ liệu %s do phiên bản kehoach mới hơn tạo (lược đồ %d, chương trình này biết đến %d): hãy cập nhật chương trình", server, version, lastMigration)
		f.EN = fmt.Sprintf("the store %s is of a newer kehoach (schema %d, this one knows up to %d): update the program", server, version, lastMigration)
	case version == 0:
		f.VI = fmt.Sprintf("kho dữ liệu %s chưa có các bảng của kehoach: hãy chạy “kehoach migrate”", server)
		f.EN = fmt.Sprintf("the store %s has no tables of kehoach yet: run \"kehoach migrate\"", server)
	case version < lastMigration:
		f.VI = fmt.Sprintf("kho dữ liệu %s còn lược đồ cũ (%d, chương trình này cần %d): hãy chạy “kehoach migrate”", server, version, lastMigration)
		f.EN = fmt.Sprintf("the store %s has an old schema (%d, this program needs %d): run \"kehoach migrate\"", server, version, lastMigration)
	default:
		return nil
	}
	return f
}
