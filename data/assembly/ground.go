package assembly

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/outline"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// field is the parcels that are looked at: parts of the layers of parcels, with numbers of their own.
type field struct {
	layers []*scene.Layer
	spots  []spot       // in order, each parcel once
	part   *scene.Layer // the same parcels alone, without attributes
	core   []int32      // numbers in spots
	seeds  []int32
	inside []bool // nil: all
}

// spot is where a parcel is: the number of the layer, and the place in it.
type spot struct{ layer, feature int }

func (s spot) compare(o spot) int { return cmp.Or(s.layer-o.layer, s.feature-o.feature) }

func (f *field) id(s spot) string { return f.layers[s.layer].Features.Text(style.IDColumn, s.feature) }

func (f *field) box(s spot) geo.Box { return f.layers[s.layer].BoxOf(s.feature) }

// fieldOf finds the parcels to look at: those of a zone, those around parcels or a plot, else all.
func fieldOf(ctx context.Context, snap *workspace.Snapshot, o Options, most geo.SquareMetres) (*field, error) {
	f := &field{}
	all := 0
	for _, l := range snap.Layers {
		if drawn := snap.Scene.Layer(l.ID); l.Role == data.RoleParcels && drawn != nil {
			f.layers = append(f.layers, drawn)
			all += drawn.Features.Len()
		}
	}
	if all == 0 {
		return nil, fmt.Errorf("parcels: %w", data.ErrNotFound)
	}
	var err error
	switch {
	case o.Zone != "":
		err = f.zone(ctx, snap, o)
	case o.Plot != "":
		p, ok := snap.Plot(o.Plot)
		if !ok {
			return nil, fmt.Errorf("plot %s: %w", o.Plot, data.ErrNotFound)
		}
		var ids []string
		if ids, err = f.under(ctx, p); err == nil {
			err = f.around(ids, o, most)
		}
	case len(o.Seeds) > 0:
		err = f.around(o.Seeds, o, most)
	case len(o.Among) > MostParcels:
		err = &TooManyError{len(o.Among)}
	case len(o.Among) > 0:
		err = f.among(o.Among)
	case all > MostParcels:
		err = &TooManyError{all}
	default:
		for n, l := range f.layers {
			for p := range l.Features.Len() {
				f.spots = append(f.spots, spot{n, p})
			}
		}
	}
	if err != nil {
		return nil, err
	}
	f.once()
	return f, f.cut()
}

// once keeps the first of parcels that have one id: the same parcel in the files of two years.
func (f *field) once() {
	seen := make(map[string]bool, len(f.spots))
	kept := f.spots[:0]
	for i, s := range f.spots {
		id := f.id(s)
		if id != "" && seen[id] {
			continue
		}
		seen[id] = true
		if f.inside != nil {
			f.inside[len(kept)] = f.inside[i]
		}
		kept = append(kept, s)
	}
	f.spots = kept
	if f.inside != nil {
		f.inside = f.inside[:len(kept)]
	}
}

// cut makes a layer of the parcels alone, and numbers the seeds.
func (f *field) cut() error {
	var b feature.Builder
	for from := 0; from < len(f.spots); {
		n := f.spots[from].layer
		var features []int
		for ; from < len(f.spots) && f.spots[from].layer == n; from++ {
			features = append(features, f.spots[from].feature)
		}
		b.AppendSet(f.layers[n].Features.Only(features))
	}
	set, err := b.Set()
	if err != nil {
		return err
	}
	f.part = scene.NewLayer("parcels", "parcels", string(data.RoleParcels), 1, set)
	if f.inside != nil {
		f.seeds = []int32{}
	}
	for i, in := range f.inside {
		if in {
			f.seeds = append(f.seeds, int32(i))
		}
	}
	return nil
}

// zone takes the parcels that lie in a zone by at least a half; those around them are there to be seen across streets.
func (f *field) zone(ctx context.Context, snap *workspace.Snapshot, o Options) error {
	z, ok := snap.Zone(o.Zone)
	if !ok {
		return fmt.Errorf("zone %s: %w", o.Zone, data.ErrNotFound)
	}
	around := geo.MercatorBox(z.Shape.Bound())
	around = around.Padded(float64(o.Street) * geo.MercatorStretch(geo.Unmercator(around.Centre()).Lat))
	for n, l := range f.layers {
		under, err := outline.Under(ctx, z.Shape, l)
		if err != nil {
			return err
		}
		inside := make(map[int]bool, len(under))
		for _, p := range under {
			inside[p] = true
		}
		l.Visit(around, func(p int) bool {
			if inside[p] || o.Street > 0 {
				f.spots = append(f.spots, spot{n, p})
				f.inside = append(f.inside, inside[p])
			}
			return true
		})
	}
	if !slices.Contains(f.inside, true) {
		return fmt.Errorf("parcels of zone %s: %w", o.Zone, data.ErrNotFound)
	}
	return nil
}

// under names the parcels of a plot: those of its record, else those that lie under its outline by at least a half.
func (f *field) under(ctx context.Context, p data.Plot) ([]string, error) {
	if len(p.Parcels) > 0 {
		return p.Parcels, nil
	}
	var ids []string
	for n, l := range f.layers {
		parcels, err := outline.Under(ctx, p.Shape, l)
		if err != nil {
			return nil, err
		}
		for _, parcel := range parcels {
			ids = append(ids, f.id(spot{n, parcel}))
		}
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("parcels of plot %s: %w", p.ID, data.ErrNotFound)
	}
	return ids, nil
}

// around takes given parcels as the core and all that can be reached from them, parcel by parcel: whatever has its box near
// that of one that was reached. What is too large to be taken leads nowhere.
func (f *field) around(ids []string, o Options, most geo.SquareMetres) error {
	var core []spot
	reached := map[spot]bool{}
	for _, id := range ids {
		s, ok := f.find(id)
		if !ok {
			return fmt.Errorf("parcel %s: %w", id, data.ErrNotFound)
		}
		if !reached[s] {
			reached[s] = true
			core = append(core, s)
		}
	}
	step := slices.Clone(core)
	for range o.Most {
		var next []spot
		for _, s := range step {
			box := f.box(s)
			reach := (1 + float64(o.Street)) * geo.MercatorStretch(geo.Unmercator(box.Centre()).Lat)
			for n, l := range f.layers {
				for _, p := range l.Meet(box.Padded(reach)) {
					near := spot{n, int(p)}
					if reached[near] || l.Features.Kinds[p] != feature.Areas {
						continue
					}
					reached[near] = true
					if most == 0 || measure.FeatureArea(l.Features, int(p)) <= most {
						next = append(next, near)
					}
				}
			}
		}
		step = next
		if len(reached) > MostParcels {
			break // the budget ends the search long before it comes here
		}
	}
	for s := range reached {
		f.spots = append(f.spots, s)
	}
	slices.SortFunc(f.spots, spot.compare)
	f.once()
	for _, s := range core {
		if i, ok := slices.BinarySearchFunc(f.spots, s, spot.compare); ok {
			f.core = append(f.core, int32(i))
		}
	}
	return nil
}

// among takes the parcels of given ids and no other.
func (f *field) among(ids []string) error {
	asked := make(map[string]bool, len(ids))
	for _, id := range ids {
		asked[id] = true
	}
	for n, l := range f.layers {
		for p := range l.Features.Len() {
			if id := l.Features.Text(style.IDColumn, p); id != "" && asked[id] {
				f.spots = append(f.spots, spot{n, p})
			}
		}
	}
	if len(f.spots) == 0 {
		return fmt.Errorf("parcel %s: %w", ids[0], data.ErrNotFound)
	}
	return nil
}

func (f *field) find(id string) (spot, bool) {
	for n, l := range f.layers {
		if p := l.Find(style.IDColumn, id); p >= 0 {
			return spot{n, p}, true
		}
	}
	return spot{}, false
}

// MostParcels is how many parcels are searched at once where no place is named.
const MostParcels = 20_000

// TooManyError refuses to search a whole layer; it wraps data.ErrInvalid.
type TooManyError struct{ Parcels int }

func (e *TooManyError) Error() string {
	return fmt.Sprintf("assemble: %d parcels: name a parcel, a plot or a zone", e.Parcels)
}

// Explain gives the sentence for people.
func (e *TooManyError) Explain() (key string, args []any) {
	return "error.assemble_parcels", []any{"count", e.Parcels}
}

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (e *TooManyError) Unwrap() error { return data.ErrInvalid }
