// Package docx writes a [draft.Document] as a Word file in the form that Nghị
// định 30/2020/NĐ-CP (Phụ lục I) lays down: page, boxes of the head and foot,
// sizes, page numbers in the top margin from the second page on, annexes on
// landscape pages with a repeated head. It needs archive/zip only; the same
// document gives the same bytes.
package docx
