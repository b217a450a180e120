package web

import (
	"context"
	"mime"
	"net/http"
	"strings"
	"testing"

	"kehoach/bots"
)

// wordsExport is an export that says what it was asked for, draftOfWords a
// paper that does.
var wordsExport = []Export{{"txt", "txt", "text/plain", "Danh sách nhiệm vụ", words}}

func words(_ context.Context, of ExportOf) ([]byte, error) {
	return []byte(strings.Join([]string{of.Tenant, of.Plan, of.Agency, of.Period.String(), of.Lang, string(of.Today)}, " ")), nil
}

func draftOfWords(_ context.Context, of DraftOf) (*bots.File, error) {
	if of.Kind == "khong-co" {
		return nil, &bots.Problem{Code: bots.NotFound, VI: "không có", EN: "none"}
	}
	return &bots.File{
		Name: bots.FileName("docx", "Báo cáo/quý", of.Agency, of.Period.Label()), Plain: of.Kind + ".docx", ContentType: "application/test",
		Data: []byte(strings.Join([]string{of.Tenant, of.Plan, of.Kind, of.Agency, of.Period.String()}, " ")),
	}, nil
}

func TestExport(t *testing.T) {
	h := setup(t, &Options{Exports: wordsExport, Draft: draftOfWords}, nil)
	const p = "/api/plans/" + sampleID
	for path, want := range map[string]string{
		"/export?format=txt&agency=so-y-te&lang=en":                "default " + sampleID + " Sở Y tế  en 2025-01-02",
		"/export?format=txt&agency=so-y-te&period=2025-Q2&lang=vi": "default " + sampleID + " Sở Y tế 2025-Q2 vi 2025-01-02",
		"/draft?kind=bao-cao-quy&agency=so-y-te&period=2025-Q2":    "default " + sampleID + " bao-cao-quy so-y-te 2025-Q2",
	} {
		if _, body := do(t, h, "GET", p+path, ""); body != want {
			t.Errorf("%s: %q", path, body)
		}
	}
	for query, want := range map[string]int{
		"/export?format=exe": 404, "/export?format=txt&agency=so-khong-co": 404, "/export": 404, "/export?format=txt&period=q2": 400,
		"/draft?kind=khong-co": 404, "/draft?kind=bao-cao-quy&period=q2": 400,
	} {
		if status, _ := do(t, h, "GET", p+query, ""); status != want {
			t.Errorf("%q: status %d, want %d", query, status, want)
		}
	}
}

// TestFileNames reads back how a file is named: in Vietnamese, and plainly for
// clients that know no better.
func TestFileNames(t *testing.T) {
	h := setup(t, &Options{Exports: wordsExport, Draft: draftOfWords}, nil)
	for path, want := range map[string][2]string{
		"/export?format=txt&agency=so-y-te&period=2025-Q2": {"Danh sách nhiệm vụ - Sở Y tế - quý II năm 2025.txt", sampleID + "-so-y-te.txt"},
		"/export?format=txt": {"Danh sách nhiệm vụ - 223-KH-UBND.txt", sampleID + ".txt"},
		"/draft?kind=bao-cao-quy&agency=Sở Y tế&period=2025-Q2": {"Báo cáo-quý - Sở Y tế - quý II năm 2025.docx", "bao-cao-quy.docx"},
	} {
		res, err := h.Client().Get(h.URL + "/api/plans/" + sampleID + strings.ReplaceAll(path, " ", "%20"))
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		kind, params, err := mime.ParseMediaType(res.Header.Get("Content-Disposition"))
		plain, _, _ := strings.Cut(res.Header.Get("Content-Disposition"), "; filename*")
		if err != nil || kind != "attachment" || params["filename"] != want[0] || plain != `attachment; filename="`+want[1]+`"` {
			t.Errorf("%s: %s, %v", path, res.Header.Get("Content-Disposition"), err)
		}
	}
}

// TestFilesAreForThoseWhoMayRead asks for files as nobody, and for those of
// another office.
func TestFilesAreForThoseWhoMayRead(t *testing.T) {
	h := setup(t, &Options{Exports: wordsExport, Draft: draftOfWords, Access: &Access{Header: "X-User", TenantHeader: "X-Office", Proxies: thisMachine}}, nil)
	for _, path := range []string{"/export?format=txt", "/draft?kind=bao-cao-quy&agency=so-y-te"} {
		for want, header := range map[int][]string{
			http.StatusUnauthorized: nil,
			http.StatusNotFound:     {"X-User", "an", "X-Office", "other"},
			http.StatusOK:           {"X-User", "an", "X-Office", "default"},
		} {
			if status, _ := do(t, h, "GET", "/api/plans/"+sampleID+path, "", header...); status != want {
				t.Errorf("%s with %v: status %d, want %d", path, header, status, want)
			}
		}
	}
}
