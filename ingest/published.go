package ingest

import (
	"embed"
	"io/fs"
)

//go:embed testdata/plans/*.md
var published embed.FS

// Published returns official plans as they were published, one file each: the
// documents by which reading is tested, and about which eval has questions.
// They are carried along so that both go from anywhere.
func Published() fs.FS {
	sub, err := fs.Sub(published, "testdata/plans")
	if err != nil {
		// fs.Sub fails only for a name that is no path, and this one is fixed.
		return published
	}
	return sub
}
