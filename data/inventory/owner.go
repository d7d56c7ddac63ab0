package inventory

import (
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

// ownerColumns are the attributes of a layer of parcels that name the owner, sirenColumns those with the SIREN of one.
var (
	ownerColumns = []string{"denomination", "proprietaire", "owner", "nom_proprietaire", "compte_communal"}
	sirenColumns = []string{"siren", "numero_siren"}
)

// owners finds who owns parcels: first what land units say, which a person has decided, then the layer of parcels.
type owners struct {
	known map[string]string // landowner by parcel, of the units there are
	index map[string]string // landowner by SIREN and by folded name
	added []data.Landowner
	newID func() string
}

func newOwners(snap *workspace.Snapshot, newID func() string) *owners {
	o := &owners{known: map[string]string{}, index: map[string]string{}, newID: newID}
	for _, u := range snap.LandUnits {
		for _, p := range u.Parcels {
			if u.LandownerID != "" {
				o.known[p] = u.LandownerID
			}
		}
	}
	for _, l := range snap.Landowners {
		o.index["name:"+locale.Fold(l.Name)] = l.ID
		if l.SIREN != "" {
			o.index["siren:"+l.SIREN] = l.ID
		}
	}
	return o
}

// of gives the landowner of a parcel, "" when nothing tells. One whom the layer names and the project does not know is added.
func (o *owners) of(parcel string, set *feature.Set, f int) string {
	if id := o.known[parcel]; id != "" {
		return id
	}
	name, siren := set.First(f, ownerColumns), strings.ReplaceAll(set.First(f, sirenColumns), " ", "")
	l := data.Landowner{Name: name, SIREN: siren}
	if name == "" {
		l.Name = siren
	}
	if l.Name == "" {
		return ""
	}
	for _, key := range []string{"siren:" + siren, "name:" + locale.Fold(l.Name)} {
		if id := o.index[key]; id != "" && key != "siren:" {
			return id
		}
	}
	l.ID = o.newID()
	if l.Validate() != nil {
		l.SIREN = "" // not one: the name is worth keeping all the same
	}
	o.index["name:"+locale.Fold(l.Name)] = l.ID
	if siren != "" {
		o.index["siren:"+siren] = l.ID
	}
	o.added = append(o.added, l)
	return l.ID
}
