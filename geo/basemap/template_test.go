package basemap_test

import (
	"errors"
	"strings"
	"testing"

	"emprise/geo/basemap"
)

func TestTemplates(t *testing.T) {
	t.Parallel()
	c := basemap.Coord{Zoom: 5, X: 3, Y: 7}
	for _, k := range []struct {
		text, want string
		reason     basemap.Reason
	}{
		{"https://a.example/{z}/{x}/{y}.png", "https://a.example/5/3/7.png", ""},
		{" https://a.example/{z}/{x}/{-y}.png\n", "https://a.example/5/3/24.png", ""},
		{"https://{s}.example/{zoom}/{x}/{y}", "https://b.example/5/3/7", ""},
		{"https://{1-4}.example/{z}/{x}/{y}", "https://3.example/5/3/7", ""},
		{"https://{switch:u,v}.example/{z}/{x}/{y}", "https://u.example/5/3/7", ""},
		{"https://a.example/wmts/{TileMatrix}/{TileRow}/{TileCol}.jpeg", "https://a.example/wmts/5/7/3.jpeg", ""},
		{"https://a.example/?request=GetTile&TileMatrix=12&TileRow=1400&TileCol=2000&f=x", "https://a.example/?request=GetTile&TileMatrix=5&TileRow=7&TileCol=3&f=x", ""},
		{"http://127.0.0.1:8080/{z}/{x}/{y}", "http://127.0.0.1:8080/5/3/7", ""},
		{"", "", basemap.NotAnAddress},
		{"a.example/{z}/{x}/{y}", "", basemap.NotAnAddress},
		{"https:///{z}/{x}/{y}", "", basemap.NotAnAddress},
		{"file:///home/{z}/{x}/{y}.png", "", basemap.NotHTTP},
		{"ftp://a.example/{z}/{x}/{y}.png", "", basemap.NotHTTP},
		{"javascript:alert({z}{x}{y})", "", basemap.NotHTTP},
		{"https://a.example/tiles.png", "", basemap.NoPlaceholder},
		{"https://a.example/{z}/{x}.png", "", basemap.NoPlaceholder},
		{"https://a.example/{z}/{x}/{y}/{key}.png", "", basemap.UnknownPlaceholder},
		{"https://a.example/{z}/{x}/{y", "", basemap.UnknownPlaceholder},
		{"https://a.example/" + strings.Repeat("{z}{x}{y}", 1000), "", basemap.NotAnAddress},
	} {
		got, err := basemap.ParseTemplate(k.text)
		var p *basemap.Problem
		if errors.As(err, &p) != (k.reason != "") || p != nil && p.Reason != k.reason {
			t.Errorf("%q: %v, want %q", k.text, err, k.reason)
			continue
		}
		if err == nil && got.URL(c, "5") != k.want {
			t.Errorf("%q: %s, want %s", k.text, got.URL(c, "5"), k.want)
		}
	}
}

func TestKnownSourcesCanBeOpened(t *testing.T) {
	t.Parallel()
	for _, s := range basemap.Known() {
		if _, err := basemap.ParseTemplate(s.Template); err != nil {
			t.Errorf("%s: %v", s.ID, err)
		}
		if s.Attribution == "" || s.Licence == "" || s.Name == "" || !strings.HasPrefix(s.Template, "https://") || s.Connections > 4 {
			t.Errorf("%+v", s)
		}
		if s.ID == basemap.OpenStreetMap && s.Connections > 2 {
			t.Error("OpenStreetMap allows two connections")
		}
	}
}

func FuzzTemplate(f *testing.F) {
	for _, s := range []string{"https://{s}.a/{z}/{x}/{-y}", "https://a/?tilematrix=1&tilerow=2&tilecol=3", "{", "{}{a-}{-b}{switch:,}", "http://[::1]/{z}{x}{y}"} {
		f.Add(s, 3, 4)
	}
	f.Fuzz(func(t *testing.T, text string, x, y int) {
		tpl, err := basemap.ParseTemplate(text)
		var p *basemap.Problem
		if err != nil {
			if !errors.As(err, &p) {
				t.Fatalf("%v is no Problem", err)
			}
			return
		}
		c := basemap.Coord{Zoom: 20, X: x & (1<<20 - 1), Y: y & (1<<20 - 1)}
		if u := tpl.URL(c, "20"); !strings.HasPrefix(strings.ToLower(u), "http") {
			t.Fatalf("%q gives %q", text, u)
		}
	})
}
