package search

import (
	"context"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// patience is how many features or words are looked at between two looks at the context.
const patience = 1 << 15

// parcels finds parcels by their identifier, or by section and number.
func parcels(ctx context.Context, snap *workspace.Snapshot, l data.Layer, drawn *scene.Layer, q *query) (found []Result, err error) {
	ids := drawn.Features.Column(style.IDColumn)
	if ids == nil || ids.Type != feature.Text || q.begin == "" && q.section == "" {
		return nil, ctx.Err()
	}
	var communes map[string]bool
	if len(q.place) > 0 {
		if communes = named(snap, q.place); len(communes) == 0 {
			return nil, ctx.Err()
		}
	}
	meant := map[uint32]bool{}
	for code := uint32(1); code <= uint32(ids.Distinct()); code++ {
		if code%patience == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if q.parcel(ids.Word(code), communes) {
			meant[code] = true
		}
	}
	if len(meant) == 0 {
		return nil, ctx.Err()
	}
	towns := communesByCode(snap)
	for f := range drawn.Features.Len() {
		code := ids.Code(f)
		if code == 0 || !meant[code] {
			continue
		}
		id := ids.Word(code)
		r := Result{Kind: data.KindLayer, ID: l.ID, Features: []int{f}, Role: l.Role, Name: id, rank: begins}
		if len(id) == 14 {
			r.Place = towns[id[:5]]
			if q.section != "" {
				r.rank = whole
			}
		}
		found = append(found, r)
	}
	return found, ctx.Err()
}

// named gives the codes of the communes whose names hold all words.
func named(snap *workspace.Snapshot, asked []string) map[string]bool {
	codes := map[string]bool{}
	for code, name := range communesByCode(snap) {
		if rate(locale.Fold(name), code, asked) != nowhere {
			codes[code] = true
		}
	}
	return codes
}

// communesByCode are the names of communes by their INSEE codes, as far as the project knows them: from layers of limits, from
// zones and from plots.
func communesByCode(snap *workspace.Snapshot) map[string]string {
	names := map[string]string{}
	for _, p := range snap.Plots {
		names[p.INSEE] = p.Commune
	}
	for _, z := range snap.Zones {
		names[z.INSEE] = z.Commune
	}
	for _, l := range snap.Layers {
		drawn := snap.Scene.Layer(l.ID)
		if l.Role != data.RoleLimits || drawn == nil {
			continue
		}
		code, name := reader(drawn.Features, workspace.CommuneCodeColumns()), reader(drawn.Features, nameColumns)
		for f := range drawn.Features.Len() {
			if c, n := code(f), name(f); n != "" && len(c) == 5 {
				names[c] = n
			}
		}
	}
	delete(names, "")
	return names
}
