package eval

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// resolver turns the references of the gold into entry IDs:
//
//	task/59             that entry
//	task/42..48         all entries from one to the other, in the plan's order
//	#78                 the entry whose source covers that line of the document
//	@sbn-chu-tri        a set of sets.txt
//	task/71 / task/72   either of them
type resolver struct {
	plan *plan.Plan
	at   map[string]int
	sets map[string][]string
}

func newResolver(p *plan.Plan) *resolver {
	r := &resolver{plan: p, at: make(map[string]int), sets: make(map[string][]string)}
	for i, e := range p.Entries {
		r.at[e.ID] = i
	}
	return r
}

// loadSets reads sets.txt, where a set may use the sets above it.
func loadSets(gold fs.FS, p *plan.Plan) (*resolver, error) {
	r := newResolver(p)
	data, err := fs.ReadFile(gold, "sets.txt")
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read gold sets: %w", err)
	}
	bs, err := blocks(vi.NFC(string(data)))
	if err != nil {
		return nil, at(err, "sets.txt", 0, "")
	}
	var errs []error
	for _, b := range bs {
		if err := r.addSet(b); err != nil {
			errs = append(errs, at(err, "sets.txt", b[0].line, ""))
		}
	}
	return r, errors.Join(errs...)
}

func (r *resolver) addSet(b block) error {
	var name string
	var ids []string
	for _, f := range b {
		switch f.key {
		case "set":
			name = f.value
		case "entries":
			items, err := r.items(f.value)
			if err != nil {
				return err
			}
			ids = slices.Concat(items...)
		case "note":
		default:
			return mistake("không có khóa %q", "unknown key %q", f.key)
		}
	}
	if name == "" || len(ids) == 0 {
		return mistake("một tập cần tên (set) và các mục (entries)", "a set needs a name and entries")
	}
	if r.sets[name] != nil {
		return mistake("tập %q ghi hai lần", "set %q is given twice", name)
	}
	r.sets[name] = ids
	return nil
}

// items resolves a comma-separated list into items, each of its alternatives.
// What a range or a set stands for is as many items. Repeats are dropped.
func (r *resolver) items(value string) ([][]string, error) {
	parsed, err := choices(value, ",")
	if err != nil {
		return nil, err
	}
	var out [][]string
	seen := make(map[string]bool)
	for _, item := range parsed {
		if len(item) > 1 {
			var either []string
			for _, ref := range item {
				ids, err := r.ids(ref)
				if err != nil {
					return nil, err
				}
				either = append(either, ids...)
			}
			out = append(out, either)
			continue
		}
		ids, err := r.ids(item[0])
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if !seen[id] {
				seen[id] = true
				out = append(out, []string{id})
			}
		}
	}
	return out, nil
}

func (r *resolver) ids(ref string) ([]string, error) {
	if name, ok := strings.CutPrefix(ref, "@"); ok {
		if ids := r.sets[name]; ids != nil {
			return ids, nil
		}
		return nil, mistake("không có tập %q", "no set %q", name)
	}
	if digits, ok := strings.CutPrefix(ref, "#"); ok {
		line, err := strconv.Atoi(digits)
		if err != nil {
			return nil, mistake("%q không phải số dòng", "%q is no line", ref)
		}
		id, err := r.covering(line)
		return []string{id}, err
	}
	if from, to, ok := strings.Cut(ref, ".."); ok {
		return r.between(from, to)
	}
	if _, ok := r.at[ref]; !ok {
		return nil, noEntry(ref)
	}
	return []string{ref}, nil
}

// covering returns the entry with the shortest source around a line, since
// an entry may stand inside another: a bullet in its section.
func (r *resolver) covering(line int) (string, error) {
	best, length := "", 0
	for _, e := range r.plan.Entries {
		s := e.Source
		if s.FirstLine > line || s.LastLine < line || s.FirstLine == 0 {
			continue
		}
		if n := s.LastLine - s.FirstLine + 1; best == "" || n < length {
			best, length = e.ID, n
		}
	}
	if best == "" {
		return "", mistake("không mục nào của kế hoạch có dòng %d", "no entry covers line %d", line)
	}
	return best, nil
}

// between returns the entries of one kind from one to another. The second end
// may leave its kind out, and either end may leave out the letter of the
// blocks of one number: "task/16..38" takes in 35a and 35b.
func (r *resolver) between(from, to string) ([]string, error) {
	kind, _, _ := strings.Cut(from, "/")
	if !strings.Contains(to, "/") {
		to = kind + "/" + to
	}
	first, err := r.place(from, false)
	if err != nil {
		return nil, err
	}
	last, err := r.place(to, true)
	if err != nil {
		return nil, err
	}
	if last <= first {
		return nil, mistake("%s..%s đi ngược", "%s..%s goes backwards", from, to)
	}
	var out []string
	for _, e := range r.plan.Entries[first : last+1] {
		if string(e.Kind) == kind {
			out = append(out, e.ID)
		}
	}
	return out, nil
}

// place returns where an entry is in the plan. A number whose blocks have
// letters means the first of them, or the last.
func (r *resolver) place(id string, last bool) (int, error) {
	if at, ok := r.at[id]; ok {
		return at, nil
	}
	found := -1
	for i, e := range r.plan.Entries {
		if e.Kind == plan.KindTask && "task/"+plan.BaseNumber(e.Number) == id {
			if found = i; !last {
				break
			}
		}
	}
	if found < 0 {
		return 0, noEntry(id)
	}
	return found, nil
}

func noEntry(id string) error {
	return mistake("kế hoạch không có mục %q", "the plan has no entry %q", id)
}
