package basemap_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"testing"
)

// wide is an empty picture that is no square.
func wide(w, h int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// bomb is a small file that says it is a picture of side × side pixels, all of one colour.
func bomb(side uint32) []byte {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, data []byte) {
		_ = binary.Write(&b, binary.BigEndian, uint32(len(data)))
		body := append([]byte(kind), data...)
		b.Write(body)
		_ = binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(body))
	}
	head := binary.BigEndian.AppendUint32(nil, side)
	head = binary.BigEndian.AppendUint32(head, side)
	chunk("IHDR", append(head, 8, 0, 0, 0, 0))
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	_, _ = w.Write(make([]byte, 10<<20))
	_ = w.Close()
	chunk("IDAT", z.Bytes())
	chunk("IEND", nil)
	return b.Bytes()
}

// endless writes until it is hung up on.
func endless(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "image/png")
	block := append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 1<<16)...)
	for r.Context().Err() == nil {
		if _, err := w.Write(block); err != nil {
			return
		}
	}
}

// hangUp ends the connection in the middle of an answer.
func hangUp(w http.ResponseWriter) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		_ = conn.Close()
	}
}

// newTLS is a server whose certificate nobody has signed.
func newTLS(t *testing.T) string {
	t.Helper()
	s := httptest.NewUnstartedServer(http.HandlerFunc(pattern))
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // it would report the handshake that must fail
	s.StartTLS()
	t.Cleanup(s.Close)
	return s.URL
}
