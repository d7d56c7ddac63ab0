package minutes_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/minutes"
	"emprise/data/workspace"
)

// room is a project in which time goes on by a minute with each edit.
type room struct {
	*workspace.Workspace
	t    *testing.T
	path string
	now  *time.Time
}

func open(t *testing.T, path string, now *time.Time) *room {
	t.Helper()
	clock := func() time.Time { return *now }
	opt := gpkg.Options{Clock: clock}
	var store *gpkg.Store
	var err error
	if path == "" {
		path = filepath.Join(t.TempDir(), "salle.gpkg")
		store, err = gpkg.Create(t.Context(), path, data.Territory{Name: "CC du Val d’Essai", EPSG: 2154, Language: "fr"}, opt)
	} else {
		store, err = gpkg.Open(t.Context(), path, opt)
	}
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(t.Context(), store, workspace.Options{Clock: clock, Author: "Jeanne"})
	if err != nil {
		t.Fatal(err)
	}
	return &room{w, t, path, now}
}

func (r *room) do(e data.Edit, err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
	*r.now = r.now.Add(time.Minute)
	if _, err := r.Do(r.t.Context(), e); err != nil {
		r.t.Fatal(err)
	}
}

func (r *room) put(rows ...data.Row) {
	r.t.Helper()
	r.do(data.Edit{Note: data.Saved(rows[0]), Put: rows}, nil)
}

func (r *room) minutes(s data.Sitting, public bool) *minutes.Minutes {
	r.t.Helper()
	deeds, err := r.Since(r.t.Context(), minutes.Started(s))
	if err != nil {
		r.t.Fatal(err)
	}
	now, ok := r.Snapshot().Sitting(s.ID)
	if !ok {
		r.t.Fatal("the sitting is gone")
	}
	return minutes.Of(r.Snapshot(), deeds, now, public)
}

func square(lon float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{lon, 47}, {lon + 0.001, 47}, {lon + 0.001, 47.001}, {lon, 47.001}, {lon, 47}}}}
}

func plot(n int, s data.Status) data.Plot {
	return data.Plot{
		ID: fmt.Sprintf("58901_TERRAIN-ECO_%d", n), Name: fmt.Sprintf("Lot %d", n), Commune: "Aubrenne", INSEE: "58901", Status: s,
		Shape: square(3 + float64(n)/100),
	}
}

var paris = time.FixedZone("", 3600)

// The story of one evening: what was before and after is not in the minutes, nor what was taken back.
func TestMinutesTellTheSittingAndNothingElse(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 25, 14, 0, 0, 0, paris)
	r := open(t, "", &now)
	company := data.Company{ID: "ENT-1", Name: "Voltarc Énergie", CodeName: "Projet Ampère"}
	r.put(company, plot(1, data.StatusForSale), plot(2, data.StatusForSale), plot(10, data.StatusForSale))
	r.put(plot(2, data.StatusForSaleLimited)) // before
	sitting := data.Sitting{ID: "SEA-1", Title: "Commission foncier", Place: "Mairie", Participants: []string{"Mme Le Goff", "M. Hamon"}, Public: true}
	r.do(minutes.Open(r.Snapshot(), sitting, now.Add(time.Minute)))
	sitting, _ = r.Snapshot().Sitting("SEA-1")
	if _, err := minutes.Open(r.Snapshot(), data.Sitting{ID: "SEA-2", Title: "x"}, now); err == nil {
		t.Error("two sittings at a time")
	}

	r.put(plot(1, data.StatusOption))
	r.put(plot(10, data.StatusSold)) // taken back
	if _, err := r.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	priced := plot(10, data.StatusForSale)
	priced.PriceEuroPerM2 = &data.Fact{Value: 38, Author: "Délibération"}
	r.put(priced)
	r.put(data.Proposal{ID: "PRO-1", CompanyID: "ENT-1", PlotIDs: []string{plot(1, "").ID}, Stage: data.ProposalMade})
	r.put(data.Remark{ID: "NOT-1", On: []data.Ref{plot(2, "").Ref()}, Text: "Attendre l’étude\nde sol.", Internal: true})
	r.put(data.Project{ID: "PRJ-1", Type: data.Recruitment, Title: "École de production", Status: data.ProjectIdea, PlotIDs: []string{plot(2, "").ID}})
	r.put(data.Contact{ID: "ECH-1", CompanyID: "ENT-1", Date: "2026-11-25", Subject: "Prix demandé"})
	company.Activity = "Batteries"
	r.put(company)
	// The program is killed here: the sitting goes on.
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	r = open(t, r.path, &now)
	defer func() { _ = r.Close() }()
	if s, ok := minutes.Running(r.Snapshot()); !ok || s.ID != "SEA-1" {
		t.Fatal("the sitting did not outlive the program")
	}
	r.do(minutes.Close(r.Snapshot(), now.Add(time.Minute)))
	if _, ok := minutes.Running(r.Snapshot()); ok {
		t.Error("the sitting goes on")
	}
	r.put(plot(1, data.StatusSold)) // after

	m := r.minutes(sitting, false)
	loc := locale.New("fr")
	if got, want := m.When(loc), "25 novembre 2026, de 14 h 03 à 14 h 12"; plain(got) != want {
		t.Errorf("%s", got)
	}
	var b bytes.Buffer
	if err := m.Document(loc, now, "Jeanne").Markdown(&b); err != nil {
		t.Fatal(err)
	}
	want := `# Compte rendu – Commission foncier

CC du Val d’Essai · Mairie · 25 novembre 2026, de 14 h 03 à 14 h 12

*Document interne*

## Participants

- Mme Le Goff
- M. Hamon

## Décisions

- 14 h 04 – Lot 1 : en vente → réservé par option (Jeanne)
- 14 h 06 – Lot 10 : Prix HT : non renseigné, puis 38 €/m² (Jeanne)
- 14 h 10 – Ajout : échange « Prix demandé » (Jeanne)
- 14 h 11 – Projet Ampère : activité : non renseigné, puis Batteries (Jeanne)

## Terrains concernés

| N° | Terrain | Commune | Superficie | Avant | Après |
| --: | --- | --- | --: | --- | --- |
| 1 | Lot 1 | Aubrenne | 0,85 ha | en vente | réservé par option |
| 2 | Lot 2 | Aubrenne | 0,85 ha | en vente avec contraintes | en vente avec contraintes |
| 3 | Lot 10 | Aubrenne | 0,85 ha | en vente | en vente |
|  | **3 terrains** |  | **2,54 ha** |  |  |

## Offres faites aux entreprises

- 14 h 07 – Offre à Projet Ampère (Lot 1) – proposé (Jeanne)

## Projets

- 14 h 09 – École de production – idée (Lot 2) (Jeanne)

## Notes

- 14 h 08 – Lot 2 : « Attendre l’étude de sol. » (Jeanne)

*Compte rendu tiré du journal du projet entre l’ouverture et la clôture de la séance.*
`
	if got := plain(b.String()); got != want {
		t.Errorf("%s", got)
	}
	if p, _ := m.After().Plot(plot(1, "").ID); p.Status != data.StatusOption {
		t.Errorf("after: %s", p.Status)
	}
	if l := m.After().Scene.Layer(workspace.ScenePlots); l.Features.Text("status", 0) != string(data.StatusOption) {
		t.Error("the map after is not of that moment")
	}

	b.Reset()
	public := r.minutes(sitting, true)
	if err := public.Document(locale.New("en"), now, "").Markdown(&b); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(public)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Voltarc", "Délibération", "Ampère", "Prix demandé", "étude", "Jeanne", "Batteries", "ECH-1", "NOT-1"} {
		if strings.Contains(b.String(), secret) || strings.Contains(string(text), secret) {
			t.Errorf("the public version tells %q\n%s", secret, text)
		}
	}
	for _, told := range []string{"14:04 – Lot 1: for sale → reserved by option", "École de production – idea"} {
		if !strings.Contains(b.String(), told) {
			t.Errorf("the public version does not tell %q\n%s", told, b.String())
		}
	}
	if public.Withheld != 4 {
		t.Errorf("%d deeds withheld", public.Withheld)
	}
}

// What was decided without an edit is a decision of its own sitting, and a note of any other.
func TestADecisionIsNoted(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 25, 14, 0, 0, 0, paris)
	r := open(t, "", &now)
	r.put(plot(1, data.StatusForSale))
	for i, id := range []string{"SEA-1", "SEA-2"} {
		r.do(minutes.Open(r.Snapshot(), data.Sitting{ID: id, Title: "Séance " + id, Public: true}, now.Add(time.Minute)))
		if i == 0 {
			r.do(minutes.Close(r.Snapshot(), now.Add(time.Minute)))
		}
	}
	on := func(refs ...data.Ref) []data.Ref { return refs }
	first, second, lot := data.Ref{Kind: data.KindSitting, ID: "SEA-1"}, data.Ref{Kind: data.KindSitting, ID: "SEA-2"}, plot(1, "").Ref()
	r.put(data.Remark{ID: "NOT-1", On: on(second, lot), Text: "On demande une étude."})
	r.put(data.Remark{ID: "NOT-2", On: on(second), Text: "Prochaine séance en mars.", Internal: true})
	r.put(data.Remark{ID: "NOT-3", On: on(first, lot), Text: "Dit la fois d’avant."})
	s, _ := r.Snapshot().Sitting("SEA-2")
	told := func(deeds []minutes.Deed) string {
		var all []string
		for _, d := range deeds {
			all = append(all, plain(minutes.What(locale.New("fr"), d)))
		}
		return strings.Join(all, " | ")
	}
	m := r.minutes(s, false)
	if got := told(m.Decisions); got != "Lot 1 : « On demande une étude. » | « Prochaine séance en mars. »" {
		t.Errorf("decisions: %s", got)
	}
	if got := told(m.Remarks); got != "Lot 1 : « Dit la fois d’avant. »" {
		t.Errorf("notes: %s", got)
	}
	if len(m.Plots) != 1 || m.Plots[0].Name != "Lot 1" {
		t.Errorf("%+v", m.Plots)
	}
	public := r.minutes(s, true)
	if got := told(public.Decisions); got != "Lot 1 : « On demande une étude. »" || public.Withheld != 1 {
		t.Errorf("public: %s, %d withheld", got, public.Withheld)
	}
}

// plain writes spaces that do not break as common ones.
func plain(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }

// However the edits go, the project before and after a sitting is what it was at these moments.
func TestBeforeAndAfterAreWhatTheyWere(t *testing.T) {
	t.Parallel()
	for seed := range uint64(8) {
		random := rand.New(rand.NewPCG(seed, 1))
		now := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
		r := open(t, "", &now)
		statuses := data.Statuses()
		step := func() {
			n := random.IntN(6)
			if random.IntN(5) == 0 {
				_, _ = r.Undo(t.Context()) // there may be nothing
				return
			}
			if _, ok := r.Snapshot().Plot(plot(n, "").ID); ok && random.IntN(4) == 0 {
				r.do(data.Edit{Delete: []data.Ref{plot(n, "").Ref()}}, nil)
				return
			}
			r.put(plot(n, statuses[random.IntN(len(statuses))]), plot(n+10, data.StatusSold))
		}
		for range 12 {
			step()
		}
		before := r.Snapshot()
		r.do(minutes.Open(r.Snapshot(), data.Sitting{ID: "SEA-1", Title: "S"}, now.Add(time.Minute)))
		sitting, _ := r.Snapshot().Sitting("SEA-1")
		for range 20 {
			if note, _ := r.UndoNote(); note.Key == "edit.sitting_opened" {
				r.put(plot(3, statuses[random.IntN(len(statuses))]))
				continue
			}
			step()
		}
		after := r.Snapshot()
		r.do(minutes.Close(r.Snapshot(), now.Add(time.Minute)))
		for range 6 {
			r.put(plot(random.IntN(6), statuses[random.IntN(len(statuses))]))
		}
		m := r.minutes(sitting, false)
		if !reflect.DeepEqual(m.Before().Plots, before.Plots) {
			t.Errorf("seed %d: before: %v, was %v", seed, m.Before().Plots, before.Plots)
		}
		if !reflect.DeepEqual(m.After().Plots, after.Plots) {
			t.Errorf("seed %d: after: %v, was %v", seed, m.After().Plots, after.Plots)
		}
		for _, p := range m.Plots {
			was, _ := before.Plot(p.ID)
			is, _ := after.Plot(p.ID)
			if p.Before != was.Status || p.After != is.Status {
				t.Errorf("seed %d: %+v, was %s, then %s", seed, p, was.Status, is.Status)
			}
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
}
