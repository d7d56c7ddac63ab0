package render_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/paint/golden"
	"emprise/geo/paint/pdf"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// element is a small place, 120 by 72 typographic pixels, that shows one thing a style can do.
type element struct {
	name   string
	layers func(tb testing.TB) []render.Dressed
}

// thing is a feature in typographic pixels from the middle of the picture, y upwards, and its attributes by turns.
type thing struct {
	kind  feature.Kind
	xy    []float64
	attrs []string
}

func layerOfThings(tb testing.TB, id string, things ...thing) *scene.Layer {
	tb.Helper()
	var b feature.Builder
	for i, t := range things {
		b.Begin(t.kind)
		var flat []float64
		for k := 0; k+1 < len(t.xy); k += 2 {
			p := geo.Unmercator(geo.XY{X: origin.X + t.xy[k], Y: origin.Y + t.xy[k+1]})
			flat = append(flat, p.Lon, p.Lat)
		}
		b.Ring(flat, false)
		b.Text("id", fmt.Sprint(id, i))
		b.Number("n", float64(i), feature.Integer)
		for k := 0; k+1 < len(t.attrs); k += 2 {
			b.Text(t.attrs[k], t.attrs[k+1])
		}
		b.End()
	}
	s, err := b.Set()
	if err != nil {
		tb.Fatal(err)
	}
	return scene.NewLayer(id, id, id, 1, s)
}

func patch(x, y, w, h float64, attrs ...string) thing {
	return thing{feature.Areas, []float64{x, y, x + w, y, x + w, y + h, x, y + h, x, y}, attrs}
}

// blob is an area without right angles.
func blob() thing {
	var xy []float64
	for i := range 61 {
		a := float64(i%60) / 60 * 2 * math.Pi
		r := 1 + 0.12*math.Cos(3*a)
		xy = append(xy, 46*r*math.Cos(a), 27*r*math.Sin(a))
	}
	return thing{feature.Areas, xy, nil}
}

// wave is a line that swings from left to right.
func wave(height, length float64, attrs ...string) thing {
	var xy []float64
	for x := -58.0; x <= 58; x += 2 {
		xy = append(xy, x, height*math.Sin(x/length*2*math.Pi))
	}
	return thing{feature.Lines, xy, attrs}
}

// arch is a line that nowhere runs straight.
func arch(name string) thing {
	var xy []float64
	for x := -58.0; x <= 58; x += 2 {
		xy = append(xy, x, 34*math.Cos(x/70*math.Pi/2)-18)
	}
	return thing{feature.Lines, xy, []string{"nom", name}}
}

func at(x, y float64, attrs ...string) thing { return thing{feature.Points, []float64{x, y}, attrs} }

func one(tb testing.TB, r style.Rules, things ...thing) []render.Dressed {
	return []render.Dressed{{Layer: layerOfThings(tb, "a", things...), Rules: r}}
}

var (
	slate = style.Hex("#36424F")
	white = style.Hex("#FFFFFF")
	ochre = style.Hex("#DE9440")
)

func elements() []element {
	var all []element
	put := func(name string, layers func(tb testing.TB) []render.Dressed) {
		all = append(all, element{name, layers})
	}
	for _, p := range paint.Patterns() {
		put("pattern_"+style.PatternWord(p), func(tb testing.TB) []render.Dressed {
			return one(tb, style.Single(style.Symbol{
				Fill: paint.Fill{Colour: style.Faded(teal, 0.22), Pattern: p, PatternColour: teal}, Stroke: style.Line(teal, 1.2),
			}), blob())
		})
	}
	for _, shape := range style.Shapes()[1:] {
		put("marker_"+style.ShapeWord(shape), func(tb testing.TB) []render.Dressed {
			marker := func(size float64, core style.RGBA) style.Symbol {
				return style.Symbol{Marker: style.Marker{Shape: shape, Size: size, Fill: teal, Stroke: style.Line(white, 1.5), Core: core}}
			}
			r := style.ByColumn("id", []style.Value{
				{Of: "a0", Symbol: marker(9, style.RGBA{})}, {Of: "a1", Symbol: marker(16, white)}, {Of: "a2", Symbol: marker(26, white)},
			}, nil)
			return one(tb, r, at(-36, -6), at(-8, -6), at(28, -6))
		})
	}
	put("icon", func(tb testing.TB) []render.Dressed {
		icon := func(name string, size float64) style.Symbol {
			return style.Symbol{Marker: style.Marker{Icon: name, Size: size, Fill: slate, Stroke: style.Line(white, 1.6)}}
		}
		r := style.ByColumn("id", []style.Value{
			{Of: "a0", Symbol: icon("company", 14)}, {Of: "a1", Symbol: icon("company", 22)}, {Of: "a2", Symbol: icon("innovation", 34)},
		}, nil)
		return one(tb, r, at(-38, 0), at(-12, 0), at(26, 0))
	})
	put("icon_on_shape", func(tb testing.TB) []render.Dressed {
		plate := func(name string, shape style.Shape, size float64) style.Symbol {
			return style.Symbol{Marker: style.Marker{Shape: shape, Icon: name, Size: size, Fill: teal, Stroke: style.Line(white, 1.5), Core: white}}
		}
		r := style.ByColumn("id", []style.Value{
			{Of: "a0", Symbol: plate("company", style.Circle, 18)},
			{Of: "a1", Symbol: plate("plot", style.Square, 20)},
			{Of: "a2", Symbol: plate("people", style.RoundPin, 24)},
			{Of: "a3", Symbol: plate("innovation", style.DiamondPin, 24)},
		}, nil)
		return one(tb, r, at(-44, 0), at(-18, 0), at(10, -22), at(42, -22))
	})
	put("line_dash", func(tb testing.TB) []render.Dressed {
		return one(tb, style.Single(style.Symbol{Stroke: style.Dashed(slate, 2, 9, 3, 1.6, 3)}), wave(14, 90))
	})
	put("line_casing", func(tb testing.TB) []render.Dressed {
		return one(tb, style.Single(style.Symbol{Casing: style.Line(style.Hex("#C29350"), 1), Stroke: style.Line(style.Hex("#E3B778"), 6)}),
			wave(14, 90), thing{feature.Lines, []float64{-20, -40, 24, 40}, nil})
	})
	put("line_rail", func(tb testing.TB) []render.Dressed {
		return one(tb, style.Single(style.Symbol{Casing: style.Line(slate, 0.8), Stroke: style.Dashed(white, 2.2, 7, 7)}), wave(14, 90))
	})
	put("outline", func(tb testing.TB) []render.Dressed {
		return one(tb, style.Single(style.Symbol{Fill: style.Plain(style.Faded(ochre, 0.15)), Stroke: style.Dashed(ochre, 2, 5, 3)}), blob())
	})
	put("graduated", func(tb testing.TB) []render.Dressed {
		var things []thing
		for i := range 7 {
			things = append(things, patch(-56+16*float64(i), -24, 16, 48))
		}
		return one(tb, style.Graduated("n", []float64{0, 1, 2, 3, 4, 5, 6, 7}, style.ShadesOf("ochre"),
			style.Symbol{Fill: style.Plain(slate), Stroke: style.Line(white, 1)}), things...)
	})
	put("graduated_sizes", func(tb testing.TB) []render.Dressed {
		return one(tb, style.Sized("n", []float64{0, 1, 2, 3}, 0.6, 2, style.Symbol{
			Marker: style.Marker{Shape: style.Circle, Size: 14, Fill: style.Faded(ochre, 0.8), Stroke: style.Line(white, 1)},
		}), at(-42, 0), at(-12, 0), at(28, 0))
	})
	put("categories", func(tb testing.TB) []render.Dressed {
		var things []thing
		for i, v := range []string{"a", "b", "c", "d", "e", ""} {
			t := patch(-54+36*float64(i%3), 2-30*float64(i/3), 34, 28)
			if v != "" {
				t.attrs = []string{"kind", v}
			}
			things = append(things, t)
		}
		return one(tb, style.Categories("kind", []string{"a", "b", "c", "d"}, []style.RGBA{teal, ochre, style.Hex("#0072B2")},
			style.Symbol{Fill: style.Plain(style.Faded(slate, 0.8)), Stroke: style.Line(white, 1)}), things...)
	})
	put("opacity_class", func(tb testing.TB) []render.Dressed {
		whole := style.Symbol{Fill: style.Plain(teal), Stroke: style.Line(slate, 2)}
		half := whole
		half.Opacity = 0.4
		r := style.ByColumn("id", []style.Value{{Of: "a0", Symbol: whole}, {Of: "a1", Symbol: half}}, nil)
		return append(one(tb, style.Single(style.Symbol{Stroke: style.Line(slate, 3)}), wave(0, 90)), one(tb, r, patch(-50, -22, 44, 44), patch(6, -22, 44, 44))...)
	})
	put("opacity_layer", func(tb testing.TB) []render.Dressed {
		r := style.Single(style.Symbol{Fill: paint.Fill{Colour: ochre, Pattern: paint.CrossHatch, PatternColour: slate}, Stroke: style.Line(slate, 2)})
		r.Opacity = 0.4
		return append(one(tb, style.Single(style.Symbol{Stroke: style.Line(slate, 3)}), wave(0, 90)), one(tb, r, blob())...)
	})
	for i, coarsest := range []float64{1.1, 1.3, 2} {
		put(fmt.Sprintf("scale_fade_%d", i), func(tb testing.TB) []render.Dressed {
			return one(tb, style.Single(style.Symbol{Fill: style.Plain(teal), Stroke: style.Line(slate, 2), Shown: style.Range{Coarsest: coarsest}}), blob())
		})
	}
	label := func(columns ...string) style.Label {
		return style.Label{Columns: columns, Size: 13, Colour: slate, Halo: style.Faded(white, 0.9), Width: 2}
	}
	put("label_halo", func(tb testing.TB) []render.Dressed {
		r := style.Single(style.Symbol{Fill: paint.Fill{Pattern: paint.DenseHatch, PatternColour: teal}, Stroke: style.Line(teal, 1)})
		r.Label = label("=upper('forge') || ' ' || n + 2")
		r.Label.Bold = true
		return one(tb, r, blob())
	})
	put("label_lines", func(tb testing.TB) []render.Dressed {
		r := style.Single(style.Symbol{Fill: style.Plain(style.Faded(teal, 0.15)), Stroke: style.Line(teal, 1)})
		r.Label = label("nom")
		return one(tb, r, patch(-48, -26, 96, 52, "nom", "Parc d’activités des Peupliers"))
	})
	put("label_straight", func(tb testing.TB) []render.Dressed {
		r := style.Single(style.Symbol{Stroke: style.Line(style.Hex("#CFC8BC"), 7)})
		r.Label = label("nom")
		return one(tb, r, thing{feature.Lines, []float64{-70, -30, 70, 26}, []string{"nom", "Rue des Forges"}})
	})
	put("label_curved", func(tb testing.TB) []render.Dressed {
		r := style.Single(style.Symbol{Stroke: style.Line(style.Hex("#BCD8E5"), 9)})
		r.Label = label("nom")
		r.Label.Italic = true
		return one(tb, r, arch("La Vernoise"))
	})
	put("label_shield", func(tb testing.TB) []render.Dressed {
		r := style.Single(style.Symbol{Casing: style.Line(style.Hex("#C9B994"), 1), Stroke: style.Line(style.Hex("#FBF0D2"), 5)})
		r.Label = style.Label{Columns: []string{"nom"}, Size: 11, Bold: true, Colour: style.Hex("#6B5618"), Shield: style.Hex("#F7E3A1")}
		return one(tb, r, wave(14, 90, "nom", "D 978"))
	})
	for _, kinds := range []int{1, 2, 4} {
		put(fmt.Sprintf("cluster_%d", kinds), func(tb testing.TB) []render.Dressed { return one(tb, clusterRules(kinds), crowdOfPoints(kinds)...) })
	}
	return all
}

// clusterRules tells points of so many kinds apart, and puts them together.
func clusterRules(kinds int) style.Rules {
	marker := func(shape style.Shape, c string) style.Symbol {
		return style.Symbol{Marker: style.Marker{Shape: shape, Size: 10, Fill: style.Hex(c), Stroke: style.Line(white, 1.2)}}
	}
	values := []style.Value{
		{Of: "0", Symbol: marker(style.Circle, "#107060")},
		{Of: "1", Symbol: marker(style.Diamond, "#8E3B8C")},
		{Of: "2", Symbol: marker(style.Square, "#DE9440")},
		{Of: "3", Symbol: marker(style.Triangle, "#0072B2")},
	}
	r := style.ByColumn("kind", values[:kinds], nil)
	r.Cluster = &style.Cluster{Radius: 26}
	return r
}

func crowdOfPoints(kinds int) []thing {
	things := []thing{at(44, 20, "kind", "0")}
	for i := range 37 {
		a := float64(i) * 2.4
		things = append(things, at(-14+math.Sqrt(float64(i))*2.2*math.Cos(a), -2+math.Sqrt(float64(i))*2.2*math.Sin(a), "kind", fmt.Sprint(i%7%kinds)))
	}
	return things
}

func TestElements(t *testing.T) {
	t.Parallel()
	for _, e := range elements() {
		for _, unit := range []float64{1, 2} {
			name := fmt.Sprintf("%s_%g", e.name, unit)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				golden.Check(t, name, e.picture(t, unit).Picture())
			})
		}
	}
}

func (e element) picture(tb testing.TB, unit float64) *raster.Surface {
	tb.Helper()
	s := raster.New(int(120*unit), int(72*unit), unit)
	f := render.Plane(origin, 1/unit, render.Rect{Width: 120 * unit, Height: 72 * unit}, unit)
	if err := render.Scene(context.Background(), s, f, e.layers(tb)); err != nil {
		tb.Fatal(err)
	}
	return s
}

// TestElementsOnPaper draws each element in a document too, and asks another program what it sees: not the same pixels, but
// as much ink in the same places, and the same words.
func TestElementsOnPaper(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"pdftoppm", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed")
		}
	}
	const mm = 25.4 / 96
	all := elements()
	d := pdf.New(120*mm, 72*mm, pdf.Meta{Title: "t", Created: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
	for _, e := range all {
		d.AddPage(120*mm, 72*mm)
		f := render.Plane(origin, 1/mm, render.Rect{Width: 120 * mm, Height: 72 * mm}, mm)
		if err := render.Scene(context.Background(), d, f, e.layers(t)); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if _, err := d.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	dir := os.Getenv("ELEMENTS")
	if dir == "" {
		dir = t.TempDir()
	}
	path := filepath.Join(dir, "elements.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("pdftoppm", "-r", "96", "-png", path, filepath.Join(dir, "page")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	pages, err := filepath.Glob(filepath.Join(dir, "page-*.png"))
	if err != nil || len(pages) != len(all) {
		t.Fatalf("%d pages of %d: %v", len(pages), len(all), err)
	}
	for i, e := range all {
		screen, paper := inkOf(e.picture(t, 1).Picture()), inkOf(readPicture(t, pages[i]))
		for k := range screen {
			if d := screen[k] - paper[k]; math.Abs(d) > 0.075 {
				t.Errorf("%s: ninth %d has %.3f of ink on screen and %.3f on paper", e.name, k, screen[k], paper[k])
			}
		}
	}
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"La Vernoise", "Rue des Forges", "FORGE 2", "des Peupliers", "D 978", "37"} {
		if n := strings.Count(string(out), word); n < 1 {
			t.Errorf("%q is not found in the document:\n%s", word, out)
		}
	}
}
