package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
)

// windowSize is the first size of the window: few features fall across its end, and it stays in the cache of a core.
const windowSize = 128 << 10

// errLarge says that one feature does not fit the limit.
var errLarge = errors.New("a feature is larger than the limit")

// window shows the part of a stream that is being read. What is read there but found incomplete is read again once the
// window has been filled, so that nothing has to be able to stop half-way.
type window struct {
	ctx   context.Context
	r     io.Reader
	buf   []byte
	from  int // text not yet consumed is buf[from:end]
	end   int
	eof   bool
	limit int
	lines int // line breaks consumed
	bytes int // bytes consumed since the last one
}

// fill reads more of the stream behind what the window shows.
func (w *window) fill() error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	switch {
	case w.buf == nil:
		w.buf = make([]byte, windowSize)
	case w.from > 0:
		w.end = copy(w.buf, w.buf[w.from:w.end])
		w.from = 0
	}
	if w.end == len(w.buf) {
		if len(w.buf) >= w.limit {
			return errLarge
		}
		larger := make([]byte, 2*len(w.buf))
		copy(larger, w.buf[:w.end])
		w.buf = larger
	}
	for idle := 0; w.end < len(w.buf); {
		n, err := w.r.Read(w.buf[w.end:])
		w.end += n
		if err == io.EOF {
			w.eof = true
			return nil
		}
		if err != nil {
			return err
		}
		if n > 0 {
			idle = 0
		} else if idle++; idle > 100 {
			return io.ErrNoProgress
		}
	}
	return nil
}

// parse runs one parser on the text in the window, again with more text as long as it asks for it, and consumes what it
// took.
func (w *window) parse(t *text, parser func() error) error {
	for {
		t.b, t.i, t.last = w.buf[w.from:w.end], 0, w.eof
		err := parser()
		switch {
		case err == nil:
			w.consume(t.i)
			return nil
		case errors.Is(err, errMore):
			if err := w.fill(); err != nil {
				return err
			}
		default:
			return err
		}
	}
}

func (w *window) consume(n int) {
	taken := w.buf[w.from : w.from+n]
	w.from += n
	if k := bytes.Count(taken, []byte{'\n'}); k > 0 {
		w.lines += k
		w.bytes = len(taken) - 1 - bytes.LastIndexByte(taken, '\n')
		return
	}
	w.bytes += n
}

// place names a place in the window for people with a text editor.
func (w *window) place(at int) string {
	before := *w
	before.consume(min(at, w.end-w.from))
	return fmt.Sprintf("line %d, column %d", before.lines+1, before.bytes+1)
}
