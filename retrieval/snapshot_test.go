package retrieval_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kehoach/plan"
	"kehoach/retrieval"
	"kehoach/retrieval/storetest"
)

func TestSnapshot(t *testing.T) {
	for _, p := range []*plan.Plan{storetest.Full(), storetest.Filled(), storetest.Plan(1, 30), {}, {LegalBasis: []string{}, Year: -3}} {
		got, ok := retrieval.FromSnapshot(retrieval.Snapshot(p, "v1"), "v1")
		if !ok {
			t.Errorf("snapshot of %q cannot be read", p.ID)
		}
		if diff := cmp.Diff(p, got); diff != "" {
			t.Errorf("snapshot of %q (-want +got):\n%s", p.ID, diff)
		}
	}
	data := retrieval.Snapshot(storetest.Full(), "v1")
	if _, ok := retrieval.FromSnapshot(data, "v2"); ok {
		t.Error("a snapshot of another version was read")
	}
	for i := range data {
		bad := slices.Clone(data)
		bad[i] ^= 0x11
		if _, ok := retrieval.FromSnapshot(bad, "v1"); ok {
			t.Errorf("a snapshot with byte %d changed was read", i)
		}
		if _, ok := retrieval.FromSnapshot(data[:i], "v1"); ok {
			t.Errorf("a snapshot cut to %d bytes was read", i)
		}
	}
}

func TestRecord(t *testing.T) {
	p := storetest.Full()
	rec, err := retrieval.Encode("t", p)
	if err != nil {
		t.Fatal(err)
	}
	got, err := rec.Decode()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(p, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("decoded (-want +got):\n%s", diff)
	}
	other := storetest.Full()
	other.Entries[2].Due.Parts[1].Text += "."
	if o, _ := retrieval.Encode("t", other); o.Info.Version == rec.Info.Version {
		t.Error("a changed due has the same version")
	}
	rec.Entries[2] = slices.Replace(slices.Clone(rec.Entries[2]), 20, 21, 'x')
	if _, err := rec.Decode(); !errors.Is(err, retrieval.ErrDamaged) {
		t.Errorf("a changed byte: %v, want ErrDamaged", err)
	}
}
