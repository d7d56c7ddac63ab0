package ui

import (
	"context"

	"emprise/data/report"
	"emprise/geo/basemap"
)

// heldGround keeps the map that was brought below a page last, so that a word that changes on it does not bring it anew. One goroutine at
// a time may use it.
type heldGround struct {
	report.Ground
	plate basemap.Plate
	print basemap.Print
	whole bool
}

// Print implements report.Ground.
func (h *heldGround) Print(ctx context.Context, p basemap.Plate) (basemap.Print, error) {
	if h.whole && h.plate == p {
		return h.print, nil
	}
	print, err := h.Ground.Print(ctx, p)
	h.plate, h.print, h.whole = p, print, err == nil && print.Missing == 0
	return print, err
}

// holding puts what is kept of the map below in the place of the one that a page asks for.
func (c *composing) holding(opt report.Options) report.Options {
	if opt.Ground == nil {
		c.ground = nil
		return opt
	}
	if c.ground == nil || c.ground.Ground != opt.Ground {
		c.ground = &heldGround{Ground: opt.Ground}
	}
	opt.Ground = c.ground
	return opt
}
