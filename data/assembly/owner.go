package assembly

import (
	"strings"

	"emprise/data"
	"emprise/geo/feature"
)

// ownerColumns are the attributes of a layer of parcels that name the owner, the surest first; groupColumns those with the
// DGFiP's group of the legal person (fichier des parcelles des personnes morales): 1 State, 2 region, 3 département,
// 4 commune, 5 social housing, 6 company of mixed economy, 9 public establishment; others are private.
var (
	ownerColumns = []string{"siren", "numero_siren", "proprietaire", "owner", "denomination", "compte_communal"}
	groupColumns = []string{"groupe_personne", "groupe", "code_groupe"}
)

// ownerIn reads the owner of a feature of a layer of parcels.
func ownerIn(set *feature.Set, f int) (owner string, public data.Answer) {
	owner = strings.ToUpper(set.First(f, ownerColumns))
	switch group := strings.TrimLeft(set.First(f, groupColumns), "0"); group {
	case "1", "2", "3", "4", "6", "9":
		public = data.Yes
	case "5", "7", "8":
		public = data.No
	}
	return owner, public
}

// ownerOf reads the owner of a plot. A public body is one owner wherever it has land; persons and companies are told apart
// by their names, which a plot does not have.
func ownerOf(p data.Plot) (owner string, public data.Answer) {
	switch p.Owner {
	case data.OwnerCommune:
		return string(p.Owner) + " " + p.INSEE, data.Yes
	case data.OwnerEPCI, data.OwnerDepartement, data.OwnerState, data.OwnerLandAgency:
		return string(p.Owner), data.Yes
	case data.OwnerMixed:
		return "", data.Yes
	case data.OwnerDeveloper, data.OwnerIndustry, data.OwnerPerson:
		return "", data.No
	}
	return "", data.Unknown
}
