package needfile_test

import (
	"testing"

	"emprise/data"
	"emprise/data/needfile"
)

// Every row of the table of criteria that companies ask for (domain §3.2) can be asked, in the units of that table.
func TestEveryRowOfTheDomainCanBeAsked(t *testing.T) {
	t.Parallel()
	s := compiled(t)
	asked := map[data.FreeKind]bool{}
	for row, criterion := range map[string]string{
		"land area":                    `{"measure":"area_m2","hard":true,"weight":3,"min":"2 ha","ideal":"3 ha","max":"6 ha"}`,
		"land area, floor and wish":    `{"measure":"area_m2","hard":true,"weight":3,"min":"1 ha","points":[{"value":"1.5 ha","utility":0},{"value":"3 ha","utility":100}]}`,
		"net buildable area":           `{"measure":"net_m2","hard":true,"min":"1.8 ha"}`,
		"length of a building":         `{"measure":"rectangle_length_m","hard":true,"min":"150 m"}`,
		"width of a building":          `{"measure":"rectangle_width_m","hard":true,"min":"80 m"}`,
		"frontage to a road":           `{"measure":"frontage_m","weight":1,"min":20}`,
		"footprint":                    `{"measure":"coverage_pct","hard":true,"min":"50 %"}`,
		"clear height":                 `{"measure":"height_max_m","hard":true,"min":12}`,
		"existing building":            `{"measure":"building_m2","hard":true,"min":"2 000 m²"}`,
		"destination of the plan":      `{"measure":"industry_use","hard":true,"allowed":["allowed","conditional"]}`,
		"zone of the plan":             `{"measure":"urban_zone","hard":true,"weight":1,"allowed":["UX","AUx"],"grades":{"UX":100,"AUx":50}}`,
		"ICPE regime":                  `{"measure":"icpe_max","hard":true,"min":"E"}`,
		"SEVESO":                       `{"measure":"seveso_max","hard":true,"min":"lower"}`,
		"distance to dwellings":        `{"measure":"housing_m","hard":true,"min":"300 m"}`,
		"distance to an ERP":           `{"free":{"kind":"distance","label":"ERP","role":"buildings","where":"usage_1 = 'Commercial et services'"},"hard":true,"min":"100 m"}`,
		"prohibition of a risk plan":   `{"measure":"ban_share","hard":true,"max":0}`,
		"flood otherwise":              `{"measure":"flood_share","weight":1,"ideal":0,"max":"20 %"}`,
		"clay, level":                  `{"free":{"kind":"text","label":"Argiles","role":"hazards","attribute":"niveau","where":"niveau EST CONNU"},"weight":1,"grades":{"Faible":100,"Moyen":50,"Fort":0}}`,
		"cavities":                     `{"free":{"kind":"intersects","label":"Cavités","role":"hazards","where":"nature CONTIENT 'cavité'"},"weight":1,"allowed":["no"]}`,
		"pollution":                    `{"measure":"pollution","hard":true,"allowed":["absent","treated"]}`,
		"nature":                       `{"free":{"kind":"share","label":"ZNIEFF","role":"protected","where":"type CONTIENT 'ZNIEFF'"},"weight":1,"ideal":0,"max":"10 %"}`,
		"electric power":               `{"measure":"power_kva","hard":true,"weight":1,"min":{"value":1.8,"unit":"MW","power_factor":0.9},"ideal":"5 MVA"}`,
		"power, date":                  `{"measure":"power_available","hard":true,"max":"2028-01-01"}`,
		"gas":                          `{"measure":"gas_nm3h","weight":1,"min":"200 Nm³/h"}`,
		"process water":                `{"measure":"water_m3h","hard":true,"min":"5 l/s"}`,
		"discharge":                    `{"measure":"discharge_m3day","hard":true,"min":"300 m³/day"}`,
		"fibre":                        `{"measure":"fibre","weight":1,"allowed":["yes"]}`,
		"rail siding":                  `{"measure":"rail_m","hard":true,"max":"0.2 km"}`,
		"motorway interchange":         `{"measure":"motorway_m","hard":true,"weight":2,"ideal":"1 km","max":"10 km"}`,
		"freight station":              `{"measure":"freight_road_m","weight":1,"max":"30 km"}`,
		"freight station by road":      `{"free":{"kind":"road","label":"Gare de fret","role":"rail","where":"nature CONTIENT 'fret'"},"weight":1,"max":"30 km"}`,
		"labour within half an hour":   `{"free":{"kind":"drive","label":"Centre","role":"limits","where":"population > 10000"},"hard":true,"max":"0.5 h"}`,
		"port":                         `{"measure":"port_road_m","weight":1,"max":"80 km"}`,
		"airport":                      `{"measure":"airport_road_m","weight":1,"max":"80 km"}`,
		"HGV access":                   `{"measure":"truck_access","hard":true,"allowed":["yes"]}`,
		"slope":                        `{"measure":"slope_pct","hard":true,"weight":1,"ideal":"2 %","max":"20 %"}`,
		"bearing capacity":             `{"measure":"bearing_kpa","hard":true,"min":"1 bar"}`,
		"price":                        `{"measure":"price_eur_m2","hard":true,"weight":2,"ideal":"250 k€/ha","max":"45 €/m²"}`,
		"reference of prices":          `{"free":{"kind":"number","label":"DVF","role":"prices","attribute":"prix_m2","unit":"€/m²","pick":"mean"},"weight":1,"max":60}`,
		"tenure":                       `{"measure":"tenures","hard":true,"allowed":["sale","building_lease"]}`,
		"availability":                 `{"measure":"available","hard":true,"max":"2027-06-30"}`,
		"turnkey":                      `{"measure":"turnkey","weight":1,"allowed":["yes"]}`,
		"studies done":                 `{"measure":"maturity","weight":1,"min":0,"ideal":4}`,
		"catchment":                    `{"free":{"kind":"count","label":"Établissements","role":"companies","within_m":"5 km"},"weight":1,"min":10}`,
		"extension":                    `{"free":{"kind":"count","label":"Voisins à vendre","role":"plots","where":"terr_stade_comm = 'en vente'","within_m":20},"weight":1,"min":1}`,
		"renewables":                   `{"free":{"kind":"intersects","label":"ZAER","layer":"zaer"},"weight":1,"allowed":["yes"]}`,
		"ZAN, brownfield":              `{"measure":"occupancy","weight":2,"grades":{"brownfield":100,"vacant":80,"*":0}}`,
		"ZAN, land take":               `{"measure":"land_take_m2","weight":2,"ideal":0,"max":"1 ha"}`,
		"commune":                      `{"measure":"insee","hard":true,"allowed":["58901"]}`,
		"distance to the present site": `{"measure":"site_m","weight":1,"max":"15 km"}`,
		"an attribute of the parcels":  `{"free":{"kind":"number","label":"Contenance","role":"parcels","attribute":"contenance","unit":"m²","pick":"sum"},"hard":true,"min":"1 ha"}`,
		"a name of the parcels":        `{"free":{"kind":"text","label":"Section","role":"parcels","attribute":"section","pick":"any"},"hard":true,"allowed":["AB"]}`,
	} {
		text := asks(criterion)
		n, err := needfile.Read([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", row, err)
			continue
		}
		if err := conforms(s, text); err != nil {
			t.Errorf("%s: %v", row, err)
		}
		c := n[0].Criteria[0]
		if c.Free != nil {
			asked[c.Free.Kind] = true
		}
		if !c.Understood() || c.Key() == "" || c.Categorical() != (c.Unit() == "") {
			t.Errorf("%s: %+v", row, c)
		}
	}
	for _, k := range data.FreeKinds() {
		if !asked[k] {
			t.Errorf("no row is asked by %s", k)
		}
	}
}
