package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kehoach/retrieval"
	"kehoach/retrieval/endpoint"
	"kehoach/retrieval/joined"
)

// endpointShare is how much an endpoint counts beside the built-in table. With
// multilingual-e5-small the right entry is first for 74 of 150 questions, 69
// with the table alone, and among the first five for 118, 117 alone.
const endpointShare = 0.4

// embedding is what makes vectors, as the environment says.
type embedding struct {
	by retrieval.Embedder // nil: search by words alone
	// cheap is set where plans can be embedded in passing.
	cheap bool
}

// embedding returns the embedder that KEHOACH_EMBED and its kin name. The
// plans that are stored may save the endpoint a call; nil is for none.
func (a *app) embedding(ctx context.Context, infos []retrieval.PlanInfo) (embedding, error) {
	mode := a.getenv("KEHOACH_EMBED")
	switch mode {
	case "none":
		return embedding{}, nil
	case "builtin":
		return embedding{builtin(), true}, nil
	case "", "endpoint", "both":
	default:
		return embedding{}, usageError{fmt.Errorf("KEHOACH_EMBED=%q: builtin, endpoint, both, none", mode)}
	}
	opts, given, err := a.endpointOptions()
	switch {
	case err != nil:
		return embedding{}, err
	case !given && mode == "":
		return embedding{builtin(), true}, nil
	case !given:
		return embedding{}, usageError{fmt.Errorf(a.t("KEHOACH_EMBED=%s cần KEHOACH_EMBED_BASE_URL và KEHOACH_EMBED_MODEL",
			"KEHOACH_EMBED=%s needs KEHOACH_EMBED_BASE_URL and KEHOACH_EMBED_MODEL"), mode)}
	}
	for _, info := range infos {
		opts.Known = cmp.Or(opts.Known, endpoint.KnownDimensions(info.Embedder, opts))
	}
	a.rememberMeans(&opts)
	e, err := endpoint.Open(ctx, opts)
	if err != nil {
		return embedding{}, err
	}
	var table retrieval.Embedder
	if mode != "endpoint" {
		table = builtin()
	}
	if table == nil {
		return embedding{e, false}, nil
	}
	j, err := joined.New(table, e, endpointShare)
	return embedding{j, false}, err
}

// endpointOptions reads those of the endpoint; false where none is configured.
func (a *app) endpointOptions() (endpoint.Options, bool, error) {
	env := func(name string) string { return a.getenv("KEHOACH_EMBED_" + name) }
	opts := endpoint.Options{
		BaseURL: strings.TrimSpace(env("BASE_URL")), Model: strings.TrimSpace(env("MODEL")), Key: strings.TrimSpace(env("KEY")),
		QueryPrefix: prefix(env("QUERY_PREFIX")), PassagePrefix: prefix(env("PASSAGE_PREFIX")),
	}
	if opts.BaseURL == "" {
		return opts, false, nil
	}
	if opts.Model == "" {
		return opts, false, usageError{errors.New(a.t("có KEHOACH_EMBED_BASE_URL nhưng thiếu KEHOACH_EMBED_MODEL", "KEHOACH_EMBED_BASE_URL is set but KEHOACH_EMBED_MODEL is not"))}
	}
	if s := env("DIMENSIONS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > retrieval.MaxDim {
			return opts, false, usageError{fmt.Errorf("KEHOACH_EMBED_DIMENSIONS=%q: 1…%d", s, retrieval.MaxDim)}
		}
		opts.Dimensions = n
	}
	return opts, true, nil
}

// prefix reads a prefix: "" leaves it to the model's name, "none" is no prefix.
func prefix(s string) *string {
	switch s {
	case "":
		return nil
	case "none":
		s = ""
	}
	return &s
}
