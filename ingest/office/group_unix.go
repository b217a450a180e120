//go:build unix

package office

import (
	"os/exec"
	"syscall"
)

// ownGroup lets a program and all that it starts be ended together: soffice
// is a script that starts the real one.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
