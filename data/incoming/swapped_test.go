package incoming_test

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data/incoming"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// shapefile writes positions as a .shp of points.
func shapefile(points [][2]float64) []byte {
	little, big := binary.LittleEndian, binary.BigEndian
	b := make([]byte, 100)
	big.PutUint32(b, 9994)
	big.PutUint32(b[24:], uint32(50+14*len(points)))
	little.PutUint32(b[28:], 1000)
	little.PutUint32(b[32:], 1)
	for i, p := range points {
		b = big.AppendUint32(big.AppendUint32(b, uint32(i+1)), 10)
		b = little.AppendUint32(b, 1)
		b = little.AppendUint64(little.AppendUint64(b, math.Float64bits(p[0])), math.Float64bits(p[1]))
	}
	return b
}

const wgs84WKT = `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`

// Latitude before longitude, and northing before easting, is seen in every format where nothing says otherwise; the order that
// puts the positions in their place comes first.
func TestSwappedOrdinatesAreSeenInEveryFormat(t *testing.T) {
	t.Parallel()
	place := geo.LonLat{Lon: 2.35, Lat: 48.85}
	for _, epsg := range []int{4326, 2154, 3949} {
		s, err := crs.Lookup(epsg)
		if err != nil {
			t.Fatal(err)
		}
		q := s.Forward(place)
		points := [][2]float64{{q.Y, q.X}, {q.Y + 0.01, q.X + 0.01}}
		a, b := points[0], points[1]
		files := map[string]map[string][]byte{
			"geojson": {"f.geojson": fmt.Appendf(nil, `{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[%v,%v],[%v,%v]]}}`, a[0], a[1], b[0], b[1])},
			"wkt":     {"f.csv": fmt.Appendf(nil, "id;g\n1;POINT(%v %v)\n2;POINT(%v %v)\n", a[0], a[1], b[0], b[1])},
			"columns": {"f.csv": fmt.Appendf(nil, "id,x,y\n1,%v,%v\n2,%v,%v\n", a[0], a[1], b[0], b[1])},
			"shape":   {"f.shp": shapefile(points)},
		}
		if epsg == 4326 {
			files["lonlat"] = map[string][]byte{"f.csv": fmt.Appendf(nil, "id,lon,lat\n1,%v,%v\n2,%v,%v\n", a[0], a[1], b[0], b[1])}
			files["shape with .prj"] = map[string][]byte{"f.shp": shapefile(points), "f.prj": []byte(wgs84WKT)}
			files["kml"] = map[string][]byte{"f.kml": fmt.Appendf(nil, "<kml><Placemark><Point><coordinates>%v,%v</coordinates></Point></Placemark></kml>", a[0], a[1])}
		}
		for what, f := range files {
			dir := t.TempDir()
			path := ""
			for name, content := range f {
				if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
					t.Fatal(err)
				}
				if filepath.Ext(name) != ".prj" {
					path = filepath.Join(dir, name)
				}
			}
			near := orb.Bound{Min: place.Orb(), Max: place.Orb()}.Pad(0.2)
			l := look(t, path, near)[0]
			if l.Unknown == nil || len(l.Proposals) == 0 {
				t.Errorf("%s in EPSG:%d: %+v", what, epsg, l)
				continue
			}
			p := l.Proposals[0]
			if !p.LatFirst || p.System != s {
				t.Errorf("%s in EPSG:%d: %s is proposed first", what, epsg, p.Code())
			}
			set, _, err := incoming.All(t.Context(), path, ingest.Options{CRS: p.System, LatFirst: p.LatFirst}, nil)
			if err != nil {
				t.Errorf("%s in EPSG:%d: %v", what, epsg, err)
				continue
			}
			if at := firstPosition(set); math.Hypot(at.Lon-place.Lon, at.Lat-place.Lat) > 1e-6 {
				t.Errorf("%s in EPSG:%d: at %v", what, epsg, at)
			}
		}
	}
}

func firstPosition(s *feature.Set) geo.LonLat {
	if len(s.Coords) < 2 {
		return geo.LonLat{}
	}
	return geo.LonLat{Lon: s.Coords[0], Lat: s.Coords[1]}
}
