package workspace

import (
	"context"
	"fmt"
	"slices"

	"emprise/data"
	"emprise/geo/feature"
)

// Import adds a layer: feed calls its sink with the features, batch after batch. When feed gives an error, nothing is kept and
// the error comes back wrapped. It is an Arrival that shows nothing before it has read all.
func (w *Workspace) Import(ctx context.Context, l data.Layer, feed func(sink func(*feature.Set) error) error) (data.Change, error) {
	a, err := w.Arrive(l)
	if err != nil {
		return data.Change{}, err
	}
	defer a.Leave()
	set, err := Gather(ctx, feed)
	if err != nil {
		return data.Change{}, fmt.Errorf("import layer %s: %w", l.ID, err)
	}
	return a.Store(ctx, set, nil)
}

// Gather takes all that feed gives its sink as one set.
func Gather(ctx context.Context, feed func(sink func(*feature.Set) error) error) (*feature.Set, error) {
	var sets []*feature.Set
	err := feed(func(s *feature.Set) error {
		sets = append(sets, s)
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	if len(sets) == 1 {
		return sets[0], nil
	}
	var b feature.Builder
	for _, s := range sets {
		b.AppendSet(s)
	}
	return b.Set()
}

// orderOf stacks a layer by its role, with room between the roles for the user's own order.
func orderOf(r data.Role) int {
	roles := data.Roles()
	return (len(roles) - slices.Index(roles, r)) * 100
}
