package explain

import (
	"emprise/assets/locale"
	"emprise/data"
)

// Weighed says how a criterion came by its weight: « 60 points », « rang 2 », « comparé deux à deux (cohérence 0,05) ».
func Weighed(loc *locale.Locale, w data.Weighed) string {
	switch w.By {
	case data.BySwing:
		return loc.T("weighed.swing", "points", loc.Number(w.Points, 0))
	case data.ByRank:
		return loc.T("weighed.rank", "place", loc.Number(float64(w.Place), 0))
	case data.ByPairs:
		return loc.T("weighed.ahp", "ratio", loc.Number(w.Ratio, 2))
	}
	return string(w.By)
}
