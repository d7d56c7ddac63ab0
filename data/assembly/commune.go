package assembly

import "strings"

// tellCommunes adds the commune to the names of parcels where there are several, in each of which there may be a parcel of the
// same name: AB 237, AB 238 (91326).
func (f *field) tellCommunes(proposals []Proposal) {
	if !f.severalCommunes() {
		return
	}
	for n := range proposals {
		ids := proposals[n].Parcels
		said := make([]string, len(ids))
		for i, id := range ids {
			said[i] = ParcelName(id)
			if insee := communeIn(id); insee != "" && (i == len(ids)-1 || communeIn(ids[i+1]) != insee) {
				said[i] += " (" + insee + ")"
			}
		}
		proposals[n].Match.Name = strings.Join(said, ", ")
	}
}

func (f *field) severalCommunes() bool {
	first := ""
	for _, s := range f.spots {
		insee := communeIn(f.id(s))
		if first == "" {
			first = insee
		}
		if insee != "" && insee != first {
			return true
		}
	}
	return false
}

// communeIn is the code of the commune that the id of a parcel begins with, "" when it is no id of the cadastre.
func communeIn(id string) string {
	if len(id) != 14 {
		return ""
	}
	return id[:5]
}
