package relation

import (
	"slices"

	"emprise/data"
	"emprise/data/standard"
	"emprise/data/workspace"
	"emprise/geo/feature"
)

// Kind is what a reference points at.
type Kind string

// The kinds of references.
const (
	Zone    Kind = "zone"    // of a plot
	Parcel  Kind = "parcel"  // of a plot
	Plot    Kind = "plot"    // of an establishment
	SIRET   Kind = "siret"   // of what a layer tells of an establishment
	Commune Kind = "commune" // of a zone or a plot
	EPCI    Kind = "epci"    // of a commune, by the composition of EPCI
	Pole    Kind = "pole"    // of a zone's layer
)

// Kinds lists them.
func Kinds() []Kind { return []Kind{Zone, Parcel, Plot, SIRET, Commune, EPCI, Pole} }

// Count says how many references of a kind lead somewhere. Unchecked are those for which no layer is there to look in.
type Count struct {
	Resolved   int `json:"resolved"`
	Unresolved int `json:"unresolved"`
	Unchecked  int `json:"unchecked"`
}

// Place is a feature of a layer.
type Place struct {
	Layer   string
	Feature int
}

// CitedParcel is a parcel that a plot names, and where it is drawn: nowhere, or several times in several layers.
type CitedParcel struct {
	ID string
	At []Place
}

// Establishment is one that a layer ties to a plot.
type Establishment struct {
	SIRET string // "" when its layer has none
	Name  string
	At    []Place // the layer that ties it first, then all that tell of the same SIRET
}

// OfPlot is what other files say of a plot.
type OfPlot struct {
	Parcels        []CitedParcel
	Establishments []Establishment
	WaitsForZone   string  // the zone that its layer cites and that is not there
	Commune        []Place // its limits
	EPCI           string  // SIREN of the one that its commune is a member of
}

// Ties are the references of a project, followed. They are immutable.
type Ties struct {
	Counts map[Kind]Count
	Issues []standard.Issue // what is unresolved or ambiguous

	plots map[string]*OfPlot
}

// OfPlot is what other files say of a plot; the zero value for one that is not there.
func (t *Ties) OfPlot(id string) OfPlot {
	if t == nil || t.plots[id] == nil {
		return OfPlot{}
	}
	return *t.plots[id]
}

// Of follows the references of a snapshot.
func Of(snap *workspace.Snapshot) *Ties {
	f := follower{snap: snap, ties: &Ties{Counts: map[Kind]Count{}, plots: map[string]*OfPlot{}}, sources: sources(snap)}
	for _, p := range snap.Plots {
		f.ties.plots[p.ID] = &OfPlot{}
	}
	f.zones()
	f.parcels()
	f.establishments()
	f.communes()
	f.poles()
	return f.ties
}

// source is a layer that is looked in.
type source struct {
	layer data.Layer
	set   *feature.Set
}

func (f *follower) count(k Kind, resolved, unresolved, unchecked int) {
	c := f.ties.Counts[k]
	c.Resolved += resolved
	c.Unresolved += unresolved
	c.Unchecked += unchecked
	f.ties.Counts[k] = c
}

// cite counts a reference that was looked for, and lists it when it leads nowhere or to several features of one layer.
func (f *follower) cite(k Kind, rule, by, to string, at []Place, looked bool) {
	switch {
	case len(at) > 0:
		f.count(k, 1, 0, 0)
		seen := map[string]bool{}
		for _, p := range at {
			if seen[p.Layer] {
				f.note(standard.ReferenceAmbiguous, by, to)
				break
			}
			seen[p.Layer] = true
		}
	case looked:
		f.count(k, 0, 1, 0)
		f.note(rule, by, to)
	default:
		f.count(k, 0, 0, 1)
	}
}

func (f *follower) note(rule, by, to string) {
	f.ties.Issues = append(f.ties.Issues, standard.About(rule, by, to))
}

// withColumns are the layers that have all of some columns.
func (f *follower) withColumns(names ...string) []source {
	return slices.DeleteFunc(slices.Clone(f.sources), func(s source) bool {
		return slices.ContainsFunc(names, func(n string) bool { return s.set.Column(n) == nil })
	})
}
