package fact_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
)

// An edit of a plot gathers that plot anew, one of a zone its plots; what was gathered of the others is the same map.
func TestCacheGathersOnlyWhatChanged(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	var all []data.Plot
	for i := range 30 {
		all = append(all, data.Plot{
			ID: fmt.Sprintf("P%02d", i), Name: "plot", Status: data.StatusForSale, ZoneID: fmt.Sprintf("Z%d", i%3), Shape: rectangle(t, float64(100*i), 0, float64(100*i+100), 100),
			Provenance: data.Provenance{"fibre": {Source: "test"}}, Tenures: []data.Tenure{data.TenureSale}, PowerKVA: &data.Fact{Value: 100},
		})
	}
	before := snapshot(t, 1, all)
	before.Zones = []data.Zone{{ID: "Z0"}, {ID: "Z1"}}
	var cache fact.Cache
	gathered := func(s *workspace.Snapshot) []match.Candidate {
		got, err := cache.Candidates(ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		if want := gather(t, s); !reflect.DeepEqual(got, want) {
			t.Fatalf("version %d: gathered otherwise than from nothing", s.Version)
		}
		return got
	}
	was := gathered(before)
	moved := func(s *workspace.Snapshot, want ...int) {
		t.Helper()
		now := gathered(s)
		var got []int
		for i := range now {
			if reflect.ValueOf(now[i].Values).Pointer() != reflect.ValueOf(was[i].Values).Pointer() {
				got = append(got, i)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("version %d: gathered %v anew, want %v", s.Version, got, want)
		}
		was = now
	}
	edit := func(s *workspace.Snapshot, change func(*data.Plot)) *workspace.Snapshot {
		n := *s
		n.Version++
		n.Plots = append([]data.Plot(nil), s.Plots...)
		change(&n.Plots[4])
		return &n
	}
	power := edit(before, func(p *data.Plot) { p.PowerKVA = &data.Fact{Value: 200} })
	moved(power, 4)
	tenure := edit(power, func(p *data.Plot) { p.Tenures = []data.Tenure{data.TenureRent} })
	moved(tenure, 4)
	zone := *tenure
	zone.Version++
	zone.Zones = []data.Zone{{ID: "Z0", Vocation: data.VocationCraft}, {ID: "Z2", Vocation: data.VocationPort}}
	moved(&zone, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29)
	moved(edit(&zone, func(*data.Plot) {}))
}

// How a layer looks is nothing that plots are measured against; what it is called is told with each value.
func TestCacheMeasuresAgainWhatALayerTells(t *testing.T) {
	t.Parallel()
	ramp := layer{about("roads", data.RoleRoads), []thing{{line(t, 1000, 0, 1000, 500), []string{"nature", "Bretelle"}}}}
	before := snapshot(t, 1, plots(t), ramp)
	var cache fact.Cache
	gathered := func(s *workspace.Snapshot) match.Candidate {
		got, err := cache.Candidates(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		return got[0]
	}
	edit := func(version uint64, change func(*data.Layer)) *workspace.Snapshot {
		n := *before
		n.Version, n.Layers = version, append([]data.Layer(nil), before.Layers...)
		change(&n.Layers[0])
		return &n
	}
	was := gathered(before)
	hidden := gathered(edit(2, func(l *data.Layer) { l.Visible, l.Order = !l.Visible, 7 }))
	if reflect.ValueOf(was.Values).Pointer() != reflect.ValueOf(hidden.Values).Pointer() {
		t.Error("gathered anew for the look of a layer")
	}
	number(t, gathered(edit(3, func(l *data.Layer) { l.Name = "other" })), data.MeasureMotorway, 900, "other")
	context := gathered(edit(4, func(l *data.Layer) { l.Role = data.RoleContext }))
	unknown(t, context, data.MeasureMotorway)
	if got := cache.Survey(before).Measure(before.Plots[1].Shape)[data.MeasureMotorway]; got.Number < 799 || got.Number > 801 {
		t.Errorf("surveyed %+v", got)
	}
}
