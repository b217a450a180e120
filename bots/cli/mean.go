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

// rememberMean keeps the mean that an endpoint's vectors are centred by in a
// file of the user's cache folder, so that a program that answers one question
// does not find it out each time. A file that cannot be used is as none.
func (a *app) rememberMean(opts *endpoint.Options) {
	file := a.meanFile(*opts)
	if file == "" {
		return
	}
	if data, err := os.ReadFile(file); err == nil {
		var mean []float32
		if json.Unmarshal(data, &mean) == nil && len(mean) <= retrieval.MaxDim {
			opts.Mean = mean
		}
	}
	opts.Learned = func(mean []float32) {
		data, err := json.Marshal(mean)
		if err != nil || os.MkdirAll(filepath.Dir(file), 0o700) != nil {
			return
		}
		part := file + "." + strconv.Itoa(os.Getpid())
		if os.WriteFile(part, data, 0o600) != nil || os.Rename(part, file) != nil {
			os.Remove(part)
		}
	}
}

// forgetMean has the mean of the configured endpoint found out anew.
func (a *app) forgetMean() {
	if opts, given, err := a.endpointOptions(); err == nil && given {
		os.Remove(a.meanFile(opts))
	}
}

// meanFile is named by all that the mean depends on; "" where there is no
// cache folder.
func (a *app) meanFile(opts endpoint.Options) string {
	dir := a.getenv("XDG_CACHE_HOME")
	if dir == "" {
		home := a.getenv("HOME")
		if home == "" {
			return ""
		}
		dir = filepath.Join(home, ".cache")
	}
	sum := sha256.Sum256([]byte(opts.Name() + strconv.Itoa(opts.Dimensions)))
	return filepath.Join(dir, "kehoach", "mean-"+hex.EncodeToString(sum[:8])+".json")
}
