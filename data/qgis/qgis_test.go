package qgis_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/demo"
	"emprise/data/qgis"
	"emprise/data/symbology"
	"emprise/geo/style"
)

func looks(lang string) []qgis.Look {
	return qgis.Looks(locale.New(lang), qgis.Words{
		Status: func(s data.Status) string { return "l'" + string(s) }, Brownfield: "friche",
	})
}

func TestLooksAreWellFormed(t *testing.T) {
	t.Parallel()
	for _, lang := range locale.Languages() {
		for _, l := range looks(lang) {
			d := xml.NewDecoder(strings.NewReader(l.QML))
			for {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", l.Table, err)
				}
			}
			if strings.Contains(l.QML, "⟦") {
				t.Errorf("%s in %s lacks a text", l.Table, lang)
			}
		}
	}
}

// seen is what PyQGIS says of a layer that it opened with the style of the file.
type seen struct {
	Valid      bool              `json:"valid"`
	Renderer   string            `json:"renderer"`
	Column     string            `json:"column"`
	Fill       map[string]string `json:"fill"`   // by value: colour of the first layer of the symbol
	Stroke     map[string]string `json:"stroke"` // and of its outline
	Hatch      map[string]string `json:"hatch"`  // of what lies over it
	Labels     bool              `json:"labels"`
	Label      string            `json:"label"`
	SelfLoaded bool              `json:"loaded"`
}

const script = `
import json, os, sys
from qgis.core import *
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
app = QgsApplication([], False)
app.initQgis()
path, picture = sys.argv[1], sys.argv[2]
def name(c): return '#%02X%02X%02X%02X' % (c.red(), c.green(), c.blue(), c.alpha())
said, layers = {}, []
for table in ('projects', 'plots', 'zones'):
    l = QgsVectorLayer(path + '|layername=' + table, table, 'ogr')
    text, loaded = l.loadDefaultStyle()
    r = l.renderer()
    fill, stroke, hatch = {}, {}, {}
    symbols = [(c.value(), c.symbol().clone()) for c in r.categories()] if r.type() == 'categorizedSymbol' else [('', r.symbol().clone())]
    for value, s in symbols:
        first = s.symbolLayer(0)
        fill[value] = name(first.fillColor())
        stroke[value] = name(first.strokeColor())
        if s.symbolLayerCount() > 1 and s.symbolLayer(1).layerType() == 'LinePatternFill':
            hatch[value] = name(s.symbolLayer(1).subSymbol().color())
    said[table] = dict(valid=l.isValid(), renderer=r.type(), column=r.classAttribute() if r.type() == 'categorizedSymbol' else '',
        fill=fill, stroke=stroke, hatch=hatch, labels=l.labelsEnabled(), label=l.labeling().settings().fieldName if l.labeling() else '', loaded=loaded)
    layers.append(l)
print(json.dumps(said))
if picture:
    m = QgsMapSettings()
    m.setLayers(layers)
    m.setBackgroundColor(QColor('#F4F1EA'))
    m.setDestinationCrs(QgsCoordinateReferenceSystem('EPSG:2154'))
    m.setOutputSize(QSize(1400, 900))
    box = QgsCoordinateTransform(layers[1].crs(), m.destinationCrs(), QgsProject.instance()).transformBoundingBox(layers[1].extent())
    if len(sys.argv) > 3: box = QgsRectangle(*[float(v) for v in sys.argv[3].split(',')])
    m.setExtent(box.buffered(100))
    job = QgsMapRendererSequentialJob(m)
    job.start(); job.waitForFinished()
    job.renderedImage().save(picture)
sys.stdout.flush()
os._exit(0) # QGIS may stumble over what Python frees
`

func hex(c style.RGBA) string { return fmt.Sprintf("#%02X%02X%02X%02X", c.R, c.G, c.B, c.A) }

// TestQGISShowsOurColours opens the demonstration territory in QGIS itself. EMPRISE_PICTURE names a file to draw the map into.
func TestQGISShowsOurColours(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts QGIS")
	}
	const python = "/usr/bin/python3"
	if exec.Command(python, "-c", "import qgis.core").Run() != nil {
		t.Skip("PyQGIS is not installed")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "demo.gpkg")
	if err := demo.WriteProject(t.Context(), path, demo.Generate(demo.DefaultSeed)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-c", script, path, os.Getenv("EMPRISE_PICTURE"))
	if window := os.Getenv("EMPRISE_PICTURE_BOX"); window != "" { // minx,miny,maxx,maxy, Lambert-93
		cmd.Args = append(cmd.Args, window)
	}
	cmd.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen", "HOME="+dir, "XDG_RUNTIME_DIR="+dir)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("PyQGIS: %v %s", err, out)
	}
	var said map[string]seen
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatalf("%v in %s", err, out)
	}

	plots := said["plots"]
	if !plots.Valid || plots.Renderer != "categorizedSymbol" || plots.Column != "terr_stade_comm" || !plots.Labels || plots.Label != "name" {
		t.Errorf("%+v", plots)
	}
	literals := map[data.Status]string{
		data.StatusForSale: "en vente", data.StatusForSaleLimited: "en vente avec contraintes", data.StatusSold: "vendu, commercialisation achevée",
		data.StatusNotForSale: "non commercialisé", data.StatusUnsaleable: "non commercialisable",
		data.StatusOption: "réservé par option de réservation", data.StatusReservedByBoard: "réservé par une délibération de l'EPCI", "": "",
	}
	for _, c := range symbology.ForPlots().Classes {
		values := []string{""}
		for _, w := range c.When {
			if w.Column == "occupancy" {
				values = nil
				break
			}
			values = w.Values
		}
		for _, v := range values {
			word, told := literals[data.Status(v)]
			s := c.Symbol
			if got := plots.Fill[word]; !told || got != hex(s.Fill.Colour) {
				t.Errorf("%q is filled with %s, here with %s", v, got, hex(s.Fill.Colour))
			}
			if got := plots.Stroke[word]; got != hex(s.Stroke.Colour) {
				t.Errorf("%q is outlined in %s, here in %s", v, got, hex(s.Stroke.Colour))
			}
			if got := plots.Hatch[word]; len(s.Fill.Pattern.Hatches()) > 0 && got != hex(s.Fill.PatternColour) {
				t.Errorf("%q is hatched in %s, here in %s", v, got, hex(s.Fill.PatternColour))
			}
		}
	}
	if len(plots.Fill) != len(data.Statuses())+1 {
		t.Errorf("%d categories", len(plots.Fill))
	}

	accent := symbology.ForZones().Classes[0].Symbol
	if z := said["zones"]; z.Renderer != "singleSymbol" || z.Fill[""] != hex(accent.Fill.Colour) || z.Stroke[""] != hex(accent.Stroke.Colour) || z.Label != "site_nom" {
		t.Errorf("zones: %+v", z)
	}
	projects := said["projects"]
	for _, c := range symbology.ForProjects().Classes {
		for _, w := range c.When {
			if got := projects.Fill[w.Values[0]]; got != hex(c.Symbol.Marker.Fill) {
				t.Errorf("%s is %s, here %s", w.Values[0], got, hex(c.Symbol.Marker.Fill))
			}
		}
	}
}
