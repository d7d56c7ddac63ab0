package workspace_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"emprise/data"
)

// nouns gives a row of each kind but territory, layer and attachment, each of which refers to others of them where it can, and the
// same row changed.
func nouns() (rows, changed []data.Row) {
	z, p := zone("58901_SITE-ECO_00001"), plot("58901_TERRAIN-ECO_00001", "58901_SITE-ECO_00001")
	c := data.Company{ID: "ENT-0001", Name: "Forges"}
	n := data.Need{ID: "BES-0001", Title: "Halle", CompanyID: c.ID}
	k := data.Contract{ID: "CTR-0001", Name: "CRTE", Axes: []data.Axis{{Code: "1", Title: "A", Actions: []data.Action{{Code: "1.1", Title: "a"}}}}}
	d := data.Scheme{ID: "DIS-0001", Name: "Fonds vert"}
	j := project("PRJ-0001", p.ID)
	j.ContractID, j.ActionCode, j.Funding = k.ID, "1.1", []data.Funding{{SchemeID: d.ID, Euro: 1}}
	o := data.Landowner{ID: "PTE-0001", Name: "Mme Petit"}
	u := data.LandUnit{ID: "UF-0001", ZoneID: z.ID, LandownerID: o.ID, Shape: square(3, 47, 0.001)}
	e := data.Establishment{ID: "ETA-0001", Name: "Atelier", ZoneID: z.ID, LandUnitID: u.ID, CompanyID: c.ID}
	x := data.Contact{ID: "ECH-0001", CompanyID: c.ID, Date: "2026-03-01", Subject: "Halle", NeedID: n.ID}
	y := data.Proposal{ID: "PRO-0001", CompanyID: c.ID, NeedID: n.ID, PlotIDs: []string{p.ID}, Stage: data.ProposalMade}
	s := data.Sitting{ID: "SEA-0001", Title: "Commission", Started: "2026-03-02T09:00:00+01:00"}
	v := data.KeptView{ID: "VUE-0001", Name: "Forges", Lon: 3, Lat: 47, Level: 60}
	r := data.Remark{ID: "NOT-0001", On: []data.Ref{p.Ref(), s.Ref()}, Text: "À voir"}
	g := data.KeptComposition{ID: "CMP-0001", Name: "Conseil", Sheet: "overview", Look: "{}"}
	t := data.Tie{ID: "LIE-0001", From: v.Ref(), To: r.Ref()}
	rows = []data.Row{z, p, c, n, k, d, j, o, u, e, x, y, s, v, r, g, t}
	z.Name, p.Notes, c.Name, n.Title, k.Name, d.Name, j.Title, o.Name = "2", "2", "2", "2", "2", "2", "2", "2"
	g.Look = `{"draft":"2"}`
	u.Shape, e.Name, x.Next, s.Ended, v.Level, r.Text, t.Label = nil, "2", "2", "2026-03-02T09:00:00+01:00", 61, "2", "2"
	y = y.Moved(data.ProposalVisited, "2026-03-02", "")
	return rows, []data.Row{z, p, c, n, k, d, j, o, u, e, x, y, s, v, r, g, t}
}

// Every noun can be added, changed, deleted, each of it undone and redone, and is there after a restart.
func TestEveryNounIsAddedChangedAndDeleted(t *testing.T) {
	t.Parallel()
	w := start(t)
	rows, changed := nouns()
	kinds := map[data.Kind]bool{data.KindTerritory: true, data.KindLayer: true, data.KindAttachment: true}
	var moments []map[data.Kind][]data.Row
	moments = append(moments, state(w.Snapshot()))
	step := func(e data.Edit) {
		t.Helper()
		do(t, w, e)
		moments = append(moments, state(w.Snapshot()))
	}
	for i, r := range rows {
		kinds[r.Ref().Kind] = true
		if got := w.NewID(r.Ref().Kind, "58901"); got != r.Ref().ID {
			t.Errorf("the first ID of a %s would be %s", r.Ref().Kind, got)
		}
		step(data.Edit{Note: data.Saved(r), Put: []data.Row{r}})
		if got, ok := w.Snapshot().Row(r.Ref()); !ok || !reflect.DeepEqual(got, r) {
			t.Errorf("added: %+v", got)
		}
		step(data.Edit{Note: data.Saved(r), Put: []data.Row{changed[i]}})
		if got, _ := w.Snapshot().Row(r.Ref()); !reflect.DeepEqual(got, changed[i]) {
			t.Errorf("changed: %+v", got)
		}
		if data.Title(r) == "" {
			t.Errorf("%s has no title", r.Ref().Kind)
		}
	}
	for _, k := range data.Kinds() {
		if !kinds[k] {
			t.Errorf("no row of kind %s", k)
		}
	}
	for i := len(rows) - 1; i >= 0; i-- {
		step(data.Edit{Note: data.Deleted(rows[i]), Delete: []data.Ref{rows[i].Ref()}})
		if _, ok := w.Snapshot().Row(rows[i].Ref()); ok {
			t.Errorf("%s is still there", rows[i].Ref().ID)
		}
	}
	for at := len(moments) - 2; at >= 0; at-- {
		if _, err := w.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if !same(state(w.Snapshot()), moments[at]) {
			t.Fatalf("undone to %d: %+v", at, state(w.Snapshot()))
		}
		if at%7 == 0 {
			if w = reopen(t, w); !same(state(w.Snapshot()), moments[at]) {
				t.Fatalf("after a restart at %d", at)
			}
		}
	}
	for at := 1; at < len(moments); at++ {
		if _, err := w.Redo(ctx); err != nil || !same(state(w.Snapshot()), moments[at]) {
			t.Fatalf("redone to %d: %v", at, err)
		}
	}
}

// A row that another one refers to stays, whatever their kinds, and a reference to nothing is refused.
func TestWhatIsReferredToStays(t *testing.T) {
	t.Parallel()
	w := start(t)
	rows, _ := nouns()
	do(t, w, put("", rows...))
	a, _, err := w.Attach(ctx, data.Attachment{Name: "a.txt", On: []data.Ref{{Kind: data.KindTie, ID: "LIE-0001"}}}, []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	links := map[data.Kind]int{}
	for _, r := range append(rows, a) {
		for _, l := range data.Links(r) {
			links[l.To.Kind]++
			_, err := w.Do(ctx, data.Edit{Delete: []data.Ref{l.To}})
			var used *data.InUseError
			if !errors.As(err, &used) || used.Ref != l.To {
				t.Errorf("%s of %s: %v", l.Field, r.Ref().ID, err)
			}
			found := false
			for _, by := range w.Snapshot().Referring(l.To) {
				found = found || by.Ref() == r.Ref()
			}
			if !found {
				t.Errorf("%s is not told to refer to %s", r.Ref().ID, l.To.ID)
			}
		}
	}
	for _, k := range data.Kinds() {
		// Nothing refers to these: the first two cannot be deleted, the last two are referred to by ties and remarks only.
		switch k {
		case data.KindTerritory, data.KindLayer, data.KindProject, data.KindEstablishment, data.KindContact, data.KindProposal, data.KindAttachment,
			data.KindComposition:
			continue
		}
		if links[k] == 0 {
			t.Errorf("no reference to a %s was tried", k)
		}
	}
	for _, r := range []data.Row{
		data.LandUnit{ID: "UF-2", LandownerID: "PTE-9"},
		data.Establishment{ID: "ETA-2", Name: "A", LandUnitID: "UF-9"},
		data.Contact{ID: "ECH-2", CompanyID: "ENT-9", Date: "2026-01-01", Subject: "S"},
		data.Proposal{ID: "PRO-2", NeedID: "BES-9", PlotIDs: []string{"58901_TERRAIN-ECO_00001"}, Stage: data.ProposalMade},
		data.Remark{ID: "NOT-2", On: []data.Ref{{Kind: data.KindSitting, ID: "SEA-9"}}, Text: "t"},
		data.Tie{ID: "LIE-2", From: rows[0].Ref(), To: data.Ref{Kind: data.KindLayer, ID: "l"}},
		data.Project{ID: "PRJ-2", Title: "T", Type: data.Innovation, Funding: []data.Funding{{SchemeID: "DIS-9"}}},
		data.Project{ID: "PRJ-2", Title: "T", Type: data.Innovation, ContractID: "CTR-9"},
	} {
		var field *data.FieldError
		if _, err := w.Do(ctx, put("", r)); !errors.As(err, &field) || field.Rule != "unknown_reference" {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

func TestAttach(t *testing.T) {
	t.Parallel()
	w := start(t)
	do(t, w, put("", zone("z")))
	on := []data.Ref{zone("z").Ref()}
	for name, c := range map[string]struct{ content, rule string }{
		"virus.exe": {"x", "program"}, "plan.pdf": {"MZ\x90", "program"}, "script": {"#!/bin/sh", "program"},
		"gros.bin2": {strings.Repeat("x", data.MaxAttachment+1), "too_large"},
	} {
		var field *data.FieldError
		if _, _, err := w.Attach(ctx, data.Attachment{Name: name, On: on}, []byte(c.content)); !errors.As(err, &field) || field.Rule != c.rule {
			t.Errorf("%s: %v", name, err)
		}
	}
	a, change, err := w.Attach(ctx, data.Attachment{Name: "../plan/Plan : 1.pdf", On: on}, []byte("%PDF-1.7"))
	if err != nil || a.Name != "Plan _ 1.pdf" || a.Type != "application/pdf" || a.Size != 8 || a.Added != "2026-03-02" || a.ID != "PJ-0001" || !change.Touches(data.KindAttachment) {
		t.Fatalf("%+v %v", a, err)
	}
	empty, _, err := w.Attach(ctx, data.Attachment{Name: "vide.txt", On: on}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, content, err := w.Attached(ctx, empty.ID); err != nil || len(content) != 0 {
		t.Errorf("%q %v", content, err)
	}
	path, err := w.Extract(ctx, a.ID, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil || string(content) != "%PDF-1.7" || filepath.Base(path) != a.Name {
		t.Errorf("%s: %q %v", path, content, err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o400 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	again, err := w.Extract(ctx, a.ID, filepath.Dir(filepath.Dir(path)))
	if err != nil || again == path {
		t.Errorf("a second copy at %s: %v", again, err)
	}
	if _, err := w.Extract(ctx, "PJ-0099", ""); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("nothing was attached: %v", err)
	}
	w = reopen(t, w)
	if _, err := w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := w.Snapshot().Attachments; len(got) != 1 || got[0].ID != a.ID {
		t.Errorf("%+v", got)
	}
	if _, err := w.Redo(ctx); err != nil {
		t.Fatal(err)
	}
}
