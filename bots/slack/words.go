package slack

import (
	"kehoach/bots"
	"kehoach/plan"
)

// wording is what the bot says besides its answers.
type wording struct {
	help, refused, failed, gone            string
	more, back, page, details, choose      string
	good, bad, thanks, share, keep, shared string
	export, exportHow, auto, noCitations   string
	due, source, table, row, line, para    string
	inherited, ask, pageNo                 string
	sendMe, prompts                        string
	takeIn, take, leave, taking, taken     string
	known, mayNotTake, notFetched          string
	person, askPerson                      string
	wants, sentOn, approve, refuse         string
	approved, turnedDown, judged, not      string
	thinking, stop                         string
	fields                                 map[plan.FieldName]string
	kinds                                  map[plan.Kind]string
}

var words = map[string]*wording{
	"vi": {
		help:    "Tôi là chương trình trả lời tự động về kế hoạch của cơ quan; mỗi câu trả lời dẫn tới đúng dòng của văn bản. Hãy hỏi bằng lời của anh/chị, ví dụ: `/kehoach Sở Nội vụ chủ trì những việc gì?`, nhắc tên tôi trong kênh, hoặc nhắn riêng cho tôi. Hỏi tiếp ngay trong luồng.",
		refused: "Anh/chị chưa được phép hỏi ở đây. Xin liên hệ người quản trị.", failed: "Chương trình gặp lỗi, chưa trả lời được. Xin thử lại sau.",
		gone: "Câu trả lời này không còn được giữ. Xin hỏi lại.",
		more: "Xem thêm ›", back: "‹ Trang trước", page: "Phần %d/%d", details: "Nguyên văn", choose: "Xem nguyên văn…",
		good: "👍 Đúng ý", bad: "👎 Chưa đúng", thanks: "Cảm ơn anh/chị đã góp ý.", share: "Chia sẻ vào kênh", keep: "Giữ cho riêng tôi", shared: "<@%s> chia sẻ câu trả lời cho: _%s_",
		export: "Tải tệp .%s", exportHow: "Lấy tệp: mở trang kehoach của cơ quan, hoặc chạy `kehoach export`, `kehoach draft`.",
		auto: "Trả lời tự động theo văn bản kế hoạch. Hãy đối chiếu nguyên văn trước khi dùng.", noCitations: "Câu trả lời này không dẫn nội dung nào của kế hoạch.",
		due: "hạn", source: "Nguồn", table: "bảng %d", row: "hàng %d", line: "dòng %d", para: "đoạn %d", pageNo: "trang %d", inherited: "_(ô gộp từ hàng trên)_", ask: "Hỏi tiếp",
		sendMe: "Gửi tệp .%s cho tôi", prompts: "Anh/chị có thể hỏi:",
		takeIn: "Nạp tệp *%s* vào kho kế hoạch của cơ quan?", take: "Nạp", leave: "Không", taking: "Đang đọc tệp…",
		taken: "Đã nạp *%s*: %d nhiệm vụ, %d mục tiêu, %d trách nhiệm; %d chỗ cần xem lại, %d mẩu chưa hiểu. Từ giờ có thể hỏi kế hoạch này.",
		known: "Kế hoạch *%s* đã có trong kho, không đổi gì (%d nhiệm vụ, %d mục tiêu, %d trách nhiệm; %d chỗ cần xem lại, %d mẩu chưa hiểu).",
		wants: "<@%s> xin chia sẻ câu trả lời này vào <#%s>. Câu hỏi: _%s_", sentOn: "Đã gửi người duyệt; câu trả lời sẽ hiện trong kênh khi được duyệt.",
		approve: "Duyệt", refuse: "Không duyệt", approved: "<@%s> chia sẻ câu trả lời cho: _%s_ (<@%s> đã duyệt)", turnedDown: "Người duyệt chưa đồng ý chia sẻ câu trả lời cho: _%s_",
		judged: "Đã có người duyệt hoặc từ chối câu trả lời này.", not: "Đã từ chối.",
		thinking: "Đang hỏi mô hình ngôn ngữ. Anh/chị có thể dừng để nhận ngay câu trả lời theo quy tắc.", stop: "Dừng",
		person: "Hỏi người phụ trách", askPerson: "<@%s>, <@%s> nhờ anh/chị trả lời: _%s_",
		mayNotTake: "Anh/chị chưa được giao quyền nạp kế hoạch ở đây, nên tệp không được đọc. Xin liên hệ người quản trị.",
		notFetched: "Không lấy được tệp này từ Slack (tệp đã bị xóa, lớn quá 32 MB, hoặc ứng dụng chưa có quyền files:read).",
		fields: map[plan.FieldName]string{
			plan.FieldObjective: "Mục tiêu", plan.FieldTask: "Nhiệm vụ", plan.FieldProduct: "Sản phẩm", plan.FieldLead: "Chủ trì",
			plan.FieldCoordinating: "Phối hợp", plan.FieldStart: "Bắt đầu", plan.FieldEnd: "Hoàn thành",
		},
		kinds: map[plan.Kind]string{plan.KindTask: "nhiệm vụ", plan.KindTarget: "mục tiêu", plan.KindDuty: "trách nhiệm", plan.KindSection: "mục"},
	},
	"en": {
		help: "I answer questions on your office's plan automatically, with the row each answer rests on.", refused: "You may not ask here.", failed: "Something failed. Try again later.",
		gone: "This answer is no longer kept. Please ask again.",
		more: "Show more ›", back: "‹ Previous", page: "Part %d of %d", details: "The row", choose: "Show the plan's words…",
		good: "👍 Helpful", bad: "👎 Not right", thanks: "Thank you.", share: "Share in the channel", keep: "Keep to myself", shared: "<@%s> shares the answer to: _%s_",
		export: "Get the .%s file", exportHow: "To get the file, open your office's kehoach page or run `kehoach export`, `kehoach draft`.",
		auto: "Answered automatically from the plan. Check its own words before use.", noCitations: "This answer cites nothing of the plan.",
		due: "due", source: "Source", table: "table %d", row: "row %d", line: "line %d", para: "paragraph %d", pageNo: "page %d", inherited: "_(merged cell from the row above)_", ask: "Ask next",
		wants: "<@%s> wants to share this answer in <#%s>. The question: _%s_", approve: "Approve", refuse: "Do not",
		approved: "<@%s> shares the answer to: _%s_ (approved by <@%s>)", turnedDown: "It was not approved to share the answer to: _%s_",
		person: "Ask a person", askPerson: "<@%s>, <@%s> asks for your answer: _%s_",
		sendMe: "Send me the .%s file",
		fields: map[plan.FieldName]string{
			plan.FieldObjective: "Objective", plan.FieldTask: "Task", plan.FieldProduct: "Product", plan.FieldLead: "Lead",
			plan.FieldCoordinating: "Coordinating", plan.FieldStart: "Start", plan.FieldEnd: "End",
		},
		kinds: map[plan.Kind]string{plan.KindTask: "task", plan.KindTarget: "target", plan.KindDuty: "duty", plan.KindSection: "section"},
	},
}

// lang is the language of an answer.
func lang(r *bots.Reply) string {
	if r.English() {
		return "en"
	}
	return "vi"
}
