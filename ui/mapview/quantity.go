package mapview

import (
	"emprise/assets/locale"
	"emprise/geo"
)

// Length writes a measured length: 12,4 m, 850 m, 3,27 km.
func Length(loc *locale.Locale, d geo.Metres) string {
	switch {
	case d < 100:
		return loc.Unit(float64(d), 1, "m")
	case d < 999.5:
		return loc.Unit(float64(d), 0, "m")
	}
	return loc.Unit(d.Kilometres(), 2, "km")
}

// Area writes a measured area: 850 m², 3,42 ha (34 215 m²).
func Area(loc *locale.Locale, a geo.SquareMetres) string {
	switch {
	case a < 100:
		return loc.Unit(float64(a), 1, "m²")
	case a < geo.SquareMetresPerHectare:
		return loc.SquareMetres(float64(a))
	case a < 1000*geo.SquareMetresPerHectare:
		return loc.Hectares(float64(a)) + " (" + loc.SquareMetres(float64(a)) + ")"
	}
	return loc.Unit(a.Hectares()/100, 2, "km²")
}
