package symbology_test

import (
	"context"
	"image"
	"math"
	"testing"

	"emprise/data"
	"emprise/data/symbology"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/paint/golden"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// sheet is a small made-up place drawn in plane metres around (0,0), y upwards.
type sheet struct {
	tb     testing.TB
	origin geo.XY
	layers []render.Dressed
}

func newSheet(tb testing.TB) *sheet {
	return &sheet{tb: tb, origin: geo.Mercator(geo.LonLat{Lon: 2.5, Lat: 47})}
}

// thing is a feature: its geometry in metres and its attributes, names and values by turns.
type thing struct {
	kind  feature.Kind
	rings [][]float64
	attrs []string
}

func area(xy []float64, attrs ...string) thing {
	return thing{feature.Areas, [][]float64{append(xy, xy[0], xy[1])}, attrs}
}

func line(xy []float64, attrs ...string) thing { return thing{feature.Lines, [][]float64{xy}, attrs} }

func point(x, y float64, attrs ...string) thing {
	return thing{feature.Points, [][]float64{{x, y}}, attrs}
}
func rect(x, y, w, h float64) []float64 { return []float64{x, y, x + w, y, x + w, y + h, x, y + h} }

// wave is a line that winds from left to right.
func wave(x0, x1, y, height, length float64) []float64 {
	var xy []float64
	for x := x0; x <= x1; x += 8 {
		xy = append(xy, x, y+height*math.Sin(x/length*2*math.Pi))
	}
	return xy
}

func (s *sheet) add(id string, r style.Rules, things ...thing) {
	s.tb.Helper()
	var b feature.Builder
	for _, t := range things {
		b.Begin(t.kind)
		for _, ring := range t.rings {
			var flat []float64
			for i := 0; i < len(ring); i += 2 {
				p := geo.Unmercator(geo.XY{X: s.origin.X + ring[i], Y: s.origin.Y + ring[i+1]})
				flat = append(flat, p.Lon, p.Lat)
			}
			b.Ring(flat, false)
		}
		for i := 0; i < len(t.attrs); i += 2 {
			b.Text(t.attrs[i], t.attrs[i+1])
		}
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		s.tb.Fatal(err)
	}
	s.layers = append(s.layers, render.Dressed{Layer: scene.NewLayer(id, id, id, 1, set), Rules: r})
}

func (s *sheet) role(role data.Role, things ...thing) {
	s.tb.Helper()
	s.add(string(role), symbology.ForLayer(data.Layer{Role: role}), things...)
}

func (s *sheet) picture(x, y, resolution float64, w, h int, unit float64) image.Image {
	s.tb.Helper()
	f := render.Plane(geo.XY{X: s.origin.X + x, Y: s.origin.Y + y}, resolution/unit, render.Rect{Width: float64(w), Height: float64(h)}, unit)
	surface := raster.New(w, h, unit)
	if err := render.Scene(context.Background(), surface, f, s.layers); err != nil {
		s.tb.Fatal(err)
	}
	return surface.Picture()
}

// place is a village with all that a map of it shows.
func place(tb testing.TB) *sheet {
	s := newSheet(tb)
	river := wave(-1200, 1200, -430, 60, 900)
	bank := append([]float64{}, river...)
	for i := len(river) - 2; i >= 0; i -= 2 {
		bank = append(bank, river[i], river[i+1]-38)
	}
	flood := append([]float64{}, wave(-1200, 1200, -330, 70, 900)...)
	for i := len(river) - 2; i >= 0; i -= 2 {
		flood = append(flood, river[i], river[i+1]-160)
	}
	s.role(data.RoleContext,
		area(rect(-1200, -280, 700, 420), "nature", "Bâti"),
		area([]float64{250, 250, 620, 300, 900, 480, 820, 700, 380, 690, 210, 520}, "nature", "Bois", "nom", "Bois du Chapitre"),
	)
	s.role(data.RoleUrbanZoning,
		area(rect(-1200, -280, 700, 420), "typezone", "U", "libelle", "UB", "formdomi", "0100"),
		area(rect(-480, -250, 1000, 440), "typezone", "U", "libelle", "UX", "formdomi", "0201"),
		area(rect(540, -250, 500, 440), "typezone", "AUc", "libelle", "1AUx", "formdomi", "0201"),
		area(rect(-1200, 160, 700, 600), "typezone", "A", "libelle", "A"),
		area(rect(-480, 220, 660, 600), "typezone", "N", "libelle", "N"),
	)
	s.role(data.RoleWater, area(bank, "nom", "La Vernoise"), line(wave(-1200, -300, 380, 25, 300), "nom", "Ru des Aulnes"))
	s.role(data.RoleHazards, area(flood, "typereglement", "02"), area(rect(-700, -480, 500, 110), "typereglement", "04"))
	var parcels, houses []thing
	for i := range 20 {
		for j := range 6 {
			x, y := -1190+float64(i)*34, -270+float64(j)*68
			parcels = append(parcels, area(rect(x, y, 34, 68), "numero", string(rune('1'+j))+string(rune('0'+i%10))))
			if (i+j)%4 != 0 {
				houses = append(houses, area(rect(x+9, y+26, 16, 13)))
			}
		}
	}
	s.role(data.RoleParcels, parcels...)
	s.role(data.RoleBuildings, houses...)
	s.role(data.RoleRail, line([]float64{-1300, 150, -400, 205, 500, 205, 1300, 120}, "nature", "Voie ferrée principale"),
		line([]float64{-300, 205, -150, 185, 150, 160}, "nature", "Voie de service"))
	s.role(data.RoleRoads,
		line([]float64{-1300, -100, 1300, 60}, "nature", "Type autoroutier", "importance", "1", "numero", "A 719"),
		line([]float64{-100, -27, 60, 30, 100, 130, 60, 220}, "nature", "Bretelle", "importance", "3"),
		line([]float64{-1300, 700, -500, 420, -200, 100, 80, 240, 1300, 330}, "nature", "Route à 1 chaussée", "importance", "3", "numero", "D 978"),
		line([]float64{-400, -600, -350, -200, -400, 280}, "nature", "Route à 1 chaussée", "importance", "4", "numero", "D 12"),
		line([]float64{-380, -60, -100, -110, 480, -130, 560, -40, 900, -20}, "nature", "Route à 1 chaussée", "importance", "5", "nom", "Rue des Forges"),
		line([]float64{-800, 520, -600, 700, -300, 720}, "nature", "Chemin", "importance", "6"),
		point(-20, 0, "nature", "Échangeur", "nom", "Échangeur 12"),
	)
	s.role(data.RolePower, point(700, -160, "nom", "Poste"), line([]float64{-1300, -560, 700, -160, 1300, 500}))
	s.role(data.RoleLimits,
		area([]float64{-1300, -700, -380, -800, -440, 40, -350, 900, -1300, 900}, "nom", "Saint-Aubin-lès-Vernes"),
		area([]float64{-380, -800, 1300, -700, 1300, 900, -350, 900, -440, 40}, "nom", "Montreuil-le-Vieux"))
	s.add("zones", symbology.ForZones(), area(rect(-360, -260, 900, 230), "name", "Zone d’activités des Forges"))
	status := data.Statuses()
	var plots []thing
	for i := range 8 {
		attrs := []string{"id", string(rune('a' + i)), "name", "Lot " + string(rune('1'+i)), "status", string(status[i%len(status)])}
		if i == 7 {
			attrs = append(attrs, "occupancy", string(data.OccupancyBrownfield))
		}
		plots = append(plots, area(rect(-340+float64(i%4)*205, -250+float64(i/4)*100, 190, 85), attrs...))
	}
	s.add("plots", symbology.ForPlots(), plots...)
	s.add("projects", symbology.ForProjects(),
		point(-250, -205, "type", "recruitment", "name", "Tourneurs"), point(-250, -205, "type", "innovation", "name", "Four électrique"),
		point(370, -110, "type", "decarbonation", "name", "Chaleur fatale"))
	return s
}

func TestPictures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name       string
		resolution float64
		unit       float64
	}{
		{"street", 0.8, 1}, {"village", 2.4, 1}, {"valley", 8, 1}, {"dense", 2.4, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := place(t)
			golden.Check(t, c.name, s.picture(0, 0, c.resolution, 1000, 640, c.unit))
		})
	}
}

func TestVerdictPicture(t *testing.T) {
	t.Parallel()
	s := place(t)
	for i := range s.layers {
		if s.layers[i].Layer.ID == "plots" {
			s.layers[i].Rules = symbology.ForVerdicts(map[string]string{"a": "fits", "b": "check", "c": "unfit", "e": "fits", "f": "check"})
		}
	}
	golden.Check(t, "verdicts", s.picture(60, -130, 1.1, 900, 420, 1))
}

// TestElements keeps a picture of each layer alone, so that a change of one style is seen as such.
func TestElements(t *testing.T) {
	t.Parallel()
	for _, d := range place(t).layers {
		t.Run(d.Layer.ID, func(t *testing.T) {
			t.Parallel()
			s := newSheet(t)
			s.layers = []render.Dressed{d}
			x, y, resolution := -200.0, 0.0, 4.0
			if d.Layer.ID == string(data.RoleParcels) || d.Layer.ID == string(data.RoleBuildings) {
				x, y, resolution = -900, -100, 0.8
			}
			golden.Check(t, "element_"+d.Layer.ID, s.picture(x, y, resolution, 420, 260, 1))
		})
	}
}
