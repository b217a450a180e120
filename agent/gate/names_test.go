package gate

import (
	"strings"
	"testing"
)

// TestNoAgencyIsInvented puts another body of the plan in the place of each
// that an honest answer names: none may pass unless it says another true thing.
func TestNoAgencyIsInvented(t *testing.T) {
	turn := turnOver(t, "vi")
	names := []string{
		"Sở Y tế", "Sở Tư pháp", "Sở Nội vụ", "Sở Tài chính", "Sở Thông tin và Truyền thông", "Bảo hiểm xã hội tỉnh", "Công an tỉnh", "Văn phòng UBND tỉnh",
		"Ủy ban nhân dân tỉnh", "Bộ Nội vụ", "Hội đồng nhân dân tỉnh", "Các sở, ban, ngành", "Sở Kế hoạch và Đầu tư", "Báo Tuyên Quang", "UBND cấp xã",
	}
	tried := 0
	for _, c := range honest {
		if strings.HasPrefix(c.name, "English") {
			continue
		}
		for _, old := range names {
			for _, other := range names {
				if old == other || !strings.Contains(c.text, old) {
					continue
				}
				changed := strings.ReplaceAll(c.text, old, other)
				if strings.Count(changed, other) > 1 || c.name == "through a group" && member(turn, "so-ban-nganh", other) {
					continue // the same twice, or another member
				}
				tried++
				if v := turn.Check(changed); v.Sound() && len(v.Faults) == 0 && !trueOfOther[c.name+"/"+other] {
					t.Errorf("%s/%s passes: %q", c.name, other, changed)
				}
			}
		}
	}
	t.Logf("%d answers with another agency", tried)
}

// trueOfOther are changed names that make another true statement.
var trueOfOther = map[string]bool{"subject helps/Bảo hiểm xã hội tỉnh": true}

func member(turn *Turn, group, name string) bool {
	for _, m := range turn.Directory.Find(name) {
		return turn.Directory.Contains(group, m.Key)
	}
	return false
}
