package drive_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/ui/drive"
	"emprise/ui/task"
)

// parcelsFile is a file of so many square parcels by the sea of the demonstration territory, large enough to be shown while it
// is read.
func parcelsFile(t *testing.T, n int, end string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "grandes_parcelles.geojson")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	b := bufio.NewWriter(f)
	fmt.Fprint(b, `{"type":"FeatureCollection","features":[`)
	const side = 0.0002
	for i := range n {
		if i > 0 {
			fmt.Fprint(b, ",")
		}
		x, y := 2+side*float64(i%300), 50+side*float64(i/300)
		fmt.Fprintf(b, `{"type":"Feature","properties":{"id":"58901000AB%05d","contenance":%d},"geometry":{"type":"Polygon","coordinates":[[[%.7f,%.7f],[%.7f,%.7f],[%.7f,%.7f],[%.7f,%.7f],[%.7f,%.7f]]]}}`,
			i, i%4000, x, y, x+side, y, x+side, y+side, x, y+side, x, y)
	}
	fmt.Fprint(b, end)
	if err := errors.Join(b.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

const parcelsShown = 55_000 // of five positions: shown once before they are all read

// fillImport answers what is asked about a file, all but pressing the button.
func fillImport(t *testing.T, d *drive.Driver, path string) {
	t.Helper()
	for _, step := range []error{d.ImportFile(path), d.Fill("role", "parcels"), d.Fill("name", "Cadastre")} {
		if step != nil {
			t.Fatal(step)
		}
	}
}

func TestALayerIsOnTheMapBeforeItIsStored(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	before := d.Snapshot()
	fillImport(t, d, parcelsFile(t, parcelsShown, `]}`))
	var stages []string
	edited := false
	stop := w.Workspace().WatchArrivals(func(a workspace.Arriving) {
		// Behind what the window does about it.
		w.Runner().Post(func() {
			shown, _ := w.LayerShown(a.Layer.ID)
			switch {
			case a.Drawn == nil:
				stages = append(stages, "asked")
				return
			case a.Stage == workspace.Gone:
				stages = append(stages, "stored")
			case a.Layer.Count < parcelsShown:
				stages = append(stages, "begun")
			case a.Stage == workspace.Reading:
				stages = append(stages, "read")
			default:
				return
			}
			if !shown || w.FormOpen() {
				t.Errorf("%d parcels: on the map %v, the form is open %v", a.Layer.Count, shown, w.FormOpen())
			}
			if view := w.View().Box(); !a.Drawn.Box.Intersects(view) || view.Width() > 8*a.Drawn.Box.Width() {
				t.Errorf("%d parcels: the map has not gone to them", a.Layer.Count)
			}
			if a.Stage == workspace.Gone {
				return
			}
			// It can be seen, not worked with.
			w.ClickMap(a.Drawn.BoxOf(0).Centre())
			w.ChooseLayer(a.Layer.ID)
			if got := w.Selected(); got.ID == a.Layer.ID {
				t.Errorf("%d parcels: one can be chosen", a.Layer.Count)
			}
			if !edited {
				edited = true
				p := before.Plots[0]
				p.Notes = "Noté pendant la lecture"
				w.Runner().Go("", func(ctx context.Context, _ func(done, total int64)) error {
					_, err := w.Workspace().Do(ctx, data.Edit{Note: data.Note{Key: "edit.plot_changed"}, Put: []data.Row{p}})
					return err
				}, func(err error) {
					if err != nil {
						t.Error(err)
					}
				})
			}
		})
	})
	defer stop()
	if err := d.Save(); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(stages, " "), "asked begun read stored"; got != want {
		t.Errorf("it went %q, want %q", got, want)
	}
	layers := newLayers(before, d.Snapshot())
	if len(layers) != 1 || layers[0].Count != parcelsShown || layers[0].Name != "Cadastre" {
		t.Fatalf("%+v", layers)
	}
	if p, _ := d.Snapshot().Plot(before.Plots[0].ID); p.Notes != "Noté pendant la lecture" {
		t.Errorf("notes %q", p.Notes)
	}
	if !strings.Contains(d.Said(), "Cadastre") {
		t.Errorf("said %q", d.Said())
	}
	// Now it can be chosen.
	w.ClickMap(d.Snapshot().Scene.Layer(layers[0].ID).BoxOf(100).Centre())
	d.Idle()
	if d.Selected().ID != layers[0].ID {
		t.Errorf("%+v is selected", d.Selected())
	}
}

func TestALayerThatFailsGoesFromTheMap(t *testing.T) {
	for name, c := range map[string]struct {
		end  string
		stop workspace.Stage // when it is cancelled; Gone is never
		said string
	}{
		"a file that is cut short":    {`,{"type":"Feature"`, workspace.Gone, "coup"},
		"cancelled while it is read":  {`]}`, workspace.Reading, "Interrompu"},
		"cancelled as it is stored":   {`]}`, workspace.Storing, "Interrompu"},
		"the project has been closed": {`]}`, workspace.Waiting, "projet"},
	} {
		t.Run(name, func(t *testing.T) {
			d, w := openRows(t)
			defer w.Close()
			before := d.Snapshot()
			fillImport(t, d, parcelsFile(t, parcelsShown, c.end))
			id := ""
			ws := w.Workspace()
			stop := ws.WatchArrivals(func(a workspace.Arriving) {
				w.Runner().Post(func() { id = a.Layer.ID })
				if a.Drawn == nil || a.Stage != c.stop {
					return
				}
				if c.stop == workspace.Waiting {
					w.Runner().Post(w.CloseProject)
					return
				}
				for _, task := range w.Runner().Tasks() {
					task.Task.Cancel()
				}
			})
			defer stop()
			_ = d.Save()
			if c.stop == workspace.Waiting {
				if !strings.Contains(d.Said(), c.said) && w.Workspace() != nil {
					t.Errorf("said %q", d.Said())
				}
				return
			}
			if shown, _ := w.LayerShown(id); shown || len(w.Workspace().Arrivals()) > 0 {
				t.Error("it is on the map")
			}
			if d.Snapshot() != before {
				t.Error("the project has changed")
			}
			if !strings.Contains(d.Said(), c.said) {
				t.Errorf("said %q", d.Said())
			}
		})
	}
}

// The interface thread only shows what workers made. The limit is far above what the drawing of panels takes; a busy machine may
// hold it up once, work that does not belong there does so each time.
func TestTheInterfaceThreadDoesNoHeavyWork(t *testing.T) {
	if testing.Short() {
		t.Skip("what is short without the race detector is long with it")
	}
	path := parcelsFile(t, parcelsShown, `]}`)
	var s task.Summary
	for range 3 {
		d, w := open(t) // with layers, which are shown again while another comes
		fillImport(t, d, path)
		dog := w.Runner().Watch(250*time.Millisecond, nil)
		if err := d.Save(); err != nil {
			t.Fatal(err)
		}
		w.Close()
		s = dog.Summary()
		t.Logf("%d functions, 99 of 100 within %v, the longest %v", s.Functions, s.P99, s.Most)
		if s.Worst == (task.Slow{}) {
			return
		}
	}
	t.Errorf("%s took %v\n%s", s.Worst.Label, s.Worst.Took, s.Worst.Stack)
}
