package standard_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/standard"
	"emprise/geo/feature"
)

// Every column of a delivery is one of its standard, every word that it writes is read back as the code that it stands for,
// and every code has a word.
func TestDeliveriesAreSound(t *testing.T) {
	t.Parallel()
	for _, id := range standard.Deliveries() {
		d, ok := standard.DeliveryByID(id)
		if !ok {
			t.Fatal(id)
		}
		for _, part := range d.Tables {
			s, ok := standard.ByID(part.Standard)
			if !ok {
				t.Fatalf("%s: standard %s", part.Name, part.Standard)
			}
			var names []string
			for _, c := range part.Columns {
				names = append(names, c.Name)
				known := slices.ContainsFunc(s.Columns, func(n string) bool {
					return strings.EqualFold(strings.ReplaceAll(strings.TrimSuffix(n, "*"), "-", "_"), c.Name)
				})
				if !known {
					t.Errorf("%s: %s is no column of %s", part.Name, c.Name, s.ID)
				}
			}
			if got := best(named(names...), feature.Areas); part.Noun != "" && got.Standard != part.Standard {
				t.Errorf("%s is taken for %s", part.Name, got.Standard)
			}
		}
	}
	for noun, lists := range map[data.Kind]map[string]int{
		data.KindPlot: {
			"terr_stade_comm": len(data.Statuses()), "terr_stade_amngt": len(data.Servicings()), "terr_etat_occup": len(data.Occupancies()),
			"terr_maitrise_fonc": len(data.Owners()),
		},
		data.KindZone: {"site_vocadomi": len(data.Vocations())},
	} {
		for _, part := range sitesEconomiques(t).Tables {
			for _, c := range part.Columns {
				want, listed := lists[c.Name]
				if part.Noun != noun || !listed {
					continue
				}
				if len(c.Say) != want {
					t.Errorf("%s has words for %d codes of %d", c.Name, len(c.Say), want)
				}
				for code, word := range c.Say {
					set := table(t, feature.None, []string{c.Name}, []string{word})
					m, err := standard.Propose(part.Standard, noun, standard.Columns(set))
					if err != nil {
						t.Fatal(err)
					}
					if got := m.Preview(set, 1)[0].Values[0].Text; got != code {
						t.Errorf("%s: %q is read as %q, not %q", c.Name, word, got, code)
					}
				}
			}
		}
	}
}

func sitesEconomiques(t *testing.T) standard.Delivery {
	t.Helper()
	d, ok := standard.DeliveryByID("sites-economiques")
	if !ok {
		t.Fatal("no delivery")
	}
	return d
}

func filling(t *testing.T, fillings []standard.Filling, name string) *feature.Set {
	t.Helper()
	for _, f := range fillings {
		if f.Table.Name == name {
			return f.Features
		}
	}
	t.Fatalf("no filling of %s", name)
	return nil
}

// hectare is about one at 50° north.
func hectare(lon, lat float64) orb.Polygon {
	return orb.Polygon{{{lon, lat}, {lon + 0.0014, lat}, {lon + 0.0014, lat + 0.0009}, {lon, lat + 0.0009}, {lon, lat}}}
}

func TestNounsBecomeRowsOfTheStandard(t *testing.T) {
	t.Parallel()
	stock := standard.Stock{
		Territory: data.Territory{Name: "CC d’essai", EPCISiren: "200071223"},
		Zones:     []data.Zone{{ID: "80024_SITE-ECO_00001", Name: "Les Bornes", Vocation: data.VocationLogistics, INSEE: "80024", Shape: orb.MultiPolygon{hectare(2, 50)}}},
		Plots: []data.Plot{
			{
				ID: "80024_TERRAIN-ECO_00001", ZoneID: "80024_SITE-ECO_00001", Status: data.StatusForSale, Owner: data.OwnerEPCI,
				Parcels: []string{"80024000ZO0030", "80024000ZO0034"}, PriceEuroPerM2: &data.Fact{Value: 5.35}, Updated: "2026-11-01",
				Shape: orb.MultiPolygon{hectare(2, 50)},
			},
			{ID: "80024_TERRAIN-ECO_00002", Shape: orb.MultiPolygon{hectare(2.1, 50), hectare(2.2, 50)}},
			{ID: "80024_TERRAIN-ECO_0000000003"},
		},
		Own: func(noun data.Kind, id, column string) string {
			if noun != data.KindPlot || id != "80024_TERRAIN-ECO_00001" {
				return ""
			}
			return map[string]string{
				"terr_usage": "bâti productif", "terr_maitrise_fonc": "structure intercommunale", "terr_stade_comm": "sous option",
				"terr_acquereur": "SA Lactalys", "terr_surf_brute": "1.05", "terr_cle_en_main": "oui", "terr_utile": "inconnu",
			}[column]
		},
	}
	fillings, issues := sitesEconomiques(t).Fill(stock)
	plots := filling(t, fillings, "terrain_eco")
	for column, want := range map[string]string{
		"terr_id": "80024_TERRAIN-ECO_00001", "site_id": "80024_SITE-ECO_00001", "terr_refcad": "80024000ZO0030|80024000ZO0034",
		"terr_surf_brute": "1.05", // as declared, for the outline agrees
		"terr_stade_comm": "en vente", "terr_maitrise_fonc": "structure intercommunale", "terr_etat_occup": "inconnu",
		"terr_usage": "bâti productif", "terr_cle_en_main": "oui", "terr_utile": "", "terr_actu_date": "2026-11-01",
		"terr_acquereur": "", "terr_m2_prix": "",
	} {
		if got := plots.Text(column, 0); got != want {
			t.Errorf("%s is %q, not %q", column, got, want)
		}
	}
	if plots.Len() != 2 || plots.Kinds[1] != feature.None {
		t.Errorf("%d rows, the second of kind %d", plots.Len(), plots.Kinds[1])
	}
	if n := rules(issues); n["parts_several"] != 1 || n["row_invalid"] != 1 || len(n) != 2 {
		t.Errorf("issues %v", issues)
	}
	zones := filling(t, fillings, "site_eco")
	for column, want := range map[string]string{
		"site_vocadomi": "entrepôts, logistique", "site_epci_nom": "CC d’essai", "site_epci_siren": "200071223", "site_etat": "inconnu",
		"site_surf_comm_dispo": zones.Text("site_surf_brute", 0), "site_comm_insee": "80024", "site_surf_utile": "",
	} {
		if got := zones.Text(column, 0); got != want {
			t.Errorf("%s is %q, not %q", column, got, want)
		}
	}

	stock.Internal = true
	fillings, issues = sitesEconomiques(t).Fill(stock)
	plots = filling(t, fillings, "terrain_eco")
	if plots.Text("terr_acquereur", 0) != "SA Lactalys" || plots.Text("terr_m2_prix", 0) != "5" || rules(issues)["value_rounded"] != 1 {
		t.Errorf("internal: %q, %q, %v", plots.Text("terr_acquereur", 0), plots.Text("terr_m2_prix", 0), issues)
	}
}
