// Package check holds a Word file against the form of administrative papers in
// Nghị định 30/2020/NĐ-CP, Phụ lục I: page, fonts and sizes, the boxes of the
// head and foot, headings, the body's paragraphs, annexes, page numbers. It
// reads any .docx, whoever wrote it, and knows nothing of the writer of drafts,
// so that it can judge it. [File] names each difference; what it cannot see (the
// seal, a signature's image) it does not speak of.
package check
