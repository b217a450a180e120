package block

import "testing"

func TestClean(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"Sở Y tế", "Sở Y tế"},
		{"U\u0309y ban", "Ủy ban"},
		{"Sở\u00a0Y\u202ftế", "Sở Y tế"},
		{"KH\u2011UBND", "KH-UBND"},
		{"kế\u00ad\u200b hoạch\ufeff", "kế hoạch"},
		{"th\u00adêng xuyªn", "th\u00adêng xuyªn"},
		{"2026 – 2030 “a”", "2026 – 2030 “a”"},
	} {
		if got := Clean(tt.in); got != tt.want {
			t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
