package pdf

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
)

// tesseract is the OCR program, where it is installed with Vietnamese.
type tesseract struct{ path string }

func findTesseract() (*tesseract, error) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return nil, errNoOCR
	}
	out, err := exec.Command(path, "--list-langs").CombinedOutput()
	if err != nil || !slices.Contains(strings.Fields(string(out)), "vie") {
		return nil, errNoOCR
	}
	return &tesseract{path}, nil
}

// word is a word that was found, in pixels; base is where its line stands.
type word struct {
	text       string
	x0, x1     float64
	top, base  float64
	confidence float64
	line       string // tesseract's numbers for it
}

// read finds the words of a picture.
func (t *tesseract) read(ctx context.Context, b *bitmap) ([]word, error) {
	cmd := exec.CommandContext(ctx, t.path, "stdin", "stdout", "-l", "vie", "--psm", "6", "--dpi", strconv.Itoa(dpi), "tsv")
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.Stdin = bytes.NewReader(b.pgm())
	out, err := cmd.Output()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("nhận dạng chữ (tesseract) quá lâu")
	}
	if err != nil {
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	return parseWords(string(out)), nil
}

// parseWords reads tesseract's table: a row of level 5 is a word. Words of one
// line are given one base line.
func parseWords(tsv string) []word {
	var out []word
	lines := make(map[string][]float64)
	for row := range strings.SplitSeq(tsv, "\n") {
		f := strings.Split(row, "\t")
		if len(f) < 12 || f[0] != "5" || strings.TrimSpace(f[11]) == "" {
			continue
		}
		var n [5]float64
		for i, at := range []int{6, 7, 8, 9, 10} {
			n[i], _ = strconv.ParseFloat(f[at], 64)
		}
		text := numeral(strings.TrimSpace(f[11]))
		if n[4] < 25 && len([]rune(text)) < 2 || strings.Trim(text, "|_~—") == "" {
			continue // specks, and what is left of drawn lines
		}
		w := word{text: text, x0: n[0], x1: n[0] + n[2], top: n[1], base: n[1] + n[3], confidence: n[4], line: strings.Join(f[2:5], ".")}
		lines[w.line] = append(lines[w.line], w.base)
		out = append(out, w)
	}
	for i := range out {
		bases := lines[out[i].line]
		slices.Sort(bases)
		// A line that leans or was joined over columns keeps its words' own.
		if mid := bases[len(bases)/2]; mid-out[i].base < 12 && out[i].base-mid < 12 {
			out[i].base = mid
		}
	}
	return out
}

// usualHeight is about the size of the letters: the height of most words.
func usualHeight(words []word) float64 {
	var heights []float64
	for _, w := range words {
		if len([]rune(w.text)) > 2 {
			heights = append(heights, w.base-w.top)
		}
	}
	if len(heights) == 0 {
		return 12 * dpi / 72
	}
	slices.SortFunc(heights, cmp.Compare)
	return heights[len(heights)/2] * 1.1
}

// numerals are Roman numerals as OCR misreads them: strokes that touch.
var numerals = map[string]string{
	"l": "I", "|": "I", "Í": "I", "lÍ": "I", "lI": "II", "Il": "II", "ll": "II", "IH": "III", "HI": "III", "IIl": "III", "lII": "III", "IIH": "III",
	"lV": "IV", "1V": "IV", "Vl": "VI", "VH": "VII", "VIl": "VII", "VIH": "VIII", "VHI": "VIII", "lX": "IX",
}

func numeral(text string) string {
	bare := strings.TrimRight(text, ".")
	if n, ok := numerals[bare]; ok {
		return n + text[len(bare):]
	}
	return text
}
