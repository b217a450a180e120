//go:build unix

package web

import (
	"syscall"
	"time"
)

// cpuTime is what the process has used of the processors so far. On a machine
// that others use too it says more than the clock does.
func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
