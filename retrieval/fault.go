package retrieval

// Fault is why a store cannot be used: an error with a code for programs and
// words for people, in Vietnamese and in English, that say what is wrong and
// what to do.
type Fault struct {
	Code   string
	VI, EN string
	// Err is the cause, for the log.
	Err error
}

// Error returns the Vietnamese words.
func (f *Fault) Error() string { return f.VI }

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Err }

// The codes of faults.
const (
	// StoreDamaged: what is stored cannot be read.
	StoreDamaged = "store_damaged"
	// StoreForeign: there is something, and it is no store of this program.
	StoreForeign = "store_foreign"
	// StoreNewer: written by a newer version of the program.
	StoreNewer = "store_newer"
	// StoreReadOnly: no permission to write, or a read-only file system.
	StoreReadOnly = "store_read_only"
	// StoreUnreachable: no such place, or it cannot be opened.
	StoreUnreachable = "store_unreachable"
	// StoreBusy: other programs kept it locked for too long.
	StoreBusy = "store_busy"
	// StoreFull: no space left.
	StoreFull = "store_full"
)
