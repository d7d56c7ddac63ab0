package feature

import "hash/maphash"

// lexicon gives each distinct text of a column a code, from 1 in the order they come. The zero value is ready.
type lexicon struct {
	text  []byte   // the texts one behind the other
	ends  []uint64 // text of code k ends before ends[k-1]
	slots []slot   // open addressing; a power of two, a quarter of them free at least
	last  uint32   // code given last: sources repeat themselves
	part  bool     // of a builder that is a part: a text may be there twice
	loose bool     // and is, because hardly any repeats
	tries uint32   // how often a text was looked for
}

// trial is how many texts of a part are looked for before it is known whether they repeat.
const trial = 1 << 12

// slot is a place of the table; code 0 marks a free one. The hash spares most looks at texts that differ.
type slot struct{ hash, code uint32 }

var seed = maphash.MakeSeed()

func (l *lexicon) word(code uint32) []byte {
	from := uint64(0)
	if code > 1 {
		from = l.ends[code-2]
	}
	return l.text[from:l.ends[code-1]]
}

// code finds or adds a text, which is copied.
func (l *lexicon) code(value []byte) uint32 {
	if l.last != 0 && string(l.word(l.last)) == string(value) {
		return l.last
	}
	if l.part && !l.loose {
		l.tries++
		l.loose = l.tries == trial && 2*len(l.ends) > trial
	}
	if l.loose {
		l.text = append(l.text, value...)
		l.ends = append(l.ends, uint64(len(l.text)))
		l.last = uint32(len(l.ends))
		return l.last
	}
	if 4*(len(l.ends)+1) > 3*len(l.slots) {
		l.widen(max(16, 2*len(l.slots)))
	}
	hash := uint32(maphash.Bytes(seed, value))
	mask := uint32(len(l.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &l.slots[i]
		if s.code == 0 {
			l.text = append(l.text, value...)
			l.ends = append(l.ends, uint64(len(l.text)))
			*s = slot{hash, uint32(len(l.ends))}
		} else if s.hash != hash || string(l.word(s.code)) != string(value) {
			continue
		}
		l.last = s.code
		return l.last
	}
}

// widen makes a table of so many slots, a power of two.
func (l *lexicon) widen(slots int) {
	old := l.slots
	l.slots = make([]slot, slots)
	mask := uint32(len(l.slots) - 1)
	for _, s := range old {
		if s.code == 0 {
			continue
		}
		i := s.hash & mask
		for l.slots[i].code != 0 {
			i = (i + 1) & mask
		}
		l.slots[i] = s
	}
}

// reset forgets all texts and keeps the room.
func (l *lexicon) reset() {
	l.text, l.ends, l.last, l.loose, l.tries = l.text[:0], l.ends[:0], 0, false, 0
	clear(l.slots)
}

// reserve makes room for so many times the texts it has.
func (l *lexicon) reserve(times float64) {
	l.text = roomFor(l.text, times)
	l.ends = roomFor(l.ends, times)
	slots := max(16, len(l.slots))
	for 3*slots < 4*(cap(l.ends)+1) {
		slots *= 2
	}
	if slots > len(l.slots) {
		l.widen(slots)
	}
}

// roomFor gives a slice room for so many times its length. What is made so is not written to before it is used, unlike
// with slices.Grow: room that stays unused costs no memory.
func roomFor[T any](s []T, times float64) []T {
	want := int(times * float64(len(s)))
	if want <= cap(s) {
		return s
	}
	return append(make([]T, 0, want), s...)
}
