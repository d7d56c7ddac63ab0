package drive

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/outline"
	"emprise/geo/scene"
)

// Newer is a cadastre a quarter later, and what it changes for the plots.
type Newer struct {
	Path   string   // GeoJSON
	Split  string   // a parcel of a plot
	Into   []string // what it was split into
	Pair   []string // two parcels of another plot
	Merged string   // what they were merged into
}

// WriteNewer writes the parcels of a project as they might be a quarter later: one of the first plot is split, two neighbours that
// the second plot has are merged, every fortieth has another declared area, and every ninetieth that no plot has is gone.
func WriteNewer(path string, snap *workspace.Snapshot, drawn *scene.Layer) (Newer, error) {
	n := Newer{Path: path}
	set := drawn.Features
	ids := set.Column("id")
	named := map[string]bool{}
	for _, p := range snap.Plots {
		for _, id := range p.Parcels {
			named[id] = true
		}
		if f := drawn.Find("id", slices.Concat(p.Parcels, []string{""})[0]); n.Split == "" && f >= 0 && len(p.Parcels) == 1 {
			n.Split = p.Parcels[0]
		} else if len(p.Parcels) == 2 && len(n.Pair) == 0 && drawn.Find("id", p.Parcels[0]) >= 0 && drawn.Find("id", p.Parcels[1]) >= 0 {
			n.Pair = p.Parcels
		}
	}
	if n.Split == "" || len(n.Pair) == 0 {
		return n, errors.New("the project has no plots to follow")
	}
	var b feature.Builder
	for f := range set.Len() {
		id, mp := ids.Text(f), set.MultiPolygon(f)
		switch {
		case id == n.Split:
			bound := mp.Bound()
			across := orb.LineString{{bound.Center()[0], bound.Min[1] - 1e-4}, {bound.Center()[0], bound.Max[1] + 1e-4}}
			parts, err := outline.Split(mp, across)
			if err != nil || len(parts) < 2 {
				return n, fmt.Errorf("split %s: %d parts, %w", id, len(parts), err)
			}
			for i, part := range parts {
				n.Into = append(n.Into, id[:10]+string(rune('7'+i))+"777")
				copyFeature(&b, set, f, part, n.Into[i])
			}
		case id == n.Pair[0]:
			other := drawn.Find("id", n.Pair[1])
			both, err := outline.Union([]orb.MultiPolygon{mp, set.MultiPolygon(other)}, outline.Options{})
			if err != nil {
				return n, err
			}
			n.Merged = id[:10] + "6666"
			copyFeature(&b, set, f, both.Shape, n.Merged)
		case id == n.Pair[1]:
		case f%90 == 0 && !named[id]:
		default:
			copyFeature(&b, set, f, mp, id)
		}
	}
	newer, err := b.Set()
	if err != nil {
		return n, err
	}
	text := []byte(`{"type":"FeatureCollection","features":[`)
	for f := range newer.Len() {
		if f > 0 {
			text = append(text, ',')
		}
		text = newer.AppendJSON(text, f)
	}
	return n, os.WriteFile(path, append(text, "]}"...), 0o600)
}

// copyFeature puts a feature of a set again, with another outline and id.
func copyFeature(b *feature.Builder, set *feature.Set, f int, mp orb.MultiPolygon, id string) {
	b.Begin(feature.Areas)
	b.Geometry(mp)
	b.Text("id", id)
	for _, c := range set.Columns {
		v, numeric := c.Number(f)
		switch {
		case c.Name == "id" || !c.Known(f):
		case !numeric:
			b.Text(c.Name, c.Text(f))
		case c.Name == "contenance" && f%40 == 0:
			b.Number(c.Name, v+10, c.Type)
		case c.Type == feature.Boolean:
			b.Bool(c.Name, v != 0)
		default:
			b.Number(c.Name, v, c.Type)
		}
	}
	b.End()
}
