package measure_test

import (
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/peterstace/simplefeatures/geom"

	"emprise/geo/paint/golden"
	"emprise/geo/reference"
)

// geosRun is a file of the test suite of JTS and GEOS.
type geosRun struct {
	Precision struct {
		Scale string `xml:"scale,attr"`
	} `xml:"precisionModel"`
	Cases []struct {
		Desc  string `xml:"desc"`
		A     string `xml:"a"`
		B     string `xml:"b"`
		Tests []struct {
			Op geosOp `xml:"op"`
		} `xml:"test"`
	} `xml:"case"`
}

type geosOp struct {
	Name string `xml:"name,attr"`
	Arg1 string `xml:"arg1,attr"`
	Arg2 string `xml:"arg2,attr"`
	Want string `xml:",chardata"`
}

// patience is how long one operation may take.
const patience = 20 * time.Second

// The overlay that parcels go through, against the suite of GEOS: every difference is listed with its reason.
func TestOverlayAndValidityOfGEOS(t *testing.T) {
	t.Parallel()
	root := filepath.Dir(filepath.Dir(reference.Path(t, "conformance/jts-geos-xml/general/TestValid.xml")))
	files, err := filepath.Glob(filepath.Join(root, "*", "*.xml"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	passed, all, reasons := map[string]int{}, map[string]int{}, map[string]int{}
	var failures strings.Builder
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var run geosRun
		if err := xml.Unmarshal(raw, &run); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for n, c := range run.Cases {
			for _, test := range c.Tests {
				group := test.Op.group()
				if group == "" {
					continue
				}
				all[group]++
				outcome := patiently(func() error { return test.Op.check(c.A, c.B) })
				if outcome == nil {
					passed[group]++
					continue
				}
				arguments := test.Op.Arg1
				if test.Op.Arg2 != "" {
					arguments += ", " + test.Op.Arg2
				}
				name := fmt.Sprintf("%s case %d", strings.TrimPrefix(file, root+"/"), n+1)
				reason := reasonFor(name, outcome, run.Precision.Scale != "")
				fmt.Fprintf(&failures, "%s %s(%s): %s\n  %s\n  %v\n", name, test.Op.Name, arguments,
					strings.Join(strings.Fields(c.Desc), " "), reason, outcome)
				reasons[reason]++
				if reason == "" || errors.Is(outcome, errHangs) || errors.Is(outcome, errPanics) {
					t.Errorf("%s %s has no reason to fail: %v", name, test.Op.Name, outcome)
				}
			}
		}
	}
	var report strings.Builder
	for _, group := range []string{"overlay", "union of one", "validity"} {
		fmt.Fprintf(&report, "%s: %d of %d pass (%.1f %%)\n", group, passed[group], all[group], 100*float64(passed[group])/float64(all[group]))
	}
	for _, reason := range slices.Sorted(maps.Keys(reasons)) {
		fmt.Fprintf(&report, "%4d: %s\n", reasons[reason], reason)
	}
	t.Log("\n" + report.String())
	golden.Text(t, "geos.txt", report.String()+"\n"+failures.String())
}

// group leaves out what measure does not call: snap-rounding to a grid (SR), relations, buffers and the like.
func (o geosOp) group() string {
	switch strings.TrimSuffix(strings.ToLower(o.Name), "ng") {
	case "union", "intersection", "difference", "symdifference":
		if o.Arg2 == "" {
			return "union of one"
		}
		return "overlay"
	case "isvalid":
		return "validity"
	}
	return ""
}

// The reasons for which a case does not pass. Whatever fails for another one fails the test.
const (
	reasonGrid  = "the suite rounds to a grid of one unit; here every digit is kept, and the results differ by less than that grid"
	reasonCurve = "curves have no form here: readers leave them out and say so"
	reasonNaN   = "its text form has no word for NaN: readers refuse such positions before"
	reasonEmpty = "a polygon of which a ring is empty is called invalid: readers leave out such rings"
	reasonRing  = "a ring of its own has no form here: it is read as a closed line, which may cross itself"
	reasonHoles = "a hole within a hole that starts at the same point is not noticed; Validate of this package tells it (holes_nested)"
)

func reasonFor(name string, outcome error, grid bool) string {
	s := outcome.Error()
	switch {
	case strings.Contains(s, "CURVEPOLYGON"), strings.Contains(s, "MULTISURFACE"):
		return reasonCurve
	case strings.Contains(s, "literal: NaN"):
		return reasonNaN
	case strings.Contains(s, "polygon ring empty"):
		return reasonEmpty
	case name == "general/TestValid.xml case 45":
		return reasonRing
	case name == "general/TestValid.xml case 71":
		return reasonHoles
	case grid && errors.Is(outcome, errWithinGrid):
		return reasonGrid
	}
	return ""
}

var (
	errHangs  = errors.New("it takes for ever")
	errPanics = errors.New("it panics")

	// errWithinGrid is a difference that rounding to a grid of one unit makes.
	errWithinGrid = errors.New("off by less than a unit")
)

// patiently runs a check to its end or to the end of patience.
func patiently(check func() error) error {
	done := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- fmt.Errorf("%w: %v", errPanics, r)
			}
		}()
		done <- check()
	}()
	limit := time.NewTimer(patience)
	defer limit.Stop()
	select {
	case err := <-done:
		return err
	case <-limit.C:
		return errHangs
	}
}

func (o geosOp) check(a, b string) error {
	one, err := geometryOf(o.Arg1, a, b)
	if err != nil {
		return fmt.Errorf("the first geometry cannot be made: %w", err)
	}
	want := strings.TrimSpace(o.Want)
	name := strings.TrimSuffix(strings.ToLower(o.Name), "ng")
	if name == "isvalid" {
		invalid := one.Validate()
		if (invalid == nil) != (want == "true") {
			if invalid == nil {
				return fmt.Errorf("GEOS says %s, it says: <nil>", want)
			}
			return fmt.Errorf("GEOS says %s, it says: %w", want, invalid)
		}
		return nil
	}
	var got geom.Geometry
	if o.Arg2 == "" {
		got, err = geom.UnaryUnion(one)
	} else {
		two, fault := geometryOf(o.Arg2, a, b)
		if fault != nil {
			return fmt.Errorf("the second geometry cannot be made: %w", fault)
		}
		switch name {
		case "union":
			got, err = geom.Union(one, two)
		case "intersection":
			got, err = geom.Intersection(one, two)
		case "difference":
			got, err = geom.Difference(one, two)
		default:
			got, err = geom.SymmetricDifference(one, two)
		}
	}
	if err != nil {
		return fmt.Errorf("it refuses: %w", err)
	}
	expected, err := parseGeometry(want)
	if err != nil {
		return fmt.Errorf("the result of GEOS cannot be made: %w", err)
	}
	return same(got, expected)
}

func geometryOf(argument, a, b string) (geom.Geometry, error) {
	if strings.EqualFold(argument, "b") {
		return parseGeometry(b)
	}
	return parseGeometry(a)
}

// parseGeometry reads the text or, in hexadecimal, the binary form.
func parseGeometry(s string) (geom.Geometry, error) {
	s = strings.Join(strings.Fields(s), " ")
	if compact := strings.ReplaceAll(s, " ", ""); strings.HasPrefix(compact, "00") || strings.HasPrefix(compact, "01") {
		raw, err := hex.DecodeString(compact)
		if err != nil {
			return geom.Geometry{}, err
		}
		return geom.UnmarshalWKB(raw, geom.NoValidate{})
	}
	// A ring of its own is a closed line.
	return geom.UnmarshalWKT(strings.ReplaceAll(s, "LINEARRING", "LINESTRING"), geom.NoValidate{})
}

// same compares sets of points: what one has and the other has not must have neither surface nor length.
func same(got, want geom.Geometry) error {
	if got.IsEmpty() && want.IsEmpty() {
		return nil
	}
	if geom.ExactEquals(got, want, geom.IgnoreOrder, geom.ToleranceXY(1e-6)) {
		return nil
	}
	rest, err := geom.SymmetricDifference(got, want)
	if err != nil {
		return fmt.Errorf("it gives %s, GEOS %s; not to be compared: %w", brief(got), brief(want), err)
	}
	size := 1.0
	if box, ok := want.Envelope().AsBox(); ok {
		size = math.Max(1, math.Max(box.MaxX-box.MinX, box.MaxY-box.MinY))
	}
	if rest.Area() <= 1e-9*size*size && outline(rest) <= 1e-6*size && (rest.IsEmpty() || rest.Dimension() > 0) {
		return nil
	}
	fault := fmt.Errorf("it gives %s, GEOS %s", brief(got), brief(want))
	if rest.Area() <= outline(got)+outline(want) {
		return fmt.Errorf("%w, %w", fault, errWithinGrid)
	}
	return fault
}

// outline is the length of lines and of the edges of surfaces.
func outline(g geom.Geometry) float64 {
	switch g.Type() {
	case geom.TypePolygon, geom.TypeMultiPolygon:
		return g.Boundary().Length()
	case geom.TypeGeometryCollection:
		var total float64
		for _, member := range g.MustAsGeometryCollection().Dump() {
			total += outline(member)
		}
		return total
	default:
		return g.Length()
	}
}

func brief(g geom.Geometry) string {
	s := g.AsText()
	const longest = 400
	if len(s) > longest {
		return s[:longest] + "…"
	}
	return s
}
