package postgres

import (
	"math"
	"testing"
)

// TestHalf decodes all numbers that a stored vector can have.
func TestHalf(t *testing.T) {
	for n := -4096; n <= 4096; n++ {
		if n > 2048 && n%2 != 0 || n < -2048 && n%2 != 0 {
			continue // not exact in half precision, and never stored
		}
		h := half(int16(n))
		got := math.Ldexp(1+float64(h&0x3ff)/1024, int(h>>10&0x1f)-15)
		if h&0x7fff == 0 {
			got = 0
		}
		if h&0x8000 != 0 {
			got = -got
		}
		if got != float64(n) {
			t.Errorf("half(%d) = %#04x, which is %v", n, h, got)
		}
	}
}
