package check_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"kehoach/agent/draft"
	"kehoach/agent/draft/check"
	"kehoach/agent/draft/docx"
)

// report is a small paper with every box.
func report() *draft.Document {
	words := func(s string) draft.Text { return draft.Text{{Words: s}} }
	d := &draft.Document{
		Head: draft.Head{Parent: "UBND TỈNH TUYÊN QUANG", Issuer: []string{"SỞ Y TẾ"}, Symbol: "BC-SYT", Place: "Tuyên Quang", Year: 2025, Name: "Sở Y tế"},
		Type: "BÁO CÁO", Subject: "Kết quả công tác quý I năm 2025", To: []string{"Sở Nội vụ"},
		Basis:  []draft.Text{words("Căn cứ Kế hoạch số 1"), words("Căn cứ Kế hoạch số 2")},
		Copies: []string{"Lãnh đạo Sở"}, Save: words("KHTC"), Sign: []string{"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"},
	}
	d.Body = []draft.Block{
		{Level: draft.Part, Text: words("I. KẾT QUẢ")},
		{Text: words("Đã làm./.")},
	}
	table := &draft.Table{Head: []string{"STT", "Việc"}, Rows: []draft.Row{{Cells: []draft.Text{words("1"), words("a")}}, {Cells: []draft.Text{words("2"), words("b")}}}}
	d.Annexes = []draft.Annex{{Title: "TIẾN ĐỘ", Body: []draft.Block{{Level: draft.Rows, Table: table}}}, {Title: "SỐ LIỆU"}}
	return d
}

func write(t *testing.T, d *draft.Document) []byte {
	t.Helper()
	data, err := docx.Write(d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// spoil replaces words in a part of a .docx; "" is the document itself.
func spoil(t *testing.T, data []byte, part, old, with string) []byte {
	t.Helper()
	if part == "" {
		part = "word/document.xml"
	}
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			if !bytes.Contains(body, []byte(old)) {
				t.Fatalf("%s does not hold %q", part, old)
			}
			body = bytes.Replace(body, []byte(old), []byte(with), 1)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(body); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestCleanPaperHasNoFaults(t *testing.T) {
	faults, err := check.File(write(t, report()))
	if err != nil || len(faults) > 0 {
		t.Errorf("faults %v, error %v", faults, err)
	}
}

// TestFaultsAreFound plants one fault after another.
func TestFaultsAreFound(t *testing.T) {
	clean := write(t, report())
	for _, tc := range []struct{ part, old, with, rule, message string }{
		{"", `w:w="11906" w:h="16838"`, `w:w="12240" w:h="15840"`, "kho-giay", "phải là A4"},
		{"", `w:left="1701"`, `w:left="1134"`, "le", "lề trái 20 mm"},
		{"", `w:right="1134"`, `w:right="1440"`, "le", "lề phải 25 mm"},
		{"", `<w:titlePg/>`, ``, "so-trang", "trang đầu phải không hiện số trang"},
		{"", `<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="Giua"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t xml:space="preserve">Phụ lục II`,
			`<w:pgNumType w:start="7"/><w:titlePg/></w:sectPr></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="Giua"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t xml:space="preserve">Phụ lục II`, "so-trang", "bắt đầu từ 1"},
		{"word/header2.xml", `PAGE`, `DATE`, "so-trang", "thiếu số trang"},
		{"word/styles.xml", `w:ascii="Times New Roman" w:hAnsi="Times New Roman"`, `w:ascii="Arial" w:hAnsi="Arial"`, "phong-chu", `"Arial"`},
		{"word/styles.xml", `<w:outlineLvl w:val="0"/></w:pPr><w:rPr>`, `<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="FF0000"/>`, "mau-chu", "FF0000"},
		{"", "CHỦ NGHĨA VIỆT NAM", "CHỦ NGHĨA VIỆT  NAM X", "quoc-hieu", "thiếu Quốc hiệu"},
		{"", "Độc lập - Tự do", "Độc lập-Tự do", "tieu-ngu", "Tiêu ngữ ghi"},
		{"", "SỞ Y TẾ", "Sở Y tế", "co-quan", "phải viết hoa"},
		{"", "Số:        /BC-SYT", "Số:   5/BC-SYT", "de-trong", "để trống số"},
		{"", "/BC-SYT", "/BC - SYT", "so-ky-hieu", "ký hiệu"},
		{"", "ngày       tháng", "ngày 5 tháng", "de-trong", "để trống ngày"},
		{"", "Tuyên Quang, ngày", "Tuyên Quang ngày", "dia-danh", "dấu phẩy"},
		{"", "BÁO CÁO", "Báo cáo", "ten-loai", "phải viết hoa"},
		{"", "Kết quả công tác quý I năm 2025", "KẾT QUẢ CÔNG TÁC", "trich-yeu", "viết chữ thường"},
		{"", "Kính gửi: Sở", "Kính gửi Sở", "kinh-gui", "dấu hai chấm"},
		{"", "- Như trên;", "- Lãnh đạo;", "noi-nhan", "phải có “Như trên”"},
		{"", "- Lãnh đạo Sở;", "- Lãnh đạo Sở.", "noi-nhan", "dấu chấm phẩy"},
		{"", "- Lưu: VT, ", "- Lưu trữ ", "noi-nhan", "Lưu: VT"},
		{"", "Nơi nhận:", "Nơi nhận", "noi-nhan", "dòng riêng"},
		{"", "KT. GIÁM ĐỐC", "KT.GIÁM ĐỐC", "ky", "sau KT"},
		{"", "PHÓ GIÁM ĐỐC", "TS. Nguyễn Văn A", "ky", "học hàm, học vị"},
		{"", "làm./.", "làm.", "ket-thuc", "./."},
		{"", "I. KẾT QUẢ", "I. Kết quả", "muc", "phải viết hoa"},
		{"word/styles.xml", `<w:ind w:firstLine="720"/><w:jc w:val="both"/>`, `<w:ind w:firstLine="0"/><w:jc w:val="both"/>`, "noi-dung", "lùi đầu dòng 0 mm"},
		{"word/styles.xml", `<w:jc w:val="both"/>`, `<w:jc w:val="left"/>`, "noi-dung", "canh đều"},
		{"word/styles.xml", `<w:spacing w:before="120" w:line="264"`, `<w:spacing w:before="0" w:line="264"`, "noi-dung", "tối thiểu 6 pt"},
		{"word/styles.xml", `w:line="264"`, `w:line="480"`, "noi-dung", "giãn dòng 2.00"},
		{"", "Phụ lục I<", "Phụ lục 1<", "phu-luc", "La Mã"},
		{"", "TIẾN ĐỘ", "Tiến độ", "phu-luc", "phải viết hoa"},
		{"", "(Kèm theo", "Kèm theo", "phu-luc", "Kèm theo"},
		{"", "KT. GIÁM ĐỐC", "KT GIÁM ĐỐC", "ky", "sau KT"},
		{"", `<w:gridCol w:w="3685"/>`, `<w:gridCol w:w="13685"/>`, "bang", "tràn"},
		{"", `<w:ind w:left="1022" w:right="1022"/>`, `<w:ind w:left="2000" w:right="2000"/>`, "tieu-ngu", "bằng dòng chữ"},
		{"", `<w:tblHeader/>`, ``, "phu-luc", "lặp dòng tiêu đề"},
	} {
		t.Run(tc.rule+"/"+tc.message, func(t *testing.T) {
			faults, err := check.File(spoil(t, clean, tc.part, tc.old, tc.with))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range faults {
				if f.Rule == tc.rule && strings.Contains(f.Message, tc.message) {
					return
				}
			}
			t.Errorf("%q for %q: no fault %s with %q among %v", tc.with, tc.old, tc.rule, tc.message, faults)
		})
	}
}

func TestLetterHasNoTypeButSubject(t *testing.T) {
	d := report()
	d.Type, d.Subject = "", "V/v đôn đốc báo cáo"
	d.Head.Symbol = "SYT-VP"
	faults, err := check.File(write(t, d))
	if err != nil || len(faults) > 0 {
		t.Fatalf("faults %v, error %v", faults, err)
	}
	d.To = nil
	if faults, _ = check.File(write(t, d)); len(faults) != 1 || faults[0].Rule != "kinh-gui" {
		t.Errorf("a letter to nobody: %v", faults)
	}
}

func TestNoDocx(t *testing.T) {
	if _, err := check.File([]byte("xin chào")); err == nil {
		t.Error("no error for what is no .docx")
	}
}
