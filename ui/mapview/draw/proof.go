package draw

import (
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/measure"
	"emprise/ui/mapview"
)

// Proof shows what was drawn while a form asks about it. The map may be moved; Escape leaves the form.
type Proof struct {
	mapview.Bare
	leave func()
	left  bool
	rings [][]geo.XY
	at    []geo.XY
	words []string
}

var _ mapview.Tool = (*Proof)(nil)

// NewProof shows shapes, each with a word in its middle, "" for none; leave is called once when it is cancelled.
func NewProof(hint string, shapes []orb.MultiPolygon, words []string, leave func()) *Proof {
	t := &Proof{Bare: mapview.Bare{ID: "draw.proof", HintKey: hint}, leave: leave, words: words}
	for _, mp := range shapes {
		for _, polygon := range mp {
			for _, r := range polygon {
				t.rings = append(t.rings, onMap(r))
			}
		}
		t.at = append(t.at, geo.Mercator(measure.InteriorPoint(mp)))
	}
	return t
}

// Cancel implements mapview.Tool.
func (t *Proof) Cancel() bool {
	if t.left {
		return false
	}
	t.left = true
	t.leave()
	return true
}

// Cursor implements mapview.Tool.
func (t *Proof) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// Draw implements mapview.Tool.
func (t *Proof) Draw(p *mapview.Pen) {
	for _, ring := range t.rings {
		p.Area(ring, false)
	}
	for i, word := range t.words {
		if word != "" && i < len(t.at) {
			p.Label(t.at[i], word)
		}
	}
}
