package sqlite

import (
	"container/list"
	"sync"

	"kehoach/retrieval"
)

// partKey names a stored state of a part of a plan.
type partKey struct{ tenant, plan, version string }

// cache keeps the parts used last, up to a number of bytes.
type cache[V any] struct {
	mu    sync.Mutex
	max   int
	bytes int
	size  func(V) int
	byKey map[partKey]*list.Element
	order *list.List // of *cached[V], used last first
}

type cached[V any] struct {
	key  partKey
	part V
}

// newCache returns an empty cache; size tells the bytes of a part.
func newCache[V any](maxBytes int, size func(V) int) *cache[V] {
	return &cache[V]{max: maxBytes, size: size, byKey: map[partKey]*list.Element{}, order: list.New()}
}

// overhead is about what a segment takes beside its bytes.
const overhead = 10_000

func segmentSize(s *retrieval.Segment) int { return len(s.Bytes()) + overhead }

func vectorsSize(f *retrieval.FixedVectors) int { return 4*f.Dim*len(f.Own) + overhead }

// get returns a part, or false.
func (c *cache[V]) get(k partKey) (part V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byKey[k]
	if e == nil {
		return part, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*cached[V]).part, true
}

func (c *cache[V]) put(k partKey, part V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byKey[k] != nil {
		return
	}
	c.byKey[k] = c.order.PushFront(&cached[V]{k, part})
	c.bytes += c.size(part)
	for c.bytes > c.max && c.order.Len() > 1 {
		e := c.order.Back()
		old := e.Value.(*cached[V])
		c.order.Remove(e)
		delete(c.byKey, old.key)
		c.bytes -= c.size(old.part)
	}
}
