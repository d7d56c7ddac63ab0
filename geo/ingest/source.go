package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"emprise/geo"
	"emprise/geo/ingest/archive"

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

// unzipped is a stream out of gzip that ends when it grows out of all proportion: ratio times what it is made of, 0: never.
type unzipped struct {
	r     io.Reader
	in    counter // what it is made of
	n     int64
	ratio int64
}

func (u *unzipped) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if u.n += int64(n); u.ratio > 0 && u.n > archive.RatioFrom && u.n/max(1, u.in.n) > u.ratio {
		return n, refuse(geo.FileTooLarge, "%d bytes of gzip unpack to %d and more", u.in.n, u.n)
	}
	return n, err
}

// unwrap undoes the compression and the encoding that the first bytes of a stream tell: what comes out is a text in UTF-8
// without byte-order mark, or a binary file as it is. ratio is how much a compressed one may grow, 0: any.
func unwrap(r io.Reader, ratio int64) (text *bufio.Reader, zipped bool, err error) {
	u := &unzipped{in: counter{r: r}, ratio: ratio}
	b := bufio.NewReaderSize(&u.in, 64<<10)
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
		u.r = z
		b = bufio.NewReaderSize(u, 64<<10)
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
