// Command train makes the model of package restore from a folder of public
// Vietnamese texts, and measures it.
//
//	go run ./plan/vi/restore/train -texts DIR -exclude FILE,... -out plan/vi/restore/model.bin
//	go run ./plan/vi/restore/train -texts DIR -exclude FILE,... -questions FILE.jsonl -measure
//
// DIR holds one document a file (.md or .txt). Pages of encyclopedias, page
// furniture and sentences seen before are left out; one document in fifty is
// held out for measurement. To these come, with a weight, the everyday
// sentences, places and agencies that stand in this repository, and the texts
// of -also WEIGHT:PATH. A sentence that shares eight syllables in a row with a
// file of -exclude, or is one of its lines, is not counted.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"kehoach/plan/vi/corpus"
	"kehoach/plan/vi/restore"
	"kehoach/plan/vi/restore/ngram"
)

type settings struct {
	texts, out, english, questions string
	agencies, pairs                string
	also, exclude                  list
	measure, errors                bool
	size, minPair, minTriple       int
	everyday, names                int
}

// list is a flag with several values.
type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, strings.Split(s, ",")...); return nil }

func main() {
	log.SetFlags(0)
	var s settings
	flag.StringVar(&s.texts, "texts", "", "folder of documents, one a file")
	flag.StringVar(&s.out, "out", "", "write the model to this file")
	flag.BoolVar(&s.measure, "measure", false, "measure the model of -out, or the one built in")
	flag.BoolVar(&s.errors, "errors", false, "with -measure, print each syllable that does not come back")
	flag.StringVar(&s.questions, "questions", "", "JSONL with questions in \"q\", to measure on as well")
	flag.StringVar(&s.agencies, "agencies", "plan/agency/agencies.txt", "names of agencies, in the form of plan/agency")
	flag.StringVar(&s.pairs, "pairs", "retrieval/table/pairs", "folder of JSONL with statements \"t\" and everyday questions \"q\"; a tenth is held out")
	flag.StringVar(&s.english, "english", "", "text of more English words, to be left alone")
	flag.Var(&s.also, "also", "WEIGHT:PATH, more texts (a file or a folder) and how much their sentences count; may be repeated")
	flag.Var(&s.exclude, "exclude", "patterns of files whose sentences must not be counted; may be repeated")
	flag.IntVar(&s.size, "size", 3_900_000, "bytes that the model may have")
	flag.IntVar(&s.minPair, "min-pair", 2, "how often a pair must be seen")
	flag.IntVar(&s.minTriple, "min-triple", 2, "how often a triple must be seen")
	flag.IntVar(&s.everyday, "everyday", 300, "weight of the everyday sentences and questions")
	flag.IntVar(&s.names, "names", 30, "weight of agencies and places")
	flag.Parse()
	if err := run(s); err != nil {
		log.Fatal(err)
	}
}

func run(s settings) error {
	if s.texts == "" && !s.measure {
		return fmt.Errorf("-texts is missing")
	}
	excluded, err := corpus.ReadExcluded(s.exclude)
	if err != nil {
		return err
	}
	c := newCounted(excluded)
	if s.texts != "" {
		if err := c.readFolder(s.texts); err != nil {
			return err
		}
	}
	if s.measure {
		r := restore.Default()
		if s.out != "" {
			data, err := os.ReadFile(s.out)
			if err != nil {
				return err
			}
			m, err := ngram.Open(string(data))
			if err != nil {
				return err
			}
			r = restore.New(m)
		}
		return measure(r, c.held, s)
	}
	if err := c.readOwn(s); err != nil {
		return err
	}
	fmt.Println(c.account())
	english, err := readEnglish(s.english)
	if err != nil {
		return err
	}
	return train(c, english, s)
}

func train(c *counted, english map[string]bool, s settings) error {
	words := c.vocabulary()
	// A model without pairs knows the syllables, and so what looks like a slip.
	bare, _, err := ngram.NewCounts(words, nil).Build(ngram.Options{})
	if err != nil {
		return err
	}
	m, err := ngram.Open(string(bare))
	if err != nil {
		return err
	}
	counts := ngram.NewCounts(words, c.foreign(m, english))
	c.count(counts)
	data, stats, err := counts.Build(ngram.Options{Size: s.size, MinPair: s.minPair, MinTriple: s.minTriple})
	if err != nil {
		return err
	}
	fmt.Printf("words: %d\ntokens: %d\npairs: %d of %d\ntriples: %d of %d\nbytes: %d\nsha256: %x\n",
		len(words), stats.Tokens, stats.Pairs, stats.PairsSeen, stats.Triples, stats.TriplesSeen, len(data), sha256.Sum256(data))
	if s.out == "" {
		return nil
	}
	return os.WriteFile(s.out, data, 0o644)
}

// weighted cuts WEIGHT:PATH.
func weighted(s string) (weight int, file string, err error) {
	w, file, ok := strings.Cut(s, ":")
	if !ok {
		return 0, "", fmt.Errorf("-also %q: want WEIGHT:PATH", s)
	}
	weight, err = strconv.Atoi(w)
	return weight, file, err
}
