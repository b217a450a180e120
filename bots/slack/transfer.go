package slack

import (
	"bytes"
	"context"
	"fmt"

	api "github.com/slack-go/slack"
)

// upload sends a file; one without a channel goes to the person alone.
func (s *sender) upload(ctx context.Context, o Outgoing) error {
	channel := o.Channel
	if channel == "" {
		c, _, _, err := s.api.OpenConversationContext(ctx, &api.OpenConversationParameters{Users: []string{o.User}, ReturnIM: true})
		if err != nil {
			return fmt.Errorf("open a direct message: %w", err)
		}
		channel = c.ID
	}
	_, err := s.files.UploadFileContext(ctx, api.UploadFileParameters{
		Channel: channel, ThreadTimestamp: o.Thread, Filename: o.File.Name, Title: o.File.Name, InitialComment: o.Text,
		FileSize: len(o.File.Data), Reader: bytes.NewReader(o.File.Data),
	})
	return err
}

// fetch gets a file that somebody shared.
func (s *sender) fetch(ctx context.Context, id string) (name string, data []byte, err error) {
	f, _, _, err := s.files.GetFileInfoContext(ctx, id, 0, 0)
	if err != nil {
		return "", nil, fmt.Errorf("look at a shared file: %w", err)
	}
	if f.Size > maxShared {
		return "", nil, errLarge
	}
	to := &bounded{left: maxShared}
	if err := s.files.GetFileContext(ctx, f.URLPrivateDownload, to); err != nil {
		return "", nil, fmt.Errorf("get a shared file: %w", err)
	}
	return f.Name, to.buf.Bytes(), nil
}

// bounded takes as many bytes as a file may have.
type bounded struct {
	buf  bytes.Buffer // not embedded: io.Copy would go round Write
	left int
}

// Write refuses more than that.
func (b *bounded) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errLarge
	}
	return b.buf.Write(p)
}
