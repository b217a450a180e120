package main

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/tmc/langchaingo/embeddings"
	"github.com/tmc/langchaingo/schema"
	"github.com/tmc/langchaingo/vectorstores/pgvector"
)

// pgvectorEngine is langchaingo's pgvector store in a database of its own, which
// is dropped at the end.
type pgvectorEngine struct {
	admin *pgx.Conn
	conn  *pgx.Conn
	name  string
	store pgvector.Store
}

func newPGVector(ctx context.Context, url string, by embeddings.Embedder) (_ *pgvectorEngine, err error) {
	e := &pgvectorEngine{name: "kehoach_peers"}
	defer func() {
		if err != nil {
			e.close()
		}
	}()
	if e.admin, err = pgx.Connect(ctx, url); err != nil {
		return nil, err
	}
	for _, statement := range []string{"DROP DATABASE IF EXISTS " + e.name, "CREATE DATABASE " + e.name} {
		if _, err = e.admin.Exec(ctx, statement); err != nil {
			return nil, err
		}
	}
	config := e.admin.Config().Copy()
	config.Database = e.name
	if e.conn, err = pgx.ConnectConfig(ctx, config); err != nil {
		return nil, err
	}
	e.store, err = pgvector.New(ctx, pgvector.WithConn(e.conn), pgvector.WithEmbedder(by))
	return e, err
}

func (e *pgvectorEngine) index(ctx context.Context, chunks []chunk) error {
	var docs []schema.Document
	for i, c := range chunks {
		docs = append(docs, schema.Document{PageContent: c.text, Metadata: map[string]any{"chunk": i}})
	}
	_, err := e.store.AddDocuments(ctx, docs)
	return err
}

func (e *pgvectorEngine) search(ctx context.Context, question string, k int) ([]hit, error) {
	docs, err := e.store.SimilaritySearch(ctx, question, k)
	if err != nil {
		return nil, err
	}
	var out []hit
	for _, d := range docs {
		at, ok := d.Metadata["chunk"].(float64)
		if !ok {
			return nil, fmt.Errorf("a chunk came back without its place: %v", d.Metadata)
		}
		score := float64(d.Score)
		if math.IsNaN(score) { // a question without a known word has the vector zero
			score = -1
		}
		out = append(out, hit{int(at), score})
	}
	return out, nil
}

func (e *pgvectorEngine) size(ctx context.Context) (n int64, err error) {
	tables := []string{pgvector.DefaultEmbeddingStoreTableName, pgvector.DefaultCollectionStoreTableName}
	query := "SELECT sum(pg_total_relation_size(t::regclass)) FROM unnest(string_to_array($1, ' ')) t"
	err = e.conn.QueryRow(ctx, query, strings.Join(tables, " ")).Scan(&n)
	return n, err
}

func (e *pgvectorEngine) close() error {
	ctx := context.Background()
	if e.conn != nil {
		e.conn.Close(ctx)
	}
	if e.admin == nil {
		return nil
	}
	_, err := e.admin.Exec(ctx, "DROP DATABASE IF EXISTS "+e.name)
	e.admin.Close(ctx)
	return err
}
