package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo/crs"
)

// role is the role of a layer on the command line.
type role data.Role

// UnmarshalText accepts the codes of data.Roles.
func (r *role) UnmarshalText(text []byte) error {
	if !slices.Contains(data.Roles(), data.Role(text)) {
		codes := make([]string, 0, len(data.Roles()))
		for _, known := range data.Roles() {
			codes = append(codes, string(known))
		}
		return fmt.Errorf("%q: one of %s", text, strings.Join(codes, ", "))
	}
	*r = role(text)
	return nil
}

// coverage is where a layer shows all that there is, on the command line.
type coverage data.Coverage

// UnmarshalText accepts "extent", "territory", and codes of communes parted by commas.
func (c *coverage) UnmarshalText(text []byte) error {
	if *c = coverage(text); *c == "extent" {
		*c = coverage(data.CoverageExtent)
	}
	if data.Coverage(*c).Validate() != nil {
		return fmt.Errorf("%q: extent, territory, INSEE,INSEE…", text)
	}
	return nil
}

// epsg is a reference system on the command line.
type epsg struct{ system *crs.System }

// UnmarshalText accepts EPSG:2154, 2154 and the names that files use.
func (c *epsg) UnmarshalText(text []byte) error {
	name := string(text)
	if code, err := strconv.Atoi(name); err == nil {
		system, err := crs.Lookup(code)
		c.system = system
		return err
	}
	system, ok := crs.Recognise(name)
	if !ok {
		return fmt.Errorf("unknown reference system %q", name)
	}
	c.system = system
	return nil
}

func authority(s *crs.System) string { return "EPSG:" + strconv.Itoa(s.EPSG()) }

// size is a picture's size in pixels.
type size struct{ width, height int }

// UnmarshalText accepts 1200x800.
func (s *size) UnmarshalText(text []byte) error {
	w, h, _ := strings.Cut(string(text), "x")
	width, err1 := strconv.Atoi(w)
	height, err2 := strconv.Atoi(h)
	if err1 != nil || err2 != nil || width < 1 || height < 1 || width > 20_000 || height > 20_000 {
		return fmt.Errorf("%q: width and height in pixels, such as 1200x800", text)
	}
	*s = size{width, height}
	return nil
}

// bounds is a lon/lat rectangle.
type bounds orb.Bound

// UnmarshalText accepts west,south,east,north in degrees.
func (b *bounds) UnmarshalText(text []byte) error {
	parts := strings.Split(string(text), ",")
	var n [4]float64
	err := errors.New("four numbers")
	if len(parts) == 4 {
		for i, p := range parts {
			if n[i], err = strconv.ParseFloat(strings.TrimSpace(p), 64); err != nil {
				break
			}
		}
	}
	// Written so that a NaN is refused too.
	if err != nil || !(n[0] < n[2] && n[1] < n[3] && n[0] >= -180 && n[2] <= 180 && n[1] >= -90 && n[3] <= 90) {
		return fmt.Errorf("%q: west,south,east,north in degrees, such as 2.34,48.68,2.40,48.72", text)
	}
	*b = bounds{Min: orb.Point{n[0], n[1]}, Max: orb.Point{n[2], n[3]}}
	return nil
}
