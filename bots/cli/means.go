package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"

	"kehoach/retrieval"
	"kehoach/retrieval/endpoint"
)

// rememberMeans keeps the means that an endpoint's vectors are centred by in a
// file of the user's cache folder, so that a program that answers one question
// does not find them out each time. A file that cannot be used is as none.
func (a *app) rememberMeans(opts *endpoint.Options) {
	file := a.meansFile(*opts)
	if file == "" {
		return
	}
	if data, err := os.ReadFile(file); err == nil {
		var means endpoint.Means
		if json.Unmarshal(data, &means) == nil && len(means.Query) <= retrieval.MaxDim {
			opts.Means = &means
		}
	}
	opts.Learned = func(means *endpoint.Means) {
		data, err := json.Marshal(means)
		if err != nil || os.MkdirAll(filepath.Dir(file), 0o700) != nil {
			return
		}
		part := file + "." + strconv.Itoa(os.Getpid())
		if os.WriteFile(part, data, 0o600) != nil || os.Rename(part, file) != nil {
			os.Remove(part)
		}
	}
}

// forgetMeans has the means of the configured endpoint found out anew.
func (a *app) forgetMeans() {
	if opts, given, err := a.endpointOptions(); err == nil && given {
		os.Remove(a.meansFile(opts))
	}
}

// meansFile is named by all that the means depend on; "" where there is no
// cache folder.
func (a *app) meansFile(opts endpoint.Options) string {
	dir := a.getenv("XDG_CACHE_HOME")
	if dir == "" {
		home := a.getenv("HOME")
		if home == "" {
			return ""
		}
		dir = filepath.Join(home, ".cache")
	}
	sum := sha256.Sum256([]byte(opts.Name() + strconv.Itoa(opts.Dimensions)))
	return filepath.Join(dir, "kehoach", "means-"+hex.EncodeToString(sum[:8])+".json")
}
