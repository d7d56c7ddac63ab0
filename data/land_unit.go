package data

import (
	"fmt"

	"github.com/paulmach/orb"
)

// LandUse is what a land unit serves for, as the inventory of L. 318-8-2 needs to know.
type LandUse string

// The uses.
const (
	LandUsed      LandUse = "used"       // occupée
	LandUnused    LandUse = "unused"     // n'est plus occupée
	LandNeverUsed LandUse = "never_used" // libre, sans occupation antérieure
)

// LandUses lists them.
func LandUses() []LandUse { return []LandUse{LandUsed, LandUnused, LandNeverUsed} }

// LandUnit is land in one piece of one owner within a zone (unité foncière): what the inventory of article L. 318-8-2 of the
// Code de l'urbanisme counts.
type LandUnit struct {
	ID              string   `json:"id"` // UF-n
	ZoneID          string   `json:"zone_id,omitempty"`
	Parcels         []string `json:"parcels,omitempty"` // 14-character ids
	LandownerID     string   `json:"landowner_id,omitempty"`
	Use             LandUse  `json:"use,omitempty"`
	LastActivity    string   `json:"last_activity,omitempty"`    // AAAA-MM-JJ: the end of the last activity liable to the CFE
	UnoccupiedSince string   `json:"unoccupied_since,omitempty"` // AAAA-MM-JJ
	Reference       string   `json:"reference,omitempty"`        // where these days come from
	Notes           string   `json:"notes,omitempty"`
	Entered         string   `json:"entered,omitempty"` // AAAA-MM-JJ
	Updated         string   `json:"updated,omitempty"` // AAAA-MM-JJ

	Provenance Provenance `json:"provenance,omitempty"`

	Shape orb.MultiPolygon `json:"-"`
}

func (u LandUnit) Ref() Ref { return Ref{KindLandUnit, u.ID} }
func (u LandUnit) row()     {}

// VacantIn says whether the unit is vacant in a tax year as article L. 318-8-2 words it: no longer used for an activity liable to
// the CFE for at least two years on 1 January of that year, and unoccupied during that time. Land that was never used is not
// vacant. Without the days that decide, the answer is unknown.
func (u LandUnit) VacantIn(year int) Answer {
	if u.Use == LandUsed || u.Use == LandNeverUsed {
		return No
	}
	limit := fmt.Sprintf("%04d-01-01", year-2)
	for _, day := range []string{u.LastActivity, u.UnoccupiedSince} {
		if day > limit {
			return No
		}
	}
	if u.LastActivity == "" || u.UnoccupiedSince == "" {
		return Unknown
	}
	return Yes
}

// Validate requires an ID; parcels are cadastral ids, each once.
func (u LandUnit) Validate() error {
	ref := u.Ref()
	return first(
		identifier(ref, "id", u.ID),
		parcels(ref, "parcels", u.Parcels),
		known(ref, "use", u.Use, LandUses()),
		date(ref, "last_activity", u.LastActivity),
		date(ref, "unoccupied_since", u.UnoccupiedSince),
		date(ref, "entered", u.Entered),
		date(ref, "updated", u.Updated),
		provenance(u, u.Provenance),
		drawn(ref, u.Shape),
	)
}
