package postgres

import (
	"cmp"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"slices"

	"kehoach/plan"
	"kehoach/retrieval"
)

// prepared is a plan in the form of its rows.
type prepared struct {
	tenant   string
	info     retrieval.PlanInfo
	infoJSON string
	head     string
	snapshot []byte
	segment  []byte
	entries  []entryRow
	// rows are those of the staged tables, in their order.
	rows [3]rows
	// embedder, dim and vectorsVersion, their digest, are of the vectors; zero
	// for none.
	embedder       string
	dim            int
	vectorsVersion string
	// stored says that a plan with the ID is stored already.
	stored bool
}

type entryRow struct{ kind, id string }

type agencyRow struct {
	key, role, name string
	entries         []int32
}

// preparePlan makes the rows of a plan: all that costs time and needs no server.
func preparePlan(tenant string, p *plan.Plan, vs *retrieval.Vectors) (*prepared, error) {
	rec, err := retrieval.Encode(tenant, p)
	if err != nil {
		return nil, err
	}
	info, err := json.Marshal(rec.Info)
	if err != nil {
		return nil, fmt.Errorf("encode plan %q: %w", p.ID, err)
	}
	out := &prepared{
		tenant: tenant, info: rec.Info, infoJSON: string(info), head: string(rec.Head),
		snapshot: retrieval.Snapshot(p, rec.Info.Version),
		segment:  retrieval.NewSegment(p).Bytes(),
		entries:  make([]entryRow, len(p.Entries)),
	}
	ids := make([]string, len(p.Entries))
	for i, e := range p.Entries {
		ids[i] = e.ID
		out.entries[i] = entryRow{cleanText(string(e.Kind)), cleanText(e.ID)}
	}
	out.makeEntryRows(rec.Entries)
	out.makeAgencyRows(agencyRows(p))
	if vs != nil {
		fixed, err := vs.Fix(ids)
		if err != nil {
			return nil, err
		}
		out.makeVectorRows(fixed)
	}
	return out, nil
}

// agencyRows gathers the entries of each agency and role.
func agencyRows(p *plan.Plan) []agencyRow {
	type keyRole struct{ key, role string }
	at := map[keyRole]int{}
	var out []agencyRow
	for i, e := range p.Entries {
		for _, a := range e.Agencies {
			k := keyRole{cleanText(a.Key), cleanText(string(a.Role))}
			n, ok := at[k]
			if !ok {
				n = len(out)
				at[k] = n
				out = append(out, agencyRow{key: k.key, role: k.role, name: cleanText(a.Name)})
			}
			if list := out[n].entries; len(list) == 0 || list[len(list)-1] != int32(i) {
				out[n].entries = append(list, int32(i))
			}
		}
	}
	return out
}

// lockPlan makes those who write one plan wait for one another: what belongs
// to it is in several tables.
const lockPlan = "SELECT pg_advisory_xact_lock($1)"

// planKey is the lock of a plan. Two plans may share one by chance, which
// only makes them wait.
func planKey(tenant, id string) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(tenant + "\x00" + id)) // never fails
	return int64(h.Sum64())
}

// inOrder sorts plans by their locks, so that all take them in one order, and
// of two with one ID keeps the later one.
func inOrder(plans []*prepared) []*prepared {
	plans = slices.Clone(plans)
	slices.Reverse(plans)
	slices.SortStableFunc(plans, func(a, b *prepared) int {
		return cmp.Or(cmp.Compare(planKey(a.tenant, a.info.ID), planKey(b.tenant, b.info.ID)),
			cmp.Compare(a.tenant, b.tenant), cmp.Compare(a.info.ID, b.info.ID))
	})
	return slices.CompactFunc(plans, func(a, b *prepared) bool { return a.tenant == b.tenant && a.info.ID == b.info.ID })
}

// space tells the vectors of embedders apart in the rows.
func space(embedder string) int32 { return int32(crc32.ChecksumIEEE([]byte(embedder))) }
