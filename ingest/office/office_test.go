package office

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kehoach/ingest/block"
	"kehoach/ingest/block/blocktest"
)

const richText = `{\rtf1\ansi{\fonttbl{\f0 Times;}}\f0 K\u7871?\u32? ho\u7841?ch\par}`

func TestRead(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("needs LibreOffice: apt-get install libreoffice-writer-nogui")
	}
	d, err := Read("a.rtf", []byte(richText))
	if err != nil {
		t.Fatal(err)
	}
	if got := blocktest.Sketch(d.Blocks); got != "«Kế  hoạch»" || d.Format != "rtf" {
		t.Errorf("Read = %s, format %q", got, d.Format)
	}
}

// Without LibreOffice the refusal says what to do.
func TestWithoutLibreOffice(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Read("a.rtf", []byte(richText))
	var r *block.Refusal
	if !errors.As(err, &r) || r.Code != block.UnknownFormat || !strings.Contains(r.VI, "apt-get install") || !strings.Contains(r.EN, ".docx") {
		t.Errorf("Read = %v, want a refusal that says what to install", err)
	}
}

// A program that does not end is ended, and what it started with it.
func TestTimeLimit(t *testing.T) {
	t.Parallel()
	program := filepath.Join(t.TempDir(), "soffice")
	if err := os.WriteFile(program, []byte("#!/bin/sh\nsleep 60 &\nwait\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := turn(ctx, program, rtf, []byte(richText)); err == nil || time.Since(start) > 4*time.Second {
		t.Errorf("turn = %v after %v", err, time.Since(start))
	}
}

func TestKinds(t *testing.T) {
	t.Parallel()
	const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	for data, want := range map[string]string{
		ole + wide("WordDocument"):     "doc",
		ole + wide("Workbook"):         "xls",
		ole + wide("EncryptedPackage"): "",
		richText:                       "rtf",
		"PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.text": "odt",
		"PK\x03\x04": "",
		"Kế hoạch":   "",
	} {
		if k, ok := kindOf([]byte(data)); k.ext != want || ok != (want != "") {
			t.Errorf("kindOf(%.30q) = %q, want %q", data, k.ext, want)
		}
	}
}
