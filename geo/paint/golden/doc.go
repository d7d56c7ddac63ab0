// Package golden compares pictures and texts made by a test with those kept in its testdata, for tests alone.
//
// A picture may differ by 4 of 255 on less than one pixel in a hundred, for processors that round otherwise. What a failing
// test saw is written to testdata/failed; `go test -update` keeps it as the new truth. It must know nothing of maps.
package golden
