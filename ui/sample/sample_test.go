package sample_test

import (
	"bytes"
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
