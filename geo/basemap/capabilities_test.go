package basemap_test

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"emprise/geo/basemap"
)

// describe is a description in the manner of the Géoplateforme, with what else services do: layers in other systems, of other
// formats, by resources, and zooms with names.
func describe(t testing.TB, base string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/capabilities.xml")
	if err != nil {
		t.Fatal(err)
	}
	return []byte(strings.ReplaceAll(string(b), "BASE", base))
}

func TestCapabilities(t *testing.T) {
	t.Parallel()
	offers, err := basemap.ParseCapabilities(describe(t, "https://tiles.example"), "https://tiles.example/wmts?key=abc&REQUEST=GetCapabilities&SERVICE=WMTS")
	if err != nil {
		t.Fatal(err)
	}
	c := basemap.Coord{Zoom: 7, X: 65, Y: 44}
	want := []struct {
		id, name, url string
		min, max      int
		size          int
		lettered      bool
	}{
		{"PHOTOS", "Photographies", "https://tiles.example/kvp?FORMAT=image%2Fjpeg&LAYER=PHOTOS&REQUEST=GetTile&SERVICE=WMTS&STYLE=normal&TILEMATRIXSET=PM&VERSION=1.0.0&TILEMATRIX=7&TILEROW=44&TILECOL=65", 6, 8, 256, false},
		{"PLAN", "PLAN", "https://tiles.example/rest/PLAN/clair/G/EPSG:3857:7/44/65.png", 5, 7, 512, true},
	}
	if len(offers) != len(want) {
		t.Fatalf("%d layers: %+v", len(offers), offers)
	}
	for i, w := range want {
		o := offers[i]
		tpl, err := basemap.ParseTemplate(o.Source.Template)
		if err != nil {
			t.Fatal(err)
		}
		zoom := "7"
		if o.Source.Zooms != nil {
			zoom = o.Source.Zooms[7]
		}
		s := o.Source
		if o.ID != w.id || s.Name != w.name || tpl.URL(c, zoom) != w.url || s.MinZoom != w.min || s.MaxZoom != w.max || s.TileSize != w.size || s.Lettered != w.lettered {
			t.Errorf("%+v\n%s", o, tpl.URL(c, zoom))
		}
		if s.Attribution != "Producteur d’essai" {
			t.Errorf("attribution %q", s.Attribution)
		}
	}
	if b := offers[0].Source.Bound; b == nil || b.West != -5.5 || b.North != 51.2 {
		t.Errorf("bound %v", b)
	}
}

func TestWhatIsNoDescription(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]basemap.Reason{
		"":                         basemap.NotCapabilities,
		"<html><body/></html>":     basemap.WebPage,
		"<WMS_Capabilities/>":      basemap.NotCapabilities,
		"<Capabilities/>":          basemap.NoUsableLayer,
		"<Capabilities><Contents>": basemap.NotCapabilities,
		`{"tiles":["x"]}`:          basemap.NotCapabilities,
		"<ExceptionReport><Exception><ExceptionText>No such service</ExceptionText></Exception></ExceptionReport>":                                                     basemap.ServiceError,
		`<!DOCTYPE a [<!ENTITY x "xxxxxxxx"><!ENTITY y "&x;&x;&x;">]><Capabilities><ServiceProvider><ProviderName>&y;</ProviderName></ServiceProvider></Capabilities>`: basemap.NotCapabilities,
	} {
		_, err := basemap.ParseCapabilities([]byte(text), "https://a.example/wmts")
		var p *basemap.Problem
		if !errors.As(err, &p) || p.Reason != want {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestLook(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	s.replace(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("REQUEST") != "GetCapabilities" {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write(describe(t, s.URL))
	})
	b := newBench(t, s, set{})
	for address, want := range map[string]string{
		s.URL + "/wmts":                        "2 layers",
		s.URL + "/any?REQUEST=GetCapabilities": "2 layers",
		s.URL + "/{z}/{x}/{y}.png":             "1 layers",
		s.URL + "/any":                         string(basemap.NoPlaceholder),
		s.URL + "/wmts/{z}/{x}":                string(basemap.NoPlaceholder),
		s.URL + "/other.xml":                   string(basemap.Absent),
		"file:///etc/wmts":                     string(basemap.NotHTTP),
		"nonsense":                             string(basemap.NotAnAddress),
	} {
		offers, err := b.net.Look(b.ctx, address)
		got := fmt.Sprintf("%d layers", len(offers))
		var p *basemap.Problem
		if errors.As(err, &p) {
			got = string(p.Reason)
		}
		if got != want {
			t.Errorf("%s: %s (%v), want %s", address, got, err, want)
		}
	}
	if n := len(s.requests()); n != 3 {
		t.Errorf("%d requests, want one for each description", n)
	}
}

func FuzzCapabilities(f *testing.F) {
	f.Add(describe(f, "https://a.example"))
	f.Add([]byte("<Capabilities><Contents><Layer/></Contents></Capabilities>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		offers, err := basemap.ParseCapabilities(b, "https://a.example/wmts")
		var p *basemap.Problem
		if err != nil && !errors.As(err, &p) {
			t.Fatalf("%v is no Problem", err)
		}
		for _, o := range offers {
			if _, err := basemap.ParseTemplate(o.Source.Template); err != nil || o.Source.MaxZoom > 24 || o.Source.MinZoom > o.Source.MaxZoom {
				t.Fatalf("%+v: %v", o, err)
			}
		}
	})
}
