package fact_test

import (
	"testing"

	"emprise/data"
	"emprise/data/fact"
)

// The road runs south of the plots; a ramp leaves it at x = 1000, and a shortcut by a motorway may not be taken.
//
//	P1 P2                        │ motorway, above the road at x = 600
//	─────────────────────────────┼──────────────┬── road, y = −10
//	0                           600            1000 ╲ ramp
func TestWayToTheInterchange(t *testing.T) {
	t.Parallel()
	road := func(columns ...string) thing { return thing{line(t, -200, -10, 1500, -10), columns} }
	ramp := thing{line(t, 1000, -10, 1100, -200), []string{"nature", "Bretelle"}}
	motorway := thing{line(t, 600, -800, 600, 800), []string{"nature", "Type autoroutier"}}
	beyond := thing{line(t, 600, 700, 650, 700), []string{"nature", "Bretelle"}}
	lane := thing{line(t, 50, -10, 50, -400), []string{"nature", "Sentier"}}
	for _, c := range []struct {
		what    string
		things  []thing
		metres  float64
		minutes float64
		source  string
	}{
		{"700 m by the road, 10 m to it", []thing{road("importance", "3"), ramp, motorway, beyond, lane}, 10 + 800, 800*0.06/60 + 10*0.06/20, "layer roads"},
		{"as fast as it is said to be", []thing{road("vitesse_moyenne_vl", "20"), ramp}, 10 + 800, 800*0.06/20 + 10*0.06/20, "layer roads"},
		{"against one way", []thing{road("sens_de_circulation", "Sens inverse"), ramp}, -1, 0, fact.SourceNoWay},
		{"only from the motorway", []thing{road(), motorway, beyond}, -1, 0, fact.SourceNoWay},
		{"far from any road", []thing{{line(t, -200, -600, 1500, -600), nil}, ramp}, -1, 0, fact.SourceNoRoad},
		{"a road that is a project", []thing{road("etat_de_l_objet", "En projet"), ramp}, -1, 0, fact.SourceNoRoad},
		{"no interchange at all", []thing{road()}, -1, 0, ""},
	} {
		got := gather(t, snapshot(t, 1, plots(t), layer{about("roads", data.RoleRoads), c.things}))[1]
		if c.metres < 0 {
			unknown(t, got, data.MeasureMotorwayRoad)
			unknown(t, got, data.MeasureMotorwayDrive)
			if v := got.Values[data.MeasureMotorwayRoad]; v.Source != c.source {
				t.Errorf("%s: %q says so", c.what, v.Source)
			}
			continue
		}
		number(t, got, data.MeasureMotorwayRoad, c.metres, c.source)
		number(t, got, data.MeasureMotorwayDrive, c.minutes, c.source)
	}
}

// The way to any place by the roads, and to none without them; a road that changes is noticed.
func TestWayToWhatANeedNames(t *testing.T) {
	t.Parallel()
	depot := data.Free{Kind: data.FreeRoad, Label: "Depot", Layer: "places", Where: "kind = 'depot'"}
	minutes := depot
	minutes.Kind = data.FreeDrive
	places := layer{about("places", data.RoleContext), []thing{
		{lonLat(t, 1000, 40), []string{"kind", "depot"}}, {lonLat(t, 210, 10), []string{"kind", "shop"}}, {lonLat(t, 0, 9000), []string{"kind", "depot"}},
	}}
	road := func(columns ...string) layer {
		return layer{about("roads", data.RoleRoads), []thing{{line(t, -200, -10, 1500, -10), columns}}}
	}
	cache := new(fact.Cache)
	for i, c := range []struct {
		what    string
		layers  []layer
		metres  float64
		minutes float64
		source  string
	}{
		{"both ways", []layer{places, road("importance", "3")}, 10 + 800 + 50, 800*0.06/60 + 60*0.06/20, "layer places"},
		{"against one way", []layer{places, road("sens_de_circulation", "Sens inverse")}, -1, 0, fact.SourceNoWay},
		{"faster", []layer{places, road("vitesse_moyenne_vl", "80")}, 10 + 800 + 50, 800*0.06/80 + 60*0.06/20, "layer places"},
		{"no road", []layer{places}, -1, 0, fact.SourceNoRoad},
		{"no place", []layer{road()}, -1, 0, ""},
	} {
		s := snapshot(t, uint64(i+1), plots(t), c.layers...)
		s.Needs = []data.Need{asking(depot, minutes)}
		list, err := cache.Candidates(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		for key, want := range map[data.Measure]float64{depot.Key(): c.metres, minutes.Key(): c.minutes} {
			if c.metres < 0 {
				if unknown(t, list[1], key); list[1].Values[key].Source != c.source {
					t.Errorf("%s: %q says so", c.what, list[1].Values[key].Source)
				}
				continue
			}
			number(t, list[1], key, want, c.source)
		}
	}
}
