package report

import (
	"time"

	"emprise/assets/locale"
	"emprise/data/workspace"
)

// Options say which sheet is wanted.
type Options struct {
	Paper  string // "A3" or "A4"; A3 when empty
	Public bool   // for the outside: nothing confidential
	Lang   string // "fr" or "en"; the territory's when empty
	Date   time.Time
	Author string // who drew it; may be empty
	NeedID string // draws the ranking of this need; empty for the availability of land
}

func (o Options) locale(snap *workspace.Snapshot) *locale.Locale {
	if o.Lang != "" {
		return locale.New(o.Lang)
	}
	return locale.New(snap.Territory.Language)
}
