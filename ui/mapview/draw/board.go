package draw

import (
	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/geo"
	"emprise/geo/draft"
	"emprise/geo/scene"
	"emprise/ui/mapview"
)

// Board is what the tools of a map share.
type Board struct {
	Map *mapview.Map
	Loc *locale.Locale
	// Layers gives what can be snapped to at the moment.
	Layers func() []*scene.Layer
	// Ask asks what lies under an outline; the lines come to then when the hand rests, unless another outline is asked about
	// before. An empty outline asks nothing any more.
	Ask func(shape orb.MultiPolygon, then func(lines []string))
	// Say tells why something cannot be done, by a translation key.
	Say func(key string)
	// Free says that corners are not snapped: the S key.
	Free bool
	// Traced says that the border between two places snapped to it is followed: the T key.
	Traced bool

	kept map[string]draft.History[[]draft.Snap] // what was left unfinished, by tool
}

// Kept says whether a drawing was left unfinished with a tool.
func (b *Board) Kept(tool string) bool { h, ok := b.kept[tool]; return ok && len(h.Now()) > 0 }

// Forget drops what was left unfinished: the project is another one.
func (b *Board) Forget() { b.kept = nil }

// Inherit takes over what another board was set to and what was left unfinished on it: the map is made anew.
func (b *Board) Inherit(o *Board) { b.Free, b.Traced, b.kept = o.Free, o.Traced, o.kept }

func (b *Board) keep(tool string, h draft.History[[]draft.Snap]) {
	if b.kept == nil {
		b.kept = map[string]draft.History[[]draft.Snap]{}
	}
	b.kept[tool] = h
}

// snapReach is how near counts as snapped to, in times the reach of a click: ten typographic pixels.
const snapReach = 2

// find gives the place that a gesture means. own are corners of the drawing itself that may be met.
func (b *Board) find(g mapview.Gesture, own orb.MultiPoint) draft.Snap {
	if b.Free || g.Modifier&suspend != 0 {
		return draft.Snap{At: geo.Unmercator(g.At).Orb()}
	}
	s := draft.Snapper{Layers: b.Layers(), Own: own}
	return s.Near(g.At, snapReach*g.Reach)
}

// onMap puts places on the plane of the map.
func onMap(line []orb.Point) []geo.XY {
	all := make([]geo.XY, len(line))
	for i, at := range line {
		all[i] = geo.Mercator(geo.FromOrb(at))
	}
	return all
}
