package fact

import (
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/geo/feature"
	"emprise/geo/overlay"
)

// plan reads the zone of the urban plan under most of an outline: its name and type, whether industry may be there, and
// whether it is open to building. A zone that cannot be trusted is left out: its neighbours may still tell.
func (g *ground) plan(shape orb.MultiPolygon, values map[data.Measure]match.Value) {
	widest, best := 0.0, -1
	for _, p := range g.zones.over().Covers(shape) {
		if p.M2 > widest {
			widest, best = p.M2, int(p.Area)
		}
	}
	if best < 0 {
		return
	}
	zone := g.zones.over().Ground(best)
	about := g.zones.aboutOf(zone)
	values[data.MeasureUrbanZone] = zoneOf(about, zone)
	set, f := zone.Layer.Features, zone.Feature
	use, sure := industry(set, f)
	v := category(about.Name, about.Date, use)
	if v.Known {
		v.Confidence = data.Estimated
		if sure {
			v.Confidence = data.Measured
		}
	}
	values[data.MeasureIndustry] = v
	v = category(about.Name, about.Date, string(openZone(set, f)))
	if v.Known {
		v.Confidence = data.Measured
	}
	values[data.MeasureOpen] = v
}

// zoneOf names a zone: its name, then its type.
func zoneOf(about data.Layer, zone overlay.Ground) match.Value {
	set, f := zone.Layer.Features, zone.Feature
	v := category(about.Name, about.Date, text(set, f, "libelle"), text(set, f, "typezone"))
	v.Confidence = data.Measured
	return v
}

// industry says whether a zone of an urban plan takes industry, and whether its rules say so themselves: by the destinations
// (CNIG PLU DESTOUI, DESTCDT, DESTNON: 51 is industry, 50 the group with it). Where no destination is written, a zone of farm
// land or nature takes none, one meant for industry does (FORMDOMI 0201), and one for activities in general may on
// conditions (0200): read from its purpose, not from its rules.
func industry(s *feature.Set, f int) (use string, sure bool) {
	silent := true
	for _, d := range []struct{ column, use string }{{"destoui", "allowed"}, {"destcdt", "conditional"}, {"destnon", "forbidden"}} {
		codes := text(s, f, d.column)
		silent = silent && codes == ""
		for _, c := range strings.FieldsFunc(codes, func(r rune) bool { return r < '0' || r > '9' }) {
			if c == "51" || c == "50" {
				return d.use, true
			}
		}
	}
	if !silent {
		return "", false
	}
	switch kind := text(s, f, "typezone"); {
	case strings.HasPrefix(kind, "A") && !strings.HasPrefix(kind, "AU"), strings.HasPrefix(kind, "N"):
		return "forbidden", false
	}
	switch purpose(s, f) {
	case "0201":
		return "allowed", false
	case "0200", "02":
		return "conditional", false
	}
	return "", false
}

// purpose is the main purpose of a zone: CNIG PLU FORMDOMI, DESTDOMI before 2022. A code that passed through a number has lost
// its zero.
func purpose(s *feature.Set, f int) string {
	code := text(s, f, "formdomi", "destdomi")
	if len(code)%2 == 1 {
		code = "0" + code
	}
	return code
}

// openZone says whether a zone is open to building: AUs waits for the plan to change.
func openZone(s *feature.Set, f int) data.Answer {
	switch kind := text(s, f, "typezone"); {
	case kind == "U" || strings.EqualFold(kind, "AUc"):
		return data.Yes
	case strings.EqualFold(kind, "AUs"), kind == "A", kind == "N", strings.HasPrefix(kind, "Ah"), strings.HasPrefix(kind, "Nh"), kind == "Nd":
		return data.No
	}
	return data.Unknown
}

// isClosed finds zones where no industry may be.
func isClosed(s *feature.Set, f int) bool {
	if s.Kinds[f] != feature.Areas {
		return false
	}
	use, _ := industry(s, f)
	return use == "forbidden"
}
