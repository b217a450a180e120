// Command ablation shows what each part of the search brings: it ranks the
// entries of the plans for the questions of eval/gold/meaning with parts of it
// left out, and prints how often a right entry is among the first five.
//
//	go run ./eval/ablation [-split tune|held|all] [-endpoint URL -model NAME]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"kehoach/eval"
)

func main() {
	split := flag.String("split", "all", "tune, held or all")
	flag.Parse()
	if err := run(context.Background(), *split); err != nil {
		fmt.Fprintln(os.Stderr, "ablation:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, split string) error {
	shelf, err := openShelf(ctx, "ingest/testdata/plans", "plan/sample")
	if err != nil {
		return err
	}
	sets := map[string][]eval.Lookup{}
	for _, name := range []string{"sample", "others"} {
		data, err := os.ReadFile(filepath.Join("eval/gold/meaning", name+".jsonl"))
		if err != nil {
			return err
		}
		all, err := eval.ReadLookups(data)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for _, l := range all {
			if split == "all" || l.Split == split {
				sets[name] = append(sets[name], l)
			}
		}
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "what ranks\tsample @1\t@5\t@20\taccents @5\tplain @5\ten @5\tothers @1\t@5\t@20\taccents @5\tplain @5\ten @5\t")
	for _, v := range variants() {
		fmt.Fprint(w, v.name, "\t")
		for _, name := range []string{"sample", "others"} {
			search := func(l eval.Lookup) []string { return shelf.rank(ctx, l, v) }
			r := eval.Rank(sets[name], search)
			fmt.Fprintf(w, "%d\t%d of %d\t%d\t", r.At1, r.At5, r.Questions, r.At20)
			for _, form := range []string{"accents", "plain", "en"} {
				part := eval.Rank(ofForm(sets[name], form), search)
				fmt.Fprintf(w, "%d of %d\t", part.At5, part.Questions)
			}
		}
		fmt.Fprintln(w)
	}
	return w.Flush()
}

func ofForm(ls []eval.Lookup, form string) []eval.Lookup {
	var out []eval.Lookup
	for _, l := range ls {
		if strings.EqualFold(l.Form, form) {
			out = append(out, l)
		}
	}
	return out
}
