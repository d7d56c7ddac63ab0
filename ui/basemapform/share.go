package basemapform

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// shareField is a slider from a tenth to all, in percent.
type shareField struct {
	loc    *locale.Locale
	column *fyne.Container
	slider *kit.Slider
	told   *kit.Text
	below  *kit.Text
}

var _ kit.Field = (*shareField)(nil)

func newShareField(loc *locale.Locale, label string, onChange func(share float64)) *shareField {
	const least, most, step = 10, 100, 5
	f := &shareField{loc: loc, slider: kit.NewSlider(least, most), told: kit.Caption(""), below: kit.Caption("").Wrapping()}
	f.slider.Step = step
	f.slider.OnChanged = func(float64) { f.tell() }
	f.slider.OnChangeEnded = func(v float64) { onChange(v / most) }
	f.below.Hide()
	f.column = kit.Column(3, kit.Row(6, kit.Grow(kit.Stack(kit.Caption(label))), f.told), f.slider, f.below)
	f.tell()
	return f
}

func (f *shareField) tell() {
	f.told.Value = f.loc.Percent(f.slider.Value/100, 0)
	f.told.Refresh()
}

func (f *shareField) show(share float64) {
	f.slider.SetValue(math.Round(share * 100))
	f.tell()
}

// Fill implements kit.Field: percent.
func (f *shareField) Fill(text string) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return
	}
	f.show(v / 100)
	f.slider.OnChangeEnded(f.slider.Value)
}

// Value implements kit.Field.
func (f *shareField) Value() string { return strconv.Itoa(int(f.slider.Value)) }

// Complain implements kit.Field.
func (f *shareField) Complain(sentence string) {
	f.below.Value, f.below.Hidden = sentence, sentence == ""
	f.below.Refresh()
}

// Object implements kit.Field.
func (f *shareField) Object() fyne.CanvasObject { return f.column }
