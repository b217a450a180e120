package block

// Refusal is why a document is not taken in: an error with a code for
// programs and words for people, in Vietnamese and in English, that say what
// was wrong and what to do.
type Refusal struct {
	Code   string
	VI, EN string
}

// Error returns the Vietnamese words.
func (r *Refusal) Error() string { return r.VI }

// The codes of refusals.
const (
	// FileEmpty: no bytes, or no words.
	FileEmpty = "file_empty"
	// UnknownFormat: neither text nor a format that a reader knows.
	UnknownFormat = "unknown_format"
	// Encrypted: protected by a password.
	Encrypted = "encrypted"
	// Broken: the format is known and the file does not keep to it.
	Broken = "broken"
	// TooLarge: over the size limit.
	TooLarge = "too_large"
	// ArchiveBomb: an archive that unpacks to more than the limit.
	ArchiveBomb = "archive_bomb"
	// Secret: marked MẬT, TỐI MẬT or TUYỆT MẬT, or for internal use only.
	Secret = "secret"
	// NotAPlan: a document of another kind.
	NotAPlan = "not_a_plan"
)
