package data_test

import (
	"slices"
	"testing"

	"emprise/data"
)

// What is decided of a pair takes the place of what was decided before, and an allocation that was made so always holds together.
func TestDecisionsReplaceOneAnother(t *testing.T) {
	t.Parallel()
	pair := func(need, place string) data.Pairing { return data.Pairing{NeedID: need, Place: place} }
	a := data.Allocation{}.Lock(pair("BES-1", "a")).Lock(pair("BES-2", "a")).Lock(pair("BES-1", "b")).Forbid(pair("BES-2", "a")).Forbid(pair("BES-3", "a"))
	if a.LockOf("BES-1") != "b" || a.LockOf("BES-2") != "" || !slices.Equal(a.Forbidden, []data.Pairing{pair("BES-2", "a"), pair("BES-3", "a")}) {
		t.Errorf("%+v", a)
	}
	before := slices.Clone(a.Forbidden)
	b := a.Lock(pair("BES-3", "a")).Free(pair("BES-1", "b"))
	if b.LockOf("BES-3") != "a" || b.LockOf("BES-1") != "" || len(b.Forbidden) != 1 {
		t.Errorf("%+v", b)
	}
	if a.LockOf("BES-1") != "b" || !slices.Equal(a.Forbidden, before) {
		t.Errorf("deciding more changed what was decided: %+v", a)
	}
	if c := b.Lift(pair("BES-3", "a")).Lift(pair("BES-3", "a")); c.LockOf("BES-3") != "" || !slices.Equal(c.Lifted, []data.Pairing{pair("BES-3", "a")}) || c.IsZero() {
		t.Errorf("%+v", c)
	}
	for _, made := range []data.Allocation{a, b, b.Lift(pair("BES-2", "a")), b.Lift(pair("BES-3", "a")).Forbid(pair("BES-3", "a")), b.Forbid(pair("BES-3", "a")).Forbid(pair("BES-3", "a"))} {
		if err := (data.Territory{Name: "Val", EPSG: 2154, Allocation: made}).Validate(); err != nil {
			t.Errorf("%+v: %v", made, err)
		}
	}
	if free := b.Free(pair("BES-3", "a")).Free(pair("BES-2", "a")); !free.IsZero() {
		t.Errorf("left: %+v", free)
	}
}
