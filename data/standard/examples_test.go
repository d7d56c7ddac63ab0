package standard_test

import (
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/standard"
	"emprise/geo/feature"
)

// TestTheEstablishmentOfTheExample: a bracket of workforce that has lost its zero, an activity in another form, plots in a
// list, one of them written with a space inside.
func TestTheEstablishmentOfTheExample(t *testing.T) {
	t.Parallel()
	set := read(t, "sites-economiques-cnig/etablissement/exemple-valide.csv")
	layer, issues := propose(t, set, "").Layer(set)
	for column, want := range map[string]string{
		"siret": "34749951900010", "workforce_code": "03", "naf": "45.20B", "insee": "80718",
		"plot_ids": "44003_TERRAIN-ECO_000131|44003_TERRAIN-ECO_00115",
	} {
		if got := layer.Text(column, 0); got != want {
			t.Errorf("%s is %q, not %q", column, got, want)
		}
	}
	if n := rules(issues); n["zero_restored"] != 1 || n["identifier_mended"] != 1 {
		t.Errorf("%v", issues)
	}
}

// TestParcelsAreWrittenInManyWays: lists, arrays, spaces; the commune of short ones is that of the row, or of its identifier.
func TestParcelsAreWrittenInManyWays(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		`["000AY64","000AY67"]`:               "80024000AY0064|80024000AY0067",
		`["000AY64 000AY67"]`:                 "80024000AY0064|80024000AY0067",
		"80024000AY0064,80024000AY0067":       "80024000AY0064|80024000AY0067",
		"80024000AY0064|80025000AY0067":       "80024000AY0064|80025000AY0067",
		"80024000AY0064 80024000AY0067":       "80024000AY0064|80024000AY0067",
		"AY 64, AY 67":                        "80024000AY0064|80024000AY0067",
		"AY64 et AY67":                        "80024000AY0064|80024000AY0067",
		"80024000AY0064|80024000AY0064|néant": "80024000AY0064",
	} {
		for _, header := range [][]string{{"terr_id", "terr_refcad"}, {"site_id", "unite_fonciere_refcad", "comm_insee"}} {
			row := []string{"80024_1", words, "80024"}[:len(header)]
			set := table(t, feature.None, header, row)
			id := map[string]string{"terr_id": "cnig-terrain-eco", "site_id": "cnig-friches"}[header[0]]
			m, err := standard.Propose(id, data.KindPlot, standard.Columns(set))
			if err != nil {
				t.Fatal(err)
			}
			plots, _ := m.Plots(set)
			if len(plots) != 1 || strings.Join(plots[0].Parcels, "|") != want {
				t.Errorf("%s: %s is %v", id, words, plots)
			}
		}
	}
}

// TestTheFiscalAreaIsNotTheDrawnOne: what the cadastre declares is kept as it is, beside the drawing.
func TestTheFiscalAreaIsNotTheDrawnOne(t *testing.T) {
	t.Parallel()
	set := read(t, "cadastre/cadastre-91326-parcelles.json.gz")
	layer, _ := propose(t, set, "").Layer(set)
	s, _ := standard.ByID("etalab-parcelles")
	if !slices.Contains(s.Cautions, "contenance_fiscal") || layer.Text("contenance", 0) != set.Text("contenance", 0) || layer.Text("contenance", 0) == "" {
		t.Errorf("%q of %q", layer.Text("contenance", 0), set.Text("contenance", 0))
	}
}
