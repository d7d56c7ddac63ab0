package inquiry

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// Place is land that is asked about: a plot, or a parcel, which is valued as if it were offered.
type Place struct {
	Kind      Kind
	Candidate match.Candidate
	Shape     orb.MultiPolygon

	// Layer and Feature are where a parcel is drawn.
	Layer   string
	Feature int

	PlotID string // the plot, or the one that the parcel is of; "" for a parcel of none
}

// Kind is what a place is.
type Kind string

// The kinds.
const (
	Plot   Kind = "plot"
	Parcel Kind = "parcel"
)

// Find finds a place by what a person gives: the id of a plot, the id of a parcel, or a position as lon,lat, which stands for the
// smallest plot there, else for the parcel there. It fails with data.ErrNotFound.
func Find(ctx context.Context, snap *workspace.Snapshot, facts *fact.Cache, what string) (Place, error) {
	what = strings.TrimSpace(what)
	if p, ok := snap.Plot(what); ok {
		return OfPlot(ctx, snap, facts, p.ID)
	}
	for _, l := range parcelLayers(snap) {
		if f := l.Find(style.IDColumn, what); f >= 0 {
			return OfParcel(ctx, snap, facts, l.ID, f)
		}
	}
	if at, ok := position(what); ok {
		return At(ctx, snap, facts, at)
	}
	return Place{}, fmt.Errorf("plot or parcel %s: %w", what, data.ErrNotFound)
}

// position reads lon,lat.
func position(text string) (orb.Point, bool) {
	lon, lat, ok := strings.Cut(text, ",")
	x, err1 := strconv.ParseFloat(strings.TrimSpace(lon), 64)
	y, err2 := strconv.ParseFloat(strings.TrimSpace(lat), 64)
	// Written so that a NaN is refused too.
	return orb.Point{x, y}, ok && err1 == nil && err2 == nil && math.Abs(x) <= 180 && math.Abs(y) <= 85
}

// At finds the place at a position.
func At(ctx context.Context, snap *workspace.Snapshot, facts *fact.Cache, at orb.Point) (Place, error) {
	best, least := "", geo.SquareMetres(math.Inf(1))
	if l := snap.Scene.Layer(workspace.ScenePlots); l != nil {
		for _, f := range under(l, at) {
			if area := measure.FeatureArea(l.Features, f); area < least {
				best, least = snap.Plots[f].ID, area
			}
		}
	}
	if best != "" {
		return OfPlot(ctx, snap, facts, best)
	}
	if l, f, ok := ParcelAt(snap, at); ok {
		return OfParcel(ctx, snap, facts, l.ID, f)
	}
	return Place{}, fmt.Errorf("plot or parcel at %g, %g: %w", at[0], at[1], data.ErrNotFound)
}

// ParcelAt finds the parcel at a position: the layer, of those of parcels the uppermost that has one there, and the feature.
func ParcelAt(snap *workspace.Snapshot, at orb.Point) (l *scene.Layer, feature int, ok bool) {
	for _, l := range parcelLayers(snap) {
		for _, f := range under(l, at) {
			return l, f, true
		}
	}
	return nil, 0, false
}

// under gives the areas of a layer at a position.
func under(l *scene.Layer, at orb.Point) (found []int) {
	spot := geo.Mercator(geo.LonLat{Lon: at[0], Lat: at[1]})
	x, y := scene.ToGrid(spot)
	l.Visit(geo.Box{Min: spot, Max: spot}, func(f int) bool {
		if l.Features.Kinds[f] == feature.Areas && l.Contains(f, x, y) {
			found = append(found, f)
		}
		return true
	})
	return found
}

// parcelLayers are the layers of parcels, the uppermost first.
func parcelLayers(snap *workspace.Snapshot) (layers []*scene.Layer) {
	for _, l := range slices.Backward(snap.Layers) {
		if drawn := snap.Scene.Layer(l.ID); l.Role == data.RoleParcels && drawn != nil {
			layers = append(layers, drawn)
		}
	}
	return layers
}

// OfPlot is a plot as a place.
func OfPlot(ctx context.Context, snap *workspace.Snapshot, facts *fact.Cache, id string) (Place, error) {
	p, ok := snap.Plot(id)
	if !ok {
		return Place{}, fmt.Errorf("plot %s: %w", id, data.ErrNotFound)
	}
	candidates, err := facts.Candidates(ctx, snap)
	if err != nil {
		return Place{}, err
	}
	i := slices.IndexFunc(candidates, func(c match.Candidate) bool { return c.PlotID == id })
	if i < 0 {
		return Place{}, fmt.Errorf("plot %s: %w", id, data.ErrNotFound)
	}
	return Place{Kind: Plot, Candidate: candidates[i], Shape: p.Shape, PlotID: id}, nil
}

// OfParcel is a feature of a layer of parcels as a place: valued on the ground as a plot is, with the commune that its layer or
// its id tells, and with the price and the status of the plot that it is of. What only the record of a plot can tell otherwise
// is unknown.
func OfParcel(ctx context.Context, snap *workspace.Snapshot, facts *fact.Cache, layer string, f int) (Place, error) {
	l := snap.Scene.Layer(layer)
	if l == nil || f < 0 || f >= l.Features.Len() || l.Features.Kinds[f] != feature.Areas {
		return Place{}, fmt.Errorf("parcel %d of layer %s: %w", f, layer, data.ErrNotFound)
	}
	p := Place{Kind: Parcel, Layer: layer, Feature: f, Shape: l.Features.MultiPolygon(f)}
	id := l.Features.Text(style.IDColumn, f)
	values, err := facts.Values(ctx, snap, p.Shape)
	if err != nil {
		return Place{}, err
	}
	about, _ := snap.Layer(layer)
	if m2, ok := taxed(l.Features, f); ok {
		values[data.MeasureCadastral] = match.Value{Known: true, Number: m2, Source: about.Name, Date: about.Date, Confidence: data.Declared}
	}
	if v := assembly.CommuneOf(l.Features, f, id); v.Known {
		v.Source, v.Date = about.Name, about.Date
		values[data.MeasureCommune] = v
	}
	p.Candidate = match.Candidate{PlotID: cmp.Or(id, strconv.Itoa(f)), Name: assembly.ParcelName(id), Offered: true, Values: values}
	p.Candidate.Name = cmp.Or(p.Candidate.Name, p.Candidate.PlotID)
	if plot, ok := plotOf(snap, id); ok {
		p.PlotID = plot.ID
		takeFrom(&p.Candidate, plot)
	}
	return p, nil
}

// takeFrom gives a parcel what the plot tells of it that it is of.
func takeFrom(c *match.Candidate, plot data.Plot) {
	c.Offered, c.Status = plot.Offered(), plot.Status
	if price := plot.PriceEuroPerM2; price != nil {
		c.Values[data.MeasurePrice] = match.Value{
			Known: true, Number: price.Value, Source: cmp.Or(price.Source, fact.SourceRecord), Date: price.Date, Confidence: price.Confidence,
		}
	}
}

// taxed is the area by which a parcel is taxed, its contenance in square metres.
func taxed(s *feature.Set, f int) (m2 float64, ok bool) {
	v, err := strconv.ParseFloat(s.First(f, []string{"contenance"}), 64)
	return v, err == nil && v > 0 && !math.IsInf(v, 0)
}

// plotOf finds the plot that a parcel is of.
func plotOf(snap *workspace.Snapshot, parcel string) (data.Plot, bool) {
	if parcel == "" {
		return data.Plot{}, false
	}
	i := slices.IndexFunc(snap.Plots, func(p data.Plot) bool { return slices.Contains(p.Parcels, parcel) })
	if i < 0 {
		return data.Plot{}, false
	}
	return snap.Plots[i], true
}
