package sample_test

import (
	"bytes"
	"image"
	"testing"

	"emprise/data"
	"emprise/data/symbology"
	"emprise/geo/feature"
	"emprise/geo/style"
	"emprise/ui/sample"
)

// A line wears its stroke in a list, not the sign of the points of its layer.
func TestALineIsShownAsALine(t *testing.T) {
	t.Parallel()
	symbol := symbology.ForLayer(data.Layer{Role: data.RolePower}).Classes[0].Symbol
	if !symbol.Marker.Drawn() {
		t.Fatal("power has no sign for its points any more")
	}
	plain := symbol
	plain.Marker = style.Marker{}
	line, bare, point := sample.Of(&symbol, feature.Lines)(18, 14, 1), sample.Of(&plain, feature.Lines)(18, 14, 1), sample.Of(&symbol, feature.Points)(18, 14, 1)
	if !bytes.Equal(line.Pix, bare.Pix) || bytes.Equal(line.Pix, point.Pix) {
		t.Error("a line wears the sign of a point")
	}
}

// A sample that is kept is painted once for a size, and as it would be without.
func TestASampleThatIsKeptIsPaintedOnce(t *testing.T) {
	t.Parallel()
	symbol, painted := symbology.ForProjects().Classes[0].Symbol, 0
	plain := sample.Of(&symbol, feature.Points)
	kept := sample.Kept(func(width, height int, unit float64) *image.RGBA {
		painted++
		return plain(width, height, unit)
	})
	for _, size := range []struct {
		width, painted int
		unit           float64
	}{{18, 1, 1}, {18, 1, 1}, {36, 2, 2}, {36, 2, 2}, {36, 3, 1}, {18, 4, 1}} {
		got, want := kept(size.width, 14, size.unit), plain(size.width, 14, size.unit)
		if !bytes.Equal(got.Pix, want.Pix) || painted != size.painted {
			t.Errorf("%d wide at %g: painted %d times of %d, as without: %v", size.width, size.unit, painted, size.painted, bytes.Equal(got.Pix, want.Pix))
		}
	}
}
