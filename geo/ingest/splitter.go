package ingest

import (
	"bytes"
	"io"
	"slices"
)

// mostChunk bounds a chunk that grows because no seam is found: larger elements are read one by one.
const mostChunk = 16 << 20

// seam is the text between two elements of a features array, from the bracket that closes one to the first member of the
// next. That the same text may stand elsewhere costs time but no fault: see chunk.
type seam struct {
	text []byte
	cut  int // where in it the next element begins
}

// seam learns from the next two elements in the window, without taking them; its text is nil when it cannot.
func (d *document) seam() (s seam) {
	t := &text{b: d.w.buf[d.w.from:d.w.end]}
	next := func(c byte) bool {
		got, err := t.peek()
		return err == nil && got == c
	}
	if !d.first {
		if !next(',') {
			return s
		}
		t.i++
	}
	if !next('{') {
		return s
	}
	if _, err := t.skip(); err != nil {
		return s
	}
	from := t.i - 1
	if !next(',') {
		return s
	}
	t.i++
	if !next('{') {
		return s
	}
	start := t.i
	t.i++
	for range 2 { // a key, and what it says when that is the type
		if !next('"') {
			return s
		}
		q, err := t.quoted()
		if err != nil {
			return s
		}
		if string(q.raw) != "type" || !next(':') {
			break
		}
		t.i++
	}
	return seam{bytes.Clone(t.b[from:t.i]), start - from}
}

// feed is a stream with text put back before it.
type feed struct {
	back []byte
	r    io.Reader
}

func (f *feed) Read(p []byte) (int, error) {
	if len(f.back) > 0 {
		n := copy(p, f.back)
		f.back = f.back[n:]
		return n, nil
	}
	return f.r.Read(p)
}

// failed is the end of a stream, told again.
type failed struct{ err error }

func (f failed) Read([]byte) (int, error) { return 0, f.err }

// splitter cuts the text of the window and of the stream behind it into chunks.
type splitter struct {
	seam
	size  int
	from  *feed
	rest  []byte // behind the last cut
	over  bool   // no chunk is to follow the last one
	ended bool   // because the stream ends
	bytes int64  // of text so far
}

// split takes all text out of the window.
func (w *window) split(s seam, size int) *splitter {
	f, ok := w.r.(*feed)
	if !ok {
		f = &feed{r: w.r}
		w.r = f
	}
	f.back = slices.Concat(w.buf[w.from:w.end], f.back)
	w.from, w.end, w.eof = 0, 0, false
	return &splitter{seam: s, size: size, from: f}
}

// next fills a chunk up to the last seam in it.
func (s *splitter) next(c *chunk) {
	c.text = append(c.text[:0], s.rest...)
	from := len(s.rest)
	for size := s.size; ; size *= 2 {
		c.text = slices.Grow(c.text, max(0, size-len(c.text)))
		for idle := 0; len(c.text) < size; {
			n, err := s.from.Read(c.text[len(c.text):size])
			c.text = c.text[:len(c.text)+n]
			if idle++; n > 0 {
				idle = 0
			} else if idle > 100 && err == nil {
				err = io.ErrNoProgress
			}
			if err != nil {
				s.from.r = failed{err}
				s.over, s.ended = true, true
				break
			}
		}
		at := -1
		if !s.over {
			at = bytes.LastIndex(c.text, s.text)
		}
		switch {
		case at >= 0:
			s.rest = append(s.rest[:0], c.text[at+s.cut:]...)
			c.text = c.text[:at+s.cut]
		case s.over || size >= mostChunk:
			s.over, s.rest = true, s.rest[:0]
		default:
			continue
		}
		s.bytes += int64(len(c.text) + len(s.rest) - from)
		return
	}
}

// giveBack puts text before what was not yet split.
func (s *splitter) giveBack(parts ...[]byte) {
	s.from.back = slices.Concat(append(parts, s.rest, s.from.back)...)
	s.rest = nil
}
