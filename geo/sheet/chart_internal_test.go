package sheet

import (
	"strings"
	"testing"

	"emprise/geo/paint"
	"emprise/geo/paint/raster"
)

// scribe remembers what is written where.
type scribe struct {
	paint.Surface
	left, right map[string]float64
}

func (s *scribe) Text(x, _ float64, text string, style paint.TextStyle) {
	w := s.TextWidth(text, style)
	if style.Anchor == paint.End {
		x -= w
	}
	s.left[text], s.right[text] = x, x+w
}

// A figure that is said at length is set smaller, and what it is of has all of the room that this leaves: it is cut only where it would
// run into the figure.
func TestTheTitleOfABarHasTheRoomThatIsLeft(t *testing.T) {
	t.Parallel()
	const wide, title = 100.0, "Zones d’activité"
	whole, cut := 0, 0
	for n := range 40 {
		s := &scribe{raster.New(400, 400, 1), map[string]float64{}, map[string]float64{}}
		p := &page{s: s, size: 4}
		value := "12 ha" + strings.Repeat(" 9", n)
		Chart{Bars: []Bar{{Title: title, Value: value}}}.draw(p, Rect{0, 0, wide, 100})
		free := s.left[value] - p.size
		if _, ok := s.left[title]; ok {
			whole++
			if s.right[title] > free+1e-9 {
				t.Errorf("%q ends at %.1f, %.1f is free", title, s.right[title], free)
			}
			continue
		}
		cut++
		if least := p.width(title, letters{size: 0.8 * p.size}); least <= free {
			t.Errorf("%q of %.1f is cut, although %.1f is free beside %q", title, least, free, value)
		}
	}
	if whole < 10 || cut < 2 {
		t.Errorf("%d titles are whole and %d cut", whole, cut)
	}
}
