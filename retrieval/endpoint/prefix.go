package endpoint

import "strings"

// prefixes are what models of a family want before a question and before a
// passage; a text without them is placed worse. The first row whose name is in
// the model's holds.
var prefixes = []struct{ name, query, passage string }{
	{"e5-mistral", instruction + "\nQuery: ", ""},
	{"e5-large-instruct", instruction + "\nQuery: ", ""},
	{"qwen3-embedding", instruction + "\nQuery:", ""},
	{"e5", "query: ", "passage: "},
	{"nomic-embed", "search_query: ", "search_document: "},
	{"embeddinggemma", "task: search result | query: ", "title: none | text: "},
	{"arctic-embed-m-v2", "query: ", ""},
	{"arctic-embed-l-v2", "query: ", ""},
	{"arctic-embed2", "query: ", ""},
	{"arctic-embed", "Represent this sentence for searching relevant passages: ", ""},
	{"mxbai-embed", "Represent this sentence for searching relevant passages: ", ""},
}

const instruction = "Instruct: Given a question about an administrative plan, retrieve the items of the plan that answer it"

// DefaultPrefixes returns the prefixes that a model wants, by its name; both
// are empty for a model that is not known to want any.
func DefaultPrefixes(model string) (query, passage string) {
	name := strings.ReplaceAll(BaseName(model), "_", "-")
	for _, p := range prefixes {
		if strings.Contains(name, p.name) {
			return p.query, p.passage
		}
	}
	return "", ""
}

// BaseName returns a model's name without its owner's and its tag, in lower
// case: "me/Multilingual-E5-small:latest" is "multilingual-e5-small".
func BaseName(model string) string {
	name := strings.TrimRight(model, "/")
	name = name[strings.LastIndexByte(name, '/')+1:]
	name = strings.TrimSuffix(name, ":latest")
	return strings.ToLower(strings.TrimSpace(name))
}
