package workspace

import (
	"context"
	"errors"
	"slices"
	"sync"

	"emprise/data"
	"emprise/geo/scene"
)

// load makes the first snapshot of a project: it reads the layers side by side and indexes each as soon as it is there.
func load(ctx context.Context, s Store, c *Content) (*Snapshot, error) {
	snap := &Snapshot{Version: 1, Territory: c.Territory}
	for kind, rows := range byKind(c.Rows) {
		if shelf, ok := shelves[kind]; ok {
			shelf.put(snap, rows)
		}
	}
	for _, l := range c.Layers {
		if l.Removed {
			snap.removed = append(snap.removed, l)
			continue
		}
		snap.Layers = append(snap.Layers, l)
	}
	stack(snap.Layers)

	layers := make([]*scene.Layer, len(snap.Layers))
	problems := make([]error, len(snap.Layers))
	var readers sync.WaitGroup
	for i, l := range snap.Layers {
		readers.Go(func() { layers[i], problems[i] = loadLayer(ctx, s, l, snap.Version) })
	}
	rows := []*scene.Layer{sceneZones(snap, nil, nil), scenePlots(snap, nil, nil), sceneProjects(snap)} // meanwhile
	readers.Wait()
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	for i, l := range snap.Layers {
		c.Outside.count(l, c.Counts, layers[i].Features.Len())
	}
	snap.Scene = &scene.Scene{
		Version: snap.Version,
		Layers:  append(layers, rows...),
	}
	return snap, nil
}

func loadLayer(ctx context.Context, s Store, l data.Layer, version uint64) (*scene.Layer, error) {
	set, err := s.Features(ctx, l.ID)
	if err != nil {
		return nil, err
	}
	return scene.NewLayer(l.ID, l.Name, string(l.Role), version, set), nil
}

// stack sorts layers into drawing order, bottom first.
func stack(layers []data.Layer) {
	slices.SortStableFunc(layers, above)
}
