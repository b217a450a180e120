package ingest

import (
	"fmt"
	"io"
	"os"

	"kehoach/ingest/block"
)

// ReadFile returns a file's bytes, at most [MaxFile] of them; a larger file
// is refused before it is read.
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open document: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read document %q: %w", path, err)
	}
	if len(data) > MaxFile {
		return nil, &block.Refusal{
			Code: block.TooLarge,
			VI:   fmt.Sprintf("tệp lớn hơn giới hạn %d MB; hãy tách nhỏ hoặc bỏ bớt hình ảnh", MaxFile>>20),
			EN:   fmt.Sprintf("the file is larger than the limit of %d MB; split it or take out images", MaxFile>>20),
		}
	}
	return data, nil
}
