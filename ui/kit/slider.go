package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Slider is a slider on whose line it is seen how far it goes. It leaves to the window the keys that do the same everywhere.
type Slider struct {
	widget.Slider
	holder
}

// NewSlider makes a slider between two values.
func NewSlider(least, most float64) *Slider {
	s := &Slider{}
	s.Min, s.Max, s.Step = least, most, 1
	s.ExtendBaseWidget(s)
	return s
}

// FocusGained implements fyne.Focusable.
func (s *Slider) FocusGained() { s.gain(s, s.Slider.FocusGained) }

// FocusLost implements fyne.Focusable.
func (s *Slider) FocusLost() { s.lose(s.Slider.FocusLost) }

// TypedKey implements fyne.Focusable.
func (s *Slider) TypedKey(k *fyne.KeyEvent) {
	if !LeftToWindow(s, k) {
		s.Slider.TypedKey(k)
	}
}

// TypedRune implements fyne.Focusable.
func (s *Slider) TypedRune(r rune) { RuneToWindow(s, r) }

// CreateRenderer implements fyne.Widget.
func (s *Slider) CreateRenderer() fyne.WidgetRenderer {
	r := &sliderRenderer{ring(s.Slider.CreateRenderer(), "", &s.holder)}
	r.Refresh()
	return r
}

type sliderRenderer struct{ *ringed }

// Refresh gives the line that Fyne draws first an ink: its own is that of a field, which nobody sees on paper.
func (r *sliderRenderer) Refresh() {
	r.ringed.Refresh()
	if line, ok := r.Objects()[0].(*canvas.Rectangle); ok {
		line.FillColor = fynetheme.Color(fynetheme.ColorNameInputBorder)
		line.Refresh()
	}
}

// SliderField is a whole number between two, drawn along a line, with what it means at its right.
type SliderField struct {
	field
	Slider *Slider
	said   *Text
}

var _ Field = (*SliderField)(nil)

// NewSliderField makes a slider; say writes a value for a reader.
func NewSliderField(label, hint string, least, most int, say func(v int) string, onChange func()) *SliderField {
	f := &SliderField{Slider: NewSlider(float64(least), float64(most)), said: Body("")}
	f.said.Floor = max(72, Body("").width(say(most))+4, Body("").width(say(least))+4) // sliders below each other end together
	f.said.Align = fyne.TextAlignTrailing
	f.said.Set(say(least))
	f.Slider.OnChanged = func(v float64) {
		f.said.Set(say(int(v)))
		if onChange != nil {
			onChange()
		}
	}
	f.field = newField(label, hint, Row(8, Grow(f.Slider), f.said))
	return f
}

// Fill implements Field.
func (f *SliderField) Fill(text string) {
	if v, err := strconv.Atoi(text); err == nil {
		f.Slider.SetValue(float64(v))
	}
}

// Value implements Field.
func (f *SliderField) Value() string { return strconv.Itoa(f.Int()) }

// Int is the number.
func (f *SliderField) Int() int { return int(f.Slider.Value) }
