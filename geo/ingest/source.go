package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"emprise/geo"

	"golang.org/x/text/encoding/unicode"
)

// counter counts what is read from the disk.
type counter struct {
	r      io.Reader
	n      int64
	total  int64
	report func(done, total int64)
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.add(n)
	return n, err
}

func (c *counter) add(n int) {
	c.n += int64(n)
	if c.report != nil && n > 0 {
		c.report(c.n, c.total)
	}
}

// refusal is why a stream cannot be used, before it is known as a *geo.FileError of a path.
type refusal struct {
	reason geo.Reason
	detail string
	err    error
}

func (r *refusal) Error() string { return fmt.Sprintf("%s: %s", r.reason, r.detail) }
func (r *refusal) Unwrap() error { return r.err }

func refuse(reason geo.Reason, detail string, args ...any) error {
	return &refusal{reason: reason, detail: fmt.Sprintf(detail, args...)}
}

// unwrap undoes the compression and the encoding that the first bytes of a stream tell: what comes out is a text in UTF-8
// without byte-order mark, or a binary file as it is.
func unwrap(r io.Reader) (text *bufio.Reader, zipped bool, err error) {
	b := bufio.NewReaderSize(r, 64<<10)
	head, err := peek(b, 3)
	if err != nil {
		return nil, false, err
	}
	if bytes.HasPrefix(head, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(b)
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, true, refuse(geo.FileTruncated, "the gzip header is cut short")
		}
		if err != nil {
			return nil, true, &refusal{geo.FileBadGzip, "", err}
		}
		zipped = true
		b = bufio.NewReaderSize(z, 64<<10)
		if head, err = peek(b, 3); err != nil {
			return nil, true, err
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte{0xef, 0xbb, 0xbf}):
		_, err = b.Discard(3)
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		b = bufio.NewReaderSize(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(b), 64<<10)
	}
	return b, zipped, err
}

func peek(b *bufio.Reader, n int) ([]byte, error) {
	head, err := b.Peek(n)
	if err == io.EOF {
		err = nil
	}
	return head, err
}
