package reconcile

import (
	"slices"

	"emprise/geo/feature"
)

// keys are the columns that identify a feature in what France publishes, the surest first.
var keys = []string{"id", "idu", "geo_parcelle", "site_id", "terr_id", "idzone", "lib_idzone", "cleabs", "siret", "insee", "gid"}

// sampled is how many features a guess goes by.
const sampled = 2000

// keyOf is the column by which features of two sets are matched, "" when none identifies them in both: known nearly always,
// hardly ever repeated, with values in common, and of which one value stands in one place. A number that each export
// gives anew fails the last.
func keyOf(old, now *feature.Set) string {
	names := slices.Clone(keys)
	for _, c := range now.Columns {
		if !slices.Contains(names, c.Name) {
			names = append(names, c.Name)
		}
	}
	best, most := "", 0
	for i, name := range names {
		a, b := old.Column(name), now.Column(name)
		if a == nil || b == nil || a.Type == feature.Real || a.Type == feature.Boolean || !identifies(a, old.Len()) || !identifies(b, now.Len()) {
			continue
		}
		common, placed := meet(old, now, a, b)
		if common == 0 || 2*placed < common {
			continue
		}
		if i < len(keys) {
			return name
		}
		if common > most {
			best, most = name, common
		}
	}
	return best
}

// identifies says whether a column tells features apart.
func identifies(c *feature.Column, n int) bool {
	step := max(1, n/sampled)
	looked, known := 0, 0
	seen := map[string]bool{}
	for f := 0; f < n; f += step {
		looked++
		if c.Known(f) {
			known++
			seen[c.Text(f)] = true
		}
	}
	if 10*known < 9*looked || 100*len(seen) < 95*known {
		return false
	}
	return c.Type != feature.Text || 100*c.Distinct() >= 95*known/looked*n
}

// meet counts, in a sample of now, the values that old has too, and of how many the boxes meet.
func meet(old, now *feature.Set, a, b *feature.Column) (common, placed int) {
	step := max(1, now.Len()/sampled)
	wanted := make(map[string]int, sampled)
	for f := 0; f < now.Len(); f += step {
		if b.Known(f) {
			wanted[b.Text(f)] = f
		}
	}
	for f := range old.Len() {
		if !a.Known(f) {
			continue
		}
		g, ok := wanted[a.Text(f)]
		if !ok {
			continue
		}
		common++
		if had, has := old.Kinds[f] != feature.None, now.Kinds[g] != feature.None; !had || !has || old.Bound(f).Intersects(now.Bound(g)) {
			placed++
		}
	}
	return common, placed
}

// Resembles says how much of a sample of a file a layer has already, from 0 to 1: by identifier, else by geometry.
func Resembles(layer, sample *feature.Set) float64 {
	if sample.Len() == 0 || layer.Len() == 0 {
		return 0
	}
	share := 0.0
	if key := keyOf(layer, sample); key != "" {
		step := max(1, sample.Len()/sampled)
		common, _ := meet(layer, sample, layer.Column(key), sample.Column(key))
		share = float64(common) / float64((sample.Len()+step-1)/step)
	}
	if share < 0.5 {
		there := make(map[uint64]bool, sample.Len())
		for f := range sample.Len() {
			if d, ok := digest(sample, f); ok {
				there[d] = true
			}
		}
		found := map[uint64]bool{}
		for f := range layer.Len() {
			if d, ok := digest(layer, f); ok && there[d] {
				found[d] = true
			}
		}
		if len(there) > 0 {
			share = max(share, float64(len(found))/float64(len(there)))
		}
	}
	return min(1, share)
}
