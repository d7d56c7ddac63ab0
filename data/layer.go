package data

import (
	"fmt"
	"slices"
	"strings"

	"emprise/data/code"
)

// Role is what the features of a layer are to the planner.
type Role string

// The roles of DESIGN §7.
const (
	RoleParcels     Role = "parcels"
	RoleZones       Role = "zones"
	RolePlots       Role = "plots"
	RoleUrbanZoning Role = "urban_zoning"
	RoleHazards     Role = "hazards"
	RoleProtected   Role = "protected"
	RoleRoads       Role = "roads"
	RoleRail        Role = "rail"
	RolePower       Role = "power"
	RoleWater       Role = "water"
	RoleNetworks    Role = "networks"
	RoleBuildings   Role = "buildings"
	RoleCompanies   Role = "companies"
	RolePrices      Role = "prices"
	RoleLimits      Role = "limits"
	RoleContext     Role = "context"
)

// Roles lists them in the order in which layers are best stacked, top first.
func Roles() []Role {
	return []Role{
		RolePlots, RoleZones, RoleCompanies, RolePrices, RolePower, RoleNetworks, RoleLimits, RoleRoads, RoleRail,
		RoleBuildings, RoleParcels, RoleHazards, RoleProtected, RoleWater, RoleUrbanZoning, RoleContext,
	}
}

// Layer describes one set of features. Its features live beside it, under the same ID.
type Layer struct {
	ID       string `json:"id"` // also the table's name in the project file: lower-case letters, digits, underscores
	Name     string `json:"name"`
	Role     Role   `json:"role"`
	Producer string `json:"producer"` // required by the open licences on every map
	Licence  string `json:"licence"`
	Source   string `json:"source"` // URL, or the name of the file it was read from
	Date     string `json:"date"`   // last update by the producer, AAAA-MM-JJ, AAAA-MM or AAAA
	Order    int    `json:"order"`  // greater is drawn above
	Visible  bool   `json:"visible"`
	Removed  bool   `json:"removed"`         // taken off by the user; the features stay until the file is compacted
	Count    int    `json:"count"`           // features
	Style    Style  `json:"style,omitempty"` // how it looks; empty: as its role does

	Coverage Coverage `json:"coverage,omitempty"`
}

// Coverage is where a layer shows all that there is of its kind: there, what it does not show is not there. Elsewhere it says nothing. It
// is one of Coverages, or communes, by their INSEE codes parted by commas: as far as a layer of limits draws them.
type Coverage string

// The coverages that are no communes.
const (
	CoverageExtent    Coverage = "" // not said: the rectangle about its features
	CoverageTerritory Coverage = "territory"
)

// Coverages lists them.
func Coverages() []Coverage { return []Coverage{CoverageExtent, CoverageTerritory} }

// Communes are the codes of those that the coverage names, nil when it names none.
func (c Coverage) Communes() []string {
	if slices.Contains(Coverages(), c) {
		return nil
	}
	return strings.Split(string(c), ",")
}

// Validate refuses what is neither one of Coverages nor a list of codes: data.ErrInvalid.
func (c Coverage) Validate() error {
	for _, commune := range c.Communes() {
		if !code.INSEE(commune) {
			return fmt.Errorf("coverage %q: %w", c, ErrInvalid)
		}
	}
	return nil
}

func (l Layer) Ref() Ref { return Ref{KindLayer, l.ID} }
func (l Layer) row()     {}

// ReservedLayerID says whether an ID is taken by the project file itself: the names of its own tables and the prefixes of
// GeoPackage, of SQLite and of ours.
func ReservedLayerID(id string) bool {
	switch id {
	case "territory", "layers", "zones", "plots", "companies", "needs", "projects", "journal", "identifiers", "layer_styles":
		return true
	}
	for _, prefix := range []string{"gpkg_", "sqlite_", "rtree_", "emprise_"} {
		if strings.HasPrefix(id, prefix) {
			return true
		}
	}
	return false
}

// Validate requires an ID fit for a table name, a name, a known role and, if there is one, a style that can be read.
func (l Layer) Validate() error {
	if l.ID == "" || len(l.ID) > 60 || strings.Trim(l.ID, "abcdefghijklmnopqrstuvwxyz0123456789_") != "" {
		return &FieldError{l.Ref(), "id", "bad_id"}
	}
	if ReservedLayerID(l.ID) {
		return &FieldError{l.Ref(), "id", "reserved"}
	}
	if strings.TrimSpace(l.Name) == "" {
		return &FieldError{l.Ref(), "name", "required"}
	}
	if !slices.Contains(Roles(), l.Role) {
		return &FieldError{l.Ref(), "role", "unknown_code"}
	}
	if l.Coverage.Validate() != nil {
		return &FieldError{l.Ref(), "coverage", "unknown_code"}
	}
	if _, _, err := l.Style.Rules(); err != nil {
		return &FieldError{l.Ref(), "style", "bad_style"}
	}
	return nil
}
