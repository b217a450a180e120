package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"kehoach/bots"
	"kehoach/bots/web/login"
	"kehoach/ingest"
	"kehoach/plan/sample"
)

var thisMachine = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}

func TestRoles(t *testing.T) {
	h := setup(t, &Options{Access: &Access{
		Header: "X-Forwarded-User", Proxies: thisMachine, Admins: []string{"chi"}, Editors: []string{"binh"},
		Keys: []Key{NewKey("webui", Reader, "a-key-of-twenty-letters")},
	}}, nil)
	for _, c := range []struct {
		name, method, path string
		header             []string
		status             int
	}{
		{"nobody", "GET", "/api/plans", nil, 401},
		{"an empty name", "GET", "/api/plans", []string{"X-Forwarded-User", " "}, 401},
		{"a reader reads", "GET", "/api/plans", []string{"X-Forwarded-User", "an"}, 200},
		{"a reader takes nothing in", "POST", "/api/plans?name=a.txt", []string{"X-Forwarded-User", "an"}, 403},
		{"an editor may, were it a plan", "POST", "/api/plans?name=a.txt", []string{"X-Forwarded-User", "binh"}, 422},
		{"an editor removes nothing", "DELETE", "/api/plans/" + sampleID, []string{"X-Forwarded-User", "binh"}, 403},
		{"an editor sees no metrics", "GET", "/metrics", []string{"X-Forwarded-User", "binh"}, 403},
		{"an administrator does", "GET", "/metrics", []string{"X-Forwarded-User", "chi"}, 200},
		{"a key", "GET", "/v1/models", []string{"Authorization", "Bearer a-key-of-twenty-letters"}, 200},
		{"a forged key", "GET", "/v1/models", []string{"Authorization", "Bearer a-key-of-twenty-lettert"}, 401},
		{"a forged key beside a name", "GET", "/v1/models", []string{"Authorization", "Bearer x", "X-Forwarded-User", "chi"}, 401},
		{"health is open", "GET", "/healthz", nil, 200},
		{"the page is open", "GET", "/", nil, 200},
	} {
		body := ""
		if c.method == "POST" {
			body = "không phải kế hoạch"
		}
		if status, text := do(t, h, c.method, c.path, body, c.header...); status != c.status {
			t.Errorf("%s: status %d, want %d: %.150s", c.name, status, c.status, text)
		}
	}
}

// TestTwoNames sends a name of one's own past a proxy that adds another.
func TestTwoNames(t *testing.T) {
	h := setup(t, &Options{Access: &Access{Header: "X-User", Proxies: thisMachine, Admins: []string{"chi"}}}, nil)
	req, _ := http.NewRequestWithContext(t.Context(), "GET", h.URL+"/api/plans", nil)
	req.Header.Add("X-User", "chi")
	req.Header.Add("X-User", "an")
	res, err := h.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != 401 {
		t.Errorf("status %d", res.StatusCode)
	}
}

// TestNobodyWithoutASession asks a server that has a login server; the way
// through that is tested in package login.
func TestNobodyWithoutASession(t *testing.T) {
	var issuer *httptest.Server
	issuer = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(map[string]any{"issuer": issuer.URL, "authorization_endpoint": issuer.URL + "/authorize", "token_endpoint": issuer.URL + "/token", "jwks_uri": issuer.URL + "/keys"})
	}))
	defer issuer.Close()
	l, err := login.New(t.Context(), login.Config{Issuer: issuer.URL, ClientID: "kehoach", PublicURL: "https://kehoach.example"})
	if err != nil {
		t.Fatal(err)
	}
	h := setup(t, &Options{Access: &Access{Login: l}}, nil)
	h.Client().CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for _, c := range []struct {
		method, path, header, want string
		status                     int
	}{
		{"GET", "/api/plans", "X-Kehoach-Login", "/auth/login", 401},
		{"GET", "/auth/login", "Location", issuer.URL + "/authorize?client_id=kehoach&code_challenge=", 302},
		{"GET", "/auth/callback?code=a&state=forged", "Content-Type", "text/plain", 403},
		{"POST", "/auth/logout", "X-Kehoach-Login", "/auth/login", 401},
		{"GET", "/", "Content-Type", "text/html", 200},
	} {
		req, _ := http.NewRequestWithContext(t.Context(), c.method, h.URL+c.path, nil)
		req.AddCookie(&http.Cookie{Name: "__Host-kehoach-session", Value: "forged"})
		res, err := h.Client().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != c.status || !strings.HasPrefix(res.Header.Get(c.header), c.want) {
			t.Errorf("%s %s: status %d, %s %q; want %d, %q", c.method, c.path, res.StatusCode, c.header, res.Header.Get(c.header), c.status, c.want)
		}
	}
	http.DefaultClient.CloseIdleConnections()
}

func TestHeaderIsBelievedOfTheProxyOnly(t *testing.T) {
	h := setup(t, &Options{Access: &Access{Header: "X-Forwarded-User", Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.5/32")}, Admins: []string{"chi"}}}, nil)
	if status, body := do(t, h, "GET", "/api/plans", "", "X-Forwarded-User", "chi"); status != 403 {
		t.Errorf("a forged name: status %d: %s", status, body)
	}
}

func TestTenantsAreApart(t *testing.T) {
	h := setup(t, &Options{Access: &Access{Header: "X-User", TenantHeader: "X-Office", Proxies: thisMachine, Admins: []string{"chi"}}}, nil)
	p, err := ingest.Read(sample.Name, []byte(strings.ReplaceAll(string(sample.Text), "Nguyễn Văn Sơn", "Trần Thị Hoa")), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.store.Put(t.Context(), "other", p, nil); err != nil {
		t.Fatal(err)
	}
	mine := []string{"X-User", "chi", "X-Office", "other"}
	if _, body := do(t, h, "POST", "/api/ask", `{"question":"ai ký kế hoạch này?","conversation":"a"}`, mine...); !strings.Contains(body, "Trần Thị Hoa") {
		t.Errorf("the office's own plan is not asked: %s", body)
	}
	nobody := []string{"X-User", "chi", "X-Office", "third"}
	for _, c := range []struct{ method, path, body string }{
		{"GET", "/api/plans/" + sampleID, ""},
		{"GET", "/api/plans/" + sampleID + "/entries/task/59", ""},
		{"DELETE", "/api/plans/" + sampleID, ""},
		{"POST", "/api/ask", `{"question":"ai ký?","plan":"` + sampleID + `"}`},
		{"POST", "/api/ask", `{"question":"ai ký?"}`},
		{"POST", "/v1/chat/completions", `{"model":"kehoach/` + sampleID + `","messages":[{"role":"user","content":"ai ký?"}]}`},
	} {
		if status, body := do(t, h, c.method, c.path, c.body, nobody...); status != 404 {
			t.Errorf("%s %s of another office: status %d: %.150s", c.method, c.path, status, body)
		}
	}
	if status, _ := do(t, h, "GET", "/api/plans", "", "X-User", "chi"); status != 401 {
		t.Errorf("no office named: status %d", status)
	}
}

// TestConversationsAreOfTheirUser takes another's key for a conversation.
func TestConversationsAreOfTheirUser(t *testing.T) {
	h := setup(t, &Options{Access: &Access{Header: "X-User", Proxies: thisMachine}}, nil)
	do(t, h, "POST", "/api/ask", `{"question":"nhiệm vụ 59 là gì?","conversation":"a"}`, "X-User", "an")
	if _, body := do(t, h, "POST", "/api/ask", `{"question":"thế ai phối hợp?","conversation":"a"}`, "X-User", "binh"); strings.Contains(body, "task/59") {
		t.Errorf("one sees another's talk: %s", body)
	}
}

func TestLimitOfEachUser(t *testing.T) {
	now := time.Date(2025, 1, 2, 8, 0, 0, 0, time.UTC)
	h := setup(t, &Options{Access: &Access{Header: "X-User", Proxies: thisMachine}}, &bots.Options{PerMinute: 60, Burst: 3, Now: func() time.Time { return now }})
	ask := func(user string) int {
		status, _ := do(t, h, "POST", "/api/ask", `{"question":"ai ký?"}`, "X-User", user)
		return status
	}
	for i := range 3 {
		if status := ask("an"); status != 200 {
			t.Fatalf("question %d: status %d", i+1, status)
		}
	}
	if status := ask("an"); status != 429 {
		t.Errorf("one too many: status %d", status)
	}
	if status := ask("binh"); status != 200 {
		t.Errorf("another user: status %d", status)
	}
	now = now.Add(time.Second)
	if status := ask("an"); status != 200 {
		t.Errorf("a second later: status %d", status)
	}
}

// TestWhoReports reports progress in the chat: editors do, readers hear why
// not, also past the page.
func TestWhoReports(t *testing.T) {
	h := setup(t, &Options{Access: &Access{Header: "X-User", Proxies: thisMachine, Editors: []string{"binh"}, Keys: []Key{NewKey("webui", Reader, "a-key-of-twenty-letters")}}}, nil)
	const ask = `{"question":"cập nhật nhiệm vụ 59: xong 60%, văn bản 123/BC-SYT"}`
	const chat = `{"messages":[{"role":"user","content":"cập nhật nhiệm vụ 59: xong 60%"}]}`
	for _, c := range []struct{ path, body, header, value string }{
		{"/api/ask", ask, "X-User", "an"},
		{"/v1/chat/completions", chat, "X-User", "an"},
		{"/v1/chat/completions", chat, "Authorization", "Bearer a-key-of-twenty-letters"},
	} {
		if status, body := do(t, h, "POST", c.path, c.body, c.header, c.value); status != 200 || !strings.Contains(body, `"reason":"not_permitted"`) || !strings.Contains(body, "chưa được giao quyền") {
			t.Errorf("a reader at %s: %d %s", c.path, status, body)
		}
	}
	if status, body := do(t, h, "POST", "/api/ask", ask, "X-User", "binh"); status != 200 || !strings.Contains(body, `"by":"binh"`) {
		t.Errorf("an editor: %d %s", status, body)
	}
	_, reports, err := h.agent.History(t.Context(), "default", "")
	if err != nil || len(reports) != 1 || reports[0].By != "binh" || reports[0].Doc != "123/BC-SYT" {
		t.Errorf("stored %v, %v", reports, err)
	}
	if _, body := do(t, h, "GET", "/api/plans/"+sampleID+"/entries/task/59", "", "X-User", "an"); !strings.Contains(body, `"doc":"123/BC-SYT","by":"binh"`) || !strings.Contains(body, `"name":"Sở Y tế"`) {
		t.Errorf("the entry does not show it: %.300s", body)
	}
	// The page of who leads the task shows it, and that of who helps.
	for _, key := range []string{"so-y-te", "bao-hiem-xa-hoi-tinh"} {
		if _, body := do(t, h, "GET", "/api/plans/"+sampleID+"/agencies/"+key, "", "X-User", "an"); strings.Count(body, `"progress":{"entry":"task/59","agency":"so-y-te","done":60`) != 1 {
			t.Errorf("the page of %s does not show it: %.300s", key, body)
		}
	}
}
