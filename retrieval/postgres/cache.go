package postgres

import (
	"container/list"
	"sync"

	"kehoach/retrieval"
)

// segmentCache keeps the segments of the tenants that searched last, up to a
// number of bytes. A search tells the server which versions it has, so the
// cache goes by tenant.
type segmentCache struct {
	mu       sync.Mutex
	max      int
	bytes    int
	byTenant map[string]*list.Element
	order    *list.List // of *tenantSegments, used last first
}

// tenantSegments are the segments of a tenant by the version of their plan.
// It is not changed once it is in the cache.
type tenantSegments struct {
	tenant    string
	bytes     int
	byVersion map[string]*retrieval.Segment
}

// overhead is about what a segment takes beside its bytes.
const overhead = 10_000

func newSegmentCache(maxBytes int) *segmentCache {
	return &segmentCache{max: maxBytes, byTenant: map[string]*list.Element{}, order: list.New()}
}

// get returns the segments of a tenant; nil for none.
func (c *segmentCache) get(tenant string) map[string]*retrieval.Segment {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byTenant[tenant]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*tenantSegments).byVersion
}

// put replaces the segments of a tenant, which are not to be changed then.
func (c *segmentCache) put(tenant string, byVersion map[string]*retrieval.Segment) {
	t := &tenantSegments{tenant: tenant, byVersion: byVersion}
	for _, s := range byVersion {
		t.bytes += len(s.Bytes()) + overhead
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.byTenant[tenant]; e != nil {
		c.drop(e)
	}
	c.byTenant[tenant] = c.order.PushFront(t)
	c.bytes += t.bytes
	for c.bytes > c.max && c.order.Len() > 1 {
		c.drop(c.order.Back())
	}
}

func (c *segmentCache) drop(e *list.Element) {
	t := e.Value.(*tenantSegments)
	c.order.Remove(e)
	delete(c.byTenant, t.tenant)
	c.bytes -= t.bytes
}
