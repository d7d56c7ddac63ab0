package stock_test

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/stock"
	"emprise/data/workspace"
	"emprise/geo/measure"
)

func square(lon float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{lon, 47}, {lon + 0.001, 47}, {lon + 0.001, 47.001}, {lon, 47.001}, {lon, 47}}}}
}

func known(n int) *int { return &n }

func tonnes(v float64) *float64 { return &v }

// The figures are small enough to be added up by hand.
func TestStockByHand(t *testing.T) {
	t.Parallel()
	plot := func(n float64, s data.Status, o data.Occupancy) data.Plot {
		return data.Plot{ID: "P" + string(rune('0'+int(n))), Name: "Lot", Status: s, Occupancy: o, Shape: square(3 + n/100)}
	}
	school := data.Project{ID: "PRJ-1", Type: data.Recruitment, Title: "École", Status: data.ProjectUnderway, ContractID: "CTR-1", Jobs: known(12)}
	heat := data.Project{
		ID: "PRJ-2", Type: data.Decarbonation, Title: "Chaleur", Status: data.ProjectDone, ContractID: "CTR-1", AvoidedTCO2: tonnes(900),
		Funding: []data.Funding{
			{SchemeID: "DIS-1", Scheme: "x", Euro: 100, Status: data.FundingPaid},
			{SchemeID: "DIS-1", Scheme: "x", Euro: 50, Status: data.FundingGranted},
			{Scheme: "CEE", Euro: 30, Status: data.FundingAsked},
			{Scheme: "CEE", Euro: 7, Status: data.FundingRefused},
		},
	}
	others := []data.Row{
		data.Project{ID: "PRJ-3", Type: data.Recruitment, Title: "Salon", Status: data.ProjectIdea, ContractID: "CTR-1", Internal: true},
		data.Project{ID: "PRJ-4", Type: data.Innovation, Title: "Abandon", Status: data.ProjectAbandoned, ContractID: "CTR-1", Jobs: known(99)},
		data.Project{ID: "PRJ-5", Type: data.Innovation, Title: "Ailleurs", Status: data.ProjectDone, Jobs: known(99)},
		data.Contract{ID: "CTR-1", Name: "CRTE", Start: "2024-01-01"},
		data.Scheme{ID: "DIS-1", Name: "Fonds vert"},
	}
	free, sold, brown := plot(1, data.StatusForSale, ""), plot(2, data.StatusSold, data.OccupancyNever), plot(3, data.StatusSold, data.OccupancyBrownfield)
	rows := append([]data.Row{school, heat, free, sold, brown}, others...)
	snap := (&workspace.Snapshot{}).Replaced(rows, nil)

	day := func(s string) time.Time {
		at, err := time.ParseInLocation(time.DateOnly, s, time.Local)
		if err != nil {
			t.Fatal(err)
		}
		return at.Add(10 * time.Hour)
	}
	deed := func(seq int64, at string, undone bool, now, was data.Row) workspace.Deed {
		return workspace.Deed{Seq: seq, Undone: undone, Record: workspace.Record{
			At: day(at), Forward: data.Edit{Put: []data.Row{now}}, Inverse: data.Edit{Put: []data.Row{was}},
		}}
	}
	begun, planned := school, heat
	begun.Status, begun.Jobs = data.ProjectIdea, known(5)
	planned.Status = data.ProjectFunded
	deeds := []workspace.Deed{
		deed(1, "2024-02-01", false, sold, plot(2, data.StatusForSale, data.OccupancyNever)), // before the period
		deed(2, "2025-03-01", false, school, begun),
		deed(3, "2025-04-01", true, free, plot(1, data.StatusSold, "")), // taken back: it was never so
		deed(4, "2025-12-31", false, brown, plot(3, data.StatusForSaleLimited, data.OccupancyBrownfield)),
		deed(5, "2026-01-01", false, heat, planned), // after the period
	}
	s, err := stock.Of(snap, deeds, stock.Options{ContractID: "CTR-1", Since: "2025-01-01", Until: "2025-12-31"})
	if err != nil {
		t.Fatal(err)
	}
	area := float64(measure.Area(square(3)))
	near := func(got, want float64) bool { return math.Abs(got-want) < 1e-3*area }
	if s.Projects != 3 || s.Jobs != 12 || s.JobsUnknown != 1 || s.TCO2e != 900 || s.Before.Jobs != 5 {
		t.Errorf("%+v", s.State)
	}
	if s.Offered.Plots != 1 || s.Before.Offered.Plots != 2 || s.Taken.Plots != 1 || !near(float64(s.Taken.AreaM2), area) || s.Reused.Plots != 1 {
		t.Errorf("offered %+v, before %+v, taken %+v, reused %+v", s.Offered, s.Before.Offered, s.Taken, s.Reused)
	}
	want := []stock.Scheme{{"Fonds vert", 150, 150, 100, 0}, {"CEE", 37, 0, 0, 7}}
	if len(s.Schemes) != 2 || s.Schemes[0] != want[0] || s.Schemes[1] != want[1] {
		t.Errorf("%+v", s.Schemes)
	}
	if len(s.Moved) != 1 || s.Moved[0] != (stock.Move{"PRJ-1", "École", data.ProjectIdea, data.ProjectUnderway}) {
		t.Errorf("%+v", s.Moved)
	}
	if by := s.Priorities[2].ByStatus; by[data.ProjectFunded] != 1 || by[data.ProjectDone] != 0 {
		t.Errorf("%+v", by)
	}
	if s.Known != "2024-02-01" || len(s.Years) != 1 || s.Years[0].Year != 2025 || s.Years[0].Jobs != 12 {
		t.Errorf("%s, %+v", s.Known, s.Years)
	}
	public, err := stock.Of(snap, deeds, stock.Options{ContractID: "CTR-1", Until: "2026-11-25", Public: true})
	if err != nil {
		t.Fatal(err)
	}
	if public.Projects != 2 || public.JobsUnknown != 0 || public.Since != "2024-01-01" || len(public.Years) != 3 || public.Taken.Plots != 2 {
		t.Errorf("%+v", public)
	}
	if _, err := stock.Of(snap, nil, stock.Options{ContractID: "CTR-9", Until: "2026-01-01"}); !errors.Is(err, data.ErrNotFound) {
		t.Error(err)
	}
	for _, o := range []stock.Options{{ContractID: "CTR-1", Until: "hier"}, {ContractID: "CTR-1", Since: "2026-02-01", Until: "2026-01-01"}} {
		if _, err := stock.Of(snap, nil, o); !errors.Is(err, data.ErrInvalid) {
			t.Error(err)
		}
	}
}
