package ingest

import "bytes"

// chunk is a stretch of a features array that a worker takes apart on its own. It begins with an element where the text
// was cut at the right place, which shows once the chunk before has been read: only then is what was found here taken.
type chunk struct {
	text   []byte
	run    run
	lines  int // line breaks in the text that was taken
	column int // bytes behind the last of them
	keeper keeper
	rec    record
	done   chan struct{}
}

// run is what could be read of a stretch of elements, each with the comma behind it.
type run struct {
	read  int  // elements
	end   int  // of the last of them, before its comma
	whole bool // the stretch ends behind a comma: nothing is left of it
	most  int  // elements to read, 0: all that are sound
}

func newChunk(k *keeper) *chunk {
	return &chunk{
		done: make(chan struct{}, 1), rec: record{shape: geometry{limit: k.limits.Positions}},
		keeper: keeper{
			sys: k.sys, limits: k.limits, issues: new(issues), latFirst: k.latFirst, placeless: k.placeless,
		},
	}
}

// parse reads the chunk. A fault ends it without a word: the caller comes to it again, and names its place.
func (c *chunk) parse() {
	c.keeper.reset()
	c.run = run{}
	_ = c.run.take(&text{b: c.text}, &c.rec, &c.keeper, 0) // a keeper without sink has no error
	c.keeper.check()
	taken := c.text[:c.run.end]
	c.lines = bytes.Count(taken, []byte{'\n'})
	c.column = len(taken) - 1 - bytes.LastIndexByte(taken, '\n')
	c.done <- struct{}{}
}

// take keeps elements as long as they are sound, numbered from base. Its error is that of the sink.
func (r *run) take(t *text, rec *record, k *keeper, base int) error {
	for {
		isObject, sound := r.element(t, rec)
		if !sound || t.i-r.end > k.limits.FeatureBytes {
			return nil
		}
		r.end = t.i
		number := base + r.read
		r.read++
		if !isObject {
			k.issues.lost(Issue{Feature: number}, "feature_not_object", "")
		} else if err := k.keep(number, rec); err != nil {
			return err
		}
		if c, _ := t.peek(); c != ',' || r.read == r.most || k.crowded() {
			return nil
		}
		t.i++
	}
}

// element reads an element, and says whether it is sound JSON.
func (r *run) element(t *text, rec *record) (isObject, sound bool) {
	c, err := t.peek()
	switch {
	case err != nil:
		r.whole = r.read > 0
	case c == '{':
		err = rec.read(t)
	default:
		_, err = t.skip()
	}
	return c == '{', err == nil
}
