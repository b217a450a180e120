package pdf

import (
	"errors"
	"fmt"
	"time"

	"kehoach/ingest/block"
)

var errEmpty = &block.Refusal{
	Code: block.FileEmpty,
	VI:   "Tệp PDF không có chữ nào đọc được. Hãy kiểm tra lại tệp đã gửi.",
	EN:   "The PDF has no words to read. Check the file that was sent.",
}

var errEncrypted = &block.Refusal{
	Code: block.Encrypted,
	VI:   "Tệp PDF được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu (hoặc in lại ra PDF) rồi gửi lại.",
	EN:   "The PDF is protected by a password and cannot be read. Remove the password (or print it to PDF again) and send it again.",
}

func brokenf(format string, args ...any) *block.Refusal {
	what := fmt.Sprintf(format, args...)
	return &block.Refusal{
		Code: block.Broken,
		VI:   "Tệp PDF bị hỏng hoặc tải về chưa đủ (" + what + "). Hãy tải lại, hoặc gửi bản .docx.",
		EN:   "The PDF is damaged or was not fully downloaded (" + what + "). Download it again, or send the .docx.",
	}
}

func tooMuch(vi, en string) *block.Refusal {
	return &block.Refusal{
		Code: block.TooLarge,
		VI:   "Tệp PDF có " + vi + ", quá giới hạn. Hãy tách riêng kế hoạch và phụ lục rồi gửi lại.",
		EN:   "The PDF has " + en + ", over the limit. Split off the plan and its appendix and send them again.",
	}
}

func tooLong(limit time.Duration) *block.Refusal {
	return &block.Refusal{
		Code: block.TooLarge,
		VI:   fmt.Sprintf("Đọc tệp PDF quá %d giây nên đã dừng. Hãy tách riêng kế hoạch và phụ lục, hoặc gửi bản .docx.", int(limit.Seconds())),
		EN:   fmt.Sprintf("Reading the PDF took over %d seconds and was stopped. Split off the plan and its appendix, or send the .docx.", int(limit.Seconds())),
	}
}

// refusal turns any error of reading into a refusal.
func refusal(err error) *block.Refusal {
	var r *block.Refusal
	if errors.As(err, &r) {
		return r
	}
	return brokenf("%v", err)
}
