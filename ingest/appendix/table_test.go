package appendix

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
)

func TestFromTable(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, table string
		want        []string
		groups      []string
	}{
		{
			"one time column is the end",
			`STT | Nhiệm vụ | Đơn vị thực hiện | Đơn vị phối hợp | Thời gian | Kinh phí
			 1 | Rà soát | Sở Tư pháp | Sở Nội vụ | Tháng 6/2025 | 50 triệu
			 2 | Báo cáo | Sở Nội vụ | | Quý IV | `,
			[]string{
				"1 [] t:Rà soát l:Sở Tư pháp c:Sở Nội vụ e:Tháng 6/2025 (Kinh phí: 50 triệu)",
				"2 [] t:Báo cáo l:Sở Nội vụ e:Quý IV",
			}, nil,
		},
		{
			"the header says start",
			`TT | Nội dung công việc | Cơ quan thực hiện | Thời gian bắt đầu
			 1 | Rà soát | Sở Tư pháp | Tháng 6/2025`,
			[]string{"1 [] t:Rà soát l:Sở Tư pháp s:Tháng 6/2025"}, nil,
		},
		{
			"header of two rows, column numbers",
			`TT | Nội dung | Cơ quan | < | Thời gian | < | Ghi chú
			 ^ | ^ | Chủ trì | Phối hợp | Bắt đầu | Hoàn thành | ^
			 (1) | (2) | (3) | (4) | (5) | (6) | (7)
			 1 | Rà soát | Sở Tư pháp | Sở Nội vụ | Tháng 1/2025 | Tháng 6/2025 | Có báo cáo`,
			[]string{"1 [] t:Rà soát l:Sở Tư pháp c:Sở Nội vụ s:Tháng 1/2025 e:Tháng 6/2025 (Ghi chú: Có báo cáo)"}, nil,
		},
		{
			"merged over the two kinds of agency in the header",
			`Số TT | Hoạt động | Cơ quan chủ trì, phối hợp | < | Thời hạn
			 ^ | ^ | Chủ trì | Phối hợp | ^
			 01 | Rà soát | Sở Tư pháp | Sở Nội vụ | 30/6/2025`,
			[]string{"01 [] t:Rà soát l:Sở Tư pháp c:Sở Nội vụ e:30/6/2025"}, nil,
		},
		{
			"cells merged from above",
			`STT | Mục tiêu | Nhiệm vụ | Kết quả | Chủ trì | Tiến độ
			 1 | Giảm hồ sơ trễ | Rà soát | Báo cáo | Sở Tư pháp | Quý I
			 2 | ^ | Công khai | ^ | ^ | ^`,
			[]string{
				"1 [] o:Giảm hồ sơ trễ t:Rà soát p:Báo cáo l:Sở Tư pháp e:Quý I",
				"2 [] o:^Giảm hồ sơ trễ t:Công khai p:^Báo cáo l:^Sở Tư pháp e:^Quý I",
			}, nil,
		},
		{
			"number cell merged over two rows, and an empty one",
			`STT | Nhiệm vụ | Chủ trì | Thời hạn
			 1 | Ban hành kế hoạch | Sở Tư pháp | Quý I
			 ^ | Báo cáo | Sở Nội vụ | Quý II
			 2 | Tập huấn | Sở Nội vụ | Quý III
			  | Kiểm tra | Sở Y tế | Quý IV
			 3 | Tổng kết | Sở Nội vụ | Quý IV`,
			[]string{
				"1a [] t:Ban hành kế hoạch l:Sở Tư pháp e:Quý I",
				"1b [] t:Báo cáo l:Sở Nội vụ e:Quý II",
				"2a [] t:Tập huấn l:Sở Nội vụ e:Quý III",
				"2b? [] t:Kiểm tra l:Sở Y tế e:Quý IV",
				"3 [] t:Tổng kết l:Sở Nội vụ e:Quý IV",
			}, nil,
		},
		{
			"marks under quarters, helpers in the lead's cell",
			`STT | Nhiệm vụ | Cơ quan thực hiện | Tiến độ năm 2026 | < | < | <
			 ^ | ^ | ^ | Quý I | Quý II | Quý III | Quý IV
			 1 | Lễ phát động | Chủ trì: Sở Y tế; phối hợp: Tỉnh đoàn | | x | |
			 2 | Dạy bơi | Chủ trì: Sở Giáo dục và Đào tạo; phối hợp: Sở Y tế | | x | X | `,
			[]string{
				"1 [] t:Lễ phát động l:Sở Y tế c:Tỉnh đoàn e:Quý II/2026 (Tiến độ năm 2026 - Quý II: x)",
				"2 [] t:Dạy bơi l:Sở Giáo dục và Đào tạo c:Sở Y tế s:Quý II/2026 e:Quý III/2026 (Tiến độ năm 2026 - Quý II: x) (Tiến độ năm 2026 - Quý III: X)",
			}, nil,
		},
		{
			"codes for numbers, a leader beside the unit",
			`Mã NV | Nội dung | Lãnh đạo phụ trách | Đơn vị thực hiện | Hạn hoàn thành
			 NV.01 | Rà soát | Đ/c Trần Thị B | Văn phòng | 31/3/2026`,
			[]string{"NV.01 [] t:Rà soát l:Văn phòng e:31/3/2026 (Lãnh đạo phụ trách: Đ/c Trần Thị B)"}, nil,
		},
		{
			"marks under years",
			`TT | Nội dung | Chủ trì | 2026 | 2027 | 2028
			 1 | Rà soát | Sở Tư pháp | ✓ | | `,
			[]string{"1 [] t:Rà soát l:Sở Tư pháp e:Năm 2026 (2026: ✓)"}, nil,
		},
		{
			"a number that is lost",
			`STT | Nhiệm vụ | Chủ trì | Thời hạn
			 1 | Ban hành kế hoạch | Sở Tư pháp | Quý I
			  | Báo cáo | Sở Nội vụ | Quý II
			 3 | Tổng kết | Sở Nội vụ | Quý IV`,
			[]string{
				"1 [] t:Ban hành kế hoạch l:Sở Tư pháp e:Quý I",
				"2? [] t:Báo cáo l:Sở Nội vụ e:Quý II",
				"3 [] t:Tổng kết l:Sở Nội vụ e:Quý IV",
			}, nil,
		},
		{
			"no number column",
			`Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành
			 Ban hành kế hoạch | Sở Tư pháp | Quý I
			 Báo cáo | Sở Nội vụ | Quý II`,
			[]string{
				"1? [] t:Ban hành kế hoạch l:Sở Tư pháp e:Quý I",
				"2? [] t:Báo cáo l:Sở Nội vụ e:Quý II",
			}, nil,
		},
		{
			"groups of two levels, numbers that go on, a repeated header",
			`STT | Nhiệm vụ | Chủ trì | Thời hạn
			 A | NHIỆM VỤ CHUNG | < | <
			 I | *Thể chế* | < | <
			 1 | Ban hành kế hoạch | Sở Tư pháp | Quý I
			 II | *Thủ tục* | | 
			 2 | Rà soát | Sở Tư pháp | Quý II
			 STT | Nhiệm vụ | Chủ trì | Thời hạn
			 B | NHIỆM VỤ RIÊNG | < | <
			 3 | Báo cáo | Sở Nội vụ | Quý III`,
			[]string{
				"1 [I] t:Ban hành kế hoạch l:Sở Tư pháp e:Quý I",
				"2 [II] t:Rà soát l:Sở Tư pháp e:Quý II",
				"3 [B] t:Báo cáo l:Sở Nội vụ e:Quý III",
			},
			[]string{"A NHIỆM VỤ CHUNG", "I Thể chế < A", "II Thủ tục < A", "B NHIỆM VỤ RIÊNG"},
		},
		{
			"numbers and inner numerals that begin anew",
			`STT | Nhiệm vụ | Chủ trì | Thời hạn
			 A | NHIỆM VỤ CHUNG | < | <
			 I | Thể chế | < | <
			 1 | Ban hành kế hoạch | Sở Tư pháp | Quý I
			 2 | Rà soát | Sở Tư pháp | Quý II
			 B | NHIỆM VỤ RIÊNG | < | <
			 I | Bộ máy | < | <
			 1 | Sắp xếp | Sở Nội vụ | Quý III
			 2 | Báo cáo | Sở Nội vụ | Quý III
			 II | Công vụ | < | <
			 1 | Kiểm tra | Sở Nội vụ | Quý III`,
			[]string{
				"A.I.1 [A.I] t:Ban hành kế hoạch l:Sở Tư pháp e:Quý I",
				"A.I.2 [A.I] t:Rà soát l:Sở Tư pháp e:Quý II",
				"B.I.1 [B.I] t:Sắp xếp l:Sở Nội vụ e:Quý III",
				"B.I.2 [B.I] t:Báo cáo l:Sở Nội vụ e:Quý III",
				"B.II.1 [B.II] t:Kiểm tra l:Sở Nội vụ e:Quý III",
			},
			[]string{"A NHIỆM VỤ CHUNG", "A.I Thể chế < A", "B NHIỆM VỤ RIÊNG", "B.I Bộ máy < B", "B.II Công vụ < B"},
		},
		{
			"groups headed by a number or by a name alone",
			`STT | Nhiệm vụ | Chủ trì | Thời hạn
			 1 | Cải cách thể chế | | 
			 1.1 | Ban hành kế hoạch | Sở Tư pháp | Quý I
			 1.2 | Rà soát | Sở Tư pháp | Quý II
			 2 | *Cải cách thủ tục* | < | <
			 2.1 | Công khai | Văn phòng UBND tỉnh | Quý III
			 *Nhiệm vụ khác* | < | < | <
			 2.2 | Báo cáo | Sở Nội vụ | Quý III`,
			[]string{
				"1.1 [1] t:Ban hành kế hoạch l:Sở Tư pháp e:Quý I",
				"1.2 [1] t:Rà soát l:Sở Tư pháp e:Quý II",
				"2.1 [2] t:Công khai l:Văn phòng UBND tỉnh e:Quý III",
				"2.2 [] t:Báo cáo l:Sở Nội vụ e:Quý III",
			},
			[]string{"1 Cải cách thể chế", "2 Cải cách thủ tục", " Nhiệm vụ khác < 2"},
		},
		{
			"numeral and name in one cell, letters under a number",
			`STT | Nhiệm vụ | Chủ trì | Thời hạn
			 I. CẢI CÁCH THỂ CHẾ | < | < | <
			 1 | Ban hành kế hoạch | Sở Tư pháp | Quý I
			 a) | Dự thảo | Sở Tư pháp | Tháng 1
			 b) | Trình ký | Sở Tư pháp | Tháng 2
			 Phần II: CẢI CÁCH THỦ TỤC | < | < | <
			 2 | Rà soát | Sở Tư pháp | Quý II`,
			[]string{
				"1 [I] t:Ban hành kế hoạch l:Sở Tư pháp e:Quý I",
				"1.a) [I] t:Dự thảo l:Sở Tư pháp e:Tháng 1",
				"1.b) [I] t:Trình ký l:Sở Tư pháp e:Tháng 2",
				"2 [II] t:Rà soát l:Sở Tư pháp e:Quý II",
			},
			[]string{"I CẢI CÁCH THỂ CHẾ", "II Phần II: CẢI CÁCH THỦ TỤC"},
		},
		{
			"title rows above the header, a sum and a note below",
			`DANH MỤC NHIỆM VỤ NĂM 2025 | < | < | <
			 STT | Nhiệm vụ | Chủ trì | Thời hạn
			 1 | Rà soát / / Công khai | Sở Tư pháp | Quý I
			 Tổng cộng: 01 nhiệm vụ | < | < | <
			 Ghi chú: số liệu tạm tính | < | < | <`,
			[]string{"1 [] t:Rà soát⏎Công khai l:Sở Tư pháp e:Quý I"}, nil,
		},
		{
			"times merged over start and end",
			`STT | Nhiệm vụ | Chủ trì | Thời gian thực hiện | Thời gian hoàn thành
			 1 | Rà soát | Sở Tư pháp | Thường xuyên | <`,
			[]string{"1 [] t:Rà soát l:Sở Tư pháp s:Thường xuyên e:Thường xuyên"}, nil,
		},
		{
			"header of two rows without spans, as above",
			`TT | Nội dung | Cơ quan | | Thời gian | 
			  | | Chủ trì | Phối hợp | Bắt đầu | Hoàn thành
			 1 | Rà soát | Sở Tư pháp | Sở Nội vụ | Tháng 1/2025 | Tháng 6/2025
			 2 | Báo cáo | -nt- | Sở Y tế | " | Tháng 7/2025`,
			[]string{
				"1 [] t:Rà soát l:Sở Tư pháp c:Sở Nội vụ s:Tháng 1/2025 e:Tháng 6/2025",
				"2 [] t:Báo cáo l:^Sở Tư pháp c:Sở Y tế s:^Tháng 1/2025 e:Tháng 7/2025 (Cơ quan Chủ trì: -nt-) (Thời gian Bắt đầu: \")",
			}, nil,
		},
		{
			"a column whose header is unknown holds the tasks",
			`STT | Tên văn bản cần ban hành | Đơn vị chủ trì soạn thảo | Thời gian trình
			 1 | Nghị quyết về phí | Sở Tài chính | Tháng 5/2025`,
			[]string{"1 [] t:Nghị quyết về phí l:Sở Tài chính e:Tháng 5/2025"}, nil,
		},
	} {
		r, ok := FromTable(grid(tt.table), Context{})
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
	}
}

func TestNotTasks(t *testing.T) {
	t.Parallel()
	for _, table := range []string{
		`ỦY BAN NHÂN DÂN / / TỈNH TUYÊN QUANG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
		 Số: 223/KH-UBND | Tuyên Quang, ngày 23 tháng 12 năm 2024`,
		`Nơi nhận: / / - Như trên; | TM. ỦY BAN NHÂN DÂN / / CHỦ TỊCH`,
		`STT | Chỉ tiêu | Đơn vị tính | Năm 2024 | Năm 2025
		 1 | Hồ sơ trực tuyến | % | 70 | 80`,
		`STT | Nội dung chi | Đơn vị tính | Số lượng | Đơn giá | Thành tiền
		 1 | Thuê hội trường | ngày | 2 | 5.000.000 | 10.000.000`,
		`STT | Nội dung | Số liệu | Ghi chú
		 1 | Tổng số hồ sơ | 1200 | `,
		`A | B`,
		``,
	} {
		if r, ok := FromTable(grid(table), Context{}); ok {
			t.Errorf("read as tasks: %q\n%v", table, show(r))
		}
	}
	if _, ok := FromTable(nil, Context{}); ok {
		t.Error("read nil")
	}
}

// TestSplitTables reads a table that was cut in two and a second table of its
// own in the same document.
func TestSplitTables(t *testing.T) {
	t.Parallel()
	first, ok := FromTable(grid(`STT | Nhiệm vụ | Chủ trì | Thời hạn
		I | CẢI CÁCH THỂ CHẾ | < | <
		1 | Ban hành kế hoạch | Sở Tư pháp | Quý I`), Context{})
	if !ok {
		t.Fatal("first part not read")
	}
	second, ok := FromTable(grid(`2 | Rà soát | Sở Tư pháp | Quý II
		II | CẢI CÁCH THỦ TỤC | < | <
		3 | Công khai | Sở Nội vụ | Quý III`), Context{Prev: first})
	if !ok {
		t.Fatal("second part not read")
	}
	want := []string{"2 [I] t:Rà soát l:Sở Tư pháp e:Quý II", "3 [II] t:Công khai l:Sở Nội vụ e:Quý III"}
	if diff := cmp.Diff(want, show(second)); diff != "" {
		t.Errorf("second part (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"II CẢI CÁCH THỦ TỤC"}, showGroups(second)); diff != "" {
		t.Errorf("groups of the second part (-want +got):\n%s", diff)
	}
	third, ok := FromTable(grid(`TT | Nội dung công việc | Đơn vị thực hiện
		1 | Kiểm tra | Sở Nội vụ
		2 | Báo cáo | Sở Nội vụ`), Context{Prev: second})
	if !ok {
		t.Fatal("third table not read")
	}
	want = []string{"B3.1 [] t:Kiểm tra l:Sở Nội vụ", "B3.2 [] t:Báo cáo l:Sở Nội vụ"}
	if diff := cmp.Diff(want, show(third)); diff != "" {
		t.Errorf("third table (-want +got):\n%s", diff)
	}
	if _, ok := FromTable(grid(`a | b | c | d`), Context{Prev: first}); ok {
		t.Error("a table of four columns without tasks was read as a continuation")
	}
}

func TestTableWarnings(t *testing.T) {
	t.Parallel()
	r, ok := FromTable(grid(`STT | Mục tiêu | Nhiệm vụ | Kết quả | Chủ trì | Bắt đầu | Hoàn thành
		I | THỂ CHẾ | < | < | < | < | <
		1 | Đúng hạn | Rà soát | Sở Nội vụ | Sở Tư pháp | Tháng 6/2025 | Tháng 3/2025
		2 | Đúng hạn | | Báo cáo | | Quý I/2025 | Quý II/2025
		4 | Đúng hạn | Công khai | Báo cáo | Sở Tư pháp | |
		4 | Đúng hạn | Báo cáo | Báo cáo | Sở Tư pháp | Năm 2025 | Năm 2025
		III | THỦ TỤC | < | < | < | < | <
		5 | Đúng hạn | Họp | Báo cáo | Sở Tư pháp | Năm 2025 | xyz`), Context{})
	if !ok {
		t.Fatal("not read")
	}
	var got []string
	for _, w := range r.Warnings {
		got = append(got, w.Code+" "+w.Text)
	}
	for _, e := range r.Entries {
		for _, w := range e.Warnings {
			got = append(got, e.Number+" "+w.Code+" "+string(w.Field))
		}
	}
	want := []string{
		plan.WarnNumberGap + " III", plan.WarnNumberGap + " 4",
		"1 end_before_start end", "1 agency_in_product product",
		"2 no_task_text task", "2 missing_cell lead",
		"4a missing_cell end", "4b number_repeated ",
		"5 unread_time end",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}
