package gpkg_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// rowsOf are the rows by what they are, without layers that were taken off.
func rowsOf(rows []data.Row) map[data.Ref]data.Row {
	all := map[data.Ref]data.Row{}
	for _, r := range rows {
		if l, ok := r.(data.Layer); !ok || !l.Removed {
			all[r.Ref()] = r
		}
	}
	return all
}

// The journal gives the project back as it was at each moment, and each row its whole story, through edits, undos, redos and
// restarts.
func TestTheJournalRemembersEachMoment(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		random := rand.New(rand.NewPCG(seed, 23))
		path := filepath.Join(t.TempDir(), "p.gpkg")
		s := create(t, path)
		now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
		adopt := func() *workspace.Workspace {
			w, err := workspace.Open(t.Context(), s, workspace.Options{Author: "Marie", Clock: func() time.Time {
				now = now.Add(time.Second)
				return now
			}})
			if err != nil {
				t.Fatal(err)
			}
			return w
		}
		w := adopt()
		moments := []time.Time{now}
		states := []map[data.Ref]data.Row{rowsOf(w.Snapshot().All())}
		for range 120 {
			var err error
			switch k := random.IntN(20); {
			case k < 5:
				_, err = w.Undo(t.Context())
			case k < 8:
				_, err = w.Redo(t.Context())
			case k < 9:
				closeStore(t, s)
				s = open(t, path)
				w = adopt()
			default:
				err = deedIn(w, random, true).do(t, w)
			}
			if err == nil {
				moments, states = append(moments, now), append(states, rowsOf(w.Snapshot().All()))
			}
		}
		for i, at := range moments {
			rows, err := w.RowsAt(t.Context(), at)
			if err != nil {
				t.Fatal(err)
			}
			if got := rowsOf(rows); !reflect.DeepEqual(got, states[i]) {
				t.Fatalf("seed %d, moment %d of %d:\n%+v\nnot\n%+v", seed, i, len(moments), got, states[i])
			}
		}
		last := states[len(states)-1]
		for _, touched := range gpkg.Ask(t, path, "SELECT DISTINCT kind || ' ' || id FROM emprise_touched") {
			var ref data.Ref
			if _, err := fmt.Sscan(touched, &ref.Kind, &ref.ID); err != nil {
				t.Fatal(err)
			}
			turns, err := w.History(t.Context(), ref)
			if err != nil || len(turns) == 0 {
				t.Fatalf("%s: %v", touched, err)
			}
			for i := 1; i < len(turns); i++ {
				if !reflect.DeepEqual(turns[i].Before, turns[i-1].After) || turns[i].At.Before(turns[i-1].At) {
					t.Fatalf("seed %d, %s: turn %d does not follow: %+v after %+v", seed, touched, i, turns[i], turns[i-1])
				}
			}
			if end := turns[len(turns)-1].After; ref.Kind != data.KindLayer && !reflect.DeepEqual(end, last[ref]) && (end != nil || last[ref] != nil) {
				t.Errorf("seed %d, %s: ends as %+v, and is %+v", seed, touched, end, last[ref])
			}
		}
	}
}

// What the older format tells of the journal is indexed when the file is brought to this one.
func TestTheJournalOfAnOlderFormatIsIndexed(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	write(t, path, unzipped(t, "testdata/journal2.gpkg.gz"))
	s := open(t, path)
	entries, err := s.Journal(t.Context(), workspace.Asked{Kind: data.KindCompany})
	if err != nil || len(entries) != 2 || entries[0].Refs[0].ID != "ENT-0002" || !entries[0].Undone || entries[1].Author != "Marie" {
		t.Fatalf("%+v %v", entries, err)
	}
	turns, err := s.History(t.Context(), entries[0].Refs[0])
	if err != nil || len(turns) != 2 || turns[0].After == nil || turns[1].What != workspace.Undone || turns[1].After != nil || turns[1].Author != "Jean" {
		t.Errorf("%+v %v", turns, err)
	}
	for _, c := range []struct {
		asked workspace.Asked
		want  int
	}{
		{workspace.Asked{}, 3},
		{workspace.Asked{Limit: 2}, 2},
		{workspace.Asked{Author: "Marie"}, 2},
		{workspace.Asked{ID: "ENT-0001"}, 1},
		{workspace.Asked{Kind: data.KindPlot}, 0},
		{workspace.Asked{Kind: data.KindLayer, ID: "zonage_du_plu"}, 1},
		{workspace.Asked{Since: entries[1].At}, 2},
		{workspace.Asked{Until: entries[1].At}, 1},
	} {
		if got, err := s.Journal(t.Context(), c.asked); err != nil || len(got) != c.want {
			t.Errorf("%+v: %d entries, want %d, %v", c.asked, len(got), c.want, err)
		}
	}
}
