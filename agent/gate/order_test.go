package gate

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kehoach/plan"
)

// reordered are false statements that are made of an entry's own words.
var reordered = []struct {
	name, text string
	code       Code
}{
	{"receiver sends", "Sở Nội vụ gửi các sở, ban, ngành báo cáo quý [trách nhiệm V.1.4].", Order},
	{"receiver sends to them", "Sở Nội vụ gửi báo cáo quý cho các sở, ban, ngành [trách nhiệm V.1.4].", Order},
	{"another receiver", "Báo cáo gửi Ủy ban nhân dân tỉnh để tổng hợp chung [trách nhiệm V.1.4].", Order},
	{"the one above reports", "Ủy ban nhân dân tỉnh báo cáo Sở Nội vụ [trách nhiệm V.1.4].", Order},
	{"the advised advises", "Ủy ban nhân dân tỉnh tham mưu Sở Tư pháp các biện pháp chỉ đạo [trách nhiệm V.4.1].", Order},
	{"the advised does it", "Ủy ban nhân dân tỉnh tham mưu các biện pháp chỉ đạo [trách nhiệm V.4.1].", Order},
	{"receiver scores", "Sở Nội vụ hằng tháng chấm điểm gửi Sở Tư pháp tổng hợp [trách nhiệm V.4.2].", Order},
	{"receivers exchanged", "Sở Tư pháp hằng tháng chấm điểm gửi Ủy ban nhân dân tỉnh tổng hợp báo cáo Sở Nội vụ [trách nhiệm V.4.2].", Order},
	{"ministry reports", "Bộ Nội vụ báo cáo Ủy ban nhân dân tỉnh [trách nhiệm V.2.6].", Order},
	{"submits downwards", "Ủy ban nhân dân tỉnh trình Sở Nội vụ dự thảo báo cáo [trách nhiệm V.2.6].", Order},
	{"council and committee exchanged", "Hội đồng nhân dân tỉnh đôn đốc các chỉ tiêu do Ủy ban nhân dân tỉnh giao [trách nhiệm V.7.2].", Order},
	{"council submits to committee", "HĐND tỉnh trình UBND tỉnh công bố Danh mục văn bản QPPL [nhiệm vụ 9].", Order},
	{"another's decision", "Sản phẩm: Quyết định QPPL của HĐND tỉnh [nhiệm vụ 7].", Order},
	{"another's resolution", "Sản phẩm: Nghị quyết QPPL của UBND tỉnh [nhiệm vụ 7].", Order},
	{"centre and province exchanged", "Trung ương ban hành văn bản QPPL theo phân cấp của địa phương [nhiệm vụ 7].", Order},
	{"parts of a name exchanged", "Xây dựng dữ liệu cơ sở y tế dùng chung [nhiệm vụ 59].", Order},
	{"means as object", "Cán bộ, công chức tiếp nhận máy tính [nhiệm vụ 19].", Order},
	{"figure of another level", "Phấn đấu 65% hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng [mục tiêu II.6.8].", Number},
	{"figure of the level above", "Phấn đấu 95% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng [mục tiêu II.6.8].", Number},
	{"leads' own work exchanged", "Sở Tư pháp đăng tải trên Công báo; Văn phòng UBND tỉnh đăng tải trên Cơ sở dữ liệu [nhiệm vụ 12].", Role},
	{"a lead with another's work", "Chủ trì: Sở Tư pháp đăng tải trên Công báo [nhiệm vụ 12].", Role},
	{"sent to a member", "Các sở, ban, ngành gửi báo cáo quý đến Sở Y tế chậm nhất ngày 15 của tháng cuối quý [trách nhiệm V.1.4].", Role},
	{"sent to a member, first", "Các sở, ban, ngành gửi Sở Y tế báo cáo quý chậm nhất ngày 15 của tháng cuối quý [trách nhiệm V.1.4].", Role},
	{"sent to the one above", "Các sở, ban, ngành gửi báo cáo quý đến Ủy ban nhân dân tỉnh [trách nhiệm V.1.4].", Role},
	{"no member", "Các sở, ban, ngành (gồm Ủy ban nhân dân tỉnh) gửi báo cáo quý [trách nhiệm V.1.4].", Agency},
	{"advises itself", "Sở Tư pháp tham mưu Sở Tư pháp các biện pháp chỉ đạo [trách nhiệm V.4.1].", Role},
	{"product of one, time of both", "Sở Y tế hoàn thành Phần mềm trong năm 2025 [nhiệm vụ 59][nhiệm vụ 72].", Agency},
	{"words of two entries in one piece", "Hội nghị sơ kết cơ sở dữ liệu y tế có hạn trong năm 2025 [nhiệm vụ 59][nhiệm vụ 72].", Order},
}

func TestReorderedStatementsFail(t *testing.T) {
	for _, c := range reordered {
		v := turnOver(t, "vi").Check(c.text)
		if v.Sound() || !slices.ContainsFunc(v.Faults, func(f Fault) bool { return f.Code == c.code }) {
			t.Errorf("%s: %q: wants %q, got %+v", c.name, c.text, c.code, v.Faults)
		}
	}
}

// TestWordsOutOfOrder puts the words of every entry in another order, and
// leaves words out. What is out of order is refused but where it states as
// much (words that join may stand anywhere); what is shortened passes.
func TestWordsOutOfOrder(t *testing.T) {
	turn := turnOver(t, "vi")
	r := rand.New(rand.NewPCG(1, 2))
	passed, all := make(map[string]int), make(map[string]int)
	try := func(kind string, e *plan.Entry, ws []string) {
		all[kind]++
		if v := turn.Check(strings.Join(ws, " ") + " [" + e.ID + "]."); v.Sound() && len(v.Faults) == 0 {
			passed[kind]++
		}
	}
	p, err := samplePlan()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range p.Entries {
		text := e.Text
		if e.Kind == plan.KindTask {
			text = e.Task.Text
		}
		ws := strings.Fields(strings.TrimRight(text, ". "))
		if turn.Entries[e.ID] == nil || len(ws) < 8 || len(ws) > 60 {
			continue
		}
		for range 4 {
			c := slices.Clone(ws)
			r.Shuffle(len(c), func(a, b int) { c[a], c[b] = c[b], c[a] })
			try("shuffled", e, c)
			c = slices.Clone(ws)
			if j, k := r.IntN(len(ws)-1), r.IntN(len(ws)-1); j+2 <= k || k+2 <= j {
				c[j], c[k], c[j+1], c[k+1] = c[k], c[j], c[k+1], c[j+1]
				try("pairs exchanged", e, c)
			}
			d := r.IntN(len(ws))
			try("a word left out", e, slices.Delete(slices.Clone(ws), d, d+1))
			try("the first half", e, ws[:len(ws)/2+1])
		}
	}
	for kind, most := range map[string][2]int{"shuffled": {0, 0}, "pairs exchanged": {0, 12}, "a word left out": {90, 100}, "the first half": {99, 100}} {
		share := 100 * passed[kind] / all[kind]
		t.Logf("%s: %d of %d pass", kind, passed[kind], all[kind])
		if share < most[0] || share > most[1] {
			t.Errorf("%s: %d %% pass, want %d to %d", kind, share, most[0], most[1])
		}
	}
}
