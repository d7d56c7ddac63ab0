package dealing_test

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/demo"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// Whatever hangs on them, every company, contract, zone, need, project, scheme, landowner and establishment, and some plots and land units, can be deleted in one step that
// leaves nothing pointing at nothing, and one step back brings all of it again. What has a being of its own stays.
func TestWhatHangsOnARowGoesWithIt(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "demo.gpkg")
	if err := demo.WriteProject(ctx, path, demo.Generate(demo.DefaultSeed)); err != nil {
		t.Fatal(err)
	}
	store, err := gpkg.Open(ctx, path, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ws, err := workspace.Open(ctx, store, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ws.Close() }()
	company := ws.Snapshot().Companies[0]
	remark := data.Remark{ID: "NOTE-1", Text: "sur deux fiches", On: []data.Ref{company.Ref(), ws.Snapshot().Plots[0].Ref()}}
	alone := data.Remark{ID: "NOTE-2", Text: "sur une fiche", On: []data.Ref{company.Ref()}}
	if _, err := ws.Do(ctx, data.Edit{Note: data.Saved(remark), Put: []data.Row{remark, alone}}); err != nil {
		t.Fatal(err)
	}
	rows := func() map[data.Kind][]data.Row {
		all := map[data.Kind][]data.Row{}
		for _, k := range data.Kinds() {
			all[k] = ws.Snapshot().Rows(k)
		}
		return all
	}
	var refs []data.Ref
	for _, k := range []data.Kind{data.KindCompany, data.KindContract, data.KindZone, data.KindNeed, data.KindProject, data.KindPlot, data.KindScheme, data.KindLandowner, data.KindEstablishment, data.KindLandUnit} {
		for i, r := range ws.Snapshot().Rows(k) {
			if k != data.KindPlot && k != data.KindLandUnit || i%5 == 0 {
				refs = append(refs, r.Ref())
			}
		}
	}
	hung := 0
	for _, ref := range refs {
		before := rows()
		snap := ws.Snapshot()
		r, ok := dealing.Remove(snap, ref)
		if !ok {
			t.Fatalf("%v is not there", ref)
		}
		for _, n := range r.Gone {
			hung += n
		}
		if _, err := ws.Do(ctx, r.Edit); err != nil {
			t.Fatalf("%v: %v", ref, err)
		}
		now := ws.Snapshot()
		if left := now.Referring(ref); len(left) > 0 {
			t.Errorf("%v is still cited by %v", ref, left[0].Ref())
		}
		lost := 0
		for _, n := range r.Gone {
			lost += n
		}
		for _, k := range data.Kinds() {
			lost -= len(snap.Rows(k)) - len(now.Rows(k))
		}
		if lost != -1 {
			t.Errorf("%v: it is told that %v go, which is %d too many", ref, r.Gone, lost+1)
		}
		for _, k := range []data.Kind{data.KindPlot, data.KindProject, data.KindLandUnit, data.KindEstablishment} {
			if r.Gone[k] > 0 {
				t.Errorf("%v takes %d of %s along", ref, r.Gone[k], k)
			}
		}
		if ref == company.Ref() {
			if kept, ok := now.Row(remark.Ref()); !ok || len(kept.(data.Remark).On) != 1 {
				t.Errorf("what is noted on a plot too is now %v", kept)
			}
			if _, ok := now.Row(alone.Ref()); ok {
				t.Error("a note on nothing is left")
			}
		}
		if _, err := ws.Undo(ctx); err != nil {
			t.Fatalf("undo %v: %v", ref, err)
		}
		if !reflect.DeepEqual(before, rows()) {
			t.Errorf("%v: one step back does not bring all of it", ref)
		}
	}
	if hung == 0 {
		t.Error("nothing hangs on anything in the demonstration")
	}
	if _, ok := dealing.Remove(ws.Snapshot(), data.Ref{Kind: data.KindCompany, ID: "none"}); ok {
		t.Error("a company that is not there can be deleted")
	}
}

// Money that came from a scheme which is deleted still says what it was called.
func TestMoneyKeepsTheNameOfItsScheme(t *testing.T) {
	t.Parallel()
	snap := &workspace.Snapshot{
		Schemes:  []data.Scheme{{ID: "S", Name: "Fonds vert"}},
		Projects: []data.Project{{ID: "A", Funding: []data.Funding{{SchemeID: "S", Euro: 1}, {SchemeID: "S", Scheme: "Fonds vert 2024", Euro: 2}, {Scheme: "CEE", Euro: 3}}}},
	}
	r, _ := dealing.Remove(snap, snap.Schemes[0].Ref())
	got := r.Edit.Put[0].(data.Project).Funding
	for i, want := range []data.Funding{{Scheme: "Fonds vert", Euro: 1}, {Scheme: "Fonds vert 2024", Euro: 2}, {Scheme: "CEE", Euro: 3}} {
		if got[i] != want {
			t.Errorf("line %d is %+v", i, got[i])
		}
	}
	if snap.Projects[0].Funding[0].SchemeID != "S" {
		t.Error("the snapshot was written to")
	}
}

// Projects follow an action sheet whose code changes, also when two sheets exchange theirs.
func TestProjectsFollowTheirSheet(t *testing.T) {
	t.Parallel()
	snap := &workspace.Snapshot{Projects: []data.Project{
		{ID: "A", ContractID: "C", ActionCode: "1.1"}, {ID: "B", ContractID: "C", ActionCode: "1.2"}, {ID: "O", ContractID: "other", ActionCode: "1.1"},
	}}
	e := dealing.Recoded(snap, data.Contract{ID: "C", Name: "CRTE"}, map[string]string{"1.1": "1.2", "1.2": "1.1"})
	if len(e.Put) != 3 || e.Put[1].(data.Project).ActionCode != "1.2" || e.Put[2].(data.Project).ActionCode != "1.1" {
		t.Errorf("the edit puts %+v", e.Put)
	}
}
