package feature

import (
	"math"
	"strconv"
)

// Text sets an attribute of the open feature.
func (b *Builder) Text(name, value string) {
	c, i := b.column(name, Text)
	if c.Type != Text {
		b.toText(i)
	}
	b.setText(i, value)
}

// TextBytes does as Text with a value that the caller may overwrite afterwards.
func (b *Builder) TextBytes(name string, value []byte) {
	c, i := b.column(name, Text)
	if c.Type != Text {
		b.toText(i)
	}
	f := len(b.set.Kinds) - 1
	c.codes = padCodes(c.codes, f)
	c.codes = append(c.codes[:f], b.lexicons[i].code(value))
}

// Unknown makes sure that the column is there, with no value for the open feature.
func (b *Builder) Unknown(name string) {
	i, ok := b.find(name)
	if !ok {
		b.add(name, Text)
		b.blank[len(b.blank)-1] = true
		return
	}
	f := len(b.set.Kinds) - 1
	if c := b.set.Columns[i]; c.Known(f) {
		c.codes, c.nums = c.codes[:min(f, len(c.codes))], c.nums[:min(f, len(c.nums))]
	}
}

// Number sets a numeric attribute of the open feature; typ is Integer or Real. NaN and infinities are unknown.
func (b *Builder) Number(name string, value float64, typ Type) {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return
	}
	if value == 0 {
		value = 0 // without a sign, which a column of integers would lose and one of texts keep
	}
	c, i := b.column(name, typ)
	switch {
	case c.Type == Text:
		b.setText(i, string(appendNumber(nil, value)))
		return
	case c.Type == Boolean && typ != Boolean, typ == Boolean && c.Type != Boolean:
		b.toText(i)
		b.setText(i, string(appendNumber(nil, value)))
		return
	case c.Type == Integer && typ == Real:
		c.Type = Real
	}
	c.nums = padNums(c.nums, len(b.set.Kinds)-1)
	c.nums = append(c.nums[:len(b.set.Kinds)-1], value)
}

// Bool sets a yes/no attribute of the open feature.
func (b *Builder) Bool(name string, value bool) {
	c, i := b.column(name, Boolean)
	if c.Type != Boolean {
		if c.Type != Text {
			b.toText(i)
		}
		b.setText(i, strconv.FormatBool(value))
		return
	}
	v := 0.0
	if value {
		v = 1
	}
	c.nums = padNums(c.nums, len(b.set.Kinds)-1)
	c.nums = append(c.nums[:len(b.set.Kinds)-1], v)
}

// column finds or makes a column that is about to hold a value of a type.
func (b *Builder) column(name string, typ Type) (*Column, int) {
	i, ok := b.find(name)
	if !ok {
		i = b.add(name, typ)
	}
	c := b.set.Columns[i]
	if b.blank[i] {
		b.blank[i] = false
		c.Type = typ
	}
	return c, i
}

// find looks first where the last feature had the attribute: sources repeat theirs in one order.
func (b *Builder) find(name string) (int, bool) {
	i := b.next
	if i >= len(b.set.Columns) || b.set.Columns[i].Name != name {
		var ok bool
		if i, ok = b.names[name]; !ok {
			return 0, false
		}
	}
	b.next = i + 1
	return i, true
}

func (b *Builder) add(name string, typ Type) int {
	if b.names == nil {
		b.names = map[string]int{}
	}
	i := len(b.set.Columns)
	b.names[name] = i
	var c *Column
	if i < cap(b.set.Columns) && i < cap(b.lexicons) {
		c = b.set.Columns[:i+1][i] // left there by Reset, nil when it was not
		b.lexicons = b.lexicons[:i+1]
	} else {
		b.lexicons = append(b.lexicons, lexicon{})
	}
	if c == nil {
		c = &Column{}
		if typ == Text {
			c.codes = make([]uint32, 0, b.last.features)
		} else {
			c.nums = make([]float64, 0, b.last.features)
		}
	}
	b.lexicons[i].part = b.part
	c.Name, c.Type = name, typ
	b.set.Columns = append(b.set.Columns, c)
	b.blank = append(b.blank, false)
	b.next = i + 1
	return i
}

// toText rewrites a numeric column as text, for a source that mixes both.
func (b *Builder) toText(i int) {
	c := b.set.Columns[i]
	old := *c
	c.Type, c.nums, c.codes = Text, nil, nil
	for f := range old.nums {
		if old.Known(f) {
			c.codes = padCodes(c.codes, f)
			c.codes = append(c.codes, b.code(i, old.Text(f)))
		}
	}
}

func (b *Builder) setText(i int, value string) {
	c, f := b.set.Columns[i], len(b.set.Kinds)-1
	c.codes = padCodes(c.codes, f)
	c.codes = append(c.codes[:f], b.code(i, value))
}

func (b *Builder) code(i int, value string) uint32 {
	b.scratch = append(b.scratch[:0], value...)
	return b.lexicons[i].code(b.scratch)
}

func padCodes(codes []uint32, n int) []uint32 {
	for len(codes) < n {
		codes = append(codes, 0)
	}
	return codes
}

func padNums(nums []float64, n int) []float64 {
	for len(nums) < n {
		nums = append(nums, math.NaN())
	}
	return nums
}
