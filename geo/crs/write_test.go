package crs_test

import (
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"emprise/geo/crs"
)

// written are systems that WKT must describe: every legal projection, the conics, and what stands in for them elsewhere.
var written = []int{2154, 3942, 3946, 3947, 3950, 5490, 2972, 2975, 4471, 4467, 32631, 32740, 4326}

var authorities = regexp.MustCompile(`,AUTHORITY\["EPSG","[0-9]+"\]`)

// The parameters alone, without any code, say which system it is.
func TestDescriptionsAreRead(t *testing.T) {
	t.Parallel()
	for _, code := range written {
		s, err := crs.Lookup(code)
		if err != nil {
			t.Fatal(err)
		}
		text, err := s.WKT()
		if err != nil {
			t.Error(err)
			continue
		}
		again, err := crs.FromWKT(text)
		if err != nil || again != s {
			t.Errorf("EPSG:%d is read as %v, %v", code, again, err)
		}
		bare, err := crs.FromWKT(authorities.ReplaceAllString(text, ""))
		if err != nil || bare.Name() != s.Name() && bare.Geographic() != s.Geographic() {
			t.Errorf("EPSG:%d without codes is read as %v, %v", code, bare, err)
		}
	}
	s, err := crs.Lookup(27572)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.WKT(); err == nil {
		t.Error("a system without description has one")
	}
}

// GDAL writes the same text.
func TestDescriptionsAreThoseOfGDAL(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("gdalsrsinfo")
	if err != nil {
		t.Skip("gdalsrsinfo is not installed")
	}
	for _, code := range written {
		want, err := exec.Command(program, "-o", "wkt1", "--single-line", "EPSG:"+strconv.Itoa(code)).Output()
		if err != nil {
			t.Fatal(err)
		}
		s, err := crs.Lookup(code)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := s.WKT(); got != strings.TrimSpace(string(want)) {
			t.Errorf("EPSG:%d\n%s\n%s", code, got, want)
		}
	}
}
