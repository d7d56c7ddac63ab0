package fact

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"emprise/data"
	"emprise/geo/feature"
)

// isInterchange finds where a road network lets on to the motorway: a ramp (BD TOPO troncon_de_route, nature "Bretelle")
// or a point named as an interchange. A stretch of motorway is no access.
func isInterchange(s *feature.Set, f int) bool {
	nature := plain(text(s, f, "nature", "type"))
	switch s.Kinds[f] {
	case feature.Lines:
		return nature == "bretelle"
	case feature.Points:
		return strings.Contains(nature, "echangeur")
	default:
		return false
	}
}

// isFreight finds tracks that carry goods (BD TOPO troncon_de_voie_ferree, usage "Fret" or "Voyageur et fret") and private
// sidings (installation terminale embranchée).
func isFreight(s *feature.Set, f int) bool {
	if strings.Contains(plain(text(s, f, "usage")), "fret") {
		return true
	}
	nature := plain(text(s, f, "nature", "type"))
	return nature == "ite" || strings.Contains(nature, "embranch")
}

// isHousing finds zones of an urban plan meant for housing: FORMDOMI 01xx.
func isHousing(s *feature.Set, f int) bool { return strings.HasPrefix(purpose(s, f), "01") }

func isArea(s *feature.Set, f int) bool { return s.Kinds[f] == feature.Areas }

// isFlood finds flood zones in a layer of hazards: by the kind of hazard where the file has one (CNIG PPR typealea 112 to
// 117), else by the words of the layer or of the feature. Prescriptions outside the hazard (typereglement 01) are dry.
func isFlood(l data.Layer) func(s *feature.Set, f int) bool {
	whole := speaksOfFlood(l.Name + " " + l.Source)
	return func(s *feature.Set, f int) bool {
		if s.Kinds[f] != feature.Areas || text(s, f, "typereglement") == "01" {
			return false
		}
		if kind := text(s, f, "typealea"); kind != "" {
			return strings.HasPrefix(kind, "11")
		}
		return whole || speaksOfFlood(text(s, f, "libellezonereglement", "libelle", "nom", "nature"))
	}
}

func speaksOfFlood(words string) bool {
	words = plain(words)
	for _, w := range []string{"inond", "ppri", "submersion", "crue", "flood"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// text is the first known attribute among names, whatever the case in which the file writes them.
func text(s *feature.Set, f int, names ...string) string {
	return s.First(f, names)
}

// number is the first known number among attributes.
func number(s *feature.Set, f int, names ...string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.Replace(text(s, f, names...), ",", ".", 1), 64)
	return v, err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// has says whether a set has any of these columns, whatever their case.
func has(s *feature.Set, names ...string) bool {
	return slices.ContainsFunc(s.Columns, func(c *feature.Column) bool {
		return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, c.Name) })
	})
}

// plain is a text in lower case without accents.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
}
