package report_test

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/report"
	"emprise/geo/expression"
	"emprise/geo/sheet"
)

// composed writes the sheets of a template as one PDF.
func composed(t *testing.T, b report.Book) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "planches.pdf")
	if _, err := report.WriteBook(t.Context(), path, b, report.Form{Creator: "Emprise"}, nil); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEveryTemplateSaysWhatItMust(t *testing.T) {
	t.Parallel()
	vast := 500_000.0
	snap := project(t).Snapshot().Replaced([]data.Row{data.Need{
		ID: "BES-2", CompanyID: "ENT-1", Title: "Vaste usine de Fonderies Durand SA", Stage: data.StagePaused,
		Criteria: []data.Criterion{{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: &vast}},
	}}, nil)
	tests := []struct {
		name    string
		of      report.Template
		about   report.Subject
		opt     report.Options
		pages   int
		want    []string
		wantNot []string
	}{
		{
			"every plot", report.TemplatePlot,
			report.Subject{},
			report.Options{},
			4,
			[]string{
				"Lot des Saules", "Lot vendu", "Parc de la Gravière · Aubrenne · 1,00 ha · en vente · 23 novembre 2026",
				"Identifiant 58901_TERRAIN-ECO_1", "Superficie 2,50 ha contour du terrain, mesuré", "Non renseigné : puissance électrique",
				"Atelier de 2 ha convient", "École de soudage recrutement", "Four électrique secret", "Communes : IGN, 1er septembre 2026",
				"Échelle 1:", "Page 4/4", "Document interne",
			},
			[]string{"⟦"},
		},
		{
			"one plot, in English, for the public", report.TemplatePlot,
			report.Subject{IDs: []string{"58901_TERRAIN-ECO_2"}},
			report.Options{Lang: "en", Public: true},
			1,
			[]string{"Lot du Canal", "Public version", "for sale", "Not known: "},
			[]string{"⟦", "secret", "Durand", "Lot vendu 1"},
		},
		{
			"zones", report.TemplateZone,
			report.Subject{},
			report.Options{},
			1,
			[]string{
				"Parc de la Gravière", "Commercialisation", "Temporalité", "Type de propriétaire", "En vente 3,51 ha · 43,75 %", "Stock foncier",
				"4 terrains, 8,01 ha", "Échelle 1:", "au format A3",
			},
			[]string{"⟦"},
		},
		{
			"plots compared", report.TemplateCompare,
			report.Subject{},
			report.Options{NeedID: "BES-1", Public: true},
			1,
			[]string{"Comparaison de terrains — Atelier de 2 ha", "1 · Lot du Pont · 3,01 ha", "2 · Lot du Canal", "3,01 ha +", "Version publique"},
			[]string{"⟦", "Durand", "secret", "Lot vendu ·"},
		},
		{
			"refusals", report.TemplateWhyNot,
			report.Subject{},
			report.Options{NeedID: "BES-1"},
			1,
			[]string{"Pourquoi pas ? — Atelier de 2 ha", "2 terrains ne conviennent pas · 2 retenus", "Lot des Saules", "il manque 1,00 ha", "Lot vendu"},
			[]string{"⟦", "Lot du Pont"},
		},
		{
			"scores", report.TemplateWaterfall,
			report.Subject{},
			report.Options{NeedID: "BES-1", Public: true},
			1,
			[]string{
				"Terrains proposés — Atelier de 2 ha", "D’où viennent les notes", "Lot du Pont 100 / 100", "convient · Parc de la Gravière, Aubrenne",
				"Superficie 100,0 sur 100", "Note 50 / 100", "Classement", "Échelle 1:", "Version publique",
			},
			[]string{"⟦", "Durand", "secret", "Lot vendu 1"},
		},
		{
			"scores on standing A4", report.TemplateWaterfall,
			report.Subject{},
			report.Options{NeedID: "BES-1", Composition: report.Composition{Paper: "A4", Orientation: report.Portrait}},
			1,
			[]string{"D’où viennent les notes", "Superficie 100,0 sur 100", "Échelle 1:"},
			[]string{"⟦"},
		},
		{
			"figures", report.TemplateDashboard,
			report.Subject{},
			report.Options{Public: true},
			1,
			[]string{"Tableau de bord", "CC du Val d’Essai", "Foncier par statut", "en vente 2 terrains · 3,51 ha", "Version publique", "Page 1/1", "Communes : IGN"},
			[]string{"⟦", "Durand", "secret", "Échelle"},
		},
		{
			"allocation", report.TemplateAllocation,
			report.Subject{},
			report.Options{},
			2,
			[]string{
				"Plan d’accueil des entreprises", "1 entreprise accueillie sur 1", "optimal, prouvé", "Qui reçoit quoi", "Projet Enclume", "Lot du Pont",
				"Règles et preuve", "Optimum prouvé", "Plan d’accueil : pourquoi", "Projet Enclume – Atelier", "Au lieu de servir", "Page 2/2", "Document interne",
			},
			[]string{"⟦", "Durand", "Sans terrain"},
		},
		{
			"allocation of nothing, in English, for the public", report.TemplateAllocation,
			report.Subject{IDs: []string{"BES-2"}},
			report.Options{Lang: "en", Public: true},
			2,
			[]string{"Allocation of land to companies", "0 companies served of 1", "Without land", "usine de Projet Enclume", "no plot fits; the nearest: Lot du Pont", "Public version"},
			[]string{"⟦", "Durand", "secret", "Who gets what"},
		},
		{
			"sources", report.TemplateSources,
			report.Subject{},
			report.Options{Composition: report.Composition{Draft: "projet n° 2"}},
			1,
			[]string{"Annexe : sources des données", "Communes IGN", "Licence Ouverte", "projet n° 2", "Page 1/1"},
			[]string{"⟦"},
		},
		{
			"projects", report.TemplateProjects,
			report.Subject{},
			report.Options{},
			2,
			[]string{
				"Projets du territoire – CC du Val d’Essai", "2 projets · apports inconnus", "École de soudage", "Recrutement · Parc de la Gravière",
				"Four électrique secret", "Projets par type et par état", "Apports par zone d’activité", "Ensemble du territoire 2 1 inconnu 1 inconnu –", "Par commune Commune",
				"Sans état – 2 projets", "Échelle 1:", "au format A3", "Page 2/2", "Document interne",
			},
			[]string{"⟦", "Par contrat"},
		},
		{
			"projects lying, for the public", report.TemplateProjects,
			report.Subject{},
			report.Options{Public: true, Composition: report.Composition{Orientation: report.Landscape, Paper: "A4"}},
			2,
			[]string{"1 projet · apports inconnus", "École de soudage", "Apports par zone d’activité", "au format A4", "Version publique"},
			[]string{"⟦", "secret", "Durand", "Innovation"},
		},
		{
			"a project of an ID", report.TemplateProjects,
			report.Subject{IDs: []string{"PRJ-2"}},
			report.Options{Lang: "en"},
			2,
			[]string{"Projects of the territory", "1 project ·", "Four électrique secret", "Internal document"},
			[]string{"⟦", "École de soudage"},
		},
		{
			"projects on plots of a condition", report.TemplateProjects,
			report.Subject{Where: "name = 'Lot des Saules'"},
			report.Options{},
			2,
			[]string{"École de soudage"},
			[]string{"⟦", "secret"},
		},
		{
			"composed", report.TemplatePlot,
			report.Subject{Where: "status = 'sold'"},
			report.Options{Composition: report.Composition{
				Authority: "Mairie d’Aubrenne", Meeting: "2026-12-03", Draft: "projet n° 2", Notes: "Vu en commission.", Scale: 4321, NoGrid: true,
			}},
			1,
			[]string{"Lot vendu", "Mairie d’Aubrenne", "Séance du 3 décembre 2026", "projet n° 2", "Vu en commission.", "1:4 321"},
			[]string{"⟦", "Lot des Saules"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.opt.Date = noon
			b, err := report.Compose(t.Context(), snap, test.of, test.about, test.opt)
			if err != nil {
				t.Fatal(err)
			}
			if b.Len != test.pages {
				t.Errorf("%d pages, want %d", b.Len, test.pages)
			}
			path := composed(t, b)
			text := flat(run(t, "pdftotext", "-layout", path, "-"))
			for _, w := range test.want {
				if !strings.Contains(text, w) {
					t.Errorf("no %q in\n%s", w, text)
				}
			}
			for _, w := range test.wantNot {
				if strings.Contains(text, w) {
					t.Errorf("%q in\n%s", w, text)
				}
			}
			for _, line := range strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:] {
				if !strings.Contains(line, "yes yes yes") {
					t.Errorf("font not embedded as a subset: %s", line)
				}
			}
			if out := run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Error(out)
			}
		})
	}
}

func TestAnAtlasIsWrittenAPlotAFile(t *testing.T) {
	t.Parallel()
	b, err := report.Compose(t.Context(), project(t).Snapshot(), report.TemplatePlot, report.Subject{}, report.Options{Date: noon})
	if err != nil {
		t.Fatal(err)
	}
	at, ok := report.Pages("2-3, 1", b.Len)
	if !ok || !slices.Equal(at, []int{1, 2, 0}) {
		t.Fatalf("pages %v", at)
	}
	for _, wrong := range []string{"", "0", "3-2", "a", "9", "1-"} {
		if at, ok := report.Pages(wrong, b.Len); ok {
			t.Errorf("pages %q give %v", wrong, at)
		}
	}
	dir := t.TempDir()
	var told []int64
	files, err := report.WriteBook(t.Context(), filepath.Join(dir, "fiche.pdf"), b.Only(at), report.Form{Each: true}, func(done, total int64) {
		told = append(told, done, total)
	})
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, n := range []string{"2", "3", "1"} {
		want = append(want, filepath.Join(dir, "fiche-58901_TERRAIN-ECO_"+n+".pdf"))
	}
	if !slices.Equal(files, want) || !slices.Equal(told, []int64{1, 3, 2, 3, 3, 3}) {
		t.Errorf("files %v, told %v", files, told)
	}
	ctx, stop := context.WithCancel(t.Context())
	whole := filepath.Join(dir, "tout.pdf")
	if _, err := report.WriteBook(ctx, whole, b, report.Form{}, func(done, _ int64) {
		if done == 2 {
			stop()
		}
	}); !errors.Is(err, context.Canceled) {
		t.Errorf("a book that was stopped: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*tout*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestNoSheetOfWhatIsNotThere(t *testing.T) {
	t.Parallel()
	snap := project(t).Snapshot()
	compose := func(of report.Template, about report.Subject, c report.Composition) error {
		_, err := report.Compose(t.Context(), snap, of, about, report.Options{Date: noon, Composition: c})
		return err
	}
	if err := compose(report.TemplatePlot, report.Subject{IDs: []string{"X"}}, report.Composition{}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a plot that is not there: %v", err)
	}
	if err := compose(report.TemplatePlot, report.Subject{Where: "status = 'option'"}, report.Composition{}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a condition that nothing meets: %v", err)
	}
	var read *expression.Error
	if err := compose(report.TemplatePlot, report.Subject{Where: "status = "}, report.Composition{}); !errors.As(err, &read) {
		t.Errorf("a condition that is none: %v", err)
	}
	if err := compose(report.TemplateWhyNot, report.Subject{}, report.Composition{}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("why not, without a need: %v", err)
	}
	if err := compose(report.TemplateZone, report.Subject{IDs: []string{"X"}}, report.Composition{}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a zone that is not there: %v", err)
	}
	if err := compose("poster", report.Subject{}, report.Composition{}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a template that there is not: %v", err)
	}
	for _, wrong := range []report.Composition{{Paper: "B5"}, {Meeting: "demain"}, {Orientation: "oblique"}, {Paper: "16:9", Orientation: report.Portrait}, {Scale: 3}, {Scale: -5000}, {Hide: []string{"frame"}}} {
		if err := compose(report.TemplatePlot, report.Subject{}, wrong); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
}

func TestACompositionIsKeptAsAFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "conseil.json")
	want := report.Composition{Title: "Foncier <à voter>", Paper: "A4", Orientation: report.Portrait, Scale: 25_000, Meeting: "2026-12-03", NoGrid: true, Hide: []string{report.ElementNorth}}
	if err := want.Write(path); err != nil {
		t.Fatal(err)
	}
	got, err := report.ReadComposition(path)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, %v", got, err)
	}
	sh, err := report.Overview(t.Context(), project(t).Snapshot(), report.Options{Date: noon, Composition: got})
	if err != nil {
		t.Fatal(err)
	}
	if sh.Title != want.Title || sh.Map.Denominator != 25_000 || sh.Paper.Width != 210 || sh.WithGrid != sheet.GridHidden {
		t.Errorf("sheet %q at 1:%v on %v mm", sh.Title, sh.Map.Denominator, sh.Paper.Width)
	}
}

// A layer that does not say where it is from stops what draws it, or lists it, and nothing else. What draws no map does not name it either.
func TestOnlyWhatShowsALayerAsksWhereItIsFrom(t *testing.T) {
	t.Parallel()
	snap := *project(t).Snapshot()
	snap.Layers = slices.Clone(snap.Layers)
	snap.Layers[0].Producer = ""
	textual := []report.Template{report.TemplateDashboard, report.TemplateWhyNot}
	for _, of := range report.Templates() {
		b, err := report.Compose(t.Context(), &snap, of, report.Subject{}, report.Options{NeedID: "BES-1", Date: noon})
		var missing *report.MissingSourceError
		if stopped := errors.As(err, &missing); stopped == slices.Contains(textual, of) {
			t.Errorf("%s: %v", of, err)
			continue
		}
		if err != nil {
			continue
		}
		if text := flat(run(t, "pdftotext", "-raw", composed(t, b), "-")); strings.Contains(text, "Communes :") || !strings.Contains(text, "Lot") && !strings.Contains(text, "Foncier") {
			t.Errorf("%s: %s", of, text)
		}
	}
}
