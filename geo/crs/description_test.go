package crs_test

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/reference"
)

func TestDescriptionsOfRealLayers(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob(reference.Path(t, "fr/plu") + "/*/*.prj")
	if err != nil || len(paths) < 10 {
		t.Fatal(err, len(paths))
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if s, err := crs.FromWKT(string(raw)); err != nil || s.EPSG() != 2154 {
			t.Errorf("%s: %v, %v", path, s, err)
		}
	}
}

func TestFromWKT(t *testing.T) {
	t.Parallel()
	const (
		grs  = `SPHEROID["GRS_1980",6378137.0,298.257222101]`
		rgf  = `GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",` + grs + `],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`
		wgs  = `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`
		ntf  = `GEOGCS["GCS_NTF_Paris",DATUM["D_NTF",SPHEROID["Clarke_1880_IGN",6378249.2,293.46602]],PRIMEM["Paris",2.337229166666667],UNIT["Grad",0.01570796326794897]]`
		cc   = `PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",1700000.0],PARAMETER["False_Northing",6200000.0],PARAMETER["Central_Meridian",3.0],PARAMETER["Standard_Parallel_1",46.25],PARAMETER["Standard_Parallel_2",47.75],PARAMETER["Latitude_Of_Origin",47.0]`
		tail = `,UNIT["Meter",1.0]]`
	)
	utm := func(lon0, north string) string {
		return `PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",` + north +
			`],PARAMETER["Central_Meridian",` + lon0 + `],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0]`
	}
	for wkt, want := range map[string]int{
		rgf: 4171,
		wgs: 4326,
		`PROJCS["RGF_1993_CC47",` + rgf + `,` + cc + tail:                  3947,
		`PROJCS["anything",` + rgf + `,` + cc + tail:                       3947,
		`PROJCS["RGF93 v2b / CC47",` + rgf + `,` + cc + tail:               9847,
		`PROJCS["RGR_1992_UTM_40S",` + rgf + `,` + utm("57", "1e7") + tail: 2975,
		`PROJCS["x",` + wgs + `,` + utm("57", "1e7") + tail:                32740,
		`PROJCS["x",` + rgf + `,` + utm("3", "0") + tail:                   25831,
		`PROJCS["x",` + rgf + `,` + utm("-63", "0") + tail:                 5490,
		`PROJCS["x",` + wgs + `,` + utm("3", "0") + tail:                   32631,
		`PROJCS["NTF_Lambert_II_etendu",` + ntf + `,PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",600000.0],PARAMETER["False_Northing",2200000.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",52.0],PARAMETER["Scale_Factor",0.99987742],PARAMETER["Latitude_Of_Origin",52.0]` + tail: 27572,
		`PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",` + wgs + `,PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0]` + tail:                             3857,
		`PROJCS["x",` + rgf + `,` + cc + `,UNIT["Meter",1.0],AUTHORITY["EPSG","2154"]]`:                     2154,
		`COMPD_CS["RGF93 + NGF",PROJCS["x",` + rgf + `,` + cc + `,UNIT["Meter",1.0]],VERT_CS["NGF-IGN69"]]`: 3947,
		// What must not be taken for French.
		`PROJCS["x",GEOGCS["ED50",DATUM["D_European_1950",SPHEROID["International_1924",6378388.0,297.0]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],` + utm("3", "0") + tail: 0,
		`PROJCS["x",GEOGCS["NAD83",DATUM["D_North_American_1983",` + grs + `],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],` + utm("-63", "0") + tail:                           0,
		`PROJCS["x",` + rgf + `,` + cc + `,UNIT["Foot",0.3048]]`:                                                 0,
		`PROJCS["x",` + rgf + `,PROJECTION["Lambert_Conformal_Conic"],PARAMETER["Latitude_Of_Origin",12]` + tail: 0,
		`LOCAL_CS["plan"]`: 0,
		``:                 0,
		`PROJCS[`:          0,
		`PROJCS["x"`:       0,
		`GEOGCS["x"]`:      0,
	} {
		s, err := crs.FromWKT(wkt)
		switch {
		case want == 0 && err == nil:
			t.Errorf("%.60s… is taken for EPSG:%d", wkt, s.EPSG())
		case want != 0 && err != nil:
			t.Errorf("%.60s…: %v", wkt, err)
		case want != 0 && s.EPSG() != want:
			t.Errorf("%.60s… is taken for EPSG:%d, want %d", wkt, s.EPSG(), want)
		}
	}
}

// required are the systems that French land data must be read in, overseas included.
func required() []int {
	all := []int{2154, 9794, 27561, 27562, 27563, 27564, 27571, 27572, 27573, 27574, 5490, 4559, 2972, 2975, 4471, 4467, 3857, 4326, 4171, 4258}
	for zone := 42; zone <= 50; zone++ {
		all = append(all, 3900+zone)
	}
	for zone := 30; zone <= 32; zone++ {
		all = append(all, 25800+zone, 32600+zone)
	}
	return append(all, 32620, 32621, 32622, 32738, 32740)
}

// TestRequiredSystemsByAllTheirNames: by code, in each way to write one, and by the name of the registry.
func TestRequiredSystemsByAllTheirNames(t *testing.T) {
	t.Parallel()
	for _, epsg := range required() {
		want, err := crs.Lookup(epsg)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, form := range []string{
			"EPSG:%d", "epsg:%d", "urn:ogc:def:crs:EPSG::%d", "urn:ogc:def:crs:EPSG:10.074:%d", "urn:x-ogc:def:crs:EPSG:%d",
			"http://www.opengis.net/def/crs/EPSG/0/%d", "https://www.opengis.net/def/crs/EPSG/0/%d", "http://www.opengis.net/gml/srs/epsg.xml#%d",
		} {
			if got, ok := crs.Recognise(fmt.Sprintf(form, epsg)); !ok || got != want {
				t.Errorf(form+" is taken for %v", epsg, got)
			}
		}
		if got, ok := crs.Recognise(want.Name()); !ok || got.Name() != want.Name() {
			t.Errorf("%q is taken for %v", want.Name(), got)
		}
	}
}

// TestDescriptionsByGDAL: what GDAL writes, without its codes, is taken for a system that projects alike.
func TestDescriptionsByGDAL(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("gdalsrsinfo"); err != nil {
		t.Skip("gdalsrsinfo is not installed")
	}
	code := regexp.MustCompile(`,?\s*(AUTHORITY|ID)\["EPSG",\s*"?\d+"?(,[^\]]*)?\]`)
	for _, epsg := range required() {
		t.Run(strconv.Itoa(epsg), func(t *testing.T) {
			t.Parallel()
			want, err := crs.Lookup(epsg)
			if err != nil {
				t.Fatal(err)
			}
			out, err := exec.CommandContext(t.Context(), "gdalsrsinfo", "-o", "wkt_all", fmt.Sprintf("EPSG:%d", epsg)).Output()
			if err != nil {
				t.Skip("not known to GDAL")
			}
			// Each dialect stands below its name and a colon.
			parts := regexp.MustCompile(`(?m)^(OGC|ESRI).* :$`).Split(string(out), -1)[1:]
			if len(parts) < 4 {
				t.Fatalf("%d dialects in %s", len(parts), out)
			}
			for _, dialect := range parts {
				got, err := crs.FromWKT(code.ReplaceAllString(dialect, ""))
				if err != nil {
					t.Errorf("%v\n%s", err, dialect)
					continue
				}
				p := want.Inverse(want.Forward(geo.LonLat{Lon: 2, Lat: 46}))
				a, b := got.Forward(p), want.Forward(p)
				// Versions of a datum that share their projections are told by name alone, which some dialects shorten.
				same := got.Geographic() == want.Geographic() && math.Hypot(a.X-b.X, a.Y-b.Y) < 1e-3
				if !same || got.EPSG() != epsg && epsg < 9000 {
					t.Errorf("it is taken for EPSG:%d\n%s", got.EPSG(), dialect)
				}
			}
		})
	}
}

func FuzzFromWKT(f *testing.F) {
	f.Add(`GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`)
	f.Add(`PROJCS["x",GEOGCS["y",DATUM["RGF",SPHEROID["z",6378137,298.257222101]]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["Standard_Parallel_1",1e308],PARAMETER["Latitude_Of_Origin",-90]]`)
	f.Add(strings.Repeat("A[", 200))
	for _, raw := range reference.Seeds(f, "fr/plu/*/*.prj", 20_000) {
		f.Add(string(raw))
	}
	f.Fuzz(func(t *testing.T, wkt string) {
		if s, err := crs.FromWKT(wkt); (s == nil) == (err == nil) {
			t.Errorf("%v and %v", s, err)
		}
	})
}

// FuzzRecognise: a name is a system or none, and what a system is called by code is that system.
func FuzzRecognise(f *testing.F) {
	for _, name := range []string{"urn:ogc:def:crs:EPSG::2154", "EPSG:2154", "IGNF:RGF93LAMB93.IGN69", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "CRS:84", "WGS 84"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		s, ok := crs.Recognise(name)
		if (s == nil) == ok {
			t.Fatalf("%v and %v", s, ok)
		}
		if ok {
			if again, ok := crs.Recognise(fmt.Sprintf("EPSG:%d", s.EPSG())); !ok || again != s {
				t.Fatalf("%q is EPSG:%d, which is %v", name, s.EPSG(), again)
			}
		}
	})
}
