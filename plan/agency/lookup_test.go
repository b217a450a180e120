package agency

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
)

const (
	before = plan.Date("2024-12-23")
	after  = plan.Date("2025-11-19")
)

func TestMembers(t *testing.T) {
	t.Parallel()
	d := Default().In("Ủy ban nhân dân tỉnh Tuyên Quang", before)
	districts := []string{
		"ubnd-huyen-lam-binh", "ubnd-huyen-na-hang", "ubnd-huyen-chiem-hoa", "ubnd-huyen-ham-yen",
		"ubnd-huyen-yen-son", "ubnd-huyen-son-duong", "ubnd-thanh-pho-tuyen-quang",
	}
	if diff := cmp.Diff(districts, d.Members("ubnd-cap-huyen")); diff != "" {
		t.Errorf("districts of Tuyên Quang: %s", diff)
	}
	tests := []struct {
		issuer string
		day    plan.Date
		group  string
		count  int
		in     string
		out    string
	}{
		{"Tuyên Quang", before, "co-quan-chuyen-mon-thuoc-ubnd-tinh", 19, "so-ke-hoach-va-dau-tu", "ban-quan-ly-khu-cong-nghiep-tinh"},
		{"Tuyên Quang", after, "co-quan-chuyen-mon-thuoc-ubnd-tinh", 14, "so-nong-nghiep-va-moi-truong", "so-ke-hoach-va-dau-tu"},
		{"Đồng Nai", before, "ubnd-cap-huyen", 0, "", "ubnd-huyen-na-hang"},
		{"Tuyên Quang", after, "ubnd-cap-huyen", 0, "", "ubnd-huyen-na-hang"},
		{"Tuyên Quang", before, "so-ban-nganh", 29, "cong-an-tinh", "ubnd-tinh"},
		{"Tuyên Quang", before, "co-quan-don-vi-dia-phuong", 36, "ubnd-huyen-na-hang", "bo-noi-vu"},
		{"", "", "co-quan-lien-quan", 0, "", "so-y-te"},
		{"", "", "so-y-te", 0, "", "so-y-te"},
		{"", "", "ubnd-cap-xa-lien-quan", 0, "", "ubnd-xa-tan-trao"},
		{"", "", "unknown", 0, "", "so-y-te"},
	}
	for _, tt := range tests {
		d := Default().In(tt.issuer, tt.day)
		got := d.Members(tt.group)
		if len(got) != tt.count || tt.in != "" && !slices.Contains(got, tt.in) || slices.Contains(got, tt.out) {
			t.Errorf("In(%q, %s).Members(%q) = %d %v, want %d with %q and without %q", tt.issuer, tt.day, tt.group, len(got), got, tt.count, tt.in, tt.out)
		}
	}
}

func TestContains(t *testing.T) {
	t.Parallel()
	d := Default()
	tests := []struct {
		group, member string
		want          bool
	}{
		{"so-ban-nganh", "so-y-te", true},
		{"so-ban-nganh", "co-quan-chuyen-mon-thuoc-ubnd-tinh", true},
		{"so-ban-nganh", "ban-quan-ly-khu-cong-nghiep-tinh", true},
		{"co-quan-chuyen-mon-thuoc-ubnd-tinh", "ban-quan-ly-khu-cong-nghiep-tinh", false},
		{"co-quan-chuyen-mon-thuoc-ubnd-tinh", "cong-an-tinh", false},
		{"co-quan-to-chuc-don-vi", "so-noi-vu", true},
		{"co-quan-don-vi-dia-phuong", "ubnd-huyen-na-hang", true},
		{"ubnd-cap-huyen", "ubnd-huyen-na-hang", true},
		{"ubnd-cap-huyen", "ubnd-huyen-long-thanh", true},
		{"ubnd-cap-xa", "ubnd-xa-tan-trao", true},
		{"ubnd-cap-xa", "ubnd-huyen-na-hang", false},
		{"ubnd-cap-huyen", "ubnd-cap-huyen", false},
		{"co-quan-lien-quan", "so-y-te", false},
		{"so-ban-nganh-lien-quan", "so-y-te", false},
		{"so-y-te", "so-y-te", false},
		{"so-ban-nganh", "nobody", false},
	}
	for _, tt := range tests {
		if got := d.Contains(tt.group, tt.member); got != tt.want {
			t.Errorf("Contains(%q, %q) = %v, want %v", tt.group, tt.member, got, tt.want)
		}
	}
}

func TestNote(t *testing.T) {
	t.Parallel()
	d := Default().In("UBND tỉnh Tuyên Quang", before)
	tests := []struct {
		key       string
		today     plan.Date
		want      bool
		successor []string
	}{
		{"so-thong-tin-va-truyen-thong", "2025-02-28", false, nil},
		{"so-thong-tin-va-truyen-thong", "2025-03-01", true, []string{"so-khoa-hoc-va-cong-nghe"}},
		{"so-thong-tin-va-truyen-thong", "", false, nil},
		{"ubnd-cap-huyen", "2025-07-01", true, nil},
		{"ubnd-huyen-na-hang", "2025-07-01", true, nil},
		{"ubnd-huyen-na-hang", "2025-06-30", false, nil},
		{"ban-quan-ly-khu-cong-nghiep-tinh", "2025-12-01", true, []string{"ban-quan-ly-khu-cong-nghiep-va-khu-kinh-te"}},
		{"so-tu-phap", "2026-01-01", false, nil},
		{"nobody", "2026-01-01", false, nil},
	}
	for _, tt := range tests {
		got, ok := d.Note(tt.key, tt.today)
		if ok != tt.want || !slices.Equal(got.Successor, tt.successor) {
			t.Errorf("Note(%q, %s) = %+v, %v, want %v to %v", tt.key, tt.today, got, ok, tt.want, tt.successor)
		}
	}
	if _, ok := Default().In("Đồng Nai", before).Note("ban-quan-ly-khu-cong-nghiep-tinh", after.AddDays(30)); ok {
		t.Error("a note of Tuyên Quang is told in Đồng Nai")
	}
	want := []string{"so-ke-hoach-va-dau-tu"}
	if diff := cmp.Diff(want, d.Predecessors("so-tai-chinh")); diff != "" {
		t.Errorf("Predecessors: %s", diff)
	}
}

// TestFile holds the data file to its own rules.
func TestFile(t *testing.T) {
	t.Parallel()
	if _, err := new(Directory).With(embedded); err != nil {
		t.Fatal(err)
	}
	d := Default()
	for i := range d.bodies {
		b := &d.bodies[i]
		for _, g := range append(slices.Clone(b.in), b.related) {
			if p := d.find(g); g != "" && g != "bo-nganh-lien-quan" && (p == nil || !p.group) {
				t.Errorf("%s is in %q, which is no group", b.key, g)
			}
		}
		for _, n := range b.notes {
			if n.TextVI == "" || n.TextEN == "" || n.Certainty == "sourced" && n.Source == "" {
				t.Errorf("%s has an incomplete note: %+v", b.key, n)
			}
			if !slices.Contains([]string{"sourced", "general-high", "general-medium", "general-low"}, n.Certainty) {
				t.Errorf("%s has a note of unknown certainty %q", b.key, n.Certainty)
			}
			for _, s := range n.Successor {
				if d.find(s) == nil {
					t.Errorf("%s has the unknown successor %q", b.key, s)
				}
			}
		}
		if b.key == "" || b.english == "" && !strings.HasPrefix(b.key, "ubnd-") {
			t.Errorf("%q has no key or no English name", b.name)
		}
	}
	// Every spelling that is sure must lead to its body.
	for i := range d.bodies {
		b := &d.bodies[i]
		for _, s := range b.spellings {
			if s.kind != kindExact {
				continue
			}
			ms := d.Find(s.text)
			if len(ms) != 1 || ms[0].Key != b.key && !slices.Contains(ms[0].Alternatives, b.key) {
				t.Errorf("Find(%q) = %v, want %s", s.text, ms, b.key)
			}
		}
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	d := Default()
	for _, tt := range [][3]string{
		{"so-y-te", "Sở Y tế", "Department of Health"},
		{"ubnd-cap-huyen", "UBND cấp huyện", "District People's Committees"},
		{"ubnd-cap-xa-lien-quan", "UBND cấp xã có liên quan", ""},
		{"nobody", "", ""},
	} {
		if got := [3]string{tt[0], d.Name(tt[0]), d.English(tt[0])}; got != tt {
			t.Errorf("got %v, want %v", got, tt)
		}
	}
	for key, want := range map[string][2]bool{
		"so-y-te": {false, false}, "so-ban-nganh": {true, false}, "co-quan-lien-quan": {true, true},
		"ubnd-cap-xa-lien-quan": {true, true}, "nobody": {false, false},
	} {
		if got := [2]bool{d.IsGroup(key), d.Unbounded(key)}; got != want {
			t.Errorf("IsGroup, Unbounded(%q) = %v, want %v", key, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Sở Y tế": "so-y-te",
		"Uỷ ban nhân dân các huyện, thành phố": "ubnd-huyen-thanh-pho",
		"công chức tư pháp- hộ tịch":           "cong-chuc-tu-phap-ho-tich",
		"Các Sở, ban, ngành":                   "so-ban-nganh",
		"  KH&ĐT ":                             "kh-dt",
		"…":                                    "",
		"":                                     "",
	} {
		if got := Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
}
