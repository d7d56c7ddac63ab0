package gpkg

import "emprise/data"

// terms pairs a code with the literal that the file keeps, so that the tables read as CNIG Sites économiques v2024-10 says.
type terms[T ~string] map[T]string

// literal is what the file keeps of a code; a text that is no code is kept as it is.
func (t terms[T]) literal(code T) string {
	if s, ok := t[code]; ok {
		return s
	}
	return string(code)
}

// code is the inverse of literal.
func (t terms[T]) code(literal string) T {
	for code, s := range t {
		if s == literal {
			return code
		}
	}
	return T(literal)
}

// terr_stade_comm
var statusTerms = terms[data.Status]{
	data.StatusNotForSale:      "non commercialisé",
	data.StatusUnsaleable:      "non commercialisable",
	data.StatusForSale:         "en vente",
	data.StatusForSaleLimited:  "en vente avec contraintes",
	data.StatusOption:          "réservé par option de réservation",
	data.StatusReservedByBoard: "réservé par une délibération de l'EPCI",
	data.StatusSold:            "vendu, commercialisation achevée",
}

// terr_stade_amngt
var servicingTerms = terms[data.Servicing]{
	data.ServicingImpossible: "non aménageable",
	data.ServicingNone:       "non aménagé, non viabilisé",
	data.ServicingUnderway:   "viabilisation en cours",
	data.ServicingDone:       "viabilisé non aménagé",
	data.ServicingComplete:   "viabilisé et aménagé",
}

// terr_etat_occup
var occupancyTerms = terms[data.Occupancy]{
	data.OccupancyNever:      "inoccupé",
	data.OccupancyTransition: "occupation transitoire",
	data.OccupancyUsed:       "occupé",
	data.OccupancyVacant:     "vacant",
	data.OccupancyBrownfield: "friche",
}

// terr_maitrise_fonc
var ownerTerms = terms[data.Owner]{
	data.OwnerEPCI:        "EPCI, structure intercommunale",
	data.OwnerCommune:     "commune",
	data.OwnerDepartement: "département",
	data.OwnerState:       "Etat",
	data.OwnerLandAgency:  "établissement public foncier",
	data.OwnerDeveloper:   "aménageur",
	data.OwnerMixed:       "SEM ou SPLA",
	data.OwnerIndustry:    "établissement industriel et commercial",
	data.OwnerPerson:      "personne physique",
}

// site_vocadomi
var vocationTerms = terms[data.Vocation]{
	data.VocationIndustrial: "industrielle",
	data.VocationCommercial: "commerciale",
	data.VocationOffices:    "tertiaire",
	data.VocationCraft:      "artisanale",
	data.VocationTourism:    "touristique",
	data.VocationPort:       "portuaire",
	data.VocationAirport:    "aéroportuaire, aéronautique",
	data.VocationLogistics:  "entrepôts, logistique",
	data.VocationFarming:    "logistique agricole",
	data.VocationMixed:      "mixte",
}

// The standard writes yes and no as text; unknown is NULL.
var answerTerms = terms[data.Answer]{data.Yes: "oui", data.No: "non"}

var confidenceTerms = terms[data.Confidence]{
	data.Measured: "mesuré", data.Declared: "déclaré", data.Estimated: "estimé",
}

// site_type
var zoneTypeTerms = terms[data.ZoneType]{
	data.ZoneActivity: "zone d'activité économique",
	data.ZoneHistoric: "site économique historique hors ZAE",
	data.ZoneIsolated: "établissement économique isolé",
	data.ZoneFuture:   "zone AU à vocation économique",
}

// site_etat
var zoneStateTerms = terms[data.ZoneState]{
	data.ZonePlanned: "en projet", data.ZoneCreation: "création", data.ZoneActive: "existant et actif",
	data.ZoneEnding: "projet de déclassement", data.ZoneEnded: "déclassé",
}

// site_evol_urba
var evolutionTerms = terms[data.ZoneEvolution]{
	data.ZoneExtension: "extension urbaine", data.ZoneRenewal: "renouvellement urbain", data.ZoneBoth: "mixte",
}

// site_moa_type
var developerTerms = terms[data.ZoneDeveloper]{
	data.DeveloperCommune: "commune", data.DeveloperEPCI: "epci", data.DeveloperMixed: "société d'économie mixte",
	data.DeveloperChamber: "chambre de commerce et industrie", data.DeveloperState: "Etat", data.DeveloperPrivate: "privé",
}
