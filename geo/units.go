package geo

// Metres is a length or a distance on the ground.
type Metres float64

// SquareMetres is an area on the ground.
type SquareMetres float64

// SquareMetresPerHectare converts at the edges (interface, files, sheets), the only places where hectares exist.
const SquareMetresPerHectare = 10_000

// Hectares gives the area in hectares, for people to read.
func (a SquareMetres) Hectares() float64 { return float64(a) / SquareMetresPerHectare }

// Kilometres gives the distance in kilometres, for people to read.
func (d Metres) Kilometres() float64 { return float64(d) / 1000 }
