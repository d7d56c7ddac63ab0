package explain

import (
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/placement"
)

// Offer is how far an offer has come, since when, and why it was refused: « refusé · 2 mars 2026 · Trop loin de l’échangeur ».
func Offer(loc *locale.Locale, p data.Proposal) string {
	parts := []string{Stage(loc, p)}
	if day := dealing.Day(p); day != "" {
		parts = append(parts, loc.Date(day))
	}
	if why := strings.TrimRight(p.Reason, " ."); why != "" {
		parts = append(parts, why)
	}
	return strings.Join(parts, " · ")
}

// Stage is how far an offer has come: « sous option ».
func Stage(loc *locale.Locale, p data.Proposal) string {
	return loc.T("proposal_stage." + string(p.Stage))
}

// Refusal says that land is left out because it was refused, or that it is not left out although it was.
func Refusal(loc *locale.Locale, r placement.Refusal, names Names) string {
	key := "allocation.refusal.banned"
	if !r.Banned {
		key = "allocation.refusal.allowed"
	}
	return loc.T(key, "company", names.Need(r.Pair.NeedID), "land", names.Place(r.Pair.PlaceID), "offer", Offer(loc, r.Offer))
}
