package demo_test

import (
	"testing"

	"emprise/data/demo"
)

func BenchmarkGenerate(b *testing.B) {
	for b.Loop() {
		demo.Generate(demo.DefaultSeed)
	}
}
