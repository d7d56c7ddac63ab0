package report

import (
	"context"
	"time"

	"emprise/assets/locale"
	"emprise/data/workspace"
	"emprise/geo/basemap"
)

// Options say which sheet is wanted.
type Options struct {
	Paper  string // "A3", "A4" or "16:9"; when empty that of the composition, else of the template
	Public bool   // for the outside: nothing confidential
	Lang   string // "fr" or "en"; the territory's when empty
	Date   time.Time
	Author string // who drew it; may be empty
	NeedID string // draws the ranking of this need; empty for the availability of land

	Ground  Ground  // a map made by others to lay below the layers; nil is the paper
	Opacity float64 // of it; 0 and 1 are whole

	Composition Composition
}

// Ground is a map made by others, such as a *basemap.Tiles or a *basemap.Raster.
type Ground interface {
	Print(ctx context.Context, p basemap.Plate) (basemap.Print, error)
	Source() basemap.Source
}

func (o Options) locale(snap *workspace.Snapshot) *locale.Locale {
	if o.Lang != "" {
		return locale.New(o.Lang)
	}
	return locale.New(snap.Territory.Language)
}
