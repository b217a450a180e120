package draft

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template"

	"kehoach/plan"
)

//go:embed kinds/*.txt
var builtin embed.FS

// Kind is a kind of paper.
type Kind struct {
	Name, Title, Help string
	// Agency is "yes" where an agency must be named, "no" where it need not.
	Agency string
	// Whole is true where the paper is about everyone's work, whoever issues it.
	Whole bool
	// Units are the periods that it may be for; none: it takes the plan's year.
	Units []plan.Granularity
}

// Kinds are the kinds of paper that are known.
type Kinds struct {
	byName map[string]Kind
	bodies *template.Template
	heads  map[string]heading
	// figures are the tables of the statistics annex by the field of work.
	figures map[string][]Figures
	// sources are the files as they are, by name without the ending.
	sources map[string]string
}

//go:embed guide.txt
var guide string

// Guide says how a kind is written, for those who write their own.
func Guide() string { return guide }

// NewKinds reads the built-in kinds and then those of other folders, of which
// one with a known name takes the place of the one before. A folder holds
// NAME.txt files (a head of "key: value" lines, a line "---", a template), shared
// parts in files whose name begins with "_", and perhaps a heads.txt and a figures.txt.
func NewKinds(folders ...fs.FS) (*Kinds, error) {
	k := &Kinds{
		byName: make(map[string]Kind), heads: readHeads(builtinHeads),
		sources: map[string]string{"heads": builtinHeads, "figures": builtinFigures},
	}
	var err error
	if k.figures, err = readFigures(builtinFigures); err != nil {
		return nil, err
	}
	k.bodies = template.New("").Option("missingkey=error").Funcs(functions)
	own, err := fs.Sub(builtin, "kinds")
	if err != nil {
		return nil, err
	}
	for _, f := range append([]fs.FS{own}, folders...) {
		if err := k.read(f); err != nil {
			return nil, err
		}
	}
	return k, nil
}

func (k *Kinds) read(folder fs.FS) error {
	files, err := fs.Glob(folder, "*.txt")
	if err != nil {
		return err
	}
	for _, file := range files {
		data, err := fs.ReadFile(folder, file)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(path.Base(file), ".txt")
		body := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n") // of Windows' editors
		k.sources[name] = body
		switch name {
		case "heads":
			maps.Copy(k.heads, readHeads(body))
			continue
		case "figures":
			own, err := readFigures(body)
			if err != nil {
				return &Fault{File: file, VI: err.Error(), EN: err.Error(), Err: err}
			}
			maps.Copy(k.figures, own)
			continue
		}
		if !strings.HasPrefix(name, "_") {
			kind, rest, err := parseKind(name, body)
			if err != nil {
				return err
			}
			k.byName[name], body = kind, rest
		}
		if _, err := k.bodies.New(strings.TrimPrefix(name, "_")).Parse(body); err != nil {
			return templateFault(file, err)
		}
	}
	return nil
}

// units are the periods that a kind may be for.
var units = []string{string(plan.Month), string(plan.Quarter), string(plan.Half), string(plan.Year)}

// parseKind reads the head of a kind's file and returns the template that
// follows it, which begins on the same line as in the file.
func parseKind(name, text string) (Kind, string, error) {
	wrong := func(line int, vi, en string, args ...any) (Kind, string, error) {
		return Kind{}, "", &Fault{File: name + ".txt", Line: line, VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}
	}
	head, body, ok := strings.Cut(text, "\n---\n")
	if !ok {
		return wrong(0, "thiếu dòng “---” sau phần đầu", "no line \"---\" after its head")
	}
	kind := Kind{Name: name, Agency: "no"}
	n := 0
	for line := range strings.Lines(head) {
		n++
		key, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		value = strings.TrimSpace(value)
		switch key {
		case "title":
			kind.Title = value
		case "help":
			kind.Help = value
		case "agency":
			if kind.Agency = value; value != "yes" && value != "no" {
				return wrong(n, "agency là yes hoặc no, không phải %q", "agency is yes or no, not %q", value)
			}
		case "scope":
			if kind.Whole = value == "whole"; !kind.Whole {
				return wrong(n, "scope chỉ có thể là whole, không phải %q", "scope can only be whole, not %q", value)
			}
		case "period":
			for _, u := range strings.Fields(value) {
				if !slices.Contains(units, u) {
					return wrong(n, "period gồm các kỳ %s, không có %q", "period takes %s, not %q", strings.Join(units, ", "), u)
				}
				kind.Units = append(kind.Units, plan.Granularity(u))
			}
		case "", "#":
		default:
			if !strings.HasPrefix(key, "#") {
				return wrong(n, "%q không phải khoá của phần đầu (title, help, agency, scope, period)", "%q is no key of a head (title, help, agency, scope, period)", key)
			}
		}
	}
	return kind, strings.Repeat("\n", n+1) + body, nil
}

// Source returns a file as it is: that of a kind, "_phan-chung" or another
// shared part, "heads", "figures".
func (k *Kinds) Source(name string) (string, bool) {
	s, ok := k.sources[strings.TrimSuffix(name, ".txt")]
	return s, ok
}

// Sources returns the names that [Kinds.Source] knows.
func (k *Kinds) Sources() []string { return slices.Sorted(maps.Keys(k.sources)) }

// All returns the kinds, by name.
func (k *Kinds) All() []Kind {
	var out []Kind
	for _, name := range slices.Sorted(maps.Keys(k.byName)) {
		out = append(out, k.byName[name])
	}
	return out
}

// Kind returns the kind of a name.
func (k *Kinds) Kind(name string) (Kind, bool) {
	kind, ok := k.byName[name]
	return kind, ok
}
