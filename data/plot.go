package data

import (
	"github.com/paulmach/orb"
)

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

	PowerAvailable    string    `json:"power_available,omitempty"` // AAAA-MM-JJ from which there is that power
	GasNm3PerHour     *Fact     `json:"gas_nm3h,omitempty"`
	DischargeM3PerDay *Fact     `json:"discharge_m3day,omitempty"` // of waste water that the network takes
	SlopePercent      *Fact     `json:"slope_pct,omitempty"`
	BearingKPa        *Fact     `json:"bearing_kpa,omitempty"`
	HeightLimitM      *Fact     `json:"height_max_m,omitempty"` // of buildings
	CoveragePercent   *Fact     `json:"coverage_pct,omitempty"` // of the ground that buildings may take (CES)
	LandTakeM2        *Fact     `json:"land_take_m2,omitempty"` // natural, farm or forest land that building here consumes (ZAN)
	SevesoMax         Seveso    `json:"seveso_max,omitempty"`
	Tenures           []Tenure  `json:"tenures,omitempty"`
	Studies           []Study   `json:"studies,omitempty"` // that were done
	Procedure         Procedure `json:"procedure,omitempty"`
	Maturity          *int      `json:"maturity,omitempty"` // 0 idea, 1 studied, 2 authorised, 3 works begun, 4 ready
	Turnkey           Answer    `json:"turnkey,omitempty"`  // offered « clé en main »

	Acquirer string   `json:"acquirer,omitempty"`  // confidential, as are the two below
	SaleDate string   `json:"sale_date,omitempty"` // AAAA-MM-JJ
	SaleEuro *float64 `json:"sale_eur,omitempty"`

	Notes   string `json:"notes,omitempty"`
	Updated string `json:"updated,omitempty"` // AAAA-MM-JJ

	Provenance Provenance `json:"provenance,omitempty"`

	Shape orb.MultiPolygon `json:"-"`
	At    orb.Point        `json:"-"` // where it is as long as it has no outline, lon/lat degrees; zero is nowhere
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
		parcels(ref, "parcels", p.Parcels),
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
		date(ref, "power_available", p.PowerAvailable),
		quantity(ref, "gas_nm3h", p.GasNm3PerHour),
		quantity(ref, "discharge_m3day", p.DischargeM3PerDay),
		quantity(ref, "slope_pct", p.SlopePercent),
		quantity(ref, "bearing_kpa", p.BearingKPa),
		quantity(ref, "height_max_m", p.HeightLimitM),
		quantity(ref, "coverage_pct", p.CoveragePercent),
		when(p.CoveragePercent != nil && p.CoveragePercent.Value > 100, &FieldError{ref, "coverage_pct", "out_of_range"}),
		quantity(ref, "land_take_m2", p.LandTakeM2),
		known(ref, "seveso_max", p.SevesoMax, Sevesos()),
		codes(ref, "tenures", p.Tenures, Tenures()),
		codes(ref, "studies", p.Studies, Studies()),
		known(ref, "procedure", p.Procedure, Procedures()),
		when(p.Maturity != nil && (*p.Maturity < 0 || *p.Maturity > MostMature), &FieldError{ref, "maturity", "out_of_range"}),
		known(ref, "turnkey", p.Turnkey, Answers()),
		date(ref, "sale_date", p.SaleDate),
		amount(ref, "sale_eur", p.SaleEuro),
		insee(ref, "insee", p.INSEE),
		provenance(p, p.Provenance),
		drawn(ref, p.Shape),
		when(!onEarth(p.At), &FieldError{ref, "at", "bad_shape"}),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}
