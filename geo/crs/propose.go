package crs

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/geo"
)

// french are the systems that French land data come in, the likeliest first. Where versions of RGF93 differ by name only, the
// first stands for all.
var french = []int{
	2154, 3942, 3943, 3944, 3945, 3946, 3947, 3948, 3949, 3950, 4326, 3857, 5490, 2972, 2975, 4471, 4467,
	27572, 27561, 27562, 27563, 27564, 27571, 27573, 27574, 25830, 25831, 25832,
}

// French lists the systems that French land data come in, the likeliest first.
func French() []*System {
	all := make([]*System, len(french))
	for i, code := range french {
		all[i] = byCode[code]
	}
	return all
}

// beyond is how far from the territory, in metres, a result is still taken for one of its neighbourhood.
const beyond = 100_000

// Propose lists the systems that positions whose system is not known may be in, best first: those that bring the middle of
// bounds into near, then those that bring it within 100 km, then those that bring it to France, the likelier first among
// equals. bounds is in the units of the file, x eastwards; near is in degrees, and stands for France when it is empty. There
// is none when no system of French gives a place that makes sense: nothing is assumed.
func Propose(bounds geo.Box, near orb.Bound) []*System {
	if bounds.Empty() {
		return nil
	}
	type candidate struct {
		system *System
		off    float64 // metres from the territory, 0 within it
	}
	open := !near.IsEmpty() && near != orb.Bound{}
	var found []candidate
	for _, s := range French() {
		p, ok := s.lands(bounds)
		if !ok {
			continue
		}
		c := candidate{s, 0}
		if open {
			c.off = outside(p, near)
		}
		if c.off <= beyond && open || InFrance(p) {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.off, b.off) })
	systems := make([]*System, len(found))
	for i, c := range found {
		systems[i] = c.system
	}
	return systems
}

// lands is where the middle of the bounds lies, false when the bounds are no positions of the system.
func (s *System) lands(b geo.Box) (geo.LonLat, bool) {
	degrees := b.Min.X >= -180 && b.Max.X <= 180 && b.Min.Y >= -90 && b.Max.Y <= 90
	if s.Geographic() != degrees {
		return geo.LonLat{}, false
	}
	for _, q := range []geo.XY{b.Min, b.Max, b.Centre()} {
		back := s.Forward(s.Inverse(q))
		// Written so that what is not a number is refused too.
		if !(math.Abs(back.X-q.X) < 1 && math.Abs(back.Y-q.Y) < 1) {
			return geo.LonLat{}, false
		}
	}
	return s.Inverse(b.Centre()), true
}

// outside is how far a place is from a box of degrees, in metres on a sphere; 0 within it.
func outside(p geo.LonLat, b orb.Bound) float64 {
	lon := math.Max(b.Min[0], math.Min(p.Lon, b.Max[0]))
	lat := math.Max(b.Min[1], math.Min(p.Lat, b.Max[1]))
	const metres = 111_195 // a degree of a sphere of 6371 km
	return metres * math.Hypot((p.Lon-lon)*math.Cos(rad((p.Lat+lat)/2)), p.Lat-lat)
}
