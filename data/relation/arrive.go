package relation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/land"
	"emprise/data/standard"
	"emprise/data/workspace"
)

// Arrive gives the rows to put for rows that come in, and for rows that were waiting for them. A row that is there already
// keeps what is entered in it: only what it lacks is filled in. An identifier that was made for its file alone is given anew
// by newID. A plot's zone that is not there is left out of the plot, because nothing may refer to nothing; its layer keeps it.
func Arrive(snap *workspace.Snapshot, in *standard.Harvest, newID func(k data.Kind, insee string) string) ([]data.Row, []standard.Issue) {
	a := arrival{snap: snap, in: in, newID: newID, zones: map[string]bool{}, fresh: map[string]bool{}}
	for _, z := range snap.Zones {
		a.zones[z.ID] = true
	}
	for _, z := range in.Zones {
		a.zone(z)
	}
	arrived := map[string]bool{}
	for _, p := range in.Plots {
		arrived[p.ID] = true
		a.plot(p)
	}
	waiting := map[string]string{}
	if len(a.fresh) > 0 {
		waiting = Dangling(snap)
	}
	for id, zone := range waiting {
		if arrived[id] || !a.fresh[zone] {
			continue
		}
		if p, ok := snap.Plot(id); ok {
			p.ZoneID = zone
			a.put = append(a.put, p)
		}
	}
	slices.SortStableFunc(a.put, func(x, y data.Row) int {
		if d := slices.Index(data.Kinds(), x.Ref().Kind) - slices.Index(data.Kinds(), y.Ref().Kind); d != 0 {
			return d
		}
		return strings.Compare(x.Ref().ID, y.Ref().ID)
	})
	return a.put, a.issues
}

type arrival struct {
	snap   *workspace.Snapshot
	in     *standard.Harvest
	newID  func(k data.Kind, insee string) string
	zones  map[string]bool // there, or coming
	fresh  map[string]bool // coming
	put    []data.Row
	issues []standard.Issue
}

func (a *arrival) note(rule, id, detail string) {
	a.issues = append(a.issues, standard.About(rule, id, detail))
}

func (a *arrival) zone(z data.Zone) {
	if a.in.Made[z.ID] {
		if slices.ContainsFunc(a.snap.Zones, func(have data.Zone) bool {
			return have.Name == z.Name && len(z.Shape) > 0 && have.Shape.Equal(z.Shape)
		}) {
			a.note(standard.RowKnown, z.ID, z.Name)
			return
		}
		z.ID = a.newID(data.KindZone, z.INSEE)
	}
	a.zones[z.ID] = true
	have, ok := a.snap.Zone(z.ID)
	if !ok {
		a.fresh[z.ID] = true
		a.put = append(a.put, z)
		return
	}
	f := filled{}
	f.text("name", &have.Name, z.Name)
	f.text("commune", &have.Commune, z.Commune)
	f.text("insee", &have.INSEE, z.INSEE)
	fill(&f, "vocation", &have.Vocation, z.Vocation)
	if len(have.Shape) == 0 && len(z.Shape) > 0 {
		have.Shape, f.changed = z.Shape, true
	}
	a.known(z.ID, f, have)
}

func (a *arrival) plot(p data.Plot) {
	if p.ZoneID != "" && !a.zones[p.ZoneID] {
		a.note(standard.ZoneUnknown, p.ID, p.ZoneID)
		p.ZoneID = ""
	}
	if a.in.Made[p.ID] {
		if slices.ContainsFunc(a.snap.Plots, func(have data.Plot) bool {
			return len(p.Shape) > 0 && have.Shape.Equal(p.Shape) || p.At != orb.Point{} && have.At == p.At && have.Name == p.Name
		}) {
			a.note(standard.RowKnown, p.ID, p.Name)
			return
		}
		made := p.ID
		p.ID = a.newID(data.KindPlot, p.INSEE)
		if p.Name == made[strings.LastIndexByte(made, '_')+1:] { // named by the identifier that is gone
			p.Name = p.ID[strings.LastIndexByte(p.ID, '_')+1:]
		}
	}
	have, ok := a.snap.Plot(p.ID)
	if !ok {
		a.put = append(a.put, p)
		return
	}
	f := filled{}
	f.text("commune", &have.Commune, p.Commune)
	f.text("insee", &have.INSEE, p.INSEE)
	for _, field := range land.Fields() {
		have = f.known(field, have, p)
	}
	f.text("updated", &have.Updated, p.Updated)
	if have.Notes == "" && p.Notes != "" {
		have.Notes, f.changed = p.Notes, true
	}
	if len(have.Parcels) == 0 && len(p.Parcels) > 0 {
		have.Parcels, f.changed = p.Parcels, true
	} else if len(p.Parcels) > 0 && !sameSet(have.Parcels, p.Parcels) {
		f.kept = append(f.kept, "parcels: "+strings.Join(p.Parcels, "|"))
	}
	if len(have.Shape) == 0 && len(p.Shape) > 0 {
		have.Shape, have.At, f.changed = p.Shape, orb.Point{}, true
	}
	if len(have.Shape) == 0 && have.At == (orb.Point{}) && p.At != (orb.Point{}) {
		have.At, f.changed = p.At, true
	}
	a.known(p.ID, f, have)
}

// known lists a row that was there, and puts it when something it lacked has come.
func (a *arrival) known(id string, f filled, row data.Row) {
	a.note(standard.RowKnown, id, "")
	for _, k := range f.kept {
		a.note(standard.ValueKept, id, k)
	}
	if f.changed {
		a.put = append(a.put, row)
	}
}

// filled is what came of filling in one row.
type filled struct {
	changed bool
	kept    []string // what the file says otherwise
}

func (f *filled) text(name string, have *string, in string) { fill(f, name, have, in) }

func fill[T ~string](f *filled, name string, have *T, in T) {
	switch {
	case in == "" || in == *have:
	case *have == "":
		*have, f.changed = in, true
	default:
		f.kept = append(f.kept, fmt.Sprintf("%s: %s", name, in))
	}
}

// known gives a plot what another knows of a field.
func (f *filled) known(field land.Field, have, in data.Plot) data.Plot {
	is, came := field.Of(have), field.Of(in)
	switch {
	case came == "" || came == is:
	case is == "":
		if next, err := field.With(have, came, field.Origin(in)); err == nil { // it is a value of a plot
			have, f.changed = next, true
		}
	default:
		f.kept = append(f.kept, field.Name+": "+came)
	}
	return have
}

func sameSet(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for _, v := range a {
		if !slices.Contains(b, v) {
			return false
		}
	}
	return true
}

// Dangling gives the zone that a layer says of each plot that has none.
func Dangling(snap *workspace.Snapshot) map[string]string {
	waiting := map[string]string{}
	for _, p := range snap.Plots {
		if p.ZoneID == "" {
			waiting[p.ID] = ""
		}
	}
	if len(waiting) == 0 {
		return nil
	}
	for _, l := range snap.Layers {
		drawn := snap.Scene.Layer(l.ID)
		if drawn == nil || l.Role != data.RolePlots {
			continue
		}
		ids, zones := drawn.Features.Column("id"), drawn.Features.Column("zone_id")
		if ids == nil || zones == nil {
			continue
		}
		for f := range drawn.Features.Len() {
			if _, open := waiting[ids.Text(f)]; open && zones.Known(f) {
				waiting[ids.Text(f)] = zones.Text(f)
			}
		}
	}
	for id, zone := range waiting {
		if zone == "" {
			delete(waiting, id)
		}
	}
	return waiting
}
