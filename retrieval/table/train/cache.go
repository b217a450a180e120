package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"os"
	"sync"
	"time"
)

// key names a text in the cache.
type key [16]byte

// cache holds the teacher's vectors on disk: one file, a record a text of its
// key and its components (float32, little endian), in the order that they were
// made. A record that was cut off at the end is dropped, so a run that was
// stopped goes on where it was.
type cache struct {
	mu      sync.Mutex
	file    *os.File
	name    string // of the teacher; part of each key
	dim     int
	vectors map[key][]float32
}

func openCache(path, name string, dim int) (*cache, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	c := &cache{file: f, name: name, dim: dim, vectors: map[key][]float32{}}
	r := bufio.NewReaderSize(f, 1<<20)
	record := make([]byte, c.size())
	end := int64(0)
	for {
		if _, err := io.ReadFull(r, record); err != nil {
			break
		}
		v := make([]float32, dim)
		for i := range v {
			v[i] = math.Float32frombits(binary.LittleEndian.Uint32(record[len(key{})+4*i:]))
		}
		c.vectors[key(record)] = v
		end += int64(len(record))
	}
	if err := f.Truncate(end); err != nil {
		return nil, err
	}
	_, err = f.Seek(end, io.SeekStart)
	return c, err
}

func (c *cache) size() int { return len(key{}) + 4*c.dim }

func (c *cache) key(text string) key {
	sum := sha256.Sum256([]byte(c.name + "\x00" + text))
	return key(sum[:])
}

// get returns the teacher's vector of a text, nil if it is not known.
func (c *cache) get(text string) []float32 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.vectors[c.key(text)]
}

func (c *cache) put(texts []string, vectors [][]float32) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var data []byte
	for i, v := range vectors {
		if len(v) != c.dim {
			return fmt.Errorf("the teacher's vectors have %d components, not %d (-teacher-dim)", len(v), c.dim)
		}
		k := c.key(texts[i])
		data = append(data, k[:]...)
		for _, x := range v {
			data = binary.LittleEndian.AppendUint32(data, math.Float32bits(x))
		}
		c.vectors[k] = v
	}
	_, err := c.file.Write(data)
	return err
}

// fill asks the teachers, each in its own goroutine, for the vectors that are
// missing.
func (c *cache) fill(ctx context.Context, teachers []*teacher, texts []string, batch int) error {
	var missing []string
	asked := map[string]bool{}
	for _, t := range texts {
		if !asked[t] && c.get(t) == nil {
			asked[t] = true
			missing = append(missing, t)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	work := make(chan []string)
	errs := make(chan error, len(teachers))
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for _, t := range teachers {
		go func() {
			err := c.work(ctx, t, work)
			if err != nil {
				cancel()
			}
			errs <- err
		}()
	}
	start, last := time.Now(), time.Now()
	for i := 0; i < len(missing) && ctx.Err() == nil; i += batch {
		select {
		case work <- missing[i:min(i+batch, len(missing))]:
		case <-ctx.Done():
		}
		if time.Since(last) > 30*time.Second {
			last = time.Now()
			fmt.Printf("teacher: %d of %d texts, %.0f s\n", i, len(missing), time.Since(start).Seconds())
		}
	}
	close(work)
	var first error
	for range teachers {
		if err := <-errs; err != nil && first == nil {
			first = err
		}
	}
	return first
}

func (c *cache) work(ctx context.Context, t *teacher, work <-chan []string) error {
	for texts := range work {
		vectors, err := t.embed(ctx, texts)
		if err != nil {
			return err
		}
		if err := c.put(texts, vectors); err != nil {
			return err
		}
	}
	return nil
}
