package demo

import (
	"fmt"
	"slices"
	"sync"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/demo/plan"
	"emprise/geo/feature"
)

// sheet builds one layer.
type sheet struct {
	b feature.Builder
	g *ground
}

func (s *sheet) area(p plan.Poly, holes ...plan.Poly) {
	s.b.Begin(feature.Areas)
	poly := orb.Polygon{s.g.ring(p)}
	for _, h := range holes {
		poly = append(poly, s.g.ring(h))
	}
	s.b.Geometry(poly)
}

func (s *sheet) line(pts []plan.Point) {
	s.b.Begin(feature.Lines)
	s.b.Geometry(s.g.line(pts))
}

func (s *sheet) text(pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			s.b.Text(pairs[i], pairs[i+1])
		}
	}
}

func (s *sheet) whole(name string, v float64) { s.b.Number(name, v, feature.Integer) }

// layer describes what a layer is; all are of the same fictional producer's house, each after a real model.
// Layers of one role lie in the order in which they are listed.
func (s *sheet) layer(r *recipe, id, name string, role data.Role, model string, place int) Layer {
	set, err := s.b.Set()
	if err != nil {
		panic("demo: layer " + id + ": " + err.Error())
	}
	roles := data.Roles()
	order := (len(roles)-slices.Index(roles, role))*100 + place
	visible := role != data.RoleUrbanZoning && role != data.RoleProtected
	return Layer{data.Layer{
		ID: id, Name: name, Role: role, Producer: "Emprise, territoire fictif", Licence: "Licence Ouverte 2.0",
		Source: "Territoire de démonstration, d’après le modèle " + model, Date: r.Date, Order: order, Visible: visible, Count: set.Len(),
		Coverage: data.CoverageTerritory,
	}, set}
}

// layers writes the drawing as layers, bottom first.
func (c *country) layers(g *ground) []Layer {
	r := c.recipe
	sheets := []struct {
		draw     func(*ground) *sheet
		id, name string
		role     data.Role
		model    string
		place    int
	}{
		{c.urbanZoning, "zone_urba", "Zonage d’urbanisme (PLUi)", data.RoleUrbanZoning, "CNIG PLU", 0},
		{c.woodland, "zone_de_vegetation", "Bois et forêts", data.RoleContext, "BD TOPO", 0},
		{c.waterAreas, "surface_hydrographique", "Rivière et plans d’eau", data.RoleWater, "BD TOPO", 0},
		{c.waterLines, "troncon_hydrographique", "Ruisseaux", data.RoleWater, "BD TOPO", 1},
		{c.protected, "znieff", "Milieux naturels remarquables", data.RoleProtected, "INPN", 0},
		{c.hazards, "ppri_ombrelle", "Zones inondables (PPRi)", data.RoleHazards, "CNIG PPR", 0},
		{c.cadastre, "parcelles", "Parcelles cadastrales", data.RoleParcels, "Etalab cadastre", 0},
		{c.buildings, "batiments", "Bâtiments", data.RoleBuildings, "BD TOPO", 0},
		{c.rails, "troncon_de_voie_ferree", "Voies ferrées", data.RoleRail, "BD TOPO", 0},
		{c.roadLayer, "troncon_de_route", "Routes", data.RoleRoads, "BD TOPO", 0},
		{c.communeLayer, "communes", "Communes", data.RoleLimits, "Admin Express", 0},
		{c.powerAreas, "poste_de_transformation", "Poste électrique", data.RolePower, "BD TOPO", 0},
		{c.powerLines, "ligne_electrique", "Lignes électriques", data.RolePower, "BD TOPO", 1},
	}
	list := make([]Layer, len(sheets))
	var all sync.WaitGroup
	for i, s := range sheets {
		all.Go(func() { list[i] = s.draw(g).layer(r, s.id, s.name, s.role, s.model, s.place) })
	}
	all.Wait()
	slices.SortStableFunc(list, func(a, b Layer) int { return a.Order - b.Order })
	return list
}

// cadastre has the columns of the Etalab cadastre.
func (c *country) cadastre(g *ground) *sheet {
	s := &sheet{g: g}
	r := newRandom(c.seed, "cadastre")
	for i := range c.parcels {
		p := &c.parcels[i]
		m := c.communes[p.commune]
		s.area(p.shape)
		year := 1975 + r.below(48)
		updated := year + r.below(2026-year)
		s.text("id", c.parcelID(p), "commune", m.INSEE, "prefixe", "000", "section", p.section, "numero", fmt.Sprint(p.number))
		// The fiscal area was measured long ago, and differs a little from what is drawn.
		s.whole("contenance", float64(int(p.shape.Area()*(1+0.006*r.bell())+0.5)))
		s.b.Bool("arpente", r.chance(0.35))
		s.text("created", fmt.Sprintf("%d-%02d-%02d", year, 1+r.below(12), 1+r.below(28)),
			"updated", fmt.Sprintf("%d-%02d-%02d", updated, 1+r.below(12), 1+r.below(28)))
		s.b.End()
	}
	return s
}

// parcelID is commune, prefix, section padded to two and number padded to four: fourteen characters.
func (c *country) parcelID(p *parcel) string {
	return fmt.Sprintf("%s000%s%04d", c.communes[p.commune].INSEE, p.section, p.number)
}

func (c *country) buildings(g *ground) *sheet {
	s := &sheet{g: g}
	for i, h := range c.houses {
		s.area(h.shape)
		use := "Résidentiel"
		switch h.kind {
		case "Eglise":
			use = "Religieux"
		case "Industriel, agricole ou commercial":
			use = "Commercial et services"
		}
		if h.light {
			use = "Annexe"
		}
		s.text("id", fmt.Sprintf("BATIMENT%08d", i+1), "nature", h.kind, "usage_1", use, "commune", c.communes[h.commune].INSEE)
		s.b.Bool("construction_legere", h.light)
		s.b.End()
	}
	return s
}

func (c *country) communeLayer(g *ground) *sheet {
	s := &sheet{g: g}
	for _, k := range c.ground.Dissolve(func(f int) int { return c.faces[f].commune }) {
		m := c.communes[k.Key]
		if k.Shell.Area() < 200000 {
			continue
		}
		s.area(k.Shell, k.Holes...)
		s.text("id", m.INSEE, "nom", m.Name, "epci", c.recipe.Territory.Name)
		s.whole("population", float64(c.population(k.Key)))
		s.b.End()
	}
	return s
}

// population is 2.2 people a house, more or less.
func (c *country) population(m int) int {
	n := 0
	for i := range c.houses {
		if h := &c.houses[i]; h.commune == m && !h.light && h.kind == "Indifférenciée" {
			n++
		}
	}
	return n * 22 / 10
}
