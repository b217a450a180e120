// Command peers measures kehoach beside what one would have used instead, on
// the same plan, the same questions and the same embedder:
//
//	cd eval/peers && go run . [-json FILE] [-postgres URL] [-endpoint URL -model NAME] [-only NAME,...]
//
// Each system runs in a process of its own, so that memory can be told. On top
// of the libraries stands an extractive reader, so that what is compared is
// what reaches the user. README.md has the figures and how they come about.
//
// It is a module of its own, so that what it depends on stays out of the
// program.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"
)

// config is what every child is told.
type config struct {
	chunk, overlap  int
	entries         bool
	k               int
	postgres        string
	endpoint, model string
}

func main() {
	var c config
	flag.IntVar(&c.chunk, "chunk", 1000, "characters of a chunk")
	flag.IntVar(&c.overlap, "overlap", 200, "characters that two chunks share")
	flag.BoolVar(&c.entries, "entries", false, "cut the document at the entries as kehoach reads them, instead of by length")
	flag.IntVar(&c.k, "k", 8, "chunks that the reader is given")
	flag.StringVar(&c.postgres, "postgres", os.Getenv("KEHOACH_TEST_POSTGRES"), "a server with pgvector for langchaingo; without one its store is chromem-go")
	flag.StringVar(&c.endpoint, "endpoint", "", "an OpenAI-compatible server of vectors for all; without one, the table that ships with kehoach")
	flag.StringVar(&c.model, "model", "e5", "the model that the endpoint is asked for")
	only := flag.String("only", "", "names of systems, with commas; all without")
	file := flag.String("json", "", "write all figures there too")
	readme := flag.String("readme", "", "put the tables into this file, between its marks")
	addr := flag.String("serve", "", "serve the one library of -only at this address, for kehoach eval bench --url")
	child := flag.String("child", "", "measure one system and print JSON (what the program calls itself with)")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	switch {
	case *child != "":
		err = runChild(ctx, *child, c)
	case *addr != "":
		err = serve(ctx, *only, *addr, c)
	default:
		err = runAll(ctx, strings.FieldsFunc(*only, func(r rune) bool { return r == ',' }), *file, *readme)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func runChild(ctx context.Context, name string, c config) error {
	m, err := measure(ctx, name, c)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(m)
}

// runAll measures the systems one after another, each in a process of its own.
func runAll(ctx context.Context, only []string, file, readme string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for _, name := range only {
		if !slices.Contains(names, name) {
			return fmt.Errorf("no system %q; there are %s", name, strings.Join(names, ", "))
		}
	}
	var all []Measured
	for _, name := range names {
		if len(only) > 0 && !slices.Contains(only, name) {
			continue
		}
		fmt.Fprintln(os.Stderr, "measuring", name)
		cmd := exec.CommandContext(ctx, self, append(slices.Clone(os.Args[1:]), "-child", name)...)
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		var m Measured
		if err := json.Unmarshal(out.Bytes(), &m); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, m)
	}
	if file != "" {
		for i := range all { // the whole curves have a point for each answer
			b := &all[i].Bench
			b.Curve.Points, b.CurveByWords.Points = b.Curve.At(), b.CurveByWords.At()
		}
		if err := writeJSON(file, all); err != nil {
			return err
		}
	}
	var tables bytes.Buffer
	if err := writeTables(&tables, all); err != nil {
		return err
	}
	if readme != "" {
		if err := writeReadme(readme, tables.String()); err != nil {
			return err
		}
	}
	_, err = tables.WriteTo(os.Stdout)
	return err
}

// The marks between which a README has the tables.
const begins, ends = "<!-- figures -->\n", "<!-- end of figures -->"

// writeReadme puts tables into a README.
func writeReadme(file, tables string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(data), begins)
	_, after, ok2 := strings.Cut(rest, ends)
	if !ok || !ok2 {
		return fmt.Errorf("%s has no %q and %q", file, begins, ends)
	}
	return os.WriteFile(file, []byte(before+begins+"```text\n"+tables+"```\n"+ends+after), 0o644)
}

func writeJSON(file string, all []Measured) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(f)
	enc.SetIndent("", " ")
	if err := enc.Encode(all); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
