package question

import "testing"

func TestQuestionsAreMended(t *testing.T) {
	tests := []struct{ name, typed, want string }{
		{"as typed", "Sở Y tế phối hợp những nhiệm vụ nào?", "Sở Y tế phối hợp những nhiệm vụ nào?"},
		{"a slip of the finger", "nhiệmm vụ 59 hạn khi nào", "nhiệm vụ 59 hạn khi nào"},
		{"Telex off", "Sowr Y tees phoois howpj vieecj naof?", "Sở Y tế phối hợp việc nào?"},
		{"no space", "ubnd capxa phoihop viec gi", "ubnd cap xa phoi hop viec gi"},
		{"some marks lost", "So Nội vụ chu tri bao nhiêu nhiem vu?", "Sở Nội vụ chủ trì bao nhiêu nhiệm vụ?"},
		{"no marks at all", "so noi vu chu tri bao nhieu nhiem vu", "so noi vu chu tri bao nhieu nhiem vu"},
		{"initials", "SNV và STTTT làm gì", "SNV và STTTT làm gì"},
		{"English", "Who leads the open data task?", "Who leads the open data task?"},
		{"courtesies", "Chào trợ lý, nhiệm vụ 59 ai làm? Em cảm ơn ạ.", "nhiệm vụ 59 ai làm?"},
		{"leave", "Làm ơn cho tôi biết nhiệm vụ 59 ai làm", "nhiệm vụ 59 ai làm"},
		{"nothing but thanks", "cảm ơn nhiều nhé", "cảm ơn nhiều nhé"},
		{"the letter of a row", "Ai chủ trì nhiệm vụ 1.a?", "Ai chủ trì nhiệm vụ 1.a?"},
		{"capitals", "UBND XA CHU TRI VIEC GI", "ubnd xa chu tri viec gi"},
		{"an abbreviation asked about", "TTHC LÀ GÌ", "TTHC LÀ GÌ"},
		{"office short forms", "hạn nộp BC quý của sở", "hạn nộp báo cáo quý của sở"},
		{"a short form asked about", "BC là viết tắt của gì", "BC là viết tắt của gì"},
		{"part of a sign", "Kế hoạch 223/KH-UBND do ai ký", "Kế hoạch 223/KH-UBND do ai ký"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Parse(tt.typed, Context{}).Text; got != tt.want {
				t.Errorf("%q is read as %q, want %q", tt.typed, got, tt.want)
			}
		})
	}
}
