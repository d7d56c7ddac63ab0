package draw

import (
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/draft"
	"emprise/ui/mapview"
)

// Rune reads a length, or a length and a bearing after <, and the letters of the board: S snaps or not, T follows borders or
// not, R goes on with what was left.
func (t *Sketch) Rune(r rune) bool {
	switch {
	case r >= '0' && r <= '9', (r == ',' || r == '.' || r == '<') && t.typed != "":
		if len(t.corners.Now()) == 0 {
			return false
		}
		t.typed += string(r)
		return true
	case r == 'r' || r == 'R':
		if len(t.corners.Now()) > 0 || !t.board.Kept(t.ID) {
			return false
		}
		t.Resume()
		return true
	}
	return t.board.letter(r)
}

// letter flips what a letter flips.
func (b *Board) letter(r rune) bool {
	switch r {
	case 's', 'S':
		b.Free = !b.Free
		b.Say(map[bool]string{true: "draw.free", false: "draw.snapping"}[b.Free])
	case 't', 'T':
		b.Traced = !b.Traced
		b.Say(map[bool]string{true: "draw.tracing", false: "draw.straight"}[b.Traced])
	default:
		return false
	}
	return true
}

// setTyped sets a corner at the length that was typed, towards the pointer or by its bearing.
func (t *Sketch) setTyped() {
	line := t.Places()
	length, bearing, turned := strings.Cut(strings.ReplaceAll(t.typed, ",", "."), "<")
	d, err := strconv.ParseFloat(length, 64)
	t.typed = ""
	if err != nil || d <= 0 || d > 100_000 || len(line) == 0 {
		t.board.Say("draw.no_length")
		return
	}
	last := line[len(line)-1]
	if turned {
		angle, err := strconv.ParseFloat(bearing, 64)
		if err != nil || angle < 0 || angle > 360 {
			t.board.Say("draw.no_length")
			return
		}
		t.set(draft.Snap{At: draft.At(last, geo.Metres(d), angle)})
		return
	}
	if !t.inside || t.loose.At == last {
		t.board.Say("draw.no_direction")
		return
	}
	t.set(draft.Snap{At: draft.Towards(last, t.loose.At, geo.Metres(d))})
}

// Draw draws the outline or the line, its corners, what the loose end was snapped to, and the sizes.
func (t *Sketch) Draw(p *mapview.Pen) {
	line := t.line()
	if len(line) == 0 && t.board.Kept(t.ID) {
		var left []orb.Point
		kept := t.board.kept[t.ID]
		for _, c := range kept.Now() {
			left = append(left, c.At)
		}
		ghost(p, left)
	}
	if t.OnRing != nil && len(line) > 2 {
		p.Area(onMap(line), true)
	}
	if set := t.Places(); len(set) > 1 {
		p.Line(onMap(set), false)
	}
	if n := len(t.corners.Now()); len(line) > n && n > 0 {
		p.Line(onMap(line[n-1:]), true)
	}
	for i, at := range t.Places() {
		p.Corner(geo.Mercator(geo.FromOrb(at)), i == 0 && t.OnRing != nil)
	}
	if t.wrong != nil {
		fault(p, *t.wrong)
	}
	if t.inside {
		markSnap(p, t.loose)
	}
	if len(line) > 1 && t.size != "" {
		notes := []string{t.size}
		if t.typed != "" {
			notes = append(notes, t.board.Loc.T("draw.typed", "length", t.typed))
		}
		p.Note(geo.Mercator(geo.FromOrb(line[len(line)-1])), append(notes, t.lines...)...)
	}
}
