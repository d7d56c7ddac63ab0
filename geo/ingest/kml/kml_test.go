package kml_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"emprise/geo/ingest/kml"
	"emprise/geo/reference"
)

const document = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>Projet</name>
<Folder><name>Lot&nbsp;1</name>
<Placemark id="a"><name>Terrain &amp; bâti</name><description><![CDATA[<b>x</b>]]></description>
<ExtendedData><Data name="surface"><displayName>S</displayName><value>1,5</value></Data>
<SchemaData schemaUrl="#s"><SimpleData name="section">AY</SimpleData></SchemaData></ExtendedData>
<Polygon><outerBoundaryIs><LinearRing><coordinates>2,48,0 3,48,0
 3,49,0 2,48,0</coordinates></LinearRing></outerBoundaryIs>
<innerBoundaryIs><LinearRing><coordinates>2.5,48.2 2.6,48.2 2.6,48.3 2.5,48.2</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
</Folder>
<Placemark><MultiGeometry><Point><coordinates>2 , 48 , 35</coordinates></Point><LineString><coordinates>2,48 3,49</coordinates></LineString></MultiGeometry></Placemark>
<Placemark><gx:Track><when>2024-01-01</when><gx:coord>2 48 1</gx:coord><gx:coord>3 49 2</gx:coord></gx:Track></Placemark>
<Placemark><Point><coordinates>deux,quarante</coordinates></Point></Placemark>
<GroundOverlay><name>x</name></GroundOverlay>
</Document></kml>`

func TestPlacemarks(t *testing.T) {
	t.Parallel()
	r := kml.NewReader(strings.NewReader(document), 1<<20)
	var all []*kml.Placemark
	for {
		p, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) != 4 || r.Overlays() != 1 {
		t.Fatalf("%d placemarks, %d overlays", len(all), r.Overlays())
	}
	fields := map[string]string{}
	for _, f := range all[0].Fields {
		fields[f.Name] = f.Value
	}
	for name, want := range map[string]string{
		"name": "Terrain & bâti", "description": "<b>x</b>", "folder": "Projet / Lot\u00a01", "surface": "1,5", "section": "AY",
	} {
		if fields[name] != want {
			t.Errorf("%s is %q, want %q", name, fields[name], want)
		}
	}
	p := all[0]
	if p.ID != "a" || len(p.Shapes) != 1 || p.Shapes[0].Sort != kml.Polygon || len(p.Shapes[0].Rings) != 2 || len(p.Shapes[0].Rings[0]) != 8 || p.Tall {
		t.Errorf("got %+v", p)
	}
	if p := all[1]; len(p.Shapes) != 2 || p.Shapes[0].Rings[0][1] != 48 || !p.Tall {
		t.Errorf("got %+v", p)
	}
	if p := all[2]; len(p.Shapes) != 1 || p.Shapes[0].Sort != kml.Line || len(p.Shapes[0].Rings[0]) != 4 {
		t.Errorf("got %+v", p)
	}
	if all[3].Fault == "" {
		t.Error("a coordinate that is no number passes")
	}
}

func TestDocumentsThatDoNotEnd(t *testing.T) {
	t.Parallel()
	for what, c := range map[string]struct {
		text string
		want error
	}{
		"too deep":  {"<kml>" + strings.Repeat("<Folder>", 1000), kml.ErrDepth},
		"too large": {"<kml><Placemark><name>" + strings.Repeat("x", 100_000), kml.ErrLarge},
		"nested":    {"<kml><Placemark>" + strings.Repeat("<MultiGeometry>", 1000), kml.ErrDepth},
	} {
		if _, err := kml.NewReader(strings.NewReader(c.text), 50_000).Next(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", what, err)
		}
	}
	laughs := `<!DOCTYPE kml [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><kml><Placemark><name>&b;</name></Placemark></kml>`
	if _, err := kml.NewReader(strings.NewReader(laughs), 50_000).Next(); err == nil {
		t.Error("entities of the document are expanded")
	}
}

// FuzzReader: any bytes end, and positions come in pairs.
func FuzzReader(f *testing.F) {
	f.Add(document)
	f.Add("<kml>" + strings.Repeat("<Folder>", 600))
	f.Add("<!DOCTYPE kml [<!ENTITY a \"b\">]><kml><Placemark><name>&a;&b;</name></Placemark></kml>")
	for _, raw := range reference.Seeds(f, "conformance/kml/*.kml", 20_000) {
		f.Add(string(raw))
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := kml.NewReader(strings.NewReader(text), 1<<16)
		for {
			p, err := r.Next()
			if err != nil {
				return
			}
			for _, s := range p.Shapes {
				for _, ring := range s.Rings {
					if len(ring)%2 != 0 {
						t.Fatalf("%v", ring)
					}
				}
			}
		}
	})
}
