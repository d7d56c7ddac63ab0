package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/workspace"
)

// cells reads what --csv writes, in English.
func cells(t *testing.T, args ...string) [][]string {
	t.Helper()
	text := must(t, append(args, "--csv", "--lang", "en")...)
	if !strings.HasPrefix(text, "\ufeff") {
		t.Fatalf("%v: no mark of UTF-8", args)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	return rows
}

// All needs at once answer as each alone does.
func TestMatchAll(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	all := answer[everyJSON](t, "match", p, "--all", "--show", "4")
	if all.Places != 60 || len(all.Needs) != 12 {
		t.Fatalf("%d plots, %d needs", all.Places, len(all.Needs))
	}
	lines := 1
	for i, n := range all.Needs {
		lines += len(n.Matches)
		if i%4 != 0 { // each takes an opening of the project
			continue
		}
		alone := answer[rankingJSON](t, "match", p, "--need", n.Need.ID)
		count := map[match.Verdict]int{}
		for _, m := range alone.Matches {
			count[m.Verdict]++
		}
		if n.Fits != count[match.Fits] || n.Check != count[match.Check] || n.Unfit != count[match.Unfit] {
			t.Errorf("%s: %d %d %d, alone %v", n.Need.ID, n.Fits, n.Check, n.Unfit, count)
		}
		want := alone.Matches[:min(4, n.Fits+n.Check)]
		if got := n.Matches; fmt.Sprint(encoded(t, got)) != fmt.Sprint(encoded(t, want)) {
			t.Errorf("%s: %s\nalone\n%s", n.Need.ID, encoded(t, got), encoded(t, want))
		}
	}
	if rows := cells(t, "match", p, "--all", "--show", "4"); len(rows) != lines {
		t.Errorf("%d rows, want %d", len(rows), lines)
	}
	if text := must(t, "match", p, "--all", "--show", "4", "--text"); strings.Count(text, "BES-") != 12 {
		t.Errorf("the text names not each need once:\n%s", text)
	}
	if offered := answer[everyJSON](t, "match", p, "--all", "--offered"); offered.Places >= 60 {
		t.Errorf("%d plots are offered", offered.Places)
	}
}

func encoded(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A plot, one of its parcels and the place where it lies are explained, with what would make them fit.
func TestMatchExplains(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	short := "58906_TERRAIN-ECO_00001"
	r := answer[whyJSON](t, "match", p, "--need", "BES-0001", "--explain", short)
	if r.Place.Kind != inquiry.Plot || len(r.Matches) != 1 || r.Matches[0].Rank != nil || !r.Remedy.Possible || len(r.Remedy.Changes) != 1 {
		t.Fatalf("%+v", r)
	}
	c := r.Remedy.Changes[0]
	if c.Act != match.ActEnlarge || c.Measure != data.MeasureArea || *c.To != 60_000 || len(c.Parcels) == 0 || !c.Parcels[0].Enough || c.Parcels[0].AreaM2 < 60_000-*c.Value {
		t.Errorf("%+v", c)
	}
	there := answer[whyJSON](t, "match", p, "--need", "BES-0001", "--explain", fmt.Sprintf("%.7f,%.7f", r.Place.Lon, r.Place.Lat))
	if encoded(t, there) != encoded(t, r) {
		t.Errorf("at its place: %+v", there.Place)
	}
	parcel := answer[whyJSON](t, "match", p, "--need", "BES-0001", "--explain", c.Parcels[0].ID)
	if parcel.Place.Kind != inquiry.Parcel || parcel.Place.Layer == "" || parcel.Matches[0].PlotID != c.Parcels[0].ID || len(parcel.Remedy.Changes) == 0 {
		t.Errorf("the parcel: %+v", parcel)
	}
	if text := must(t, "match", p, "--need", "BES-0001", "--explain", short, "--lang", "en"); !strings.Contains(text, "One thing to obtain") || !strings.Contains(text, assembly.ParcelName(c.Parcels[0].ID)) {
		t.Errorf("%s", text)
	}
	if rows := cells(t, "match", p, "--need", "BES-0001", "--explain", short); len(rows) != 8 || rows[1][8] == "" || rows[2][8] != "" {
		t.Errorf("%q", rows)
	}
	if code, _, stderr := run(t, "match", p, "--need", "BES-0001", "--explain", "nowhere"); code != exitFailed || stderr == "" {
		t.Errorf("nowhere: %d %s", code, stderr)
	}
	best := answer[rankingJSON](t, "match", p, "--need", "BES-0001").Matches[0]
	if first := answer[whyJSON](t, "match", p, "--need", "BES-0001", "--explain", best.PlotID); *first.Matches[0].Rank != 1 || len(first.Remedy.Changes) != 0 || !first.Remedy.Possible {
		t.Errorf("the best: %+v", first)
	}
}

// The remedies of all plots: as many as do not fit, the possible ones first.
func TestMatchRemedies(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	type listed struct {
		Plots []struct {
			PlotID  string        `json:"plot_id"`
			Verdict match.Verdict `json:"verdict"`
			remedyJSON
		} `json:"plots"`
	}
	r := answer[listed](t, "match", p, "--need", "BES-0001", "--remedies", "--show", "0")
	if len(r.Plots) != 58 || !slices.IsSortedFunc(r.Plots, func(a, b struct {
		PlotID  string        `json:"plot_id"`
		Verdict match.Verdict `json:"verdict"`
		remedyJSON
	},
	) int {
		switch {
		case a.Possible == b.Possible:
			return 0
		case a.Possible:
			return -1
		}
		return 1
	}) {
		t.Errorf("%d plots", len(r.Plots))
	}
	changes := 0
	for _, plot := range r.Plots {
		if plot.Verdict == match.Fits || len(plot.Changes) == 0 || plot.Text == "" {
			t.Errorf("%+v", plot)
		}
		changes += len(plot.Changes)
	}
	if rows := cells(t, "match", p, "--need", "BES-0001", "--remedies", "--show", "0"); len(rows) != 1+changes {
		t.Errorf("%d rows for %d changes", len(rows), changes)
	}
	if text := must(t, "match", p, "--need", "BES-0001", "--remedies", "--lang", "en"); strings.Count(text, "TERRAIN-ECO") != 10 {
		t.Errorf("%s", text)
	}
}

// A plot against all needs says of each what the need says of the plot.
func TestMatchOfAPlot(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	plot := "58904_TERRAIN-ECO_00002"
	r := answer[servesJSON](t, "match", p, "--plot", plot)
	if r.Place.ID != plot || len(r.Needs) < 10 {
		t.Fatalf("%+v", r)
	}
	for _, n := range r.Needs[:3] {
		m := answer[whyJSON](t, "match", p, "--need", n.NeedID, "--explain", plot).Matches[0]
		if m.Verdict != n.Verdict || encoded(t, m.Score) != encoded(t, n.Score) || encoded(t, m.Reasons) != encoded(t, n.Reasons) {
			t.Errorf("%s: %+v, %+v", n.NeedID, n, m)
		}
	}
	if rows := cells(t, "match", p, "--plot", plot); len(rows) != 1+len(r.Needs) {
		t.Errorf("%d rows", len(rows))
	}
	if one := answer[servesJSON](t, "match", p, "--plot", plot, "--need", "BES-0003"); len(one.Needs) != 1 || one.Needs[0].NeedID != "BES-0003" {
		t.Errorf("%+v", one)
	}
	if text := must(t, "match", p, "--plot", plot, "--lang", "en"); !strings.Contains(text, "fits") || strings.Count(text, "BES-") != len(r.Needs) {
		t.Errorf("%s", text)
	}
}

// What has moved since a moment is what was changed since.
func TestMatchSince(t *testing.T) {
	t.Parallel()
	p := hamlet(t)
	clock := time.Now()
	e := &env{ctx: t.Context(), author: "test", clock: func() time.Time { return clock }}
	moment := clock.Add(time.Hour).UTC().Format(time.RFC3339)
	clock = clock.Add(2 * time.Hour)
	err := e.change(p, func(w *workspace.Workspace) error {
		one, _ := w.Snapshot().Plot("P1")
		two, _ := w.Snapshot().Plot("P2")
		one.Status, two.Status, two.Name = data.StatusOption, data.StatusForSale, "=2+3"
		_, err := w.Do(e.ctx, data.Edit{Note: data.Note{Key: "edit.plot"}, Put: []data.Row{one, two}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	r := answer[movedJSON](t, "match", p, "--need", "B", "--since", moment)
	if len(r.Needs) != 1 || len(r.Needs[0].Moves) != 2 || r.Needs[0].New {
		t.Fatalf("%+v", r)
	}
	for i, want := range []struct {
		id     string
		course match.Course
	}{{"P2", match.Entered}, {"P1", match.Left}} {
		if m := r.Needs[0].Moves[i]; m.PlotID != want.id || m.Course != want.course || len(m.Why) != 1 || m.Why[0].Measure != match.MeasureStatus || m.Text == "" {
			t.Errorf("move %d: %+v", i, m)
		}
	}
	if all := answer[movedJSON](t, "match", p, "--all", "--since", moment); encoded(t, all.Needs) != encoded(t, r.Needs) {
		t.Errorf("%+v", all)
	}
	rows := cells(t, "match", p, "--need", "B", "--since", moment)
	if len(rows) != 3 || rows[1][3] != "'=2+3" {
		t.Errorf("a cell that a spreadsheet would work out: %q", rows)
	}
	if text := must(t, "match", p, "--need", "B", "--since", moment, "--lang", "en"); !strings.Contains(text, "enters the ranking") || !strings.Contains(text, "leaves the ranking") {
		t.Errorf("%s", text)
	}
	later := clock.Add(time.Hour).UTC().Format(time.RFC3339)
	if still := answer[movedJSON](t, "match", p, "--need", "B", "--since", later); len(still.Needs[0].Moves) != 0 {
		t.Errorf("%+v", still)
	}
	before := answer[movedJSON](t, "match", p, "--need", "B", "--since", "2020-01-01")
	if !before.Needs[0].New || len(before.Needs[0].Moves) != 1 || before.Needs[0].Moves[0].Course != match.Entered {
		t.Errorf("before there was a need: %+v", before)
	}
}

// All parcels of the layer, each as it is explained alone.
func TestMatchParcels(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	p := territoryOf(t)
	r := answer[everyJSON](t, "match", p, "--need", "BES-0002", "--parcels", "--show", "3")
	if r.Places < 10_000 || len(r.Needs) != 1 || r.Needs[0].Fits+r.Needs[0].Check+r.Needs[0].Unfit != r.Places || len(r.Needs[0].Matches) != 3 {
		t.Fatalf("%d places, %+v", r.Places, r.Needs)
	}
	m := r.Needs[0].Matches[0]
	alone := answer[whyJSON](t, "match", p, "--need", "BES-0002", "--explain", m.PlotID).Matches[0]
	if alone.Verdict != m.Verdict || len(alone.Reasons) != len(m.Reasons) || math.Abs(alone.Completeness-m.Completeness) > 1e-9 {
		t.Errorf("%+v\nalone\n%+v", m, alone)
	}
	for i, a := range alone.Reasons {
		b := m.Reasons[i]
		if a.Known != b.Known || a.Verdict != b.Verdict || a.Source != b.Source || a.Value != nil && math.Abs(*a.Value-*b.Value) > 1e-6*max(1, math.Abs(*a.Value)) {
			t.Errorf("%+v\nalone\n%+v", b, a)
		}
	}
	if code, _, stderr := run(t, "match", p, "--need", "BES-0002", "--parcels", "--layer", "nowhere"); code != exitFailed || stderr == "" {
		t.Errorf("no such layer: %d %s", code, stderr)
	}
}
