package endpoint

import (
	"fmt"
	"strconv"
	"strings"
)

// prefixes returns those that hold for the options.
func (o Options) prefixes() (query, passage string) {
	query, passage = DefaultPrefixes(o.Model)
	if o.QueryPrefix != nil {
		query = *o.QueryPrefix
	}
	if o.PassagePrefix != nil {
		passage = *o.PassagePrefix
	}
	return query, passage
}

// Name is the identity of an embedder with these options but for the number of
// dimensions.
func (o Options) Name() string {
	query, passage := o.prefixes()
	return fmt.Sprintf("%s query=%q passage=%q centred=%d dim=", BaseName(o.Model), query, passage, centred)
}

// Identity names the model and all that changes its vectors. Where it runs
// does not: a model may move to another server.
func (e *Embedder) Identity() string { return e.opts.Name() + strconv.Itoa(e.Dim()) }

// KnownDimensions returns the number of dimensions in an identity that an
// embedder with these options had, alone or with another; 0 where it is not
// one.
func KnownDimensions(identity string, opts Options) int {
	_, after, ok := strings.Cut(identity, opts.Name())
	if !ok {
		return 0
	}
	end := 0
	for end < len(after) && '0' <= after[end] && after[end] <= '9' {
		end++
	}
	n, _ := strconv.Atoi(after[:end])
	return n
}
