package placement

import (
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/geo/outline"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// Kind is what a place is.
type Kind string

// The kinds.
const (
	Plot     Kind = "plot"
	Zone     Kind = "zone" // or a piece of one
	Assembly Kind = "assembly"
)

// Place is land by what people call it.
type Place struct {
	ID      string
	Kind    Kind
	Name    string // of the plot or of the zone; the parcels of an assembly
	Number  int    // of the piece of the zone; 0 where the zone is one
	Commune string // INSEE code that the parcels of an assembly begin with
	AreaM2  float64
	Plots   []string // that it is, or that are in it
	Parcels []string // of an assembly
}

// Place tells what a place is; one that is not there has its ID alone.
func (g *Ground) Place(id string) Place {
	p := Place{ID: id, Kind: g.Kind(id)}
	switch p.Kind {
	case Zone:
		for _, piece := range g.Land.Pieces {
			if piece.ID == id {
				z, _ := g.snap.Zone(piece.ZoneID)
				p.Name, p.Number, p.Plots = z.Name, piece.Number, piece.Plots
			}
		}
	case Assembly:
		a := g.sets[id]
		p.Name, p.Parcels, p.AreaM2, p.Commune = a.Name, a.Parcels, a.AreaM2, id[:min(5, len(id))]
		return p
	case Plot:
		x, _ := g.snap.Plot(id)
		p.Name, p.Plots = x.Name, []string{id}
	}
	for _, plot := range p.Plots {
		p.AreaM2 += g.areas[plot]
	}
	return p
}

// Kind says what a place is, "" of the empty id.
func (g *Ground) Kind(id string) Kind {
	_, assembled := g.sets[id]
	switch {
	case id == "":
		return ""
	case g.zones[id]:
		return Zone
	case assembled:
		return Assembly
	}
	return Plot
}

// Shape is the outline of a place: parcels of an assembly are joined. It is empty where nothing is drawn. It is joined once; the caller
// must not write to it.
func (g *Ground) Shape(id string) orb.MultiPolygon {
	g.drawing.Lock()
	defer g.drawing.Unlock()
	shape, ok := g.shapes[id]
	if !ok {
		shape = g.joined(id)
		g.shapes[id] = shape
	}
	return shape
}

func (g *Ground) joined(id string) orb.MultiPolygon {
	p := g.Place(id)
	var shapes []orb.MultiPolygon
	for _, plot := range p.Plots {
		if x, ok := g.snap.Plot(plot); ok && len(x.Shape) > 0 {
			shapes = append(shapes, x.Shape)
		}
	}
	for _, l := range g.parcels() {
		for _, parcel := range p.Parcels {
			if f := l.Find(style.IDColumn, parcel); f >= 0 {
				shapes = append(shapes, l.Features.MultiPolygon(f))
			}
		}
	}
	switch len(shapes) {
	case 0:
		return nil
	case 1:
		return shapes[0]
	}
	if joined, err := outline.Union(shapes, outline.Options{}); err == nil {
		return joined.Shape
	}
	return slices.Concat(shapes...) // borders that cannot be joined are drawn each
}

// parcels are the layers that have some.
func (g *Ground) parcels() []*scene.Layer {
	var found []*scene.Layer
	for _, l := range g.snap.Layers {
		if drawn := g.snap.Scene.Layer(l.ID); l.Role == data.RoleParcels && drawn != nil {
			found = append(found, drawn)
		}
	}
	return found
}

// Miss is the plot that comes nearest to a need that nothing fits, and what it misses.
type Miss struct {
	PlotID  string
	Reasons []match.Reason
}

// Missed are the conditions that a place does not meet.
func Missed(m match.Match) []match.Reason {
	return slices.DeleteFunc(slices.Clone(m.Reasons), func(r match.Reason) bool { return !r.Hard || r.Verdict != match.Unfit })
}
