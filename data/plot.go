package data

import "github.com/paulmach/orb"

// Status is how far a plot is on its way to a buyer: CNIG terr_stade_comm.
type Status string

// The statuses, in the standard's order.
const (
	StatusNotForSale      Status = "not_for_sale"      // non commercialisé
	StatusUnsaleable      Status = "unsaleable"        // non commercialisable
	StatusForSale         Status = "for_sale"          // en vente
	StatusForSaleLimited  Status = "for_sale_limited"  // en vente avec contraintes
	StatusOption          Status = "option"            // réservé par option de réservation
	StatusReservedByBoard Status = "reserved_by_board" // réservé par une délibération de l'EPCI
	StatusSold            Status = "sold"              // vendu, commercialisation achevée
)

// Statuses lists them.
func Statuses() []Status {
	return []Status{
		StatusForSale, StatusForSaleLimited, StatusOption, StatusReservedByBoard, StatusSold, StatusNotForSale, StatusUnsaleable,
	}
}

// Servicing is how far a plot is fitted out: CNIG terr_stade_amngt.
type Servicing string

// The stages of servicing.
const (
	ServicingImpossible Servicing = "impossible" // non aménageable
	ServicingNone       Servicing = "none"       // non aménagé, non viabilisé
	ServicingUnderway   Servicing = "underway"   // viabilisation en cours
	ServicingDone       Servicing = "done"       // viabilisé non aménagé
	ServicingComplete   Servicing = "complete"   // viabilisé et aménagé
)

// Servicings lists them.
func Servicings() []Servicing {
	return []Servicing{ServicingImpossible, ServicingNone, ServicingUnderway, ServicingDone, ServicingComplete}
}

// Occupancy is what stands on a plot: CNIG terr_etat_occup.
type Occupancy string

// The occupancies. Vacant land was used and can be again without works; a brownfield needs works first.
const (
	OccupancyNever      Occupancy = "never"      // inoccupé
	OccupancyTransition Occupancy = "transition" // occupation transitoire
	OccupancyUsed       Occupancy = "used"       // occupé
	OccupancyVacant     Occupancy = "vacant"     // vacant
	OccupancyBrownfield Occupancy = "brownfield" // friche
)

// Occupancies lists them.
func Occupancies() []Occupancy {
	return []Occupancy{OccupancyNever, OccupancyTransition, OccupancyUsed, OccupancyVacant, OccupancyBrownfield}
}

// Owner is who controls the land, shortened from CNIG terr_maitrise_fonc.
type Owner string

// The owners.
const (
	OwnerEPCI        Owner = "epci"        // EPCI, structure intercommunale
	OwnerCommune     Owner = "commune"     // commune
	OwnerDepartement Owner = "departement" // département
	OwnerState       Owner = "state"       // Etat
	OwnerLandAgency  Owner = "land_agency" // établissement public foncier
	OwnerDeveloper   Owner = "developer"   // aménageur
	OwnerMixed       Owner = "mixed"       // SEM ou SPLA
	OwnerIndustry    Owner = "industry"    // établissement industriel et commercial
	OwnerPerson      Owner = "person"      // personne physique
)

// Owners lists them.
func Owners() []Owner {
	return []Owner{
		OwnerEPCI, OwnerCommune, OwnerDepartement, OwnerState, OwnerLandAgency, OwnerDeveloper, OwnerMixed, OwnerIndustry, OwnerPerson,
	}
}

// Plot is land that can be offered: CNIG TERRAIN-ECO with the extension of docs/file-format.md.
type Plot struct {
	ID        string    `json:"id"` // INSEE_TERRAIN-ECO_n
	Name      string    `json:"name"`
	ZoneID    string    `json:"zone_id,omitempty"`
	Commune   string    `json:"commune"`
	INSEE     string    `json:"insee"`
	Parcels   []string  `json:"parcels,omitempty"` // 14-character ids
	Status    Status    `json:"status"`
	Servicing Servicing `json:"servicing,omitempty"`
	Occupancy Occupancy `json:"occupancy,omitempty"`
	Owner     Owner     `json:"owner,omitempty"`

	PriceEuroPerM2    *Fact  `json:"price_eur_m2,omitempty"` // before tax; confidential once sold
	PowerKVA          *Fact  `json:"power_kva,omitempty"`
	WaterM3PerHour    *Fact  `json:"water_m3h,omitempty"`
	BuildingM2        *Fact  `json:"building_m2,omitempty"` // floor area of what stands there
	Available         string `json:"available,omitempty"`   // AAAA-MM-JJ from which it can be handed over
	RailSiding        Answer `json:"rail_siding,omitempty"`
	Fibre             Answer `json:"fibre,omitempty"`
	TruckAccess       Answer `json:"truck_access,omitempty"`
	EnvironmentRegime string `json:"icpe_max,omitempty"` // highest ICPE regime admitted: NC, D, DC, E, A
	Notes             string `json:"notes,omitempty"`
	Updated           string `json:"updated,omitempty"` // AAAA-MM-JJ

	Shape orb.MultiPolygon `json:"-"`
}

// Regimes lists the ICPE regimes from the lightest to the heaviest.
func Regimes() []string { return []string{"NC", "D", "DC", "E", "A"} }

func (p Plot) Ref() Ref { return Ref{KindPlot, p.ID} }
func (p Plot) row()     {}

// Offered says whether the plot can be proposed today: on sale, and free or to be freed (docs/file-format.md).
func (p Plot) Offered() bool {
	return p.Status == StatusForSale || p.Status == StatusForSaleLimited
}

// Validate requires an ID, a name and known codes; quantities may be unknown but not negative.
func (p Plot) Validate() error {
	ref := p.Ref()
	for _, err := range []error{
		named(ref, "name", p.Name),
		identifiers(ref, "parcels", p.Parcels),
		known(ref, "status", p.Status, Statuses()),
		known(ref, "servicing", p.Servicing, Servicings()),
		known(ref, "occupancy", p.Occupancy, Occupancies()),
		known(ref, "owner", p.Owner, Owners()),
		known(ref, "icpe_max", p.EnvironmentRegime, Regimes()),
		quantity(ref, "price_eur_m2", p.PriceEuroPerM2),
		quantity(ref, "power_kva", p.PowerKVA),
		quantity(ref, "water_m3h", p.WaterM3PerHour),
		quantity(ref, "building_m2", p.BuildingM2),
		date(ref, "available", p.Available),
		date(ref, "updated", p.Updated),
		known(ref, "rail_siding", p.RailSiding, Answers()),
		known(ref, "fibre", p.Fibre, Answers()),
		known(ref, "truck_access", p.TruckAccess, Answers()),
		drawn(ref, p.Shape),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}
