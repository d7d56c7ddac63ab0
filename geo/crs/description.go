package crs

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// FromWKT finds the system that well-known text describes: the .prj of a Shapefile, a row of gpkg_spatial_ref_sys. It
// reads the dialects of OGC 01-009, ESRI and ISO 19162. The code of an authority is believed; without one, a projection is
// recognised by its parameters, as names vary ("Lambert_Conformal_Conic" is all that some plans say) and a projection is
// the same when it takes places to the same millimetre. The error says what is not known.
func FromWKT(wkt string) (*System, error) {
	root, err := parseWKT(wkt)
	if err != nil {
		return nil, err
	}
	for range deepestWKT {
		var inner *node
		switch root.keyword {
		case "COMPD_CS", "COMPOUNDCRS":
			inner = root.find("PROJCS", "PROJCRS", "PROJECTEDCRS", "GEOGCS", "GEOGCRS", "GEODCRS", "GEOGRAPHICCRS", "GEODETICCRS", "BOUNDCRS")
		case "BOUNDCRS":
			if inner = root.find("SOURCECRS"); inner != nil && len(inner.nodes) > 0 {
				inner = inner.nodes[0]
			}
		}
		if inner == nil {
			break
		}
		root = inner
	}
	if s := byAuthority(root); s != nil {
		return s, nil
	}
	switch root.keyword {
	case "PROJCS", "PROJCRS", "PROJECTEDCRS":
		return projected(root)
	case "GEOGCS", "GEOGCRS", "GEODCRS", "GEOGRAPHICCRS", "GEODETICCRS":
		return geographic(root)
	default:
		return nil, fmt.Errorf("a coordinate system of sort %q is not known", root.keyword)
	}
}

func byAuthority(n *node) *System {
	a := n.find("AUTHORITY", "ID")
	if a == nil || !strings.EqualFold(a.name(), "EPSG") {
		return nil
	}
	code := 0
	if v, ok := a.number(0); ok {
		code = int(v)
	} else if len(a.words) > 1 {
		code, _ = strconv.Atoi(a.words[1])
	}
	return byCode[code]
}

// frame is the datum of a description.
type frame struct {
	name     string
	e        *ellipsoid
	meridian float64 // degrees east of Greenwich
	unit     float64 // of angles, in radians
}

// frameOf reads a datum, and refuses one that is not a French, European or world one of today, or NTF.
func frameOf(n *node) (frame, error) {
	f := frame{unit: math.Pi / 180}
	datum := n.find("DATUM", "GEODETICDATUM", "ENSEMBLE", "TRF")
	ellps := datum.orEmpty().find("SPHEROID", "ELLIPSOID")
	a, _ := ellps.number(0)
	inverse, ok := ellps.number(1)
	if !ok {
		return f, fmt.Errorf("the coordinate system %q has no ellipsoid", n.name())
	}
	f.name = letters(datum.name())
	for _, known := range []*ellipsoid{grs80, wgs84, clarke1880} {
		flattening := 1 - math.Sqrt(1-known.e*known.e)
		if math.Abs(a-known.a) < 0.1 && math.Abs(inverse-1/flattening) < 1e-3 {
			if f.e == nil || math.Abs(inverse-1/flattening) < 1e-7 {
				f.e = known
			}
		}
	}
	if f.e == nil {
		return f, fmt.Errorf("the ellipsoid %q of %q is not known", ellps.name(), n.name())
	}
	good := []string{"UNKNOWN", "NOTSPECIFIED", "GRS1980", "GRS80", "WGS84", "WGS1984", "WORLDGEODETICSYSTEM1984", "RGF", "RESEAUGEODESIQUE", "ETRS", "ETRF", "EUROPEANTERRESTRIAL", "RGAF", "RRAF", "RESEAUDEREFERENCE", "RGFG", "RGR92", "RGR1992", "RGM04", "RGM2004", "RGSPM"}
	if f.e == clarke1880 {
		good = []string{"UNKNOWN", "NOTSPECIFIED", "NTF", "NOUVELLETRIANGULATION"}
	}
	if f.name != "" && !slices.ContainsFunc(good, func(g string) bool { return strings.Contains(f.name, g) }) {
		return f, fmt.Errorf("the datum %q is not known", datum.name())
	}
	if u, ok := n.find("UNIT", "ANGLEUNIT").number(0); ok {
		f.unit = u
	}
	if m := n.find("PRIMEM", "PRIMEMERIDIAN"); m != nil {
		f.meridian, _ = m.number(0)
		if u, ok := m.find("UNIT", "ANGLEUNIT").number(0); ok {
			f.meridian = deg(f.meridian * u)
		}
	}
	return f, nil
}

// orEmpty stands in for a node that is not there.
func (n *node) orEmpty() *node {
	if n == nil {
		return &node{}
	}
	return n
}

func geographic(n *node) (*System, error) {
	f, err := frameOf(n)
	if err != nil {
		return nil, err
	}
	if f.e == clarke1880 || f.meridian != 0 || math.Abs(f.unit-math.Pi/180) > 1e-9 {
		return nil, fmt.Errorf("the geographic system %q is not known", n.name())
	}
	if s, ok := Recognise(n.name()); ok && s.Geographic() {
		return s, nil
	}
	if strings.Contains(f.name, "RGF") || strings.Contains(f.name, "FRANCAIS1993") {
		return byCode[4171], nil
	}
	return byCode[4326], nil
}

func projected(n *node) (*System, error) {
	f, err := frameOf(n.find("GEOGCS", "BASEGEOGCRS", "BASEGEODCRS").orEmpty())
	if err != nil {
		return nil, err
	}
	plan, method, err := planOf(n, f)
	if err != nil {
		return nil, err
	}
	if f.e == clarke1880 {
		plan = ntf(plan)
	}
	named, _ := Recognise(n.name())
	var found *System
	for _, code := range codes {
		s := byCode[code]
		if s.plan == nil || !samePlan(plan, s.plan) {
			continue
		}
		if s == named {
			return s, nil
		}
		if code == superseded {
			continue
		}
		// The first code is the usual one, but WGS 84 and ETRS89 share their UTM zones.
		if found == nil || ellipsoidOf(s.plan) == f.e && ellipsoidOf(found.plan) != f.e {
			found = s
		}
	}
	if found == nil {
		return nil, fmt.Errorf("the projection %q (%s) is not a known one", n.name(), method)
	}
	return found, nil
}

// superseded projects as the system that has taken its place (5490), and stands for itself only when it is named.
const superseded = 4559

// codes are those of all systems, in ascending order.
var codes = func() (all []int) {
	for code := range byCode {
		all = append(all, code)
	}
	slices.Sort(all)
	return all
}()

func ellipsoidOf(p projection) *ellipsoid {
	switch p := p.(type) {
	case conic:
		return p.e
	case transverse:
		return p.e
	default:
		return nil
	}
}

// planOf builds the projection of a description from its parameters.
func planOf(n *node, f frame) (projection, string, error) {
	method := n.find("PROJECTION", "METHOD")
	parameters := n.nodes
	if conversion := n.find("CONVERSION"); conversion != nil {
		method, parameters = conversion.find("METHOD", "PROJECTION"), conversion.nodes
	}
	values := map[string]float64{"k": 1}
	unit := 1.0
	if u, ok := n.find("UNIT", "LENGTHUNIT").number(0); ok {
		unit = u
	}
	for _, p := range parameters {
		key, angle := parameterKey(letters(p.name()))
		v, ok := p.number(0)
		if p.keyword != "PARAMETER" || !ok || key == "" {
			continue
		}
		switch {
		case angle:
			by := f.unit
			if u, ok := p.find("ANGLEUNIT", "UNIT").number(0); ok {
				by = u
			}
			v = deg(v * by)
		case key != "k":
			by := unit
			if u, ok := p.find("LENGTHUNIT", "UNIT").number(0); ok {
				by = u
			}
			v *= by
		}
		values[key] = v
	}
	if unit != 1 {
		return nil, "", fmt.Errorf("%q is not in metres", n.name())
	}
	v := values
	lon0 := v["lon0"] + f.meridian
	name := letters(method.name())
	switch {
	case strings.HasPrefix(name, "LAMBERTCONFORMALCONIC"), strings.HasPrefix(name, "LAMBERTCONICCONFORMAL"):
		lat1, first := v["lat1"]
		lat2, second := v["lat2"]
		if first && second {
			return newConic(f.e, v["lat0"], lon0, lat1, lat2, v["x0"], v["y0"]), method.name(), nil
		}
		if first && v["lat0"] == 0 {
			v["lat0"] = lat1
		}
		if v["lat0"] != 0 {
			return newConic1(f.e, v["lat0"], lon0, v["k"], v["x0"], v["y0"]), method.name(), nil
		}
	case name == "TRANSVERSEMERCATOR", name == "GAUSSKRUGER":
		if math.Abs(v["k"]-utmScale) < 1e-9 && math.Abs(v["x0"]-utmFalseE) < 1e-3 && v["lat0"] == 0 {
			return transverse{e: f.e, lon0: rad(lon0), falseN: v["y0"]}, method.name(), nil
		}
	case name == "MERCATORAUXILIARYSPHERE", name == "POPULARVISUALISATIONPSEUDOMERCATOR",
		strings.HasPrefix(name, "MERCATOR") && strings.Contains(letters(n.name()), "PSEUDOMERCATOR"):
		if lon0 == 0 && v["x0"] == 0 && v["y0"] == 0 && v["lat1"] == 0 {
			return mercator{}, method.name(), nil
		}
	}
	return nil, "", fmt.Errorf("the projection %q by %q is not a known one", n.name(), method.name())
}

// parameterKey names a parameter alike in all dialects, and says whether it is an angle.
func parameterKey(name string) (key string, angle bool) {
	switch name {
	case "LATITUDEOFORIGIN", "LATITUDEOFFALSEORIGIN", "LATITUDEOFNATURALORIGIN", "LATITUDEOFCENTER":
		return "lat0", true
	case "CENTRALMERIDIAN", "LONGITUDEOFFALSEORIGIN", "LONGITUDEOFNATURALORIGIN", "LONGITUDEOFORIGIN", "LONGITUDEOFCENTER":
		return "lon0", true
	case "STANDARDPARALLEL1", "LATITUDEOF1STSTANDARDPARALLEL":
		return "lat1", true
	case "STANDARDPARALLEL2", "LATITUDEOF2NDSTANDARDPARALLEL":
		return "lat2", true
	case "SCALEFACTOR", "SCALEFACTORATNATURALORIGIN":
		return "k", false
	case "FALSEEASTING", "EASTINGATFALSEORIGIN":
		return "x0", false
	case "FALSENORTHING", "NORTHINGATFALSEORIGIN":
		return "y0", false
	default:
		return "", false
	}
}

// samePlan says whether two projections take places of a wide area to the same millimetre. Places stand around the middle
// of what is known, so that neither projection is asked for more than it can.
func samePlan(a, b projection) bool {
	for _, at := range originsOf(b) {
		p, q := a.forward(at[0], at[1]), b.forward(at[0], at[1])
		if !(math.Abs(p.X-q.X) <= 1e-3 && math.Abs(p.Y-q.Y) <= 1e-3) {
			return false
		}
	}
	return true
}

// originsOf are places that a projection is made for, in radians.
func originsOf(p projection) [][2]float64 {
	lon, lat := 0.0, rad(45)
	switch p := p.(type) {
	case conic:
		lon, lat = p.lon0, math.Asin(p.n)
	case shifted:
		return originsOf(p.plan)
	case transverse:
		lon = p.lon0
		if p.falseN > 0 {
			lat = -lat
		}
	}
	d := rad(2)
	return [][2]float64{{lon, lat}, {lon + d, lat + d}, {lon - d, lat - d}}
}
