// Package table is the embedder that is built in: a static table of
// Vietnamese and English words with a vector each. A text's vector is the sum
// of the vectors of its words, so it takes microseconds and no service.
//
// The words are syllables, phrases of two or three syllables, and English
// words. The table was trained by the command in folder train: first so that
// the sum over a sentence points where a teacher (a language model for
// embeddings) puts the sentence, then so that everyday questions find the
// official statements that answer them. table.txt says from what.
//
// [Table.EmbedDocuments] and [Table.EmbedQuery] have the form of the
// embedders of langchaingo.
package table
