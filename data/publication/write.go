package publication

import (
	"context"
	"errors"
	"fmt"
	"os"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// Write makes a new project file that holds what of a project may be shown outside. It refuses like gpkg.Create; when it fails
// later, nothing is left. report, which may be nil, tells how many layers of how many are done.
func Write(ctx context.Context, s *workspace.Snapshot, path string, o gpkg.Options, report func(done, total int64)) (p workspace.Published, err error) {
	territory := s.Territory
	if public, ok := s.Public(territory); ok {
		territory = public.(data.Territory)
	}
	store, err := gpkg.Create(ctx, path, territory, o)
	if err != nil {
		return p, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("public copy: %w", err), os.Remove(path))
		}
	}()
	to, err := workspace.Open(ctx, store, workspace.Options{Clock: o.Clock})
	if err != nil {
		return p, err
	}
	p, err = s.Publish(ctx, to, report)
	return p, errors.Join(err, to.Close())
}
