package dashboard_test

import (
	"bytes"
	"context"
	"errors"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/dashboard"
	"emprise/data/demo"
	"emprise/data/fact"
	"emprise/data/gpkg"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/measure"
)

func ptr[T any](v T) *T { return &v }

// square is a plot of so many metres a side, so many metres east of a place at 47° north.
func square(east, side float64) orb.MultiPolygon {
	const lat, lon = 47.0, 3.4
	mLon, mLat := 1/(111_320*math.Cos(lat*math.Pi/180)), 1/111_200.0
	x0, y0 := lon+east*mLon, lat
	x1, y1 := x0+side*mLon, y0+side*mLat
	return orb.MultiPolygon{{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}}}
}

func figures(t *testing.T, snap *workspace.Snapshot, candidates []match.Candidate, o dashboard.Options) *dashboard.Figures {
	t.Helper()
	f, err := dashboard.Of(t.Context(), snap, candidates, o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func about(t *testing.T, what string, got geo.SquareMetres, want, share float64) {
	t.Helper()
	if math.Abs(float64(got)-want) > share*want {
		t.Errorf("%s: %.1f m², want %.1f", what, float64(got), want)
	}
}

// Two plots of a hectare that share half of their ground are a hectare and a half, whatever their statuses are.
func TestSharedGroundCountsOnce(t *testing.T) {
	t.Parallel()
	snap := &workspace.Snapshot{Plots: []data.Plot{
		{ID: "A", Status: data.StatusForSale, Shape: square(0, 100)},
		{ID: "B", Status: data.StatusForSale, Shape: square(50, 100)},
		{ID: "C", Status: data.StatusSold, Shape: square(500, 200)},
		{ID: "D", Status: data.StatusSold},
		{ID: "E", Shape: square(520, 100)},
	}}
	f := figures(t, snap, nil, dashboard.Options{})
	about(t, "all", f.All.AreaM2, 55_000, 0.002)
	if f.All.Left != 1 {
		t.Errorf("%d plots without an outline are told, not 1", f.All.Left)
	}
	want := []data.Status{data.StatusForSale, data.StatusSold, ""}
	for i, s := range f.Statuses {
		if s.Status != want[i] {
			t.Errorf("status %d is %q, not %q", i, s.Status, want[i])
		}
	}
	about(t, "for sale", f.Statuses[0].AreaM2, 15_000, 0.002)
	about(t, "sold", f.Statuses[1].AreaM2, 40_000, 0.002)
	if len(f.Zones) != 1 || f.Zones[0].ID != "" || len(f.Zones[0].Plots) != 5 {
		t.Errorf("plots of no zone: %+v", f.Zones)
	}
}

func TestSupplyMeetsDemand(t *testing.T) {
	t.Parallel()
	area := func(least, ideal, most float64) []data.Criterion {
		c := data.Criterion{Measure: data.MeasureArea}
		for to, v := range map[**float64]float64{&c.Min: least, &c.Ideal: ideal, &c.Max: most} {
			if v > 0 {
				*to = &v
			}
		}
		return []data.Criterion{c}
	}
	snap := &workspace.Snapshot{
		Plots: []data.Plot{
			{ID: "A", Status: data.StatusForSale, Shape: square(0, 60)},
			{ID: "B", Status: data.StatusForSaleLimited, Shape: square(500, 130)},
			{ID: "C", Status: data.StatusSold, Shape: square(900, 130)},
		},
		Needs: []data.Need{
			{ID: "1", Stage: data.StageOpen, Criteria: area(10_000, 30_000, 0)},
			{ID: "2", Criteria: area(0, 0, 4_999)},
			{ID: "3", Stage: data.StageServed, Criteria: area(10_000, 0, 0)},
			{ID: "4", Stage: data.StageOpen, Criteria: []data.Criterion{{Measure: data.MeasurePrice, Max: ptr(30.0)}}},
			{ID: "5", Criteria: area(100_000, 0, 0)},
		},
	}
	f := figures(t, snap, nil, dashboard.Options{})
	type class struct{ plots, needs string }
	want := []class{{"A", "2"}, {}, {"B", "1"}, {}, {}, {"", "5"}}
	for i, s := range f.Sizes {
		if got := (class{strings.Join(s.Offered.Plots, " "), strings.Join(s.Needs, " ")}); got != want[i] {
			t.Errorf("from %.0f m²: %v, want %v", s.FromM2, got, want[i])
		}
	}
	if !slices.Equal(f.Unsized, []string{"4"}) {
		t.Errorf("needs without an area: %v", f.Unsized)
	}
}

func TestLandTakeAgainstTheBudget(t *testing.T) {
	t.Parallel()
	take := func(v float64) *data.Fact { return &data.Fact{Value: v} }
	snap := &workspace.Snapshot{
		Territory: data.Territory{LandBudgetM2: ptr(10_000.0), LandBudgetFrom: "2021-01-01", LandBudgetUntil: "2030-12-31"},
		Plots: []data.Plot{
			{ID: "A", Status: data.StatusSold, SaleDate: "2021-01-01", LandTakeM2: take(1000)},
			{ID: "B", Status: data.StatusSold, SaleDate: "2020-12-31", LandTakeM2: take(2000)},
			{ID: "C", Status: data.StatusSold, SaleDate: "2031-01-01", LandTakeM2: take(4000)},
			{ID: "D", Status: data.StatusSold, LandTakeM2: take(500)},
			{ID: "E", Status: data.StatusOption, LandTakeM2: take(3000)},
			{ID: "F", Status: data.StatusReservedByBoard, LandTakeM2: take(3500)},
			{ID: "G", Status: data.StatusForSale, LandTakeM2: take(0)},
			{ID: "H", Status: data.StatusForSaleLimited},
			{ID: "I", Status: data.StatusUnsaleable, LandTakeM2: take(9)},
		},
	}
	k := figures(t, snap, nil, dashboard.Options{}).Take
	for name, at := range map[string]struct {
		use  dashboard.Use
		ids  string
		area geo.SquareMetres
	}{
		"taken": {k.Taken, "A", 1000}, "before": {k.Before, "B", 2000}, "undated": {k.Undated, "D", 500}, "reserved": {k.Reserved, "E F", 6500}, "offered": {k.Offered, "G", 0},
	} {
		if got := strings.Join(at.use.Plots, " "); got != at.ids || at.use.AreaM2 != at.area {
			t.Errorf("%s: %s %.0f, want %s %.0f", name, got, at.use.AreaM2, at.ids, at.area)
		}
	}
	if left, ok := k.Left(); !ok || left != 2000 || !slices.Equal(k.Unknown, []string{"H"}) {
		t.Errorf("%.0f m² remain (%v), not known of %v", left, ok, k.Unknown)
	}
	snap.Plots = append(snap.Plots, data.Plot{ID: "J", Status: data.StatusSold}, data.Plot{ID: "K", Status: data.StatusOption}, data.Plot{ID: "L", Status: data.StatusSold, SaleDate: "2020-01-01"})
	if k = figures(t, snap, nil, dashboard.Options{}).Take; !slices.Equal(k.Unsaid.Plots, []string{"J", "K"}) {
		t.Errorf("what is left hangs on %v too", k.Unsaid.Plots)
	}
	snap.Territory.LandBudgetM2 = nil
	if _, ok := figures(t, snap, nil, dashboard.Options{}).Take.Left(); ok {
		t.Error("a budget that nobody entered has something left")
	}
}

func TestThePublicFiguresHoldNothingInternal(t *testing.T) {
	t.Parallel()
	snap := &workspace.Snapshot{
		Projects: []data.Project{
			{ID: "P1", Type: data.Recruitment, Status: data.ProjectUnderway, Jobs: ptr(3)},
			{ID: "P2", Type: data.Recruitment, Status: data.ProjectUnderway, Jobs: ptr(5), Internal: true},
			{ID: "P3", Type: data.Decarbonation, Status: data.ProjectUnderway},
			{ID: "P4", Type: data.Recruitment, Status: data.ProjectUnderway},
		},
		Proposals: []data.Proposal{{ID: "O1", Stage: data.ProposalOption, OptionUntil: "2026-01-01"}, {ID: "O2", Stage: data.ProposalOption, OptionUntil: "2026-12-31"}},
	}
	f := figures(t, snap, nil, dashboard.Options{Today: "2026-11-23"})
	if w := f.Works[0]; w.Jobs != 8 || !slices.Equal(w.JobsUnknown, []string{"P4"}) || !slices.Equal(w.TCO2Unknown, []string{"P3"}) {
		t.Errorf("inside: %+v", w)
	}
	if s := f.Stages[0]; len(s.Proposals) != 2 || !slices.Equal(s.Expired, []string{"O1"}) {
		t.Errorf("options: %+v", s)
	}
	f = figures(t, snap, nil, dashboard.Options{Public: true})
	if f.Works[0].Jobs != 3 || len(f.Stages) != 0 {
		t.Errorf("outside: %+v, %+v", f.Works, f.Stages)
	}
}

// theDemo is the demonstration territory as a project.
func theDemo(t *testing.T) *workspace.Snapshot {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.gpkg")
	if err := demo.WriteProject(t.Context(), path, demo.Generate(demo.DefaultSeed)); err != nil {
		t.Fatal(err)
	}
	store, err := gpkg.Open(t.Context(), path, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ws, err := workspace.Open(t.Context(), store, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return ws.Snapshot()
}

// On the demonstration territory, figures are those that counting one by one gives: the ground of a status is what inclusion and
// exclusion over pairs of its plots leave, since no three of them meet.
func TestFiguresOfTheDemonstration(t *testing.T) {
	t.Parallel()
	snap := theDemo(t)
	candidates, err := fact.Candidates(t.Context(), snap)
	if err != nil {
		t.Fatal(err)
	}
	f := figures(t, snap, candidates, dashboard.Options{Today: "2026-11-23"})
	count := 0
	for _, s := range f.Statuses {
		count += len(s.Plots)
		about(t, string(s.Status), s.AreaM2, ground(t, snap, func(p data.Plot) bool { return p.Status == s.Status }), 1e-6)
	}
	if count != len(snap.Plots) {
		t.Errorf("%d plots in all statuses of %d", count, len(snap.Plots))
	}
	for _, z := range f.Zones {
		about(t, z.Name, z.AreaM2, ground(t, snap, func(p data.Plot) bool { return p.ZoneID == z.ID }), 1e-6)
	}
	needs := len(f.Unsized)
	for _, s := range f.Sizes {
		needs += len(s.Needs)
		for _, id := range s.Offered.Plots {
			p, _ := snap.Plot(id)
			if a := measure.Area(p.Shape); a < s.FromM2 || s.ToM2 > 0 && a >= s.ToM2 || !p.Offered() {
				t.Errorf("%s of %.0f m² is in the class from %.0f to %.0f", id, a, s.FromM2, s.ToM2)
			}
		}
	}
	open := 0
	for _, n := range snap.Needs {
		if n.Stage == data.StageOpen || n.Stage == "" {
			open++
		}
	}
	if needs != open {
		t.Errorf("%d needs by size, %d are open", needs, open)
	}
	jobs, carbon, proposals := 0, 0.0, 0
	for _, p := range snap.Projects {
		if n, ok := p.JobCount(); ok {
			jobs += n
		}
		if p.AvoidedTCO2 != nil {
			carbon += *p.AvoidedTCO2
		}
	}
	for _, w := range f.Works {
		jobs, carbon = jobs-w.Jobs, carbon-w.TCO2e
	}
	for _, s := range f.Stages {
		proposals += len(s.Proposals)
	}
	if jobs != 0 || math.Abs(carbon) > 1e-9 || proposals != len(snap.Proposals) {
		t.Errorf("%d jobs and %g tonnes too few, %d proposals of %d", jobs, carbon, proposals, len(snap.Proposals))
	}
	for _, k := range f.Known {
		known := 0
		for _, c := range candidates {
			if v, ok := c.Values[k.Measure]; c.Status != data.StatusSold && c.Status != data.StatusUnsaleable && ok && v.Known {
				known++
			}
		}
		if k.Known != known || k.Known+len(k.Unknown) != f.Counted {
			t.Errorf("%s: known of %d, not of %d, of %d; counted %d", k.Measure, k.Known, len(k.Unknown), f.Counted, known)
		}
	}
	// Every bar tells where it comes from, and every row that it names is there.
	for _, c := range f.Charts(locale.New("fr")) {
		seen := map[string]bool{}
		for _, b := range c.Bars {
			if seen[b.Code] || b.Title == "" || b.Value == "" {
				t.Errorf("%s: bar %+v", c.Code, b)
			}
			seen[b.Code] = true
			for _, r := range b.Refs {
				if _, ok := snap.Row(r); !ok {
					t.Errorf("%s counts %v, which is not there", b.Code, r)
				}
			}
			whole := 0.0
			for _, p := range b.Parts {
				whole += p.Share
			}
			if whole > 1+1e-9 || whole < 0 {
				t.Errorf("%s takes %.3f of its length", b.Code, whole)
			}
		}
		if len(c.Bars) == 0 {
			t.Errorf("%s is empty", c.Code)
		}
	}
}

// ground is what plots cover together, worked out pair by pair.
func ground(t *testing.T, snap *workspace.Snapshot, is func(data.Plot) bool) float64 {
	t.Helper()
	var some []data.Plot
	all := 0.0
	for _, p := range snap.Plots {
		if is(p) {
			some = append(some, p)
			all += float64(measure.Area(p.Shape))
		}
	}
	for i, p := range some {
		for _, q := range some[:i] {
			if !p.Shape.Bound().Intersects(q.Shape.Bound()) {
				continue
			}
			both, err := geom.Intersection(asGeometry(t, p.Shape), asGeometry(t, q.Shape))
			if err != nil {
				t.Fatal(err)
			}
			if both.Area() > 1e-12 {
				t.Fatalf("%s and %s overlap: inclusion and exclusion over pairs says nothing", p.ID, q.ID)
			}
		}
	}
	return all
}

func asGeometry(t *testing.T, mp orb.MultiPolygon) geom.Geometry {
	t.Helper()
	var polygons []geom.Polygon
	for _, p := range mp {
		var rings []geom.LineString
		for _, ring := range p {
			var xy []float64
			for _, at := range ring {
				xy = append(xy, at[0], at[1])
			}
			rings = append(rings, geom.NewLineString(geom.NewSequence(xy, geom.DimXY)))
		}
		polygons = append(polygons, geom.NewPolygon(rings))
	}
	return geom.NewMultiPolygon(polygons).AsGeometry()
}

func TestTheTableSaysWhichRowsEachFigureCounts(t *testing.T) {
	t.Parallel()
	snap := &workspace.Snapshot{Plots: []data.Plot{{ID: "A", Status: data.StatusForSale, Shape: square(0, 100)}, {ID: "B", Status: data.StatusForSale, Shape: square(200, 100)}}}
	for lang, want := range map[string]string{"fr": "Foncier par statut;en vente;2,0", "en": "Land by status,for sale,2.0"} {
		var b bytes.Buffer
		if err := figures(t, snap, nil, dashboard.Options{}).Table(locale.New(lang)).CSV(&b, locale.New(lang)); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); !strings.Contains(got, want) || !strings.Contains(got, "A B") {
			t.Errorf("%s: %s", lang, got)
		}
	}
}

func TestItStops(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := dashboard.Of(ctx, &workspace.Snapshot{Plots: []data.Plot{{ID: "A", Shape: square(0, 10)}}}, nil, dashboard.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
