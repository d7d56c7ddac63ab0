package minutes

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
)

// state is the project at some moment: that of now, with what was different then.
type state struct {
	now  *workspace.Snapshot
	then map[data.Ref]data.Row // nil: it was not there
}

func newState(now *workspace.Snapshot) *state { return &state{now, map[data.Ref]data.Row{}} }

func (s *state) copied() *state { return &state{s.now, maps.Clone(s.then)} }

func (s *state) row(ref data.Ref) data.Row {
	if r, known := s.then[ref]; known {
		return r
	}
	if r, ok := s.now.Row(ref); ok {
		return r
	}
	return nil
}

// takeBack undoes deeds, given oldest first.
func (s *state) takeBack(deeds []workspace.Deed) {
	for _, d := range slices.Backward(deeds) {
		s.do(d.Inverse)
	}
}

func (s *state) do(e data.Edit) {
	for _, r := range e.Put {
		s.then[r.Ref()] = r
	}
	for _, ref := range e.Delete {
		s.then[ref] = nil
	}
}

// snapshot is the state as readers of a project know it.
func (s *state) snapshot() *workspace.Snapshot {
	var put []data.Row
	var gone []data.Ref
	for ref, r := range s.then {
		if r != nil {
			put = append(put, r)
			continue
		}
		gone = append(gone, ref)
	}
	return s.now.Replaced(put, gone)
}

// compareNames orders names as people look them up: numbers by their value.
func compareNames(a, idA, b, idB string) int {
	return cmp.Or(compareNatural(locale.Fold(a), locale.Fold(b)), cmp.Compare(idA, idB))
}

func compareNatural(a, b string) int {
	for a != "" && b != "" {
		na, nb := digits(a), digits(b)
		if na > 0 && nb > 0 {
			x, y := strings.TrimLeft(a[:na], "0"), strings.TrimLeft(b[:nb], "0")
			if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
				return c
			}
			a, b = a[na:], b[nb:]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

func digits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }
