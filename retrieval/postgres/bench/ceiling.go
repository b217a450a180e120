package main

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// ceiling measures what the server can take in at most, whatever the program
// does: the rows that langchaingo stored, as the bytes that the server itself
// wrote, by COPY through two connections at once, into a table like
// langchaingo's and into one without keys and indexes.
func (r *rivals) ceiling(ctx context.Context) error {
	var conns [2]*pgx.Conn
	var rows [2]bytes.Buffer
	for i := range conns {
		conn, err := pgx.Connect(ctx, r.url)
		if err != nil {
			return err
		}
		defer conn.Close(ctx)
		half := fmt.Sprintf("COPY (SELECT * FROM langchain_pg_embedding WHERE hashtext(uuid::text) & 1 = %d) TO STDOUT (FORMAT binary)", i)
		if _, err := conn.PgConn().CopyTo(ctx, &rows[i], half); err != nil {
			return err
		}
		conns[i] = conn
	}
	for _, way := range []struct{ what, like string }{
		{"COPY of langchaingo's rows, ready made, into such a table", "INCLUDING ALL, FOREIGN KEY (collection_id) REFERENCES langchain_pg_collection (uuid)"},
		{"  into a table without keys and indexes", ""},
	} {
		if _, err := conns[0].Exec(ctx, "DROP TABLE IF EXISTS filled; CREATE TABLE filled (LIKE langchain_pg_embedding "+way.like+")"); err != nil {
			return err
		}
		start := time.Now()
		errs := make(chan error, len(conns))
		for i, conn := range conns {
			go func() {
				_, err := conn.PgConn().CopyFrom(ctx, bytes.NewReader(rows[i].Bytes()), "COPY filled FROM STDIN (FORMAT binary)")
				errs <- err
			}()
		}
		for range conns {
			if err := <-errs; err != nil {
				return err
			}
		}
		r.tell(way.what, time.Since(start))
	}
	_, err := conns[0].Exec(ctx, "DROP TABLE filled")
	return err
}
