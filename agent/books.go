package agent

import (
	"context"
	"fmt"
	"slices"

	"kehoach/retrieval"
)

// book returns a plan made ready, from memory where it is the stored one.
// Questions that come at once wait for the one that makes it ready.
func (a *Agent) book(ctx context.Context, tenant string, info retrieval.PlanInfo) (*book, error) {
	key := tenant + "\x00" + info.ID + "\x00" + info.Version + "\x00" + info.Embedder
	if b := a.kept(key); b != nil {
		return b, nil
	}
	if a.embed != nil && info.Embedder != "" && info.Embedder != a.embed.Identity() {
		return nil, fmt.Errorf("plan %q has vectors of %q, questions those of %q: %w", info.ID, info.Embedder, a.embed.Identity(), retrieval.ErrEmbedder)
	}
	made := a.making.DoChan(key, func() (any, error) {
		if b := a.kept(key); b != nil {
			return b, nil
		}
		b, err := a.makeReady(context.WithoutCancel(ctx), tenant, info) // the others wait for it too
		if err != nil {
			return nil, err
		}
		a.keep(key, b)
		return b, nil
	})
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-made:
		if r.Err != nil {
			return nil, r.Err
		}
		return r.Val.(*book), nil
	}
}

// kept returns the book of a key that is in memory, nil for none.
func (a *Agent) kept(key string) *book {
	a.mu.Lock()
	defer a.mu.Unlock()
	i := slices.Index(a.keys, key)
	if i < 0 {
		return nil
	}
	b := a.books[i]
	copy(a.keys[1:i+1], a.keys[:i])
	copy(a.books[1:i+1], a.books[:i])
	a.keys[0], a.books[0] = key, b
	return b
}

// keep puts a book first among those in memory.
func (a *Agent) keep(key string, b *book) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.keys = append([]string{key}, a.keys...)
	a.books = append([]*book{b}, a.books...)
	if len(a.keys) > a.limit {
		a.keys, a.books = a.keys[:a.limit], a.books[:a.limit]
	}
}

// makeReady reads a plan and its index from the store.
func (a *Agent) makeReady(ctx context.Context, tenant string, info retrieval.PlanInfo) (*book, error) {
	p, err := a.store.Plan(ctx, tenant, info.ID)
	if err != nil {
		return nil, err
	}
	var index *retrieval.Index
	if ix, ok := a.store.(retrieval.Indexer); ok {
		x, version, err := ix.Index(ctx, tenant, info.ID)
		if err != nil {
			return nil, err
		}
		if version == info.Version {
			index = x
		}
	}
	return newBook(p, index, a.dir), nil
}
