package symbology_test

import (
	"testing"

	"emprise/data"
	"emprise/data/symbology"
	"emprise/geo/style"
)

// Over a map made by others nothing covers it, nothing of ours vanishes, and the styles for paper are left as they are.
func TestOverAMapNothingIsOpaque(t *testing.T) {
	t.Parallel()
	all := map[data.Role]style.Rules{"own plots": symbology.ForPlots(), "own zones": symbology.ForZones(), "own verdicts": symbology.ForVerdicts(nil)}
	for _, role := range []data.Role{
		data.RoleParcels, data.RoleZones, data.RolePlots, data.RoleUrbanZoning, data.RoleHazards, data.RoleProtected, data.RoleRoads, data.RoleRail,
		data.RolePower, data.RoleWater, data.RoleNetworks, data.RoleBuildings, data.RoleCompanies, data.RolePrices, data.RoleLimits, data.RoleContext,
	} {
		all[role] = symbology.ForLayer(data.Layer{Role: role})
	}
	for role, paper := range all {
		over := symbology.Over(role, paper)
		for i, c := range over.Classes {
			before, s := paper.Classes[i].Symbol, c.Symbol
			if s.Fill.Colour.A > 128 {
				t.Errorf("%s, class %d: a fill of alpha %d hides the map below", role, i, s.Fill.Colour.A)
			}
			ours := role != data.RoleContext && role != data.RoleWater && role != data.RoleBuildings
			if ours && (before.Fill.Colour.A > 0 && s.Fill.Colour.A == 0 || before.Stroke.Width > 0 && s.Stroke.Width == 0 || before.Marker.Size != s.Marker.Size) {
				t.Errorf("%s, class %d: %+v lost something of %+v", role, i, s, before)
			}
		}
		if l := over.Label; len(l.Columns) > 0 && l.Halo.A == 0 && l.Shield.A == 0 {
			t.Errorf("%s: names have no halo", role)
		}
	}
	again := symbology.ForPlots()
	symbology.Over("", again)
	for i := range again.Classes {
		if again.Classes[i].Symbol.Fill != symbology.ForPlots().Classes[i].Symbol.Fill {
			t.Fatal("the style for paper was changed")
		}
	}
}
