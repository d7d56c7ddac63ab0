package symbology_test

import (
	"context"
	"image"
	"math"
	"strings"
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/symbology"
	"emprise/geo/feature"
	"emprise/geo/paint"
	"emprise/geo/paint/golden"
	"emprise/geo/paint/raster"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// The measures of a contact sheet, typographic pixels.
const (
	cardWide, cardHigh = 330, 236
	cardMap            = 196
	columns            = 4
)

// TestContactSheet shows all ready-made styles side by side, each on the things it is for, with its legend in French: the page
// to look at when the palette moves.
func TestContactSheet(t *testing.T) {
	t.Parallel()
	cards := cards(t)
	rows := (len(cards) + columns - 1) / columns
	s := raster.New(columns*cardWide, rows*cardHigh, 1)
	s.Clear(symbology.Paper())
	loc := locale.New("fr")
	for i, c := range cards {
		c.draw(t, s, loc, float64(i%columns*cardWide), float64(i/columns*cardHigh))
	}
	golden.Check(t, "contact_sheet", s.Picture())
	// As a photocopier sees it.
	grey := image.NewRGBA(s.Picture().Rect)
	for i := 0; i < len(grey.Pix); i += 4 {
		p := s.Picture().Pix[i : i+4]
		y := uint8(0.2126*float64(p[0]) + 0.7152*float64(p[1]) + 0.0722*float64(p[2]))
		grey.Pix[i], grey.Pix[i+1], grey.Pix[i+2], grey.Pix[i+3] = y, y, y, 255
	}
	golden.Check(t, "contact_sheet_grey", grey)
}

// card is one style and the things it is shown on.
type card struct {
	title      string
	layer      *scene.Layer
	rules      style.Rules
	resolution float64
}

func (c card) draw(t *testing.T, s *raster.Surface, loc *locale.Locale, x, y float64) {
	t.Helper()
	ink := style.Hex("#2B2A27")
	s.Text(x+10, y+18, c.title, paint.TextStyle{Size: 13, Bold: true, Colour: ink})
	r := render.Rect{X: x + 10, Y: y + 28, Width: cardMap - 16, Height: cardHigh - 40}
	f := render.Plane(c.layer.Box.Centre(), c.resolution, r, 1)
	d := []render.Dressed{{Layer: c.layer, Rules: c.rules}}
	if err := render.Scene(context.Background(), s, f, d); err != nil {
		t.Fatal(err)
	}
	frame := paint.Path{
		XY: []float32{
			float32(r.X), float32(r.Y), float32(r.X + r.Width), float32(r.Y), float32(r.X + r.Width), float32(r.Y + r.Height),
			float32(r.X), float32(r.Y + r.Height), float32(r.X), float32(r.Y),
		}, Starts: []int32{0, 5},
	}
	s.Stroke(frame, paint.Stroke{Colour: style.Hex("#C9C2B5"), Width: 1})
	at := y + 34
	for _, e := range c.rules.Legend(c.layer, c.layer.Box) {
		sample(t, s, e, c.rules, x+cardMap+4, at)
		lines := folded(s, explain.Sign(loc, e), cardWide-cardMap-40)
		for i, line := range lines {
			s.Text(x+cardMap+34, at+10+11*float64(i), line, paint.TextStyle{Size: 10, Colour: ink})
		}
		at += 8 + 11*float64(len(lines))
	}
}

// folded cuts a text in lines of a width.
func folded(s paint.Surface, text string, width float64) []string {
	var lines []string
	line := ""
	for _, w := range strings.Split(text, " ") {
		if line != "" && s.TextWidth(line+" "+w, paint.TextStyle{Size: 10}) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(lines, line)
}

func upperFirst(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// sample draws a symbol as a small feature of its kind wears it.
func sample(t *testing.T, s *raster.Surface, e style.LegendEntry, r style.Rules, x, y float64) {
	t.Helper()
	sheet := newSheet(t)
	one := style.Single(*e.Symbol)
	one.Classes[0].Symbol.Shown = style.Range{}
	one.Opacity = r.Opacity
	s.Clip(x, y-4, 28, 20)
	defer s.Unclip()
	switch e.Kind {
	case feature.Points:
		down := 0.0
		if m := e.Symbol.Marker; m.Pinned() {
			down = -9
			one.Classes[0].Symbol.Marker.Size = min(m.Size, 10)
		}
		sheet.add("s", one, point(0, down))
	case feature.Lines:
		sheet.add("s", one, line([]float64{-13, -4, -4, 2, 4, -2, 13, 4}))
	default:
		sheet.add("s", one, area(rect(-12, -6, 24, 12)))
	}
	f := render.Plane(sheet.origin, 1, render.Rect{X: x, Y: y - 3, Width: 28, Height: 18}, 1)
	f.Resolution = 3 // lines as wide as on the map of a village
	l := sheet.layers[0].Layer
	if err := render.Features(context.Background(), s, f, l, one); err != nil {
		t.Fatal(err)
	}
}

func cards(t *testing.T) []card {
	t.Helper()
	loc := locale.New("fr")
	var all []card
	put := func(title string, r style.Rules, resolution float64, things ...thing) {
		s := newSheet(t)
		s.add("l", r, things...)
		all = append(all, card{title, s.layers[0].Layer, r, resolution})
	}
	role := func(r data.Role, resolution float64, things ...thing) {
		put(upperFirst(loc.T("role."+string(r))), symbology.ForRole(r), resolution, things...)
	}
	grid := func(n int, attrs func(i int) []string) []thing {
		var out []thing
		for i := range n {
			out = append(out, area(rect(float64(i%3)*62, -float64(i/3)*62, 56, 56), attrs(i)...))
		}
		return out
	}
	status := data.Statuses()
	put("Terrains : commercialisation", symbology.ForPlots(), 1.1, grid(9, func(i int) []string {
		a := []string{"id", string(rune('a' + i)), "name", "Lot " + string(rune('1'+i))}
		if i < len(status) {
			a = append(a, "status", string(status[i]))
		}
		if i == 8 {
			a = append(a, "occupancy", string(data.OccupancyBrownfield))
		}
		return a
	})...)
	verdicts := []string{"fits", "check", "unfit", ""}
	answers := map[string]string{}
	for i, v := range verdicts {
		if v != "" {
			answers[string(rune('a'+i))] = v
		}
	}
	put("Terrains : réponse à un besoin", symbology.ForVerdicts(answers), 1.1, grid(4, func(i int) []string {
		return []string{"id", string(rune('a' + i)), "name", "Lot " + string(rune('1'+i))}
	})...)
	put("Zones d’activités", symbology.ForZones(), 2, area([]float64{0, 0, 260, 30, 280, 190, 90, 210, -20, 130}, "name", "Les Peupliers"))
	put("Projets", symbology.ForProjects(), 1.2,
		point(0, 0, "type", "recruitment", "name", "Soudeurs"), point(60, 60, "type", "innovation", "name", "Four"), point(110, -30, "type", "decarbonation", "name", "Chaleur"))
	var many []thing
	for i := range 40 {
		a := float64(i) * 2.4
		many = append(many, point(900*math.Cos(a)*float64(i)/40, 700*math.Sin(a)*float64(i)/40, "type", []string{"recruitment", "innovation", "decarbonation"}[i%3]))
	}
	put("Projets, de loin", symbology.ForProjects(), 14, many...)
	codes := [][2]string{{"U", "0100"}, {"U", "0201"}, {"AUc", "0100"}, {"AUc", "0201"}, {"AUs", "0100"}, {"AUs", "0201"}, {"A", ""}, {"N", ""}, {"ZZ", ""}}
	role(data.RoleUrbanZoning, 1.1, grid(9, func(i int) []string {
		return []string{"typezone", codes[i][0], "formdomi", codes[i][1], "libelle", codes[i][0]}
	})...)
	rules := []string{"04", "03", "02", "05", "06", ""}
	role(data.RoleHazards, 1.1, grid(6, func(i int) []string { return []string{"typereglement", rules[i]} })...)
	put("Risques : aléas", symbology.ForRole(data.RoleHazards), 1.1, grid(4, func(i int) []string { return []string{"niveaualea", []string{"01", "02", "03", "04"}[i]} })...)
	role(data.RoleProtected, 1.1, grid(1, func(int) []string { return nil })...)
	role(data.RoleParcels, 0.8, grid(9, func(i int) []string { return []string{"numero", string(rune('1' + i))} })...)
	role(data.RoleBuildings, 1, grid(6, func(int) []string { return nil })...)
	role(data.RoleRoads, 2.4,
		line([]float64{-220, 160, 220, 190}, "nature", "Type autoroutier", "numero", "A 77"), line([]float64{-60, 170, 20, 120, 20, 60}, "nature", "Bretelle"),
		line([]float64{-220, 60, 220, 70}, "importance", "2", "numero", "D 978"), line([]float64{-220, 0, 220, -10}, "importance", "4", "numero", "D 12"),
		line([]float64{-220, -60, 220, -70}, "importance", "5", "nom", "Rue des Forges"), line([]float64{-220, -130, 220, -120}, "nature", "Chemin"),
		point(140, 66, "nature", "Échangeur"))
	role(data.RoleRail, 2, line([]float64{-180, 40, 180, 70}, "nature", "Voie ferrée principale"), line([]float64{-120, -40, 0, -30, 160, 30}, "nature", "Voie de service"))
	role(data.RolePower, 2, line([]float64{-180, 40, 180, 80}), point(0, 60), area(rect(-60, -60, 80, 60)))
	role(data.RoleWater, 2, area(rect(-160, -70, 320, 60), "nom", "Étang Neuf"), line(wave(-160, 160, 60, 24, 300), "nom", "La Vernoise"))
	role(data.RoleNetworks, 2, line([]float64{-180, 40, 180, 80}), point(0, -20), area(rect(-60, -100, 80, 50)))
	role(data.RoleCompanies, 1.2, point(0, 0, "name", "Aciéries"), point(70, 60, "name", "Conserverie"))
	put("Entreprises, de loin", symbology.ForRole(data.RoleCompanies), 6, func() (out []thing) {
		for i := range 60 {
			a := float64(i) * 2.4
			out = append(out, point(420*math.Cos(a)*float64(i%20)/20, 420*math.Sin(a)*float64(i)/60))
		}
		return out
	}()...)
	prices := []string{"5", "15", "28", "45", "80", "150", ""}
	role(data.RolePrices, 1.1, grid(7, func(i int) []string {
		if prices[i] == "" {
			return nil
		}
		return []string{"price_eur", prices[i] + "000", "area_m2", "1000"}
	})...)
	role(data.RoleLimits, 6, area([]float64{-480, -400, 20, -430, 0, 40, 30, 430, -480, 400}, "nom", "Saint-Aubin"), area([]float64{20, -430, 480, -400, 470, 420, 30, 430, 0, 40}, "nom", "Montreuil"))
	nature := []string{"Bois", "Eau", "Bâti", "Friche"}
	role(data.RoleContext, 1.1, grid(4, func(i int) []string { return []string{"nature", nature[i]} })...)
	return all
}
