package appendix

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFromLines(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string
		groups     []string
	}{
		{
			"groups not in capitals, numbers that begin anew in each group",
			`PHỤ LỤC
			STT
			Nội dung công việc
			Đơn vị thực hiện
			Thời gian hoàn thành
			I
			Công tác chỉ đạo
			1
			Ban hành kế hoạch cải cách hành chính của tỉnh năm 2025
			Sở Nội vụ
			Tháng 01/2025
			2
			Tổ chức hội nghị triển khai kế hoạch cải cách hành chính
			Sở Nội vụ
			Tháng 02/2025
			II
			Cải cách thể chế
			1
			Rà soát văn bản quy phạm pháp luật do tỉnh ban hành
			Sở Tư pháp
			Thường xuyên`,
			[]string{
				"I.1 [I] t:Ban hành kế hoạch cải cách hành chính của tỉnh năm 2025 l:Sở Nội vụ e:Tháng 01/2025",
				"I.2 [I] t:Tổ chức hội nghị triển khai kế hoạch cải cách hành chính l:Sở Nội vụ e:Tháng 02/2025",
				"II.1 [II] t:Rà soát văn bản quy phạm pháp luật do tỉnh ban hành l:Sở Tư pháp e:Thường xuyên",
			},
			[]string{"I Công tác chỉ đạo", "II Cải cách thể chế"},
		},
		{
			"broken header cells, column numbers, a column of money",
			`TT
			NHIỆM VỤ
			CƠ QUAN
			CHỦ TRÌ
			CƠ QUAN
			PHỐI HỢP
			THỜI GIAN
			HOÀN THÀNH
			KẾT QUẢ/
			SẢN PHẨM
			KINH PHÍ
			(1)
			(2)
			(3)
			(4)
			(5)
			(6)
			(7)
			1
			Xây dựng phần mềm quản lý cán bộ, công chức dùng chung của tỉnh
			Sở Nội vụ
			Sở Tài chính
			Quý II/2025
			Phần mềm
			1.200 triệu đồng
			2
			Tập huấn sử dụng phần mềm cho cán bộ, công chức các cơ quan
			Sở Nội vụ
			Các sở, ban, ngành
			Quý III/2025
			Lớp tập huấn`,
			[]string{
				"1 [] t:Xây dựng phần mềm quản lý cán bộ, công chức dùng chung của tỉnh p:Phần mềm l:Sở Nội vụ c:Sở Tài chính e:Quý II/2025 (KINH PHÍ: 1.200 triệu đồng)",
				"2 [] t:Tập huấn sử dụng phần mềm cho cán bộ, công chức các cơ quan p:Lớp tập huấn l:Sở Nội vụ c:Các sở, ban, ngành e:Quý III/2025",
			}, nil,
		},
		{
			"a header of two rows, flattened",
			`STT
			Nhiệm vụ
			Cơ quan
			Thời gian
			Chủ trì
			Phối hợp
			Bắt đầu
			Hoàn thành
			1
			Rà soát thủ tục hành chính thuộc thẩm quyền giải quyết của tỉnh
			Văn phòng UBND tỉnh
			Các sở, ban, ngành
			Tháng 3/2025
			Tháng 6/2025`,
			[]string{"1 [] t:Rà soát thủ tục hành chính thuộc thẩm quyền giải quyết của tỉnh l:Văn phòng UBND tỉnh c:Các sở, ban, ngành s:Tháng 3/2025 e:Tháng 6/2025"}, nil,
		},
		{
			"a single row without lead and time",
			`STT
			Nhiệm vụ
			Chủ trì
			Thời hạn
			1
			Rà soát thủ tục hành chính thuộc thẩm quyền giải quyết của tỉnh
			Văn phòng UBND tỉnh
			Tháng 6/2025
			2
			Công bố danh mục thủ tục hành chính đã rà soát, sửa đổi, bổ sung
			3
			Tập huấn cho công chức làm việc tại Bộ phận Một cửa các cấp
			Sở Nội vụ
			Tháng 9/2025`,
			[]string{
				"1 [] t:Rà soát thủ tục hành chính thuộc thẩm quyền giải quyết của tỉnh l:Văn phòng UBND tỉnh e:Tháng 6/2025",
				"2 [] t:Công bố danh mục thủ tục hành chính đã rà soát, sửa đổi, bổ sung",
				"3 [] t:Tập huấn cho công chức làm việc tại Bộ phận Một cửa các cấp l:Sở Nội vụ e:Tháng 9/2025",
			}, nil,
		},
		{
			"lead and time merged in much of the table",
			`STT
			Nhiệm vụ
			Chủ trì
			Thời hạn
			1
			Rà soát thủ tục hành chính thuộc thẩm quyền giải quyết của tỉnh
			Văn phòng UBND tỉnh
			Tháng 6/2025
			2
			Công bố danh mục thủ tục hành chính đã rà soát, sửa đổi, bổ sung
			3
			Công khai thủ tục hành chính trên Cổng dịch vụ công của tỉnh
			4
			Tập huấn cho công chức làm việc tại Bộ phận Một cửa các cấp
			Sở Nội vụ
			Tháng 9/2025`,
			[]string{
				"1 [] t:Rà soát thủ tục hành chính thuộc thẩm quyền giải quyết của tỉnh l:Văn phòng UBND tỉnh e:Tháng 6/2025",
				"2 [] t:Công bố danh mục thủ tục hành chính đã rà soát, sửa đổi, bổ sung l:^Văn phòng UBND tỉnh e:^Tháng 6/2025",
				"3 [] t:Công khai thủ tục hành chính trên Cổng dịch vụ công của tỉnh l:^Văn phòng UBND tỉnh e:^Tháng 6/2025",
				"4 [] t:Tập huấn cho công chức làm việc tại Bộ phận Một cửa các cấp l:Sở Nội vụ e:Tháng 9/2025",
			}, nil,
		},
		{
			"two tables with a title between them",
			`STT
			Nhiệm vụ
			Chủ trì
			Thời hạn
			1
			Rà soát thủ tục hành chính thuộc thẩm quyền giải quyết của tỉnh
			Văn phòng UBND tỉnh
			Tháng 6/2025
			PHỤ LỤC II
			DANH MỤC ĐỀ ÁN TRÌNH TRONG NĂM
			TT
			Tên đề án
			Cơ quan chủ trì
			Cơ quan phối hợp
			Thời gian trình
			1
			Đề án chuyển đổi số tỉnh giai đoạn 2026 - 2030 của Ủy ban nhân dân tỉnh
			Sở Khoa học và Công nghệ
			Sở Tài chính
			Tháng 10/2025`,
			[]string{
				"1 [] t:Rà soát thủ tục hành chính thuộc thẩm quyền giải quyết của tỉnh l:Văn phòng UBND tỉnh e:Tháng 6/2025",
				"B2.1 [] t:Đề án chuyển đổi số tỉnh giai đoạn 2026 - 2030 của Ủy ban nhân dân tỉnh l:Sở Khoa học và Công nghệ c:Sở Tài chính e:Tháng 10/2025",
			}, nil,
		},
	} {
		lines := strings.Split(tt.text, "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		r, ok := FromLines(blocksOf(lines, 1), Context{})
		if !ok {
			t.Errorf("%s: not read", tt.name)
			continue
		}
		if diff := cmp.Diff(tt.want, show(r)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		if diff := cmp.Diff(tt.groups, showGroups(r)); diff != "" {
			t.Errorf("%s: groups (-want +got):\n%s", tt.name, diff)
		}
		if lost := missing(lines, r); len(lost) > 0 {
			t.Errorf("%s: words %q are lost", tt.name, lost)
		}
	}
	if _, ok := FromLines(blocksOf([]string{"Điều 1.", "Nhiệm vụ", "Sở Tư pháp"}, 1), Context{}); ok {
		t.Error("lines without a header were read")
	}
	if _, ok := FromLines(nil, Context{}); ok {
		t.Error("no lines were read")
	}
}
