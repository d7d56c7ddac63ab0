package ui

import (
	"context"
	"net/http"
	"time"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data/folder"
	"emprise/geo/basemap"
	"emprise/ui/task"
	"emprise/ui/theme"
)

// Config is what the window needs of the world.
type Config struct {
	App       fyne.App
	Runner    *task.Runner
	Locale    *locale.Locale
	Clock     func() time.Time // nil: time.Now
	CacheDir  string           // where the demonstration territory is kept
	ConfigDir string           // where sizes and recent projects are kept; empty keeps nothing
	Theme     theme.Mode       // "" is what was chosen last
	Size      fyne.Size        // zero is what it was last

	// Places finds where a person keeps files, for the chooser; nil knows none. It is asked off the interface thread.
	Places func(ctx context.Context) []folder.Place

	// How basemaps are fetched. Without a network none is ever asked for.
	Network      http.RoundTripper
	NetworkClock basemap.Clock // nil: the time of the machine

	StartDemo    bool   // open the demonstration territory at once
	StartProject string // or this project

	OnClosed     func() // all is kept, the window goes
	OnFirstPaint func() // the map of the first project is painted for the first time
}
