package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// SliderField is a whole number between two, drawn along a line, with what it means at its right.
type SliderField struct {
	field
	Slider *widget.Slider
	said   *Text
}

var _ Field = (*SliderField)(nil)

// NewSliderField makes a slider; say writes a value for a reader.
func NewSliderField(label, hint string, least, most int, say func(v int) string, onChange func()) *SliderField {
	f := &SliderField{Slider: widget.NewSlider(float64(least), float64(most)), said: Body("")}
	f.Slider.Step = 1
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
