package feature

import "strconv"

// Append adds all features of another builder, as if they had been built here one after the other. The other one stays as
// it is. Neither may have an open feature.
func (b *Builder) Append(o *Builder) {
	if b.open || o.open {
		panic("feature: Append before End")
	}
	b.append(&o.set, o.lexicons, o.blank)
}

// AppendSet adds all features of a set, as Append does those of a builder.
func (b *Builder) AppendSet(s *Set) {
	if b.open {
		panic("feature: AppendSet before End")
	}
	lexicons, blank := make([]lexicon, len(s.Columns)), make([]bool, len(s.Columns))
	for i, c := range s.Columns {
		lexicons[i] = lexicon{text: []byte(c.text), ends: c.ends}
		blank[i] = c.Type == Text && len(c.ends) == 0
	}
	b.append(s, lexicons, blank)
}

func (b *Builder) append(from *Set, lexicons []lexicon, blank []bool) {
	if from.Len() == 0 {
		return
	}
	b.begin()
	s := &b.set
	n, rings, positions := len(s.Kinds), uint32(len(s.Rings)-1), uint32(len(s.Coords)/2)
	s.Kinds = append(s.Kinds, from.Kinds...)
	s.Coords = append(s.Coords, from.Coords...)
	for _, r := range from.Starts[1:] {
		s.Starts = append(s.Starts, rings+r)
	}
	for _, p := range from.Rings[1:] {
		s.Rings = append(s.Rings, positions+p)
	}
	b.next = 0
	for i, c := range from.Columns {
		b.join(n, c, &lexicons[i], blank[i])
	}
}

// join appends a column of another builder to that of the same name; n is how many features were here before.
func (b *Builder) join(n int, from *Column, words *lexicon, blank bool) {
	i, ok := b.find(from.Name)
	if !ok {
		i = b.add(from.Name, from.Type)
		b.blank[i] = true
	}
	c := b.set.Columns[i]
	if blank {
		return
	}
	if b.blank[i] {
		b.blank[i] = false
		c.Type = from.Type
	}
	if c.Type != Text && (from.Type == Text || (c.Type == Boolean) != (from.Type == Boolean)) {
		b.toText(i)
	}
	switch {
	case c.Type != Text:
		if from.Type == Real {
			c.Type = Real
		}
		c.nums = append(padNums(c.nums, n), from.nums...)
	case from.Type != Text:
		for f, v := range from.nums {
			if v != v {
				continue
			}
			c.codes = append(padCodes(c.codes, n+f), b.code(i, numberText(v, from.Type)))
		}
	default:
		b.codes = append(b.codes[:0], 0)
		for code := range words.ends {
			b.codes = append(b.codes, b.lexicons[i].code(words.word(uint32(code+1))))
		}
		c.codes = padCodes(c.codes, n)
		for _, code := range from.codes {
			c.codes = append(c.codes, b.codes[code])
		}
	}
}

// numberText is a number of a column as the text that it becomes in a column of texts.
func numberText(v float64, typ Type) string {
	if typ == Boolean {
		return strconv.FormatBool(v != 0)
	}
	return string(appendNumber(nil, v))
}

// Reset forgets all features and keeps the room for others.
func (b *Builder) Reset() {
	s := &b.set
	for i, c := range s.Columns {
		b.lexicons[i].reset()
		c.codes, c.nums = c.codes[:0], c.nums[:0]
	}
	// Columns wait behind the end of the slice, to be taken up in the same order.
	s.Columns, b.lexicons, b.blank = s.Columns[:0], b.lexicons[:0], b.blank[:0]
	s.Kinds, s.Coords = s.Kinds[:0], s.Coords[:0]
	if s.Starts != nil {
		s.Starts, s.Rings = s.Starts[:1], s.Rings[:1]
	}
	clear(b.names)
	b.open, b.next = false, 0
}

// Reserve makes room for so many times what was built so far, so that arrays are not copied as they grow.
func (b *Builder) Reserve(times float64) {
	s := &b.set
	s.Kinds, s.Starts, s.Rings = roomFor(s.Kinds, times), roomFor(s.Starts, times), roomFor(s.Rings, times)
	s.Coords = roomFor(s.Coords, times)
	for i, c := range s.Columns {
		c.codes, c.nums = roomFor(c.codes, times), roomFor(c.nums, times)
		if l := &b.lexicons[i]; 2*len(l.ends) > len(s.Kinds) { // hardly any text is repeated: as many more are to come
			l.reserve(times)
		}
	}
}

// Glimpse gives what was built so far as a Set of its own, which stays good while the builder goes on: they share the memory
// of all that does not change any more, behind whose end the builder writes. No feature may be open.
func (b *Builder) Glimpse() *Set {
	if b.open {
		panic("feature: Glimpse before End")
	}
	s := b.set
	if s.Starts == nil {
		s.Starts, s.Rings = []uint32{0}, []uint32{0}
	}
	s.Columns = make([]*Column, len(b.set.Columns))
	for i, c := range b.set.Columns {
		shown := *c
		if c.Type == Text {
			shown.text, shown.ends = string(b.lexicons[i].text), b.lexicons[i].ends
		}
		s.Columns[i] = &shown
	}
	return &s
}

// Draft shows what was built so far. It holds until the builder is used again, and its texts cannot be read.
func (b *Builder) Draft() *Set { return &b.set }

// Size is about how many bytes the arrays of what was built take; a column counts for each feature, whether it has a value or
// not.
func (b *Builder) Size() int64 {
	n := 8 * (int64(len(b.set.Coords)) + int64(len(b.set.Kinds))*int64(len(b.set.Columns)))
	for i := range b.lexicons {
		n += int64(len(b.lexicons[i].text))
	}
	return n
}

// SizeWith is at least what Size will be when the features of another builder are appended.
func (b *Builder) SizeWith(o *Builder) int64 {
	across := int64(len(b.set.Kinds))*int64(len(o.set.Columns)) + int64(len(o.set.Kinds))*int64(len(b.set.Columns))
	return b.Size() + o.Size() + 8*across
}
