package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// teacher is an OpenAI-compatible endpoint for embeddings.
type teacher struct {
	url, model, prefix string
	client             *http.Client
}

func newTeacher(url, model, prefix string) *teacher {
	return &teacher{url, model, prefix, &http.Client{Timeout: 5 * time.Minute}}
}

// embed returns a vector for each text.
func (t *teacher) embed(ctx context.Context, texts []string) ([][]float32, error) {
	in := make([]string, len(texts))
	for i, s := range texts {
		in[i] = t.prefix + s
	}
	body, err := json.Marshal(map[string]any{"model": t.model, "input": in})
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, t.url+"/embeddings", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := t.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(resp.Body, 500))
		return nil, fmt.Errorf("teacher %s: %s: %s", t.url, resp.Status, text)
	}
	return decodeVectors(resp.Body, len(texts))
}

func decodeVectors(r io.Reader, n int) ([][]float32, error) {
	var answer struct {
		Data []struct {
			Index     int       `json:"index"`
			Embedding []float32 `json:"embedding"`
		} `json:"data"`
	}
	if err := json.NewDecoder(r).Decode(&answer); err != nil {
		return nil, fmt.Errorf("teacher's answer: %w", err)
	}
	out := make([][]float32, n)
	for _, d := range answer.Data {
		if d.Index < 0 || d.Index >= n || len(d.Embedding) == 0 {
			return nil, fmt.Errorf("teacher's answer: vector %d of %d components, asked for %d vectors", d.Index, len(d.Embedding), n)
		}
		out[d.Index] = d.Embedding
	}
	for i, v := range out {
		if v == nil || len(v) != len(out[0]) {
			return nil, fmt.Errorf("teacher's answer: vector %d of %d is missing or of another length", i, n)
		}
	}
	return out, nil
}
