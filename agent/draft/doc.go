// Package draft writes the papers that a plan obliges people to write: reports,
// an agency's own plan, letters that chase, submissions. [Kinds.Make] is a pure
// function: what was selected for a request ([Input]) → a [Document]; the
// packages below turn that into a file (docx) and judge files (check).
//
// A kind is a text file: a head that says what it wants, and a template that
// writes the simple markup of [Document]s (see the parser in markup.go). The
// built-in kinds stand in kinds/; an office puts its own into a folder and needs
// no Go. Files whose name begins with "_" are parts that kinds share, heads.txt
// says which body stands above which and who signs.
//
// Nothing is invented: a sentence has the words of an entry and cites it, and
// where a result belongs there is a [Slot] with its owner and unit. Number, day
// and signature stay blank.
package draft
