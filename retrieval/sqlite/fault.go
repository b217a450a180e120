package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"kehoach/retrieval"
)

// fault turns an error of SQLite into one that says what to do. The end of a
// context goes before what it made of a statement.
func (s *Store) fault(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if f := (*retrieval.Fault)(nil); errors.As(err, &f) {
		return err
	}
	f := &retrieval.Fault{Code: faultCode(err), Err: err}
	switch f.Code {
	case retrieval.StoreDamaged:
		f.VI = fmt.Sprintf("kho dữ liệu %s bị hỏng: hãy khôi phục từ bản sao lưu, hoặc chuyển tệp này đi chỗ khác rồi nạp lại các kế hoạch bằng “kehoach ingest”", s.path)
		f.EN = fmt.Sprintf("the store %s is damaged: restore it from a back-up, or move the file away and read the plans again with \"kehoach ingest\"", s.path)
	case retrieval.StoreReadOnly:
		return placeFault(s.path, fs.ErrPermission)
	case retrieval.StoreBusy:
		f.VI = fmt.Sprintf("kho dữ liệu %s đang bị một chương trình khác khóa: hãy chờ chương trình đó xong rồi thử lại", s.path)
		f.EN = fmt.Sprintf("the store %s is locked by another program: wait until that one is done and try again", s.path)
	case retrieval.StoreFull:
		f.VI = fmt.Sprintf("ổ đĩa chứa kho dữ liệu %s đã đầy: hãy giải phóng dung lượng rồi thử lại", s.path)
		f.EN = fmt.Sprintf("the disk of the store %s is full: free some space and try again", s.path)
	case retrieval.StoreUnreachable:
		return placeFault(s.path, err)
	default:
		return err
	}
	return f
}

// faultCode returns the code of a fault for an error, "" for other errors.
func faultCode(err error) string {
	if errors.Is(err, retrieval.ErrDamaged) {
		return retrieval.StoreDamaged
	}
	var e *driver.Error
	if !errors.As(err, &e) {
		return ""
	}
	switch e.Code() & 0xff {
	case codes.SQLITE_CORRUPT, codes.SQLITE_NOTADB, codes.SQLITE_FORMAT, codes.SQLITE_SCHEMA:
		return retrieval.StoreDamaged
	case codes.SQLITE_READONLY, codes.SQLITE_PERM:
		return retrieval.StoreReadOnly
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
		return retrieval.StoreBusy
	case codes.SQLITE_FULL:
		return retrieval.StoreFull
	case codes.SQLITE_CANTOPEN, codes.SQLITE_IOERR:
		return retrieval.StoreUnreachable
	case codes.SQLITE_ERROR:
		// No such table or column: the schema is not what the version says.
		return retrieval.StoreDamaged
	}
	return ""
}

// placeFault says what is wrong with the place of the file.
func placeFault(path string, err error) error {
	f := &retrieval.Fault{Code: retrieval.StoreUnreachable, Err: err}
	switch {
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		f.Code = retrieval.StoreReadOnly
		f.VI = fmt.Sprintf("không được phép ghi kho dữ liệu %s: hãy cấp quyền ghi tệp và thư mục đó, hoặc chọn nơi khác bằng “--store sqlite:ĐƯỜNG_DẪN”", path)
		f.EN = fmt.Sprintf("no permission to write the store %s: allow writing the file and its folder, or choose another place with \"--store sqlite:PATH\"", path)
	case errors.Is(err, syscall.EISDIR):
		f.VI = fmt.Sprintf("%s là một thư mục: hãy ghi rõ tên tệp của kho dữ liệu trong “--store sqlite:ĐƯỜNG_DẪN”", path)
		f.EN = fmt.Sprintf("%s is a folder: name the file of the store in \"--store sqlite:PATH\"", path)
	case errors.Is(err, syscall.ENOSPC):
		f.Code = retrieval.StoreFull
		f.VI = fmt.Sprintf("ổ đĩa chứa kho dữ liệu %s đã đầy: hãy giải phóng dung lượng rồi thử lại", path)
		f.EN = fmt.Sprintf("the disk of the store %s is full: free some space and try again", path)
	default:
		f.VI = fmt.Sprintf("không mở được kho dữ liệu %s (%v): hãy kiểm tra đường dẫn, hoặc chọn nơi khác bằng “--store sqlite:ĐƯỜNG_DẪN”", path, err)
		f.EN = fmt.Sprintf("the store %s cannot be opened (%v): check the path, or choose another place with \"--store sqlite:PATH\"", path, err)
	}
	return f
}

func foreignFault(path string, err error) error {
	return &retrieval.Fault{
		Code: retrieval.StoreForeign, Err: err,
		VI: fmt.Sprintf("%s không phải kho dữ liệu của kehoach (hoặc phần đầu tệp đã hỏng): hãy chọn tệp khác bằng “--store sqlite:ĐƯỜNG_DẪN”, hoặc khôi phục tệp từ bản sao lưu", path),
		EN: fmt.Sprintf("%s is no store of kehoach (or its start is damaged): choose another file with \"--store sqlite:PATH\", or restore it from a back-up", path),
	}
}

func newerFault(path string, version int) error {
	return &retrieval.Fault{
		Code: retrieval.StoreNewer,
		VI:   fmt.Sprintf("kho dữ liệu %s do phiên bản kehoach mới hơn ghi (lược đồ %d, chương trình này biết đến %d): hãy cập nhật chương trình, hoặc chọn kho khác bằng “--store sqlite:ĐƯỜNG_DẪN”", path, version, schemaVersion),
		EN:   fmt.Sprintf("the store %s was written by a newer kehoach (schema %d, this one knows up to %d): update the program, or choose another store with \"--store sqlite:PATH\"", path, version, schemaVersion),
	}
}

func isEOF(err error) bool { return errors.Is(err, io.EOF) }
