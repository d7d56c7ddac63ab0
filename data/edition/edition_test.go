package edition_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/edition"
	"emprise/data/gpkg"
	"emprise/data/incoming"
	"emprise/data/reconcile"
	"emprise/data/relation"
	"emprise/data/standard"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

func clock() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }

func start(t *testing.T) *workspace.Workspace {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	s, err := gpkg.Create(ctx, filepath.Join(t.TempDir(), "p.gpkg"), data.Territory{Name: "Ombrelle", EPSG: 2154, Language: "fr"}, gpkg.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(ctx, s, workspace.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// lot is one plot as a file has it; an empty value is not in the file.
type lot struct {
	id, name, status, price, parcels string
	at                               float64
}

func file(t *testing.T, name string, lots ...lot) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i, l := range lots {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString(`{"type":"Feature","properties":{`)
		sep := ""
		for _, p := range [][2]string{{"terr_id", l.id}, {"terr_nom", l.name}, {"terr_stade_comm", l.status}, {"terr_prix", l.price}, {"terr_refcad", l.parcels}} {
			if p[1] != "" {
				fmt.Fprintf(&b, "%s%q:%q", sep, p[0], p[1])
				sep = ","
			}
		}
		x := 2.3 + l.at/100
		fmt.Fprintf(&b, `},"geometry":{"type":"Polygon","coordinates":[[[%g,48.5],[%g,48.5],[%g,48.501],[%g,48.501],[%g,48.5]]]}}`, x, x+0.002, x+0.002, x, x)
	}
	b.WriteString("]}")
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// mapping is what a person says of the file.
func mapping(t *testing.T) standard.Mapping {
	t.Helper()
	m, err := standard.Parse([]byte(`{"format":1,"noun":"plot","fields":[
		{"to":"id","from":"terr_id"},{"to":"name","from":"terr_nom"},{"to":"parcels","from":"terr_refcad"},
		{"to":"price_eur_m2","from":"terr_prix","unit":"€/m²"},
		{"to":"status","from":"terr_stade_comm","words":{"en vente":"for_sale","vendu":"sold"}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func plan(t *testing.T, path string) (*incoming.Look, incoming.Plan) {
	t.Helper()
	parts, err := incoming.Contents(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	look, err := incoming.At(t.Context(), path, parts[0], ingest.Options{}, orb.Bound{})
	if err != nil {
		t.Fatal(err)
	}
	return look, look.PlanBy(data.RolePlots, mapping(t))
}

func bring(t *testing.T, w *workspace.Workspace, path string) data.Layer {
	t.Helper()
	_, p := plan(t, path)
	l := data.Layer{ID: "lots", Name: "Lots", Role: data.RolePlots, Source: filepath.Base(path), Date: "2025-01-01", Visible: true}
	var rows *standard.Harvest
	set, err := workspace.Gather(t.Context(), func(sink func(*feature.Set) error) (err error) {
		_, rows, err = incoming.Harvest(t.Context(), path, ingest.Options{}, p, sink, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	a, err := w.Arrive(l)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Leave()
	if _, _, err := relation.Bring(t.Context(), w, a, set, rows, nil); err != nil {
		t.Fatal(err)
	}
	l, _ = w.Snapshot().Layer("lots")
	return l
}

func read(t *testing.T, w *workspace.Workspace, path string) *edition.Edition {
	t.Helper()
	look, p := plan(t, path)
	found := edition.Of(w.Snapshot(), look, data.RolePlots)
	if len(found) != 1 || found[0].Layer.ID != "lots" {
		t.Fatalf("%s resembles %v", path, found)
	}
	e, err := edition.Read(t.Context(), w.Snapshot(), path, ingest.Options{}, p, data.Layer{ID: "lots", Date: "2026-01-01"}, reconcile.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// said lists the items of rows: sort, row, field.
func said(e *edition.Edition) []string {
	var all []string
	for _, i := range e.Items {
		if i.Row != nil {
			all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %s", i.Sort, i.Row.Ref.ID, i.Row.Field)))
		}
	}
	slices.Sort(all)
	return all
}

var old = []lot{
	{id: "L1", name: "Un", status: "en vente", price: "40", at: 1},
	{id: "L2", name: "Deux", status: "en vente", price: "40", at: 2},
	{id: "L3", name: "Trois", status: "en vente", at: 3},
	{id: "L4", name: "Quatre", status: "en vente", price: "40", at: 4},
	{id: "L5", name: "Cinq", status: "vendu", price: "40", at: 5},
	{id: "L6", name: "Six", status: "vendu", price: "40", at: 6},
}

var newer = []lot{
	{id: "L1", name: "Un", status: "vendu", price: "45", at: 1},       // nobody edited it
	{id: "L2", name: "Deux", status: "vendu", price: "45", at: 2},     // edited: the file contradicts
	{id: "L3", name: "Trois", status: "en vente", price: "50", at: 3}, // its price was unknown
	{id: "L4", name: "Quatre", at: 4},                                 // the file does not know any more
	{id: "L5b", name: "Cinq", status: "vendu", price: "40", at: 5},    // another identifier
	{id: "L7", name: "Sept", status: "en vente", at: 7},               // new; L6 is gone
}

// edited is a project of the old file in which a person has worked on L2.
func edited(t *testing.T) *workspace.Workspace {
	w := start(t)
	bring(t, w, file(t, "lots-2025.geojson", old...))
	p, _ := w.Snapshot().Plot("L2")
	p.Status, p.Notes, p.Updated = data.StatusOption, "vu avec le maire", "2025-11-03"
	p.Provenance = data.Provenance{"status": {Source: "bureau communautaire", Date: "2025-11-03"}}
	p.PriceEuroPerM2 = &data.Fact{Value: 38, Source: "délibération", Date: "2025-11-02", Confidence: data.Measured}
	if _, err := w.Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.plot_changed"}, Put: []data.Row{p}}); err != nil {
		t.Fatal(err)
	}
	return w
}

func TestWhatWasEnteredStaysAndWhatCameFromTheFileIsUpdated(t *testing.T) {
	t.Parallel()
	w := edited(t)
	before := w.Snapshot()
	e := read(t, w, file(t, "lots-2026.geojson", newer...))
	want := []string{
		"conflict L2 price_eur_m2", "conflict L2 status", "filled L3 price_eur_m2", "row_gone L6", "row_new L7",
		"updated L1 price_eur_m2", "updated L1 status",
	}
	if got := said(e); !slices.Equal(got, want) {
		t.Fatalf("%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, i := range e.Items {
		if i.Sort == reconcile.Conflict && i.Row.Field == "price_eur_m2" {
			if m, o := i.Row.Mine, i.Row.Theirs; m.Source != "délibération" || m.Date != "2025-11-02" || o.Value.(*data.Fact).Value != 45 || o.Date != "2026-01-01" {
				t.Errorf("%+v %+v", m, o)
			}
		}
		if i.Sort == reconcile.Conflict && i.Row.Field == "status" && i.Row.Mine.Source != "bureau communautaire" {
			t.Errorf("%+v", i.Row.Mine)
		}
		if i.Sort == reconcile.Updated && i.Row.Field == "status" && (i.Row.Mine.Source != "lots-2025.geojson" || i.Row.Theirs.Source != "lots-2026.geojson") {
			t.Errorf("%+v", i.Row)
		}
	}
	change, err := e.Carry(t.Context(), w, e.Proposed(), nil)
	if err != nil || change.Seq == 0 {
		t.Fatal(err)
	}
	s := w.Snapshot()
	for id, want := range map[string]struct {
		status data.Status
		price  float64
	}{"L1": {data.StatusSold, 45}, "L2": {data.StatusOption, 38}, "L3": {data.StatusForSale, 50}, "L4": {data.StatusForSale, 40}, "L5": {data.StatusSold, 40}, "L6": {data.StatusSold, 40}, "L7": {data.StatusForSale, -1}} {
		p, ok := s.Plot(id)
		price := -1.0
		if p.PriceEuroPerM2 != nil {
			price = p.PriceEuroPerM2.Value
		}
		if !ok || p.Status != want.status || price != want.price {
			t.Errorf("%s is %s at %g", id, p.Status, price)
		}
	}
	if p, _ := s.Plot("L2"); p.Notes != "vu avec le maire" {
		t.Errorf("the notes are %q", p.Notes)
	}
	if l, _ := s.Layer("lots"); l.Date != "2026-01-01" || l.Visible || l.Count != 6 {
		t.Errorf("%+v", l)
	}
	// The same file again is no difference but for what was kept.
	again := read(t, w, file(t, "lots-2026.geojson", newer...))
	if got := said(again); len(got) != 0 {
		t.Errorf("again: %v", got)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(w.Snapshot().Plots, before.Plots) || !reflect.DeepEqual(w.Snapshot().Layers, before.Layers) {
		t.Error("one undo does not bring all back")
	}
}

func TestAllCanBeTakenAndNothing(t *testing.T) {
	t.Parallel()
	w := edited(t)
	e := read(t, w, file(t, "lots-2026.geojson", newer...))
	before := w.Snapshot()
	if change, err := e.Carry(t.Context(), w, make(reconcile.Decision, len(e.Items)), nil); err != nil || change.Seq != 0 || w.Snapshot() != before {
		t.Errorf("taking nothing changes something: %v", err)
	}
	all := e.Proposed()
	for i := range all {
		all[i] = true
	}
	if _, err := e.Carry(t.Context(), w, all, nil); err != nil {
		t.Fatal(err)
	}
	s := w.Snapshot()
	if p, _ := s.Plot("L2"); p.Status != data.StatusSold || p.PriceEuroPerM2.Value != 45 || p.Notes != "vu avec le maire" || p.Provenance["status"].Source != "lots-2026.geojson" {
		t.Errorf("%+v", p)
	}
	if _, there := s.Plot("L6"); there {
		t.Error("L6 is still there")
	}
}

func TestARowThatIsReferredToStays(t *testing.T) {
	t.Parallel()
	w := edited(t)
	j := data.Project{ID: "PRJ-0001", Type: data.Recruitment, Title: "École", PlotIDs: []string{"L6"}}
	if _, err := w.Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.project"}, Put: []data.Row{j}}); err != nil {
		t.Fatal(err)
	}
	e := read(t, w, file(t, "lots-2026.geojson", newer...))
	all := e.Only(map[reconcile.Sort]bool{reconcile.RowGone: true, reconcile.RowNew: true})
	if _, err := e.Carry(t.Context(), w, all, nil); err != nil {
		t.Fatal(err)
	}
	if _, there := w.Snapshot().Plot("L6"); !there {
		t.Error("a project refers to nothing")
	}
	if _, there := w.Snapshot().Plot("L7"); !there {
		t.Error("the new plot is not there")
	}
}

func TestWhatWasEditedMeanwhileIsNotOverwritten(t *testing.T) {
	t.Parallel()
	w := edited(t)
	e := read(t, w, file(t, "lots-2026.geojson", newer...))
	p, _ := w.Snapshot().Plot("L1")
	p.Status = data.StatusReservedByBoard
	if _, err := w.Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.plot_changed"}, Put: []data.Row{p}}); err != nil {
		t.Fatal(err)
	}
	before := w.Snapshot()
	if _, err := e.Carry(t.Context(), w, e.Proposed(), nil); !errors.Is(err, data.ErrConflict) || w.Snapshot() != before {
		t.Errorf("%v", err)
	}
}

func TestALayerWithoutRowsMakesNone(t *testing.T) {
	t.Parallel()
	w := start(t)
	path := file(t, "lots-2025.geojson", old...)
	_, p := plan(t, path)
	l := data.Layer{ID: "lots", Name: "Lots", Role: data.RolePlots, Visible: true}
	if _, err := w.Import(t.Context(), l, func(sink func(*feature.Set) error) error {
		_, err := incoming.Feed(t.Context(), path, ingest.Options{}, p.Columns, sink, nil)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	e := read(t, w, file(t, "lots-2026.geojson", newer...))
	if got := said(e); len(got) != 0 {
		t.Errorf("%v", got)
	}
	if _, err := e.Carry(t.Context(), w, e.Proposed(), nil); err != nil || len(w.Snapshot().Plots) != 0 {
		t.Errorf("%d plots, %v", len(w.Snapshot().Plots), err)
	}
}
