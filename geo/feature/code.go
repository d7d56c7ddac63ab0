package feature

// Code is the number of feature f's text, 1 to Distinct, and 0 when it is unknown: features of one text have one code, so
// that what is worked out for a text need not be worked out for each feature. Columns of other types have no codes.
func (c *Column) Code(f int) uint32 {
	if f < len(c.codes) {
		return c.codes[f]
	}
	return 0
}

// Word is the text of a code, 1 to Distinct.
func (c *Column) Word(code uint32) string {
	from := uint64(0)
	if code > 1 {
		from = c.ends[code-2]
	}
	return c.text[from:c.ends[code-1]]
}
