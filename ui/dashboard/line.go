package dashboard

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// line is one bar with what it says above it.
type line struct {
	kit.Press
	bar           Bar
	ground, track *kit.Ground
	title, value  *kit.Text
	strip         *kit.Picture
	chosen        bool
}

func newLine(b Bar, onPress func(string)) *line {
	l := &line{bar: b, ground: kit.NewGround(""), track: kit.NewGround(fynetheme.ColorNameSeparator), title: kit.Body(b.Title).Cutting(), value: kit.Caption(b.Value), strip: kit.NewPicture(10, stripHeight, b.Strip)}
	l.ground.Radius = 4
	l.value.Align, l.value.Ceiling = fyne.TextAlignTrailing, 170
	l.OnPress = func() {
		if b.Code != "" {
			onPress(b.Code)
		}
	}
	l.Extend(l)
	return l
}

func (l *line) mark(code string) {
	if on := code != "" && code == l.bar.Code; on != l.chosen {
		l.chosen = on
		l.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{line: l}
	r.Refresh()
	return r
}

type lineRenderer struct{ line *line }

// The measures of a line, in Fyne units.
const (
	stripHeight = 8
	textHeight  = 19
	inset       = 5
)

func (r *lineRenderer) Destroy() {}

func (r *lineRenderer) MinSize() fyne.Size {
	if r.line.bar.Strip == nil {
		return fyne.NewSize(120, textHeight+6)
	}
	return fyne.NewSize(120, textHeight+stripHeight+9)
}

func (r *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.line.ground, r.line.title, r.line.value, r.line.track, r.line.strip}
}

func (r *lineRenderer) Layout(size fyne.Size) {
	l := r.line
	l.ground.Move(fyne.NewPos(-inset, 0))
	l.ground.Resize(fyne.NewSize(size.Width+2*inset, size.Height))
	value := min(l.value.MinSize().Width, size.Width*0.7)
	l.title.Move(fyne.NewPos(0, 2))
	l.title.Resize(fyne.NewSize(max(0, size.Width-value-8), textHeight))
	l.value.Move(fyne.NewPos(size.Width-value, 2))
	l.value.Resize(fyne.NewSize(value, textHeight))
	l.strip.Hidden = l.bar.Strip == nil
	l.strip.Least = fyne.NewSize(max(1, size.Width), stripHeight)
	l.strip.Move(fyne.NewPos(0, textHeight+3))
	l.strip.Resize(l.strip.Least)
	l.track.Hidden = l.strip.Hidden
	l.track.Move(l.strip.Position())
	l.track.Resize(l.strip.Least)
}

func (r *lineRenderer) Refresh() {
	l := r.line
	l.ground.Colour, l.ground.Border, l.value.Colour = "", "", theme.Muted
	switch {
	case l.chosen:
		l.ground.Colour, l.value.Colour = theme.AccentSoft, fynetheme.ColorNameForeground
	case l.Hovered && l.bar.Code != "":
		l.ground.Colour = fynetheme.ColorNameHover
	}
	if l.Focused {
		l.ground.Border = fynetheme.ColorNamePrimary
	}
	r.Layout(l.BaseWidget.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
