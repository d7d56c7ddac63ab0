package assembly

import (
	"context"
	"fmt"
	"slices"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/outline"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// field is the parcels that are looked at: a part of a layer, with its own numbers.
type field struct {
	layer  *scene.Layer // of the snapshot
	places []int        // of the parcels in it, in order
	part   *scene.Layer // the same parcels alone
	core   []int32      // numbers in places
	seeds  []int32
	inside []bool // nil: all
}

// fieldOf finds the parcels to look at: those of a zone, those around parcels or a plot, else all.
func fieldOf(ctx context.Context, snap *workspace.Snapshot, o Options, most geo.SquareMetres) (*field, error) {
	f := &field{}
	for _, l := range snap.Layers {
		if drawn := snap.Scene.Layer(l.ID); f.layer == nil && l.Role == data.RoleParcels && drawn != nil && drawn.Features.Len() > 0 {
			f.layer = drawn
		}
	}
	if f.layer == nil {
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
	default:
		if f.layer.Features.Len() > MostParcels {
			return nil, &TooManyError{f.layer.Features.Len()}
		}
		for p := range f.layer.Features.Len() {
			f.places = append(f.places, p)
		}
	}
	if err != nil {
		return nil, err
	}
	f.part = scene.NewLayer(f.layer.ID, f.layer.Name, f.layer.Role, f.layer.Version, f.layer.Features.Only(f.places))
	return f, nil
}

// zone takes the parcels that lie in a zone by at least a half; those around them are there to be seen across streets.
func (f *field) zone(ctx context.Context, snap *workspace.Snapshot, o Options) error {
	z, ok := snap.Zone(o.Zone)
	if !ok {
		return fmt.Errorf("zone %s: %w", o.Zone, data.ErrNotFound)
	}
	shares, err := outline.Cover(ctx, z.Shape, f.layer)
	if err != nil {
		return err
	}
	inside := map[int]bool{}
	for _, s := range shares {
		if s.Of >= 0.5 && !s.Doubt {
			inside[s.Feature] = true
		}
	}
	around := geo.MercatorBox(z.Shape.Bound())
	f.layer.Visit(around.Padded(2*float64(o.Street)), func(p int) bool {
		if inside[p] || o.Street > 0 {
			f.places = append(f.places, p)
			f.inside = append(f.inside, inside[p])
		}
		return true
	})
	for i, in := range f.inside {
		if in {
			f.seeds = append(f.seeds, int32(i))
		}
	}
	return nil
}

// under names the parcels of a plot: those of its record, else those that lie under its outline by at least a half.
func (f *field) under(ctx context.Context, p data.Plot) ([]string, error) {
	if len(p.Parcels) > 0 {
		return p.Parcels, nil
	}
	shares, err := outline.Cover(ctx, p.Shape, f.layer)
	var ids []string
	for _, s := range shares {
		if s.Of >= 0.5 && !s.Doubt {
			ids = append(ids, f.layer.Features.Text(style.IDColumn, s.Feature))
		}
	}
	if err == nil && len(ids) == 0 {
		err = fmt.Errorf("parcels of plot %s: %w", p.ID, data.ErrNotFound)
	}
	return ids, err
}

// around takes given parcels as the core and all that can be reached from them, parcel by parcel: whatever has its box near
// that of one that was reached. What is too large to be taken leads nowhere.
func (f *field) around(ids []string, o Options, most geo.SquareMetres) error {
	reached := map[int]bool{}
	var core []int
	for _, id := range ids {
		p := f.layer.Find(style.IDColumn, id)
		if p < 0 {
			return fmt.Errorf("parcel %s: %w", id, data.ErrNotFound)
		}
		if !reached[p] {
			reached[p] = true
			core = append(core, p)
		}
	}
	step := slices.Clone(core)
	for range o.Most {
		var next []int
		for _, p := range step {
			box := f.layer.BoxOf(p)
			reach := (1 + float64(o.Street)) * geo.MercatorStretch(geo.Unmercator(box.Centre()).Lat)
			for _, n := range f.layer.Meet(box.Padded(reach)) {
				if !reached[int(n)] && f.layer.Features.Kinds[n] == feature.Areas {
					reached[int(n)] = true
					if most == 0 || areaOf(f.layer, int(n)) <= most {
						next = append(next, int(n))
					}
				}
			}
		}
		step = next
		if len(reached) > MostParcels {
			break // the search is cut by its budget long before
		}
	}
	for p := range reached {
		f.places = append(f.places, p)
	}
	slices.Sort(f.places)
	for _, p := range core {
		i, _ := slices.BinarySearch(f.places, p)
		f.core = append(f.core, int32(i))
	}
	return nil
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
