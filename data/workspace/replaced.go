package workspace

import (
	"slices"

	"emprise/data"
	"emprise/geo/scene"
)

// Replaced is the snapshot with some rows put and others not there: the project as it was, or as it would be. Territory and
// layers stay those of the snapshot; so does the version, since nothing was edited.
func (s *Snapshot) Replaced(put []data.Row, gone []data.Ref) *Snapshot {
	next := *s
	for kind, rows := range byKind(put) {
		if shelf, ok := shelves[kind]; ok {
			shelf.put(&next, rows)
		}
	}
	for _, ref := range gone {
		if shelf, ok := shelves[ref.Kind]; ok {
			shelf.drop(&next, []string{ref.ID})
		}
	}
	if s.Scene != nil {
		imported := slices.DeleteFunc(slices.Clone(s.Scene.Layers), func(l *scene.Layer) bool { return KindOf(l.ID) != "" })
		next.Scene = &scene.Scene{
			Version: s.Scene.Version, Layers: append(imported, sceneZones(&next, nil, nil), scenePlots(&next, nil, nil), sceneProjects(&next)),
		}
	}
	return &next
}
