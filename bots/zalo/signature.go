package zalo

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"strings"
)

// signature is what Zalo puts on an event of an Official Account: a plain hash
// over the app's ID, the body as it was sent, the timestamp in it and the
// account's secret.
func signature(appID string, body []byte, timestamp, secret string) []byte {
	h := sha256.New()
	h.Write([]byte(appID))
	h.Write(body)
	h.Write([]byte(timestamp))
	h.Write([]byte(secret))
	return h.Sum(nil)
}

// signedBy reports whether the header is the signature of a body. Some of
// Zalo's papers show it without "mac=".
func signedBy(appID string, body []byte, timestamp, secret, header string) bool {
	got, err := hex.DecodeString(strings.TrimPrefix(strings.TrimSpace(header), "mac="))
	return err == nil && subtle.ConstantTimeCompare(got, signature(appID, body, timestamp, secret)) == 1
}
