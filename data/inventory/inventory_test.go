package inventory_test

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/inventory"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
)

// The example of the standard: 2 vacant units of 15 are a rate of 13.
func TestRate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		vacant, units, want int
		ok                  bool
	}{{2, 15, 13, true}, {0, 4, 0, true}, {1, 2, 50, true}, {1, 8, 13, true}, {1, 3, 33, true}, {2, 3, 67, true}, {0, 0, 0, false}} {
		if got, ok := inventory.Rate(c.vacant, c.units); got != c.want || ok != c.ok {
			t.Errorf("%d of %d: %d, %v", c.vacant, c.units, got, ok)
		}
	}
}

func TestVacancyAsTheLawWordsIt(t *testing.T) {
	t.Parallel()
	unused := func(last, since string) data.LandUnit {
		return data.LandUnit{Use: data.LandUnused, LastActivity: last, UnoccupiedSince: since}
	}
	at := func(from, until string, cfe data.Answer) data.Establishment {
		return data.Establishment{From: from, Until: until, CFE: cfe}
	}
	for _, c := range []struct {
		name      string
		unit      data.LandUnit
		occupants []data.Establishment
		want      data.Answer
	}{
		{"two years to the day", unused("2024-01-01", "2024-01-01"), nil, data.Yes},
		{"a day short", unused("2024-01-02", "2024-01-02"), nil, data.No},
		{"occupied meanwhile", unused("2020-06-30", "2025-03-01"), nil, data.No},
		{"nothing is known", data.LandUnit{}, nil, data.Unknown},
		{"half is known", unused("2020-06-30", ""), nil, data.Unknown},
		{"never used", data.LandUnit{Use: data.LandNeverUsed}, nil, data.No},
		{"somebody is there", unused("2020-06-30", "2020-06-30"), []data.Establishment{at("2010-01-01", "", data.No)}, data.No},
		{"somebody came afterwards", unused("2020-06-30", "2020-06-30"), []data.Establishment{at("2026-02-01", "", data.Yes)}, data.Yes},
		{"the last one tells", unused("", "2022-05-01"), []data.Establishment{at("2010-01-01", "2022-04-30", data.Yes)}, data.Yes},
		{"the last one was not liable", unused("", "2022-05-01"), []data.Establishment{at("2010-01-01", "2022-04-30", data.No)}, data.Unknown},
		{"the last one left too late", unused("", "2022-05-01"), []data.Establishment{at("2010-01-01", "2024-04-30", data.Yes)}, data.No},
	} {
		if got := inventory.Vacancy(c.unit, c.occupants, 2026); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

func TestProcedure(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		dates  inventory.Dates
		step   inventory.Step
		next   string
		left   int
		faults []inventory.Fault
	}{
		{"nothing", inventory.Dates{}, inventory.NotStarted, "", 0, []inventory.Fault{inventory.FaultFirstLate}},
		{"consulting", inventory.Dates{Started: "2026-01-05", ConsultationStart: "2026-11-10"}, inventory.Consulting, "", 0, []inventory.Fault{inventory.FaultFirstLate}},
		{"consulted", inventory.Dates{Started: "2026-01-05", ConsultationStart: "2026-10-26", ConsultationEnd: "2026-11-25"}, inventory.Consulted, "", 0, []inventory.Fault{inventory.FaultFirstLate}},
		{"too short", inventory.Dates{ConsultationStart: "2023-03-01", ConsultationEnd: "2023-03-20", Adopted: "2023-06-01"}, inventory.Adopted, "2029-06-01", 919, []inventory.Fault{inventory.FaultShort}},
		{"too early", inventory.Dates{ConsultationStart: "2023-03-01", Adopted: "2023-03-20"}, inventory.Adopted, "2029-03-20", 846, []inventory.Fault{inventory.FaultEarly}},
		{"late", inventory.Dates{ConsultationStart: "2020-03-01", ConsultationEnd: "2020-04-01", Adopted: "2020-05-01"}, inventory.ToBeRenewed, "2026-05-01", -208, []inventory.Fault{inventory.FaultOverdue}},
		{"out of order", inventory.Dates{Started: "2026-05-01", ConsultationStart: "2026-04-01"}, inventory.Consulted, "", 0, []inventory.Fault{inventory.FaultOrder, inventory.FaultFirstLate}},
	} {
		p := inventory.ProcedureOn(c.dates, "2026-11-25")
		if p.Step != c.step || p.NextDue != c.next || !slices.Equal(p.Faults, c.faults) || (p.DaysLeft != nil) != (c.next != "") || p.DaysLeft != nil && *p.DaysLeft != c.left {
			t.Errorf("%s: %+v", c.name, p)
		}
	}
}

// square is a rectangle from x to x+w and from y to y+h, in thousandths of a degree.
func square(x, y, w, h float64) orb.MultiPolygon {
	at := func(x, y float64) orb.Point { return orb.Point{3 + x/1000, 47 + y/1000} }
	return orb.MultiPolygon{{{at(x, y), at(x+w, y), at(x+w, y+h), at(x, y+h), at(x, y)}}}
}

// town is a zone over a board of parcels, a quarter of a parcel off their borders, and two parcels that only scrape it.
func town(t *testing.T, owner func(i, j int) string) *workspace.Workspace {
	t.Helper()
	store, err := gpkg.Create(t.Context(), filepath.Join(t.TempDir(), "zae.gpkg"), data.Territory{Name: "CC", EPSG: 2154, Language: "fr"}, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(t.Context(), store, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	var b feature.Builder
	for i := range 4 {
		for j := range 4 {
			b.Begin(feature.Areas)
			b.Geometry(square(float64(i), float64(j), 1, 1))
			b.Text("id", fmt.Sprintf("589010000A%04d", 10*i+j))
			b.Text("denomination", owner(i, j))
			b.End()
		}
	}
	b.Begin(feature.Areas)
	b.Geometry(square(-1, 0, 1.000001, 4)) // reaches 8 cm into it
	b.Text("id", "589010000A0099")
	b.End()
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	layer := data.Layer{ID: "parcelles", Name: "Parcelles", Role: data.RoleParcels, Visible: true}
	if _, err := w.Import(t.Context(), layer, func(sink func(*feature.Set) error) error { return sink(set) }); err != nil {
		t.Fatal(err)
	}
	zone := data.Zone{ID: "58901_SITE-ECO_1", Name: "ZA du Test", Shape: square(0, 0.25, 3.25, 3.75)}
	if _, err := w.Do(t.Context(), data.Edit{Put: []data.Row{zone}}); err != nil {
		t.Fatal(err)
	}
	return w
}

func build(t *testing.T, w *workspace.Workspace) inventory.Draft {
	t.Helper()
	d, err := inventory.Build(t.Context(), w.Snapshot(), "58901_SITE-ECO_1", "2026-11-25", func(k data.Kind) string { return w.NewID(k, "") })
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The units take all the ground that parcels have in the zone, once; those of one owner that touch along a border are one, those
// that touch in a corner are not.
func TestUnitsAreTheClippedParcels(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		owner func(i, j int) string
		units int
	}{
		"one owner":     {func(int, int) string { return "SCI Dupont" }, 1},
		"columns":       {func(i, _ int) string { return fmt.Sprint("Owner ", i) }, 4},
		"a chess board": {func(i, j int) string { return fmt.Sprint("Owner ", (i+j)%2) }, 16},
		"nobody knows":  {func(int, int) string { return "" }, 16},
	} {
		w := town(t, c.owner)
		d := build(t, w)
		if len(d.Units) != c.units {
			t.Errorf("%s: %d units", name, len(d.Units))
		}
		zone := w.Snapshot().Zones[0]
		want, got := 0.0, 0.0
		for i := range 4 {
			for j := range 4 {
				over, err := measure.Overlap(square(float64(i), float64(j), 1, 1), zone.Shape)
				if err != nil {
					t.Fatal(err)
				}
				want += float64(over)
			}
		}
		for _, u := range d.Units {
			got += float64(measure.Area(u.Shape))
			if len(u.Shape) != 1 || u.Validate() != nil || slices.Contains(u.Parcels, "589010000A0099") {
				t.Errorf("%s: %+v", name, u)
			}
		}
		if math.Abs(got-want) > 1e-6*want {
			t.Errorf("%s: %f m², want %f", name, got, want)
		}
		if !slices.ContainsFunc(d.Issues, func(i ingest.Issue) bool {
			return i.Rule == "unit_sliver" && i.FeatureID == "589010000A0099" && i.HasPlace
		}) {
			t.Errorf("%s: the sliver is not told: %+v", name, d.Issues)
		}
		if _, err := w.Do(t.Context(), d.Edit(zone.Name)); err != nil {
			t.Fatal(err)
		}
		if found, err := inventory.Check(t.Context(), w.Snapshot(), zone.ID); err != nil || len(found) != 0 {
			t.Errorf("%s: %v, %v", name, found, err)
		}
		if again := build(t, w); len(again.Edit("").Put) != 0 || again.Same != c.units || len(again.Left) != 0 {
			t.Errorf("%s: proposed again: %+v", name, again)
		}
	}
}

func TestReportCountsAndHides(t *testing.T) {
	t.Parallel()
	w := town(t, func(i, _ int) string { return fmt.Sprint("Jean Martin ", i) })
	d := build(t, w)
	d.Units[0].Use, d.Units[0].LastActivity, d.Units[0].UnoccupiedSince, d.Units[0].Reference = data.LandUnused, "2020-01-01", "2020-01-01", "relevé"
	d.Units[1].Use = data.LandUsed
	e := d.Edit("z")
	e.Put = append(e.Put, data.Establishment{ID: "ETA-1", Name: "Garage Petit", LandUnitID: d.Units[1].ID, CFE: data.Yes, From: "2011-01-01"})
	if _, err := w.Do(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	opt := inventory.Options{Year: 2026, Today: "2026-11-25"}
	inv, err := inventory.Of(t.Context(), w.Snapshot(), opt)
	if err != nil {
		t.Fatal(err)
	}
	if z := inv.Zones[0]; z.Vacant != 1 || z.Unknown != 2 || *z.Rate != 25 || z.Complete != 2 || z.Occupants != 1 {
		t.Errorf("%+v", z)
	}
	opt.Public = true
	public, err := inventory.Of(t.Context(), w.Snapshot(), opt)
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("%+v", public.Zones)
	for _, secret := range []string{"Martin", "Garage", "relevé"} {
		if strings.Contains(text, secret) {
			t.Errorf("%q is in the public version", secret)
		}
	}
}
