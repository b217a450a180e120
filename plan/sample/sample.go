// Package sample holds the plan that ships with the program, so that a
// question can be asked before any document is read in. README.md says where
// the text is from.
package sample

import _ "embed"

// Name is the file name of the sample plan.
const Name = "ke-hoach-223-kh-ubnd.txt"

// Text is the document's bytes, UTF-8.
//
//go:embed ke-hoach-223-kh-ubnd.txt
var Text []byte
