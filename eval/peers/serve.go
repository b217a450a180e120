package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"kehoach/eval/yardstick"
	"kehoach/ingest"
	"kehoach/plan/sample"
)

// serve lets a library under the reader be asked over HTTP, so that `kehoach
// eval bench --url` can hold it to the questions as it does any other system:
// POST {"question","earlier":[...]} gives {"answer","abstained","entries",
// "confidence"}. It answers always; its confidence is its best chunk's score.
func serve(ctx context.Context, name, addr string, c config) error {
	dir, err := os.MkdirTemp("", "kehoach-peers")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		return err
	}
	chunks, err := c.cut(string(sample.Text), p)
	if err != nil {
		return err
	}
	e, what, err := newEngine(ctx, name, dir, c)
	if err != nil {
		return err
	}
	defer e.close()
	if err := e.index(ctx, chunks); err != nil {
		return err
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%s: %s\nhttp://%s/ask\n", name, what, l.Addr())
	server := &http.Server{Handler: answering(e, newReader(string(sample.Text), chunks, p), c.k), ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { server.Close() })
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// answering answers POST /ask.
func answering(e engine, r *reader, k int) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /ask", func(w http.ResponseWriter, req *http.Request) {
		var body struct {
			Question string   `json:"question"`
			Earlier  []string `json:"earlier"`
		}
		if err := json.NewDecoder(http.MaxBytesReader(w, req.Body, 1<<20)).Decode(&body); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		q := yardstick.Question{Text: body.Question}
		for _, earlier := range body.Earlier {
			q.Earlier = append(q.Earlier, yardstick.Exchange{Question: earlier})
		}
		hits, err := e.search(req.Context(), conversation(q), k)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		text, ids := r.read(hits, k)
		out := map[string]any{"answer": text, "abstained": len(hits) == 0, "entries": append([]string{}, ids...)}
		if len(hits) > 0 {
			out["confidence"] = hits[0].score
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(out) // an error is that the client has gone
	})
	return mux
}
