package kit

import (
	"fmt"
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// SwatchField is a colour: one of a few to press, or any, written as six hexadecimal digits. Its value is "#1C5D7A".
type SwatchField struct {
	field
	Entry    *Entry
	onChange func()
	dots     []*swatch
}

var _ Field = (*SwatchField)(nil)

// NewSwatchField makes a choice among colours.
func NewSwatchField(label, hint string, colours []color.NRGBA, onChange func()) *SwatchField {
	f := &SwatchField{Entry: NewEntry(), onChange: onChange}
	f.Entry.SetPlaceHolder("#1C5D7A")
	row := make([]fyne.CanvasObject, len(colours))
	for i, c := range colours {
		d := &swatch{colour: c, field: f, ground: NewGround("")}
		d.ExtendBaseWidget(d)
		f.dots = append(f.dots, d)
		row[i] = d
	}
	f.Entry.OnChanged = func(string) {
		for _, d := range f.dots {
			d.Refresh()
		}
		if f.onChange != nil {
			f.onChange()
		}
	}
	f.field = newField(label, hint, Column(6, Flow(5, row...), f.Entry))
	return f
}

// Fill implements Field.
func (f *SwatchField) Fill(text string) { f.Entry.SetText(strings.ToUpper(text)) }

// Value implements Field.
func (f *SwatchField) Value() string { return strings.ToUpper(strings.TrimSpace(f.Entry.Text)) }

// Colour is the colour that is chosen; false when what was written is none.
func (f *SwatchField) Colour() (c color.NRGBA, ok bool) {
	c.A = 255
	n, err := fmt.Sscanf(f.Value(), "#%02X%02X%02X", &c.R, &c.G, &c.B)
	return c, err == nil && n == 3 && len(f.Value()) == 7
}

// SwatchValue writes a colour as a SwatchField has it.
func SwatchValue(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// swatch is one colour to press.
type swatch struct {
	widget.BaseWidget
	colour color.NRGBA
	field  *SwatchField
	ground *Ground
	dot    *Picture
}

var _ fyne.Tappable = (*swatch)(nil)

// Tapped implements fyne.Tappable.
func (s *swatch) Tapped(*fyne.PointEvent) { s.field.Fill(SwatchValue(s.colour)) }

// CreateRenderer implements fyne.Widget.
func (s *swatch) CreateRenderer() fyne.WidgetRenderer {
	s.ground.Radius = 5
	s.dot = NewPicture(18, 18, func(w, h int, unit float64) *image.RGBA {
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				img.Set(x, y, s.colour)
			}
		}
		return img
	})
	return &swatchRenderer{s}
}

type swatchRenderer struct{ swatch *swatch }

func (r *swatchRenderer) Destroy()           {}
func (r *swatchRenderer) MinSize() fyne.Size { return fyne.NewSize(26, 26) }
func (r *swatchRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.swatch.ground, r.swatch.dot}
}

func (r *swatchRenderer) Layout(size fyne.Size) {
	r.swatch.ground.Resize(size)
	r.swatch.dot.Resize(fyne.NewSize(18, 18))
	r.swatch.dot.Move(fyne.NewPos((size.Width-18)/2, (size.Height-18)/2))
}

func (r *swatchRenderer) Refresh() {
	s := r.swatch
	s.ground.Border = ""
	if s.field.Value() == SwatchValue(s.colour) {
		s.ground.Border = fynetheme.ColorNameForeground
	}
	s.ground.Refresh()
	s.dot.Refresh()
}
