package qgis

import (
	"fmt"
	"strconv"
	"strings"

	"emprise/geo/paint"
	"emprise/geo/style"
)

// layer is one layer of a symbol: its class in QGIS and the options of that class, name and value in turn.
type layer struct {
	class   string
	options []string
	within  *layer // the line that hatches are made of
	when    string // an expression that draws the layer; "" draws it always
}

// points makes typographic points of typographic pixels.
func points(pixels float64) string { return strconv.FormatFloat(pixels*0.75, 'f', -1, 64) }

func colour(c style.RGBA) string { return fmt.Sprintf("%d,%d,%d,%d", c.R, c.G, c.B, c.A) }

// literal is a text in an expression of QGIS.
func literal(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// areaLayers draw an area: an even fill with its outline, then the hatches.
func areaLayers(s style.Symbol) []layer {
	fill := layer{class: "SimpleFill", options: []string{
		"color", colour(s.Fill.Colour), "style", "solid", "joinstyle", "bevel",
		"outline_color", colour(s.Stroke.Colour), "outline_style", pen(s.Stroke),
		"outline_width", points(s.Stroke.Width), "outline_width_unit", "Point",
	}}
	return append([]layer{fill}, hatchLayers(s.Fill)...)
}

func pen(s paint.Stroke) string {
	switch {
	case s.Width <= 0:
		return "no"
	case len(s.Dash) > 0:
		return "dash"
	}
	return "solid"
}

func hatchLayers(f paint.Fill) []layer {
	var layers []layer
	for _, h := range f.Pattern.Hatches() {
		angle := "45"
		if !h.Rising {
			angle = "135"
		}
		layers = append(layers, layer{
			class: "LinePatternFill",
			options: []string{
				"angle", angle, "distance", points(h.Spacing), "distance_unit", "Point",
				"line_width", points(h.Width), "line_width_unit", "Point", "color", colour(f.PatternColour),
			},
			within: &layer{class: "SimpleLine", options: []string{
				"line_color", colour(f.PatternColour), "line_width", points(h.Width), "line_width_unit", "Point", "capstyle", "flat",
			}},
		})
	}
	return layers
}

// markerLayers draw a point: its shape, then the dot in the middle. A pin lies centred on its place, as QGIS has none.
func markerLayers(m style.Marker) []layer {
	mark := func(shape string, size float64, fill style.RGBA, s paint.Stroke) layer {
		return layer{class: "SimpleMarker", options: []string{
			"name", shape, "size", points(size), "size_unit", "Point", "color", colour(fill),
			"outline_color", colour(s.Colour), "outline_style", pen(s), "outline_width", points(s.Width), "outline_width_unit", "Point",
		}}
	}
	shape := "circle"
	if m.Shape == style.Diamond || m.Shape == style.DiamondPin {
		shape = "diamond"
	}
	layers := []layer{mark(shape, m.Size, m.Fill, m.Stroke)}
	if m.Core.A > 0 {
		layers = append(layers, mark("circle", m.Size*0.3, m.Core, paint.Stroke{}))
	}
	return layers
}
