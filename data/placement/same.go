package placement

import (
	"reflect"
	"slices"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/workspace"
)

// SameGround says whether two snapshots have the same land, the same open needs, and all that an answer tells of them alike: what was looked
// at in one holds in the other. What a project has settled is no part of it.
func SameGround(was, now *workspace.Snapshot) bool {
	if was == now {
		return true
	}
	open := Open(now)
	return reflect.DeepEqual(Open(was), open) &&
		slices.EqualFunc(was.Layers, now.Layers, func(a, b data.Layer) bool { return sameLayer(was, now, a, b) }) &&
		reflect.DeepEqual(was.Zones, now.Zones) && reflect.DeepEqual(was.Plots, now.Plots) &&
		!slices.ContainsFunc(open, func(n data.Need) bool { return !sameAsker(was, now, n) }) &&
		(!asksSite(open) || reflect.DeepEqual(was.Establishments, now.Establishments))
}

// sameLayer says whether a layer tells the same of the land; how it looks tells nothing.
func sameLayer(was, now *workspace.Snapshot, a, b data.Layer) bool {
	for _, l := range []*data.Layer{&a, &b} {
		l.Visible, l.Order, l.Style = false, 0, ""
	}
	if !reflect.DeepEqual(a, b) {
		return false
	}
	x, y := was.Scene.Layer(a.ID), now.Scene.Layer(b.ID)
	return (x == nil) == (y == nil) && (x == nil || x.Features == y.Features)
}

// sameAsker says whether a need has the same company, by what an answer reads of it, and avoids the same CO₂ with its projects.
func sameAsker(was, now *workspace.Snapshot, n data.Need) bool {
	a, _ := was.Company(n.CompanyID)
	b, _ := now.Company(n.CompanyID)
	return a.Shown() == b.Shown() && a.SIREN == b.SIREN && a.SIRET == b.SIRET && allocation.Avoided(was.Projects, n.ID) == allocation.Avoided(now.Projects, n.ID)
}

func asksSite(needs []data.Need) bool {
	return slices.ContainsFunc(needs, func(n data.Need) bool {
		return slices.ContainsFunc(n.Criteria, func(c data.Criterion) bool { return c.Key() == data.MeasureSite })
	})
}
