package feature

// Code is the number of the text that feature f has in a Text column, from 1; 0 when it is unknown. Features with the same
// text have the same code, up to Distinct.
func (c *Column) Code(f int) uint32 {
	if f >= len(c.codes) {
		return 0
	}
	return c.codes[f]
}

// Word is the text of a code, from 1 to Distinct.
func (c *Column) Word(code uint32) string {
	from := uint64(0)
	if code > 1 {
		from = c.ends[code-2]
	}
	return c.text[from:c.ends[code-1]]
}
