package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"kehoach/plan"
)

// Plan returns a plan of n entries that looks like a real one, the same for
// the same seed and n: for the suite, for crash tests and for benchmarks.
func Plan(seed uint64, n int) *plan.Plan {
	r := rand.New(rand.NewPCG(seed, uint64(n)))
	p := &plan.Plan{
		ID:         fmt.Sprintf("%d-kh-ubnd-2025", seed),
		Number:     fmt.Sprintf("%d/KH-UBND", seed),
		Date:       plan.MakeDate(2024, 12, int(seed%28)+1),
		Issuer:     "Ủy ban nhân dân tỉnh",
		Title:      "KẾ HOẠCH Cải cách hành chính năm 2025",
		Year:       2025,
		LegalBasis: []string{"Căn cứ Luật Tổ chức chính quyền địa phương;"},
		Groups:     []plan.Group{{Numeral: "I", Name: "Cải cách thể chế"}, {Numeral: "II", Name: "Cải cách thủ tục hành chính"}},
		Hash:       fmt.Sprintf("%064x", seed),
		File:       fmt.Sprintf("ke-hoach-%d.docx", seed),
	}
	for i := range n {
		switch {
		case i%2 == 0:
			p.Entries = append(p.Entries, task(r, i))
		default:
			text := sentence(r, 40)
			e := &plan.Entry{
				ID: fmt.Sprintf("target/II.%d", i), Kind: plan.KindTarget, Number: fmt.Sprintf("II.%d", i),
				NumberPrinted: true, Heading: []string{"II. MỤC TIÊU", sentence(r, 4)},
				Text: text, Figures: []string{fmt.Sprintf("%d%%", r.IntN(100))},
				Source: plan.Source{FirstLine: 20 + i, LastLine: 20 + i},
			}
			if i%4 == 1 {
				e.ID, e.Kind, e.Agency = fmt.Sprintf("duty/V.%d", i), plan.KindDuty, "Sở "+sentence(r, 2)
			}
			p.Entries = append(p.Entries, e)
		}
	}
	return p
}

func task(r *rand.Rand, i int) *plan.Entry {
	month := r.IntN(12) + 1
	end := fmt.Sprintf("Tháng %d/2025", month)
	at := plan.Source{FirstLine: 200 + 8*i, LastLine: 207 + 8*i, Table: 1, Row: i + 1}
	cell := func(text string, column int) plan.Cell {
		src := at
		src.Column = column
		return plan.Cell{Text: text, Inherited: column == 2 && i%6 == 2, Source: src}
	}
	e := &plan.Entry{
		ID: fmt.Sprintf("task/%d", i), Kind: plan.KindTask, Number: fmt.Sprint(i), NumberPrinted: i%5 > 0,
		Group:     []string{"I", "II"}[i/2%2],
		Objective: cell(sentence(r, 25), 2), Task: cell(sentence(r, 35), 3), Product: cell(sentence(r, 5), 4),
		Lead: cell("Sở "+sentence(r, 2), 5), Coordinating: cell("Các sở, ban, ngành; UBND cấp huyện", 6),
		Start: cell("Tháng 01/2025", 7), End: cell(end, 8),
		Agencies: []plan.AgencyRef{{Name: "Các sở, ban, ngành", Key: "cac-so-ban-nganh", Role: plan.RoleCoordinating, Group: true}},
		Due: plan.Due{
			Kind: plan.DueRange, Text: end, Granularity: plan.Month, Date: plan.MonthEnd(2025, month),
			From: plan.MakeDate(2025, month, 1), To: plan.MonthEnd(2025, month),
		},
		Source: at,
	}
	e.Text = e.Task.Text
	return e
}

// sentence returns n phrases of the field, drawn at random.
func sentence(r *rand.Rand, n int) string {
	var b strings.Builder
	for n > 0 {
		ph := phrases[min(r.IntN(len(phrases)), r.IntN(len(phrases)))]
		b.WriteString(ph)
		if n -= strings.Count(ph, " ") + 1; n > 0 {
			b.WriteString([]string{" ", " ", " ", ", ", "; "}[r.IntN(5)])
		}
		if r.IntN(12) == 0 {
			b.WriteString(syllables[r.IntN(len(syllables))] + " ")
		}
	}
	return strings.TrimSpace(b.String())
}

// phrases are words of such plans, the commonest first.
var phrases = strings.Split(`thủ tục hành chính,thực hiện,cơ quan,đơn vị,cải cách hành chính,giải quyết,TTHC,`+
	`dịch vụ công trực tuyến,người dân,doanh nghiệp,theo quy định,kết quả,văn bản quy phạm pháp luật,`+
	`Ủy ban nhân dân tỉnh,rà soát,công khai,ban hành,kiểm tra,hồ sơ,trên môi trường điện tử,chỉ số,`+
	`cán bộ,công chức,viên chức,báo cáo,hướng dẫn,tổ chức,xây dựng,hệ thống thông tin,cơ sở dữ liệu,`+
	`số hóa,quy trình nội bộ,bộ phận một cửa,tiếp nhận,trả kết quả,chuyển đổi số,chính quyền số,`+
	`vị trí việc làm,tinh giản biên chế,đơn vị sự nghiệp công lập,đào tạo,bồi dưỡng,tuyên truyền,`+
	`chữ ký số,định danh điện tử,chia sẻ dữ liệu,nền tảng,kết nối,liên thông,thanh toán trực tuyến,`+
	`nghĩa vụ tài chính,giải ngân,vốn đầu tư công,ngân sách nhà nước,tự chủ tài chính,tài sản công,`+
	`thanh tra,kỷ luật,kỷ cương,người đứng đầu,đánh giá,xếp loại,phân cấp,ủy quyền,sắp xếp,tinh gọn,`+
	`bộ máy,thẩm định,dự thảo,nghị quyết,quyết định,chỉ thị,khảo sát,mức độ hài lòng,phản ánh,kiến nghị,`+
	`đất đai,môi trường,y tế,giáo dục,nông nghiệp,du lịch,an toàn thông tin,học phí,khám chữa bệnh,`+
	`di sản,giao thông,lao động,bảo hiểm xã hội,hộ tịch,chứng thực,đầu tư,quy hoạch,đấu thầu`, ",")

// syllables are all syllables of a few onsets and rimes, for the long tail.
var syllables = func() []string {
	var out []string
	for _, onset := range strings.Fields("b ch d đ g h kh l m n nh ph s t th tr v x") {
		for _, rime := range strings.Fields("a à á ạ ai ải ăm ân ấp âu em ển eo i ìm iên ô ông ối ơn u ung uyên ư ương ươu") {
			out = append(out, onset+rime)
		}
	}
	return out
}()
