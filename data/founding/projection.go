package founding

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"emprise/data/code"
	"emprise/geo"
	"emprise/geo/crs"
)

// Why is the reason of a proposal.
type Why string

// The reasons.
const (
	Usual  Why = "usual" // nothing is known yet: metropolitan France
	Codes  Why = "codes" // communes or départements that were named
	Ground Why = "file"  // where the features of a file lie
)

// Projection is the system that is proposed: the legal one of the place (décret n° 2019-165).
type Projection struct {
	System *crs.System
	Why    Why
	// Zone is the conic conformal system in nine zones of the place, in which distances are truer than in Lambert-93 and which surveyors
	// and the cadastre use; nil outside metropolitan France and where the place is not known.
	Zone *crs.System
}

// lambert93 is legal in all of metropolitan France.
const lambert93 = 2154

func system(epsg int) *crs.System {
	s, err := crs.Lookup(epsg)
	if err != nil {
		panic(err) // the systems below are all known
	}
	return s
}

// Begin is what is proposed before anything is known.
func Begin() Projection { return Projection{System: system(lambert93), Why: Usual} }

// ByPlace is what is proposed for land at a place.
func ByPlace(p geo.LonLat) Projection {
	out := Projection{System: crs.Legal(p), Why: Ground}
	if out.System.EPSG() == lambert93 {
		zone := max(42, min(50, int(math.Round(p.Lat)))) // CC42 is made for 41° to 43°, and so on
		out.Zone = system(3900 + zone)
	}
	return out
}

// overseas are the legal projections of départements and collectivities beyond the sea; Saint-Barthélemy (977) and Saint-Martin (978)
// have that of the Antilles.
var overseas = map[string]int{"971": 5490, "972": 5490, "977": 5490, "978": 5490, "973": 2972, "974": 2975, "976": 4471, "975": 4467}

// named are those that people name.
var named = map[string]string{"guadeloupe": "971", "martinique": "972", "guyane": "973", "reunion": "974", "mayotte": "976", "miquelon": "975", "barthelemy": "977"}

// ByCodes is what is proposed for communes or départements given by their codes ("58194, 58", "974"), overseas also by name. What is no
// code says nothing; ok is false when nothing was said. fold takes accents and capitals away.
func ByCodes(text string, fold func(string) string) (p Projection, ok bool) {
	for _, word := range strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		dep := named[word]
		if dep == "" {
			dep = department(strings.ToUpper(word))
		}
		if dep == "" {
			continue
		}
		epsg, far := overseas[dep]
		if !far {
			epsg = lambert93
		}
		return Projection{System: system(epsg), Why: Codes}, true
	}
	return Projection{}, false
}

// department is the code of the département of a commune or of a département, "" for what is neither, and where no legal projection of
// ours reaches.
func department(s string) string {
	switch {
	case overseas[s] != 0:
		return s
	case len(s) == 2 && code.INSEE(s+"001") && s != "97" && s != "98":
		return s
	case !code.INSEE(s):
		return ""
	case strings.HasPrefix(s, "97"):
		return s[:3]
	case strings.HasPrefix(s, "98"):
		return ""
	}
	return s[:2]
}

// Choices lists the projected systems to choose from: the legal ones, then the nine conic zones; with is put first when it is none of
// them.
func Choices(with *crs.System) []*crs.System {
	all := []*crs.System{system(lambert93), system(5490), system(2972), system(2975), system(4471), system(4467)}
	for zone := 42; zone <= 50; zone++ {
		all = append(all, system(3900+zone))
	}
	if with != nil && !slices.Contains(all, with) {
		all = append([]*crs.System{with}, all...)
	}
	return all
}
