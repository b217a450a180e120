package zalo

import "kehoach/bots"

// wording is what the bot says besides its answers.
type wording struct {
	greeting, help, refused, failed, onlyText string
	more, gone, auto, file                    string
}

var words = map[string]*wording{
	"vi": {
		greeting: "Chào anh/chị. Đây là trợ lý tự động (chương trình máy, không phải người) trả lời về kế hoạch của cơ quan và dẫn nguồn từng ý. Xin đừng gửi thông tin mật hay dữ liệu cá nhân vào đây.",
		help:     "Hãy hỏi bằng lời của anh/chị, ví dụ: “Sở Y tế chịu trách nhiệm gì và bao giờ đến hạn?”, “tháng 6 đến hạn những việc nào?”, “nhắc tôi việc của Sở Y tế trước 7 ngày”.",
		refused:  "Đây là trợ lý tự động của cơ quan; anh/chị chưa được phép hỏi ở đây. Mã Zalo của anh/chị là %s: xin gửi mã này cho người quản trị.",
		failed:   "Chương trình gặp lỗi, chưa trả lời được. Xin thử lại sau.",
		onlyText: "Tôi chỉ đọc được tin nhắn chữ. Xin gõ câu hỏi.",
		more:     "(Còn %d phần. Gõ “xem tiếp” để đọc.)",
		gone:     "Không còn phần nào để xem tiếp. Xin hỏi lại.",
		auto:     "(Trả lời tự động theo văn bản kế hoạch; hãy đối chiếu nguyên văn trước khi dùng.)",
		file:     "Tải tệp: %s",
	},
	"en": {
		more: "(%d more parts. Write \"more\" to read on.)",
		auto: "(Answered automatically from the plan; check its own words before use.)",
		file: "The file: %s",
	},
}

// wordsFor are the words in the language of an answer.
func wordsFor(r *bots.Reply) *wording {
	if r.English() {
		return words["en"]
	}
	return words["vi"]
}
