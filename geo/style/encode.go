package style

import (
	"math"
	"reflect"

	"emprise/geo/paint"
)

func (r Rules) file() fileRules {
	f := fileRules{
		Version: FileVersion, Unit: r.Unit, First: r.First, Opacity: r.Opacity, Shared: r.Shared, Only: r.Only, Classes: []fileClass{},
		Shown: r.Shown.file(),
	}
	if r.Made != (Made{}) {
		m := fileMade(r.Made)
		f.Made = &m
	}
	for _, c := range r.Classes {
		f.Classes = append(f.Classes, fileClass{c.Symbol.file(), conditionsFile(c.When)})
	}
	if l := r.Label.file(); !reflect.DeepEqual(l, fileLabel{}) {
		f.Label = &l
	}
	for _, p := range r.Plates {
		f.Plates = append(f.Plates, p.file())
	}
	if c := r.Cluster; c != nil {
		f.Cluster = &fileCluster{Radius: c.Radius, Shown: c.Shown.file(), Fill: colourText(c.Fill), Ink: colourText(c.Ink)}
	}
	return f
}

func conditionsFile(when []Condition) []fileCondition {
	var out []fileCondition
	for _, w := range when {
		c := fileCondition{
			Column: w.Column, Values: w.Values, Unknown: w.Unknown, Numeric: w.Numeric, Where: w.Where, Not: w.Not,
		}
		if r := w.Within; r != nil {
			c.Within = &fileInterval{From: finite(r.From), To: finite(r.To), Closed: r.Closed}
		}
		out = append(out, c)
	}
	return out
}

// finite is a number that JSON can hold, nil for an open end.
func finite(v float64) *float64 {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return nil
	}
	return &v
}

func (s Symbol) file() fileSymbol {
	f := fileSymbol{
		Key: s.Key, Literal: s.Literal, Hidden: s.Hidden, Shown: s.Shown.file(), Opacity: s.Opacity, Least: s.Least,
		Casing: strokeFile(s.Casing), Stroke: strokeFile(s.Stroke), Widths: s.Widths.file(),
	}
	if s.Fill != (paint.Fill{}) {
		f.Fill = &fileFill{colourText(s.Fill.Colour), patternWords[s.Fill.Pattern], colourText(s.Fill.PatternColour)}
	}
	m := fileMarker{
		Shape: shapeWords[s.Marker.Shape], Icon: s.Marker.Icon, Size: s.Marker.Size, Fill: colourText(s.Marker.Fill),
		Stroke: strokeFile(s.Marker.Stroke), Core: colourText(s.Marker.Core), Lone: s.Marker.Lone,
	}
	if m != (fileMarker{}) {
		f.Marker = &m
	}
	return f
}

func strokeFile(s paint.Stroke) *fileStroke {
	if s.Width == 0 && s.Colour == (RGBA{}) && s.Dash == nil {
		return nil
	}
	return &fileStroke{colourText(s.Colour), s.Width, s.Dash}
}

func (r Range) file() *fileRange {
	if r == (Range{}) {
		return nil
	}
	return &fileRange{r.Finest, r.Coarsest}
}

func (r Ramp) file() [][2]float64 {
	var out [][2]float64
	for _, s := range r {
		out = append(out, [2]float64{s.Resolution, s.Value})
	}
	return out
}

func (n Label) file() fileLabel {
	return fileLabel{
		Columns: n.Columns, Size: n.Size, Sizes: n.Sizes.file(), Bold: n.Bold, Italic: n.Italic, Upper: n.Upper,
		Colour: colourText(n.Colour), Halo: colourText(n.Halo), Width: n.Width, Priority: n.Priority, Shown: n.Shown.file(),
		Inside: n.Inside, Above: n.Above, Shield: colourText(n.Shield), Below: n.Below, When: conditionsFile(n.When),
	}
}
