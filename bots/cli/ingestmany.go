package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"kehoach/plan"
	"kehoach/retrieval"
)

// manyRun reads files on all processors and stores them many in a
// transaction, where the store can. Started again after it was broken off, it
// passes over what is stored.
type manyRun struct {
	*ingestRun
	store retrieval.BulkStore
	files []string
	// mu guards what follows and the output: files are read and stored at once.
	mu sync.Mutex
	// taken counts the files that were read, good or bad.
	taken int
	// known are the plans stored, by ID.
	known map[string]retrieval.PlanInfo
	// pending was handed to the store and is not reported as stored yet.
	pending []readFile
}

// readFile is a document that was read, or why it was not.
type readFile struct {
	file    string
	plan    *plan.Plan
	version string
	vectors *retrieval.Vectors
	err     error
	changed bool
}

func (g *ingestRun) many(ctx context.Context, store retrieval.BulkStore, files []string) error {
	infos, err := store.Plans(ctx, g.app.tenant)
	if err != nil {
		return err
	}
	m := &manyRun{ingestRun: g, store: store, files: files, known: map[string]retrieval.PlanInfo{}}
	for _, p := range infos {
		m.known[p.ID] = p
	}
	for {
		reported := 0
		_, err := store.PutMany(ctx, m.items(ctx), func(p retrieval.Progress) {
			m.stored(p.Done - reported)
			reported = p.Done
		})
		var fault *retrieval.Fault
		if err == nil || ctx.Err() != nil || errors.As(err, &fault) {
			return err
		}
		// The store refuses one of them: each by itself tells which.
		for _, f := range m.pending {
			if f.changed, err = store.Put(ctx, g.app.tenant, f.plan, f.vectors); err != nil {
				g.failed(f.file, err)
				continue
			}
			g.done(f.plan, f.changed)
		}
		m.pending = nil
	}
}

// items yields the plans of the files that were not taken yet.
func (m *manyRun) items(ctx context.Context) iter.Seq2[retrieval.BulkItem, error] {
	return func(yield func(retrieval.BulkItem, error) bool) {
		for f := range m.readAll(ctx, m.files[m.taken:]) {
			if m.take(f) && !yield(retrieval.BulkItem{Tenant: m.app.tenant, Plan: f.plan, Vectors: f.vectors}, nil) {
				return
			}
		}
	}
}

// take notes a file that was read, and reports whether it is to be stored.
func (m *manyRun) take(f readFile) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.taken++
	if f.err != nil {
		m.failed(f.file, f.err)
		return false
	}
	f.changed = m.known[f.plan.ID].Version != f.version
	m.known[f.plan.ID] = retrieval.PlanInfo{ID: f.plan.ID, Version: f.version, Embedder: m.identity()}
	m.pending = append(m.pending, f)
	return true
}

// stored tells of the next n plans, which are stored now.
func (m *manyRun) stored(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, f := range m.pending[:n] {
		m.done(f.plan, f.changed)
	}
	m.pending = m.pending[n:]
	fmt.Fprintf(m.app.err, m.app.t("[%d/%d] đã lưu %d, lỗi %d\n", "[%d/%d] stored %d, failed %d\n"), m.good+m.bad, len(m.files), m.good, m.bad)
}

// readAll reads files at once and yields them in their order.
func (m *manyRun) readAll(ctx context.Context, files []string) iter.Seq[readFile] {
	return func(yield func(readFile) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		queue := make(chan chan readFile, runtime.GOMAXPROCS(0))
		go func() {
			defer close(queue)
			for _, file := range files {
				out := make(chan readFile, 1)
				select {
				case queue <- out:
				case <-ctx.Done():
					return
				}
				go func() { out <- m.readOne(ctx, file) }()
			}
		}()
		for out := range queue {
			if !yield(<-out) {
				return
			}
		}
	}
}

func (m *manyRun) readOne(ctx context.Context, file string) readFile {
	p, err := m.read(file)
	if err != nil {
		return readFile{file: file, err: err}
	}
	rec, err := retrieval.Encode(m.app.tenant, p)
	if err != nil {
		return readFile{file: file, err: err}
	}
	f := readFile{file: file, plan: p, version: rec.Info.Version}
	m.mu.Lock()
	stored := m.known[p.ID]
	m.mu.Unlock()
	if m.embedder != nil && (stored.Version != f.version || stored.Embedder != m.identity()) {
		f.vectors, f.err = retrieval.Embed(ctx, m.embedder, p)
	}
	return f
}

// identity is that of the embedder, "" for none.
func (m *manyRun) identity() string {
	if m.embedder == nil {
		return ""
	}
	return m.embedder.Identity()
}
