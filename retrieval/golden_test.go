package retrieval_test

import (
	"hash/crc32"
	"testing"

	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/storetest"
)

// TestSegmentGolden holds segments to the bytes that stores have. A change
// that is meant needs another [retrieval.SegmentVersion].
func TestSegmentGolden(t *testing.T) {
	read, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		plan *plan.Plan
		want uint32
	}{
		"full":   {storetest.Full(), 0x1f232897},
		"filled": {storetest.Filled(), 0x46751e89},
		"made":   {storetest.Plan(1, 160), 0xae0e6638},
		"sample": {read, 0x6162c405},
		"empty":  {&plan.Plan{}, 0x77a00b2c},
	} {
		for range 2 { // the second time with what is kept of the first
			if got := crc32.ChecksumIEEE(retrieval.NewSegment(test.plan).Bytes()); got != test.want {
				t.Errorf("segment of the plan %q has the sum %#08x, want %#08x", name, got, test.want)
			}
		}
	}
}
