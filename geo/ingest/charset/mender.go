package charset

import (
	"io"
	"unicode/utf8"
)

// Mender reads a text that should be in a charset and gives UTF-8, byte by byte where it is not.
type Mender struct {
	r      io.Reader
	c      Charset
	in     []byte // of the source, not yet decoded
	out    []byte // decoded, not yet given
	buf    []byte
	err    error
	mended int64
}

// NewMender reads a text from r.
func NewMender(r io.Reader, c Charset) *Mender { return &Mender{r: r, c: c, buf: make([]byte, 32<<10)} }

// Mended counts the bytes that were not what the charset has, up to what was read.
func (m *Mender) Mended() int64 { return m.mended }

// Read gives UTF-8.
func (m *Mender) Read(p []byte) (int, error) {
	for len(m.out) == 0 {
		if m.err != nil {
			return 0, m.err
		}
		kept := copy(m.buf, m.in)
		n, err := m.r.Read(m.buf[kept:])
		m.in, m.err = m.buf[:kept+n], err
		m.decode(err != nil)
	}
	n := copy(p, m.out)
	m.out = m.out[n:]
	return n, nil
}

// decode takes what is complete of what was read; last says that no more comes.
func (m *Mender) decode(last bool) {
	whole := m.in
	if m.c.table == nil && !last {
		// A character may be cut by the end of the buffer: at most three of its bytes are there.
		for k := 1; k < utf8.UTFMax && k <= len(whole); k++ {
			if b := whole[len(whole)-k]; utf8.RuneStart(b) {
				if !utf8.FullRune(whole[len(whole)-k:]) {
					whole = whole[:len(whole)-k]
				}
				break
			}
		}
	}
	var mended int
	m.out, mended = m.c.Append(m.out[:0:cap(m.out)], whole)
	m.mended += int64(mended)
	m.in = m.in[len(whole):]
}
