package ingest

// idList holds ids in one piece of memory.
type idList struct {
	bytes []byte
	ends  []int
}

func (t *idList) add(s []byte) {
	t.bytes = append(t.bytes, s...)
	t.ends = append(t.ends, len(t.bytes))
}

// at gives id i, valid until the next reset.
func (t *idList) at(i int) []byte {
	from := 0
	if i > 0 {
		from = t.ends[i-1]
	}
	return t.bytes[from:t.ends[i]]
}

func (t *idList) reset() { t.bytes, t.ends = t.bytes[:0], t.ends[:0] }

// hashOf is the hash of an id, 0 when there is none. A clash of two hashes of 64 bits is left to fate: it costs a false
// remark.
func hashOf(id []byte) uint64 {
	if len(id) == 0 {
		return 0
	}
	h := uint64(14695981039346656037) // FNV-1a
	for _, c := range id {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return max(h, 1)
}

// hashSet is a set of hashes that are not 0, by open addressing. The zero value is ready.
type hashSet struct {
	slots []uint64 // a power of two, a quarter of them free at least
	n     int
}

// add says whether the hash is new.
func (s *hashSet) add(h uint64) bool {
	if 4*(s.n+1) > 3*len(s.slots) {
		old := s.slots
		s.slots, s.n = make([]uint64, max(16, 2*len(old))), 0
		for _, had := range old {
			if had != 0 {
				s.add(had)
			}
		}
	}
	mask := uint64(len(s.slots) - 1)
	for i := (h ^ h>>32) & mask; ; i = (i + 1) & mask {
		switch s.slots[i] {
		case 0:
			s.slots[i] = h
			s.n++
			return true
		case h:
			return false
		}
	}
}
