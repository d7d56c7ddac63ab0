package ingest

import (
	"bytes"
	"runtime"
	"sync"
)

// Constants of reading together: how often it is taken up again after something that had to be read on its own, and after
// how much of it the size of the whole is judged.
const (
	mostTries = 8
	sample    = 16
	sampleOne = 40_000 // features, where each is read on its own
)

// together reads elements of the features array on several workers as long as all is plain. What comes next in the window
// then is for the caller: an element that could not be taken, the end of the array, or a fault. Whatever the cuts, sets and
// issues are those of one worker: chunks are taken in order, and one where that makes a difference is read once more.
func (rd *reading) together() error {
	workers := rd.opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	if workers == 1 || rd.tries >= mostTries {
		return nil
	}
	rd.tries++
	seam := rd.doc.seam()
	if seam.text == nil {
		return nil
	}
	s := rd.doc.w.split(seam, rd.opt.Limits.ChunkBytes)
	first := newChunk(rd.keeper)
	if s.next(first); s.over { // too little to share out
		s.giveBack(first.text)
		if s.ended {
			rd.tries = mostTries
		}
		return nil
	}
	work := make(chan *chunk, workers+2)
	var wait sync.WaitGroup
	defer wait.Wait()
	defer close(work)
	for range workers {
		wait.Go(func() {
			for c := range work {
				c.parse()
			}
		})
	}
	return rd.gather(s, work, first)
}

// gather hands chunks to the workers and takes what they found, in order.
func (rd *reading) gather(s *splitter, work chan<- *chunk, first *chunk) error {
	var spare []*chunk
	var behind []byte // the last element: what was read of the text but not taken, a comma
	queue := []*chunk{first}
	work <- first
	for merged := 1; len(queue) > 0; merged++ {
		for len(queue) < cap(work) && !s.over {
			var c *chunk
			if k := len(spare); k > 0 {
				c, spare = spare[k-1], spare[:k-1]
			} else {
				c = newChunk(rd.keeper)
			}
			s.next(c)
			queue = append(queue, c)
			work <- c
		}
		c := queue[0]
		<-c.done
		if err := rd.ctx.Err(); err != nil {
			return err
		}
		if err := rd.merge(c); err != nil {
			return err
		}
		if c.run.read > 0 {
			rd.doc.first = false
			rd.doc.w.pass(behind)
			rd.doc.w.moved(c.lines, c.column)
			behind = append(behind[:0], c.text[c.run.end:]...)
		} else {
			behind = append(behind, c.text...)
		}
		queue = queue[1:]
		if !c.run.whole {
			parts := [][]byte{behind}
			for _, c := range queue {
				parts = append(parts, c.text)
			}
			s.giveBack(parts...)
			return nil
		}
		spare = append(spare, c)
		if merged == sample {
			rd.reserve(s, queue)
		}
	}
	s.giveBack(behind)
	return nil
}

// merge takes what a worker found.
func (rd *reading) merge(c *chunk) error {
	base := rd.read
	rd.read += c.run.read
	if rd.keeper.absorb(&c.keeper, base) {
		return nil
	}
	again := run{most: c.run.read}
	return again.take(&text{b: c.text}, &rd.doc.rec, rd.keeper, base)
}

// reserve makes room for the whole batch by what was read so far: arrays that grow are copied, and need twice their room.
func (rd *reading) reserve(s *splitter, queue []*chunk) {
	ahead := int64(len(s.rest))
	for _, c := range queue {
		ahead += int64(len(c.text))
	}
	rd.foresee(float64(s.bytes-ahead) / float64(s.bytes))
}

// foresee does as reserve when a share of what was read of the file has become features.
func (rd *reading) foresee(share float64) {
	have := rd.keeper.builder.Len()
	if rd.source == nil || rd.source.total <= 0 || rd.source.n == 0 || have == 0 {
		return
	}
	const slack = 1.08 // costs nothing as long as it is not written to
	times := slack * float64(rd.source.total) / float64(rd.source.n) / share
	most := min(float64(rd.keeper.limits.Batch)/float64(have), float64(rd.keeper.limits.BatchBytes)/float64(rd.keeper.builder.Size()))
	rd.keeper.builder.Reserve(min(times, most))
}

// pass counts text that was consumed elsewhere.
func (w *window) pass(b []byte) {
	w.moved(bytes.Count(b, []byte{'\n'}), len(b)-1-bytes.LastIndexByte(b, '\n'))
}

// moved counts line breaks that were consumed elsewhere, and the bytes behind the last of them.
func (w *window) moved(lines, column int) {
	if lines > 0 {
		w.lines, w.bytes = w.lines+lines, 0
	}
	w.bytes += column
}
