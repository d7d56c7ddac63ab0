package data

// ZoneType is what sort of site a zone is (CNIG site_type).
type ZoneType string

// The types.
const (
	ZoneActivity ZoneType = "activity" // zone d'activité économique
	ZoneHistoric ZoneType = "historic" // site économique historique hors ZAE
	ZoneIsolated ZoneType = "isolated" // établissement économique isolé
	ZoneFuture   ZoneType = "future"   // zone AU à vocation économique
)

// ZoneTypes lists them.
func ZoneTypes() []ZoneType { return []ZoneType{ZoneActivity, ZoneHistoric, ZoneIsolated, ZoneFuture} }

// ZoneState is how far a zone is (CNIG site_etat).
type ZoneState string

// The states.
const (
	ZonePlanned  ZoneState = "planned"  // en projet
	ZoneCreation ZoneState = "creation" // création
	ZoneActive   ZoneState = "active"   // existant et actif
	ZoneEnding   ZoneState = "ending"   // projet de déclassement
	ZoneEnded    ZoneState = "ended"    // déclassé
)

// ZoneStates lists them.
func ZoneStates() []ZoneState {
	return []ZoneState{ZonePlanned, ZoneCreation, ZoneActive, ZoneEnding, ZoneEnded}
}

// ZoneEvolution is how a zone grows (CNIG site_evol_urba).
type ZoneEvolution string

// The evolutions.
const (
	ZoneExtension ZoneEvolution = "extension" // extension urbaine
	ZoneRenewal   ZoneEvolution = "renewal"   // renouvellement urbain
	ZoneBoth      ZoneEvolution = "both"      // mixte
)

// ZoneEvolutions lists them.
func ZoneEvolutions() []ZoneEvolution { return []ZoneEvolution{ZoneExtension, ZoneRenewal, ZoneBoth} }

// ZoneDeveloper is what sort of body develops a zone (CNIG site_moa_type).
type ZoneDeveloper string

// The developers.
const (
	DeveloperCommune ZoneDeveloper = "commune" // commune
	DeveloperEPCI    ZoneDeveloper = "epci"    // epci
	DeveloperMixed   ZoneDeveloper = "mixed"   // société d'économie mixte
	DeveloperChamber ZoneDeveloper = "chamber" // chambre de commerce et industrie
	DeveloperState   ZoneDeveloper = "state"   // Etat
	DeveloperPrivate ZoneDeveloper = "private" // privé
)

// ZoneDevelopers lists them.
func ZoneDevelopers() []ZoneDeveloper {
	return []ZoneDeveloper{DeveloperCommune, DeveloperEPCI, DeveloperMixed, DeveloperChamber, DeveloperState, DeveloperPrivate}
}

// ZoneNetworks are what reaches a zone; each may be unknown.
type ZoneNetworks struct {
	StormWater    Answer `json:"storm_water,omitempty"`
	DrinkingWater Answer `json:"drinking_water,omitempty"`
	Sewer         Answer `json:"sewer,omitempty"`
	Gas           Answer `json:"gas,omitempty"`
	Power         Answer `json:"power,omitempty"`
	Fibre         Answer `json:"fibre,omitempty"`
	RailSiding    Answer `json:"rail_siding,omitempty"`
	Quay          Answer `json:"quay,omitempty"`
	PublicTransit Answer `json:"public_transit,omitempty"`
}

func (n ZoneNetworks) validate(ref Ref) error {
	for _, a := range []Answer{
		n.StormWater, n.DrinkingWater, n.Sewer, n.Gas, n.Power, n.Fibre, n.RailSiding, n.Quay, n.PublicTransit,
	} {
		if err := known(ref, "networks", a, Answers()); err != nil {
			return err
		}
	}
	return nil
}

// ZoneAccess is how a zone is reached; distances are metres by road, as they are declared, and may be unknown.
type ZoneAccess struct {
	Road           string   `json:"road,omitempty"` // that serves it
	Motorway       string   `json:"motorway,omitempty"`
	InterchangeM   *float64 `json:"interchange_m,omitempty"`
	Station        string   `json:"station,omitempty"` // of passengers
	StationM       *float64 `json:"station_m,omitempty"`
	FreightStation string   `json:"freight_station,omitempty"`
	FreightM       *float64 `json:"freight_station_m,omitempty"`
	Airport        string   `json:"airport,omitempty"`
	AirportM       *float64 `json:"airport_m,omitempty"`
	Port           string   `json:"port,omitempty"`
	PortM          *float64 `json:"port_m,omitempty"`
}

func (a ZoneAccess) validate(ref Ref) error {
	for _, m := range []*float64{a.InterchangeM, a.StationM, a.FreightM, a.AirportM, a.PortM} {
		if err := amount(ref, "access", m); err != nil {
			return err
		}
	}
	return nil
}
