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
}

// NewKinds reads the built-in kinds and then those of other folders, of which
// one with a known name takes the place of the one before. A folder holds
// NAME.txt files (a head of "key: value" lines, a line "---", a template), shared
// parts in files whose name begins with "_", and perhaps a heads.txt and a figures.txt.
func NewKinds(folders ...fs.FS) (*Kinds, error) {
	k := &Kinds{byName: make(map[string]Kind), heads: readHeads(builtinHeads)}
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
		body := string(data)
		switch name {
		case "heads":
			maps.Copy(k.heads, readHeads(body))
			continue
		case "figures":
			own, err := readFigures(body)
			if err != nil {
				return err
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
			return fmt.Errorf("read the template %s: %w", file, err)
		}
	}
	return nil
}

// parseKind reads the head of a kind's file and returns what follows it.
func parseKind(name, text string) (Kind, string, error) {
	head, body, ok := strings.Cut(text, "\n---\n")
	if !ok {
		return Kind{}, "", fmt.Errorf("kind %s: no line \"---\" after its head", name)
	}
	kind := Kind{Name: name, Agency: "no"}
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		value = strings.TrimSpace(value)
		switch key {
		case "title":
			kind.Title = value
		case "help":
			kind.Help = value
		case "agency":
			kind.Agency = value
		case "scope":
			kind.Whole = value == "whole"
		case "period":
			for _, u := range strings.Fields(value) {
				kind.Units = append(kind.Units, plan.Granularity(u))
			}
		case "", "#":
		default:
			if !strings.HasPrefix(key, "#") {
				return Kind{}, "", fmt.Errorf("kind %s: %q is no key of a head", name, key)
			}
		}
	}
	return kind, body, nil
}

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
