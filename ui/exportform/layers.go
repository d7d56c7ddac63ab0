package exportform

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// stack is the field of the layers: a line each, to show or leave out and to move in the legend. Its value are the IDs in the order of
// the legend, separated by commas, those that are left out behind a minus.
type stack struct {
	onChange func()
	object   *fyne.Container
	sorry    *kit.Text
	loc      *locale.Locale
	tips     *kit.Tips
	layers   []Layer
	usual    []string // the order in which they came
	shown    map[string]bool
}

var _ kit.Field = (*stack)(nil)

// newStack makes the field, empty until it is told what to show.
func newStack(loc *locale.Locale, tips *kit.Tips, layers []Layer, onChange func()) *stack {
	s := &stack{loc: loc, tips: tips, layers: slices.Clone(layers), shown: map[string]bool{}, object: kit.Column(2), sorry: kit.Caption("").Wrapping()}
	for _, l := range layers {
		s.usual = append(s.usual, l.ID)
		s.shown[l.ID] = l.OnMap
	}
	s.onChange = onChange
	return s
}

// Fill implements kit.Field. A layer that is not named is shown where the map shows it, after those that are.
func (s *stack) Fill(text string) {
	var ids []string
	for _, id := range strings.Split(text, ",") {
		id, off := strings.CutPrefix(strings.TrimSpace(id), "-")
		ids = append(ids, id)
		if slices.Contains(s.usual, id) {
			s.shown[id] = !off
		}
	}
	s.order(ids)
	s.onChange()
}

// Value implements kit.Field.
func (s *stack) Value() string {
	var out []string
	for _, l := range s.layers {
		if s.shown[l.ID] {
			out = append(out, l.ID)
		} else {
			out = append(out, "-"+l.ID)
		}
	}
	return strings.Join(out, ",")
}

// Complain implements kit.Field.
func (s *stack) Complain(sentence string) {
	s.sorry.Value = locale.Raised(sentence)
	s.sorry.Hidden = sentence == ""
	s.sorry.Refresh()
}

// Object implements kit.Field.
func (s *stack) Object() fyne.CanvasObject { return s.object }

// wish is what the lines say in the words of a composition: how they differ from the map, and the order of the legend where it is not
// the usual one.
func (s *stack) wish() (hide, show, legend []string) {
	for _, l := range s.layers {
		legend = append(legend, l.ID)
		switch {
		case l.OnMap && !s.shown[l.ID]:
			hide = append(hide, l.ID)
		case !l.OnMap && s.shown[l.ID]:
			show = append(show, l.ID)
		}
	}
	if slices.Equal(legend, s.usual) {
		legend = nil
	}
	return hide, show, legend
}

// take shows what a composition says.
func (s *stack) take(hide, show, legend []string) {
	for _, l := range s.layers {
		s.shown[l.ID] = l.OnMap && !slices.Contains(hide, l.ID) || slices.Contains(show, l.ID)
	}
	s.order(legend)
}

// order puts the lines in the order of some IDs, then those that are not among them as they came, and shows them.
func (s *stack) order(ids []string) {
	place := func(l Layer) int {
		if i := slices.Index(ids, l.ID); i >= 0 {
			return i
		}
		return len(ids) + slices.Index(s.usual, l.ID)
	}
	slices.SortStableFunc(s.layers, func(a, b Layer) int { return place(a) - place(b) })
	s.show()
}

func (s *stack) show() {
	s.object.Objects = nil
	for i, l := range s.layers {
		box := kit.NewCheck("", func(on bool) {
			s.shown[l.ID] = on
			s.onChange()
		})
		box.Checked = s.shown[l.ID]
		up := s.mover("chevron-up", "export.layer_up", i, i-1)
		down := s.mover("chevron-down", "export.layer_down", i, i+1)
		s.object.Add(kit.Row(0, box, kit.Grow(kit.Body(l.Name).Cutting()), up, down))
	}
	s.sorry.Hidden = s.sorry.Value == ""
	s.object.Add(s.sorry)
	s.object.Refresh()
}

// mover is the button that takes a line to another place.
func (s *stack) mover(icon, tip string, from, to int) fyne.CanvasObject {
	b := kit.IconButton(icon, s.loc.T(tip, "layer", s.layers[from].Name), s.tips, func() {
		s.layers[from], s.layers[to] = s.layers[to], s.layers[from]
		s.show()
		s.onChange()
	})
	b.Small = true
	if to < 0 || to >= len(s.layers) {
		b.Why = s.loc.T("why.layer_there")
	}
	return b
}
