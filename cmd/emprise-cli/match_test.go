package main

import (
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// The rankings of the demonstration territory are computed again here the plain way: distances by brute force over the
// segments of the GeoJSON in Lambert-93, then the value function and the sum as docs/cli.md describes them.
func TestRankingsRecomputed(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	needs := answer[[]data.Need](t, "needs", p)
	if len(needs) < 5 {
		t.Fatalf("%d needs", len(needs))
	}
	if raced {
		needs = needs[:1]
	}
	plots := map[string]plotRow{}
	for _, r := range answer[[]plotRow](t, "plots", p) {
		plots[r.ID] = r
	}
	scored := 0
	for _, n := range needs {
		r := answer[rankingJSON](t, "match", p, "--need", n.ID)
		if len(r.Matches) != len(plots) {
			t.Errorf("%s: %d matches for %d plots", n.ID, len(r.Matches), len(plots))
		}
		for i, m := range r.Matches {
			recompute(t, n, plots[m.PlotID], m)
			if m.Score != nil {
				scored++
			}
			if i == 0 {
				continue
			}
			before := r.Matches[i-1]
			if order := []match.Verdict{match.Fits, match.Check, match.Unfit}; slices.Index(order, before.Verdict) > slices.Index(order, m.Verdict) {
				t.Errorf("%s: %s before %s", n.ID, before.Verdict, m.Verdict)
			}
			if before.Verdict == m.Verdict && before.Score != nil && m.Score != nil && *before.Score < *m.Score-1e-6 {
				t.Errorf("%s: %s scores less than %s behind it", n.ID, before.PlotID, m.PlotID)
			}
		}
	}
	if scored == 0 {
		t.Error("no plot of the demonstration has a score")
	}
}

func recompute(t *testing.T, n data.Need, plot plotRow, m matchJSON) {
	t.Helper()
	var all, known, sum float64
	verdict := match.Fits
	if !plot.Offered {
		verdict = match.Unfit
		if m.Reasons[0].Measure != match.MeasureStatus || m.Reasons[0].Source == "" {
			t.Errorf("%s is not offered, and its first reason is %+v", m.PlotID, m.Reasons[0])
		}
	}
	reasons := m.Reasons[len(m.Reasons)-len(n.Criteria):]
	for i, c := range n.Criteria {
		r := reasons[i]
		all += c.Weight
		if r.Measure != c.Measure || r.Text == "" || r.Unit != c.Measure.Unit() {
			t.Fatalf("%s: reason %+v for criterion %+v", m.PlotID, r, c)
		}
		if !r.Known {
			if c.Hard && verdict == match.Fits {
				verdict = match.Check
			}
			continue
		}
		if r.Source == "" {
			t.Errorf("%s: %s has no source", m.PlotID, r.Measure)
		}
		utility, inside := plainly(c, r)
		if c.Hard && !inside {
			verdict = match.Unfit
		}
		known += c.Weight
		sum += c.Weight * utility
	}
	if m.Verdict != verdict {
		t.Errorf("%s for %s is %s, by hand %s", m.PlotID, n.ID, m.Verdict, verdict)
	}
	if (m.Score != nil) != (verdict != match.Unfit && known > 0) {
		t.Fatalf("%s for %s: score %v", m.PlotID, n.ID, m.Score)
	}
	if m.Score != nil && math.Abs(*m.Score-sum/known) > 1e-9 {
		t.Errorf("%s for %s scores %g, by hand %g", m.PlotID, n.ID, *m.Score, sum/known)
	}
	if all > 0 && math.Abs(m.Completeness-known/all) > 1e-9 {
		t.Errorf("%s for %s is known to %g, by hand %g", m.PlotID, n.ID, m.Completeness, known/all)
	}
}

// plainly is the value function for needs that give an ideal together with a bound.
func plainly(c data.Criterion, r reasonJSON) (utility float64, inside bool) {
	if c.Measure.Categorical() {
		for _, have := range r.Categories {
			for _, want := range c.Allowed {
				if strings.EqualFold(have, want) {
					return 100, true
				}
			}
		}
		return 0, false
	}
	v := *r.Value
	if c.Min != nil && v < *c.Min || c.Max != nil && v > *c.Max {
		return 0, false
	}
	switch {
	case c.Ideal == nil:
		return 100, true
	case v < *c.Ideal && c.Min != nil:
		return 100 * (v - *c.Min) / (*c.Ideal - *c.Min), true
	case v > *c.Ideal && c.Max != nil:
		return 100 * (*c.Max - v) / (*c.Max - *c.Ideal), true
	}
	return 100, true
}

func TestMeasuresByBruteForce(t *testing.T) {
	t.Parallel()
	p := territoryOf(t)
	need := file(t, "need.json", []byte(`{"id":"BES-T","title":"t","criteria":[{"measure":"area_m2","min":1},{"measure":"motorway_m","max":1},
		{"measure":"rail_m","max":1},{"measure":"flood_share","max":1},{"measure":"housing_m","min":1},{"measure":"urban_zone","allowed":["x"]}]}`))
	must(t, "needs", p, "--add", need)
	ranking := answer[rankingJSON](t, "match", p, "--need", "BES-T")
	outlines := outlinesOf(t, p)
	ramps := segments(t, roleFile(t, p, data.RoleRoads), func(s *feature.Set, f int) bool { return s.Text("nature", f) == "Bretelle" })
	if len(ramps) == 0 {
		t.Fatal("the demonstration has no ramp")
	}
	unknown := 0
	for _, m := range ranking.Matches {
		rings := outlines[m.PlotID]
		for _, r := range m.Reasons {
			switch {
			case r.Measure != match.MeasureStatus && !r.Known:
				unknown++
			case r.Measure == data.MeasureArea:
				if want := shoelace(rings); math.Abs(*r.Value-want) > 2e-3*want {
					t.Errorf("%s covers %g m², in Lambert-93 %g", m.PlotID, *r.Value, want)
				}
			case r.Measure == data.MeasureMotorway:
				if want := closest(rings, ramps); math.Abs(*r.Value-want) > 2e-3*want+0.1 {
					t.Errorf("%s is %g m from a ramp, by brute force %g", m.PlotID, *r.Value, want)
				}
			case r.Measure == data.MeasureFlood:
				if *r.Value < 0 || *r.Value > 1 {
					t.Errorf("%s is flooded to %g", m.PlotID, *r.Value)
				}
			}
		}
	}
	if unknown > 0 {
		t.Errorf("%d measures of the demonstration are not known", unknown)
	}
}

// roleFile is the GeoJSON of the layer of a role beside the demonstration project.
func roleFile(t *testing.T, project string, role data.Role) string {
	t.Helper()
	for _, l := range answer[[]data.Layer](t, "layers", project) {
		if l.Role == role {
			return filepath.Join(demoDir, l.ID+".geojson")
		}
	}
	t.Fatalf("no layer of role %s", role)
	return ""
}

type segment struct{ a, b geo.XY }

func segments(t *testing.T, path string, is func(s *feature.Set, f int) bool) []segment {
	t.Helper()
	set, _, err := ingest.All(t.Context(), path, ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	sys := lambert(t)
	var list []segment
	for f := range set.Len() {
		if !is(set, f) {
			continue
		}
		first, end := set.RingsOf(f)
		for r := first; r < end; r++ {
			flat := set.Ring(r)
			for i := 0; i+3 < len(flat); i += 2 {
				list = append(list, segment{
					sys.Forward(geo.LonLat{Lon: flat[i], Lat: flat[i+1]}), sys.Forward(geo.LonLat{Lon: flat[i+2], Lat: flat[i+3]}),
				})
			}
		}
	}
	return list
}

func lambert(t *testing.T) *crs.System {
	t.Helper()
	sys, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	return sys
}

// outlinesOf are the rings of the plots in Lambert-93, as segments.
func outlinesOf(t *testing.T, project string) map[string][]segment {
	t.Helper()
	e := &env{ctx: t.Context()}
	w, err := e.open(project, true)
	if err != nil {
		t.Fatal(err)
	}
	sys := lambert(t)
	outlines := map[string][]segment{}
	for _, p := range w.Snapshot().Plots {
		for _, polygon := range p.Shape {
			for _, ring := range polygon {
				for i := 1; i < len(ring); i++ {
					outlines[p.ID] = append(outlines[p.ID], segment{at(sys, ring[i-1]), at(sys, ring[i])})
				}
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return outlines
}

func at(sys *crs.System, p orb.Point) geo.XY { return sys.Forward(geo.FromOrb(p)) }

func shoelace(rings []segment) float64 {
	var twice float64
	o := rings[0].a
	for _, s := range rings {
		twice += (s.a.X-o.X)*(s.b.Y-o.Y) - (s.b.X-o.X)*(s.a.Y-o.Y)
	}
	return math.Abs(twice) / 2
}

// closest is the least distance between two sets of segments that do not cross.
func closest(one, two []segment) float64 {
	best := math.Inf(1)
	for _, s := range one {
		for _, o := range two {
			best = min(best, toSegment(s.a, o), toSegment(s.b, o), toSegment(o.a, s), toSegment(o.b, s))
		}
	}
	return best
}

func toSegment(p geo.XY, s segment) float64 {
	dx, dy := s.b.X-s.a.X, s.b.Y-s.a.Y
	u := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		u = max(0, min(1, ((p.X-s.a.X)*dx+(p.Y-s.a.Y)*dy)/l))
	}
	return math.Hypot(p.X-s.a.X-u*dx, p.Y-s.a.Y-u*dy)
}
