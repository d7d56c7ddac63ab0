package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"emprise/ui/kit"
)

// Tiles stand in as many columns as fit, each under the shortest, and none over another.
func TestTiles(t *testing.T) {
	stage(t)
	var all []fyne.CanvasObject
	for _, h := range []float32{100, 40, 50, 30, 90} {
		all = append(all, kit.Space(10, h))
	}
	tiles := kit.Tiles(100, 10, all...)
	for width, want := range map[float32][]fyne.Position{
		100: {{X: 0, Y: 0}, {X: 0, Y: 110}, {X: 0, Y: 160}, {X: 0, Y: 220}, {X: 0, Y: 260}},
		209: {{X: 0, Y: 0}, {X: 0, Y: 110}, {X: 0, Y: 160}, {X: 0, Y: 220}, {X: 0, Y: 260}},
		210: {{X: 0, Y: 0}, {X: 110, Y: 0}, {X: 110, Y: 50}, {X: 0, Y: 110}, {X: 110, Y: 110}},
		330: {{X: 0, Y: 0}, {X: 110 + 10.0/3, Y: 0}, {X: 220 + 20.0/3, Y: 0}, {X: 110 + 10.0/3, Y: 50}, {X: 220 + 20.0/3, Y: 60}},
	} {
		tiles.Resize(fyne.NewSize(width, 400))
		for i, o := range all {
			if p := o.Position(); p.X-want[i].X > 0.1 || want[i].X-p.X > 0.1 || p.Y != want[i].Y {
				t.Errorf("%.0f wide: tile %d is at %v, want %v", width, i, p, want[i])
			}
		}
	}
}
