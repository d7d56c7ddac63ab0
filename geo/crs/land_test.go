package crs_test

import (
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
)

// Within its land a system is the legal one, and a conic zone holds its own parallel.
func TestTheLandOfASystem(t *testing.T) {
	t.Parallel()
	for _, epsg := range []int{2154, 5490, 2972, 2975, 4471, 4467} {
		s, err := crs.Lookup(epsg)
		if err != nil {
			t.Fatal(err)
		}
		land, ok := crs.Land(s)
		if !ok || crs.Legal(geo.FromOrb(land.Center())) != s {
			t.Errorf("the land of %s is %v", s.Name(), land)
		}
	}
	s, err := crs.Lookup(3950)
	if err != nil {
		t.Fatal(err)
	}
	if land, ok := crs.Land(s); !ok || land.Min.Lat() != 49 || land.Max.Lat() != 51 {
		t.Errorf("CC50 lies in %v", land)
	}
	if land, ok := crs.Land(crs.WGS84()); ok {
		t.Errorf("WGS 84 is legal in %v", land)
	}
}
