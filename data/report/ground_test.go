package report_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"strings"
	"testing"

	"emprise/data/report"
	"emprise/geo"
	"emprise/geo/basemap"
	"emprise/geo/paint"
)

// meadow is tiles of one green with a black disc at some places; lacks says which it has not.
type meadow struct {
	discs []geo.XY
	lacks func(basemap.Coord) bool
}

func (m meadow) Encoded(_ context.Context, c basemap.Coord) ([]byte, error) {
	if m.lacks != nil && m.lacks(c) {
		return nil, &basemap.Problem{Reason: basemap.Absent}
	}
	img := image.NewPaletted(image.Rect(0, 0, 256, 256), color.Palette{color.RGBA{0x6a, 0x8f, 0x4e, 255}, color.RGBA{0, 0, 0, 255}})
	b := c.Box()
	for _, at := range m.discs {
		x, y := (at.X-b.Min.X)/b.Width()*256, (b.Max.Y-at.Y)/b.Width()*256
		for j := int(y) - 6; j <= int(y)+6; j++ {
			for i := int(x) - 6; i <= int(x)+6; i++ {
				if (image.Point{i, j}).In(img.Rect) && math.Hypot(float64(i)+0.5-x, float64(j)+0.5-y) < 5 {
					img.SetColorIndex(i, j, 1)
				}
			}
		}
	}
	var out bytes.Buffer
	err := png.Encode(&out, img)
	return out.Bytes(), err
}

func ground(m meadow, lettered bool) *basemap.Tiles {
	src := basemap.Source{ID: "pre", Name: "Le Pré", Attribution: "© Les Géomètres", Licence: "Licence Ouverte 2.0", MaxZoom: 19, TileSize: 256, Lettered: lettered}
	return basemap.NewShelf(src, m, basemap.Options{})
}

// TestABasemapLiesWhereTheGroundIs finds the middles of discs that the tiles show on the picture of the sheet, in its projection.
func TestABasemapLiesWhereTheGroundIs(t *testing.T) {
	t.Parallel()
	snap := project(t).Snapshot()
	plain, err := report.Overview(t.Context(), snap, report.Options{Date: noon})
	if err != nil {
		t.Fatal(err)
	}
	box := plain.Map.Box(plain.Paper.Frame())
	var places []geo.LonLat
	var m meadow
	for _, share := range [][2]float64{{0.1, 0.1}, {0.9, 0.15}, {0.5, 0.5}, {0.12, 0.88}, {0.85, 0.9}} {
		p := plain.Map.System.Inverse(geo.XY{X: box.Min.X + share[0]*box.Width(), Y: box.Min.Y + share[1]*box.Height()})
		places, m.discs = append(places, p), append(m.discs, geo.Mercator(p))
	}
	for _, lettered := range []bool{false, true} {
		sh, err := report.Overview(t.Context(), snap, report.Options{Date: noon, Ground: ground(m, lettered)})
		if err != nil {
			t.Fatal(err)
		}
		img := sh.Map.Ground.Picture
		if _, photograph := img.(paint.Photograph); photograph == lettered {
			t.Errorf("lettered %v, a photograph %v", lettered, photograph)
		}
		size := img.Bounds().Size()
		per := box.Width() / float64(size.X)
		if mm := per / sh.Map.Denominator * 1000; mm < 0.08 || mm > 0.27 || math.Abs(box.Height()/per-float64(size.Y)) > 1 {
			t.Errorf("a pixel of %v is %.3f mm", size, mm)
		}
		for i, p := range places {
			q := sh.Map.System.Forward(p)
			x, y := (q.X-box.Min.X)/per, (box.Max.Y-q.Y)/per
			var sum, sx, sy float64
			for j := int(y) - 12; j <= int(y)+12; j++ {
				for k := int(x) - 12; k <= int(x)+12; k++ {
					_, g, _, _ := img.At(k, j).RGBA()
					dark := 1 - min(1, float64(g)/0x8f8f)
					sum, sx, sy = sum+dark, sx+dark*(float64(k)+0.5), sy+dark*(float64(j)+0.5)
				}
			}
			if d := math.Hypot(sx/sum-x, sy/sum-y); !(d < 0.6) {
				t.Errorf("disc %d lies %.2f pixels away", i, d)
			}
		}
		if sh.Map.Ground.Note != "" || !strings.Contains(strings.Join(sh.Sources, "|"), "Le Pré, © Les Géomètres, Licence Ouverte") {
			t.Errorf("%q, %q", sh.Map.Ground.Note, sh.Sources)
		}
		// What lies on the map lets the ground through.
		for i, l := range sh.Map.Layers {
			for c := range l.Rules.Classes {
				if a, b := l.Rules.Classes[c].Symbol.Fill.Colour.A, plain.Map.Layers[i].Rules.Classes[c].Symbol.Fill.Colour.A; a > b || a > 140 {
					t.Errorf("%s: a fill of %d over the basemap, %d on paper", l.Layer.Name, a, b)
				}
			}
		}
	}
}

// TestASheetSaysWhatIsMissingOfItsBasemap prints with half of the tiles and with none, as a PDF, and reads it.
func TestASheetSaysWhatIsMissingOfItsBasemap(t *testing.T) {
	t.Parallel()
	snap := project(t).Snapshot()
	for _, c := range []struct {
		name    string
		ground  *basemap.Tiles
		want    []string
		wantNot []string
		images  int
	}{
		{"whole", ground(meadow{}, false), []string{"Fond de plan : Le Pré, © Les Géomètres, Licence Ouverte 2.0 (consulté le 23 novembre 2026)"}, []string{"incomplet", "absent"}, 1},
		{
			"half", ground(meadow{lacks: func(c basemap.Coord) bool { return c.X%2 == 0 }}, true),
			[]string{"Fond de plan incomplet : Le Pré manque sur", "hachurée", "Fond de plan : Le Pré, ©"},
			[]string{"absent"},
			1,
		},
		{"none", ground(meadow{lacks: func(basemap.Coord) bool { return true }}, true), []string{"Fond de plan absent : Le Pré"}, []string{"consulté", "hachurée"}, 0},
	} {
		path := written(t, snap, report.Options{Date: noon, Ground: c.ground, Opacity: 0.8})
		text := flat(run(t, "pdftotext", "-layout", path, "-"))
		for _, s := range c.want {
			if !strings.Contains(text, flat(s)) {
				t.Errorf("%s: %q is not on the sheet", c.name, s)
			}
		}
		for _, s := range c.wantNot {
			if strings.Contains(text, s) {
				t.Errorf("%s: %q is on the sheet", c.name, s)
			}
		}
		const head = 2 // lines
		if got := strings.Count(run(t, "pdfimages", "-list", path), "\n") - head; got != c.images {
			t.Errorf("%s: %d images", c.name, got)
		}
		if info, err := os.Stat(path); err != nil || info.Size() > 3<<20 {
			t.Errorf("%s: %v, %d bytes", c.name, err, info.Size())
		}
		run(t, "qpdf", "--check", path)
	}
}
