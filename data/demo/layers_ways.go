package demo

import (
	"fmt"

	"emprise/data/demo/plan"
)

// roadLayer has the columns of troncon_de_route in the BD TOPO; importance is text there.
func (c *country) roadLayer(g *ground) *sheet {
	s := &sheet{g: g}
	n := 0
	add := func(line []plan.Point, nature, importance, number, class, name string) {
		for _, part := range c.clip(line) {
			n++
			s.line(part.Points)
			s.text("id", fmt.Sprintf("TRONROUT%08d", n), "nature", nature, "importance", importance, "cpx_numero", number,
				"cpx_classement_administratif", class, "nom", name)
			s.b.End()
		}
	}
	for i := range c.tracks {
		if t := &c.tracks[i]; t.street {
			add(t.points, "Route à 1 chaussée", "5", "", "", "")
		} else {
			add(t.points, "Chemin", "6", "", "", "")
		}
	}
	for _, m := range c.communes {
		add(closed(m.place), "Route à 1 chaussée", "4", "", "", "Place de l’Église")
		if m.core != nil {
			add(closed(m.core), "Route à 1 chaussée", "4", "", "", "Boulevard des Remparts")
		}
	}
	for _, e := range c.estates {
		for _, st := range e.streets {
			add(st, "Route à 1 chaussée", "5", "", "", "")
		}
	}
	for _, tag := range []plan.Tag{tagStreet, tagLane, tagRoad, tagMain} {
		for _, rd := range c.roads {
			if rd.tag != tag {
				continue
			}
			for _, part := range c.clearOfRoundabouts(rd.curve) {
				switch tag {
				case tagMain:
					add(part.Points, "Route à 1 chaussée", "2", rd.name, "Départementale", "")
				case tagRoad:
					importance := "4"
					if rd.to >= 0 && c.communes[rd.from].Size != "village" || rd.to >= 0 && c.communes[rd.to].Size != "village" {
						importance = "3"
					}
					add(part.Points, "Route à 1 chaussée", importance, rd.name, "Départementale", "")
				case tagLane:
					add(part.Points, "Route à 1 chaussée", "5", rd.name, "Voie communale", "")
				default:
					add(part.Points, "Route à 1 chaussée", "5", "", "", "")
				}
			}
		}
	}
	for _, o := range c.roundabouts {
		add(closed(o), "Rond-point", "2", "", "", "")
	}
	for _, x := range c.interchanges {
		for _, line := range x.ramps {
			add(line, "Bretelle", "2", "", "", fmt.Sprintf("Échangeur n° %s — %s", x.Number, x.Name))
		}
	}
	for _, side := range []float64{-8.5, 8.5} {
		add(c.motorway.Beside(func(float64) float64 { return side }), "Type autoroutier", "1", c.recipe.Motorway.Name, "Autoroute", "")
	}
	return s
}

func closed(ring []plan.Point) []plan.Point {
	return append(ring[:len(ring):len(ring)], ring[0])
}

// clearOfRoundabouts leaves out what lies inside them.
func (c *country) clearOfRoundabouts(curve plan.Curve) []plan.Curve {
	parts := []plan.Curve{curve}
	for _, o := range c.roundabouts {
		var next []plan.Curve
		for _, p := range parts {
			next = append(next, p.Outside(o)...)
		}
		parts = next
	}
	return parts
}

func (c *country) rails(g *ground) *sheet {
	s := &sheet{g: g}
	n := 0
	add := func(line []plan.Point, nature, usage, tracks, name string) {
		n++
		s.line(line)
		s.text("id", fmt.Sprintf("TRONFERR%08d", n), "nature", nature, "usage", usage, "nombre_de_voies", tracks, "nom", name)
		s.b.End()
	}
	add(c.clip(c.railway.Points)[0].Points, "Voie ferrée principale", "Voyageur et fret", "Voie double", c.recipe.Railway.Name)
	for i, e := range c.estates {
		for _, line := range e.sidings {
			add(line, "Voie de service", "Fret", "Voie unique", "Embranchement — "+c.recipe.Zones[i].Name)
		}
	}
	return s
}

func (c *country) powerAreas(g *ground) *sheet {
	s := &sheet{g: g}
	for i := range c.parcels {
		if p := &c.parcels[i]; p.site == len(c.estates)-1 {
			s.area(p.shape)
			s.text("id", "POSTRANS00000001", "nature", "Poste source", "toponyme", c.recipe.Substation.Name, "tension", "225 kV")
			s.b.End()
			break
		}
	}
	return s
}

func (c *country) powerLines(g *ground) *sheet {
	s := &sheet{g: g}
	post := plan.Quad(c.estates[len(c.estates)-1].ring...).Centroid()
	for i, l := range c.recipe.PowerLines {
		k := knots(l.Axis)
		for j := range k {
			if k[j] == pt(0, 0) {
				k[j] = post
			}
		}
		s.line(c.clip(plan.Densify(k, 340))[0].Points)
		s.text("id", fmt.Sprintf("LIGNELEC%08d", i+1), "voltage", l.Name, "tension", l.Name)
		s.b.End()
	}
	return s
}
