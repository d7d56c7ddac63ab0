package qgis

import (
	"encoding/xml"
	"strconv"
	"strings"

	"emprise/geo/style"
)

// renderer draws all features alike when it has no column, else by the values of one.
type renderer struct {
	column     string
	points     bool
	categories []category
}

// category is the symbol of one value; the empty value is that of all others.
type category struct {
	value, label string
	layers       []layer
}

// element is any element of a document, for encoding/xml.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Inside  []element
}

// el makes an element with attributes, name and value in turn.
func el(name string, attrs ...string) element {
	e := element{XMLName: xml.Name{Local: name}}
	for i := 0; i < len(attrs); i += 2 {
		e.Attrs = append(e.Attrs, xml.Attr{Name: xml.Name{Local: attrs[i]}, Value: attrs[i+1]})
	}
	return e
}

func (e element) with(inside ...element) element {
	e.Inside = append(e.Inside, inside...)
	return e
}

// document is a whole style. The version is that of the form, not of the QGIS that reads it.
func document(r renderer, label element) string {
	root := el("qgis", "version", "3.22.0", "styleCategories", "Symbology|Labeling", "labelsEnabled", "1").with(r.element(), label)
	var b strings.Builder
	b.WriteString("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n")
	text, err := xml.MarshalIndent(root, "", " ")
	if err != nil {
		panic("qgis: " + err.Error()) // texts and attributes can always be written
	}
	b.Write(text)
	return b.String()
}

func (r renderer) element() element {
	sort := "fill"
	if r.points {
		sort = "marker"
	}
	symbols, categories := el("symbols"), el("categories")
	for i, c := range r.categories {
		name := strconv.Itoa(i)
		symbols = symbols.with(symbol(sort, name, c.layers...))
		categories = categories.with(el("category", "symbol", name, "value", c.value, "type", "string", "label", c.label, "render", "true"))
	}
	common := []string{"enableorderby", "0", "forceraster", "0", "symbollevels", "0"}
	if r.column == "" {
		return el("renderer-v2", append(common, "type", "singleSymbol")...).with(symbols)
	}
	return el("renderer-v2", append(common, "type", "categorizedSymbol", "attr", r.column)...).with(categories, symbols)
}

func symbol(sort, name string, layers ...layer) element {
	e := el("symbol", "type", sort, "name", name, "alpha", "1", "clip_to_extent", "1", "force_rhr", "0")
	for i, l := range layers {
		one := el("layer", "class", l.class, "enabled", "1", "locked", "0", "pass", "0").with(options(l.options))
		if l.when != "" {
			one = one.with(shownWhen(l.when))
		}
		if l.within != nil {
			one = one.with(symbol("line", "@"+name+"@"+strconv.Itoa(i), *l.within))
		}
		e = e.with(one)
	}
	return e
}

func options(values []string) element {
	all := el("Option", "type", "Map")
	for i := 0; i < len(values); i += 2 {
		all = all.with(el("Option", "name", values[i], "type", "QString", "value", values[i+1]))
	}
	return all
}

// shownWhen switches a layer of a symbol by an expression.
func shownWhen(expression string) element {
	switched := el("Option", "name", "enabled", "type", "Map").with(
		el("Option", "name", "active", "type", "bool", "value", "true"),
		el("Option", "name", "expression", "type", "QString", "value", expression),
		el("Option", "name", "type", "type", "int", "value", "3"),
	)
	return el("data_defined_properties").with(el("Option", "type", "Map").with(
		el("Option", "name", "name", "type", "QString", "value", ""),
		el("Option", "name", "properties", "type", "Map").with(switched),
		el("Option", "name", "type", "type", "QString", "value", "collection"),
	))
}

// pixel is what a typographic pixel measures, in metres.
const pixel = 0.0254 / 96

// labelOf names features by a column, in the range of scales that the label has.
func labelOf(column string, l style.Label) element {
	text := el("text-style", "fieldName", column, "isExpression", "0", "fontSize", points(l.Size), "fontSizeUnit", "Point",
		"textColor", colour(l.Colour), "textOpacity", "1", "fontWeight", weight(l.Bold)).with(
		el("text-buffer", "bufferDraw", "1", "bufferSize", points(l.Width), "bufferSizeUnits", "Point", "bufferColor", colour(l.Halo), "bufferOpacity", "1"))
	// Zones cover their plots: no area keeps the names of others away.
	shown := el("rendering", "obstacle", "0", "scaleVisibility", "0")
	if l.Shown.Coarsest > 0 {
		shown = el("rendering", "obstacle", "0", "scaleVisibility", "1", "scaleMin", denominator(l.Shown.Finest), "scaleMax", denominator(l.Shown.Coarsest))
	}
	place := el("placement", "placement", "1", "centroidWhole", "1", "centroidInside", "1", "quadOffset", "4",
		"xOffset", "0", "yOffset", points(offset(l)), "labelOffsetInMapUnits", "0", "offsetUnits", "Point")
	return el("labeling", "type", "simple").with(el("settings").with(text, place, shown))
}

// offset is how far below its place a name stands, typographic pixels.
func offset(l style.Label) float64 {
	if l.Below > 0 {
		return l.Below + l.Size
	}
	return 0
}

func weight(bold bool) string {
	if bold {
		return "75"
	}
	return "50"
}

// denominator is the scale at which a typographic pixel takes so many metres.
func denominator(resolution float64) string {
	return strconv.FormatFloat(resolution/pixel, 'f', 0, 64)
}
