// Package office reads documents of formats that only an office suite knows
// (Word 97, RTF, OpenDocument, Excel 97): LibreOffice, where it is installed,
// turns them into .docx or .xlsx, which are then read as any other.
//
// LibreOffice runs in a folder of its own with a profile of its own, without
// macros, for a limited time, and what it leaves running is ended.
package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"kehoach/ingest/block"
	"kehoach/ingest/docx"
	"kehoach/ingest/xlsx"
)

// maxTime is how long one document may take; LibreOffice needs some seconds
// to start.
const maxTime = 2 * time.Minute

// maxOutput is the size in bytes of the largest result that is read.
const maxOutput = 64 << 20

// kind is a format that LibreOffice reads for us.
type kind struct {
	ext, to string // what it is, what it is turned into
	// filter is LibreOffice's name for the format: it is told, so that it
	// does not take a damaged file for plain text.
	filter string
	vi, en string
}

var (
	word  = kind{"doc", "docx", "MS Word 97", "Word 97-2003 (.doc)", "a Word 97-2003 document (.doc)"}
	rtf   = kind{"rtf", "docx", "Rich Text Format", "văn bản RTF (.rtf)", "an RTF document (.rtf)"}
	odt   = kind{"odt", "docx", "writer8", "văn bản OpenDocument (.odt)", "an OpenDocument text (.odt)"}
	excel = kind{"xls", "xlsx", "MS Excel 97", "bảng tính Excel 97-2003 (.xls)", "an Excel 97-2003 workbook (.xls)"}
	ods   = kind{"ods", "xlsx", "calc8", "bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"}
)

// kindOf tells a format by what the file holds.
func kindOf(data []byte) (kind, bool) {
	switch {
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return rtf, true
	case bytes.HasPrefix(data, []byte("PK")):
		head := data[:min(len(data), 200)]
		switch {
		case bytes.Contains(head, []byte("mimetypeapplication/vnd.oasis.opendocument.text")):
			return odt, true
		case bytes.Contains(head, []byte("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")):
			return ods, true
		}
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		switch {
		case hasStream(data, "EncryptedPackage"):
		case hasStream(data, "WordDocument"):
			return word, true
		case hasStream(data, "Workbook"):
			return excel, true
		}
	}
	return kind{}, false
}

// hasStream reports whether a compound file names a stream.
func hasStream(data []byte, name string) bool {
	wide := make([]byte, 0, 2*len(name))
	for i := range len(name) {
		wide = append(wide, name[i], 0)
	}
	return bytes.Contains(data, wide)
}

// Is reports whether data is a document that LibreOffice reads for us.
func Is(data []byte) bool {
	_, ok := kindOf(data)
	return ok
}

// Read reads such a document. The error is a [*block.Refusal]; without
// LibreOffice it says what to do.
func Read(name string, data []byte) (*block.Document, error) {
	k, ok := kindOf(data)
	if !ok {
		return nil, broken(kind{vi: "tệp", en: "the file"}, "")
	}
	program, err := exec.LookPath("soffice")
	if err != nil {
		return nil, missing(k)
	}
	ctx, cancel := context.WithTimeout(context.Background(), maxTime)
	defer cancel()
	turned, err := turn(ctx, program, k, data)
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return nil, slow(k)
	}
	if err != nil {
		return nil, broken(k, err.Error())
	}
	read := docx.Read
	if k.to == "xlsx" {
		read = xlsx.Read
	}
	doc, err := read(name, turned)
	if err != nil {
		return nil, err
	}
	doc.Format = k.ext
	return doc, nil
}

// turns bounds how many LibreOffices run at once.
var turns = make(chan struct{}, 2)

// turn lets LibreOffice write data in another format.
func turn(ctx context.Context, program string, k kind, data []byte) ([]byte, error) {
	turns <- struct{}{}
	defer func() { <-turns }()
	dir, err := os.MkdirTemp("", "kehoach-office-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := writeProfile(filepath.Join(dir, "profile", "user")); err != nil {
		return nil, err
	}
	in := filepath.Join(dir, "in."+k.ext)
	if err := os.WriteFile(in, data, 0o600); err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, program, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")),
		"--headless", "--norestore", "--nologo", "--infilter="+k.filter, "--convert-to", k.to, "--outdir", dir, in)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+dir, "SAL_USE_VCLPLUGIN=svp")
	cmd.WaitDelay = 5 * time.Second
	ownGroup(cmd)
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("LibreOffice: %w", err)
	}
	result := filepath.Join(dir, "in."+k.to)
	st, err := os.Stat(result)
	if err != nil {
		return nil, errors.New("LibreOffice không mở được")
	}
	if st.Size() > maxOutput {
		return nil, fmt.Errorf("LibreOffice: %d MB", st.Size()>>20)
	}
	return os.ReadFile(result)
}

// profile turns macros and links to elsewhere off.
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

func writeProfile(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "registrymodifications.xcu"), []byte(profile), 0o600)
}

func missing(k kind) *block.Refusal {
	return &block.Refusal{
		Code: block.UnknownFormat,
		VI: "Tệp là " + k.vi + "; để đọc cần có LibreOffice trên máy này (ví dụ: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui). " +
			"Hoặc hãy mở tệp, lưu thành ." + k.to + " rồi gửi lại.",
		EN: "The file is " + k.en + "; reading it takes LibreOffice on this machine (such as: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui). " +
			"Or open it, save it as ." + k.to + " and send it again.",
	}
}

func slow(k kind) *block.Refusal {
	return &block.Refusal{
		Code: block.TooLarge,
		VI:   fmt.Sprintf("LibreOffice đọc tệp %s quá %d giây nên đã dừng. Hãy mở tệp, lưu thành .%s rồi gửi lại.", k.vi, int(maxTime.Seconds()), k.to),
		EN:   fmt.Sprintf("LibreOffice took over %d seconds to read %s and was stopped. Open it, save it as .%s and send it again.", int(maxTime.Seconds()), k.en, k.to),
	}
}

func broken(k kind, what string) *block.Refusal {
	if what != "" {
		what = " (" + what + ")"
	}
	return &block.Refusal{
		Code: block.Broken,
		VI:   "Không đọc được " + k.vi + what + "; tệp có thể bị hỏng hoặc có mật khẩu. Hãy mở tệp, lưu thành .docx rồi gửi lại.",
		EN:   "Cannot read " + k.en + what + "; the file may be damaged or have a password. Open it, save it as .docx and send it again.",
	}
}
