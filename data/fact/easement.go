package fact

import (
	"strings"

	"emprise/data"
	"emprise/geo/feature"
)

// isBan finds the zones of a risk plan where nothing may be built: CNIG PPR typereglement 03 and 04, COVADIS TYPEREG. A code
// that passed through a number has lost its zero.
func isBan(s *feature.Set, f int) bool {
	switch strings.TrimLeft(text(s, f, "typereglement", "typereg"), "0") {
	case "3", "4":
		return s.Kinds[f] == feature.Areas
	}
	return false
}

// isEasement finds ground on which an easement or a prescription of the urban plan says that nothing may be built: wooded
// ground to be kept, prescriptions against building, land reserved for public works (CNIG PLU TYPEPSC 01, 02 with STYPEPSC
// 01, 05), and what says so in words.
func isEasement(s *feature.Set, f int) bool {
	if s.Kinds[f] != feature.Areas {
		return false
	}
	switch strings.TrimLeft(text(s, f, "typepsc"), "0") {
	case "1", "5":
		return true
	case "2":
		return strings.TrimLeft(text(s, f, "stypepsc"), "0") == "1"
	}
	for _, column := range easementWords {
		words := plain(text(s, f, column))
		for _, w := range []string{"non aedificandi", "inconstructible", "interdiction de construire"} {
			if strings.Contains(words, w) {
				return true
			}
		}
	}
	return false
}

var easementWords = []string{"libelle", "libelong", "txt", "nature", "nom", "nomsuplitt", "typeass"}

// tellsOfEasements says whether a set is of prescriptions or of public easements (CNIG SUP).
func tellsOfEasements(s *feature.Set) bool {
	return has(s, "typepsc", "suptype", "typeass", "nomass", "idass")
}

// tells says whether plots are measured against a layer.
func tells(l data.Layer, s *feature.Set) bool {
	switch l.Role {
	case data.RoleRoads, data.RoleRail, data.RoleUrbanZoning, data.RoleHazards, data.RoleProtected:
		return true
	}
	return tellsOfEasements(s) || has(s, soilColumns...)
}
