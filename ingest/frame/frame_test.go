package frame

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/ingest/block"
	"kehoach/plan"
)

// lines makes a block of each line; "**" before one makes it bold.
func lines(text string) []block.Block {
	var out []block.Block
	for line := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		line = strings.TrimLeft(line, "\t")
		bold := strings.HasPrefix(line, "**")
		out = append(out, block.Block{Text: strings.Trim(line, "*"), Bold: bold})
	}
	return out
}

func mustRead(t *testing.T, blocks []block.Block) *Frame {
	t.Helper()
	f, err := Read(blocks)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestReadLooseLines(t *testing.T) {
	f := mustRead(t, lines(`
	UBND TỈNH HÀ NAM
	SỞ NỘI VỤ
	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
	Độc lập - Tự do - Hạnh phúc
	Số: 15/KH-SNV
	Hà Nam, ngày 05 tháng 01 năm 2026
	KẾ HOẠCH
	Thực hiện công tác văn thư, lưu trữ năm 2026
	Căn cứ Luật Lưu trữ ngày 21/6/2024;
	Sở Nội vụ xây dựng Kế hoạch công tác văn thư, lưu trữ năm 2026 như sau:
	I. MỤC TIÊU
	1. Số hóa 90% hồ sơ.
	Nơi nhận:
	- UBND tỉnh (b/c);
	- Lưu: VT, VTLT.
	KT. GIÁM ĐỐC
	PHÓ GIÁM ĐỐC
	(Đã ký)
	Trần Văn A
	PHỤ LỤC
	TT`))
	want := &Frame{
		Number: "15/KH-SNV", Place: "Hà Nam", Issuer: "Sở Nội vụ", Date: "2026-01-05",
		Title:      "KẾ HOẠCH Thực hiện công tác văn thư, lưu trữ năm 2026",
		LegalBasis: []string{"Căn cứ Luật Lưu trữ ngày 21/6/2024;"},
		Preamble:   []string{"Sở Nội vụ xây dựng Kế hoạch công tác văn thư, lưu trữ năm 2026 như sau:"},
		Recipients: []string{"UBND tỉnh (b/c);", "Lưu: VT, VTLT."},
		Signer:     "Trần Văn A", SignerTitle: "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC",
		Year: 2026, LastYear: 2026,
	}
	got := *f
	got.Body, got.Annex, got.Headings = nil, nil, nil
	if diff := cmp.Diff(want, &got); diff != "" {
		t.Errorf("frame (-want +got):\n%s", diff)
	}
	if len(f.Body) != 2 || len(f.Annex) != 2 {
		t.Errorf("%d blocks of body and %d of annex; want 2 and 2", len(f.Body), len(f.Annex))
	}
}

func TestReadTables(t *testing.T) {
	head := &block.Table{Rows: [][]block.Cell{
		{{Text: "ỦY BAN NHÂN\nDÂN\nTỈNH ĐỒNG NAI\n-------"}, {Text: "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"}},
		{{Text: "Số: 179/KH-UBND"}, {Text: "Đồng Nai, ngày 18 tháng 11 năm 2025"}},
	}}
	foot := &block.Table{Rows: [][]block.Cell{
		{{Text: "Nơi nhận:\n- Bộ Nội vụ;\n- Lưu: VT."}, {Text: "TM. ỦY BAN NHÂN\nDÂN\nCHỦ TỊCH Võ Tấn Đức"}},
	}}
	blocks := []block.Block{{Table: head}}
	blocks = append(blocks, lines("**KẾ HOẠCH\n**PHÁT TRIỂN KINH TẾ SỐ\nUBND tỉnh ban hành Kế hoạch như sau:\nI. MỤC TIÊU\n1. x.")...)
	blocks = append(blocks, block.Block{Table: foot}, block.Block{Text: "PHỤ LỤC"})
	f := mustRead(t, blocks)
	for _, tt := range []struct{ name, got, want string }{
		{"number", f.Number, "179/KH-UBND"},
		{"issuer", f.Issuer, "Ủy ban nhân dân tỉnh Đồng Nai"},
		{"date", string(f.Date), "2025-11-18"},
		{"title", f.Title, "KẾ HOẠCH PHÁT TRIỂN KINH TẾ SỐ"},
		{"signer", f.Signer, "Võ Tấn Đức"},
		{"signer's title", f.SignerTitle, "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH"},
		{"recipients", strings.Join(f.Recipients, " "), "Bộ Nội vụ; Lưu: VT."},
	} {
		if tt.got != tt.want {
			t.Errorf("%s = %q; want %q", tt.name, tt.got, tt.want)
		}
	}
	if len(f.Body) != 2 || len(f.Annex) != 1 {
		t.Errorf("%d blocks of body and %d of annex; want 2 and 1", len(f.Body), len(f.Annex))
	}
}

func TestReadAttached(t *testing.T) {
	f := mustRead(t, lines(`
	ỦY BAN NHÂN DÂN
	TỈNH LÀO CAI
	Số: 1234/QĐ-UBND
	Lào Cai, ngày 10 tháng 02 năm 2025
	QUYẾT ĐỊNH
	Về việc ban hành Kế hoạch chuyển đổi số năm 2025
	Căn cứ Luật Tổ chức chính quyền địa phương;
	Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.
	Nơi nhận:
	- Như Điều 1.
	TM. ỦY BAN NHÂN DÂN
	CHỦ TỊCH
	Hoàng Văn B
	KẾ HOẠCH
	Chuyển đổi số năm 2025
	(Ban hành kèm theo Quyết định số 1234/QĐ-UBND ngày 10/02/2025)
	I. MỤC TIÊU
	- 80% hồ sơ.`))
	if f.Title != "KẾ HOẠCH Chuyển đổi số năm 2025" || f.Number != "1234/QĐ-UBND" || f.Signer != "Hoàng Văn B" || f.Year != 2025 {
		t.Errorf("title %q, number %q, signer %q, year %d", f.Title, f.Number, f.Signer, f.Year)
	}
	if len(f.Cover) != 1 || len(f.Body) != 2 {
		t.Errorf("%d blocks of cover and %d of body; want 1 and 2", len(f.Cover), len(f.Body))
	}
}

func TestReadAttachedUnsigned(t *testing.T) {
	f := mustRead(t, lines(`
	Số: 5/QĐ-UBND
	QUYẾT ĐỊNH
	Về việc ban hành Kế hoạch chuyển đổi số
	Điều 1. Ban hành Kế hoạch.
	KẾ HOẠCH
	Chuyển đổi số năm 2025
	I. MỤC TIÊU
	- 80% hồ sơ.`))
	if f.Title != "KẾ HOẠCH Chuyển đổi số năm 2025" || len(f.Cover) != 1 || len(f.Body) != 2 {
		t.Errorf("title %q, %d blocks of cover, %d of body", f.Title, len(f.Cover), len(f.Body))
	}
}

func TestReadDraft(t *testing.T) {
	f := mustRead(t, lines(`
	KẾ HOẠCH HÀNH ĐỘNG PHÒNG, CHỐNG THIÊN TAI NĂM 2026
	Số:      /KH-UBND
	Tân Lập, ngày     tháng 12 năm 2025
	UBND xã Tân Lập ban hành Kế hoạch như sau:
	I. MỤC TIÊU
	Giảm 30% thiệt hại.
	TM. UBND XÃ
	CHỦ TỊCH
	NGUYỄN THỊ B`))
	if f.Number != "" || f.Date != "" || f.Place != "Tân Lập" || f.Year != 2026 {
		t.Errorf("number %q, date %q, place %q, year %d; want none, none, Tân Lập, 2026", f.Number, f.Date, f.Place, f.Year)
	}
	if f.Issuer != "UBND xã Tân Lập" || f.Signer != "NGUYỄN THỊ B" || f.SignerTitle != "TM. UBND XÃ, CHỦ TỊCH" {
		t.Errorf("issuer %q, signer %q, %q", f.Issuer, f.Signer, f.SignerTitle)
	}
}

func TestRefusals(t *testing.T) {
	for _, tt := range []struct {
		name, text, code, vi, en string
	}{
		{"decision", "Số: 2/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc nghỉ hưu\nĐiều 1. Ông A nghỉ hưu.", block.NotAPlan, "Quyết định", "decision"},
		{"report", "BÁO CÁO\nKết quả cải cách hành chính\nI. KẾT QUẢ\nTốt.", block.NotAPlan, "Báo cáo", "report"},
		{"letter", "Số: 12/UBND-VX\nV/v nghỉ lễ\nKính gửi: Các sở\nUBND tỉnh thông báo.", block.NotAPlan, "Công văn", "letter"},
		{"by symbol", "Số: 12/TB-UBND\nUBND tỉnh thông báo như sau.", block.NotAPlan, "Thông báo", "notice"},
		{"a story", "Ngày xưa có một ông lão.\nÔng có ba người con.", block.NotAPlan, "không nhận ra", "not recognised"},
		{"no words", "---\n...", block.FileEmpty, "không có chữ", "no words"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(lines(tt.text))
			var r *block.Refusal
			if !errors.As(err, &r) {
				t.Fatalf("error %v; want a refusal", err)
			}
			if r.Code != tt.code || !strings.Contains(r.VI, tt.vi) || !strings.Contains(r.EN, tt.en) {
				t.Errorf("refusal %+v; want code %q with %q, %q", r, tt.code, tt.vi, tt.en)
			}
		})
	}
}

func TestPlansWithoutType(t *testing.T) {
	for _, text := range []string{
		"Số: 3/KH-UBND\nI. MỤC TIÊU\nx.",
		"I. MỤC TIÊU\nx.\nII. NHIỆM VỤ\ny.\nIII. TỔ CHỨC THỰC HIỆN\nz.",
		"CHƯƠNG TRÌNH\nCông tác năm 2025\nI. NHIỆM VỤ\nx.",
	} {
		if _, err := Read(lines(text)); err != nil {
			t.Errorf("Read(%q): %v; want a plan", text, err)
		}
	}
}

func TestYears(t *testing.T) {
	for _, tt := range []struct {
		title       string
		issued      int
		first, last int
	}{
		{"CẢI CÁCH HÀNH CHÍNH TỈNH TUYÊN QUANG NĂM 2025", 2024, 2025, 2025},
		{"PHÁT TRIỂN KINH TẾ SỐ GIAI ĐOẠN 2026 - 2030", 2025, 2026, 2030},
		{"Chuyển đổi số giai đoạn 2021-2025, định hướng đến năm 2030", 2021, 2021, 2025},
		{"LỘ TRÌNH ĐỔI MỚI CÔNG NGHỆ ĐẾN NĂM 2035", 2025, 2025, 2035},
		{"THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW NGÀY 22/12/2024 CỦA BỘ CHÍNH TRỊ", 2025, 0, 0},
		{"thực hiện Nghị quyết ngày 30 tháng 4 năm 2025 của Bộ Chính trị", 2025, 0, 0},
		{"TRIỂN KHAI THI HÀNH LUẬT ĐẤT ĐAI NĂM 2024", 2024, 0, 0},
		{"TRIỂN KHAI THI HÀNH LUẬT ĐẤT ĐAI NĂM 2024 TRÊN ĐỊA BÀN TỈNH NĂM 2025", 2025, 2025, 2025},
		{"PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT NĂM 2025", 2025, 2025, 2025},
		{"Đánh giá Chỉ số cải cách hành chính năm 2024", 2025, 0, 0},
		{"TRIỂN KHAI THI HÀNH LUẬT VIỆC LÀM", 2025, 0, 0},
	} {
		if first, last := Years(tt.title, tt.issued); first != tt.first || last != tt.last {
			t.Errorf("Years(%q, %d) = %d, %d; want %d, %d", tt.title, tt.issued, first, last, tt.first, tt.last)
		}
	}
}

func TestReadDate(t *testing.T) {
	for _, tt := range []struct {
		text, place string
		date        plan.Date
	}{
		{"Tuyên Quang, ngày 23 tháng 12 năm 2024", "Tuyên Quang", "2024-12-23"},
		{"Hà Nam, ngày 5 tháng 01 năm 2025", "Hà Nam", "2025-01-05"},
		{"Hà Nội, ngày 31 tháng 6 năm 2025", "Hà Nội", ""},
		{"Hà Nội, ngày      tháng 6 năm 2025", "Hà Nội", ""},
	} {
		place, date, _ := readDate(tt.text)
		if place != tt.place || date != tt.date {
			t.Errorf("readDate(%q) = %q, %q; want %q, %q", tt.text, place, date, tt.place, tt.date)
		}
	}
}

func TestSecret(t *testing.T) {
	for _, tt := range []struct {
		name, text       string
		refused, allowed bool // allowed: taken in where internal papers are
	}{
		{"stamp", "SỞ NỘI VỤ\nMẬT\nKẾ HOẠCH", true, false},
		{"higher stamp", "KẾ HOẠCH\n[TỐI MẬT]", true, false},
		{"spaced out", "T U Y Ệ T  M Ậ T\nKẾ HOẠCH", true, false},
		{"with urgency", "MẬT - HỎA TỐC\nKẾ HOẠCH", true, false},
		{"field", "Độ mật: A\nKẾ HOẠCH", true, false},
		{"list of secrets", "DANH MỤC BÍ MẬT NHÀ NƯỚC THUỘC LĨNH VỰC NỘI VỤ", true, false},
		{"beside the agency", "UBND TỈNH\t\tMẬT\nKẾ HOẠCH", true, false},
		{"no secrecy", "Độ mật: Thường\nKẾ HOẠCH", false, false},
		{"in a sentence", "Ký số (trừ văn bản mật theo quy định).\nHồ sơ thuộc phạm vi bí mật nhà nước.", false, false},
		{"in a heading", "4. BẢO VỆ BÍ MẬT NHÀ NƯỚC", false, false},
		{"internal", "LƯU HÀNH NỘI BỘ\nKẾ HOẠCH", true, true},
		{"to be returned", "XEM XONG TRẢ LẠI\nKẾ HOẠCH", true, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := &block.Document{Blocks: lines(tt.text)}
			err := Secret(doc, false)
			if got := err != nil; got != tt.refused {
				t.Fatalf("Secret = %v; want refused %v", err, tt.refused)
			}
			var r *block.Refusal
			if err != nil && (!errors.As(err, &r) || r.Code != block.Secret) {
				t.Errorf("error %v; want a refusal with code %q", err, block.Secret)
			}
			if tt.refused && (Secret(doc, true) == nil) != tt.allowed {
				t.Errorf("with internal papers allowed: taken in %v; want %v", !tt.allowed, tt.allowed)
			}
		})
	}
}

// A PDF without ruling lines gives the head as lines, the date cut by its
// narrow column, and the foot as a table that ends above the signer's name.
func TestReadLinesOfPDF(t *testing.T) {
	blocks := lines("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nTỈNH CÀ MAU\nĐộc lập - Tự do - Hạnh phúc\nSố: 88/KH-UBND\nCà Mau, ngày 05 tháng 02 năm\n2026\n**KẾ HOẠCH\n**Phòng, chống đuối nước\nI. MỤC TIÊU\n1. x.")
	foot := &block.Table{Rows: [][]block.Cell{{{Text: "Nơi nhận:\n- Bộ Y tế;"}, {Text: "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"}}}}
	blocks = append(blocks, block.Block{Table: foot})
	blocks = append(blocks, lines("- Lưu: VT.\nLê Thị Ái Nam\nPHỤ LỤC")...)
	f := mustRead(t, blocks)
	for _, tt := range []struct{ name, got, want string }{
		{"date", string(f.Date), "2026-02-05"},
		{"signer", f.Signer, "Lê Thị Ái Nam"},
		{"signer's title", f.SignerTitle, "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"},
		{"recipients", strings.Join(f.Recipients, " "), "Bộ Y tế; Lưu: VT."},
	} {
		if tt.got != tt.want {
			t.Errorf("%s = %q; want %q", tt.name, tt.got, tt.want)
		}
	}
	if len(f.Annex) != 1 {
		t.Errorf("%d blocks of annex; want 1", len(f.Annex))
	}
}
