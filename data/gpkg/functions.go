package gpkg

import (
	"database/sql/driver"
	"math"

	"modernc.org/sqlite"
)

// The R-tree triggers that the standard prescribes call these functions, and any file that QGIS or GDAL has made has such
// triggers. They must be registered before the first connection is opened, as must the locks that survive another reader of
// the same file in this process.
func init() {
	// Only Linux has such locks; elsewhere, and on old kernels, SQLite's usual ones serve.
	_, _ = sqlite.OFDLocking(true)
	for name, pick := range map[string]func(minX, minY, maxX, maxY float64) float64{
		"ST_MinX": func(v, _, _, _ float64) float64 { return v },
		"ST_MinY": func(_, v, _, _ float64) float64 { return v },
		"ST_MaxX": func(_, _, v, _ float64) float64 { return v },
		"ST_MaxY": func(_, _, _, v float64) float64 { return v },
	} {
		sqlite.MustRegisterDeterministicScalarFunction(name, 1,
			func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
				minX, minY, maxX, maxY, ok := boundOfBlob(args[0])
				if !ok {
					return nil, nil
				}
				return pick(minX, minY, maxX, maxY), nil
			})
	}
	sqlite.MustRegisterDeterministicScalarFunction("ST_IsEmpty", 1,
		func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
			if args[0] == nil {
				return nil, nil
			}
			_, _, _, _, ok := boundOfBlob(args[0])
			return !ok, nil
		})
}

// boundOfBlob gives the lon/lat bound of a geometry; ok is false when it is empty or unreadable.
func boundOfBlob(v driver.Value) (minX, minY, maxX, maxY float64, ok bool) {
	blob, isBlob := v.([]byte)
	if !isBlob {
		return 0, 0, 0, 0, false
	}
	var d decoder
	if d.decode(blob) != nil || len(d.flat) == 0 {
		return 0, 0, 0, 0, false
	}
	minX, minY = math.Inf(1), math.Inf(1)
	maxX, maxY = math.Inf(-1), math.Inf(-1)
	for i := 0; i < len(d.flat); i += 2 {
		minX, maxX = math.Min(minX, d.flat[i]), math.Max(maxX, d.flat[i])
		minY, maxY = math.Min(minY, d.flat[i+1]), math.Max(maxY, d.flat[i+1])
	}
	return minX, minY, maxX, maxY, true
}
