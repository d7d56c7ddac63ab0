package ui_test

import (
	"context"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/demo"
	"emprise/ui"
	"emprise/ui/board"
	"emprise/ui/task"
	"emprise/ui/theme"
)

var pictures = flag.String("pictures", "", "leave pictures of the window in this folder")

// gallery plays through every panel in one look of the window.
type gallery struct {
	t      *testing.T
	name   string
	queue  *task.Queue
	window *ui.Window
}

// show checks what is shown, and keeps a picture of it when asked.
func (g gallery) show(name string) {
	g.t.Helper()
	g.queue.Pump()
	c := g.window.Fyne().Canvas()
	objects := []fyne.CanvasObject{c.Content()}
	objects = append(objects, c.Overlays().List()...)
	for _, o := range objects {
		words(o, func(s string) {
			if strings.Contains(s, "⟦") || strings.Contains(s, "{{") || strings.Contains(s, "<no value>") {
				g.t.Errorf("%s, %s: %q", g.name, name, s)
			}
		})
	}
	if *pictures == "" {
		return
	}
	f, err := os.Create(filepath.Join(*pictures, g.name+"-"+name+".png"))
	if err != nil {
		g.t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if err := png.Encode(f, c.Capture()); err != nil {
		g.t.Fatal(err)
	}
}

// words visits every text that is shown.
func words(o fyne.CanvasObject, visit func(string)) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Text:
		visit(o.Text)
	case *fyne.Container:
		for _, child := range o.Objects {
			words(child, visit)
		}
	case *container.Scroll:
		words(o.Content, visit)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			words(child, visit)
		}
	}
}

func TestEveryPanelSpeaksItsLanguage(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "demo.gpkg")
	if err := demo.WriteProject(context.Background(), file, demo.Generate(demo.DefaultSeed)); err != nil {
		t.Fatal(err)
	}
	for _, look := range []struct {
		name, lang    string
		mode          theme.Mode
		width, height float32
	}{
		{"fr-light-1280", "fr", theme.Light, 1280, 800},
		{"en-dark-1280", "en", theme.Dark, 1280, 800},
		{"fr-dark-1920", "fr", theme.Dark, 1920, 1080},
		{"en-light-1920", "en", theme.Light, 1920, 1080},
	} {
		if *pictures == "" && look.width > 1280 {
			continue
		}
		queue := task.NewQueue()
		w := ui.NewWindow(ui.Config{
			App: test.NewTempApp(t), Runner: queue.Runner(), Locale: locale.New(look.lang), CacheDir: folder, Theme: look.mode,
			Size:  fyne.NewSize(look.width, look.height),
			Clock: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
		})
		w.Show()
		g := gallery{t, look.name, queue, w}
		g.tour(file)
		w.Close()
	}
}

// metres is a file of parcels that does not say which system it is in.
func (g gallery) metres() string {
	g.t.Helper()
	const text = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"589010000A0001","commune":"58901",
		"prefixe":"000","section":"A","numero":"1","contenance":1200,"created":"2020-01-01","updated":"2024-01-01"},
		"geometry":{"type":"Polygon","coordinates":[[[707000,7000000],[707100,7000000],[707100,7000100],[707000,7000000]]]}}]}`
	path := filepath.Join(g.t.TempDir(), "parcelles.geojson")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		g.t.Fatal(err)
	}
	return path
}

// lots is a table of plots as a planner has typed it.
func (g gallery) lots() string {
	g.t.Helper()
	var b strings.Builder
	b.WriteString("Numéro du lot;Libre ?;Surface (ha);Prix au m²;Viabilisation;Références cadastrales;Commune;Commentaire;WKT\n")
	states := []string{"disponible", "sous compromis", "vendu", "réservé option", "complet"}
	for i := range 40 {
		x, y := 3.30+0.004*float64(i%8), 46.98+0.003*float64(i/8)
		fmt.Fprintf(&b, "Lot %d;%s;%.2f;%d,50;%s;58901 000 0A %d;Arvenne;à revoir avec le service foncier;\"POLYGON((%g %g,%g %g,%g %g,%g %g,%g %g))\"\n",
			i+1, states[i%5], 0.4+0.1*float64(i%7), 25+i%9, []string{"viabilisé", "non aménagé", "?"}[i%3], 100+i,
			x, y, x+0.003, y, x+0.003, y+0.002, x, y+0.002, x, y)
	}
	path := filepath.Join(g.t.TempDir(), "lots-a-vendre.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		g.t.Fatal(err)
	}
	return path
}

// newerParcels is a small part of the parcels, some of another declared area: the rest is gone.
func (g gallery) newerParcels() string {
	g.t.Helper()
	snap := g.window.Workspace().Snapshot()
	text := []byte(`{"type":"FeatureCollection","features":[`)
	for _, l := range snap.Layers {
		if l.Role != data.RoleParcels {
			continue
		}
		set := snap.Scene.Layer(l.ID).Features
		for f := range 400 {
			if f > 0 {
				text = append(text, ',')
			}
			one := string(set.AppendJSON(nil, f))
			if f%10 == 0 {
				one = strings.Replace(one, `"contenance":`, `"contenance":1`, 1)
			}
			text = append(text, one...)
		}
	}
	path := filepath.Join(g.t.TempDir(), "parcelles-2026-10.geojson")
	if err := os.WriteFile(path, append(text, "]}"...), 0o600); err != nil {
		g.t.Fatal(err)
	}
	return path
}

func (g gallery) tour(file string) {
	w := g.window
	g.show("01-welcome")
	w.OpenProject("/nowhere/absent.gpkg")
	g.show("02-sorry")
	w.OpenProject(file)
	g.show("03-open")
	snap := w.Workspace().Snapshot()
	w.ChooseLayer(snap.Layers[len(snap.Layers)-3].ID)
	g.show("04-layer")
	w.Press("layer.edit")
	g.show("05-layer-form")
	w.Press("show.plots")
	w.Go(snap.Plots[3].Ref())
	g.show("06-plot")
	w.Press("plot.edit")
	g.show("06-plot-form")
	w.Go(snap.Plots[3].Ref())
	w.Press("recruitment.add")
	g.show("07-recruitment")
	w.Press("innovation.add")
	g.show("08-innovation")
	w.Go(snap.Zones[0].Ref())
	g.show("09-zone")
	w.Press("show.projects")
	for _, p := range snap.Projects {
		if p.Type != data.Recruitment {
			w.Go(p.Ref())
			break
		}
	}
	g.show("10-project")
	w.Press("project.edit")
	g.show("11-project-form")
	w.Press("show.needs")
	w.Go(snap.Needs[0].Ref())
	g.show("12-need")
	w.Press("need.edit")
	g.show("13-need-form")
	w.Go(snap.Needs[0].Ref())
	w.Press("match")
	g.show("14-ranking")
	if rows := w.Ranking().Rows; len(rows) > 0 {
		w.Go(data.Ref{Kind: data.KindPlot, ID: rows[0].PlotID})
	}
	g.show("15-ranked-plot")
	w.Press("export")
	g.show("16-export")
	w.Press("palette")
	g.show("17-palette")
	w.Fyne().Canvas().Overlays().Top().Hide()
	w.Press("search")
	g.show("17-search-empty")
	w.Palette().Type("ombrelle")
	g.show("17-search")
	w.Fyne().Canvas().Overlays().Top().Hide()
	w.Press("match.close")
	for _, l := range snap.Layers {
		if l.Role == data.RoleParcels {
			w.ChooseLayer(l.ID)
		}
	}
	w.Press("table")
	g.queue.Pump()
	w.Table().OnSort(5)
	w.Table().Filter("ZI")
	g.queue.Pump()
	w.Table().OnChoose(w.Table().Model().Rows[:2], w.Table().Model().Rows[0])
	g.show("17-table")
	w.Table().Filter("rien de tel")
	g.show("17-table-none")
	w.Press("table.close")
	for _, l := range snap.Layers {
		if l.Role == data.RoleParcels {
			w.ChooseLayer(l.ID)
		}
	}
	w.Press("layer.style")
	w.Field("sort").Fill("graduated")
	w.Field("number").Fill("contenance")
	g.show("17-style-graduated")
	w.Field("sort").Fill("rules")
	w.Field("rule1").Fill("contenance > 5000")
	g.show("17-style-rules")
	w.Press("select.none")
	w.ImportFile(g.metres())
	g.show("18-import-form")
	w.ImportFile(g.lots())
	g.show("18-import-mapping")
	if c := w.Columns(); c != nil {
		c.ShowRows(true)
	}
	g.show("18-import-rows")
	w.ImportFile(g.newerParcels())
	g.show("18-update-form")
	if err := w.SaveForm(); err != nil {
		g.t.Error(err)
	}
	g.show("18-update-list")
	if c := w.Comparison(); c == nil {
		g.t.Error("nothing is to be decided")
	} else {
		c.OnSort("changed")
		g.queue.Pump()
		c.Grid().OnChoose(0, false, false)
		g.show("18-update-changed")
		w.Press("reconcile.close")
	}
	w.ImportFile("/nowhere/absent.zip")
	g.show("18-import-refused")
	w.Press("select.none")
	w.Press("need.add")
	g.show("19-new-need")
	w.Field("template").Fill("data_centre")
	g.show("19-need-template")
	if err := w.SaveForm(); err != nil {
		g.t.Error(err)
	}
	g.show("19-need-template-ranked")
	w.Press("open")
	g.show("20-files")
	w.Fyne().Canvas().Overlays().Top().Hide()
	w.Press("basemap")
	g.show("21-basemap")
	w.ChooseLayer("plots")
	w.Press("layer.style")
	w.Field("sort").Fill("categories")
	w.Field("category").Fill("status")
	g.show("22-style-plots")
	w.Press("zoom.all")
	w.ChooseLayer("plots")
	w.Press("select.view")
	g.show("23-many-plots")
	w.Press("plots.set")
	w.Field("field").Fill("price_eur_m2")
	w.Field("value").Fill("30")
	g.show("24-set-plots")
	w.Press("view.keep")
	g.show("25-views")
	w.Press("dashboard")
	g.show("26-dashboard")
	g.queue.Pump()
	w.Dashboard().Press("status/for_sale_limited")
	g.show("26-dashboard-filter")
	w.Press("budget")
	g.show("26-budget")
	w.Press("dashboard.close")
	w.Press("companies")
	g.show("27-companies")
	w.Companies().OnChoose(w.Companies().Model().Companies[0].ID)
	g.show("27-company")
	w.Press("call")
	w.Field("becomes").Fill("yes")
	g.show("27-call")
	w.Press("contracts")
	g.show("28-contracts")
	for _, s := range w.Contracts().Model().Sheets {
		if s.Code != "" && s.Code != "*" && !s.Void {
			w.Contracts().OnSheet(s.Code)
			break
		}
	}
	g.show("28-contracts-sheet")
	w.Press("projects")
	for _, v := range board.Views() {
		w.Projects().OnView(v)
		g.show("29-projects-" + string(v))
	}
}
