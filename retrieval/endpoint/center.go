package endpoint

import "math"

// references are texts of the field, as plans write and as people ask, by
// whose vectors those of a model are centred. The cosines of many models lie
// close together: e5's between 0.7 and 0.95 whatever the texts, so that no
// threshold tells near from far and a second embedder beside it counts for all.
// With the mean of the references taken away they are spread around zero.
//
// The stored vectors depend on these texts: whoever changes them has to raise
// centred, which is part of the identity.
var references = []string{
	"Xây dựng cơ sở dữ liệu dùng chung của tỉnh",
	"Rà soát, sửa đổi văn bản quy phạm pháp luật",
	"Tinh giản biên chế, sắp xếp tổ chức bộ máy",
	"Đào tạo, bồi dưỡng cán bộ, công chức, viên chức",
	"Nâng cao chất lượng khám bệnh, chữa bệnh cho nhân dân",
	"Đẩy nhanh tiến độ giải ngân vốn đầu tư công",
	"Phòng cháy, chữa cháy rừng và ứng phó thiên tai",
	"Giữ gìn trật tự, an toàn giao thông trên địa bàn",
	"Develop agriculture, tourism and trade in the province",
	"bao giờ phải nộp báo cáo",
	"ai lo chuyện đường sá, cầu cống",
	"trường học thiếu giáo viên thì làm sao",
	"tiền hỗ trợ hộ nghèo lấy ở đâu",
	"nguoi dan lam giay to qua mang",
	"đất đai, nhà cửa, môi trường có gì mới",
	"who checks that officials do their work",
}

// passages is how many of the references, from the first, are passages; the
// rest are questions.
const passages = 9

// centred is the version of the references.
const centred = 1

// referenceTexts returns the references with their prefixes.
func (e *Embedder) referenceTexts() []string {
	out := make([]string, len(references))
	for i, t := range references {
		out[i] = e.query + t
		if i < passages {
			out[i] = e.passage + t
		}
	}
	return out
}

func (e *Embedder) knownMean() []float32 {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.mean
}

// learn keeps the mean of the references' vectors, each at unit length.
func (e *Embedder) learn(vs [][]float32) []float32 {
	mean := make([]float32, len(vs[0]))
	for _, v := range vs {
		unit(v)
		for i, x := range v {
			mean[i] += x / float32(len(vs))
		}
	}
	e.mu.Lock()
	e.mean = mean
	e.mu.Unlock()
	if e.opts.Learned != nil {
		e.opts.Learned(mean)
	}
	return mean
}

// center brings a vector to unit length, takes the mean away, and brings what
// is left to unit length.
func center(v, mean []float32) {
	unit(v)
	for i := range v {
		v[i] -= mean[i]
	}
	unit(v)
}

func unit(v []float32) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= scale
	}
}
