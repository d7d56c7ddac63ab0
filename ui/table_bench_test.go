package ui

import (
	"context"
	"fmt"
	"testing"

	"emprise/geo/feature"
	"emprise/geo/scene"
)

// BenchmarkTableFilter is what a worker does when the filter of the table of 1,500,000 parcels changes. It must stay below 200 ms.
func BenchmarkTableFilter(b *testing.B) {
	const parcels = 1_500_000
	var s feature.Builder
	for i := range parcels {
		s.Begin(feature.Points)
		s.Ring([]float64{2 + float64(i%1000)/1000, 47 + float64(i/1000)/3000}, false)
		s.Text("id", fmt.Sprintf("%05d000%c%c%04d", 91000+i/6000, 'A'+i/26%26, 'A'+i%26, i%6000))
		s.Text("commune", fmt.Sprintf("%05d", 91000+i/6000))
		s.Text("section", string([]byte{byte('A' + i/26%26), byte('A' + i%26)}))
		s.Number("numero", float64(i%6000), feature.Integer)
		s.Number("contenance", float64(i*7919%40_000), feature.Integer)
		s.End()
	}
	set, err := s.Set()
	if err != nil {
		b.Fatal(err)
	}
	l := scene.NewLayer("parcels", "parcels", "parcels", 1, set)
	for _, filter := range []string{"ab 12", "91012", "0412", "contenance >= 20000", "section = 'AB' et contenance entre 5 000 et 20 000"} {
		b.Run(filter, func(b *testing.B) {
			b.ReportAllocs()
			rows := 0
			for b.Loop() {
				found, err := filtered(context.Background(), l, filter)
				if err != nil {
					b.Fatal(err)
				}
				rows = len(found)
			}
			b.ReportMetric(float64(rows), "rows")
		})
	}
}
