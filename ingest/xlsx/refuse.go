package xlsx

import "kehoach/ingest/block"

var errEmpty = &block.Refusal{
	Code: block.FileEmpty,
	VI:   "Tệp Excel không có chữ nào ở các trang tính đang hiện. Hãy kiểm tra lại tệp đã gửi.",
	EN:   "The Excel file has no words in the sheets that it shows. Check the file that was sent.",
}

var errEncrypted = &block.Refusal{
	Code: block.Encrypted,
	VI:   "Tệp Excel được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.",
	EN:   "The Excel file is protected by a password and cannot be read. Remove the password and send it again.",
}

func broken(what string) *block.Refusal {
	return &block.Refusal{
		Code: block.Broken,
		VI:   "Tệp Excel bị hỏng hoặc tải về chưa đủ (" + what + "). Hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.",
		EN:   "The Excel file is damaged or was not fully downloaded (" + what + "). Open it in Excel, save it as .xlsx and send it again.",
	}
}

func bomb(vi, en string) *block.Refusal {
	return &block.Refusal{
		Code: block.ArchiveBomb,
		VI:   "Tệp Excel quá lớn hoặc nén bất thường (" + vi + "), không mở vì lý do an toàn. Hãy chỉ giữ bảng nhiệm vụ, lưu lại rồi gửi lại.",
		EN:   "The Excel file is too large or packed in an abnormal way (" + en + ") and is not opened, for safety. Keep the task table alone, save it and send it again.",
	}
}
