package crs_test

import (
	"testing"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
)

// The first proposal is the system that the positions are in: whatever it is when the territory is known, and where nothing
// else gives a place in France when it is not.
func TestProposeFindsTheSystem(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		place geo.LonLat
		epsg  int
		alone bool // also without a territory
	}{
		{geo.LonLat{Lon: 1.4, Lat: 47.6}, 2154, true},
		{geo.LonLat{Lon: -4.4, Lat: 48.4}, 2154, true},
		{geo.LonLat{Lon: 9.1, Lat: 42.1}, 2154, true},
		{geo.LonLat{Lon: 1.4, Lat: 47.1}, 3947, true},
		{geo.LonLat{Lon: 6.2, Lat: 45.1}, 3945, true},
		{geo.LonLat{Lon: 2.4, Lat: 48.6}, 27572, true},
		{geo.LonLat{Lon: 2.4, Lat: 48.6}, 3857, false},
		{geo.LonLat{Lon: 2.4, Lat: 48.6}, 25831, false},
		{geo.LonLat{Lon: 2.4, Lat: 48.6}, 4326, true},
		{geo.LonLat{Lon: 55.5, Lat: -21.1}, 2975, false},
		{geo.LonLat{Lon: 45.1, Lat: -12.8}, 4471, false},
		{geo.LonLat{Lon: -61.5, Lat: 16.2}, 5490, false},
		{geo.LonLat{Lon: -52.6, Lat: 5.1}, 2972, false},
		{geo.LonLat{Lon: -56.3, Lat: 46.8}, 4467, false},
	} {
		s, err := crs.Lookup(tt.epsg)
		if err != nil {
			t.Fatal(err)
		}
		q := s.Forward(tt.place)
		half := 5000.0
		if s.Geographic() {
			half = 0.05
		}
		bounds := geo.Box{Min: geo.XY{X: q.X - half, Y: q.Y - half}, Max: geo.XY{X: q.X + half, Y: q.Y + half}}
		near := orb.Bound{Min: tt.place.Orb(), Max: tt.place.Orb()}.Pad(0.2)
		if got := crs.Propose(bounds, near); len(got) == 0 || got[0] != s {
			t.Errorf("EPSG:%d in its territory: %v", tt.epsg, names(got))
		}
		got := crs.Propose(bounds, orb.Bound{})
		if tt.alone && (len(got) == 0 || got[0] != s) {
			t.Errorf("EPSG:%d in France: %v", tt.epsg, names(got))
		}
		if !holds(got, s) {
			t.Errorf("EPSG:%d is not among %v", tt.epsg, names(got))
		}
	}
}

func TestProposeNothingForNonsense(t *testing.T) {
	t.Parallel()
	box := func(x, y float64) geo.Box { return geo.Box{Min: geo.XY{X: x, Y: y}, Max: geo.XY{X: x + 10, Y: y + 10}} }
	for _, b := range []geo.Box{geo.EmptyBox(), box(1e30, 1e30), box(0, 1e9), box(120, 30)} {
		if got := crs.Propose(b, orb.Bound{}); len(got) != 0 {
			t.Errorf("%v: %v", b, names(got))
		}
	}
}

func names(systems []*crs.System) []string {
	var all []string
	for _, s := range systems {
		all = append(all, s.Name())
	}
	return all
}

func holds(systems []*crs.System, want *crs.System) bool {
	for _, s := range systems {
		if s == want {
			return true
		}
	}
	return false
}
