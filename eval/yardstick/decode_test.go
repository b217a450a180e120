package yardstick

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDecode(t *testing.T) {
	t.Parallel()
	n, sure := 2, 0.5
	for _, c := range []struct {
		name, out string
		want      Reply
	}{
		{"kehoach's own", `{"answer":"x","abstained":false,"entries":[{"id":"task/5","kind":"task"}],"total":2,"reason":null}`,
			Reply{Text: "x", Structured: true, Entries: []string{"task/5"}, Total: &n}},
		{"plain IDs and a confidence", `{"answer":"x","abstained":false,"entries":["task/5"],"confidence":0.5}`,
			Reply{Text: "x", Structured: true, Entries: []string{"task/5"}, Confidence: &sure}},
		{"a refusal", `{"answer":"không","abstained":true,"reason":"ambiguous"}`, Reply{Text: "không", Structured: true, Abstained: true, Reason: "ambiguous"}},
		{"the answer alone", `{"answer":"nhiệm vụ 5","confidence":0.5}`, Reply{Text: "nhiệm vụ 5", Confidence: &sure}},
		{"entries left out", `{"answer":"nhiệm vụ 5","abstained":false}`, Reply{Text: "nhiệm vụ 5"}},
		{"the last of several lines", "{\"answer\":\"a\"}\n{\"answer\":\"b\"}\n", Reply{Text: "b"}},
		{"over lines", "{\n \"answer\": \"b\"\n}", Reply{Text: "b"}},
		{"text", "Sở Y tế\nlàm.\n", Reply{Text: "Sở Y tế\nlàm."}},
		{"text with a brace", "{x}", Reply{Text: "{x}"}},
	} {
		got, err := Decode(c.out)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	for _, bad := range []string{"", "  \n", `{"error":"x"}`} {
		if got, err := Decode(bad); err == nil {
			t.Errorf("%q: no error but %+v", bad, got)
		}
	}
}
