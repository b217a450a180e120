package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// document is openapi.json as far as the tests look into it.
type document struct {
	Paths map[string]map[string]struct {
		Responses map[string]struct {
			Content map[string]struct {
				Schema map[string]any `json:"schema"`
			} `json:"content"`
		} `json:"responses"`
	} `json:"paths"`
	Components struct {
		Schemas map[string]map[string]any `json:"schemas"`
	} `json:"components"`
}

func openAPI(t *testing.T) *document {
	t.Helper()
	var d document
	if err := json.Unmarshal(files()["openapi.json"].plain, &d); err != nil {
		t.Fatal(err)
	}
	return &d
}

// TestDocumentHasTheRoutes holds the list of routes and the document together.
func TestDocumentHasTheRoutes(t *testing.T) {
	var have, told []string
	for _, rt := range routes {
		method, path, _ := strings.Cut(rt.pattern, " ")
		if strings.HasPrefix(path, "/api/") || strings.HasPrefix(path, "/v1/") {
			have = append(have, method+" "+path)
		}
	}
	for path, ops := range openAPI(t).Paths {
		for method := range ops {
			told = append(told, strings.ToUpper(method)+" "+path)
		}
	}
	slices.Sort(have)
	slices.Sort(told)
	if !slices.Equal(have, told) {
		t.Errorf("routes %q\ndocument %q", have, told)
	}
}

// TestAnswersKeepToTheDocument sends each request and checks what comes back
// against the schema that the document gives for it.
func TestAnswersKeepToTheDocument(t *testing.T) {
	h := setup(t, &Options{Feedback: func(Feedback) error { return nil }, Exports: wordsExport, Draft: draftOfWords}, nil)
	d := openAPI(t)
	const p = "/api/plans/{plan}"
	text := "ỦY BAN NHÂN DÂN\nSố: 7/KH-UBND\nX, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThử\nI. MỤC TIÊU\n1. Đạt 90% hồ sơ.\n"
	seen := make(map[string]bool)
	for _, c := range []struct {
		method, path, args, body string
		status                   int
	}{
		{"GET", "/api/me", "", "", 200},
		{"POST", "/api/ask", "", `{"question":"Sở Y tế làm gì?"}`, 200},
		{"POST", "/api/ask", "", `{"question":"lương giám đốc sở bao nhiêu"}`, 200},
		{"POST", "/api/ask", "", `{"question":"soạn báo cáo quý II của Sở Y tế"}`, 200},
		{"POST", "/api/ask", "", `{"question":"gửi em file excel việc của Sở Y tế"}`, 200},
		{"POST", "/api/ask", "", `{"question":"cập nhật nhiệm vụ 59: xong 60%"}`, 200},
		{"DELETE", "/api/conversations/{id}", "id=a", "", 204},
		{"POST", "/api/feedback", "", `{"verdict":"good","question":"a","entries":[]}`, 204},
		{"GET", "/api/plans", "", "", 200},
		{"GET", p, "", "", 200},
		{"GET", p + "/entries", "", "", 200},
		{"GET", p + "/entries/{kind}/{number}", "kind=task number=59 ?around=2", "", 200},
		{"GET", p + "/entries/{kind}/{number}", "kind=duty number=V.1.4", "", 200},
		{"GET", p + "/entries/{kind}/{number}", "kind=target number=II.2.13", "", 200},
		{"GET", p + "/agencies", "", "", 200},
		{"GET", p + "/agencies/{key}", "key=so-noi-vu", "", 200},
		{"GET", p + "/calendar", "", "", 200},
		{"GET", p + "/calendar", "?agency=so-y-te&from=2025-01-01&to=2025-12-31", "", 200},
		{"GET", p + "/export", "?format=txt&agency=so-y-te", "", 200},
		{"GET", p + "/export", "?format=txt&period=2025-Q2", "", 200},
		{"GET", p + "/draft", "?kind=bao-cao-quy&agency=so-y-te&period=2025-Q2", "", 200},
		{"GET", p + "/tour", "", "", 200},
		{"GET", p + "/starters", "", "", 200},
		{"GET", "/api/openapi.json", "", "", 200},
		{"GET", "/v1/models", "", "", 200},
		{"POST", "/v1/chat/completions", "", `{"model":"kehoach","messages":[{"role":"user","content":"ai ký?"}]}`, 200},
		{"POST", "/api/plans", "?name=a.txt", text, 200},
		{"DELETE", p, "plan=7-kh-ubnd-2026-x", "", 204},
	} {
		path, query := c.path, ""
		for _, arg := range append(strings.Fields(c.args), "plan="+sampleID) {
			if q, ok := strings.CutPrefix(arg, "?"); ok {
				query = "?" + q
				continue
			}
			name, v, _ := strings.Cut(arg, "=")
			path = strings.ReplaceAll(path, "{"+name+"}", v)
		}
		status, body := do(t, h, c.method, path+query, c.body)
		seen[c.method+" "+c.path] = true
		if status != c.status {
			t.Errorf("%s %s: status %d, want %d: %.200s", c.method, path, status, c.status, body)
			continue
		}
		if strings.HasSuffix(c.path, "/export") || strings.HasSuffix(c.path, "/draft") {
			continue // a file
		}
		res, ok := d.Paths[c.path][strings.ToLower(c.method)].Responses[fmt.Sprint(status)]
		if !ok {
			t.Errorf("%s %s: the document has no status %d", c.method, c.path, status)
			continue
		}
		if status == http.StatusNoContent {
			continue
		}
		d.check(t, c.method+" "+path, res.Content["application/json"].Schema, decode(t, body))
	}
	for _, rt := range routes {
		_, path, _ := strings.Cut(rt.pattern, " ")
		if (strings.HasPrefix(path, "/api/") || strings.HasPrefix(path, "/v1/")) && !seen[rt.pattern] {
			t.Errorf("%s is not tried", rt.pattern)
		}
	}
	_, body := do(t, h, "GET", "/api/plans/none", "")
	d.check(t, "an error", map[string]any{"$ref": "#/components/schemas/Error"}, decode(t, body))
}

func decode(t *testing.T, body string) any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// check holds a value against a schema, for as much of JSON Schema as the
// document uses.
func (d *document) check(t *testing.T, at string, schema map[string]any, v any) {
	t.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		to := d.Components.Schemas[strings.TrimPrefix(ref, "#/components/schemas/")]
		if to == nil {
			t.Fatalf("%s: no schema %s", at, ref)
		}
		d.check(t, at, to, v)
		return
	}
	if either, ok := schema["anyOf"].([]any); ok {
		if v != nil {
			d.check(t, at, either[0].(map[string]any), v)
		}
		return
	}
	if enum, ok := schema["enum"].([]any); ok && !slices.Contains(enum, v) {
		t.Errorf("%s: %v is none of %v", at, v, enum)
	}
	switch want := schema["type"]; want {
	case nil:
	case "object":
		m, ok := v.(map[string]any)
		if !ok {
			t.Errorf("%s: %T, want an object", at, v)
			return
		}
		d.checkObject(t, at, schema, m)
	case "array":
		list, ok := v.([]any)
		if !ok {
			t.Errorf("%s: %T, want an array", at, v)
		}
		for i, e := range list {
			d.check(t, fmt.Sprintf("%s[%d]", at, i), schema["items"].(map[string]any), e)
		}
	default:
		got := map[bool]string{true: "integer", false: "number"}
		kind := fmt.Sprintf("%T", v)
		switch n := v.(type) {
		case string:
			kind = "string"
		case bool:
			kind = "boolean"
		case float64:
			kind = got[n == float64(int64(n)) && want == "integer"]
		}
		if kind != want {
			t.Errorf("%s: %s, want %v", at, kind, want)
		}
	}
}

func (d *document) checkObject(t *testing.T, at string, schema, m map[string]any) {
	t.Helper()
	props, _ := schema["properties"].(map[string]any)
	for k, v := range m {
		if p, ok := props[k].(map[string]any); ok {
			d.check(t, at+"."+k, p, v)
		} else if schema["additionalProperties"] == false {
			t.Errorf("%s.%s is not in the document", at, k)
		}
	}
	required, _ := schema["required"].([]any)
	for _, k := range required {
		if _, ok := m[k.(string)]; !ok {
			t.Errorf("%s: no %v", at, k)
		}
	}
}
