package retrieval

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"kehoach/plan"
)

// Record is a plan in the form in which a back end stores it.
type Record struct {
	// Info has all but the time of storing.
	Info PlanInfo
	// Head is the plan as JSON without its entries.
	Head []byte
	// Entries are the entries as JSON, in the plan's order, in the form of
	// `kehoach ingest --json`.
	Entries [][]byte
}

// Encode makes the record of a plan. It fails for names that cannot be keys.
func Encode(tenant string, p *plan.Plan) (*Record, error) {
	for _, key := range []struct{ what, name string }{{"tenant", tenant}, {"plan", p.ID}} {
		if key.name == "" || strings.Contains(key.name, "\x00") || !utf8.ValidString(key.name) {
			return nil, fmt.Errorf("store plan: %q cannot name a %s", key.name, key.what)
		}
	}
	head := *p
	head.Entries = nil
	r := &Record{Entries: make([][]byte, len(p.Entries))}
	var err error
	if r.Head, err = json.Marshal(&head); err != nil {
		return nil, fmt.Errorf("encode plan %q: %w", p.ID, err)
	}
	for i, e := range p.Entries {
		if r.Entries[i], err = e.MarshalJSON(); err != nil {
			return nil, fmt.Errorf("encode entry %q of plan %q: %w", e.ID, p.ID, err)
		}
	}
	r.Info = PlanInfo{
		ID: p.ID, Number: p.Number, Date: p.Date, Issuer: p.Issuer, Title: p.Title, Year: p.Year,
		Entries: len(p.Entries), Tasks: plan.TaskCount(p.OfKind(plan.KindTask)),
		Hash: p.Hash, File: p.File, Version: r.digest(),
	}
	return r, nil
}

// digest hashes all that the plan holds.
func (r *Record) digest() string {
	h := sha256.New()
	var size [8]byte
	for _, part := range append([][]byte{r.Head}, r.Entries...) {
		binary.LittleEndian.PutUint64(size[:], uint64(len(part)))
		h.Write(size[:])
		h.Write(part)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Stored returns the record's info with the time of storing, in the precision
// that all back ends keep.
func (r *Record) Stored(at time.Time) PlanInfo {
	info := r.Info
	info.StoredAt = at.UTC().Truncate(time.Microsecond)
	return info
}

// Decode returns the plan of a record of which Info.Version is known. A byte
// that is not as it was stored gives an error that wraps [ErrDamaged].
func (r *Record) Decode() (*plan.Plan, error) {
	if r.digest() != r.Info.Version {
		return nil, fmt.Errorf("decode plan %q: %w: checksum differs", r.Info.ID, ErrDamaged)
	}
	p := &plan.Plan{}
	if err := json.Unmarshal(r.Head, p); err != nil {
		return nil, fmt.Errorf("decode plan %q: %w: %w", r.Info.ID, ErrDamaged, err)
	}
	for _, b := range r.Entries {
		e := &plan.Entry{}
		if err := e.UnmarshalJSON(b); err != nil {
			return nil, fmt.Errorf("decode an entry of plan %q: %w: %w", r.Info.ID, ErrDamaged, err)
		}
		p.Entries = append(p.Entries, e)
	}
	return p, nil
}
