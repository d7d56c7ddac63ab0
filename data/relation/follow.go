package relation

import (
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/standard"
	"emprise/data/workspace"
)

// follower goes from one kind of reference to the next.
type follower struct {
	snap    *workspace.Snapshot
	ties    *Ties
	sources []source
}

func sources(snap *workspace.Snapshot) []source {
	var list []source
	for _, l := range snap.Layers {
		if drawn := snap.Scene.Layer(l.ID); drawn != nil {
			list = append(list, source{l, drawn.Features})
		}
	}
	return list
}

// zones: a plot's zone is there, or it waits for one that only its layer names.
func (f *follower) zones() {
	waiting := Dangling(f.snap)
	for _, p := range f.snap.Plots {
		switch zone := waiting[p.ID]; {
		case p.ZoneID != "":
			f.count(Zone, 1, 0, 0)
		case zone != "":
			f.ties.plots[p.ID].WaitsForZone = zone
			f.count(Zone, 0, 1, 0)
			f.note(standard.ZoneUnknown, p.ID, zone)
		}
	}
}

// find looks for values of a column in layers, once through each. within gets the first five characters of all values when
// it is not nil: the communes that parcels lie in.
func find(layers []source, column string, wanted map[string][]Place, within map[string]bool) {
	if len(wanted) == 0 {
		return
	}
	for _, l := range layers {
		c := l.set.Column(column)
		last := ""
		for f := range l.set.Len() {
			id := c.Text(f)
			if within != nil && len(id) > 5 && id[:5] != last {
				last = id[:5]
				within[last] = true
			}
			if at, ok := wanted[id]; ok {
				wanted[id] = append(at, Place{l.layer.ID, f})
			}
		}
	}
}

// parcels: those that plots name, in the layers of that role. A parcel of a commune whose cadastre is not loaded is not
// unknown.
func (f *follower) parcels() {
	wanted := map[string][]Place{}
	for _, p := range f.snap.Plots {
		for _, id := range p.Parcels {
			wanted[id] = nil
		}
	}
	layers := slices.DeleteFunc(f.withColumns("id"), func(s source) bool { return s.layer.Role != data.RoleParcels })
	within := map[string]bool{}
	find(layers, "id", wanted, within)
	for _, p := range f.snap.Plots {
		of := f.ties.plots[p.ID]
		for _, id := range p.Parcels {
			of.Parcels = append(of.Parcels, CitedParcel{id, wanted[id]})
			f.cite(Parcel, standard.ParcelUnknown, p.ID, id, wanted[id], len(id) >= 5 && within[id[:5]])
		}
	}
}

// establishments: those that name the plots they stand on, and what other layers tell of the same SIRET.
func (f *follower) establishments() {
	wanted := map[string][]Place{}
	for _, l := range f.withColumns("siret") {
		if l.layer.Role == data.RoleCompanies && l.set.Column("plot_ids") == nil {
			continue // a register: it is looked in, and cites nothing
		}
		c := l.set.Column("siret")
		for i := range l.set.Len() {
			if c.Known(i) {
				wanted[c.Text(i)] = nil
			}
		}
	}
	find(f.withColumns("siret"), "siret", wanted, nil)
	registers := slices.DeleteFunc(f.withColumns("siret"), func(s source) bool { return s.layer.Role != data.RoleCompanies })
	for _, l := range f.withColumns("siret") {
		if l.layer.Role == data.RoleCompanies {
			continue
		}
		c := l.set.Column("siret")
		for i := range l.set.Len() {
			if c.Known(i) {
				at := slices.DeleteFunc(slices.Clone(wanted[c.Text(i)]), func(p Place) bool { return !inLayers(registers, p.Layer) })
				f.cite(SIRET, standard.SIRETUnknown, l.set.Text("name", i), c.Text(i), at, len(registers) > 0)
			}
		}
	}
	for _, l := range f.withColumns("plot_ids") {
		for i := range l.set.Len() {
			f.establishment(l, i, wanted)
		}
	}
}

func inLayers(list []source, id string) bool {
	return slices.ContainsFunc(list, func(s source) bool { return s.layer.ID == id })
}

func (f *follower) establishment(l source, i int, bySIRET map[string][]Place) {
	e := Establishment{SIRET: l.set.Text("siret", i), Name: l.set.Text("name", i), At: []Place{{l.layer.ID, i}}}
	for _, p := range bySIRET[e.SIRET] {
		if p != e.At[0] {
			e.At = append(e.At, p)
		}
	}
	who := e.SIRET
	if who == "" {
		who = e.Name
	}
	for _, id := range strings.FieldsFunc(l.set.Text("plot_ids", i), func(r rune) bool { return r == '|' }) {
		of := f.ties.plots[id]
		if of == nil {
			f.cite(Plot, standard.PlotUnknown, who, id, nil, true)
			continue
		}
		f.count(Plot, 1, 0, 0)
		same := func(have Establishment) bool { return have.SIRET != "" && have.SIRET == e.SIRET }
		if slices.ContainsFunc(of.Establishments, same) {
			if at := of.Establishments[slices.IndexFunc(of.Establishments, same)].At; at[0].Layer == l.layer.ID {
				f.note(standard.ReferenceAmbiguous, id, who)
			}
			continue
		}
		of.Establishments = append(of.Establishments, e)
	}
}

// communes: the limits of a plot's and of a zone's commune, and the EPCI that the composition gives.
func (f *follower) communes() {
	wanted, epci := map[string][]Place{}, map[string][]Place{}
	for _, p := range f.snap.Plots {
		if p.INSEE != "" {
			wanted[p.INSEE] = nil
		}
	}
	for _, z := range f.snap.Zones {
		if z.INSEE != "" {
			wanted[z.INSEE] = nil
		}
	}
	limits := slices.DeleteFunc(f.withColumns("insee"), func(s source) bool { return s.layer.Role != data.RoleLimits })
	find(limits, "insee", wanted, nil)
	member := map[string]string{} // SIREN by commune
	for _, l := range f.withColumns("insee", "siren") {
		if l.layer.Role != data.RoleContext && l.layer.Role != data.RoleLimits {
			continue
		}
		for i := range l.set.Len() {
			if insee := l.set.Text("insee", i); member[insee] == "" {
				if _, ours := wanted[insee]; ours {
					member[insee] = l.set.Text("siren", i)
				}
			}
		}
	}
	for _, siren := range member {
		if siren != "" {
			epci[siren] = nil
		}
	}
	groups := slices.DeleteFunc(f.withColumns("siren"), func(s source) bool {
		return s.layer.Role != data.RoleLimits || s.set.Column("insee") != nil
	})
	find(groups, "siren", epci, nil)
	for _, p := range f.snap.Plots {
		if p.INSEE == "" {
			continue
		}
		of := f.ties.plots[p.ID]
		of.Commune, of.EPCI = wanted[p.INSEE], member[p.INSEE]
		f.cite(Commune, standard.CommuneUnknown, p.ID, p.INSEE, wanted[p.INSEE], len(limits) > 0)
		if of.EPCI != "" {
			f.cite(EPCI, standard.EPCIUnknown, p.ID, of.EPCI, epci[of.EPCI], len(groups) > 0)
		}
	}
	for _, z := range f.snap.Zones {
		if z.INSEE != "" {
			f.cite(Commune, standard.CommuneUnknown, z.ID, z.INSEE, wanted[z.INSEE], len(limits) > 0)
		}
	}
}

// poles: the groups of sites of CNIG, by what the layers of zones say.
func (f *follower) poles() {
	wanted := map[string][]Place{}
	poles := f.withColumns("pole_id", "pole_nom")
	citing := slices.DeleteFunc(f.withColumns("pole_id"), func(s source) bool { return s.layer.Role != data.RoleZones })
	each := func(visit func(by, to string)) {
		for _, l := range citing {
			for i := range l.set.Len() {
				if to := l.set.Text("pole_id", i); to != "" {
					visit(l.set.Text("id", i), to)
				}
			}
		}
	}
	each(func(_, to string) { wanted[to] = nil })
	find(poles, "pole_id", wanted, nil)
	each(func(by, to string) { f.cite(Pole, standard.PoleUnknown, by, to, wanted[to], len(poles) > 0) })
}
