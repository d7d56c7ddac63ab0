// Package measure takes areas, lengths and distances on the ground.
//
// Everything that comes in is lon/lat degrees; everything that goes out is true metres on the GRS80 ellipsoid, the one of
// RGF93 (WGS 84 is the same to a tenth of a millimetre). Nothing is ever measured on a drawing plane: where a planar
// algorithm is needed (nearest points, overlaps), it runs in the legal projection of the place, which is conformal, and
// its answer is taken back to the ellipsoid.
//
// Land is counted once: UnionArea is the total of areas that overlap. What is not valid is repaired only where the drawing
// leaves no doubt which ground it means; the caller tells of the rest. testdata/geos.txt says how the overlay behaves on the
// test suite of GEOS.
//
// All functions are pure and safe for any goroutine. The package must know nothing of files, layers or plots.
package measure
